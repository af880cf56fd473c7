"""What the contract, the check, the conversion and the promise must do."""

import pandas as pd
import pytest
from contract import CONTRACT, Column, ContractError, convert, promise, violations
from generate import GOOD_DAYS, broken_day, good_day

SMALL = {
    "code": Column("text", unique=True),
    "colour": Column("text", values=frozenset({"red", "blue"})),
    "count": Column("integer", least=1, most=9),
    "price": Column("number", least=0, most=10, missing=0.5),
    "day": Column("day"),
}


def small(**changes: list[str]) -> pd.DataFrame:
    """Four good rows, with some columns replaced."""
    columns = {
        "code": ["a", "b", "c", "d"],
        "colour": ["red", "blue", "red", "red"],
        "count": ["1", "9", "5", "5"],
        "price": ["0.5", "", "10", "3"],
        "day": ["2026-05-04", "2026-05-04", "2026-05-31", "2026-06-01"],
    }
    return pd.DataFrame(columns | changes, dtype=str)


def found(raw: pd.DataFrame, contract: dict[str, Column] = SMALL) -> dict[tuple[str, str], int]:
    """The violations as (column, rule) -> rows."""
    result = violations(raw, contract)
    pairs = {(one.column, one.rule): one.rows for one in result}
    assert len(pairs) == len(result), "the same column and rule is reported twice"
    return pairs


@pytest.mark.parametrize("day", [*GOOD_DAYS, "2026-05-08", "2026-05-11", "2026-05-12"])
def test_a_good_day_keeps_your_contract(day: str) -> None:
    raw = good_day(day)
    assert set(CONTRACT) == set(raw), "the contract must name exactly the columns of a good day"
    assert violations(raw, CONTRACT) == [], f"{day} is a good day: a limit is too tight"


def test_the_broken_day_has_six_problems() -> None:
    raw = broken_day()
    assert set(CONTRACT), "the contract is empty"
    expected = {
        ("payment", "values"): (raw["payment"] == "Invoice").sum(),
        ("items", "kind"): (raw["items"] == "1.200").sum(),
        ("weight", "range"): ((raw["shop"] == "Ulm") & (raw["weight"].astype(float) > 80)).sum(),
        ("minutes", "missing"): (raw["minutes"] == "").sum(),
        ("driver", "unexpected"): len(raw),
        ("delivery_id", "unique"): raw["delivery_id"].duplicated().sum(),
    }
    assert found(raw, CONTRACT) == expected


@pytest.mark.parametrize(
    ("column", "cell", "rule"),
    [
        ("items", "0", "range"),
        ("items", "500", "range"),
        ("items", "3.5", "kind"),
        ("weight", "-1.0", "range"),
        ("weight", "12,5", "kind"),
        ("minutes", "5000", "range"),
        ("payment", "cash", "values"),
        ("day", "04.05.2026", "kind"),
        ("shop", "", "missing"),
    ],
)
def test_your_contract_notices_one_bad_cell(column: str, cell: str, rule: str) -> None:
    raw = good_day("2026-05-08")
    raw.loc[7, column] = cell
    assert found(raw, CONTRACT) == {(column, rule): 1}, f"{column} = {cell!r} must break {rule!r}"


def test_good_rows_have_no_violation() -> None:
    assert found(small()) == {}


def test_columns_absent_and_unexpected_are_reported() -> None:
    raw = small().drop(columns="colour").assign(extra="x")
    assert found(raw) == {("colour", "absent"): 4, ("extra", "unexpected"): 4}


def test_all_problems_are_reported_at_once() -> None:
    raw = small(
        code=["a", "b", "a", "a"],
        colour=["red", "RED", "green", "blue"],
        count=["0", "ten", "10", "5"],
        price=["", " ", "", "11"],
    )
    assert found(raw) == {
        ("code", "unique"): 2,
        ("colour", "values"): 2,
        ("count", "kind"): 1,
        ("count", "range"): 2,
        ("price", "missing"): 3,
        ("price", "range"): 1,
    }


@pytest.mark.parametrize("cell", ["1.200", "1e2", "5.0", "n/a", "NaN", "inf", "1 2"])
def test_a_whole_number_is_digits_and_nothing_else(cell: str) -> None:
    raw = small(count=["1", cell, "5", "5"])
    assert found(raw) == {("count", "kind"): 1}, f"{cell!r} is not a whole number"


@pytest.mark.parametrize("cell", ["nan", "inf", "1,5", "3 kg"])
def test_a_number_is_finite_and_has_a_point(cell: str) -> None:
    raw = small(price=["1", cell, "5", "5"])
    assert found(raw) == {("price", "kind"): 1}, f"{cell!r} is not a number here"


@pytest.mark.parametrize("cell", ["2026-02-30", "2026-5-4", "4 May", "20260504"])
def test_a_day_exists_and_has_one_spelling(cell: str) -> None:
    assert found(small(day=["2026-05-04", cell, "2026-05-04", "2026-05-04"])) == {
        ("day", "kind"): 1
    }


def test_a_negative_whole_number_is_one() -> None:
    contract = {"count": Column("integer", least=-5)}
    raw = pd.DataFrame({"count": ["-5", "3", "-6"]}, dtype=str)
    assert found(raw, contract) == {("count", "range"): 1}


def test_converted_rows_have_types_and_keep_gaps() -> None:
    kept, aside = convert(small().assign(extra="x"), SMALL)
    assert list(kept) == list(SMALL), "kept rows have the columns of the contract, in its order"
    assert len(kept) == 4
    assert len(aside) == 0
    assert str(kept["count"].dtype) == "Int64"
    assert kept["count"].tolist() == [1, 9, 5, 5]
    assert str(kept["price"].dtype) == "float64"
    assert kept["price"].isna().tolist() == [False, True, False, False], "a gap was filled in"
    assert kept["day"].dt.day.tolist() == [4, 4, 31, 1], "day and month may be exchanged"


def test_a_gap_among_whole_numbers_stays_a_gap() -> None:
    contract = {"count": Column("integer", missing=0.5)}
    kept, _ = convert(pd.DataFrame({"count": ["3", "", "0"]}, dtype=str), contract)
    assert str(kept["count"].dtype) == "Int64"
    assert kept["count"].isna().tolist() == [False, True, False]


def test_bad_rows_are_set_aside_as_they_came() -> None:
    raw = small(colour=["red", "RED", "blue", ""], count=["1", "1.200", "5", "6"]).assign(note="n")
    before = raw.copy()
    kept, aside = convert(raw, SMALL)
    pd.testing.assert_frame_equal(raw, before, obj="the raw frame, which must not be changed")
    assert kept["code"].tolist() == ["a", "c"]
    assert aside["code"].tolist() == ["b", "d"]
    assert aside["count"].tolist() == ["1.200", "6"], "rows set aside stay text, unchanged"
    assert aside["note"].tolist() == ["n", "n"], "rows set aside keep every column"
    first, second = aside["reason"]
    assert "colour" in first, "the reason must name each column at fault"
    assert "count" in first, "the reason must name each column at fault"
    assert "colour" in second
    assert "count" not in second, "the reason names a column that is right"


def test_the_first_of_two_equal_keys_is_kept() -> None:
    kept, aside = convert(small(code=["a", "b", "a", "d"]), SMALL)
    assert kept["code"].tolist() == ["a", "b", "d"]
    assert kept["count"].tolist() == [1, 9, 5]
    assert aside["code"].tolist() == ["a"]


def test_the_rows_of_the_broken_day_balance() -> None:
    raw = broken_day()
    kept, aside = convert(raw, CONTRACT)
    assert len(kept) + len(aside) == len(raw), "rows were lost or counted twice"
    assert (aside["reason"].str.len() > 0).all(), "a row was set aside without a reason"
    assert kept["delivery_id"].is_unique
    assert kept["weight"].max() <= 80
    assert "driver" not in kept, "a column outside the contract must not travel on"


def test_an_absent_column_stops_the_conversion() -> None:
    with pytest.raises(ContractError, match="colour"):
        convert(small().drop(columns="colour"), SMALL)


def test_a_kept_promise_returns_the_frame() -> None:
    frame = pd.DataFrame({"code": ["a", "b"], "price": [1.0, None]})
    result = promise(frame, "join", rows=2, complete=("code",), unique=("code",))
    pd.testing.assert_frame_equal(result, frame)


@pytest.mark.parametrize(
    ("wanted", "word"),
    [({"rows": 3}, "3"), ({"complete": ("price",)}, "price"), ({"unique": ("kind",)}, "kind")],
)
def test_a_broken_promise_names_step_and_fault(wanted: dict, word: str) -> None:
    frame = pd.DataFrame({"code": ["a", "b"], "kind": ["x", "x"], "price": [1.0, None]})
    with pytest.raises(ContractError) as error:
        promise(frame, "join with shops", **wanted)
    assert "join with shops" in str(error.value), "the error does not name the step"
    assert word in str(error.value), "the error does not say what is wrong"


def test_a_broken_promise_names_all_faults() -> None:
    frame = pd.DataFrame({"kind": ["x", "x"], "price": [1.0, None]})
    with pytest.raises(ContractError) as error:
        promise(frame, "sum", rows=7, complete=("price",), unique=("kind",))
    assert all(word in str(error.value) for word in ("sum", "7", "price", "kind"))
