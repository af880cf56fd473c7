"""Traffic of a canary, and the code of version 7, which is in use and stays as it is.

`python generate.py` writes canaries as CSV files into `data/`: sound ones and ones with a fault.
"""

import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd


def canary(seed: int, factor: float = 1.0, shops: int = 40, requests: int = 120) -> pd.DataFrame:
    """One row per shop of the canary, with its last four weeks under the live version.

    One shop in twenty has a bad line. `factor` multiplies the errors of the new version; 1 means
    that nothing is wrong with it, or that it is the live version under another name.
    """
    rng = np.random.default_rng([17, seed])
    rate = np.where(rng.random(shops) < 0.05, 0.062, 0.002)
    past = rng.integers(2_000, 3_600, shops)
    now = rng.integers(requests // 2, requests * 3 // 2, shops)
    return pd.DataFrame(
        {
            "shop": [f"shop-{number:03}" for number in range(shops)],
            "past_requests": past,
            "past_errors": rng.binomial(past, rate),
            "requests": now,
            "errors": rng.binomial(now, np.minimum(1, rate * factor)),
        }
    )


def old_table(path: str | Path = ":memory:") -> sqlite3.Connection:
    """The table of proposals as version 7 made it."""
    db = sqlite3.connect(path)
    db.execute(
        "CREATE TABLE IF NOT EXISTS proposals "
        "(shop TEXT, product TEXT, pieces INTEGER, PRIMARY KEY (shop, product))"
    )
    return db


def old_write(db: sqlite3.Connection, shop: str, product: str, pieces: int) -> None:
    """How version 7 writes. It knows nothing of crates, and cannot be changed any more."""
    with db:
        db.execute(
            "INSERT OR REPLACE INTO proposals (shop, product, pieces) VALUES (?, ?, ?)",
            (shop, product, pieces),
        )


def old_read(db: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """What version 7 would order."""
    rows = db.execute("SELECT shop, product, pieces FROM proposals").fetchall()
    return {(shop, product): pieces for shop, product, pieces in rows}


if __name__ == "__main__":
    folder = Path("data")
    folder.mkdir(exist_ok=True)
    for seed in range(10):
        canary(seed).to_csv(folder / f"same-version-{seed}.csv", index=False)
        canary(100 + seed, factor=2).to_csv(folder / f"doubled-{seed}.csv", index=False)
    print(f"10 canaries without a fault and 10 with doubled errors are in {folder}/")
