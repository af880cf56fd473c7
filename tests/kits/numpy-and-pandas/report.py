"""The weekly report of a bakery chain."""

import numpy as np
import pandas as pd
from generate import orders as generated_orders
from generate import prices as generated_prices


def stock(delivered: np.ndarray, sold: np.ndarray) -> np.ndarray:
    """What lies on the shelf after each day: deliveries minus sales, added up over the days."""
    return (delivered.astype(np.int64) - sold.astype(np.int64)).cumsum(axis=1)


def weekday_profile(sold: np.ndarray) -> np.ndarray:
    """Each shop's sales per weekday, as a multiple of that shop's own mean."""
    mean = sold.mean(axis=1, keepdims=True)
    return sold / np.where(mean == 0, 1, mean)


def clean(orders: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, int]]:
    """The orders that count, and how many lines were left out for which reason."""
    ledger: dict[str, int] = {}

    def keep(table: pd.DataFrame, good: pd.Series, reason: str) -> pd.DataFrame:
        ledger[reason] = int((~good).sum())
        return table[good]

    table = keep(orders, ~orders.duplicated("order", keep="last"), "repeated")
    readable = table["units"].str.strip().str.fullmatch(r"[+-]?\d+")
    table = keep(table, readable, "unreadable units")
    table = table.assign(units=table["units"].astype(np.int64))
    table = keep(table, table["units"] > 0, "no units")
    placed_at = pd.to_datetime(table["placed_at"], utc=True)
    return table.assign(placed_at=placed_at).reset_index(drop=True), ledger


def with_revenue(orders: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    """The orders in their order, each once, with the columns cents and revenue added."""
    numbered = orders.assign(_place=np.arange(len(orders))).sort_values("placed_at")
    both = pd.merge_asof(
        numbered,
        prices.sort_values("since"),
        left_on="placed_at",
        right_on="since",
        by="product",
    )
    lonely = sorted(set(both.loc[both["cents"].isna(), "product"]))
    if lonely:
        raise ValueError(f"no valid price for {', '.join(lonely)}")
    both = both.sort_values("_place").drop(columns=["_place", "since"])
    both = both.assign(cents=both["cents"].astype(np.int64)).set_index(orders.index)
    return both.assign(revenue=both["units"] * both["cents"])


def per_shop(priced: pd.DataFrame) -> pd.Series:
    """The revenue per shop, largest first. Orders without a shop stand under "unknown"."""
    shop = priced["shop"].fillna("unknown")
    return priced.groupby(shop)["revenue"].sum().sort_values(ascending=False)


def per_day(priced: pd.DataFrame, time_zone: str) -> pd.Series:
    """The revenue per local day, from the first day to the last, in order of time."""
    local = priced["placed_at"].dt.tz_convert(time_zone).dt.tz_localize(None).dt.normalize()
    days = pd.date_range(local.min(), local.max(), freq="D")
    revenue = priced.groupby(local)["revenue"].sum().reindex(days, fill_value=0)
    return revenue.set_axis(days.strftime("%Y-%m-%d"))


def share_of_shop(priced: pd.DataFrame) -> pd.Series:
    """For each order, its share of its shop's revenue, with the index of `priced`."""
    shops = priced.groupby("shop", dropna=False)["revenue"]
    return priced["revenue"] / shops.transform("sum")


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
