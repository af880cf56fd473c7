"""The features of a request are those of the warehouse."""

import math
from datetime import UTC, datetime

import pandas as pd
import pytest
from features import features
from generate import history

REQUESTS, WAREHOUSE, _ = history(rows=400, seed=11)
NUMBERS = ["hour", "price", "stock"]


@pytest.mark.parametrize("column", WAREHOUSE.columns)
def test_every_row_equals_the_warehouse(column: str) -> None:
    made, known = features(REQUESTS)[column], WAREHOUSE[column]
    if column in NUMBERS:
        same = (made - known).abs().lt(1e-9) | (made.isna() & known.isna())
    else:
        same = made == known
    assert same.all(), (
        f"'{column}' differs in {(~same).sum()} of 400 rows, first for {REQUESTS[same.argmin()]}: "
        f"you give {made[same.argmin()]!r}, the warehouse has {known[same.argmin()]!r}"
    )


def test_one_request_gives_the_row_it_gives_in_company() -> None:
    together = features(REQUESTS[:25])
    for i, request in enumerate(REQUESTS[:25]):
        alone = features([request])
        pd.testing.assert_frame_equal(
            alone, together.iloc[[i]].reset_index(drop=True), check_dtype=False
        )


def test_moment_may_be_a_datetime() -> None:
    request = {"shop": "a", "price_cents": 250, "category": "Dairy", "stock": 2.5}
    row = features([request | {"ordered_at": datetime(2026, 5, 4, 17, 30, tzinfo=UTC)}]).iloc[0]
    assert row["hour"] == 17
    assert row["price"] == 2.5


def test_a_stock_of_zero_is_zero_and_a_missing_one_is_missing() -> None:
    base = {
        "shop": "a",
        "ordered_at": "2026-05-04T00:30:00+02:00",
        "price_cents": 250,
        "category": "dairy",
    }
    stock = features([base | {"stock": 0.0}, base | {"stock": None}, base])["stock"]
    assert stock[0] == 0, "a stock of zero means: none left"
    assert math.isnan(stock[1]), "a stock of None is unknown, which is not zero"
    assert math.isnan(stock[2]), "a stock that was left out is unknown, which is not zero"


def test_requests_are_not_changed() -> None:
    request = dict(REQUESTS[0])
    features([request])
    assert request == REQUESTS[0], "features() changed the request that it was given"
