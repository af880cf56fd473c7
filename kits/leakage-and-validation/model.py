"""Predicts which compressors need a repair within four weeks. AUC 0.98, it says.

Run it:  python model.py
"""

import pandas as pd
from generate import make_readings
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline

BANDS = ["band_1", "band_2", "band_3"]


def make_features(readings: pd.DataFrame) -> pd.DataFrame:
    """The columns that the model sees, one row per reading, same index as `readings`."""
    features = readings[BANDS].copy()
    by_machine = readings.groupby("machine")["repairs"]
    features["repairs_recent"] = by_machine.transform(
        lambda weeks: weeks.rolling(4, min_periods=1).sum()
    )
    features["repairs_level"] = by_machine.transform(
        lambda weeks: weeks.rolling(9, center=True, min_periods=1).mean()
    )
    features["site_rate"] = readings.groupby("site")["fails_soon"].transform("mean")
    return features


def build_model() -> Pipeline:
    """The model, not yet fitted. It takes what `make_features` returns."""
    return make_pipeline(RandomForestClassifier(n_estimators=40, random_state=0, n_jobs=1))


def split(readings: pd.DataFrame, seed: int = 0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Training rows and test rows.

    TODO: imitate the release. From week 30 on, the model will listen to machines that it has
    never heard. A quarter of the machines are enough for the test. A label needs four weeks
    (`generate.HORIZON`) to become known, so a row counts as training only if its label was known
    before the first test week. Rows that fit on neither side are left out.
    """
    return train_test_split(readings, test_size=0.25, random_state=seed)


def check_split(train: pd.DataFrame, test: pd.DataFrame) -> None:
    """Raise ValueError if a machine is on both sides, or a training label is not known in time.

    TODO: write it, with messages that say how many machines or rows are at fault.
    """


def evaluate(readings: pd.DataFrame, seed: int = 0) -> dict[str, float]:
    """Fit on the training rows, score on the test rows, and report with counts.

    TODO: refuse to report on a split that `check_split` does not accept.
    """
    features = make_features(readings)
    train, test = split(readings, seed)
    model = build_model().fit(features.loc[train.index], train["fails_soon"])
    score = model.predict_proba(features.loc[test.index])[:, 1]
    return {
        "auc": float(roc_auc_score(test["fails_soon"], score)),
        "test_rows": len(test),
        "test_machines": test["machine"].nunique(),
    }


if __name__ == "__main__":
    report = evaluate(make_readings())
    print(f"AUC {report['auc']:.2f} on {report['test_rows']} rows")
    print(f"from {report['test_machines']} machines")
