"""What the report by region must do: lose nothing, count nothing twice, guess nothing."""

import pandas as pd
import pytest
from contract import CONTRACT, ContractError, convert
from features import region_report
from generate import good_day, shops

LIST = pd.DataFrame({"shop": ["Graz", "Linz", "Ulm"], "region": ["south", "south", "west"]})


def deliveries(shop: list[str], minutes: list[int | None]) -> pd.DataFrame:
    """Deliveries with types, as `convert` gives them."""
    numbers = [f"d{number}" for number in range(len(shop))]
    return pd.DataFrame(
        {"delivery_id": numbers, "shop": shop, "minutes": pd.array(minutes, dtype="Int64")}
    )


def test_a_small_report_by_hand() -> None:
    report, aside = region_report(
        deliveries(["Graz", "Linz", "Graz", "Ulm"], [16, 15, 40, 0]), LIST
    )
    assert report.index.tolist() == ["south", "west"]
    assert report["deliveries"].tolist() == [3, 1]
    assert report["late"].tolist() == [2, 0], "late is more than 15 minutes, not 15"
    assert report["late_share"].tolist() == pytest.approx([2 / 3, 0])
    assert len(aside) == 0


def test_what_nobody_measured_is_not_punctual() -> None:
    report, _ = region_report(
        deliveries(["Graz", "Graz", "Graz", "Ulm"], [20, None, None, None]), LIST
    )
    assert report["deliveries"].tolist() == [3, 1]
    assert report["measured"].tolist() == [1, 0]
    assert report.loc["south", "late_share"] == 1, "a gap was counted as a punctual delivery"
    assert pd.isna(report.loc["west", "late_share"]), "nothing was measured: the share is unknown"


def test_another_spelling_is_the_same_shop() -> None:
    report, aside = region_report(
        deliveries([" graz", "GRAZ ", "Graz", "ulm"], [20, 20, 20, 1]), LIST
    )
    assert len(aside) == 0, "a shop in another spelling was set aside"
    assert report["deliveries"].tolist() == [3, 1]


def test_an_unknown_shop_is_set_aside_with_a_reason() -> None:
    given = deliveries(["Graz", "Bonn", "Ulm", "Kiel"], [20, 30, 1, None])
    report, aside = region_report(given, LIST)
    assert report["deliveries"].sum() == 2
    assert aside["delivery_id"].tolist() == ["d1", "d3"]
    assert aside["shop"].tolist() == ["Bonn", "Kiel"], "show the shop as it was written"
    assert (aside["reason"].str.len() > 0).all()


def test_a_shop_listed_twice_stops_the_report() -> None:
    twice = pd.concat([LIST, pd.DataFrame({"shop": ["graz "], "region": ["north"]})])
    with pytest.raises(ContractError):
        region_report(deliveries(["Graz", "Ulm"], [1, 2]), twice)


def test_a_shop_without_region_stops_the_report() -> None:
    gap = LIST.assign(region=["south", None, "west"])
    with pytest.raises(ContractError):
        region_report(deliveries(["Graz", "Linz"], [1, 2]), gap)


def test_the_frames_given_are_not_changed() -> None:
    given, listed = deliveries([" graz", "Bonn"], [20, None]), LIST.copy()
    before = given.copy()
    region_report(given, listed)
    pd.testing.assert_frame_equal(given, before)
    pd.testing.assert_frame_equal(listed, LIST)


def test_a_whole_day_balances() -> None:
    kept, _ = convert(good_day("2026-05-08"), CONTRACT)
    odd = kept["delivery_id"].isin(kept["delivery_id"].iloc[::40])
    kept.loc[odd, "shop"] = "closed shop"
    report, aside = region_report(kept, shops())
    assert len(aside) == odd.sum()
    assert report["deliveries"].sum() + len(aside) == len(kept), "deliveries were lost or doubled"
    assert report["measured"].sum() == kept.loc[~odd, "minutes"].notna().sum()
    assert report["late"].sum() == (kept.loc[~odd, "minutes"] > 15).sum()
