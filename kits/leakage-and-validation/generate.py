"""Makes the readings of 150 cooling compressors, week by week. Nothing to change here.

python generate.py        writes data/readings.csv
"""

from pathlib import Path

import numpy as np
import pandas as pd

HORIZON = 4
"""A label looks four weeks ahead, and so becomes known four weeks after its row."""


def make_readings(seed: int = 0, machines: int = 150, weeks: int = 40) -> pd.DataFrame:
    """One row per machine and week, in that order.

    machine, week   which compressor, when
    site            the shop it stands in; three machines share one
    band_1..band_3  vibration of that week: wear, and the machine's own voice
    repairs         repair visits during that week
    fails_soon      1 if a repair follows within the next four weeks: what we predict
    """
    rng = np.random.default_rng(seed)
    total = weeks + HORIZON
    sites = machines // 3
    site_of = rng.permutation(np.arange(machines) % sites)
    hot_kitchen = rng.normal(scale=0.8, size=sites)
    voice = rng.normal(size=(machines, 3))
    wear = rng.normal(scale=1.0, size=machines)

    rows = []
    for machine in range(machines):
        site = site_of[machine]
        health = wear[machine] + hot_kitchen[site]
        risk = 1 / (1 + np.exp(-(-3.6 + 1.5 * health)))
        repairs = (rng.random(total) < risk).astype(int)
        vibration = voice[machine] + rng.normal(scale=0.25, size=(total, 3))
        vibration[:, 0] += 0.8 * wear[machine]
        for week in range(weeks):
            ahead = repairs[week + 1 : week + 1 + HORIZON]
            rows.append((machine, week, site, *vibration[week], repairs[week], int(ahead.any())))
    columns = ["machine", "week", "site", "band_1", "band_2", "band_3", "repairs", "fails_soon"]
    return pd.DataFrame(rows, columns=columns)


if __name__ == "__main__":
    Path("data").mkdir(exist_ok=True)
    table = make_readings()
    table.round(4).to_csv("data/readings.csv", index=False)
    print(f"{len(table)} rows, {table['fails_soon'].mean():.0%} of them before a repair")
