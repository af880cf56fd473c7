"""Each change gets its remedy, calm weeks get none, and somebody always answers."""

import numpy as np
import pandas as pd
import pytest
from generate import CHANGES, week
from remedy import offset_for, remedy, serve

REFERENCE = week("none", 1_000, rows=20_000)
EXPECTED = {
    "none": "nothing",
    "inputs": "nothing",
    "base-rate": "offset",
    "relation": "retrain",
    "gaps": "repair",
    "stuck": "repair",
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_gets_its_remedy(change: str) -> None:
    said = [remedy(REFERENCE, week(change, seed)) for seed in range(20)]
    right = said.count(EXPECTED[change])
    assert right >= 19, f"{change}: {EXPECTED[change]} in {right} of 20 weeks, said {set(said)}"


def test_calm_weeks_are_left_alone() -> None:
    loud = [seed for seed in range(200, 260) if remedy(REFERENCE, week("none", seed)) != "nothing"]
    assert len(loud) <= 1, f"{len(loud)} of 60 calm weeks got a remedy"


def test_a_broken_input_is_repaired_before_anything_is_learnt() -> None:
    broken = week("relation", 3)
    broken.loc[broken.index[:3_000], "x1"] = np.nan
    assert remedy(REFERENCE, broken) == "repair"


def test_a_wrong_ranking_counts_before_a_wrong_mean() -> None:
    both = week("relation", 4)
    paid = both.index[~both["unpaid"]]
    both.loc[paid[: len(paid) // 4], "unpaid"] = True
    assert remedy(REFERENCE, both) == "retrain", "an offset does not mend a ranking"


def test_offset_of_a_known_case() -> None:
    risk = pd.Series([0.5, 0.5, 0.5, 0.5])
    unpaid = pd.Series([True, True, True, False])
    assert offset_for(risk, unpaid) == pytest.approx(np.log(3), abs=1e-3)


@pytest.mark.parametrize("seed", range(3))
def test_offset_brings_the_mean_to_what_happened(seed: int) -> None:
    recent = week("base-rate", seed)
    offset = offset_for(recent["risk"], recent["unpaid"])
    odds = recent["risk"] / (1 - recent["risk"]) * np.exp(offset)
    mean, happened = (odds / (1 + odds)).mean(), recent["unpaid"].mean()
    assert mean == pytest.approx(happened, abs=1e-4), (
        f"with the offset the mean risk is {mean:.1%}, and {happened:.1%} stayed unpaid"
    )
    assert offset == pytest.approx(1, abs=0.15), "the generator added 1 to the log odds"


@pytest.mark.parametrize(
    ("needs", "age", "gate", "who"),
    [
        ("nothing", 10, None, "model"),
        ("nothing", 99, None, "model"),
        ("nothing", 100, None, "rule"),
        ("nothing", 150, True, "candidate"),
        ("nothing", 150, False, "rule"),
        ("offset", 10, None, "model with offset"),
        ("offset", 100, None, "rule"),
        ("retrain", 10, None, "model"),
        ("retrain", 10, True, "candidate"),
        ("retrain", 10, False, "model"),
        ("retrain", 120, False, "rule"),
        ("repair", 10, None, "rule"),
        ("repair", 10, True, "rule"),
    ],
)
def test_somebody_always_answers(needs: str, age: int, gate: bool | None, who: str) -> None:
    said, reason = serve(needs, age, 100, gate)
    assert said == who, f"{needs}, age {age}, gate {gate}: {said}, expected {who}"
    assert reason.strip()


def test_the_reason_can_be_read() -> None:
    _, reason = serve("nothing", 120, 100, None)
    assert "120" in reason, reason
    assert "100" in reason, reason
    assert "gate" in serve("retrain", 10, 100, True)[1]
    with pytest.raises(ValueError, match="pray"):
        serve("pray", 10, 100, None)
