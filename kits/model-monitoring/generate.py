"""Makes the logs of a model that proposes orders to shops: quiet days, days with a fault, outcomes.

`python generate.py` writes them as CSV files into `data/`.
"""

from pathlib import Path

import numpy as np
import pandas as pd

SHOPS = tuple(f"shop-{number:02}" for number in range(30))
FAULTS = (
    "time-outs",
    "slow",
    "half-missing",
    "larger-baskets",
    "mixed-up",
    "constant-score",
    "customers-changed",
    "traffic-halved",
    "shop-in-cents",
)


def training_sample(rows: int = 20_000, seed: int = 1) -> pd.DataFrame:
    """Baskets and scores as they were when the model was trained."""
    rng = np.random.default_rng(seed)
    basket = rng.gamma(4, 10, rows).round(2)
    return pd.DataFrame({"basket": basket, "score": _score(basket, rng)})


def day_log(seed: int, fault: str = "", rows: int = 6_000) -> pd.DataFrame:
    """The log of one day. One row is one request; a failed one has neither score nor outcome."""
    rng = np.random.default_rng([97, seed])
    rows = int(rows * rng.uniform(0.94, 1.06))
    if fault == "traffic-halved":
        rows //= 2
    size = rng.normal(1, 0.012) * (1.15 if fault == "larger-baskets" else 1)
    truth = rng.gamma(4, 10 * size, rows).round(2)
    shop = rng.choice(SHOPS, rows)
    basket = truth.copy()
    if fault == "mixed-up":
        basket = rng.permutation(basket)
    if fault == "shop-in-cents":
        basket[shop == "shop-11"] *= 100
    gone = 0.5 if fault == "half-missing" else rng.uniform(0.008, 0.013)
    basket[rng.random(rows) < gone] = np.nan

    score = _score(np.nan_to_num(basket, nan=38.0), rng)
    if fault == "constant-score":
        score = np.full(rows, 0.62)
    failed = rng.random(rows) < (0.04 if fault == "time-outs" else rng.uniform(0.001, 0.003))
    slow = 0.10 if fault == "slow" else rng.uniform(0.015, 0.025)
    milliseconds = np.where(rng.random(rows) < slow, 800, 45) * rng.lognormal(0, 0.2, rows)
    milliseconds = np.where(failed, 3_000, milliseconds)

    wrong = np.abs(np.log((np.nan_to_num(basket, nan=38.0) + 5) / (truth + 5)))
    chance = rng.uniform(0.765, 0.785) - 0.3 * np.minimum(wrong, 1)
    if fault == "customers-changed":
        chance = chance - 0.12
    if fault == "constant-score":
        chance = chance - 0.02
    accepted = (rng.random(rows) < chance).astype(float)
    return pd.DataFrame(
        {
            "shop": shop,
            "version": "orders-4",
            "basket": basket,
            "score": np.where(failed, np.nan, score),
            "failed": failed,
            "milliseconds": milliseconds.round(1),
            "accepted": np.where(failed, np.nan, accepted),
        }
    )


def outcomes(weeks: int = 14, worse_from: int = 10, seed: int = 3) -> pd.DataFrame:
    """Invoices that the model passed: the day each was sent, and of its dispute if one came.

    A dispute comes 1 to 30 days after sending. From week `worse_from` on there are twice as many.
    Only what is known on the last day, `7 * weeks`, is filled in.
    """
    rng = np.random.default_rng(seed)
    sent = np.sort(rng.integers(0, 7 * weeks, 4_000 * weeks))
    week = sent // 7 + 1
    disputed = rng.random(sent.size) < np.where(week >= worse_from, 0.08, 0.04)
    day = sent + rng.integers(1, 31, sent.size)
    known = disputed & (day <= 7 * weeks)
    return pd.DataFrame({"sent": sent, "disputed": np.where(known, day, np.nan)})


def _score(basket: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return 1 / (1 + np.exp(-(basket - 35) / 15 + rng.normal(0, 0.3, basket.size)))


if __name__ == "__main__":
    folder = Path("data")
    folder.mkdir(exist_ok=True)
    training_sample().to_csv(folder / "training.csv", index=False)
    for number in range(28):
        day_log(number).to_csv(folder / f"quiet-{number + 1:02}.csv", index=False)
    for number, fault in enumerate(FAULTS):
        day_log(500 + number, fault).to_csv(folder / f"fault-{fault}.csv", index=False)
    outcomes().to_csv(folder / "outcomes.csv", index=False)
    print(f"28 quiet days, {len(FAULTS)} days with a fault and the outcomes are in {folder}/")
