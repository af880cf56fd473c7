"""How late each region is, with every delivery accounted for."""

import pandas as pd
from contract import promise

LATE_AFTER = 15  # minutes


def spelled(shop: pd.Series) -> pd.Series:
    """The agreed form of a shop's name, for comparing."""
    return shop.str.strip().str.casefold()


def region_report(
    deliveries: pd.DataFrame, shops: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row per region, and the deliveries that are in no row of it, with a reason."""
    listed = pd.DataFrame({"key": spelled(shops["shop"]), "region": shops["region"]})
    promise(listed, "list of shops", complete=("key", "region"), unique=("key",))

    keyed = deliveries.assign(key=spelled(deliveries["shop"]))
    known = keyed["key"].isin(listed["key"])
    aside = deliveries[~known].assign(reason="shop is not in the list")

    joined = keyed[known].merge(listed, on="key", how="left")
    promise(joined, "join", rows=int(known.sum()), complete=("region",), unique=("delivery_id",))

    # A comparison with a gap is a gap; `sum` leaves it out and `measured` says how many there are.
    joined["late"] = joined["minutes"] > LATE_AFTER
    report = joined.groupby("region").agg(
        deliveries=("delivery_id", "size"), measured=("minutes", "count"), late=("late", "sum")
    )
    measured = report["measured"].astype("float64")
    report["late_share"] = report["late"].astype("float64") / measured.where(measured > 0)
    promise(report.reset_index(), "report", complete=("region", "late"), unique=("region",))
    return report, aside
