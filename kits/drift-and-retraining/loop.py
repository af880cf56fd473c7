"""Decisions that decide what will be known, and how to learn from them all the same."""

import numpy as np
import pandas as pd


def decide(risk: np.ndarray, limit: float, share: float, rng: np.random.Generator) -> np.ndarray:
    """For each order "pass", "stop" or "sample".

    Orders with a risk above the limit are stopped, but for a random share of them, whatever their
    risk is: these pass as well, and are called "sample".
    """
    # TODO: nothing is ever sampled.
    return np.where(risk > limit, "stop", "pass")


def training_set(log: pd.DataFrame, share: float) -> pd.DataFrame:
    """Rows to learn from, with a column `weight`, so that they stand for all orders of the log.

    The log has x1, x2, decision and fraud. `fraud` is missing (NaN) where an order was stopped;
    do not look for it elsewhere, nobody will ever know.
    """
    # TODO: a colleague takes what was stopped for fraud.
    return log.assign(fraud=log["fraud"].fillna(1).astype(bool), weight=1.0)


def right_stops(log: pd.DataFrame) -> tuple[float, float]:
    """Estimated share of stops that are right, and its standard error: sqrt(p (1 - p) / n).

    Without a sample nobody can say: ValueError.
    """
    raise NotImplementedError  # TODO


def price_of_sampling(log: pd.DataFrame, fraud_costs: float) -> float:
    """EUR that the sample has cost: the frauds among it."""
    raise NotImplementedError  # TODO
