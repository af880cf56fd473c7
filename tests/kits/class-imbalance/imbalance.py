"""Evaluate a fraud model; only training rows are resampled."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from generate import arrays, claims
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedKFold

Resampler = Callable[[np.ndarray, np.ndarray, np.random.Generator], tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Evaluation:
    """The truth and the score of each row; the score comes from a model that did not see it."""

    truth: np.ndarray
    scores: np.ndarray


def oversample(
    X: np.ndarray, y: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Repeat rare rows, drawn at random, until both classes have equally many."""
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
    """The truth as given, and one score per row, in the order of the rows."""
    rng = np.random.default_rng(seed)
    scores = np.empty(len(y))
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=seed).split(X, y):
        X_train, y_train = X[train], y[train]
        if resample is not None:
            X_train, y_train = resample(X_train, y_train, rng)
        scores[test] = clone(model).fit(X_train, y_train).predict_proba(X[test])[:, 1]
    return Evaluation(y, scores)


def undo_weight(scores: np.ndarray, weight: float) -> np.ndarray:
    """The probabilities behind scores whose rare class counted `weight` times in training."""
    if weight <= 0:
        raise ValueError(f"the weight must be positive, it is {weight}")
    # odds / weight, turned back into a probability, without the division by 1 - p
    restored: np.ndarray = scores / (scores + (1 - scores) * weight)
    return restored


def threshold_for(scores: np.ndarray, capacity: int) -> float:
    """The lowest threshold from which on at most `capacity` rows pass; infinite if none may."""
    if capacity < 0:
        raise ValueError(f"the capacity must not be negative, it is {capacity}")
    levels, counts = np.unique(scores, return_counts=True)
    passing = counts[::-1].cumsum()[::-1]
    allowed = levels[passing <= capacity]
    return float(allowed[0]) if allowed.size else float("inf")


def report(evaluation: Evaluation, threshold: float) -> dict[str, float]:
    """What a reader needs beside the score."""
    truth, flagged = evaluation.truth, evaluation.scores >= threshold
    found = int((truth & flagged).sum())
    return {
        "rows": len(truth),
        "positives": int(truth.sum()),
        "prevalence": float(truth.mean()),
        "average_precision": float(average_precision_score(truth, evaluation.scores)),
        "flagged": int(flagged.sum()),
        "found": found,
        "precision": found / int(flagged.sum()) if flagged.any() else 0.0,
        "recall": found / int(truth.sum()),
    }


if __name__ == "__main__":
    features, fraud = arrays(claims())
    forest = RandomForestClassifier(n_estimators=30, min_samples_leaf=2, random_state=0)
    for name, model, resample in [
        ("forest, oversampled", forest, oversample),
        ("plain", LogisticRegression(), None),
        ("weighted", LogisticRegression(class_weight="balanced"), None),
        ("oversampled", LogisticRegression(), oversample),
    ]:
        result = cross_validate(model, features, fraud, resample)
        said = report(result, threshold_for(result.scores, 60))
        print(name, f"mean score {result.scores.mean():.3f}", said)
