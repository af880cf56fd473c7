"""A gate that is seldom red on sound changes and seldom green on broken ones."""

import pytest
from gate import cheapest_stage, difference, gate, limit_from, red_share, slips
from generate import scores

SEEDS = range(8)
LIVE = scores(SEEDS)


def test_flakes_add_up() -> None:
    assert red_share([0.02] * 10) == pytest.approx(0.183, abs=0.001)
    assert red_share([0.5, 0.0]) == pytest.approx(0.5)
    assert red_share([]) == 0


def test_retries_help_the_broken_change() -> None:
    assert slips(0.2, 1) == pytest.approx(0.2)
    assert slips(0.2, 3) == pytest.approx(0.488)
    assert slips(0.0, 5) == 0


def test_the_limit_lets_sound_changes_pass() -> None:
    values = [number / 1_000 for number in range(-500, 501)]
    assert limit_from(values, 0.05) == pytest.approx(-0.45, abs=0.002)
    assert limit_from(values, 0.01) == pytest.approx(-0.49, abs=0.002)


def test_too_few_sound_changes() -> None:
    with pytest.raises(ValueError, match="200"):
        limit_from([0.0] * 199, 0.01)
    limit_from([0.0] * 40, 0.05)


def test_difference_of_pairs() -> None:
    live = {1: 0.5, 2: 0.7, 3: 0.6, 4: 0.8, 5: 0.4}
    new = {5: 0.38, 1: 0.51, 2: 0.70, 3: 0.61, 4: 0.80}
    assert difference(new, live) == pytest.approx(0.0)
    assert difference(live, live) == 0


def test_pairs_are_pairs() -> None:
    with pytest.raises(ValueError, match="seed"):
        difference(scores(range(1, 9)), LIVE)
    with pytest.raises(ValueError, match="seed"):
        difference(scores(range(4)), scores(range(4)))


def test_the_gate_says_why() -> None:
    worse = {seed: score - 0.02 for seed, score in LIVE.items()}
    passed, line = gate(worse, LIVE, limit=-0.01)
    assert not passed
    assert "-0.020" in line, line
    assert "-0.010" in line, line
    assert gate(LIVE, LIVE, limit=-0.01)[0]
    assert gate(LIVE, LIVE, limit=0.0)[0], "red is what lies below the limit, not on it"


@pytest.fixture(scope="module")
def limit() -> float:
    sound = [difference(scores(SEEDS, change=number), LIVE) for number in range(1, 401)]
    return limit_from(sound)


def test_sound_changes_pass(limit: float) -> None:
    red = [not gate(scores(SEEDS, 0.0, number), LIVE, limit)[0] for number in range(1_000, 1_400)]
    assert sum(red) / 400 <= 0.03, f"{sum(red)} of 400 sound changes are red"


def test_broken_changes_are_red(limit: float) -> None:
    green = [gate(scores(SEEDS, 0.01, number), LIVE, limit)[0] for number in range(2_000, 2_400)]
    assert sum(green) / 400 <= 0.03, f"{sum(green)} of 400 broken changes slip through"


HOURS = {"pull-request": 0.5, "nightly": 8.0, "release": 24.0}


@pytest.mark.parametrize(
    ("minutes", "faults", "stage"),
    [(3, 14, "pull-request"), (30, 2, "nightly"), (90, 5, "nightly"), (0, 0, "pull-request")],
)
def test_where_a_check_pays(minutes: float, faults: float, stage: str) -> None:
    assert cheapest_stage(minutes, faults, 2_400, 0.2, HOURS) == stage


def test_few_pull_requests_change_the_answer() -> None:
    assert cheapest_stage(30, 2, 100, 0.2, HOURS) == "pull-request"
    assert cheapest_stage(30, 2, 400, 0.2, HOURS) == "nightly"
