"""The checks of the project, and when each of them runs: this list is the pipeline."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from generate import load
from runner import Check
from sklearn.metrics import roc_auc_score

ROWS = pd.DataFrame(
    {
        "id": [1, 2, 3, 4],
        "weekday": [6, 0, 5, 2],
        "stock": [3.0, np.nan, 8.0, 20.0],
        "price_cents": [250, 99, 100, 800],
        "sold_out": [1, 0, 0, 1],
    }
)


def check_features(folder: Path) -> None:
    """Four rows worked out by hand, and no row is lost."""
    made = load(folder, "features").features(ROWS)
    assert len(made) == len(ROWS), "rows were lost"
    assert made["weekend"].tolist() == [1, 1, 0, 0], "the weekend is Saturday and Sunday"
    assert made["stock"].tolist() == [3, 20, 8, 20], "a missing stock counts as 20"
    assert made["price"].tolist() == [2.5, 0.99, 1.0, 8.0], "prices are in euros"


def check_small_training(folder: Path) -> None:
    """A training on few rows ends, learns something, and is not too good to be true."""
    table = load(folder, "features").features(pd.read_csv(folder / "data/orders.csv"))
    module = load(folder, "train")
    model = module.train(table, {"rows": 800, "C": 1.0}, seed=0)
    score = roc_auc_score(table["sold_out"], module.scores(model, table))
    assert abs(score - 0.5) > 0.05, f"AUC {score:.2f}: nothing was learnt"
    assert score < 0.95, f"AUC {score:.2f} is too good to be true"


def check_contract(folder: Path) -> None:
    """What the project promises itself of the orders."""
    table = pd.read_csv(folder / "data/orders.csv")
    assert not table["id"].duplicated().any(), "an order was delivered twice"
    assert set(table["day"]) == set(range(30)), "days are missing"
    assert table["price_cents"].between(50, 2_000).all(), "a price is not in cents"
    by_days = table["sold_out"].groupby(table["day"] // 6).mean()
    assert by_days.between(0.2, 0.6).all(), f"odd shares of sold out: {by_days.round(2).tolist()}"


def check_model(folder: Path) -> None:
    """The training repeats, and beats the rule 'little stock' on held-out rows."""
    table = load(folder, "features").features(pd.read_csv(folder / "data/orders.csv"))
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    module = load(folder, "train")
    held_out = table["id"] % 3 == 0
    rows, test = table[~held_out], table[held_out]
    first, second = (module.scores(module.train(rows, settings, 4), test) for _ in range(2))
    assert np.array_equal(first, second), "two trainings with one seed differ"
    score = roc_auc_score(test["sold_out"], first)
    rule = roc_auc_score(test["sold_out"], -test["stock"])
    assert score > rule + 0.02, f"AUC {score:.3f}, the rule has {rule:.3f}"
    assert score < 0.95, f"AUC {score:.2f} is too good to be true"


CHECKS: list[Check] = [
    Check("features", check_features, ("src/features.py",), ("pull-request", "release")),
    Check(
        "small training",
        check_small_training,
        ("src/*.py", "data/orders.csv"),
        ("pull-request", "release"),
    ),
    Check("contract", check_contract, ("data/orders.csv",), ("data", "nightly", "release")),
    Check(
        "model",
        check_model,
        ("src/*.py", "data/orders.csv", "settings.json"),
        ("nightly", "release"),
        needs=("contract",),
    ),
]
