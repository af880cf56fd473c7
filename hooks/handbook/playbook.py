"""The playbook for leaders -> the values that pages show."""

from dataclasses import dataclass

from handbook.handbook import Entry, Handbook
from handbook.models import Deed

QUARTER = 13
"""Weeks of a quarter."""
MEASURED = ("learner", "team", "business")


@dataclass(frozen=True)
class PlaybookWeek:
    """A week of the first quarter with what is done in it, step by step."""

    number: int
    deeds: tuple[tuple[Entry, Deed], ...]


def steps(handbook: Handbook) -> list[Entry]:
    """The steps of the playbook in order."""
    return sorted(handbook.of("step").values(), key=lambda e: (e.record.rank, e.id))


def beside(handbook: Handbook, entry: Entry) -> tuple[Entry | None, Entry | None]:
    """The steps before and after one."""
    ordered = steps(handbook)
    at = ordered.index(entry)
    before = ordered[at - 1] if at else None
    return before, ordered[at + 1] if at + 1 < len(ordered) else None


def effort(step: Entry) -> float:
    """The working hours of everyone in a step."""
    return float(sum(each.hours for each in step.record.people))


def quarter(handbook: Handbook) -> list[PlaybookWeek]:
    """The first quarter week by week, without weeks in which nothing new begins."""
    deeds = [(entry, deed) for entry in steps(handbook) for deed in entry.record.quarter]
    return [
        PlaybookWeek(week, tuple(each for each in deeds if each[1].week == week))
        for week in range(1, QUARTER + 1)
        if any(deed.week == week for _, deed in deeds)
    ]
