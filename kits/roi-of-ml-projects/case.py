"""The case for a project: its months, its gain, its ranges, and its review."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    """What comes in less what goes out, for every month of the project's life.

    Building and labels are paid in equal parts while it is built. Afterwards the share of shops
    grows in equal steps to the adoption, and running, care and mistakes are paid every month. The
    last month pays for the end as well.
    """
    # TODO: labels, slow adoption and the end are missing.
    flow = []
    for month in range(1, case.life + 1):
        if month <= case.months_to_build:
            flow.append(-case.build / case.months_to_build)
        else:
            gain = case.shops * case.saved_a_shop * case.adoption
            flow.append(gain - case.run - case.care - case.mistakes)
    return flow


def break_even(flow: list[float]) -> int | None:
    """The first month after which the sum stays at zero or above; None if it never does."""
    raise NotImplementedError  # TODO


def deepest(flow: list[float]) -> float:
    """The lowest sum that is ever reached, 0 if it never falls below."""
    raise NotImplementedError  # TODO


def gain_against(shops: pd.DataFrame) -> tuple[float, float]:
    """EUR saved a shop and month against the shops left alone, and the standard error of it.

    `shops` has the columns treated, before and during. The gain is the fall in treated shops less
    the fall in the others; the error follows from how much the falls differ within each group.
    """
    raise NotImplementedError  # TODO


def sensitivity(case: Case, spans: Mapping[str, Span]) -> list[tuple[str, float, float]]:
    """The sum with each figure alone at its bad and its good end, the widest first."""
    raise NotImplementedError  # TODO


def worlds(case: Case, spans: Mapping[str, Span], count: int = 2_000, seed: int = 0) -> np.ndarray:
    """The sums of many possible worlds.

    Every figure is drawn from a triangle between its ends with its top at the likely value; a
    figure that is a whole number in the case is rounded.
    """
    raise NotImplementedError  # TODO


def review(case: Case, came: Mapping[str, float]) -> pd.DataFrame:
    """What each figure was assumed to be, what came, and what that did to the sum.

    Columns figure, assumed, came, effect, the largest effect (up or down) first. The effect is the
    sum of the case with this figure alone replaced, less the sum of the case.
    """
    raise NotImplementedError  # TODO
