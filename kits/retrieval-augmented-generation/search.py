"""Step 2: find passages by words, and join two lists into one."""

from typing import Protocol

from meaning import words


class Index(Protocol):
    """Anything that finds passages."""

    def top(self, question: str, k: int) -> list[str]:
        """Addresses of at most k passages, best first."""


class Words:
    """Passages by BM25."""

    def __init__(self, passages: dict[str, str], k1: float = 1.5, b: float = 0.75) -> None:
        self.passages, self.k1, self.b = passages, k1, b

    def scores(self, question: str) -> dict[str, float]:
        """The score of each passage; 0 where no word is shared."""
        # TODO: this counts shared words. Use BM25: rare words count more, repetition counts with
        # diminishing returns, and long passages count less.
        asked = words(question)
        return {a: sum(words(text).count(w) for w in asked) for a, text in self.passages.items()}

    def top(self, question: str, k: int) -> list[str]:
        """Addresses of at most k passages, best first; none that shares no word."""
        scores = self.scores(question)
        return sorted(scores, key=lambda address: -scores[address])[:k]


class Both:
    """Several indexes as one, by reciprocal rank fusion."""

    def __init__(self, *indexes: Index) -> None:
        self.indexes = indexes

    def top(self, question: str, k: int) -> list[str]:
        """Addresses of at most k passages, best first."""
        # TODO: this trusts the first index alone. Give each passage 1 / (1 + rank) for every list
        # it stands in (rank 0 is the best), and sort by the sum. Look deeper than k.
        return self.indexes[0].top(question, k)
