"""Evaluate a fraud model. It runs, and its score is too good; see README.md."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from generate import arrays, claims
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import KFold

Resampler = Callable[[np.ndarray, np.ndarray, np.random.Generator], tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Evaluation:
    """The truth and the score of each row; the score comes from a model that did not see it."""

    truth: np.ndarray
    scores: np.ndarray


def oversample(
    X: np.ndarray, y: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Repeat rare rows, drawn at random, until both classes have equally many. This is correct."""
    rare, common = np.flatnonzero(y), np.flatnonzero(~y)
    rows = np.concatenate([common, rng.choice(rare, size=common.size)])
    return X[rows], y[rows]


def cross_validate(
    model: Any,
    X: np.ndarray,
    y: np.ndarray,
    resample: Resampler | None = None,
    folds: int = 5,
    seed: int = 0,
) -> Evaluation:
    """The truth as given, and one score per row, in the order of the rows.

    `resample` gets the rows to train on and nothing else, once per fold. Each fold has nearly the
    same number of rare rows.
    """
    # TODO: this runs, and the score is not true. Find out why, and mend it.
    rng = np.random.default_rng(seed)
    if resample is not None:
        X, y = resample(X, y, rng)
    scores = np.empty(len(y))
    for train, test in KFold(folds, shuffle=True, random_state=seed).split(X):
        fitted = clone(model).fit(X[train], y[train])
        scores[test] = fitted.predict_proba(X[test])[:, 1]
    return Evaluation(y, scores)


def undo_weight(scores: np.ndarray, weight: float) -> np.ndarray:
    """The probabilities behind scores whose rare class counted `weight` times in training.

    0 stays 0 and 1 stays 1. A weight that is not positive is a ValueError.
    """
    # TODO: the odds, p / (1 - p), were multiplied by the weight.
    raise NotImplementedError


def threshold_for(scores: np.ndarray, capacity: int) -> float:
    """The lowest threshold from which on (`scores >= threshold`) at most `capacity` rows pass.

    When rows share a score, they pass together or not at all. With a capacity of 0 none passes.
    A negative capacity is a ValueError.
    """
    # TODO
    raise NotImplementedError


def report(evaluation: Evaluation, threshold: float) -> dict[str, float]:
    """What a reader needs beside the score.

    Keys: rows, positives, prevalence, average_precision, flagged, found (rare rows among the
    flagged), precision, recall. Nothing flagged means a precision of 0.0.
    """
    # TODO
    raise NotImplementedError


if __name__ == "__main__":
    features, fraud = arrays(claims())
    forest = RandomForestClassifier(n_estimators=30, min_samples_leaf=2, random_state=0)
    result = cross_validate(forest, features, fraud, oversample)
    score = average_precision_score(result.truth, result.scores)
    print(f"average precision {score:.3f}. Shall we release it?")
