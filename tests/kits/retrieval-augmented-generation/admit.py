"""Step 4: decide which documents may enter the index."""

import re

from generate import Document

ADDRESSED = re.compile(r"(?i)\bassistants? (?:must|should|shall)\b|\blanguage models?\b|\bAIs?\b")
OVERRIDE = re.compile(
    r"(?i)\b(?:ignore|forget|disregard)\b[^.]*\b(?:previous|earlier|prior|above)\b[^.]*"
    r"\b(?:instructions?|rules?|prompts?)\b"
)


def admit(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """The documents that may be indexed, and those that a person has to read first."""
    admitted, waiting = [], []
    for document in documents:
        text = " ".join(document.text.split())
        speaks = ADDRESSED.search(text) or OVERRIDE.search(text)
        (waiting if speaks and document.source != "own" else admitted).append(document)
    return admitted, waiting
