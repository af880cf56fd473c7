"""The daily line of a model, its limits, and what is outside them."""

import numpy as np
import pandas as pd

SIGNALS = ("requests", "errors", "p95", "missing", "basket_drift", "score_drift", "accepted")


def stability_index(reference: pd.Series, today: pd.Series, bins: int = 10) -> float:
    """How far today's distribution is from the reference; 0 means the same shares in every bin.

    The bins are those into which the reference falls in equal parts. Missing values are left out.
    An empty bin counts as a share of 0.0001. Without any value today, the index is infinite.
    """
    # TODO: a colleague wrote this. It calms down when one value of the day is huge, and it turns
    # into nonsense when a value is missing.
    edges = np.linspace(
        min(reference.min(), today.min()), max(reference.max(), today.max()), bins + 1
    )
    before = np.histogram(reference, edges)[0] / len(reference) + 1e-4
    now = np.histogram(today, edges)[0] / len(today) + 1e-4
    return float(((now - before) * np.log(now / before)).sum())


def day_line(log: pd.DataFrame, reference: pd.DataFrame) -> dict[str, float]:
    """The signals of a day, by the names in SIGNALS.

    requests: how many. errors: share of failed requests. p95: 95th percentile of the milliseconds
    of all requests, failed ones too, because somebody waited for them. missing: share of requests
    without a basket. basket_drift and score_drift: stability index against the reference.
    accepted: share of the answered requests.
    """
    raise NotImplementedError  # TODO


def limits_from(quiet: list[dict[str, float]]) -> dict[str, tuple[float, float]]:
    """The lowest and highest value of each signal that is still ordinary.

    On each side: the extreme of the quiet days, and as much again as it is away from their median.
    Fewer than 14 quiet days say too little: ValueError.
    """
    raise NotImplementedError  # TODO


def rings(line: dict[str, float], limits: dict[str, tuple[float, float]]) -> list[str]:
    """The signals outside their limits, in the order of SIGNALS; one that is no number is too."""
    raise NotImplementedError  # TODO


def worst_shops(log: pd.DataFrame, reference: pd.DataFrame, least: int = 100) -> pd.DataFrame:
    """One row per shop with at least so many baskets: shop, baskets, drift; the worst drift first.

    `baskets` counts the baskets that are not missing. `drift` is the stability index of them.
    """
    raise NotImplementedError  # TODO


def share_at_age(outcomes: pd.DataFrame, age: int, today: int) -> pd.Series:
    """Share of invoices disputed within `age` days of sending, by week of sending, from 1.

    A week is in the result only if all seven days of sending in it are at least `age` days ago.
    Disputes that came later than at that age are not counted.
    """
    raise NotImplementedError  # TODO
