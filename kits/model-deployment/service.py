"""The service that the shops call."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bundle import Bundle
from fastapi import FastAPI
from pydantic import BaseModel

Log = Callable[[dict[str, Any]], None]


class Offer(BaseModel):
    """A substitute that is offered to a shop."""

    # TODO: refuse what the model was never meant for: an empty shop, a moment without a time zone,
    # a price of zero or less or of 100,000 cents or more, a negative stock.
    shop: str
    ordered_at: datetime
    price_cents: int
    category: str
    stock: float | None = None


def make_app(live: Bundle, canary: Bundle | None, share: float, log: Log) -> FastAPI:
    """A service around a live bundle and, for a share of the shops, a canary.

    It does not start with a bundle that fails its golden requests.

    GET /health answers {"live": version, "canary": version or null}.

    POST /accept takes an Offer and answers {"probability": …, "version": …}. Shops are given to the
    canary by `on_canary`, with the version of the canary as the release. If the canary fails, the
    live version answers. If that fails too, the status is 503.

    Each attempt of a version is logged once: {"version": …, "shop": …, "probability": … or None}.
    """
    raise NotImplementedError  # TODO
