"""Acceptance tests: what parcels.py must do. Do not change them; add yours in test_mine.py."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import parcels
import pytest
from generate import clean_lines, march_lines, write
from parcels import Fault, Parcel

HERE = Path(__file__).parent


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.csv"
    write(path, clean_lines())
    return path


@pytest.fixture
def march(tmp_path: Path) -> Path:
    path = tmp_path / "march.csv"
    write(path, march_lines())
    return path


def parcel(number: str, depot: str = "Ulm", grams: int = 1000, cents: int = 500) -> Parcel:
    return Parcel(number, depot, date(2026, 3, 1), grams, cents)


def row(**changes: str) -> dict:
    good = {"parcel": "P1", "depot": "Ulm", "day": "2026-03-01", "weight": "1 kg", "cost": "5.00"}
    return good | changes


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12.40", 1240),
        ("1,204.00", 120400),
        ("0.29", 29),
        ("1.15", 115),
        ("7", 700),
        (" 3.10 ", 310),
    ],
)
def test_cents(text, amount):
    assert parcels.cents(text) == amount, f"{text!r} is {amount} cents"


@pytest.mark.parametrize("text", ["n/a", "", "-12.00", "nan", "inf"])
def test_no_amount_is_refused(text):
    with pytest.raises(ValueError, match=r"."):  # with words that say why
        parcels.cents(text)


@pytest.mark.parametrize(
    ("text", "weight"), [("2.5 kg", 2500), ("750 g", 750), ("1 kg", 1000), ("0.3 kg", 300)]
)
def test_grams(text, weight):
    assert parcels.grams(text) == weight, f"{text!r} is {weight} grams"


@pytest.mark.parametrize("text", ["2 lb", "2", "kg", "", "heavy kg", "-1 kg"])
def test_no_weight_is_refused(text):
    with pytest.raises(ValueError, match=r"."):  # with words that say why
        parcels.grams(text)


def test_rows_come_one_at_a_time_with_their_line(tmp_path):
    path = tmp_path / "small.csv"
    write(path, ["P1,Ulm,2026-03-01,1 kg,5.00", "", 'P2,Ulm,2026-03-01,1 kg,"1,000.00"'])
    rows = parcels.read_rows(path)
    assert isinstance(rows, Iterator), "read_rows must not read the whole file first: use yield"
    numbered = [(line, fields["parcel"], fields["cost"]) for line, fields in rows]
    assert numbered == [(2, "P1", "5.00"), (4, "P2", "1,000.00")], (
        "the blank line 3 is left out, and P2 stands in line 4"
    )


def test_a_row_becomes_a_parcel():
    expected = Parcel("P1", "Ulm", date(2026, 3, 1), 750, 120400)
    assert parcels.parse_parcel(row(weight="750 g", cost="1,204.00")) == expected


@pytest.mark.parametrize(
    ("column", "value"),
    [("day", "2026-03-32"), ("weight", "2 lb"), ("cost", "n/a"), ("cost", None), ("depot", "")],
)
def test_a_wrong_field_is_named(column, value):
    with pytest.raises(ValueError, match=column):  # the message names the column
        parcels.parse_parcel(row(**{column: value}))


def test_an_extra_field_is_an_error():
    with pytest.raises(ValueError, match=r"."):  # with words that say why
        parcels.parse_parcel(row() | {None: ["204.00"]})


def test_a_missing_column_is_an_error():
    fields = row()
    del fields["weight"]
    with pytest.raises(ValueError, match="weight"):
        parcels.parse_parcel(fields)


def test_each_row_is_a_parcel_or_a_fault():
    rows = iter([(2, row()), (3, row(cost="n/a")), (5, row(parcel="P2"))])
    good, faults = parcels.parse_all(rows)
    assert [p.number for p in good] == ["P1", "P2"]
    assert [type(f) for f in faults] == [Fault]
    assert faults[0].line == 3
    assert "cost" in faults[0].reason, "the reason says which column is wrong"


def test_a_mistake_in_the_code_is_no_fault_of_the_data(monkeypatch):
    def broken(_row):
        raise RuntimeError("a mistake of the programmer")

    monkeypatch.setattr(parcels, "parse_parcel", broken)
    with pytest.raises(RuntimeError):
        parcels.parse_all([(2, row())])


def test_the_first_of_each_number_is_kept():
    given = [parcel("B"), parcel("A"), parcel("B", cents=900), parcel("C"), parcel("A")]
    kept, repeats = parcels.without_repeats(iter(given))
    assert [p.number for p in kept] == ["B", "A", "C"], "order of arrival, each number once"
    assert kept[0].cents == 500, "the first one counts, not the last"
    assert [p.number for p in repeats] == ["B", "A"]


def test_repeats_are_found_without_comparing_all_pairs():
    class Number(str):
        compared = 0

        def __eq__(self, other):
            Number.compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    given = [parcel(Number(f"P{i}")) for i in range(2000)]
    kept, _ = parcels.without_repeats(given)
    assert len(kept) == 2000
    assert Number.compared < 40_000, (
        f"{Number.compared:,} comparisons for 2,000 parcels: which structure answers 'seen before?'"
    )


def test_totals_per_depot():
    given = [parcel("A", "Ulm"), parcel("B", "Bremen", cents=70), parcel("C", "Ulm", cents=1)]
    result = parcels.totals(iter(given))
    assert result == {"Bremen": (1, 70), "Ulm": (2, 501)}
    assert list(result) == ["Bremen", "Ulm"], "depots come in alphabetical order"
    assert parcels.totals([]) == {}, "nothing may be left over from an earlier call"


def test_heaviest_parcel():
    given = [parcel("A", grams=750), parcel("B", grams=2500), parcel("C", grams=2500)]
    assert parcels.heaviest(iter(given)) == given[1]
    assert parcels.heaviest([]) is None


def test_on_a_clean_file_the_old_numbers_stay(clean):
    command = [sys.executable, str(HERE / "old_report.py"), str(clean)]
    old = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    new = parcels.report(clean).splitlines()
    assert new[: len(old)] == old
    assert new[len(old) :] == ["rows: 60 = 60 parcels + 0 repeats + 0 faults"]


def test_the_real_month(march):
    lines = parcels.report(march).splitlines()
    assert lines[4] == "rows: 630 = 600 parcels + 25 repeats + 5 faults"
    cost = sum(float(line.split(", ")[1]) for line in lines[:3])
    assert round(cost, 2) == 70_239.48, "check thousands separators and repeats"
    assert lines[3] == "heaviest: P0399", "check the units of the weights"
    faulty = [line.split(":")[0] for line in lines[5:]]
    assert faulty == ["line 103", "line 104", "line 302", "line 304", "line 452"]


def test_an_empty_file(tmp_path):
    path = tmp_path / "empty.csv"
    write(path, [])
    expected = ["heaviest: none", "rows: 0 = 0 parcels + 0 repeats + 0 faults"]
    assert parcels.report(path).splitlines() == expected


def test_twice_gives_the_same(march, clean):
    once = parcels.report(march)
    parcels.report(clean)
    assert parcels.report(march) == once, "something is remembered between two calls"


def test_only_main_prints(march, capsys):
    parcels.report(march)
    assert capsys.readouterr().out == "", "report returns its text; main prints it"


def test_import_does_nothing(tmp_path):
    program = f"import sys; sys.path.insert(0, {str(HERE)!r}); import parcels"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (0, ""), "importing must only define things"
    assert not list(tmp_path.iterdir()), "importing must not write files"
