"""Made-up invoices on account: weeks with a change, daily figures, and months with a feedback loop.

`python generate.py` writes a week of each kind and sixty calm days into `data/`.
"""

from pathlib import Path

import numpy as np
import pandas as pd

CHANGES = ("none", "inputs", "base-rate", "relation", "gaps", "stuck")
LIMIT = 0.4
"""Orders with a risk above this are stopped."""


def week(change: str, seed: int, rows: int = 6_000) -> pd.DataFrame:
    """One row per invoice: what the model saw (x1, x2), its risk, and whether it stayed unpaid.

    A value that was missing counts as 0 for the model.
    """
    rng = np.random.default_rng([41, seed, CHANGES.index(change)])
    x = rng.normal(rng.normal(0, 0.03, 2), 1, size=(rows, 2))
    if change == "inputs":
        x[:, 0] += 0.8
    weights = [0.2, 1.4] if change == "relation" else [1.2, 0.8]
    log_odds = -2 + x @ weights + (1 if change == "base-rate" else 0)
    unpaid = rng.random(rows) < 1 / (1 + np.exp(-log_odds))
    seen = x.copy()
    seen[rng.random(rows) < (0.35 if change == "gaps" else rng.uniform(0.01, 0.03)), 0] = np.nan
    if change == "stuck":
        seen[:, 1] = seen[0, 1]
    risk = 1 / (1 + np.exp(2 - np.nan_to_num(seen) @ [1.2, 0.8]))
    return pd.DataFrame({"x1": seen[:, 0], "x2": seen[:, 1], "risk": risk, "unpaid": unpaid})


def calm(seed: int, runs: int, change: str = "", days: int = 60) -> np.ndarray:
    """A daily figure in units of its usual spread, one row per stretch of days.

    A day resembles the day before it. `change` is "jump" (1.5 from the first day on) or "creep"
    (0.05 more each day).
    """
    rng = np.random.default_rng([43, seed])
    values = rng.normal(size=(runs, days + 20))
    for day in range(1, days + 20):
        values[:, day] = 0.5 * values[:, day - 1] + values[:, day] * np.sqrt(0.75)
    creep = np.arange(days) * (0.05 if change == "creep" else 0)
    return values[:, 20:] + creep + (1.5 if change == "jump" else 0)


def month(number: int, seed: int, rows: int = 20_000) -> pd.DataFrame:
    """Orders of a month: 5% come from a ring of fraudsters, 1% are fraud without a pattern.

    From month 5 on there are honest kiosks that look like the ring in x1 and unlike it in x2.
    """
    rng = np.random.default_rng([47, seed, number])
    kind, x = rng.random(rows), rng.normal(size=(rows, 2))
    ring, kiosk = kind < 0.05, (kind > 0.94) & (number >= 5)
    x[ring | kiosk, 0] += 4
    x[kiosk, 1] += 3
    fraud = ring | (rng.random(rows) < 0.01)
    return pd.DataFrame({"x1": x[:, 0], "x2": x[:, 1], "fraud": fraud})


if __name__ == "__main__":
    folder = Path("data")
    folder.mkdir(exist_ok=True)
    for change in CHANGES:
        week(change, 0).to_csv(folder / f"week-{change}.csv", index=False)
    pd.DataFrame(calm(0, 10).T).to_csv(folder / "calm.csv", index=False)
    month(1, 0).to_csv(folder / "month-1.csv", index=False)
    month(5, 0).to_csv(folder / "month-5.csv", index=False)
    print(f"{len(CHANGES)} weeks, ten calm stretches and two months are in {folder}/")
