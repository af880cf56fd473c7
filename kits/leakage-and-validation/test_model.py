"""What an honest version of `model.py` does. Run with: python -m pytest"""

import model
import numpy as np
import pandas as pd
import pytest
from generate import HORIZON, make_readings

FIRST_TEST_WEEK = 30


@pytest.fixture(scope="module")
def readings() -> pd.DataFrame:
    return make_readings(seed=1)


def changed_columns(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    return [name for name in before if not before[name].equals(after[name])]


def shuffled_between_machines(readings: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Every machine gets the label history of another: nothing is left to learn."""
    rng = np.random.default_rng(seed)
    labels = readings.pivot(index="machine", columns="week", values="fails_soon")
    mixed = labels.to_numpy()[rng.permutation(len(labels))]
    return readings.assign(fails_soon=mixed.reshape(-1))


# --- features -----------------------------------------------------------------------------------


def test_features_keep_the_index(readings: pd.DataFrame) -> None:
    features = model.make_features(readings)
    assert features.index.equals(readings.index), "one feature row per reading, same index"
    assert "fails_soon" not in features, "the answer itself is among the features"


@pytest.mark.parametrize("week", [12, 20, 33])
def test_features_know_no_later_week(readings: pd.DataFrame, week: int) -> None:
    until = readings[readings["week"] <= week]
    whole = model.make_features(readings).loc[until.index]
    known = model.make_features(until)
    changed = changed_columns(whole, known)
    assert not changed, f"{changed}: values up to week {week} change when later weeks are removed"


def test_features_do_not_read_the_answers(readings: pd.DataFrame) -> None:
    flipped = readings.assign(fails_soon=1 - readings["fails_soon"])
    changed = changed_columns(model.make_features(readings), model.make_features(flipped))
    assert not changed, (
        f"{changed}: computed from labels of all rows; a step that learns from labels is fitted, "
        "so it belongs into the pipeline of build_model"
    )


def test_recent_repairs_are_still_used(readings: pd.DataFrame) -> None:
    more = readings.copy()
    more.loc[(more["machine"] == 5) & (more["week"] == 14), "repairs"] += 3
    row = readings.index[(readings["machine"] == 5) & (readings["week"] == 20)]
    before, after = model.make_features(readings).loc[row], model.make_features(more).loc[row]
    assert changed_columns(before, after), (
        "no feature of week 20 knows of repairs six weeks before: "
        "the nine weeks up to a row are known and useful, only the weeks after it are not"
    )


# --- the split ----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_no_machine_stands_on_both_sides(readings: pd.DataFrame, seed: int) -> None:
    train, test = model.split(readings, seed)
    shared = set(train["machine"]) & set(test["machine"])
    assert not shared, f"{len(shared)} machines are in training and in the test"


def test_the_test_begins_with_the_release(readings: pd.DataFrame) -> None:
    _, test = model.split(readings)
    assert test["week"].min() == FIRST_TEST_WEEK, "the model is used from week 30 on"
    assert test["week"].max() == readings["week"].max(), "use the weeks up to the end"


def test_training_labels_were_known_in_time(readings: pd.DataFrame) -> None:
    train, _ = model.split(readings)
    late = int((train["week"] + HORIZON >= FIRST_TEST_WEEK).sum())
    assert not late, f"{late} training rows have a label that was not yet known before week 30"
    assert train["week"].max() >= FIRST_TEST_WEEK - HORIZON - 2, "training stops too early"


def test_enough_is_left_on_both_sides(readings: pd.DataFrame) -> None:
    train, test = model.split(readings)
    machines = readings["machine"].nunique()
    assert test["machine"].nunique() >= 0.2 * machines, "too few machines in the test"
    assert train["machine"].nunique() >= 0.6 * machines, "too few machines in training"


def test_another_seed_gives_another_test(readings: pd.DataFrame) -> None:
    tests = [frozenset(model.split(readings, seed)[1]["machine"]) for seed in range(3)]
    assert len(set(tests)) == 3, "the seed must decide which machines are in the test"
    again = frozenset(model.split(readings, 0)[1]["machine"])
    assert again == tests[0], "the same seed must give the same split"


# --- the guard ----------------------------------------------------------------------------------


def sides(readings: pd.DataFrame, last_train: int, first_train_machine: int = 40) -> tuple:
    train = readings[
        (readings["machine"] >= first_train_machine) & (readings["week"] <= last_train)
    ]
    test = readings[(readings["machine"] < 40) & (readings["week"] >= FIRST_TEST_WEEK)]
    return train, test


def test_guard_accepts_a_clean_split(readings: pd.DataFrame) -> None:
    model.check_split(*sides(readings, last_train=FIRST_TEST_WEEK - HORIZON - 1))


def test_guard_refuses_a_machine_on_both_sides(readings: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        model.check_split(*sides(readings, last_train=20, first_train_machine=39))


@pytest.mark.parametrize("last_train", [FIRST_TEST_WEEK - HORIZON, FIRST_TEST_WEEK, 39])
def test_guard_refuses_labels_from_the_time_of_the_test(
    readings: pd.DataFrame, last_train: int
) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        model.check_split(*sides(readings, last_train=last_train))


def test_evaluate_asks_the_guard(readings: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    dirty = sides(readings, last_train=39, first_train_machine=0)
    monkeypatch.setattr(model, "split", lambda *args, **kwargs: dirty)
    with pytest.raises(ValueError, match=r"\d"):
        model.evaluate(readings)


# --- the model and its score --------------------------------------------------------------------


def test_the_site_still_counts(readings: pd.DataFrame) -> None:
    features = model.make_features(readings)
    train, test = model.split(readings)
    site = test["site"].mode()[0]
    at_site = features.loc[test.index[test["site"] == site]]

    def mean_score(answer: int) -> float:
        y = train["fails_soon"].where(train["site"] != site, answer)
        fitted = model.build_model().fit(features.loc[train.index], y)
        return float(fitted.predict_proba(at_site)[:, 1].mean())

    assert mean_score(1) > mean_score(0) + 0.05, (
        "whether the training machines of a shop failed makes no difference to its new machines: "
        "learn the rate of the site inside the pipeline instead of dropping it"
    )


def test_shuffled_labels_score_like_a_coin() -> None:
    scores = []
    for seed in range(5):
        table = make_readings(seed=seed)
        scores.append(model.evaluate(shuffled_between_machines(table, seed), seed)["auc"])
    mean = float(np.mean(scores))
    assert abs(mean - 0.5) < 0.08, f"labels that mean nothing score {mean:.2f}: a leak is open"


def test_the_honest_score() -> None:
    scores = [model.evaluate(make_readings(seed=seed), seed)["auc"] for seed in range(5)]
    mean = float(np.mean(scores))
    assert mean < 0.82, f"mean AUC {mean:.2f}: too good, something still leaks"
    assert mean > 0.66, f"mean AUC {mean:.2f}: too weak, something useful was thrown away"


def test_report_has_counts(readings: pd.DataFrame) -> None:
    _, test = model.split(readings, 2)
    report = model.evaluate(readings, 2)
    assert report["test_rows"] == len(test), "count the rows behind the score"
    assert report["test_machines"] == test["machine"].nunique(), "count the machines behind it"
