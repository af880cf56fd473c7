"""The onboarding phases drawn along a line of weeks; lengths are in the drawing's units."""

from dataclasses import dataclass

from handbook.handbook import Entry, Handbook
from handbook.views import days_label, phase_entries, week_of, weeks_label

WIDTH, ROW, TOP, GAP = 960, 44, 34, 12
LABELS_TURN = 0.6
"""Where along the line a label no longer fits to the right of its bar."""


@dataclass(frozen=True)
class Bar:
    """A phase: its bar, where its label stands, and the words of the equal list."""

    entry: Entry
    x: float
    y: float
    width: float
    label_x: float
    label_before: bool
    days: str
    weeks: str


@dataclass(frozen=True)
class Timeline:
    """The whole drawing: bars for phases, ticks for weeks, a line at day 1."""

    width: int
    height: int
    top: int
    bar_height: int
    start: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, int], ...]


@dataclass(frozen=True)
class _Scale:
    """Working days along the drawing's width; there is no day 0."""

    first: int
    last: int

    @property
    def day(self) -> float:
        """The width of one day."""
        return WIDTH / (self._index(self.last) + 1)

    def x(self, day: int) -> float:
        """Where a day begins."""
        return self._index(day) * self.day

    def _index(self, day: int) -> int:
        return day - self.first - (1 if self.first < 0 < day else 0)


def timeline(handbook: Handbook) -> Timeline:
    """The drawing of all phases."""
    phases, week = phase_entries(handbook), handbook.kit.week.days
    scale = _Scale(phases[0].record.days.first, phases[-1].record.days.last)
    bars = tuple(_bar(handbook, entry, row, scale) for row, entry in enumerate(phases))
    days = range(1, scale.last + 1, week)
    ticks = tuple((round(scale.x(day), 1), week_of(handbook.kit, day)) for day in days)
    start = round(scale.x(1), 1)
    return Timeline(WIDTH, TOP + ROW * len(phases), TOP, ROW - GAP, start, bars, ticks)


def _bar(handbook: Handbook, entry: Entry, row: int, scale: _Scale) -> Bar:
    days = entry.record.days
    x, end = scale.x(days.first), scale.x(days.last) + scale.day
    before = end > WIDTH * LABELS_TURN
    return Bar(
        entry,
        round(x, 1),
        TOP + row * ROW + GAP / 2,
        round(end - x, 1),
        round(x - 8 if before else end + 8, 1),
        before,
        days_label(entry.record),
        weeks_label(handbook.kit, entry.record),
    )
