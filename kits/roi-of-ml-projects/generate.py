"""Makes a pilot with shops that were left alone, and the first year after a release.

`python generate.py` writes them as CSV files into `data/`.
"""

from pathlib import Path

import numpy as np
import pandas as pd


def pilot(
    gain: float = 46.0, weather: float = -8.0, shops: int = 60, seed: int = 1
) -> pd.DataFrame:
    """Waste in EUR a month for every shop, before and during; `treated` shops have the model."""
    rng = np.random.default_rng(seed)
    treated = np.arange(shops) % 2 == 0
    before = rng.normal(210, 25, shops)
    during = before + weather - gain * treated + rng.normal(0, 12, shops)
    return pd.DataFrame({"treated": treated, "before": before.round(2), "during": during.round(2)})


def year(seed: int = 2) -> pd.DataFrame:
    """What a case assumed and what came, for each figure."""
    rng = np.random.default_rng(seed)
    assumed = {"build": 96_000, "run": 3_100, "care": 4_200, "saved_a_shop": 46.0, "adoption": 0.6}
    came = {name: round(value * rng.uniform(0.6, 1.5), 2) for name, value in assumed.items()}
    rows = [(name, assumed[name], came[name]) for name in assumed]
    return pd.DataFrame(rows, columns=["figure", "assumed", "came"])


def main() -> None:
    """Write the data of the kit."""
    folder = Path(__file__).parent / "data"
    folder.mkdir(exist_ok=True)
    pilot().to_csv(folder / "pilot.csv", index=False)
    year().to_csv(folder / "year.csv", index=False)


if __name__ == "__main__":
    main()
