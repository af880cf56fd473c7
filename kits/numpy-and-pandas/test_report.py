"""Acceptance tests for report.py. They compute what they expect the slow way, row by row."""

import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import generate
import numpy as np
import pandas as pd
import pytest
import report

ZONE = "Australia/Sydney"
REASONS = ["repeated", "unreadable units", "no units"]


@pytest.fixture(autouse=True)
def no_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def lines(*rows: tuple[str, str]) -> pd.DataFrame:
    """Order lines from pairs of order and units; one an hour."""
    start = datetime(2026, 9, 21, 1)
    return pd.DataFrame(
        {
            "order": [order for order, _ in rows],
            "placed_at": [
                f"{start + timedelta(hours=k):%Y-%m-%dT%H:%M:%S}+00:00" for k in range(len(rows))
            ],
            "shop": ["Glebe"] * len(rows),
            "product": ["bread"] * len(rows),
            "units": [units for _, units in rows],
        }
    )


def sold(*rows: tuple[str | None, str, int]) -> pd.DataFrame:
    """Orders with revenue, from shop, moment in UTC and revenue; the index is not 0, 1, 2."""
    table = pd.DataFrame(
        {
            "shop": pd.Series([shop for shop, _, _ in rows], dtype="str"),
            "placed_at": pd.to_datetime([moment for _, moment, _ in rows], utc=True),
            "revenue": [revenue for _, _, revenue in rows],
        }
    )
    return table.set_index(pd.Index(range(100, 100 + 2 * len(rows), 2)))


def whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[+-]?\d+", text.strip()) else None


def slowly_cleaned(orders: pd.DataFrame) -> tuple[list[dict], Counter]:
    rows, ledger = orders.to_dict("records"), Counter(dict.fromkeys(REASONS, 0))
    last = {row["order"]: number for number, row in enumerate(rows)}
    kept = []
    for number, row in enumerate(rows):
        units = whole(row["units"])
        if last[row["order"]] != number:
            ledger["repeated"] += 1
        elif units is None:
            ledger["unreadable units"] += 1
        elif units <= 0:
            ledger["no units"] += 1
        else:
            kept.append(row | {"units": units})
    return kept, ledger


def slowly_priced(kept: list[dict], prices: pd.DataFrame) -> list[int]:
    table = sorted(prices.itertuples(index=False), key=lambda price: price.since)
    result = []
    for row in kept:
        moment = pd.Timestamp(row["placed_at"])
        valid = [p.cents for p in table if p.product == row["product"] and p.since <= moment]
        result.append(row["units"] * valid[-1])
    return result


@pytest.fixture
def priced() -> pd.DataFrame:
    """Correct orders with revenue, from the tests and not from report.py."""
    kept, _ = slowly_cleaned(generate.orders())
    table = pd.DataFrame(kept)
    table["revenue"] = slowly_priced(kept, generate.prices())
    return table.assign(placed_at=pd.to_datetime(table["placed_at"], utc=True))


# Arrays


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.uint32, np.int64])
def test_stock_can_be_negative_for_any_whole_number_type(dtype: type) -> None:
    delivered = np.array([[100, 0, 120], [50, 60, 70]], dtype=dtype)
    sold = np.array([[90, 20, 0], [60, 60, 127]], dtype=dtype)
    expected = [[10, -10, 110], [-10, -10, -67]]
    found = report.stock(delivered, sold)
    assert found.tolist() == expected, f"with dtype {np.dtype(dtype)} numbers wrap around"


def test_stock_adds_up_beyond_the_small_type() -> None:
    delivered = np.full((1, 6), 100, dtype=np.int8)
    found = report.stock(delivered, np.zeros((1, 6), dtype=np.int8))
    assert found.tolist() == [[100, 200, 300, 400, 500, 600]]


def test_profile_divides_each_shop_by_its_own_mean() -> None:
    table = np.random.default_rng(1).integers(1, 500, (7, 7))
    found = report.weekday_profile(table)
    np.testing.assert_allclose(
        found.mean(axis=1), 1, err_msg="the mean of each shop's profile must be 1"
    )
    assert found[2, 5] == pytest.approx(table[2, 5] / (table[2].sum() / 7))


def test_profile_works_when_the_table_is_not_square() -> None:
    found = report.weekday_profile(np.array([[1, 2, 3], [10, 10, 40]]))
    np.testing.assert_allclose(found, [[0.5, 1, 1.5], [0.5, 0.5, 2]])


def test_profile_of_a_closed_shop_is_zero_and_arguments_stay_as_they_are() -> None:
    table = np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 2.0, 3.0, 2.0]])
    before = table.copy()
    found = report.weekday_profile(table)
    assert found.tolist() == [[0, 0, 0, 0], [0.5, 1, 1.5, 1]]
    assert (table == before).all(), "the array that was handed in has changed"


# Cleaning


def test_the_last_line_of_an_order_counts() -> None:
    found, ledger = report.clean(lines(("A1", "2"), ("A2", "3"), ("A1", "7")))
    assert found[["order", "units"]].values.tolist() == [["A2", 3], ["A1", 7]]
    assert ledger == {"repeated": 1, "unreadable units": 0, "no units": 0}


def test_a_broken_correction_does_not_bring_the_old_line_back() -> None:
    found, ledger = report.clean(lines(("A1", "2"), ("A2", "3"), ("A1", "n/a")))
    assert found["order"].tolist() == ["A2"], "the last line of A1 is unreadable: A1 is out"
    assert ledger == {"repeated": 1, "unreadable units": 1, "no units": 0}


def test_unreadable_and_negative_units_are_left_out_and_counted() -> None:
    rows = [("A1", "n/a"), ("A2", "0"), ("A3", "-3"), ("A4", "2.5"), ("A5", ""), ("A6", "4")]
    found, ledger = report.clean(lines(*rows))
    assert found["order"].tolist() == ["A6"]
    assert ledger == {"repeated": 0, "unreadable units": 3, "no units": 2}
    assert found.index.tolist() == [0]


def test_cleaned_columns_have_their_types() -> None:
    found, _ = report.clean(lines(("A1", "2"), ("A2", "3")))
    assert found["units"].dtype == np.int64
    assert str(found["placed_at"].dt.tz) == "UTC"


def test_cleaning_the_generated_orders_balances() -> None:
    orders = generate.orders()
    before = orders.copy()
    found, ledger = report.clean(orders)
    kept, counted = slowly_cleaned(before)
    assert ledger == dict(counted)
    assert len(orders) == len(found) + sum(ledger.values()), "some lines are unaccounted for"
    assert found["order"].tolist() == [row["order"] for row in kept]
    assert found["units"].tolist() == [row["units"] for row in kept]
    pd.testing.assert_frame_equal(orders, before, obj="the orders that were handed in")


# Prices


def cleaned() -> pd.DataFrame:
    table = pd.DataFrame(slowly_cleaned(generate.orders())[0])
    return table.assign(placed_at=pd.to_datetime(table["placed_at"], utc=True))


def test_each_order_stands_there_once_and_in_its_order() -> None:
    shuffled = cleaned().sample(frac=1, random_state=3)
    found = report.with_revenue(shuffled, generate.prices())
    assert len(found) == len(shuffled), f"{len(shuffled)} orders became {len(found)} rows"
    assert found["order"].tolist() == shuffled["order"].tolist(), "the orders changed places"


def test_the_price_of_the_moment_counts() -> None:
    table = cleaned()
    found = report.with_revenue(table, generate.prices())
    expected = slowly_priced(table.to_dict("records"), generate.prices())
    wrong = int((found["revenue"].to_numpy() != np.array(expected)).sum())
    assert wrong == 0, f"{wrong} of {len(table)} orders have another revenue than their price says"
    assert found["revenue"].dtype == np.int64


def test_a_price_is_valid_from_its_very_moment() -> None:
    change = pd.Timestamp("2026-09-30T14:00:00", tz="UTC")
    table = (
        cleaned()
        .head(2)
        .assign(product="bread", units=1, placed_at=[change - pd.Timedelta(seconds=1), change])
    )
    assert report.with_revenue(table, generate.prices())["cents"].tolist() == [650, 690]


def test_a_product_without_a_valid_price_stops_the_report() -> None:
    table = cleaned().head(3).assign(product=["bread", "pretzel", "tea"])
    with pytest.raises(ValueError, match="pretzel") as error:
        report.with_revenue(table, generate.prices())
    assert "bread" not in str(error.value), "only products without a price are to be named"
    early = (
        cleaned()
        .head(1)
        .assign(product="tea", placed_at=pd.to_datetime(["2025-12-31T23:59:59+00:00"], utc=True))
    )
    with pytest.raises(ValueError, match="tea"):
        report.with_revenue(early, generate.prices())


# Groups and days


def test_revenue_per_shop_adds_up_and_names_the_nameless(priced: pd.DataFrame) -> None:
    before = priced.copy()
    found = report.per_shop(priced)
    expected: dict[str, int] = defaultdict(int)
    for row in priced.to_dict("records"):
        expected[row["shop"] if isinstance(row["shop"], str) else "unknown"] += row["revenue"]
    assert found.sum() == priced["revenue"].sum(), "the shops do not add up to all orders"
    assert found.to_dict() == dict(expected)
    assert found.tolist() == sorted(found, reverse=True), "the largest shop comes first"
    pd.testing.assert_frame_equal(priced, before, obj="the orders that were handed in")


def test_a_day_belongs_to_its_place() -> None:
    table = sold(("Glebe", "2026-09-20T21:30:00Z", 500), ("Glebe", "2026-09-21T13:59:00Z", 70))
    assert report.per_day(table, ZONE).to_dict() == {"2026-09-21": 570}
    assert report.per_day(table, "UTC").to_dict() == {"2026-09-20": 500, "2026-09-21": 70}


def test_days_without_sales_are_there_with_zero() -> None:
    table = sold(("Glebe", "2026-10-05T22:00:00Z", 5), ("Glebe", "2026-10-02T02:00:00Z", 9))
    found = report.per_day(table, ZONE)
    days = ["2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06"]
    assert list(found.index) == days, "each local day from first to last, in order of time"
    assert found.tolist() == [9, 0, 0, 0, 5]


def test_revenue_per_day_on_the_generated_orders(priced: pd.DataFrame) -> None:
    expected: dict[str, int] = defaultdict(int)
    for row in priced.to_dict("records"):
        local = row["placed_at"].to_pydatetime().astimezone(ZoneInfo(ZONE))
        expected[f"{local:%Y-%m-%d}"] += row["revenue"]
    found = report.per_day(priced, ZONE)
    assert found.sum() == priced["revenue"].sum(), "the days do not add up to all orders"
    assert {day: total for day, total in found.items() if total} == dict(expected)
    assert found["2026-09-26"] == 0, "Saturdays are closed, and the report says so with a 0"


def test_shares_of_each_shop_add_up_to_one() -> None:
    moment = "2026-09-21T01:00:00Z"
    table = sold(
        ("Glebe", moment, 30), (None, moment, 5), ("Glebe", moment, 10), (None, moment, 15)
    )
    found = report.share_of_shop(table)
    assert found.index.tolist() == table.index.tolist()
    assert found.tolist() == pytest.approx([0.75, 0.25, 0.25, 0.75])


def test_no_loop_over_rows() -> None:
    source = Path(report.__file__).read_text(encoding="utf-8")
    for word in ("iterrows", "itertuples", ".apply(", "to_dict("):
        assert word not in source, f"{word} walks through the rows one by one"


def test_the_report_tells_the_revenue(priced: pd.DataFrame) -> None:
    text = report.report(generate.orders(), generate.prices(), ZONE)
    assert f"revenue {priced['revenue'].sum() / 100:,.2f} dollars from {len(priced)} rows" in text
