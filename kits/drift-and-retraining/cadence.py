"""How often to retrain, by what it costs."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Prices:
    """What the year costs: decisions a day, EUR per wrong one, EUR per training."""

    per_day: float
    mistake: float
    training: float


def yearly(wrong: np.ndarray, period: int, delay: int, prices: Prices) -> float:
    """EUR a year for mistakes and trainings, if a model is trained every `period` days.

    wrong[a] is the share of wrong decisions of a model whose newest training day is a days ago.
    Outcomes are known after `delay` days, so that is the age of a model on its first day. A year
    has 365 days. ValueError if the period is below 1, or needs an age that is not in `wrong`.
    """
    # TODO: a colleague forgot that outcomes come late, and that trainings cost something.
    return 365 * prices.per_day * prices.mistake * float(np.mean(wrong[:period]))


def cheapest(wrong: np.ndarray, delay: int, prices: Prices) -> tuple[int, list[int]]:
    """The cheapest period, and all periods that cost at most 5% more, in order."""
    raise NotImplementedError  # TODO


def fallback_age(wrong: np.ndarray, rule: float, days: int = 7) -> int | None:
    """The first age from which, over so many days in a row, a model errs more than the rule.

    The mean of wrong[a : a + days] is compared with the rule. None if that never happens.
    """
    raise NotImplementedError  # TODO
