"""What the report of a test must do, on tests whose truth is known."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from experiment import (
    adjusted,
    assign,
    decide,
    effect,
    guardrail,
    per_shop,
    ratio_p,
    shops_needed,
    strict_line,
)
from generate import shop_ids, world

SHOPS = shop_ids(4_000)


def is_b(experiment: str) -> np.ndarray:
    return np.array([assign(shop, experiment) == "B" for shop in SHOPS])


def test_draw_gives_halves() -> None:
    assert {assign(shop, "screen") for shop in SHOPS} == {"A", "B"}
    assert 0.46 < is_b("screen").mean() < 0.54


def test_draw_is_fresh_for_each_experiment() -> None:
    same = (is_b("screen") == is_b("prices")).mean()
    assert 0.45 < same < 0.55, (
        f"{same:.0%} of the shops have the same group in two experiments: the second test inherits "
        "what the first did to its B"
    )


def test_draw_does_not_know_what_a_name_stands_for() -> None:
    city = np.arange(len(SHOPS)) % 2 == 0
    share = is_b("screen")[city].mean()
    assert 0.45 < share < 0.55, f"{share:.0%} of the city shops (even numbers) are in B"


def test_names_do_not_run_together() -> None:
    shops = range(1_000, 5_000)
    before = [assign(f"{shop}7", "-week") == assign(f"{shop}", "7-week") for shop in shops]
    after = [assign(f"7{shop}", "week-") == assign(f"{shop}", "week-7") for shop in shops]
    for same in (np.mean(before), np.mean(after)):
        assert 0.45 < same < 0.55, (
            f"{same:.0%} of the shops share their group with another shop of another experiment: "
            "shop 127 in '-week' and shop 12 in '7-week' are drawn as one name"
        )


def test_draw_is_the_same_on_every_machine() -> None:
    code = "from experiment import assign\n"
    code += "print(''.join(assign(f'shop-{n:04}', 'screen') for n in range(200)))"
    answers = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=env,
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            check=True,
        )
        answers.add(done.stdout.strip())
    assert len(answers) == 1, "a shop changes its group when the program is started again"
    assert answers == {"".join(assign(f"shop-{n:04}", "screen") for n in range(200))}
    assert set(next(iter(answers))) == {"A", "B"}
    # Names of any form can be drawn, not only those that end in a number.
    assert assign("Bakery North", "screen") in {"A", "B"}


def test_size_of_a_known_case() -> None:
    assert shops_needed(82.0, 10.0) == pytest.approx(2_112, abs=4)
    assert shops_needed(82.0, 5.0) > 3.9 * shops_needed(82.0, 10.0), "half the gain, four times"
    assert shops_needed(82.0, 10.0, power=0.9) > 1.3 * shops_needed(82.0, 10.0)
    assert shops_needed(33.3, 7.0) % 2 == 0


def test_size_keeps_its_promise() -> None:
    rng = np.random.default_rng(1)
    half = shops_needed(50.0, 20.0) // 2
    a, b = rng.normal(0, 50, (4_000, half)), rng.normal(20, 50, (4_000, half))
    error = np.sqrt((a.var(axis=1, ddof=1) + b.var(axis=1, ddof=1)) / half)
    power = (np.abs(b.mean(axis=1) - a.mean(axis=1)) > 1.96 * error).mean()
    assert 0.77 < power < 0.84, f"promised 80%, found in {power:.0%} of 4,000 tests"


def test_ratio_of_known_cases() -> None:
    assert ratio_p(500, 500) == pytest.approx(1, abs=0.05)
    assert ratio_p(530, 470) == pytest.approx(0.058, abs=0.008)
    assert ratio_p(600, 462) < 0.001
    assert ratio_p(462, 600) == pytest.approx(ratio_p(600, 462)), "the sides are alike"


def test_every_drawn_shop_counts_once() -> None:
    drawn = pd.DataFrame(
        {"shop": ["n", "s", "w"], "group": ["A", "B", "B"], "before": [10.0, 20.0, 30.0]}
    )
    orders = pd.DataFrame(
        {
            "shop": ["n", "n", "s", "x"],
            "group": ["A", "A", "A", "B"],
            "week": [1, 2, 1, 1],
            "euros": [5.0, 7.0, 9.0, 99.0],
            "corrected": [1, 1, 0, 1],
        }
    )
    table = per_shop(drawn, orders).set_index("shop").sort_index()
    assert sorted(table.index) == ["n", "s", "w"], "the rows must be the drawn shops"
    assert table["euros"].to_dict() == {"n": 12.0, "s": 9.0, "w": 0.0}, "no orders means 0"
    assert table["corrected"].to_dict() == {"n": 2, "s": 0, "w": 0}
    assert table["group"].to_dict() == {"n": "A", "s": "B", "w": "B"}, "the group is the drawn one"


def test_orders_are_no_units() -> None:
    with pytest.raises(ValueError, match="shop"):
        effect(world(1).orders, "euros")


def test_effect_of_a_small_case() -> None:
    table = pd.DataFrame(
        {"shop": list("abcdef"), "group": list("AAABBB"), "euros": [1.0, 2, 3, 4, 5, 9]}
    )
    gain, low, high = effect(table, "euros")
    assert gain == pytest.approx(4)
    assert high - gain == pytest.approx(gain - low)
    assert high - low == pytest.approx(2 * 1.96 * np.sqrt(1 / 3 + 7 / 3), rel=0.02)


def test_twins_are_rarely_called_different() -> None:
    alarms = {"plain": 0, "adjusted": 0}
    for seed in range(200):
        made = world(1_000 + seed)
        table = per_shop(made.drawn, made.orders)
        table = table.assign(calm=adjusted(table, "euros"))
        for name, column in {"plain": "euros", "adjusted": "calm"}.items():
            _, low, high = effect(table, column)
            alarms[name] += bool(low > 0 or high < 0)
    for name, count in alarms.items():
        assert 2 <= count <= 20, f"{name}: twins differ in {count} of 200 draws, expected about 10"


def test_adjusting_takes_noise_and_leaves_the_effect() -> None:
    plain, calm, widths = [], [], []
    for seed in range(100):
        made = world(2_000 + seed, gain=25.0)
        table = per_shop(made.drawn, made.orders)
        table = table.assign(calm=adjusted(table, "euros"))
        one, two = effect(table, "euros"), effect(table, "calm")
        plain.append(one.gain)
        calm.append(two.gain)
        widths.append((two.high - two.low) / (one.high - one.low))
    assert table["calm"].mean() == pytest.approx(table["euros"].mean())
    assert np.mean(widths) < 0.92, "the interval has hardly become narrower"
    assert np.mean(calm) == pytest.approx(np.mean(plain), abs=40), "the effect was adjusted away"
    assert np.std(calm) < np.std(plain)


def test_adjusting_uses_one_slope() -> None:
    table = pd.DataFrame(
        {
            "shop": list("abcdef"),
            "group": list("AAABBB"),
            "before": [1.0, 2, 3, 4, 5, 6],
            "euros": [2.0, 4, 6, 18, 20, 22],
        }
    )
    slope = np.cov(table["euros"], table["before"])[0, 1] / table["before"].var()
    expected = table["euros"] - slope * (table["before"] - 3.5)
    assert adjusted(table, "euros").to_numpy() == pytest.approx(expected.to_numpy())


def test_line_for_looks() -> None:
    assert strict_line(1) == pytest.approx(1.96, abs=0.05), "both directions are alarms"
    assert strict_line(2) == pytest.approx(2.18, abs=0.05), "the second look contains the first"
    assert strict_line(8) == pytest.approx(2.51, abs=0.06), (
        "looks at growing data resemble each other; independent looks would give 2.7"
    )


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(-0.2, 0.3, "kept"), (-1.0, 0.8, "unknown"), (0.6, 0.9, "broken"), (0.1, 0.4, "kept")],
)
def test_guardrail(low: float, high: float, expected: str) -> None:
    assert guardrail(low, high, worst=0.5) == expected, (
        f"harm of {low} to {high} with 0.5 as the most we accept: only the interval's ends count"
    )


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        ("release", {"gain": 60.0}),
        ("invalid", {"gain": 60.0, "share_b": 0.38}),
        ("reject", {"gain": 60.0, "harm": 0.25}),
    ],
)
def test_decisions(expected: str, arguments: dict[str, float]) -> None:
    for seed in (31, 32, 33):
        made = world(seed, count=800, **arguments)
        answer = decide(made.drawn, made.orders, worth=150.0, worst=0.5)
        assert answer == expected, f"{arguments}, seed {seed}: {answer}, expected {expected}"


def by_hand(a: int, b: int, gain: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One order per shop; euros follow those before, with a little noise, and a gain in B."""
    count = np.concatenate([np.arange(a), np.arange(b)])
    group = np.repeat(["A", "B"], [a, b])
    before = 1_000.0 + 37 * (count % 25)
    euros = before + 12.0 * (count % 3 - 1) + np.where(group == "B", gain, 0.0)
    shop = [f"shop-{n:04}" for n in range(a + b)]
    drawn = pd.DataFrame({"shop": shop, "group": group, "before": before})
    orders = pd.DataFrame({"shop": shop, "group": group, "week": 1, "euros": euros, "corrected": 0})
    return drawn, orders


def test_decision_rests_on_the_adjusted_interval_and_on_zero() -> None:
    answer = decide(*by_hand(100, 100, gain=20.0), worth=60.0, worst=0.5)
    assert answer == "release", (
        f"{answer}: plain, a gain of 20 is lost in noise; adjusted, its whole interval is above "
        "0, and rule 4 comes before rule 5 and does not ask for `worth`"
    )


def test_slightly_unequal_groups_are_no_mismatch() -> None:
    answer = decide(*by_hand(276, 224, gain=20.0), worth=60.0, worst=0.5)
    assert answer != "invalid", "a fair draw gives 276 and 224 in 2 of 100 tests, not 1 of 1,000"


def test_nothing_is_rejected_when_it_could_not_have_been_worth_it() -> None:
    answers = [
        decide(made.drawn, made.orders, worth=600.0, worst=0.9)
        for made in (world(seed, count=800) for seed in range(41, 51))
    ]
    assert answers.count("reject") >= 7, f"no gain, and 600 is ruled out: {answers}"


def test_small_tests_say_that_they_do_not_know() -> None:
    answers = [
        decide(made.drawn, made.orders, worth=150.0, worst=0.5)
        for made in (world(seed, count=40) for seed in range(61, 71))
    ]
    assert answers.count("extend") >= 8, f"40 shops cannot clear a guardrail: {answers}"


def test_vanished_shops_do_not_make_a_winner() -> None:
    wins = 0
    for seed in range(60):
        made = world(3_000 + seed, lost=0.7)
        answer = decide(made.drawn, made.orders, worth=150.0, worst=0.5)
        wins += answer == "release"
    assert wins <= 6, f"B changes nothing and wins {wins} of 60 tests: who is missing from it?"
