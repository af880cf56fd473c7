"""Rhythms of learning -> the values that pages show."""

from dataclasses import dataclass

from handbook.handbook import Entry, Handbook
from handbook.models import HourRange
from handbook.views import hours

RHYTHMS = ("person", "team")
CONCERNS = ("people", "engineering")
TIMES = {"week": 44, "month": 11, "quarter": 4, "year": 1}
"""How often a year: weeks and months without those of leave and public holidays, our figure."""


@dataclass(frozen=True)
class RhythmHours:
    """What a rhythm takes in a year, in hours for one person."""

    entry: Entry
    times: int
    least: float
    most: float


@dataclass(frozen=True)
class YearHours:
    """All rhythms beside the hours for learning of the company kit."""

    rows: tuple[RhythmHours, ...]
    paid: float
    """Hours for learning in the weeks of a year that are worked."""

    @property
    def least(self) -> float:
        """The rhythms together, at least."""
        return sum(row.least for row in self.rows)

    @property
    def most(self) -> float:
        """The rhythms together, at most."""
        return sum(row.most for row in self.rows)


def rhythms(handbook: Handbook, who: str) -> list[Entry]:
    """The rhythms of a person or a team, the most frequent first."""
    found = [e for e in handbook.of("rhythm").values() if e.record.who == who]
    return sorted(found, key=lambda e: (list(TIMES).index(e.record.every), e.title.lower()))


def year_hours(handbook: Handbook) -> YearHours:
    """The hours of every rhythm in a year."""
    rows = []
    for who in RHYTHMS:
        for entry in rhythms(handbook, who):
            times, hours = TIMES[entry.record.every], entry.record.hours
            rows.append(RhythmHours(entry, times, times * hours.least, times * hours.most))
    return YearHours(tuple(rows), TIMES["week"] * handbook.kit.week.learning)


def span_of_hours(span: HourRange) -> str:
    """Hours each time in words: '30 min', '2 h to 3 h'."""
    return least_to_most(span.least, span.most)


def least_to_most(least: float, most: float) -> str:
    """A range of hours in words, or one number where both are the same."""
    return hours(least) if least == most else f"{hours(least)} to {hours(most)}"
