"""Makes the history of substitute offers, and the model that was trained on it.

When a product is sold out, a shop is offered a substitute and accepts it or not. The warehouse has
a table of features, made in SQL and checked by people: that is what the model was trained on. The
shops send requests. `python generate.py` writes both, for the same offers, into `data/`.
"""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

CATEGORIES = ("bakery", "dairy", "drinks", "frozen")
SPELLINGS = ("{}", " {}", "{} ", "{}")
HABIT = {"bakery": 1.4, "dairy": -0.9, "drinks": 0.7, "frozen": -1.2}


def history(rows: int = 1_500, seed: int = 7) -> tuple[list[dict[str, Any]], pd.DataFrame, Any]:
    """Requests, the warehouse's features of the same offers, and whether each was accepted."""
    rng = np.random.default_rng(seed)
    start = datetime(2026, 3, 2, tzinfo=UTC)
    moments = [start + timedelta(minutes=int(m)) for m in rng.integers(0, 60 * 24 * 120, rows)]
    hour = np.array([moment.hour for moment in moments])
    cents = rng.integers(40, 1_500, rows)
    category = rng.choice(CATEGORIES, rows)
    stock = rng.gamma(3, 8, rows).round(1)
    stock[rng.random(rows) < 0.15] = np.nan

    evening = 1.6 * np.cos((hour - 16) / 24 * 2 * np.pi)
    habit = np.array([HABIT[name] for name in category])
    log_odds = -0.4 + evening + habit - 0.15 * cents / 100 + 0.03 * np.nan_to_num(stock, nan=22.0)
    accepted = rng.random(rows) < 1 / (1 + np.exp(-log_odds))

    features = pd.DataFrame(
        {"hour": hour, "price": cents / 100, "category": category, "stock": stock}
    )
    requests = []
    for i, moment in enumerate(moments):
        zone = timezone(timedelta(hours=int(rng.choice([0, 1, 2]))))
        word = SPELLINGS[int(rng.integers(len(SPELLINGS)))].format(category[i])
        request: dict[str, Any] = {
            "shop": f"shop-{int(rng.integers(300))}",
            "ordered_at": moment.astimezone(zone).isoformat(),
            "price_cents": int(cents[i]),
            "category": word.title() if rng.random() < 0.3 else word,
        }
        if not np.isnan(stock[i]):
            request["stock"] = float(stock[i])
        elif rng.random() < 0.5:
            request["stock"] = None
        requests.append(request)
    return requests, features, accepted


def train(features: pd.DataFrame, accepted: Any) -> Pipeline:
    """The model of the team: it has seen the warehouse's features and nothing else."""
    columns = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore"), ["hour", "category"]),
        (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), ["price", "stock"]),
    )
    return make_pipeline(columns, LogisticRegression(max_iter=500)).fit(features, accepted)


def offline_answers(model: Any, features: pd.DataFrame) -> list[float]:
    """The probabilities that the offline evaluation has seen."""
    return [float(p) for p in model.predict_proba(features)[:, 1]]


if __name__ == "__main__":
    folder = Path("data")
    folder.mkdir(exist_ok=True)
    requests, features, accepted = history()
    lines = [json.dumps(request) for request in requests]
    (folder / "requests.jsonl").write_text("\n".join(lines) + "\n")
    features.assign(accepted=accepted.astype(int)).to_csv(folder / "warehouse.csv", index=False)
    print(f"{len(requests)} offers in {folder}/requests.jsonl and {folder}/warehouse.csv")
