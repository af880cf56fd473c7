"""The daily line, its limits, and what they catch."""

import math

import numpy as np
import pandas as pd
import pytest
from generate import SHOPS, day_log, outcomes, training_sample
from monitor import (
    SIGNALS,
    day_line,
    limits_from,
    rings,
    share_at_age,
    stability_index,
    worst_shops,
)

REFERENCE = training_sample()


@pytest.fixture(scope="module")
def quiet() -> list[dict[str, float]]:
    return [day_line(day_log(number), REFERENCE) for number in range(28)]


@pytest.fixture(scope="module")
def limits(quiet: list[dict[str, float]]) -> dict[str, tuple[float, float]]:
    return limits_from(quiet)


def test_index_of_the_reference_itself_is_zero() -> None:
    assert stability_index(REFERENCE["basket"], REFERENCE["basket"]) == pytest.approx(0, abs=1e-4)


def test_index_of_a_known_case() -> None:
    reference = pd.Series(np.arange(1_000.0))
    today = pd.Series(np.concatenate([np.arange(0.0, 500.0), np.arange(0.0, 500.0)]))
    # Five bins hold 0.2 instead of 0.1 each, five hold nothing.
    expected = 5 * 0.1 * math.log(2) + 5 * (0.0001 - 0.1) * math.log(0.0001 / 0.1)
    assert stability_index(reference, today) == pytest.approx(expected, rel=0.02)


def test_index_sees_a_shift_beside_one_huge_value() -> None:
    today = day_log(900, "larger-baskets")["basket"]
    alone = stability_index(REFERENCE["basket"], today)
    huge = pd.concat([today, pd.Series([1e9])], ignore_index=True)
    with_huge = stability_index(REFERENCE["basket"], huge)
    assert alone > 0.02, f"a rise of 15% gives only {alone:.4f}"
    assert with_huge == pytest.approx(alone, rel=0.05), "one huge value hides a shift of the rest"


def test_index_leaves_missing_values_out() -> None:
    today = day_log(901)["basket"]
    half = today.copy()
    half[::2] = np.nan
    assert stability_index(REFERENCE["basket"], half) < 0.02
    assert stability_index(REFERENCE["basket"], half.dropna()) == pytest.approx(
        stability_index(REFERENCE["basket"], half)
    )


def test_index_without_values_is_infinite() -> None:
    assert stability_index(REFERENCE["basket"], pd.Series([np.nan, np.nan])) == math.inf


def test_index_stands_values_that_are_often_the_same() -> None:
    reference = pd.Series([0.0] * 700 + list(np.linspace(1, 10, 300)))
    assert stability_index(reference, reference) == pytest.approx(0, abs=1e-6)
    none = pd.Series(np.linspace(1, 10, 300))
    assert stability_index(reference, none) > 1, "the zeros are gone and the index is calm"


def test_line_of_a_small_log() -> None:
    log = pd.DataFrame(
        {
            "shop": "shop-01",
            "version": "orders-4",
            "basket": [10.0, np.nan, 30.0, 40.0],
            "score": [0.2, 0.5, np.nan, 0.6],
            "failed": [False, False, True, False],
            "milliseconds": [40.0, 40.0, 3_000.0, 40.0],
            "accepted": [1.0, 0.0, np.nan, 1.0],
        }
    )
    line = day_line(log, REFERENCE)
    assert tuple(line) == SIGNALS, f"the line has {tuple(line)}, expected {SIGNALS}"
    assert line["requests"] == 4
    assert line["errors"] == pytest.approx(0.25)
    assert line["missing"] == pytest.approx(0.25)
    assert line["accepted"] == pytest.approx(2 / 3), "a failed request is not a refused proposal"
    assert line["p95"] > 2_000, "somebody waited three seconds for the failed request"


def test_limits_leave_room_on_both_sides() -> None:
    line = dict.fromkeys(SIGNALS, 10.0)
    quiet = [
        line | {"errors": float(value)} for value in (4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 8)
    ]
    limits = limits_from(quiet)
    assert limits["errors"] == pytest.approx((3, 11))
    assert limits["requests"] == pytest.approx((10, 10))


def test_two_weeks_are_the_least() -> None:
    with pytest.raises(ValueError, match=r"1[34]"):
        limits_from([dict.fromkeys(SIGNALS, 1.0)] * 13)


def test_what_is_no_number_rings() -> None:
    limits = dict.fromkeys(SIGNALS, (0.0, 1.0))
    line = dict.fromkeys(SIGNALS, 0.5) | {"accepted": math.nan, "errors": 1.5, "requests": -1.0}
    assert rings(line, limits) == ["requests", "errors", "accepted"]
    assert rings(dict.fromkeys(SIGNALS, 1.0), limits) == [], "a value on the limit is ordinary"


def test_quiet_days_stay_quiet(limits: dict[str, tuple[float, float]]) -> None:
    lines = [day_line(day_log(100 + number), REFERENCE) for number in range(28)]
    loud = {number: rings(line, limits) for number, line in enumerate(lines) if rings(line, limits)}
    assert len(loud) <= 1, f"false alarms on {len(loud)} of 28 quiet days: {loud}"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("time-outs", {"errors"}),
        ("slow", {"p95"}),
        ("half-missing", {"missing"}),
        ("larger-baskets", {"basket_drift", "score_drift"}),
        ("mixed-up", {"accepted"}),
        ("constant-score", {"score_drift"}),
        ("customers-changed", {"accepted"}),
        ("traffic-halved", {"requests"}),
    ],
)
def test_faults_ring(
    fault: str, expected: set[str], limits: dict[str, tuple[float, float]]
) -> None:
    for seed in (300, 301):
        rang = set(rings(day_line(day_log(seed, fault), REFERENCE), limits))
        assert expected <= rang, f"{fault}: {sorted(rang) or 'nothing'} rang, expected {expected}"


@pytest.mark.parametrize("fault", ["time-outs", "customers-changed", "traffic-halved"])
def test_faults_that_leave_inputs_alone_do_not_ring_as_drift(
    fault: str, limits: dict[str, tuple[float, float]]
) -> None:
    rang = rings(day_line(day_log(302, fault), REFERENCE), limits)
    assert not {"basket_drift", "score_drift"} & set(rang), f"{fault}: {rang}"


def test_one_shop_is_found_among_thirty() -> None:
    table = worst_shops(day_log(303, "shop-in-cents"), REFERENCE)
    assert list(table.columns) == ["shop", "baskets", "drift"]
    assert table.iloc[0]["shop"] == "shop-11"
    assert table.iloc[0]["drift"] > 10 * table.iloc[1]["drift"]
    assert table["drift"].is_monotonic_decreasing
    assert set(table["shop"]) == set(SHOPS)


def test_shops_with_few_baskets_are_left_out() -> None:
    log = day_log(304)
    log.loc[log["shop"] == "shop-05", "basket"] = np.nan
    few = log[log["shop"] != "shop-06"]
    few = pd.concat([few, log[log["shop"] == "shop-06"].head(99)])
    shops = set(worst_shops(few, REFERENCE)["shop"])
    assert "shop-05" not in shops, "shop-05 has no basket at all"
    assert "shop-06" not in shops, "shop-06 has fewer than 100 baskets"
    assert len(shops) == len(SHOPS) - 2


def test_share_at_age_of_a_small_case() -> None:
    table = pd.DataFrame(
        {"sent": [0, 1, 6, 6, 7, 13, 13, 14], "disputed": [5, np.nan, 30, 13, 8, 20, np.nan, 15]}
    )
    shares = share_at_age(table, age=7, today=20)
    assert list(shares.index) == [1, 2], "week 3 is too young on day 20"
    assert shares[1] == pytest.approx(2 / 4), "a dispute on day 30 was not known at seven days"
    assert shares[2] == pytest.approx(2 / 3)
    assert list(share_at_age(table, age=7, today=19).index) == [1], (
        "the last day of week 2 is day 13, and only six days old on day 19"
    )


def test_the_jump_is_seen_early_and_young_weeks_are_not_flattered() -> None:
    table = outcomes()
    early = share_at_age(table, age=7, today=98)
    assert early.index.max() == 13
    before, after = early.loc[:9], early.loc[10:]
    assert after.min() > before.max(), "at equal age the worse weeks stand out"
    assert list(share_at_age(table, age=30, today=98).index) == list(range(1, 10))
