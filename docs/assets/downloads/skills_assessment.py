"""Report skill gaps by dimension and team from a CSV file of ratings.

    python skills_assessment.py ratings.csv
    python skills_assessment.py ratings.csv --wanted coding=4 --wanted communication=3
    python skills_assessment.py ratings.csv --csv gaps.csv

The file has one line for each person and dimension, with the columns person, team, dimension and
rating (1 to 5). Nobody's name is printed, and a team of fewer than three is not shown on its own.
Needs Python 3.10 or later and nothing else. Exit code: 0 report printed, 1 the file has bad rows,
2 the command cannot be run as it was written.
"""

import argparse
import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from statistics import median

DIMENSIONS = (
    "coding",
    "ml-fundamentals",
    "production-experience",
    "problem-solving",
    "communication",
    "learning-agility",
    "specialisation-depth",
)
COLUMNS = ("person", "team", "dimension", "rating")
WANTED = 3
FEWEST = 3
"""People below which a team's ratings would tell who they are from."""


@dataclass(frozen=True)
class Rating:
    """One person's rating in one dimension."""

    person: str
    team: str
    dimension: str
    rating: int


@dataclass(frozen=True)
class Gap:
    """What one group shows in one dimension: how many, their median, how many below wanted."""

    team: str
    dimension: str
    people: int
    median: float
    wanted: int
    below: int
    missing: int
    """Steps that are missing to the wanted rating, over everyone below it."""


class BadFile(Exception):
    """A file that cannot be used; its text has one line for each fault."""


def read_ratings(path: Path) -> list[Rating]:
    """The ratings in a CSV file; raises BadFile with every bad row."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BadFile(f"{path}: no such file") from None
    except IsADirectoryError:
        raise BadFile(f"{path}: a folder, expected a CSV file") from None
    except UnicodeDecodeError:
        raise BadFile(f"{path}: not UTF-8; save it as 'CSV UTF-8'") from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(text.splitlines(), delimiter=delimiter)
    header = [name.strip().lower() for name in next(rows, [])]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        wanted = ", ".join(COLUMNS)
        raise BadFile(f"{path}:1: no column '{missing[0]}'; the first line names {wanted}")
    at = {name: header.index(name) for name in COLUMNS}
    ratings: list[Rating] = []
    faults: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    teams: dict[str, tuple[str, int]] = {}
    for row in rows:
        line = rows.line_num
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            faults.append(f"{path}:{line}: expected {len(header)} cells, got {len(row)}")
            continue
        person, team, dimension, rating = (row[at[name]].strip() for name in COLUMNS)
        found = [
            f"{path}:{line}: no {name}"
            for name, value in zip(COLUMNS, (person, team, dimension, rating), strict=True)
            if not value
        ]
        dimension = dimension.lower().replace(" ", "-")
        if dimension and dimension not in DIMENSIONS:
            near = get_close_matches(dimension, DIMENSIONS, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; expected {', '.join(DIMENSIONS)}"
            found.append(f"{path}:{line}: no dimension '{dimension}'{hint}")
        if rating and rating not in {"1", "2", "3", "4", "5"}:
            found.append(f"{path}:{line}: rating '{rating}' is no whole number from 1 to 5")
        if not found and (person, dimension) in seen:
            earlier = seen[person, dimension]
            found.append(f"{path}:{line}: {person} has a rating in '{dimension}' in line {earlier}")
        if not found and teams.setdefault(person, (team, line))[0] != team:
            other, earlier = teams[person]
            found.append(f"{path}:{line}: {person} is in team '{other}' in line {earlier}")
        if found:
            faults += found
        else:
            seen[person, dimension] = line
            ratings.append(Rating(person, team, dimension, int(rating)))
    if faults:
        raise BadFile("\n".join(faults))
    if not ratings:
        raise BadFile(f"{path}: no ratings below the first line")
    return ratings


def find_gaps(ratings: list[Rating], wanted: dict[str, int]) -> list[Gap]:
    """The gaps of everyone together, then of each team: most missing steps first."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    members: dict[str, set[str]] = defaultdict(set)
    for each in ratings:
        members[each.team].add(each.person)
        groups["everyone", each.dimension].append(each.rating)
        groups[each.team, each.dimension].append(each.rating)
    shown = sorted(team for team, people in members.items() if len(people) >= FEWEST)
    gaps = []
    for team in ["everyone", *shown]:
        found = [
            _gap(team, dimension, groups[team, dimension], wanted.get(dimension, WANTED))
            for dimension in DIMENSIONS
            if groups.get((team, dimension))
        ]
        gaps += sorted(found, key=lambda gap: (-gap.missing, gap.median))
    return gaps


def _gap(team: str, dimension: str, ratings: list[int], wanted: int) -> Gap:
    below = [rating for rating in ratings if rating < wanted]
    return Gap(
        team=team,
        dimension=dimension,
        people=len(ratings),
        median=median(ratings),
        wanted=wanted,
        below=len(below),
        missing=sum(wanted - rating for rating in below),
    )


def too_small(ratings: list[Rating]) -> list[str]:
    """The teams that are not shown on their own, since one could tell who is who."""
    members: dict[str, set[str]] = defaultdict(set)
    for each in ratings:
        members[each.team].add(each.person)
    return sorted(team for team, people in members.items() if len(people) < FEWEST)


def as_table(gaps: list[Gap]) -> str:
    """The gaps as text, one block for each team."""
    lines = []
    for team in dict.fromkeys(gap.team for gap in gaps):
        lines.append(f"{team}")
        lines.append(
            f"  {'dimension':<22}{'people':>7}{'median':>8}{'wanted':>8}{'below':>7}{'missing':>9}"
        )
        lines += [
            f"  {gap.dimension:<22}{gap.people:>7}{gap.median:>8g}{gap.wanted:>8}"
            f"{gap.below:>7}{gap.missing:>9}"
            for gap in gaps
            if gap.team == team
        ]
        lines.append("")
    return "\n".join(lines)


def write_csv(gaps: list[Gap], path: Path) -> None:
    """The gaps as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["team", "dimension", "people", "median", "wanted", "below", "missing"])
        for gap in gaps:
            writer.writerow(
                [
                    gap.team,
                    gap.dimension,
                    gap.people,
                    f"{gap.median:g}",
                    gap.wanted,
                    gap.below,
                    gap.missing,
                ]
            )


def _target(text: str) -> tuple[str, int]:
    dimension, _, rating = text.partition("=")
    if dimension not in DIMENSIONS or rating not in {"1", "2", "3", "4", "5"}:
        known = ", ".join(DIMENSIONS)
        raise argparse.ArgumentTypeError(f"'{text}' is not like coding=4; dimensions: {known}")
    return dimension, int(rating)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="skills_assessment.py",
        description="Report skill gaps by dimension and team from a CSV file of ratings.",
    )
    parser.add_argument("ratings", type=Path, help="CSV with person, team, dimension, rating")
    parser.add_argument(
        "--wanted",
        type=_target,
        action="append",
        default=[],
        metavar="DIMENSION=RATING",
        help=f"the rating that the work asks for; {WANTED} where nothing is said",
    )
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write the gaps to a file, too")
    given = parser.parse_args(arguments)
    try:
        ratings = read_ratings(given.ratings)
    except BadFile as error:
        print(error, file=sys.stderr)
        count = str(error).count("\n") + 1
        print(f"{count} problem{'s' if count > 1 else ''}; nothing was reported", file=sys.stderr)
        return 1
    gaps = find_gaps(ratings, dict(given.wanted))
    print(as_table(gaps))
    hidden = too_small(ratings)
    if hidden:
        print(f"Fewer than {FEWEST} people, so within 'everyone' only: {', '.join(hidden)}")
    if given.csv:
        try:
            write_csv(gaps, given.csv)
        except OSError as error:
            print(f"{given.csv}: cannot be written: {error.strerror}", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
