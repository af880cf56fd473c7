"""The model that somebody wants to release on Monday. Judge it; do not change it."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

COLUMNS = ["celsius", "hours", "ripeness"]


def train(past: pd.DataFrame) -> Callable[[pd.DataFrame], np.ndarray]:
    """Fit on `past` and return a function that scores a table of crates."""

    def prepare(table: pd.DataFrame) -> pd.DataFrame:
        return table[COLUMNS].fillna(99)

    model = make_pipeline(StandardScaler(), LogisticRegression())
    model.fit(prepare(past), past["spoiled"])

    def predict(table: pd.DataFrame) -> np.ndarray:
        return model.predict_proba(prepare(table))[:, 1]

    return predict
