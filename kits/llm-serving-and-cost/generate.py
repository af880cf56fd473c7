"""Makes the traffic of a feature: requests in each hour of a week.

`python generate.py` writes it into `data/traffic.csv`.
"""

import csv
from pathlib import Path

import numpy as np

HOURS = 7 * 24


def traffic(mean: float = 90, seed: int = 1) -> np.ndarray:
    """Requests in each hour of a week, Monday first: busy before opening, quiet at night."""
    rng = np.random.default_rng(seed)
    hour = np.arange(HOURS) % 24
    day = np.arange(HOURS) // 24
    shape = (
        0.15 + 3.2 * np.exp(-(((hour - 6) / 1.6) ** 2)) + 1.1 * np.exp(-(((hour - 15) / 3) ** 2))
    )
    shape *= np.where(day == 6, 0.2, 1.0) * np.where(day == 4, 1.5, 1.0)
    return rng.poisson(mean * shape / shape.mean())


def main() -> None:
    """Write the traffic of the kit."""
    folder = Path(__file__).parent / "data"
    folder.mkdir(exist_ok=True)
    with (folder / "traffic.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["hour", "requests"])
        writer.writerows(enumerate(traffic().tolist()))


if __name__ == "__main__":
    main()
