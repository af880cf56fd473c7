"""A detector for slow changes, with a false-alarm rate that was measured."""

import math

import numpy as np


def cumulative(values: np.ndarray, slack: float = 0.5) -> np.ndarray:
    """For each stretch (row) the running sum of what exceeds the slack; it never falls below 0."""
    sums = np.zeros(values.shape)
    for day in range(values.shape[1]):
        before = sums[:, day - 1] if day else 0
        sums[:, day] = np.maximum(0, before + values[:, day] - slack)
    return sums


def limit_for(stretches: np.ndarray, slack: float = 0.5, false_alarm: float = 0.05) -> float:
    """The limit that the share `false_alarm` of quiet stretches exceeds at least once."""
    needed = math.ceil(5 / false_alarm - 1e-9)
    if len(stretches) < needed:
        raise ValueError(f"{len(stretches)} stretches say too little; {needed} are needed")
    return float(np.quantile(cumulative(stretches, slack).max(axis=1), 1 - false_alarm))


def first_ring(values: np.ndarray, limit: float, slack: float = 0.5) -> list[int | None]:
    """For each stretch the first day, from 1, with a sum above the limit; None if never."""
    rings = cumulative(values, slack) > limit
    return [int(row.argmax()) + 1 if row.any() else None for row in rings]


def alarms_a_week(models: int, inputs: int, a_day: float) -> float:
    """False alarms a week if each input of each model rings at this rate a day."""
    return 7 * models * inputs * a_day
