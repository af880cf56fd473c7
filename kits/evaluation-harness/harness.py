"""The evaluation harness: six questions to any model, in a fixed order."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

Change = Callable[[pd.DataFrame], pd.DataFrame]
Metric = Callable[[np.ndarray, np.ndarray], float]


@dataclass(frozen=True)
class FailureMode:
    """How the model fails, who notices by what, what happens then, and which row it covers."""

    how: str
    noticed_by: str
    then: str
    covers: str = ""


@dataclass
class Report:
    """What a release is decided on. Slices come from `by_slice`, stress from `stress`."""

    success: str
    minimum: float
    baseline: float
    model: float
    rows: int
    positives: int
    slices: pd.DataFrame
    slice_floor: float
    stress: pd.DataFrame
    stress_floor: float
    failure_modes: list[FailureMode] = field(default_factory=list)


def choose(scores: np.ndarray, opened: float = 0.10) -> np.ndarray:
    """True for the crates that are opened: the highest scores, `round(opened * rows)` of them.

    Of equal scores the earlier row is opened. A score that is not a number raises ValueError.
    """
    raise NotImplementedError  # TODO


def found_share(answers: np.ndarray, scores: np.ndarray, opened: float = 0.10) -> float:
    """The share of the crates that spoil which is among the opened ones.

    ValueError if no crate spoils: then there is nothing to find, and 0 or 1 would both be lies.
    """
    raise NotImplementedError  # TODO


def later_holdout(
    table: pd.DataFrame, start: int, gap: int, column: str = "day"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows to fit on, and rows from `start` on to score.

    An answer is known `gap` days after its row at the latest. Fit only on rows whose answer was
    known before `start`. ValueError if one of the two sides is empty.
    """
    raise NotImplementedError  # TODO


def by_slice(
    answers: np.ndarray, chosen: np.ndarray, groups: pd.Series, min_positives: int = 10
) -> pd.DataFrame:
    """One row per group: rows, positives, found, share. The weakest share first.

    `chosen` is one decision for all groups (see `choose`). With fewer than `min_positives`
    positives the share is not a number, and the group stands at the end: too few to say.
    """
    raise NotImplementedError  # TODO


def noisy(column: str, scale: float, seed: int = 0) -> Change:
    """A change that adds normal noise to a column."""
    raise NotImplementedError  # TODO


def missing(column: str, share: float, seed: int = 0) -> Change:
    """A change that empties `round(share * rows)` random cells of a column."""
    raise NotImplementedError  # TODO


def wrong_unit(
    column: str, convert: Callable[[pd.Series], pd.Series], share: float, seed: int = 0
) -> Change:
    """A change that converts `round(share * rows)` random cells of a column."""
    raise NotImplementedError  # TODO


def stress(
    predict: Callable[[pd.DataFrame], np.ndarray],
    table: pd.DataFrame,
    answers: np.ndarray,
    changes: dict[str, Change],
    metric: Metric = found_share,
) -> pd.DataFrame:
    """One row per change, the first is "as it is". Columns: score, loss, error.

    `loss` is what the change costs compared with "as it is". A model that raises is a result, not
    the end of the run: its score is not a number and `error` is "TypeName: message"; otherwise
    `error` is empty. `table` stays as it was, whatever a change or the model does to its input.
    """
    raise NotImplementedError  # TODO


def reasons_against(report: Report) -> list[str]:
    """Why the model must not be released; an empty list means that it may.

    - It does not beat the baseline, or stays below the minimum.
    - A slice is below the floor or too small to judge, and no failure mode `covers` its name.
    - A change (other than "as it is") ends below the stress floor or in an error, and no failure
      mode `covers` its name.
    - There is no failure mode at all, or one with an empty (or blank) how, noticed_by or then.

    Each reason names what it is about: the slice, the change, the failure mode.
    """
    raise NotImplementedError  # TODO


def to_markdown(report: Report) -> str:
    """The report as text: six headings in this order, and the decision with its reasons.

    Success, Baseline, Holdout, Slices, Stress, Failure modes, Decision. Every slice stands with
    its number of rows and of positives.
    """
    raise NotImplementedError  # TODO
