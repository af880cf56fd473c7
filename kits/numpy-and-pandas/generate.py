"""The made-up data of a bakery chain in Sydney. `python generate.py` writes it into data/."""

from pathlib import Path

import numpy as np
import pandas as pd

PRODUCTS = ["bread", "cake", "coffee", "roll", "tea"]
SHOPS = ["Balmain", "Glebe", "Manly", "Newtown"]
FIRST_DAY = pd.Timestamp("2026-09-21", tz="Australia/Sydney")  # clocks change on 4 October


def orders(size: int = 3000, seed: int = 7) -> pd.DataFrame:
    """Lines as the tills send them: all text, some sent again with a correction, some broken."""
    rng = np.random.default_rng(seed)
    day = rng.choice([0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18], size)  # no weekends
    minute = rng.integers(6 * 60 + 30, 16 * 60, size)
    local = (FIRST_DAY.tz_localize(None) + pd.to_timedelta(day, unit="D")) + pd.to_timedelta(
        minute, unit="min"
    )
    placed = local.tz_localize("Australia/Sydney").tz_convert("UTC").sort_values()
    lines = pd.DataFrame(
        {
            "order": [f"A{number:05}" for number in range(size)],
            "placed_at": placed.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
            "shop": rng.choice(SHOPS, size, p=[0.4, 0.3, 0.2, 0.1]),
            "product": rng.choice(PRODUCTS, size, p=[0.35, 0.1, 0.25, 0.2, 0.1]),
            "units": rng.integers(1, 9, size).astype(str),
        }
    )
    lines.loc[rng.random(size) < 0.06, "shop"] = None
    lines.loc[rng.random(size) < 0.02, "units"] = "n/a"
    lines.loc[rng.random(size) < 0.02, "units"] = "-3"
    again = lines[rng.random(size) < 0.05].copy()
    again["units"] = rng.integers(1, 9, len(again)).astype(str)
    again.iloc[::10, again.columns.get_loc("units")] = "n/a"
    return pd.concat([lines, again], ignore_index=True)


def prices() -> pd.DataFrame:
    """Prices in cents, each valid from a moment on. Two products became dearer, one twice."""
    rows = [
        ("bread", "2026-01-01T00:00:00+00:00", 650),
        ("coffee", "2026-09-23T14:00:00+00:00", 480),
        ("cake", "2026-01-01T00:00:00+00:00", 900),
        ("bread", "2026-09-30T14:00:00+00:00", 690),
        ("coffee", "2026-01-01T00:00:00+00:00", 450),
        ("roll", "2026-01-01T00:00:00+00:00", 180),
        ("coffee", "2026-10-06T13:00:00+00:00", 520),
        ("tea", "2026-01-01T00:00:00+00:00", 400),
    ]
    table = pd.DataFrame(rows, columns=["product", "since", "cents"])
    return table.assign(since=pd.to_datetime(table["since"], utc=True))


if __name__ == "__main__":
    folder = Path(__file__).parent / "data"
    folder.mkdir(exist_ok=True)
    orders().to_csv(folder / "orders.csv", index=False)
    prices().to_csv(folder / "prices.csv", index=False)
    print(f"Wrote {folder / 'orders.csv'} and {folder / 'prices.csv'}")
