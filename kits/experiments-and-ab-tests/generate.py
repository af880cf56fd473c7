"""Makes the shops, the draw, the log and the orders of a test: a new order screen, B, against A.

`python generate.py` writes them as CSV files into `data/`.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class World:
    """One test: who was drawn, which shops the log has seen, and every order of four weeks."""

    drawn: pd.DataFrame
    """One row per drawn shop: shop, group, before (euros in the four weeks before the draw)."""
    logged: pd.DataFrame
    """One row per shop that opened the order screen: shop, group."""
    orders: pd.DataFrame
    """One row per order: shop, group, week (1 to 4), euros, corrected (0 or 1)."""


def shop_ids(count: int) -> list[str]:
    """Names of shops. Even numbers were given to city shops, which are larger."""
    return [f"shop-{number:04}" for number in range(count)]


def world(
    seed: int,
    count: int = 400,
    gain: float = 0.0,
    harm: float = 0.0,
    lost: float = 0.0,
    share_b: float = 0.5,
) -> World:
    """A test in which B brings `gain` euros per order and `harm` more corrections per order.

    In group B, this share of the shops with old tablets never gets the new screen open. They go on
    ordering on the old one, but the log does not know them. About one shop in twenty orders nothing
    in the four weeks. `share_b` other than 0.5 is a draw that went wrong.
    """
    rng = np.random.default_rng([5, seed])
    shop = np.array(shop_ids(count))
    group = np.where(rng.random(count) < share_b, "B", "A")
    if share_b == 0.5:
        group = rng.permutation(np.resize(["A", "B"], count))
    old_tablet = rng.random(count) < 0.4
    usual = rng.lognormal(np.log(200), 0.35, count) * np.where(old_tablet, 0.6, 1.0)
    usual *= np.where(np.arange(count) % 2 == 0, 1.15, 1.0)
    before = 8 * (usual + rng.normal(0, 18, count))
    closed = rng.random(count) < 0.05
    opens = ~closed & ~((group == "B") & old_tablet & (rng.random(count) < lost))
    treated = (group == "B") & opens

    number = np.where(closed, 0, rng.integers(4, 13, count))
    row = np.repeat(np.arange(count), number)
    moved = usual + rng.normal(0, 12, count)
    euros = moved[row] + rng.normal(0, 60, row.size) + gain * treated[row]
    careless = rng.beta(2, 14, count)
    corrected = rng.random(row.size) < careless[row] + harm * treated[row]
    return World(
        pd.DataFrame({"shop": shop, "group": group, "before": before.round(2)}),
        pd.DataFrame({"shop": shop[opens], "group": group[opens]}),
        pd.DataFrame(
            {
                "shop": shop[row],
                "group": group[row],
                "week": rng.integers(1, 5, row.size),
                "euros": np.maximum(euros, 5).round(2),
                "corrected": corrected.astype(int),
            }
        ),
    )


if __name__ == "__main__":
    folder = Path("data")
    folder.mkdir(exist_ok=True)
    made = world(seed=3, count=1_200, lost=0.7)
    made.drawn.to_csv(folder / "drawn.csv", index=False)
    made.logged.to_csv(folder / "logged.csv", index=False)
    made.orders.to_csv(folder / "orders.csv", index=False)
    print(f"{len(made.drawn)} drawn shops and {len(made.orders)} orders are in {folder}/")
