"""A detector for slow changes, with a false-alarm rate that was measured."""

import numpy as np


def cumulative(values: np.ndarray, slack: float = 0.5) -> np.ndarray:
    """For each stretch (row) the running sum of what exceeds the slack; it never falls below 0."""
    # TODO: a colleague let it fall below zero. After a good spring it needs all summer to ring.
    return np.cumsum(values - slack, axis=1)


def limit_for(stretches: np.ndarray, slack: float = 0.5, false_alarm: float = 0.05) -> float:
    """The limit that the share `false_alarm` of quiet stretches exceeds at least once.

    Fewer than 5 / false_alarm stretches say too little: ValueError with the number needed.
    """
    # TODO: the days are shuffled first, "to make them independent". What does that do?
    mixed = np.random.default_rng(0).permuted(stretches, axis=1)
    return float(np.quantile(cumulative(mixed, slack).max(axis=1), 1 - false_alarm))


def first_ring(values: np.ndarray, limit: float, slack: float = 0.5) -> list[int | None]:
    """For each stretch the first day, from 1, with a sum above the limit; None if never."""
    raise NotImplementedError  # TODO


def alarms_a_week(models: int, inputs: int, a_day: float) -> float:
    """False alarms a week if each input of each model rings at this rate a day."""
    raise NotImplementedError  # TODO
