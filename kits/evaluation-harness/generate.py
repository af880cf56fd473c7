"""Makes the crates of berries that a shop received in 180 days. Nothing to change here.

python generate.py        writes data/crates.csv
"""

from pathlib import Path

import numpy as np
import pandas as pd


def make_crates(seed: int = 0, rows: int = 16_000) -> pd.DataFrame:
    """One row per crate, in the order of arrival.

    day          of arrival; whether a crate spoils is known at most five days later
    van          what brought it: cooled, insulated or trailer
    region       where it comes from
    celsius      what the thermometer of the van says
    hours        on the road
    ripeness     judged at loading, 0 is usual
    spoiled      the answer
    """
    rng = np.random.default_rng(seed)
    day = np.sort(rng.integers(0, 180, rows))
    van = rng.choice(["cooled", "insulated", "trailer"], p=[0.5, 0.32, 0.18], size=rows)
    region = rng.choice(["coast", "hills", "island", "valley"], p=[0.4, 0.3, 0.02, 0.28], size=rows)
    inside = rng.normal(4, 2.2, rows)
    hours = rng.gamma(4, 2, rows)
    ripeness = rng.normal(size=rows)
    log_odds = -4.6 + 0.75 * (inside - 4) + 0.12 * (hours - 8) + 0.5 * ripeness
    # The thermometer of a trailer hangs at the door: it tells nothing about the crates.
    celsius = np.where(van == "trailer", rng.normal(3.0, 1.0, rows), inside)
    return pd.DataFrame(
        {
            "day": day,
            "van": van,
            "region": region,
            "celsius": celsius,
            "hours": hours,
            "ripeness": ripeness,
            "spoiled": rng.random(rows) < 1 / (1 + np.exp(-log_odds)),
        }
    )


if __name__ == "__main__":
    Path("data").mkdir(exist_ok=True)
    table = make_crates()
    table.round(3).to_csv("data/crates.csv", index=False)
    print(f"{len(table)} crates, {table['spoiled'].mean():.1%} of them spoil")
