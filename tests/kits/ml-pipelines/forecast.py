"""The forecast as one object: the reference solution of the kit."""

from pathlib import Path

import joblib
import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.utils.validation import check_is_fitted

NUMBERS = ["crates", "weight_kg", "rain_mm"]
WORDS = ["supplier", "dock"]
FEATURES = NUMBERS + WORDS
TARGET = "minutes"


class CapAtQuantile(TransformerMixin, BaseEstimator):
    """Limits each column to the range between two quantiles of the rows it was fitted on.

    Gaps (NaN) do not count for the quantiles, and stay gaps.
    """

    def __init__(self, lower: float = 0.01, upper: float = 0.97) -> None:
        self.lower = lower
        self.upper = upper

    def fit(self, X: pd.DataFrame, y: object = None) -> "CapAtQuantile":
        """Learn the two limits of each column."""
        values = np.asarray(X, dtype=float)
        self.lowest_ = np.nanquantile(values, self.lower, axis=0)
        self.highest_ = np.nanquantile(values, self.upper, axis=0)
        return self

    def transform(self, X: pd.DataFrame) -> np.ndarray:
        """The rows, with each value moved inside the limits learned in fit."""
        check_is_fitted(self)
        return np.clip(np.asarray(X, dtype=float), self.lowest_, self.highest_)

    def get_feature_names_out(self, names: object = None) -> object:
        """Capping changes no names."""
        return names


def build_pipeline() -> Pipeline:
    """An unfitted pipeline that takes raw rows: capping, gaps, scale, words, model."""
    numbers = make_pipeline(CapAtQuantile(), SimpleImputer(strategy="median"), StandardScaler())
    words = OneHotEncoder(handle_unknown="ignore")
    columns = make_column_transformer((numbers, NUMBERS), (words, WORDS))
    return Pipeline([("columns", columns), ("model", Ridge())])


def fit_forecast(rows: pd.DataFrame) -> Pipeline:
    """A forecast fitted on these rows, which have the column TARGET."""
    return build_pipeline().fit(rows[FEATURES], rows[TARGET])


def predict_minutes(model: Pipeline, rows: pd.DataFrame) -> np.ndarray:
    """The forecast for each row. A missing column raises a ValueError that names it."""
    missing = [name for name in FEATURES if name not in rows]
    if missing:
        raise ValueError(f"the rows lack {', '.join(missing)}")
    return model.predict(rows[FEATURES])


def save(model: Pipeline, path: Path) -> None:
    """Write the whole fitted pipeline to a file."""
    joblib.dump(model, path)


def load(path: Path) -> Pipeline:
    """Read what `save` wrote."""
    return joblib.load(path)
