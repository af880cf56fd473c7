"""From a request to the inputs of the model: the only place where this is written."""

from datetime import UTC, datetime
from typing import Any

import pandas as pd


def features(requests: list[dict[str, Any]]) -> pd.DataFrame:
    """One row per request, with the columns hour, price, category and stock.

    Each row equals what the warehouse has for the same offer.
    """
    rows = []
    for request in requests:
        moment = request["ordered_at"]
        if isinstance(moment, str):
            moment = datetime.fromisoformat(moment)
        stock = request.get("stock")
        rows.append(
            {
                "hour": moment.astimezone(UTC).hour,
                "price": request["price_cents"] / 100,
                "category": request["category"].strip().lower(),
                "stock": float("nan") if stock is None else float(stock),
            }
        )
    return pd.DataFrame(rows)
