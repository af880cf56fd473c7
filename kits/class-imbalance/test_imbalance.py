"""Acceptance tests. They check what the functions do; do not change them."""

from typing import Any

import numpy as np
import pytest
from generate import arrays, claims
from imbalance import cross_validate, oversample, report, threshold_for, undo_weight
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

FITTED: list[np.ndarray] = []
ASKED: list[np.ndarray] = []


class Spy(ClassifierMixin, BaseEstimator):
    """A model that notes the row numbers it sees (column 0) and returns a score made of them."""

    def fit(self, X: np.ndarray, y: np.ndarray) -> "Spy":
        self.classes_ = np.array([False, True])
        FITTED.append(X[:, 0].astype(int))
        return self

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        ASKED.append(X[:, 0].astype(int))
        score = X[:, 0] / 1_000
        return np.column_stack([1 - score, score])


class Watch:
    """A resampler that notes what it was given."""

    def __init__(self) -> None:
        self.given: list[np.ndarray] = []

    def __call__(
        self, X: np.ndarray, y: np.ndarray, rng: np.random.Generator
    ) -> tuple[np.ndarray, np.ndarray]:
        assert isinstance(rng, np.random.Generator), "hand the resampler a numpy Generator"
        self.given.append(X[:, 0].astype(int))
        return oversample(X, y, rng)


@pytest.fixture
def numbered() -> tuple[np.ndarray, np.ndarray]:
    """200 rows whose first feature is the row number; 20 rare rows, all at the beginning."""
    FITTED.clear()
    ASKED.clear()
    return np.column_stack([np.arange(200), np.zeros(200)]), np.arange(200) < 20


@pytest.fixture(scope="module")
def data() -> tuple[np.ndarray, np.ndarray]:
    return arrays(claims(rows=2_000, seed=4))


def test_each_row_gets_one_score_in_its_place(numbered: Any) -> None:
    X, y = numbered
    result = cross_validate(Spy(), X, y, Watch())
    assert len(result.truth) == len(y), (
        f"{len(y)} claims went in and {len(result.truth)} came out: the rows that are scored must "
        "be the claims as they are, not a balanced table"
    )
    assert np.array_equal(result.truth, y), "the truth came back in another order"
    assert np.allclose(result.scores, X[:, 0] / 1_000), "a score stands beside the wrong row"


def test_no_row_is_scored_by_a_model_that_saw_it(numbered: Any) -> None:
    X, y = numbered
    cross_validate(Spy(), X, y, Watch())
    shared = [len(set(a) & set(b)) for a, b in zip(FITTED, ASKED, strict=True)]
    assert shared == [0] * 5, f"rows both trained on and scored, per fold: {shared}"


def test_the_resampler_gets_the_training_rows_of_each_fold(numbered: Any) -> None:
    X, y = numbered
    watch = Watch()
    cross_validate(Spy(), X, y, watch)
    assert len(watch.given) == 5, f"resample was called {len(watch.given)} times for 5 folds"
    for given, asked in zip(watch.given, ASKED, strict=True):
        assert not set(given) & set(asked), "resample was given rows of the test fold"
        assert len(given) + len(asked) == 200, "resample was not given all training rows"


def test_the_model_is_fitted_on_the_resampled_rows(numbered: Any) -> None:
    X, y = numbered
    cross_validate(Spy(), X, y, Watch(), folds=4)
    for rows in FITTED:
        rare = (rows < 20).mean()
        assert rare == pytest.approx(0.5), f"share of rare rows in training is {rare:.2f}, not 0.5"
        assert len(set(rows)) == 150, "training rows were lost or added"


def test_every_fold_has_its_share_of_rare_rows(numbered: Any) -> None:
    X, y = numbered
    for seed in range(3):
        ASKED.clear()
        cross_validate(Spy(), X, y, None, seed=seed)
        counts = [int((rows < 20).sum()) for rows in ASKED]
        assert counts == [4] * 5, f"rare rows per fold are {counts}; stratify the folds"


def test_without_a_resampler_the_training_rows_stay_as_they_are(numbered: Any) -> None:
    X, y = numbered
    cross_validate(Spy(), X, y)
    assert [len(rows) for rows in FITTED] == [160] * 5


def test_the_seed_decides_the_folds(numbered: Any) -> None:
    X, y = numbered
    for seed in (1, 1, 2):
        cross_validate(Spy(), X, y, Watch(), seed=seed)
    first, again, other = ASKED[:5], ASKED[5:10], ASKED[10:]
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(first, other, strict=True))


def test_the_honest_score_is_far_below_the_first(data: Any) -> None:
    X, y = data
    forest = RandomForestClassifier(n_estimators=20, min_samples_leaf=2, random_state=0)
    result = cross_validate(forest, X, y, oversample)
    score = average_precision_score(result.truth, result.scores)
    assert score < 0.5, f"average precision {score:.2f} is still too good for these claims"
    assert score > 1.5 * y.mean(), f"average precision {score:.2f} is no better than chance"


def test_undo_weight_on_cases_worked_by_hand() -> None:
    assert undo_weight(np.array([0.5]), 9) == pytest.approx([0.1])
    assert undo_weight(np.array([0.9, 0.2]), 1) == pytest.approx([0.9, 0.2])
    assert undo_weight(np.array([0.9]), 0.1) == pytest.approx([90 / 91])


def test_undo_weight_at_the_ends() -> None:
    with np.errstate(all="raise"):
        restored = undo_weight(np.array([0.0, 1.0]), 40)
    assert restored == pytest.approx([0.0, 1.0]), "0 must stay 0 and 1 must stay 1"
    for weight in (0, -2):
        with pytest.raises(ValueError, match=r"."):
            undo_weight(np.array([0.5]), weight)


def test_restored_probabilities_agree_with_the_prevalence(data: Any) -> None:
    X, y = data
    weighted = cross_validate(LogisticRegression(class_weight="balanced"), X, y).scores
    assert weighted.mean() > 5 * y.mean(), "the weights seem to have been lost on the way"
    restored = undo_weight(weighted, (~y).sum() / y.sum()).mean()
    assert restored == pytest.approx(y.mean(), rel=0.2), (
        f"the mean probability is {restored:.3f}, the prevalence {y.mean():.3f}"
    )


def test_the_threshold_fills_the_capacity_and_never_more() -> None:
    scores = np.random.default_rng(0).permutation(np.linspace(0.01, 0.99, 50))
    for capacity in (1, 7, 50, 80):
        flagged = (scores >= threshold_for(scores, capacity)).sum()
        assert flagged == min(capacity, 50), f"{flagged} flagged with a capacity of {capacity}"


def test_rows_that_share_a_score_pass_together_or_not_at_all() -> None:
    scores = np.array([0.9, 0.5, 0.5, 0.5, 0.1])
    for capacity, expected in [(1, 1), (2, 1), (3, 1), (4, 4), (5, 5)]:
        flagged = (scores >= threshold_for(scores, capacity)).sum()
        assert flagged == expected, f"{flagged} flagged with a capacity of {capacity}"


def test_a_capacity_of_none_flags_none() -> None:
    assert not (np.array([0.2, 1.0]) >= threshold_for(np.array([0.2, 1.0]), 0)).any()
    with pytest.raises(ValueError, match=r"."):
        threshold_for(np.array([0.2]), -1)


def test_the_report_counts_before_it_divides(numbered: Any) -> None:
    X, y = numbered
    said = report(cross_validate(Spy(), X, y), threshold=0.015)
    expected = {"rows": 200, "positives": 20, "prevalence": 0.1, "flagged": 185, "found": 5}
    assert {key: said[key] for key in expected} == pytest.approx(expected)
    assert said["precision"] == pytest.approx(5 / 185)
    assert said["recall"] == pytest.approx(0.25)
    assert said["average_precision"] == pytest.approx(average_precision_score(y, X[:, 0]))


def test_the_report_of_a_threshold_that_flags_nothing(numbered: Any) -> None:
    X, y = numbered
    said = report(cross_validate(Spy(), X, y), threshold=2.0)
    assert (said["flagged"], said["precision"], said["recall"]) == (0, 0.0, 0.0)
