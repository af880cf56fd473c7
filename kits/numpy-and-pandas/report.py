"""The weekly report of a bakery chain. It runs, and each function is wrong or missing.

Make each function do what its docstring says. No function changes the arrays or tables it is
given, and none loops over rows. Run `python report.py` for the report on the generated data.
"""

import numpy as np
import pandas as pd
from generate import orders as generated_orders
from generate import prices as generated_prices


def stock(delivered: np.ndarray, sold: np.ndarray) -> np.ndarray:
    """What lies on the shelf after each day: deliveries minus sales, added up over the days.

    Both have the shape (products, days) and may be of any whole-number type. More sold than
    delivered is a negative number.
    """
    # TODO: try it with two arrays of dtype uint8, and more sold than delivered.
    return (delivered - sold).cumsum(axis=1)


def weekday_profile(sold: np.ndarray) -> np.ndarray:
    """Each shop's sales per weekday, as a multiple of that shop's own mean.

    The shape is (shops, weekdays). A shop without any sales gets zeros, and no warning.
    """
    # TODO: which axis meets which?
    return sold / sold.mean(axis=1)


def clean(orders: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, int]]:
    """The orders that count, and how many lines were left out for which reason.

    The columns are order, placed_at, shop, product, units, as text. In the result, placed_at is
    a timestamp in UTC and units is int64. Lines are left out for these reasons, in this order:

    "repeated": the order is sent again further down; its last line counts, whatever it says
    "unreadable units": units is not a whole number
    "no units": units is zero or negative

    The ledger has all three reasons. Lines keep their order; the index starts at 0 again.
    """
    # TODO: repeated orders, unreadable and negative units, and the ledger.
    result = orders.drop_duplicates("order", keep="first")
    units = pd.to_numeric(result["units"], errors="coerce").fillna(1).astype(np.int64)
    placed_at = pd.to_datetime(result["placed_at"], utc=True)
    return result.assign(units=units, placed_at=placed_at), {}


def with_revenue(orders: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    """The orders in their order, each once, with the columns cents and revenue added.

    prices has the columns product, since (a timestamp in UTC) and cents, in any order. For an
    order the price counts that is the last to become valid until placed_at; a price is valid
    from the moment of `since` on. revenue is units times cents, as int64. Orders without a
    valid price raise a ValueError that names their products.
    """
    # TODO: how many rows go in, how many come out?
    priced = orders.merge(prices[["product", "cents"]], on="product")
    return priced.assign(revenue=priced["units"] * priced["cents"])


def per_shop(priced: pd.DataFrame) -> pd.Series:
    """The revenue per shop, largest first. Orders without a shop stand under "unknown"."""
    # TODO: does the sum over shops equal the sum over orders?
    return priced.groupby("shop")["revenue"].sum()


def per_day(priced: pd.DataFrame, time_zone: str) -> pd.Series:
    """The revenue per local day, from the first day to the last, in order of time.

    The index holds the days as text, such as "2026-09-21". A day without sales has revenue 0.
    """
    # TODO: whose midnight? And what about days on which nothing was sold?
    day = priced["placed_at"].dt.strftime("%Y-%m-%d")
    return priced.groupby(day)["revenue"].sum()


def share_of_shop(priced: pd.DataFrame) -> pd.Series:
    """For each order, its share of its shop's revenue, with the index of `priced`.

    The shares of a shop add up to 1. Orders without a shop form one group of their own.
    """
    # TODO: a value per group, beside each row of the group.
    raise NotImplementedError


def report(orders: pd.DataFrame, prices: pd.DataFrame, time_zone: str) -> str:
    """The report as text."""
    cleaned, ledger = clean(orders)
    priced = with_revenue(cleaned, prices)
    dollars = priced["revenue"].sum() / 100
    return "\n".join(
        [
            f"{len(orders)} lines read, {len(cleaned)} orders count, left out: {ledger}",
            f"revenue {dollars:,.2f} dollars from {len(priced)} rows",
            (per_shop(priced) / 100).to_string(name=False, dtype=False),
            (per_day(priced, time_zone) / 100).to_string(name=False, dtype=False),
        ]
    )


if __name__ == "__main__":
    print(report(generated_orders(), generated_prices(), "Australia/Sydney"))
