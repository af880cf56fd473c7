"""Acceptance tests of the kit: they look at what the forecast does, not at how."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from forecast import (
    FEATURES,
    TARGET,
    CapAtQuantile,
    build_pipeline,
    fit_forecast,
    load,
    predict_minutes,
    save,
)
from generate import deliveries, split
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import GroupKFold, cross_val_score
from sklearn.pipeline import Pipeline


@pytest.fixture(scope="module")
def halves() -> tuple[pd.DataFrame, pd.DataFrame]:
    return split(deliveries())


@pytest.fixture(scope="module")
def model(halves) -> Pipeline:
    return fit_forecast(halves[0])


def one_by_one(model: Pipeline, rows: pd.DataFrame) -> np.ndarray:
    return np.concatenate([predict_minutes(model, rows.iloc[[i]]) for i in range(len(rows))])


# The capping step


def numbers() -> pd.DataFrame:
    return pd.DataFrame({"a": np.arange(101.0), "b": np.arange(101.0) * -10})


def test_cap_uses_the_limits_of_the_rows_it_was_fitted_on():
    cap = CapAtQuantile(lower=0.1, upper=0.9).fit(numbers())
    later = pd.DataFrame({"a": [-50.0, 50.0, 5000.0], "b": [-50000.0, -500.0, 50.0]})
    got = np.asarray(cap.transform(later))
    wanted = [[10, -900], [50, -500], [90, -100]]
    assert np.allclose(got, wanted), (
        "the limits must come from the rows of fit, column by column, "
        f"whatever transform is given later; got {got.tolist()}"
    )


def test_cap_ignores_gaps_and_keeps_them():
    rows = numbers()
    rows.loc[100, "a"] = np.nan
    cap = CapAtQuantile(lower=0, upper=1).fit(rows)
    got = np.asarray(cap.transform(pd.DataFrame({"a": [np.nan, 1e6], "b": [0.0, 0.0]})))
    assert np.isnan(got[0, 0]), "a gap must stay a gap: filling it is the work of another step"
    assert got[1, 0] == 99, "gaps must not count when the limits are learned"


def test_cap_leaves_its_input_unchanged():
    rows = numbers()
    CapAtQuantile(0.2, 0.8).fit(rows).transform(rows)
    pd.testing.assert_frame_equal(rows, numbers())


def test_cap_refuses_to_work_before_it_is_fitted():
    with pytest.raises(NotFittedError):
        CapAtQuantile().transform(numbers())


def test_cap_can_be_copied_with_its_settings():
    copy = clone(CapAtQuantile(lower=0.25, upper=0.75).fit(numbers()))
    with pytest.raises(NotFittedError):
        copy.transform(numbers())
    got = np.asarray(copy.fit(numbers()).transform(numbers()))
    assert got[:, 0].min() == 25, "the copy must use the same quantiles"
    assert got[:, 0].max() == 75, "the copy must use the same quantiles"


# The forecast


def test_forecast_beats_the_baseline_by_far(halves, model):
    train, test = halves
    baseline = mean_absolute_error(test[TARGET], np.full(len(test), train[TARGET].median()))
    error = mean_absolute_error(test[TARGET], predict_minutes(model, test))
    assert error < 0.4 * baseline, f"{error:.2f} minutes off; the median is {baseline:.2f} off"


def test_a_row_gets_the_same_answer_alone_as_in_its_batch(halves, model):
    rows = halves[1].head(60)
    together = predict_minutes(model, rows)
    assert np.ptp(together) > 5, "the answers hardly differ: does the model look at its input?"
    assert np.allclose(together, one_by_one(model, rows)), (
        "the answer for a row depends on the other rows: some step is fitted at prediction time"
    )


def test_predicting_changes_neither_model_nor_rows(halves, model):
    rows = halves[1].head(20).copy()
    before = predict_minutes(model, rows)
    strange = halves[1].tail(50).copy()
    strange["crates"] = strange["crates"] * 100
    kept = strange.copy()
    predict_minutes(model, strange)
    pd.testing.assert_frame_equal(strange, kept)
    assert np.allclose(predict_minutes(model, rows), before), "a strange batch changed the model"


def test_fitting_leaves_the_training_rows_unchanged(halves):
    rows = halves[0].copy()
    fit_forecast(rows)
    pd.testing.assert_frame_equal(rows, halves[0])


def test_target_and_day_are_not_used(halves, model):
    rows = halves[1].head(20)
    plain = predict_minutes(model, rows[FEATURES])
    fooled = predict_minutes(model, rows.assign(day=0, **{TARGET: 1e6}))
    assert np.allclose(plain, fooled), "the forecast reads a column that is not a feature"


def test_order_of_columns_does_not_matter(halves, model):
    rows = halves[1].head(20)
    turned = rows[FEATURES[::-1]]
    assert np.allclose(predict_minutes(model, rows), predict_minutes(model, turned))


def test_unseen_words_and_gaps_get_an_answer(halves, model):
    row = halves[1].head(1).assign(supplier="Elm Orchard", dock="roof", weight_kg=np.nan)
    got = predict_minutes(model, row)
    assert got.shape == (1,)
    assert 0 < got[0] < 120, f"{got[0]:.1f} minutes is no sensible answer"


def test_a_weight_in_grams_does_no_more_harm_than_the_limit_allows(halves, model):
    row = halves[1].head(1)
    grams, more = (predict_minutes(model, row.assign(weight_kg=kg)) for kg in (2e5, 2e6))
    assert np.allclose(grams, more), "weights beyond the limit must all count as the limit"


@pytest.mark.parametrize("column", ["weight_kg", "dock"])
def test_a_missing_column_is_named(halves, model, column):
    with pytest.raises(ValueError, match=column):
        predict_minutes(model, halves[1].drop(columns=column))


def test_the_whole_pipeline_can_be_cross_validated(halves):
    train = halves[0]
    scores = cross_val_score(
        build_pipeline(),
        train,
        train[TARGET],
        groups=train["day"],
        cv=GroupKFold(4),
        scoring="neg_mean_absolute_error",
        error_score="raise",
    )
    assert -scores.mean() < 4, f"{-scores.mean():.2f} minutes off in cross-validation"


def test_a_saved_forecast_answers_the_same_in_a_new_process(halves, model, tmp_path: Path):
    rows = halves[1].head(30)
    save(model, tmp_path / "forecast.bin")
    rows.to_pickle(tmp_path / "rows.pkl")
    script = (
        "import sys, pandas as pd, forecast; from pathlib import Path; p = Path(sys.argv[1]);"
        "m = forecast.load(p / 'forecast.bin');"
        "print(*forecast.predict_minutes(m, pd.read_pickle(p / 'rows.pkl')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"the new process could not use the file:\n{done.stderr[-500:]}"
    answers = np.array(done.stdout.split(), dtype=float)
    assert np.allclose(answers, predict_minutes(model, rows))
    assert np.allclose(answers, predict_minutes(load(tmp_path / "forecast.bin"), rows))
