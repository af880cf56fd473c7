"""Made-up deliveries to a grocer's back door, with the faults that real ones have."""

from pathlib import Path

import numpy as np
import pandas as pd

DOCKS = ("ramp", "street", "yard")
SUPPLIERS = ("Alder Dairy", "Brook Farm", "Coast Fish", "Dale Bakery")


def deliveries(days: int = 120, per_day: int = 12, seed: int = 20) -> pd.DataFrame:
    """Deliveries with `minutes`, the time it took to unload them.

    About 5% of the weights are missing, and about 1% were typed in grams.
    """
    rng = np.random.default_rng(seed)
    n = days * per_day
    crates = rng.integers(5, 60, n)
    weight = crates * rng.uniform(6, 12, n)
    rain = np.repeat(rng.gamma(1.0, 4.0, days), per_day)
    dock = rng.choice(DOCKS, n)
    supplier = rng.choice(SUPPLIERS, n)
    minutes = (
        5
        + 0.25 * crates
        + 0.03 * weight
        + 1.5 * rain
        + 12.0 * (dock == "street")
        + 4.0 * (dock == "yard")
        + 6.0 * (supplier == "Coast Fish")
        + rng.normal(0, 2, n)
    )
    fault = rng.random(n)
    typed = np.where(fault < 0.01, weight * 1000, weight)
    return pd.DataFrame(
        {
            "day": np.repeat(np.arange(days), per_day),
            "supplier": supplier,
            "dock": dock,
            "crates": crates,
            "weight_kg": np.where(fault > 0.95, np.nan, typed).round(1),
            "rain_mm": rain.round(1),
            "minutes": minutes.clip(1).round(1),
        }
    )


def split(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Training rows and held-out rows: every fourth day is held out, as a whole."""
    held_out = rows["day"] % 4 == 3
    return rows[~held_out].copy(), rows[held_out].copy()


if __name__ == "__main__":
    folder = Path("data")
    folder.mkdir(exist_ok=True)
    deliveries().to_csv(folder / "deliveries.csv", index=False)
    print("Wrote data/deliveries.csv")
