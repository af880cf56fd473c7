"""What parcels cost per depot, with an account of every row."""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

GRAMS = {"g": 1, "kg": 1000}


@dataclass(frozen=True)
class Parcel:
    """One parcel, its weight in grams and its cost in cents."""

    number: str
    depot: str
    day: date
    grams: int
    cents: int


@dataclass(frozen=True)
class Fault:
    """A row that is no parcel: its line as an editor numbers it, and what is wrong in words."""

    line: int
    reason: str


def cents(text: str) -> int:
    """An amount such as '12.40' or '1,204.00' in cents; ValueError if it is none, or negative."""
    return int(_amount(text.replace(",", "")) * 100)


def grams(text: str) -> int:
    """A weight such as '2.5 kg' or '750 g' in grams; ValueError for anything else."""
    number, _, unit = text.strip().partition(" ")
    if unit not in GRAMS:
        raise ValueError(f"'{text}' has no unit of {', '.join(GRAMS)}")
    return int(_amount(number) * GRAMS[unit])


def read_rows(path: Path) -> Iterator[tuple[int, dict]]:
    """Each row of a file with its line number, one at a time; blank lines are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield reader.line_num, row


def parse_parcel(row: dict) -> Parcel:
    """A row as a parcel; ValueError that names the column if a field is missing, extra or wrong."""
    if None in row:
        raise ValueError(f"more fields than columns: {row[None]}")
    return Parcel(
        number=_field(row, "parcel", str),
        depot=_field(row, "depot", str),
        day=_field(row, "day", date.fromisoformat),
        grams=_field(row, "weight", grams),
        cents=_field(row, "cost", cents),
    )


def parse_all(rows: Iterable[tuple[int, dict]]) -> tuple[list[Parcel], list[Fault]]:
    """Every row as a parcel or as a fault, by `parse_parcel`; other errors than ValueError pass."""
    good, faults = [], []
    for line, row in rows:
        try:
            good.append(parse_parcel(row))
        except ValueError as error:
            faults.append(Fault(line, str(error)))
    return good, faults


def without_repeats(parcels: Iterable[Parcel]) -> tuple[list[Parcel], list[Parcel]]:
    """The first parcel of each number, in order; and the later ones."""
    seen: set[str] = set()
    kept, repeats = [], []
    for parcel in parcels:
        (repeats if parcel.number in seen else kept).append(parcel)
        seen.add(parcel.number)
    return kept, repeats


def totals(parcels: Iterable[Parcel]) -> dict[str, tuple[int, int]]:
    """For each depot, by name in alphabetical order: the count of parcels and their cents."""
    found: dict[str, tuple[int, int]] = {}
    for parcel in parcels:
        count, amount = found.get(parcel.depot, (0, 0))
        found[parcel.depot] = count + 1, amount + parcel.cents
    return {depot: found[depot] for depot in sorted(found)}


def heaviest(parcels: Iterable[Parcel]) -> Parcel | None:
    """The parcel with the most grams, the first of several; None if there is none."""
    return max(parcels, key=lambda parcel: parcel.grams, default=None)


def report(path: Path) -> str:
    """The text of the report."""
    parcels, faults = parse_all(read_rows(path))
    kept, repeats = without_repeats(parcels)
    first = heaviest(kept)
    rows = len(parcels) + len(faults)
    return "\n".join(
        [
            *(f"{d}: {n} parcels, {amount / 100:.2f}" for d, (n, amount) in totals(kept).items()),
            f"heaviest: {first.number if first else 'none'}",
            f"rows: {rows} = {len(kept)} parcels + {len(repeats)} repeats + {len(faults)} faults",
            *(f"line {fault.line}: {fault.reason}" for fault in faults),
        ]
    )


def main() -> None:
    """Print the report of the file named on the command line."""
    print(report(Path(sys.argv[1])))


def _amount(text: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise ValueError(f"'{text}' is not a number") from None
    if not value.is_finite() or value < 0:
        raise ValueError(f"'{text}' is not an amount")
    return value


def _field(row: dict, column: str, parse: Callable[[str], T]) -> T:
    if not row.get(column):
        raise ValueError(f"{column} is missing")
    try:
        return parse(row[column])
    except ValueError as error:
        raise ValueError(f"{column}: {error}") from None


if __name__ == "__main__":
    main()
