"""Draw, check, compare and decide: the report of a test, in functions that can be tested."""

import hashlib
from math import erfc, sqrt
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd


class Effect(NamedTuple):
    """B minus A, with the ends of its 95% interval."""

    gain: float
    low: float
    high: float


def assign(shop: str, experiment: str) -> str:
    """The group of a shop, "A" or "B"."""
    digest = hashlib.sha256(f"{experiment}/{shop}".encode()).hexdigest()
    return "B" if int(digest, 16) % 2 else "A"


def shops_needed(spread: float, gain: float, power: float = 0.8) -> int:
    """Shops in both groups together that find a true gain with this chance, at the 5% level."""
    z = _quantile(0.975) + _quantile(power)
    return 2 * int(np.ceil(2 * (z * spread / gain) ** 2))


def ratio_p(a: int, b: int) -> float:
    """How often a fair draw of halves gives groups at least as unequal as these."""
    return erfc(abs(a - b) / sqrt(a + b) / sqrt(2))


def per_shop(drawn: pd.DataFrame, orders: pd.DataFrame) -> pd.DataFrame:
    """One row for each drawn shop: shop, group, before, euros, corrected."""
    sums = orders.groupby("shop", as_index=False)[["euros", "corrected"]].sum()
    table = drawn.merge(sums, on="shop", how="left", validate="one_to_one")
    return table.fillna({"euros": 0.0, "corrected": 0})


def effect(table: pd.DataFrame, column: str) -> Effect:
    """B minus A of a column, with its 95% interval. One row of the table is one drawn shop."""
    if table["shop"].duplicated().any():
        raise ValueError("a shop has several rows; the drawn unit is the shop")
    a, b = (table.loc[table["group"] == group, column] for group in "AB")
    error = np.sqrt(a.var() / len(a) + b.var() / len(b))
    gain = b.mean() - a.mean()
    return Effect(gain, gain - 1.96 * error, gain + 1.96 * error)


def adjusted(table: pd.DataFrame, column: str, known: str = "before") -> pd.Series:
    """The column without what `known` says about it; its mean over all shops stays the same."""
    slope = table[column].cov(table[known]) / table[known].var()
    return table[column] - slope * (table[known] - table[known].mean())


def strict_line(looks: int, times: int = 20_000, seed: int = 0) -> float:
    """The line, in standard errors, for so many equally spaced looks with 5% false alarms."""
    steps = np.random.default_rng(seed).normal(size=(times, looks)).cumsum(axis=1)
    return float(np.quantile(np.abs(steps / np.sqrt(np.arange(1, looks + 1))).max(axis=1), 0.95))


def guardrail(low: float, high: float, worst: float) -> str:
    """For a figure where more is worse: "kept", "broken" or "unknown"."""
    if low > worst:
        return "broken"
    return "kept" if high < worst else "unknown"


def decide(drawn: pd.DataFrame, orders: pd.DataFrame, worth: float, worst: float) -> str:
    """The written rule of this test."""
    groups = drawn["group"].value_counts()
    if ratio_p(int(groups["A"]), int(groups["B"])) < 0.001:
        return "invalid"
    table = per_shop(drawn, orders)
    harm = effect(table, "corrected")
    state = guardrail(harm.low, harm.high, worst)
    if state != "kept":
        return "reject" if state == "broken" else "extend"
    gain = effect(table.assign(calm=adjusted(table, "euros")), "calm")
    if gain.low > 0:
        return "release"
    return "reject" if gain.high < worth else "extend"


def _quantile(share: float) -> float:
    return NormalDist().inv_cdf(share)
