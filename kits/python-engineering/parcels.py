"""What parcels cost per depot, with an account of every row.

Fill in each TODO. Nothing in this file may run on import, and only `main` may print.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path


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
    # TODO
    raise NotImplementedError


def grams(text: str) -> int:
    """A weight such as '2.5 kg' or '750 g' in grams; ValueError for anything else."""
    # TODO
    raise NotImplementedError


def read_rows(path: Path) -> Iterator[tuple[int, dict]]:
    """Each row of a file with its line number, one at a time; blank lines are left out.

    The header is line 1. The reader of the standard library knows its line: `line_num`.
    """
    # TODO
    raise NotImplementedError


def parse_parcel(row: dict) -> Parcel:
    """A row as a parcel; ValueError that names the column if a field is missing, extra or wrong."""
    # TODO
    raise NotImplementedError


def parse_all(rows: Iterable[tuple[int, dict]]) -> tuple[list[Parcel], list[Fault]]:
    """Every row as a parcel or as a fault, by `parse_parcel`; other errors than ValueError pass."""
    # TODO
    raise NotImplementedError


def without_repeats(parcels: Iterable[Parcel]) -> tuple[list[Parcel], list[Parcel]]:
    """The first parcel of each number, in order; and the later ones."""
    # TODO: 100,000 parcels must not take 10,000,000,000 comparisons
    raise NotImplementedError


def totals(parcels: Iterable[Parcel]) -> dict[str, tuple[int, int]]:
    """For each depot, by name in alphabetical order: the count of parcels and their cents."""
    # TODO
    raise NotImplementedError


def heaviest(parcels: Iterable[Parcel]) -> Parcel | None:
    """The parcel with the most grams, the first of several; None if there is none."""
    # TODO
    raise NotImplementedError


def report(path: Path) -> str:
    """The text of the report.

    First the lines of the old script ('Ulm: 12 parcels, 310.20' per depot, then 'heaviest: P0007',
    or 'heaviest: none'). Then 'rows: 12 = 9 parcels + 1 repeats + 2 faults'.
    Then each fault as 'line 7: ' and its reason.
    """
    # TODO
    raise NotImplementedError


def main() -> None:
    """Print the report of the file named on the command line."""
    print(report(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
