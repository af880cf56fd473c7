"""How late each region is. It runs, and its numbers are wrong: see the README."""

import pandas as pd

LATE_AFTER = 15  # minutes


def region_report(
    deliveries: pd.DataFrame, shops: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row per region, and the deliveries that are in no row of it, with a reason.

    The report has the region as its index, sorted, and the columns `deliveries` (all), `measured`
    (with known minutes), `late` (more than LATE_AFTER minutes) and `late_share` (of the measured).
    """
    # TODO: no delivery may be lost, counted twice, or called punctual because nobody measured it.
    frame = deliveries.merge(shops, on="shop", how="left")
    frame["minutes"] = frame["minutes"].fillna(0)
    frame["late"] = frame["minutes"] > LATE_AFTER
    groups = frame.groupby("region")
    report = groups.agg(
        deliveries=("delivery_id", "count"), measured=("minutes", "count"), late=("late", "sum")
    )
    report["late_share"] = report["late"] / report["measured"]
    return report, deliveries.head(0).assign(reason="")
