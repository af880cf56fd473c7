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
    """EUR a year for mistakes and trainings, if a model is trained every `period` days."""
    if period < 1 or delay + period > len(wrong):
        raise ValueError(f"{len(wrong)} ages are known, not {delay} to {delay + period - 1}")
    mistakes = 365 * prices.per_day * prices.mistake * float(np.mean(wrong[delay:][:period]))
    return mistakes + 365 / period * prices.training


def cheapest(wrong: np.ndarray, delay: int, prices: Prices) -> tuple[int, list[int]]:
    """The cheapest period, and all periods that cost at most 5% more, in order."""
    costs = {
        period: yearly(wrong, period, delay, prices) for period in range(1, len(wrong) - delay + 1)
    }
    best = min(costs, key=lambda period: costs[period])
    return best, [period for period, cost in costs.items() if cost <= 1.05 * costs[best]]


def fallback_age(wrong: np.ndarray, rule: float, days: int = 7) -> int | None:
    """The first age from which, over so many days in a row, a model errs more than the rule."""
    means = np.convolve(wrong, np.ones(days) / days, mode="valid")
    above = np.flatnonzero(means > rule + 1e-12)
    return int(above[0]) if above.size else None
