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
    """True for the crates that are opened: the highest scores, earlier rows first."""
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).any():
        raise ValueError(f"{int(np.isnan(scores).sum())} scores are not a number")
    chosen = np.zeros(scores.size, dtype=bool)
    chosen[np.argsort(-scores, kind="stable")[: round(opened * scores.size)]] = True
    return chosen


def found_share(answers: np.ndarray, scores: np.ndarray, opened: float = 0.10) -> float:
    """The share of the crates that spoil which is among the opened ones."""
    answers = np.asarray(answers, dtype=bool)
    if not answers.any():
        raise ValueError("no crate spoils: nothing to find")
    return float(answers[choose(scores, opened)].sum() / answers.sum())


def later_holdout(
    table: pd.DataFrame, start: int, gap: int, column: str = "day"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows whose answer was known before `start`, and rows from `start` on."""
    past = table[table[column] + gap < start]
    later = table[table[column] >= start]
    if past.empty or later.empty:
        raise ValueError(f"{len(past)} rows to fit on and {len(later)} to score")
    return past, later


def by_slice(
    answers: np.ndarray, chosen: np.ndarray, groups: pd.Series, min_positives: int = 10
) -> pd.DataFrame:
    """One row per group: rows, positives, found, share. The weakest share first."""
    answers, chosen = np.asarray(answers, dtype=bool), np.asarray(chosen, dtype=bool)
    table = pd.DataFrame(
        {
            "group": np.asarray(groups),
            "rows": 1,
            "positives": answers.astype(int),
            "found": (answers & chosen).astype(int),
        }
    )
    result = table.groupby("group").sum()
    enough = result["positives"] >= min_positives
    result["share"] = (result["found"] / result["positives"]).where(enough)
    return result.sort_values("share", kind="stable", na_position="last")


def _cells(table: pd.DataFrame, share: float, seed: int) -> np.ndarray:
    hit = np.zeros(len(table), dtype=bool)
    rows = np.random.default_rng(seed).permutation(len(table))[: round(share * len(table))]
    hit[rows] = True
    return hit


def noisy(column: str, scale: float, seed: int = 0) -> Change:
    """A change that adds normal noise to a column."""

    def change(table: pd.DataFrame) -> pd.DataFrame:
        noise = np.random.default_rng(seed).normal(scale=scale, size=len(table))
        return table.assign(**{column: table[column] + noise})

    return change


def missing(column: str, share: float, seed: int = 0) -> Change:
    """A change that empties `round(share * rows)` random cells of a column."""

    def change(table: pd.DataFrame) -> pd.DataFrame:
        return table.assign(**{column: table[column].mask(_cells(table, share, seed))})

    return change


def wrong_unit(
    column: str, convert: Callable[[pd.Series], pd.Series], share: float, seed: int = 0
) -> Change:
    """A change that converts `round(share * rows)` random cells of a column."""

    def change(table: pd.DataFrame) -> pd.DataFrame:
        hit = _cells(table, share, seed)
        return table.assign(**{column: table[column].mask(hit, convert(table[column]))})

    return change


def stress(
    predict: Callable[[pd.DataFrame], np.ndarray],
    table: pd.DataFrame,
    answers: np.ndarray,
    changes: dict[str, Change],
    metric: Metric = found_share,
) -> pd.DataFrame:
    """One row per change, the first is "as it is". Columns: score, loss, error."""
    rows = {}
    for name, change in {"as it is": lambda whole: whole, **changes}.items():
        try:
            rows[name] = (metric(answers, predict(change(table.copy(deep=True)))), "")
        except Exception as error:  # a crash is a result
            rows[name] = (float("nan"), f"{type(error).__name__}: {error}")
    result = pd.DataFrame.from_dict(rows, orient="index", columns=["score", "error"])
    result.insert(1, "loss", result["score"].iloc[0] - result["score"])
    return result


def reasons_against(report: Report) -> list[str]:
    """Why the model must not be released; an empty list means that it may."""
    reasons = []
    covered = {mode.covers for mode in report.failure_modes}
    if not report.model > report.baseline:
        reasons.append(f"the model ({report.model:.2f}) does not beat the baseline")
    if not report.model >= report.minimum:
        reasons.append(f"the model ({report.model:.2f}) is below the minimum")
    for name, row in report.slices.iterrows():
        if name not in covered and not row["share"] >= report.slice_floor:
            reasons.append(f"slice {name} is weak or too small, and no failure mode covers it")
    for name, row in report.stress.drop(index="as it is").iterrows():
        if name not in covered and not row["score"] >= report.stress_floor:
            reasons.append(f"'{name}' breaks the model, and no failure mode covers it")
    if not report.failure_modes:
        reasons.append("no failure mode is written down")
    for mode in report.failure_modes:
        parts = {"how": mode.how, "noticed_by": mode.noticed_by, "then": mode.then}
        if empty := [part for part, text in parts.items() if not text.strip()]:
            reasons.append(f"failure mode '{mode.how or mode.covers}' lacks {', '.join(empty)}")
    return reasons


def to_markdown(report: Report) -> str:
    """The report as text: six headings in order, and the decision with its reasons."""
    lines = ["# Success", "", report.success, "", "# Baseline", "", f"{report.baseline:.2f}", ""]
    lines += ["# Holdout", ""]
    lines += [f"{report.model:.2f} on {report.rows} rows with {report.positives} positives,"]
    lines += [f"at least {report.minimum:.2f} wanted.", "", "# Slices", ""]
    for name, row in report.slices.iterrows():
        share = "too few to say" if np.isnan(row["share"]) else f"{row['share']:.2f}"
        counts = f"{int(row['rows'])} rows, {int(row['positives'])} positives"
        lines.append(f"- {name}: {share} ({counts})")
    lines += ["", "# Stress", ""]
    for name, row in report.stress.iterrows():
        result = row["error"] or f"{row['score']:.2f}, loss {row['loss']:.2f}"
        lines.append(f"- {name}: {result}")
    lines += ["", "# Failure modes", ""]
    for mode in report.failure_modes:
        lines.append(f"- {mode.how} Noticed by: {mode.noticed_by} Then: {mode.then}")
    reasons = reasons_against(report)
    lines += ["", "# Decision", "", "Do not release." if reasons else "Release.", ""]
    lines += [f"- {reason}" for reason in reasons]
    return "\n".join(lines).rstrip() + "\n"
