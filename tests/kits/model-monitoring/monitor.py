"""The daily line of a model, its limits, and what is outside them."""

import numpy as np
import pandas as pd

SIGNALS = ("requests", "errors", "p95", "missing", "basket_drift", "score_drift", "accepted")


def stability_index(reference: pd.Series, today: pd.Series, bins: int = 10) -> float:
    """How far today's distribution is from the reference; 0 means the same shares in every bin."""
    reference, today = reference.dropna(), today.dropna()
    if today.empty:
        return float("inf")
    edges = np.unique(np.quantile(reference, np.linspace(0, 1, bins + 1)[1:-1]))

    def shares(values: pd.Series) -> np.ndarray:
        counts = np.bincount(np.searchsorted(edges, values), minlength=len(edges) + 1)
        return np.clip(counts / len(values), 1e-4, None)

    before, now = shares(reference), shares(today)
    return float(((now - before) * np.log(now / before)).sum())


def day_line(log: pd.DataFrame, reference: pd.DataFrame) -> dict[str, float]:
    """The signals of a day, by the names in SIGNALS."""
    answered = log[~log["failed"]]
    return {
        "requests": float(len(log)),
        "errors": float(log["failed"].mean()),
        "p95": float(log["milliseconds"].quantile(0.95)),
        "missing": float(log["basket"].isna().mean()),
        "basket_drift": stability_index(reference["basket"], log["basket"]),
        "score_drift": stability_index(reference["score"], log["score"]),
        "accepted": float(answered["accepted"].mean()),
    }


def limits_from(quiet: list[dict[str, float]]) -> dict[str, tuple[float, float]]:
    """The lowest and highest value of each signal that is still ordinary."""
    if len(quiet) < 14:
        raise ValueError(f"{len(quiet)} quiet days say too little; collect at least 14")
    table = pd.DataFrame(quiet)
    low, middle, high = table.min(), table.median(), table.max()
    return {
        name: (float(2 * low[name] - middle[name]), float(2 * high[name] - middle[name]))
        for name in SIGNALS
    }


def rings(line: dict[str, float], limits: dict[str, tuple[float, float]]) -> list[str]:
    """The signals outside their limits, in the order of SIGNALS; one that is no number is too."""
    return [name for name in SIGNALS if not limits[name][0] <= line[name] <= limits[name][1]]


def worst_shops(log: pd.DataFrame, reference: pd.DataFrame, least: int = 100) -> pd.DataFrame:
    """One row per shop with at least so many baskets; the worst drift first."""
    rows = [
        (shop, len(baskets), stability_index(reference["basket"], baskets))
        for shop, baskets in log.dropna(subset="basket").groupby("shop")["basket"]
        if len(baskets) >= least
    ]
    table = pd.DataFrame(rows, columns=["shop", "baskets", "drift"])
    return table.sort_values("drift", ascending=False, ignore_index=True)


def share_at_age(outcomes: pd.DataFrame, age: int, today: int) -> pd.Series:
    """Share of invoices disputed within `age` days of sending, by week of sending, from 1."""
    week = outcomes["sent"] // 7 + 1
    old_enough = 7 * week - 1 + age <= today
    within = outcomes["disputed"] - outcomes["sent"] <= age
    return within[old_enough].groupby(week[old_enough]).mean()
