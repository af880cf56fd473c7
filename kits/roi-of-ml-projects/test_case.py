"""Acceptance tests; leave them as they are."""

import numpy as np
import pytest
from case import (
    Case,
    Span,
    break_even,
    deepest,
    gain_against,
    months,
    review,
    sensitivity,
    worlds,
)
from generate import pilot, year

SMALL = Case(
    build=900,
    labels=100,
    months_to_build=2,
    run=10,
    care=20,
    end=50,
    shops=10,
    saved_a_shop=40.0,
    adoption=0.5,
    mistakes=10,
    settle=2,
    life=6,
)


def test_months_hold_every_cost_and_a_slow_start() -> None:
    assert len(months(SMALL)) == 6, "one figure for each month; the end is paid in the last one"
    assert months(SMALL) == pytest.approx([-500, -500, 60, 160, 160, 110]), (
        "labels while it is built; half of the shops in month 3, all that will come from month 4"
    )


def test_labels_are_paid_while_it_is_built() -> None:
    assert months(SMALL)[0] == pytest.approx(-500), "900 and 100 in two parts"


def test_shops_come_in_equal_steps() -> None:
    slow = months(Case(settle=10, months_to_build=5))
    gains = np.array(slow[5:15]) + 8_200
    assert np.diff(gains) == pytest.approx(np.full(9, 700 * 46 * 0.6 / 10)), (
        "each month a tenth of the shops more; mistakes are paid in full from the first"
    )


def test_the_last_month_pays_for_the_end() -> None:
    assert months(SMALL)[-1] == pytest.approx(160 - 50)


def test_break_even_is_the_month_from_which_it_stays_even() -> None:
    assert break_even([-10, 5, 5, 1]) == 3
    assert break_even([-10, 20, -15, 10]) == 4, "month 2 is even, and month 3 is not any more"
    assert break_even([5, 5]) == 1
    assert break_even([-10, 5]) is None
    assert break_even([-10, 20, -15]) is None


def test_deepest_is_what_has_to_be_lent() -> None:
    assert deepest(months(SMALL)) == pytest.approx(-1_000)
    assert deepest([5, -3]) == 0


@pytest.mark.parametrize("gain", [0.0, 20.0, 46.0])
def test_gain_is_against_the_shops_left_alone(gain: float) -> None:
    found, error = gain_against(pilot(gain, weather=-30.0, shops=400, seed=7))
    assert abs(found - gain) < 4 * error, "what fell everywhere is not a gain of the model"
    assert 0.8 < error < 1.7, "the error follows from how much the falls differ within each group"


def test_treated_shops_may_have_wasted_more_from_the_start() -> None:
    shops = pilot(20.0, shops=400, seed=7)
    shops.loc[shops["treated"], ["before", "during"]] += 40.0
    found, error = gain_against(shops)
    assert abs(found - 20) < 4 * error, "compare how far each group fell, not where it ended"


def test_error_shrinks_with_more_shops() -> None:
    few, many = (gain_against(pilot(shops=n, seed=3))[1] for n in (20, 2_000))
    assert few > 5 * many


SPANS = {
    "saved_a_shop": Span(28.0, 46.0, 58.0),
    "run": Span(4_600, 3_100, 2_500),
    "months_to_build": Span(9, 5, 4),
}


def test_sensitivity_changes_one_figure_at_a_time_and_puts_the_widest_first() -> None:
    rows = sensitivity(Case(), SPANS)
    assert [row[0] for row in rows] == ["saved_a_shop", "run", "months_to_build"]
    for name, bad, good in rows:
        assert bad < sum(months(Case())) < good, name
    assert rows[1][2] - rows[1][1] == pytest.approx((4_600 - 2_500) * 31)


def test_widest_is_the_distance_between_the_ends() -> None:
    spans = {"care": Span(4_300, 4_200, 2_000), "run": Span(9_000, 3_100, 3_000)}
    rows = sensitivity(Case(), spans)
    assert [row[0] for row in rows] == ["run", "care"], "sorted by one end instead of the span"


def test_months_of_building_stay_whole() -> None:
    rows = sensitivity(Case(), {"months_to_build": Span(8.6, 5, 4)})
    assert rows[0][1] == pytest.approx(sum(months(Case(months_to_build=9))))
    possible = {round(sum(months(Case(months_to_build=n)))) for n in range(4, 9)}
    found = worlds(Case(), {"months_to_build": Span(8, 5, 4)}, count=100, seed=2)
    assert {round(float(total)) for total in found} <= possible, "round the months of each world"


def test_worlds_lie_between_the_ends_and_below_the_likely_case() -> None:
    found = worlds(Case(), SPANS, count=800, seed=4)
    assert len(found) == 800
    worst = sum(months(Case(saved_a_shop=28.0, run=4_600, months_to_build=9)))
    best = sum(months(Case(saved_a_shop=58.0, run=2_500, months_to_build=4)))
    assert worst < found.min()
    assert found.max() < best
    assert np.median(found) < sum(months(Case())), "bad ends are further away than good ones"
    assert len(set(found.round(2))) > 700, "every world is drawn anew"


def test_worlds_are_drawn_from_a_triangle_with_its_top_at_the_likely_value() -> None:
    found = worlds(Case(), {"run": Span(4_600, 3_100, 2_500)}, count=4_000, seed=6)
    mean = 31 * (3_100 - (4_600 + 3_100 + 2_500) / 3)
    assert found.mean() - sum(months(Case())) == pytest.approx(mean, abs=1_000), (
        "the mean of a triangle is a third of low, likely and high together"
    )


def test_worlds_can_be_repeated() -> None:
    first, second = (worlds(Case(), SPANS, count=50, seed=9) for _ in range(2))
    assert np.array_equal(first, second), "the same seed gives the same worlds"


def test_figure_without_a_range_is_allowed() -> None:
    found = worlds(Case(), {"run": Span(3_100, 3_100, 3_100)}, count=3)
    assert found == pytest.approx(np.full(3, sum(months(Case()))))


def test_review_puts_the_largest_effect_first() -> None:
    came = dict(zip(year(5)["figure"], year(5)["came"], strict=True))
    found = review(Case(), came)
    assert list(found.columns) == ["figure", "assumed", "came", "effect"]
    assert set(found["figure"]) == set(came)
    sizes = found["effect"].abs().to_numpy()
    assert (sizes[:-1] >= sizes[1:]).all(), f"by size, whatever the sign: {sizes.round().tolist()}"


def test_review_says_what_a_figure_did_to_the_sum() -> None:
    found = review(Case(), {"run": 4_100.0, "build": 80_000.0}).set_index("figure")
    assert found.loc["run", "effect"] == pytest.approx(-31_000)
    assert found.loc["build", "effect"] == pytest.approx(16_000)
    assert found.loc["run", "assumed"] == 3_100
