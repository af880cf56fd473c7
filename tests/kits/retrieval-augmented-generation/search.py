"""Step 2: find passages by words, and join two lists into one."""

import math
from collections import Counter, defaultdict
from typing import Protocol

from meaning import words


class Index(Protocol):
    """Anything that finds passages."""

    def top(self, question: str, k: int) -> list[str]:
        """Addresses of at most k passages, best first."""


class Words:
    """Passages by BM25."""

    def __init__(self, passages: dict[str, str], k1: float = 1.5, b: float = 0.75) -> None:
        self.counts = {address: Counter(words(text)) for address, text in passages.items()}
        sizes = {address: counts.total() for address, counts in self.counts.items()}
        mean = sum(sizes.values()) / max(1, len(sizes))
        self.k1 = k1
        self.norms = {a: k1 * (1 - b + b * size / mean) for a, size in sizes.items()}
        self.spread = Counter(word for counts in self.counts.values() for word in counts)

    def scores(self, question: str) -> dict[str, float]:
        """The score of each passage; 0 where no word is shared."""
        scores = dict.fromkeys(self.counts, 0.0)
        for word in sorted(set(words(question)) & set(self.spread)):
            seen = self.spread[word]
            rarity = math.log(1 + (len(scores) - seen + 0.5) / (seen + 0.5))
            for address, counts in self.counts.items():
                count = counts[word]
                scores[address] += rarity * count * (self.k1 + 1) / (count + self.norms[address])
        return scores

    def top(self, question: str, k: int) -> list[str]:
        """Addresses of at most k passages, best first; none that shares no word."""
        scores = self.scores(question)
        found = [address for address, score in scores.items() if score > 0]
        return sorted(found, key=lambda address: -scores[address])[:k]


class Both:
    """Several indexes as one, by reciprocal rank fusion."""

    def __init__(self, *indexes: Index, depth: int = 50) -> None:
        self.indexes, self.depth = indexes, depth

    def top(self, question: str, k: int) -> list[str]:
        """Addresses of at most k passages, best first."""
        sums: defaultdict[str, float] = defaultdict(float)
        for index in self.indexes:
            for rank, address in enumerate(index.top(question, max(k, self.depth))):
                sums[address] += 1 / (1 + rank)
        return sorted(sums, key=lambda address: -sums[address])[:k]
