"""Programmes as values: weeks with hours, tracks, blocks, totals, and where a module stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handbook.handbook import Entry, Handbook
from handbook.models import Block, Load, Programme, ProgrammeWeek, Track
from handbook.references import Step
from handbook.views import hours, modules_hours

Place = tuple[Step, ...]
"""The path of a value within a record."""


@dataclass(frozen=True)
class Share:
    """The part of a module that falls in one week: its hours, and which part of how many."""

    entry: Entry
    hours: float
    part: int
    parts: int


@dataclass(frozen=True)
class WeekView:
    """A week of a programme, or of a track in it, with what it takes.

    `learning` are the hours of modules: of a week with tracks, those of the longest track.
    """

    number: int
    week: ProgrammeWeek
    modules: tuple[Share, ...]
    learning: float
    load: Load
    track: Track | None = None
    tracks: tuple["WeekView", ...] = ()

    @property
    def hours(self) -> float:
        """All hours of the week: modules, assignment and pairing."""
        return self.learning + self.load.assignment + self.load.pairing


@dataclass(frozen=True)
class BlockTotal:
    """A block with its first and last week, if it has weeks, and the hours that are its own."""

    block: Block
    first: int
    last: int
    hours: float


def programme_weeks(handbook: Handbook, programme: Programme) -> list[tuple[Block, list[WeekView]]]:
    """The weeks of a programme by block, numbered through; a module in two weeks is halved."""
    load = programme.load or Load(hours=40, assignment=1, pairing=1)
    shares = iter(_shares(handbook, [week for block in programme.blocks for week in block.plan]))
    tracks = [(track, _shares(handbook, track.plan)) for track in programme.tracks]
    number, nth, found = 0, 0, []
    for block in programme.blocks:
        weeks = []
        for offset, week in enumerate(block.plan, 1):
            modules = next(shares)
            learning = sum(share.hours for share in modules)
            view = WeekView(number + offset, week, modules, learning, load)
            if week.track:
                view = _with_tracks(view, tracks, nth)
                nth += 1
            weeks.append(view)
        found.append((block, weeks))
        number += block.weeks or 0
    return found


def track_weeks(handbook: Handbook, programme: Programme, track: Track) -> list[WeekView]:
    """The weeks of one track, as numbered in the programme."""
    weeks = (view for _, found in programme_weeks(handbook, programme) for view in found)
    return [each for view in weeks for each in view.tracks if each.track == track]


def track_modules(track: Track) -> list[str]:
    """The modules of a track in order, each once."""
    return list(dict.fromkeys(key for week in track.plan for key in week.modules))


def programme_modules(programme: Programme) -> Iterator[tuple[str, Place]]:
    """The modules that everyone does, in order and once, each with its place in the record.

    What goes on beside the other blocks comes last, unless a week of theirs names it.
    """
    seen: set[str] = set()
    for key, path in [*_planned(programme), *_listed(programme)]:
        if key not in seen:
            seen.add(key)
            yield key, path


def programme_hours(handbook: Handbook, programme: Programme) -> float:
    """The hours of all blocks of a programme."""
    return sum(total.hours for total in programme_totals(handbook, programme))


def programme_totals(handbook: Handbook, programme: Programme) -> list[BlockTotal]:
    """Each block with its weeks, and the hours of its plan or of modules no plan has."""
    planned = {key for block in programme.blocks for week in block.plan for key in week.modules}
    found, first = [], 1
    for block, weeks in programme_weeks(handbook, programme):
        last = first + (block.weeks or 0) - 1
        listed = modules_hours(handbook, [key for key in block.modules if key not in planned])
        found.append(BlockTotal(block, first, last, listed + sum(week.hours for week in weeks)))
        first = last + 1
    return found


def initiative_weeks(programme: Programme) -> tuple[int, int]:
    """The weeks of all initiatives one after the other, least and most."""
    found = [block.initiative.weeks for block in programme.blocks if block.initiative]
    return sum(each.least for each in found), sum(each.most for each in found)


def weeks_with(handbook: Handbook, programme: Programme, module: str) -> list[int]:
    """The weeks of a programme's plan that name a module."""
    weeks = (view for _, found in programme_weeks(handbook, programme) for view in found)
    return [view.number for view in weeks if module in view.week.modules]


def programmes_with(handbook: Handbook, module: str) -> Iterator[tuple[Entry, str, str]]:
    """The programmes that a module is part of: the part in words, and its anchor on the page."""
    for entry in handbook.of("programme").values():
        programme = entry.record
        if module in programme.assumes:
            yield entry, "before week 1", ""
        for block, weeks in programme_weeks(handbook, programme):
            if module in block.modules:
                yield entry, block.title, f"block-{block.id}"
            for view in weeks:
                if module in view.week.modules:
                    yield entry, f"week {view.number}", f"week-{view.number}"
                for each in view.tracks:
                    if each.track and module in each.week.modules:
                        yield entry, f"{each.track.title}, week {view.number}", track_anchor(each)


def track_anchor(view: WeekView) -> str:
    """The anchor of a track's week on the programme's page."""
    return f"{view.track.id}-week-{view.number}" if view.track else f"week-{view.number}"


def share_words(share: Share) -> str:
    """The hours of a module in a week, and which part of it they are."""
    words = hours(round(share.hours, 2))
    return words if share.parts == 1 else f"{words}, part {share.part} of {share.parts}"


def _with_tracks(
    view: WeekView, tracks: Iterable[tuple[Track, list[tuple[Share, ...]]]], nth: int
) -> WeekView:
    """A week with that of every track; what a track leaves out is as it is for everyone."""
    found = []
    for track, shares in tracks:
        if nth < len(shares):
            modules, week = shares[nth], track.plan[nth]
            learning = view.learning + sum(share.hours for share in modules)
            found.append(WeekView(view.number, week, modules, learning, view.load, track))
    longest = max((each.learning for each in found), default=view.learning)
    return replace(view, learning=longest, tracks=tuple(found))


def _shares(handbook: Handbook, plan: Sequence[ProgrammeWeek]) -> list[tuple[Share, ...]]:
    """What falls in each week of a plan of every module that it names."""
    modules = handbook.of("module")
    times, seen = Counter(key for week in plan for key in week.modules), Counter[str]()
    found = []
    for week in plan:
        shares = []
        for key in (key for key in week.modules if key in modules):
            seen[key] += 1
            part = modules[key].record.hours / times[key]
            shares.append(Share(modules[key], part, seen[key], times[key]))
        found.append(tuple(shares))
    return found


def _planned(programme: Programme) -> Iterator[tuple[str, Place]]:
    """The modules of blocks in order, without those of a block that goes on beside."""
    for at, block in enumerate(programme.blocks):
        if not block.habits:
            for index, key in enumerate(block.modules):
                yield key, ("blocks", at, "modules", index)
        for week_at, week in enumerate(block.plan):
            for index, key in enumerate(week.modules):
                yield key, ("blocks", at, "plan", week_at, "modules", index)


def _listed(programme: Programme) -> Iterator[tuple[str, Place]]:
    """The modules of the blocks that go on beside."""
    for at, block in enumerate(programme.blocks):
        if block.habits:
            for index, key in enumerate(block.modules):
                yield key, ("blocks", at, "modules", index)
