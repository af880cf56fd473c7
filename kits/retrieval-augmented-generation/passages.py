"""Step 1: cut documents into passages that can be found and cited."""

from generate import Document


def cut(documents: list[Document], max_words: int = 60) -> dict[str, str]:
    """Passages by address.

    One passage for each section (`## `), beginning with the name of the document and the heading.
    A section with more than `max_words` words gives several passages, cut between sentences, each
    with document and heading in front, none with a text of more than `max_words` words beside them.
    An address is unique and begins with the name of the document.
    """
    # TODO: this cuts wherever 80 characters are full. Cut where the authors cut.
    passages = {}
    for document in documents:
        flat = " ".join(document.text.split())
        for start in range(0, len(flat), 80):
            passages[f"{document.name} {start}"] = flat[start : start + 80]
    return passages
