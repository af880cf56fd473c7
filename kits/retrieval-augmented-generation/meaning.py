"""Search by embeddings. Given: nothing to do here."""

import re

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

STOP = set(
    re.findall(
        "[a-z]+",
        """a an the of is are to in on at and or i we you do does what when which who how my me our
        it its can may with for from until by must that has have many much long far after they each
        be""",
    )
)


def words(text: str) -> list[str]:
    """Words in lower case, without the most common ones and without a plural s."""
    found = re.findall(r"[a-z0-9]+", text.lower())
    return [word.rstrip("s") if len(word) > 3 else word for word in found if word not in STOP]


class Meaning:
    """Passages by the cosine of their embeddings with that of the question."""

    def __init__(self, passages: dict[str, str], more: list[str], size: int = 24) -> None:
        texts = [*passages.values(), *more]
        self.addresses = list(passages)
        self.tfidf = TfidfVectorizer(tokenizer=words, token_pattern=None).fit(texts)
        size = min(size, len(texts) - 1)
        self.svd = TruncatedSVD(size, algorithm="arpack", random_state=0)
        self.svd.fit(self.tfidf.transform(texts))
        self.vectors = self._embed(list(passages.values()))

    def _embed(self, texts: list[str]) -> np.ndarray:
        raw = self.svd.transform(self.tfidf.transform(texts))
        return raw / np.maximum(np.linalg.norm(raw, axis=1, keepdims=True), 1e-9)

    def top(self, question: str, k: int) -> list[str]:
        """Addresses of at most k passages, best first."""
        scores = (self.vectors @ self._embed([question])[0]).round(6)
        best = np.argsort(-scores, kind="stable")[:k]
        return [self.addresses[i] for i in best if scores[i] > 0]
