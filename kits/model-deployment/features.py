"""From a request to the inputs of the model: the only place where this is written."""

from datetime import datetime
from typing import Any

import pandas as pd


def features(requests: list[dict[str, Any]]) -> pd.DataFrame:
    """One row per request, with the columns hour, price, category and stock.

    Each row must equal what the warehouse has for the same offer. A request may hold its moment as
    text or as a `datetime`, and may leave out `stock` or send None for it.
    """
    # TODO: a colleague wrote this from memory. It runs, and it is wrong in four ways. Compare its
    # rows with data/warehouse.csv before you change anything.
    rows = []
    for request in requests:
        moment = request["ordered_at"]
        if isinstance(moment, str):
            moment = datetime.fromisoformat(moment)
        rows.append(
            {
                "hour": moment.hour,
                "price": request["price_cents"],
                "category": request["category"],
                "stock": request.get("stock") or 0.0,
            }
        )
    return pd.DataFrame(rows)
