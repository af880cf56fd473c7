"""Step 4: decide which documents may enter the index."""

from generate import Document


def admit(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """The documents that may be indexed, and those that a person has to read first.

    Our own documents (`source` is `own`) are admitted. A supplier's document waits for a person if
    it speaks to the machine: if it gives orders to an assistant, a model or an AI, or tells the
    reader to ignore or forget earlier rules or instructions.
    """
    # TODO: this lets everything in.
    return documents, []
