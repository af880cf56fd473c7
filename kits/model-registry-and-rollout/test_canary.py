"""The canary is long enough for its fault, and its rule rings as seldom as planned."""

import math

import numpy as np
import pandas as pd
import pytest
from canary import excess, limit_from, plan, requests_needed, verdict
from generate import canary


def shops(*rows: tuple[int, int, int, int]) -> pd.DataFrame:
    columns = ["past_requests", "past_errors", "requests", "errors"]
    table = pd.DataFrame(rows, columns=columns)
    table.insert(0, "shop", [f"shop-{number}" for number in range(len(rows))])
    return table


@pytest.mark.parametrize(
    ("usual", "worse", "expected"), [(0.005, 0.01, 2_373), (0.005, 0.02, 388), (0.05, 0.06, 4_370)]
)
def test_requests_of_known_cases(usual: float, worse: float, expected: int) -> None:
    found = requests_needed(usual, worse)
    assert found == pytest.approx(expected, rel=0.02), (
        f"{usual:.1%} against {worse:.1%} takes about {expected} requests, not {found}"
    )


def test_so_many_requests_keep_both_promises() -> None:
    rng = np.random.default_rng(5)
    needed = requests_needed(0.10, 0.13, false_alarm=0.1, missed=0.2)
    limit = np.quantile(rng.binomial(needed, 0.10, 20_000), 0.9)
    missed = (rng.binomial(needed, 0.13, 20_000) <= limit).mean()
    assert 0.15 < missed < 0.25, f"planned to miss 20%, misses {missed:.0%}"


def test_stricter_promises_need_more_requests() -> None:
    usual = requests_needed(0.01, 0.02)
    assert requests_needed(0.01, 0.02, false_alarm=0.01) > usual
    assert requests_needed(0.01, 0.02, missed=0.01) > usual


@pytest.mark.parametrize(("usual", "worse"), [(0.01, 0.01), (0.02, 0.01), (0, 0.01), (0.5, 1)])
def test_there_must_be_a_rise(usual: float, worse: float) -> None:
    with pytest.raises(ValueError, match=str(worse)):
        requests_needed(usual, worse)


def test_plan_of_two_steps() -> None:
    small, large = plan(0.005, 1_000, [(0.05, 0.05), (0.5, 0.01)], reaction=0.25)
    assert (small.share, small.worse) == (0.05, 0.05)
    assert small.requests == requests_needed(0.005, 0.05)
    assert small.hours == pytest.approx(small.requests / 50)
    assert small.failures == pytest.approx((small.requests + 0.25 * 50) * 0.045)
    assert large.hours == pytest.approx(large.requests / 500)
    assert large.failures == pytest.approx((large.requests + 0.25 * 500) * 0.005)


@pytest.mark.parametrize("shares", [(0.1, 0.1), (0.2, 0.1), (0.0, 0.5), (0.5, 1.5)])
def test_shares_grow_and_are_shares(shares: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"0\.|1\."):
        plan(0.005, 1_000, [(share, 0.05) for share in shares], reaction=0.25)


def test_excess_of_a_small_case() -> None:
    table = shops((1_000, 10, 50, 3), (1_000, 0, 100, 0))
    assert excess(table) == pytest.approx((3 - 0.5) / math.sqrt(0.5 * 1.05)), (
        "0.5 errors expected, variance 0.5 * (1 + 50 / 1000), 3 errors seen"
    )


def test_a_bad_line_that_was_always_bad_is_no_excess() -> None:
    table = shops((3_000, 186, 900, 56), (3_000, 6, 300, 1))
    assert abs(excess(table)) < 0.1, "this shop always had 6% errors; the version did nothing"


def test_no_noise() -> None:
    assert excess(shops((1_000, 0, 100, 0))) == 0
    assert excess(shops((1_000, 0, 100, 2))) == math.inf


def test_a_shop_without_a_past_is_named() -> None:
    with pytest.raises(ValueError, match="shop-1"):
        excess(shops((1_000, 3, 100, 0), (0, 0, 100, 0)))


def test_limit_is_what_few_sound_canaries_exceed() -> None:
    values = list(np.linspace(0, 1, 1_001))
    assert limit_from(values, 0.05) == pytest.approx(0.95, abs=0.002)
    assert limit_from(values, 0.20) == pytest.approx(0.80, abs=0.002)
    with pytest.raises(ValueError, match="49"):
        limit_from(values[:49])


def test_verdict_of_small_cases() -> None:
    calm = shops((3_000, 15, 400, 2), (3_000, 15, 400, 2))
    word, reason = verdict(calm, limit=2.0, least=1_000)
    assert (word, "800" in reason, "1000" in reason.replace(",", "")) == ("wait", True, True), (
        reason
    )
    assert verdict(calm, limit=2.0, least=800)[0] == "go on"
    ill = shops((3_000, 15, 400, 9), (3_000, 15, 400, 9))
    assert verdict(ill, limit=2.0, least=800)[0] == "go back"
    assert verdict(ill, limit=2.0, least=801)[0] == "wait"
    assert verdict(ill, limit=9.0, least=800)[0] == "go on"


def test_a_gross_fault_does_not_wait() -> None:
    word, reason = verdict(shops((3_000, 15, 38, 20)), limit=2.0, least=1_000)
    assert word == "go back", "20 of 38 requests fail, and it waits for more"
    assert "20" in reason
    assert verdict(shops((3_000, 15, 30, 19)), limit=2.0, least=1_000)[0] == "wait"
    assert verdict(shops((3_000, 15, 40, 20)), limit=2.0, least=1_000)[0] == "wait"


@pytest.fixture(scope="module")
def limit() -> float:
    return limit_from([excess(canary(seed)) for seed in range(1_000, 1_400)])


def test_sound_canaries_go_on(limit: float) -> None:
    back = [verdict(canary(seed), limit, 2_000)[0] == "go back" for seed in range(400)]
    share = sum(back) / len(back)
    assert share <= 0.09, f"{share:.0%} of sound canaries are sent back; 5% were planned"


def test_doubled_errors_are_seen(limit: float) -> None:
    back = [verdict(canary(seed, factor=2), limit, 2_000)[0] == "go back" for seed in range(400)]
    share = sum(back) / len(back)
    assert share >= 0.85, f"only {share:.0%} of the canaries with doubled errors are sent back"
