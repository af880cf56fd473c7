"""Money, with outcomes that come late."""

import numpy as np
import pytest
from cadence import Prices, cheapest, fallback_age, yearly

PRICES = Prices(per_day=100, mistake=2.0, training=500)
RISING = 0.10 + 0.002 * np.arange(200)


def test_cost_of_a_small_case() -> None:
    wrong = np.array([0.0, 0.0, 0.1, 0.3, 0.9])
    # ages 2 and 3: 20% of 100 decisions a day are wrong, and every second day there is a training
    expected = 365 * 100 * 2.0 * 0.2 + 365 / 2 * 500
    found = yearly(wrong, period=2, delay=2, prices=PRICES)
    assert found == pytest.approx(expected), f"{found:.0f} EUR; ages 2 and 3 cost {expected:.0f}"


def test_late_outcomes_cost_something() -> None:
    costs = [yearly(RISING, 28, delay, PRICES) for delay in (0, 14, 60)]
    assert costs[0] < costs[1] < costs[2]
    assert costs[1] - costs[0] == pytest.approx(365 * 100 * 2.0 * 0.002 * 14)


@pytest.mark.parametrize(("period", "delay"), [(0, 5), (190, 11), (201, 0)])
def test_ages_that_nobody_measured(period: int, delay: int) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        yearly(RISING, period, delay, PRICES)
    assert yearly(RISING, 189, 11, PRICES) > 0


def test_the_cheapest_period_of_a_straight_line() -> None:
    # mistakes grow by 365 * 100 * 2 * 0.002 / 2 = 73 EUR for each day of the period
    best, near = cheapest(RISING, 10, PRICES)
    assert best == round((365 * 500 / 73) ** 0.5)
    assert best in near
    assert near == sorted(near)
    least = yearly(RISING, best, 10, PRICES)
    assert all(yearly(RISING, period, 10, PRICES) <= 1.05 * least for period in near)
    assert yearly(RISING, near[0] - 1, 10, PRICES) > 1.05 * least
    assert len(near) > 20, "the sum is flat around its minimum"


def test_dear_trainings_are_rarer() -> None:
    cheap = cheapest(RISING, 10, Prices(100, 2.0, 50))[0]
    dear = cheapest(RISING, 10, Prices(100, 2.0, 1_000))[0]
    assert cheap < dear


def test_a_model_that_does_not_age_is_trained_as_seldom_as_possible() -> None:
    best = cheapest(np.full(100, 0.1), 10, PRICES)[0]
    assert best == 90, f"100 ages less a delay of 10 allow 90 days, not {best}"


def test_fallback_age() -> None:
    wrong = np.array([0.1, 0.1, 0.9, 0.1, 0.1, 0.1, 0.3, 0.3, 0.3, 0.3])
    assert fallback_age(wrong, rule=0.2, days=1) == 2
    assert fallback_age(wrong, rule=0.25, days=3) == 0, "0.1, 0.1 and 0.9 are 0.37 on average"
    assert fallback_age(np.delete(wrong, 2), rule=0.2, days=3) == 4
    assert fallback_age(wrong, rule=0.95, days=1) is None
    assert fallback_age(RISING, rule=0.30) == 98, "the mean of ages 98 to 104 is above 0.30"
