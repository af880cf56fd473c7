"""The service that the shops call."""

from collections.abc import Callable
from typing import Annotated, Any

from bundle import Bundle, check_golden
from fastapi import FastAPI, HTTPException
from pydantic import AwareDatetime, BaseModel, Field
from release import on_canary

Log = Callable[[dict[str, Any]], None]


class Offer(BaseModel):
    """A substitute that is offered to a shop."""

    shop: Annotated[str, Field(min_length=1)]
    ordered_at: AwareDatetime
    price_cents: Annotated[int, Field(gt=0, lt=100_000)]
    category: str
    stock: Annotated[float, Field(ge=0)] | None = None


def make_app(live: Bundle, canary: Bundle | None, share: float, log: Log) -> FastAPI:
    """A service around a live bundle and, for a share of the shops, a canary."""
    for bundle in (live, canary):
        if bundle is not None:
            check_golden(bundle)
    app = FastAPI()

    @app.get("/health")
    def health() -> dict[str, str | None]:
        return {"live": live.version, "canary": canary.version if canary else None}

    @app.post("/accept")
    def accept(offer: Offer) -> dict[str, Any]:
        versions = [live]
        if canary and on_canary(offer.shop, share, canary.version):
            versions = [canary, live]
        for bundle in versions:
            probability = None
            try:
                probability = bundle.predict([offer.model_dump()])[0]
            except Exception:
                continue
            finally:
                log({"version": bundle.version, "shop": offer.shop, "probability": probability})
            return {"probability": probability, "version": bundle.version}
        raise HTTPException(503, "no prediction; use the agreed rule")

    return app
