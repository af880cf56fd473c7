"""Makes the project that the pipeline checks, breaks it on purpose, and changes it harmlessly.

`python generate.py` writes the sound project into `project/`.
"""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd

FEATURES = '''"""From raw orders to the inputs of the model."""


def features(orders):
    """Price in euros; a missing stock counts as the usual 20; 0 is Sunday and 6 is Saturday."""
    table = orders[["id", "sold_out"]].copy()
    table["weekend"] = orders["weekday"].isin([0, 6]).astype(int)
    table["stock"] = orders["stock"].fillna(20)
    table["price"] = orders["price_cents"] / 100
    return table
'''

TRAIN = '''"""Training and scoring."""

from sklearn.linear_model import LogisticRegression

COLUMNS = ["weekend", "stock", "price"]


def train(table, settings, seed):
    """A model fitted on at most settings["rows"] rows, drawn with the seed."""
    rows = table.sample(n=min(settings["rows"], len(table)), random_state=seed)
    model = LogisticRegression(C=settings["C"], solver="newton-cholesky")
    return model.fit(rows[COLUMNS], rows["sold_out"])


def scores(model, table):
    """The probability of being sold out, for each row."""
    return model.predict_proba(table[COLUMNS])[:, 1]
'''


def orders(seed: int, rows: int = 6_000) -> pd.DataFrame:
    """Orders of 30 days, one row per product and day, and whether it sold out."""
    rng = np.random.default_rng([23, seed])
    stock, price = rng.gamma(4, 5, rows).round(), rng.integers(80, 900, rows)
    day = np.arange(rows) % 30
    weekday = day % 7
    log_odds = 1.6 - 0.12 * stock - 0.003 * (price - 400) + 0.6 * np.isin(weekday, [0, 6])
    sold_out = rng.random(rows) < 1 / (1 + np.exp(-log_odds))
    stock[rng.random(rows) < 0.12] = np.nan
    return pd.DataFrame(
        {
            "id": np.arange(rows),
            "day": day,
            "weekday": weekday,
            "stock": stock,
            "price_cents": price,
            "sold_out": sold_out.astype(int),
        }
    )


def write_project(folder: Path, seed: int = 0) -> Path:
    """Write src/features.py, src/train.py, settings.json and data/orders.csv."""
    (folder / "src").mkdir(parents=True, exist_ok=True)
    (folder / "data").mkdir(exist_ok=True)
    (folder / "src/features.py").write_text(FEATURES, encoding="utf-8")
    (folder / "src/train.py").write_text(TRAIN, encoding="utf-8")
    (folder / "settings.json").write_text(json.dumps({"rows": 3_000, "C": 1.0}), encoding="utf-8")
    orders(seed).to_csv(folder / "data/orders.csv", index=False)
    return folder


def load(folder: Path, name: str) -> ModuleType:
    """The module src/<name>.py of a project, as it stands there now."""
    path = folder / "src" / f"{name}.py"
    module = ModuleType(name)
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), module.__dict__)
    return module


Change = Callable[[Path], None]


def _text(file: str, before: str, after: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{before} is not in {file}"
        path.write_text(text.replace(before, after), encoding="utf-8")

    return change


def _table(edit: Callable[[pd.DataFrame], pd.DataFrame]) -> Change:
    def change(folder: Path) -> None:
        path = folder / "data/orders.csv"
        edit(pd.read_csv(path)).to_csv(path, index=False)

    return change


def _settings(**values: float) -> Change:
    def change(folder: Path) -> None:
        (folder / "settings.json").write_text(json.dumps(values), encoding="utf-8")

    return change


def _some_in_euros(table: pd.DataFrame) -> pd.DataFrame:
    cents = table["price_cents"].astype(float)
    return table.assign(price_cents=cents.mask(table["id"] % 4 == 0, cents / 100))


CODE_BREAKS: dict[str, Change] = {
    "price-in-tens": _text("src/features.py", "/ 100", "/ 10"),
    "weekend-moved": _text("src/features.py", "[0, 6]", "[5, 6]"),
    "gap-becomes-zero": _text("src/features.py", "fillna(20)", "fillna(0)"),
    "rows-lost": _text(
        "src/features.py",
        "return table",
        "return table[orders['stock'].notna() | table.stock.ne(20)]",
    ),
    "answer-among-inputs": _text("src/train.py", '"price"]', '"price", "sold_out"]'),
}
"""Red on a pull request."""

DATA_BREAKS: dict[str, Change] = {
    "some-in-euros": _table(_some_in_euros),
    "days-missing": _table(lambda table: table[table["day"] < 18]),
    "delivered-twice": _table(lambda table: pd.concat([table, table.head(500)])),
    "labels-gone": _table(
        lambda table: table.assign(sold_out=table["sold_out"] * (table["day"] < 20))
    ),
}
"""Red when data arrives."""

MODEL_BREAKS: dict[str, Change] = {
    "seed-ignored": _text("src/train.py", "random_state=seed", "random_state=None"),
    "hardly-trained": _settings(rows=40, C=1e-9),
    "upside-down": _text("src/train.py", "[:, 1]", "[:, 0]"),
    "one-input-left": _text("src/train.py", '["weekend", "stock", "price"]', '["price"]'),
}
"""Red at night."""

HARMLESS: dict[str, Change] = {
    "nothing": lambda folder: None,
    "a-comment": _text("src/features.py", "    table = ", "    # a copy, not a view\n    table = "),
    "rows-shuffled": _table(lambda table: table.sample(frac=1, random_state=1)),
    "other-settings": _settings(rows=2_800, C=0.5),
    "one-more-column": _table(lambda table: table.assign(note="")),
    "columns-in-other-order": _text(
        "src/train.py", '["weekend", "stock", "price"]', '["price", "weekend", "stock"]'
    ),
}
"""Green at every event."""


def scores(seeds: range, lost: float = 0.0, change: int = 0) -> dict[int, float]:
    """Scores of a change on several draws of the rows; `lost` is what it costs, 0 is harmless.

    Draws differ a lot from each other, but in the same way for every change.
    """
    made = {}
    for seed in seeds:
        draw = np.random.default_rng([31, seed]).normal(0.78, 0.03)
        own = np.random.default_rng([37, seed, change]).normal(0, 0.004) if change else 0.0
        made[seed] = float(draw + own - lost)
    return made


if __name__ == "__main__":
    print(f"The sound project is in {write_project(Path('project'))}/")
