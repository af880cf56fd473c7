"""Predicts which compressors need a repair within four weeks, scored as the release will be."""

import numpy as np
import pandas as pd
from generate import HORIZON, make_readings
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline

BANDS = ["band_1", "band_2", "band_3"]
FIRST_TEST_WEEK = 30


class SiteRate(TransformerMixin, BaseEstimator):
    """Replaces the site by its share of failures among the rows the model is fitted on."""

    def fit(self, X: pd.DataFrame, y: pd.Series) -> "SiteRate":
        self.overall_ = float(np.mean(y))
        self.rates_ = pd.Series(np.asarray(y), index=X["site"].to_numpy()).groupby(level=0).mean()
        return self

    def transform(self, X: pd.DataFrame) -> pd.DataFrame:
        rates = X["site"].map(self.rates_).fillna(self.overall_)
        return X.drop(columns="site").assign(site_rate=rates)


def make_features(readings: pd.DataFrame) -> pd.DataFrame:
    """The columns that the model sees, one row per reading, same index as `readings`."""
    features = readings[[*BANDS, "site"]].copy()
    by_machine = readings.groupby("machine")["repairs"]
    features["repairs_recent"] = by_machine.transform(
        lambda weeks: weeks.rolling(4, min_periods=1).sum()
    )
    features["repairs_level"] = by_machine.transform(
        lambda weeks: weeks.rolling(9, min_periods=1).mean()
    )
    return features


def build_model() -> Pipeline:
    """The model, not yet fitted. It takes what `make_features` returns."""
    forest = RandomForestClassifier(n_estimators=40, min_samples_leaf=20, random_state=0, n_jobs=1)
    return make_pipeline(SiteRate(), forest)


def split(readings: pd.DataFrame, seed: int = 0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Old rows of most machines for training, late rows of the others for the test."""
    machines = readings["machine"].unique()
    rng = np.random.default_rng(seed)
    unheard = rng.choice(machines, size=len(machines) // 4, replace=False)
    is_new = readings["machine"].isin(unheard)
    train = readings[~is_new & (readings["week"] + HORIZON < FIRST_TEST_WEEK)]
    test = readings[is_new & (readings["week"] >= FIRST_TEST_WEEK)]
    return train, test


def check_split(train: pd.DataFrame, test: pd.DataFrame) -> None:
    """Raise ValueError if a machine is on both sides, or a training label is not known in time."""
    shared = set(train["machine"]) & set(test["machine"])
    if shared:
        raise ValueError(f"{len(shared)} machines stand on both sides of the split")
    late = int((train["week"] + HORIZON >= test["week"].min()).sum())
    if late:
        raise ValueError(f"{late} training rows have labels from the time of the test")


def evaluate(readings: pd.DataFrame, seed: int = 0) -> dict[str, float]:
    """Fit on the training rows, score on the test rows, and report with counts."""
    features = make_features(readings)
    train, test = split(readings, seed)
    check_split(train, test)
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
