"""The detector keeps its promise on stretches that it has not seen, and is quick."""

import numpy as np
import pytest
from detect import alarms_a_week, cumulative, first_ring, limit_for
from generate import calm


def test_the_sum_of_a_small_case() -> None:
    values = np.array([[1.0, 1.0, -5.0, 2.0, 0.5], [0.0, 0.0, 0.0, 0.0, 3.5]])
    expected = [[0.5, 1.0, 0.0, 1.5, 1.5], [0.0, 0.0, 0.0, 0.0, 3.0]]
    assert cumulative(values).tolist() == expected, "good days must not be saved up"
    assert cumulative(values, slack=1.0)[0].tolist() == [0, 0, 0, 1, 0.5]


def test_first_ring_counts_from_one() -> None:
    values = np.array([[2.0, 2.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 9.0]])
    assert first_ring(values, limit=2.0) == [2, None, 3]
    assert first_ring(values, limit=3.0) == [None, None, 3], "a sum on the limit is calm"


def test_too_few_stretches() -> None:
    with pytest.raises(ValueError, match="100"):
        limit_for(calm(1, 99), false_alarm=0.05)
    limit_for(calm(1, 100), false_alarm=0.05)


@pytest.mark.parametrize("false_alarm", [0.05, 0.20])
def test_the_promise_holds_on_new_stretches(false_alarm: float) -> None:
    limit = limit_for(calm(2, 2_000), false_alarm=false_alarm)
    rings = [day is not None for day in first_ring(calm(3, 2_000), limit)]
    share = sum(rings) / len(rings)
    assert 0.6 * false_alarm <= share <= 1.4 * false_alarm, (
        f"{share:.1%} of calm stretches ring, promised were {false_alarm:.0%}"
    )


@pytest.mark.parametrize(("change", "within"), [("jump", 20), ("creep", 40)])
def test_changes_are_found(change: str, within: int) -> None:
    limit = limit_for(calm(2, 2_000))
    days = first_ring(calm(4, 400, change), limit)
    found = sum(day is not None and day <= within for day in days) / len(days)
    assert found > 0.85, f"only {found:.0%} of the stretches with a {change} ring by day {within}"


def test_good_days_are_not_saved_up() -> None:
    limit = limit_for(calm(2, 2_000))
    spring = np.hstack([calm(5, 200) - 1.0, calm(6, 200, "jump")])
    days = [day for day in first_ring(spring, limit) if day is not None]
    assert len(days) > 190, "after sixty good days a jump is no longer noticed"
    assert np.median(days) < 60 + 20


def test_the_week_of_the_person_who_watches() -> None:
    assert alarms_a_week(12, 30, 0.01) == pytest.approx(25.2)
