"""Decisions that decide what will be known, and how to learn from them all the same."""

import numpy as np
import pandas as pd


def decide(risk: np.ndarray, limit: float, share: float, rng: np.random.Generator) -> np.ndarray:
    """For each order "pass", "stop" or "sample"."""
    chosen = rng.random(len(risk)) < share
    return np.where(risk > limit, np.where(chosen, "sample", "stop"), "pass")


def training_set(log: pd.DataFrame, share: float) -> pd.DataFrame:
    """Rows to learn from, with a column `weight`, so that they stand for all orders of the log."""
    known = log[log["decision"] != "stop"]
    return known.assign(weight=np.where(known["decision"] == "sample", 1 / share, 1.0))


def right_stops(log: pd.DataFrame) -> tuple[float, float]:
    """Estimated share of stops that are right, and its standard error: sqrt(p (1 - p) / n)."""
    sample = log.loc[log["decision"] == "sample", "fraud"]
    if sample.empty:
        raise ValueError("without a sample nobody knows what the stopped orders were")
    share = float(sample.mean())
    return share, float(np.sqrt(share * (1 - share) / len(sample)))


def price_of_sampling(log: pd.DataFrame, fraud_costs: float) -> float:
    """EUR that the sample has cost: the frauds among it."""
    return fraud_costs * float(log.loc[log["decision"] == "sample", "fraud"].sum())
