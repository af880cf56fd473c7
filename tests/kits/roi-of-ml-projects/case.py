"""The case for a project: its months, its gain, its ranges, and its review."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Case:
    """A proposed project in EUR and months."""

    build: float = 96_000
    labels: float = 14_000
    months_to_build: int = 5
    run: float = 3_100
    care: float = 4_200
    end: float = 9_000
    shops: int = 700
    saved_a_shop: float = 46.0
    adoption: float = 0.6
    mistakes: float = 900
    settle: int = 6
    """Months after the release until the share of shops is reached, in equal steps."""
    life: int = 36
    """Months from the first day of work to the end."""


@dataclass(frozen=True)
class Span:
    """The three values of a figure: disappointing, likely, pleasing."""

    bad: float
    likely: float
    good: float


def months(case: Case) -> list[float]:
    """What comes in less what goes out, for every month of the project's life."""
    flow = []
    for month in range(1, case.life + 1):
        if month <= case.months_to_build:
            flow.append(-(case.build + case.labels) / case.months_to_build)
        else:
            used = min(1.0, (month - case.months_to_build) / case.settle) * case.adoption
            gain = case.shops * case.saved_a_shop * used
            flow.append(gain - case.run - case.care - case.mistakes)
    flow[-1] -= case.end
    return flow


def break_even(flow: list[float]) -> int | None:
    """The first month after which the sum stays at zero or above; None if it never does."""
    sums = np.cumsum(flow)
    below = np.flatnonzero(sums < 0)
    first = int(below[-1]) + 2 if below.size else 1
    return first if first <= len(flow) else None


def deepest(flow: list[float]) -> float:
    """The lowest sum that is ever reached, 0 if it never falls below."""
    return float(min(0, np.cumsum(flow).min()))


def gain_against(shops: pd.DataFrame) -> tuple[float, float]:
    """EUR saved a shop and month against the shops left alone, and the standard error of it."""
    fall = shops["before"] - shops["during"]
    treated, alone = fall[shops["treated"]], fall[~shops["treated"]]
    error = np.sqrt(treated.var() / len(treated) + alone.var() / len(alone))
    return float(treated.mean() - alone.mean()), float(error)


def sensitivity(case: Case, spans: Mapping[str, Span]) -> list[tuple[str, float, float]]:
    """The sum with each figure alone at its bad and its good end, the widest first."""
    rows = [
        (name, *(sum(months(_with(case, {name: end}))) for end in (span.bad, span.good)))
        for name, span in spans.items()
    ]
    return sorted(rows, key=lambda row: abs(row[2] - row[1]), reverse=True)


def worlds(case: Case, spans: Mapping[str, Span], count: int = 2_000, seed: int = 0) -> np.ndarray:
    """The sums of many possible worlds."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        drawn = {}
        for name, span in spans.items():
            low, high = min(span.bad, span.good), max(span.bad, span.good)
            drawn[name] = (
                span.likely if low == high else float(rng.triangular(low, span.likely, high))
            )
        found.append(sum(months(_with(case, drawn))))
    return np.array(found)


def review(case: Case, came: Mapping[str, float]) -> pd.DataFrame:
    """What each figure was assumed to be, what came, and what that did to the sum."""
    before = sum(months(case))
    rows = [
        (name, getattr(case, name), value, sum(months(_with(case, {name: value}))) - before)
        for name, value in came.items()
    ]
    rows.sort(key=lambda row: abs(row[3]), reverse=True)
    return pd.DataFrame(rows, columns=["figure", "assumed", "came", "effect"])


def _with(case: Case, values: Mapping[str, float]) -> Case:
    whole = {
        name: round(value) if isinstance(getattr(case, name), int) else value
        for name, value in values.items()
    }
    return replace(case, **whole)
