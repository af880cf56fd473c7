"""The forecast as one object. Replace each NotImplementedError; keep names and arguments."""

from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.pipeline import Pipeline

NUMBERS = ["crates", "weight_kg", "rain_mm"]
WORDS = ["supplier", "dock"]
FEATURES = NUMBERS + WORDS
TARGET = "minutes"


class CapAtQuantile(TransformerMixin, BaseEstimator):
    """Limits each column to the range between two quantiles of the rows it was fitted on.

    Gaps (NaN) do not count for the quantiles, and stay gaps.
    """

    def __init__(self, lower: float = 0.01, upper: float = 0.97) -> None:
        # scikit-learn copies a step by reading these attributes: store the arguments unchanged,
        # and compute nothing here.
        self.lower = lower
        self.upper = upper

    def fit(self, X: pd.DataFrame, y: object = None) -> "CapAtQuantile":
        """Learn the two limits of each column."""
        # TODO: keep what you learn in attributes that end in an underscore, and return self.
        raise NotImplementedError

    def transform(self, X: pd.DataFrame) -> np.ndarray:
        """The rows, with each value moved inside the limits learned in fit."""
        # TODO: refuse when not fitted (sklearn.utils.validation.check_is_fitted).
        # TODO: do not change X itself.
        raise NotImplementedError

    def get_feature_names_out(self, names: object = None) -> object:
        """Capping changes no names."""
        return names


def build_pipeline() -> Pipeline:
    """An unfitted pipeline that takes raw rows: capping, gaps, scale, words, model."""
    # TODO: numbers and words need different steps; unseen words must not crash.
    raise NotImplementedError


def fit_forecast(rows: pd.DataFrame) -> Pipeline:
    """A forecast fitted on these rows, which have the column TARGET."""
    # TODO
    raise NotImplementedError


def predict_minutes(model: Pipeline, rows: pd.DataFrame) -> np.ndarray:
    """The forecast for each row. A missing column raises a ValueError that names it."""
    # TODO: extra columns and another order of columns must not matter.
    raise NotImplementedError


def save(model: Pipeline, path: Path) -> None:
    """Write the whole fitted pipeline to a file."""
    # TODO
    raise NotImplementedError


def load(path: Path) -> Pipeline:
    """Read what `save` wrote."""
    # TODO
    raise NotImplementedError
