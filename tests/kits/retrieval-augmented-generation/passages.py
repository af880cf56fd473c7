"""Step 1: cut documents into passages that can be found and cited."""

import re

from generate import Document


def cut(documents: list[Document], max_words: int = 60) -> dict[str, str]:
    """Passages by address, one for each section or part of a long one."""
    passages: dict[str, str] = {}
    for document in documents:
        for section in re.split(r"^## ", document.text, flags=re.MULTILINE)[1:]:
            heading, _, body = section.partition("\n")
            for part in _parts(" ".join(body.split()), max_words):
                address = base = f"{document.name}/{heading.strip()}".replace(" ", "-").lower()
                address = base = f"{document.name}{base[len(document.name) :]}"
                count = 1
                while address in passages:
                    count += 1
                    address = f"{base}#{count}"
                passages[address] = f"{document.name}: {heading.strip()}. {part}"
    return passages


def _parts(text: str, max_words: int) -> list[str]:
    """The text in pieces of at most `max_words` words, cut between sentences."""
    parts: list[str] = []
    for sentence in re.split(r"(?<=[.!?]) ", text):
        if parts and len(parts[-1].split()) + len(sentence.split()) <= max_words:
            parts[-1] += f" {sentence}"
        else:
            parts.append(sentence)
    return parts
