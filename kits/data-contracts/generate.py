"""Makes the exports of a shop system: good days, one broken day, and the list of shops.

`python generate.py` writes them as CSV files into `data/`.
"""

from pathlib import Path

import numpy as np
import pandas as pd

GOOD_DAYS = ("2026-05-04", "2026-05-05", "2026-05-06")
BROKEN_DAY = "2026-05-07"
SHOPS = ("Basel", "Graz", "Leipzig", "Linz", "Ulm")


def shops() -> pd.DataFrame:
    """The shops and their regions; one row per shop."""
    regions = {"Basel": "west", "Graz": "south", "Leipzig": "north", "Linz": "south", "Ulm": "west"}
    return pd.DataFrame({"shop": list(regions), "region": list(regions.values())})


def good_day(day: str, rows: int = 400) -> pd.DataFrame:
    """One day of deliveries as the file holds it: every cell is text, an empty cell is missing."""
    rng = np.random.default_rng(int(day.replace("-", "")))
    minutes = np.clip(rng.normal(6, 14, rows).round(), -25, 150).astype(int).astype(str)
    minutes[rng.choice(rows, int(rows * rng.uniform(0.01, 0.05)), replace=False)] = ""
    return pd.DataFrame(
        {
            "delivery_id": [f"{day[5:7]}{day[8:]}-{number:05d}" for number in range(rows)],
            "day": day,
            "shop": rng.choice(SHOPS, rows),
            "payment": rng.choice(["card", "invoice", "voucher"], rows, p=[0.6, 0.3, 0.1]),
            "items": rng.integers(1, 60, rows, endpoint=True).astype(str),
            "weight": [f"{kilos:.1f}" for kilos in rng.uniform(0.2, 60, rows)],
            "minutes": minutes,
        }
    ).astype(str)


def broken_day(day: str = BROKEN_DAY, rows: int = 400) -> pd.DataFrame:
    """A day after an update of the shop system. Look at the file before you read this function."""
    frame = good_day(day, rows)
    rng = np.random.default_rng(8)
    invoices = frame["payment"] == "invoice"
    frame.loc[invoices, "payment"] = "Invoice"
    frame.loc[rng.choice(rows, 9, replace=False), "items"] = "1.200"
    from_ulm = frame["shop"] == "Ulm"
    grams = frame.loc[from_ulm, "weight"].astype(float) * 1000
    frame.loc[from_ulm, "weight"] = [f"{value:.0f}" for value in grams]
    frame.loc[rng.choice(rows, rows * 3 // 10, replace=False), "minutes"] = ""
    frame["driver"] = "A. Person"
    return pd.concat([frame, frame.iloc[[3, 50, 51, 200]]], ignore_index=True)


def main() -> None:
    """Write all files."""
    folder = Path("data")
    folder.mkdir(exist_ok=True)
    for day in GOOD_DAYS:
        good_day(day).to_csv(folder / f"deliveries-{day}.csv", index=False)
    broken_day().to_csv(folder / f"deliveries-{BROKEN_DAY}.csv", index=False)
    shops().to_csv(folder / "shops.csv", index=False)
    print("Wrote", ", ".join(sorted(path.name for path in folder.glob("*.csv"))))


if __name__ == "__main__":
    main()
