"""What the harness does. Run with: python -m pytest"""

import dataclasses

import harness
import numpy as np
import pandas as pd
import pytest
from harness import FailureMode, Report

MODE = FailureMode("A logger sticks.", "The van team, by the daily count.", "Score by hand.")


# --- success: the metric ------------------------------------------------------------------------


def test_choose_takes_the_highest_scores() -> None:
    scores = np.array([0.1, 0.9, 0.3, 0.8, 0.2, 0.7, 0.0, 0.4, 0.5, 0.6])
    assert list(np.flatnonzero(harness.choose(scores, 0.3))) == [1, 3, 5]
    assert harness.choose(np.linspace(0, 1, 1000)).sum() == 100, "one in ten is opened"


def test_choose_breaks_ties_by_order() -> None:
    chosen = harness.choose(np.array([0.5] * 9 + [0.9]), 0.3)
    assert list(np.flatnonzero(chosen)) == [0, 1, 9], "of equal scores the earlier row is opened"


def test_choose_refuses_what_is_not_a_number() -> None:
    with pytest.raises(ValueError, match=r"."):
        harness.choose(np.array([0.1, np.nan, 0.3]), 0.5)


def test_found_share_counts_what_spoils() -> None:
    answers = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0], dtype=bool)
    scores = np.array([0.9, 0.1, 0.2, 0.3, 0.8, 0.0, 0.0, 0.0, 0.0, 0.0])
    assert harness.found_share(answers, scores, 0.2) == pytest.approx(0.25), "1 of 4, not 1 of 2"


def test_found_share_refuses_an_empty_question() -> None:
    with pytest.raises(ValueError, match=r"."):
        harness.found_share(np.zeros(20, dtype=bool), np.linspace(0, 1, 20))


# --- holdout ------------------------------------------------------------------------------------


@pytest.fixture
def days() -> pd.DataFrame:
    return pd.DataFrame({"day": np.repeat(np.arange(30), 2), "week": np.arange(60)})


@pytest.mark.parametrize(("start", "gap"), [(20, 5), (20, 0), (11, 1)])
def test_holdout_keeps_the_gap(days: pd.DataFrame, start: int, gap: int) -> None:
    past, later = harness.later_holdout(days, start, gap)
    assert later["day"].min() == start
    assert later["day"].max() == 29
    assert past["day"].max() == start - gap - 1, (
        f"an answer of day {start - gap} is known on day {start}, when the holdout has begun"
    )
    assert past["day"].min() == 0, "all older rows are for fitting"


def test_holdout_by_another_column(days: pd.DataFrame) -> None:
    _, later = harness.later_holdout(days, 50, 2, column="week")
    assert list(later["week"]) == list(range(50, 60))


@pytest.mark.parametrize(("start", "gap"), [(99, 5), (3, 3), (0, 0)])
def test_holdout_refuses_an_empty_side(days: pd.DataFrame, start: int, gap: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        harness.later_holdout(days, start, gap)


# --- slices -------------------------------------------------------------------------------------


def test_slices_count_before_they_rate() -> None:
    groups = pd.Series(["a"] * 40 + ["b"] * 40 + ["c"] * 10, index=range(100, 190))
    answers = np.array(([True] * 20 + [False] * 20) * 2 + [True] * 3 + [False] * 7)
    chosen = np.zeros(90, dtype=bool)
    chosen[:15] = True
    chosen[40:45] = True
    chosen[75:80] = True
    chosen[80:83] = True
    result = harness.by_slice(answers, chosen, groups)
    assert list(result.index) == ["b", "a", "c"], "the weakest first, the too small at the end"
    assert list(result["rows"]) == [40, 40, 10]
    assert list(result["positives"]) == [20, 20, 3]
    assert list(result["found"]) == [5, 15, 3], "an opened crate that did not spoil is not found"
    assert result["share"].iloc[0] == pytest.approx(0.25)
    assert np.isnan(result["share"].iloc[2]), "3 of 3 is no evidence: fewer than 10 positives"
    relaxed = harness.by_slice(answers, chosen, groups, min_positives=3)
    assert relaxed.loc["c", "share"] == pytest.approx(1.0)


# --- stress -------------------------------------------------------------------------------------


@pytest.fixture
def table() -> pd.DataFrame:
    rng = np.random.default_rng(0)
    return pd.DataFrame({"x": rng.normal(size=400), "y": rng.normal(size=400)})


def test_missing_empties_a_share(table: pd.DataFrame) -> None:
    before = table.copy(deep=True)
    changed = harness.missing("x", share=0.05)(table)
    assert changed["x"].isna().sum() == 20
    assert changed["y"].isna().sum() == 0
    pd.testing.assert_frame_equal(table, before)
    other = harness.missing("x", share=0.05, seed=1)(table)
    assert not changed["x"].isna().equals(other["x"].isna()), "another seed hits other rows"


def test_wrong_unit_converts_a_share(table: pd.DataFrame) -> None:
    changed = harness.wrong_unit("x", lambda x: x * 1.8 + 32, share=0.10)(table)
    hit = changed["x"] != table["x"]
    assert hit.sum() == 40
    assert np.allclose(changed.loc[hit, "x"], table.loc[hit, "x"] * 1.8 + 32)
    assert hit.to_numpy().nonzero()[0].max() > 100, "random rows, not the first ones"


def test_noise_has_the_scale_and_repeats(table: pd.DataFrame) -> None:
    change = harness.noisy("y", scale=0.5)
    moved = change(table)["y"] - table["y"]
    assert moved.std() == pytest.approx(0.5, rel=0.15)
    assert abs(moved.mean()) < 0.1
    assert change(table).equals(change(table)), "the same seed gives the same damage"


def test_stress_measures_the_loss(table: pd.DataFrame) -> None:
    answers = (table["x"] > 1.3).to_numpy()
    changes = {"x gone": lambda t: t.assign(x=0.0), "y gone": lambda t: t.assign(y=0.0)}
    result = harness.stress(lambda t: t["x"].to_numpy(), table, answers, changes)
    assert list(result.index) == ["as it is", "x gone", "y gone"]
    clean = harness.found_share(answers, table["x"].to_numpy())
    assert result.loc["as it is", "score"] == pytest.approx(clean)
    assert result.loc["y gone", "loss"] == pytest.approx(0.0)
    expected = clean - harness.found_share(answers, np.zeros(400))
    assert result.loc["x gone", "loss"] == pytest.approx(expected)
    assert set(result["error"]) == {""}


def test_stress_survives_a_crash_and_a_careless_change(table: pd.DataFrame) -> None:
    def careless(t: pd.DataFrame) -> pd.DataFrame:
        t["x"] = 0.0
        return t

    def careful_model(t: pd.DataFrame) -> np.ndarray:
        if t["y"].isna().any():
            raise ValueError("y is empty")
        return t["x"].to_numpy()

    before = table.copy(deep=True)
    answers = (table["x"] > 1.3).to_numpy()
    changes = {"careless": careless, "empty": lambda t: t.assign(y=np.nan), "none": lambda t: t}
    result = harness.stress(careful_model, table, answers, changes)
    pd.testing.assert_frame_equal(table, before)
    assert result.loc["empty", "error"] == "ValueError: y is empty"
    assert np.isnan(result.loc["empty", "score"])
    assert result.loc["none", "loss"] == pytest.approx(0.0), "one change must not reach the next"


def test_stress_takes_another_metric(table: pd.DataFrame) -> None:
    answers = (table["x"] > 0).to_numpy()
    result = harness.stress(
        lambda t: t["x"].to_numpy(), table, answers, {}, metric=lambda a, s: float(len(s))
    )
    assert result.loc["as it is", "score"] == 400


# --- the decision -------------------------------------------------------------------------------


@pytest.fixture
def good() -> Report:
    slices = pd.DataFrame(
        {"rows": [50, 60], "positives": [20, 30], "found": [10, 18], "share": [0.5, 0.6]},
        index=["van=a", "van=b"],
    )
    stress = pd.DataFrame(
        {"score": [0.55, 0.5], "loss": [0.0, 0.05], "error": ["", ""]},
        index=["as it is", "noise"],
    )
    return Report(
        success="Half of them are found.",
        minimum=0.5,
        baseline=0.3,
        model=0.55,
        rows=110,
        positives=50,
        slices=slices,
        slice_floor=0.4,
        stress=stress,
        stress_floor=0.4,
        failure_modes=[MODE],
    )


def test_a_good_model_may_go(good: Report) -> None:
    assert harness.reasons_against(good) == []
    assert harness.reasons_against(dataclasses.replace(good, model=0.5, minimum=0.5)) == []


def test_baseline_and_minimum(good: Report) -> None:
    assert len(harness.reasons_against(dataclasses.replace(good, minimum=0.6))) == 1
    assert len(harness.reasons_against(dataclasses.replace(good, baseline=0.55))) == 1
    assert len(harness.reasons_against(dataclasses.replace(good, baseline=0.7, minimum=0.8))) == 2


@pytest.mark.parametrize("share", [0.2, np.nan])
def test_a_weak_or_unknown_slice_needs_cover(good: Report, share: float) -> None:
    good.slices.loc["van=b", "share"] = share
    reasons = harness.reasons_against(good)
    assert len(reasons) == 1, f"one reason about van=b, got {reasons}"
    assert "van=b" in reasons[0], "a reason names the slice"
    good.failure_modes.append(dataclasses.replace(MODE, covers="van=b"))
    assert harness.reasons_against(good) == []


@pytest.mark.parametrize(("score", "error"), [(0.1, ""), (np.nan, "ValueError: x")])
def test_a_damage_that_breaks_needs_cover(good: Report, score: float, error: str) -> None:
    good.stress.loc["noise", "score"] = score
    good.stress.loc["noise", "error"] = error
    reasons = harness.reasons_against(good)
    assert len(reasons) == 1, f"one reason about noise, got {reasons}"
    assert "noise" in reasons[0], "a reason names the change"
    good.failure_modes.append(dataclasses.replace(MODE, covers="noise"))
    assert harness.reasons_against(good) == []


def test_failure_modes_are_complete(good: Report) -> None:
    assert len(harness.reasons_against(dataclasses.replace(good, failure_modes=[]))) == 1
    for part in ["how", "noticed_by", "then"]:
        mode = dataclasses.replace(MODE, **{part: "  "})
        reasons = harness.reasons_against(dataclasses.replace(good, failure_modes=[MODE, mode]))
        assert len(reasons) == 1, f"a blank {part} is no answer"


def test_markdown_answers_in_order(good: Report) -> None:
    good.failure_modes.append(dataclasses.replace(MODE, then=""))
    text = harness.to_markdown(good)
    headings = [line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")]
    expected = ["Success", "Baseline", "Holdout", "Slices", "Stress", "Failure modes", "Decision"]
    assert [h for h in headings if h in expected] == expected
    assert good.success in text
    assert MODE.noticed_by in text
    lines = text.splitlines()
    for name, row in good.slices.iterrows():
        line = next((line for line in lines if name in line), "")
        counts = (str(int(row["rows"])), str(int(row["positives"])))
        assert all(count in line for count in counts), f"{name} without its counts: {line!r}"
    for reason in harness.reasons_against(good):
        assert reason in text, "the decision stands in the report with its reasons"
