"""The checks of the project, and when each of them runs: this list is the pipeline."""

from pathlib import Path

import pandas as pd
from generate import load
from runner import Check


def check_features(folder: Path) -> None:
    """Two rows worked out by hand."""
    # TODO: this passes on a project in which a lot is wrong. Which breaks does it see?
    rows = pd.DataFrame(
        {"id": [1, 2], "weekday": [6, 2], "stock": [3.0, 8.0], "price_cents": [0, 0]}
    ).assign(sold_out=[1, 0])
    made = load(folder, "features").features(rows)
    assert made["weekend"].tolist() == [1, 0], "Saturday is a weekend, Tuesday is not"


# TODO: checks of data and of the model, and on a pull request a training on few rows.

CHECKS: list[Check] = [
    Check("features", check_features, ("src/features.py",), ("pull-request", "release")),
]
