"""Programmes and paths as values: weeks with hours, stages with tiers, groups of modules."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from handbook.handbook import Entry, Handbook
from handbook.models import Block, Load, Path, Programme, ProgrammeWeek, Skill, Stage, Track
from handbook.views import branch_ranks, hours, module_entries

WEEKS_A_MONTH = 52 / 12
THREADS = ("production", "evaluation", "data")
ORDERED = ("stages", "fast-track")
"""The kinds of path whose steps follow each other."""
MAIN_PATH = "stages"
"""The kind of path that leads a beginner through every tier."""


@dataclass(frozen=True)
class Share:
    """The part of a module that falls in one week: its hours, and which part of how many."""

    entry: Entry
    hours: float
    part: int
    parts: int


@dataclass(frozen=True)
class WeekView:
    """A week of a programme with what it takes."""

    number: int
    week: ProgrammeWeek
    modules: tuple[Share, ...]
    learning: float
    load: Load

    @property
    def hours(self) -> float:
        """All hours of the week: modules, assignment and pairing."""
        return self.learning + self.load.assignment + self.load.pairing


def programme_weeks(handbook: Handbook, programme: Programme) -> list[tuple[Block, list[WeekView]]]:
    """The weeks of a programme by block, numbered through; a module in two weeks is halved."""
    modules, load = handbook.of("module"), programme.load or Load(hours=40, assignment=1, pairing=1)
    times = Counter(
        key for block in programme.blocks for week in block.plan for key in week.modules
    )
    seen: Counter[str] = Counter()
    track = max((track_hours(handbook, each) for each in programme.tracks), default=0)
    track_weeks = sum(week.track for block in programme.blocks for week in block.plan)
    number, found = 0, []
    for block in programme.blocks:
        weeks = []
        for offset, week in enumerate(block.plan, 1):
            shares = []
            for key in (key for key in week.modules if key in modules):
                seen[key] += 1
                part = modules[key].record.hours / times[key]
                shares.append(Share(modules[key], part, seen[key], times[key]))
            learning = sum(share.hours for share in shares)
            learning += track / track_weeks if week.track else 0
            weeks.append(WeekView(number + offset, week, tuple(shares), learning, load))
        found.append((block, weeks))
        number += block.weeks
    return found


def track_shares(handbook: Handbook, programme: Programme) -> list[tuple[Track, float]]:
    """Each track with the hours of its modules in a week that is for tracks."""
    weeks = sum(week.track for block in programme.blocks for week in block.plan)
    return [(track, track_hours(handbook, track) / max(weeks, 1)) for track in programme.tracks]


def track_hours(handbook: Handbook, track: Track) -> float:
    """The hours of a track's modules."""
    return sum(handbook.modules[key].hours for key in track.modules if key in handbook.modules)


def programme_modules(programme: Programme) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The modules that everyone does, in order and once, each with its place in the record."""
    seen: set[str] = set()
    for at, block in enumerate(programme.blocks):
        listed = [(key, ("blocks", at, "modules", i)) for i, key in enumerate(block.modules)]
        planned = [
            (key, ("blocks", at, "plan", week_at, "modules", i))
            for week_at, week in enumerate(block.plan)
            for i, key in enumerate(week.modules)
        ]
        for key, path in [*listed, *planned]:
            if key not in seen:
                seen.add(key)
                yield key, path


def programme_hours(handbook: Handbook, programme: Programme) -> float:
    """The hours of all blocks of a programme."""
    return sum(number for *_, number in programme_totals(handbook, programme))


def programme_totals(
    handbook: Handbook, programme: Programme
) -> list[tuple[Block, int, int, float]]:
    """Each block with its first and last week, and the hours of its plan or else its modules."""
    found, first = [], 1
    for block, weeks in programme_weeks(handbook, programme):
        last = first + block.weeks - 1
        listed = modules_hours(handbook, block.modules)
        found.append((block, first, last, listed + sum(week.hours for week in weeks)))
        first = last + 1
    return found


def programmes_with(handbook: Handbook, module: str) -> Iterator[tuple[Entry, str, str]]:
    """The programmes that a module is part of: the part in words, and its anchor on the page."""
    for entry in handbook.of("programme").values():
        if module in entry.record.assumes:
            yield entry, "before week 1", ""
        for block, weeks in programme_weeks(handbook, entry.record):
            if module in block.modules:
                yield entry, block.title, f"block-{block.id}"
            for week in weeks:
                if module in week.week.modules:
                    yield entry, f"week {week.number}", f"week-{week.number}"
        for track in entry.record.tracks:
            if module in track.modules:
                yield entry, f"track {track.title}", ""


def steps_with(handbook: Handbook, module: str) -> Iterator[tuple[Entry, Stage, int]]:
    """The paths in order that name a module, each with the step and its number."""
    for entry in handbook.of("path").values():
        if entry.record.kind in ORDERED:
            for number, step in enumerate(entry.record.stages, 1):
                if module in step.modules:
                    yield entry, step, number


def main_path(handbook: Handbook) -> Entry | None:
    """The path in stages, if there is one."""
    found = (e for e in handbook.of("path").values() if e.record.kind == MAIN_PATH)
    return next(found, None)


def path_modules(path: Path) -> list[str]:
    """The modules of a path in order."""
    return [key for stage in path.stages for key in stage.modules]


def modules_hours(handbook: Handbook, keys: Sequence[str]) -> float:
    """The hours of some modules together."""
    return sum(handbook.modules[key].hours for key in keys if key in handbook.modules)


def stage_tiers(handbook: Handbook, stage: Stage) -> list[int]:
    """The tiers of the skills that a stage's modules raise."""
    skills = handbook.of("skill")
    return sorted(
        {
            skills[key].record.tier
            for module in stage.modules
            if module in handbook.modules
            for key in handbook.modules[module].skills
            if key in skills
        }
    )


def reached(handbook: Handbook, keys: Sequence[str]) -> dict[str, int]:
    """The level of each skill after some modules: the highest that one of them reaches."""
    levels: dict[str, int] = {}
    for key in keys:
        for skill, level in handbook.modules[key].skills.items() if key in handbook.modules else ():
            levels[skill] = max(level, levels.get(skill, 0))
    return levels


def related(handbook: Handbook, stage: Stage, kind: str) -> list[Entry]:
    """The steps of paths of one kind that a stage is related to."""
    stages = {
        s.id for p in handbook.of("path").values() if p.record.kind == kind for s in p.record.stages
    }
    return [handbook.of("stage")[key] for key in stage.related if key in stages]


def module_groups(handbook: Handbook) -> list[tuple[str, list[Entry]]]:
    """The modules by the branch of their main skill, in the order of branches and of learning."""
    skills, ranks = handbook.of("skill"), branch_ranks(handbook)

    def group(entry: Entry) -> tuple[int, str]:
        main = next((skills[key].record for key in entry.record.skills if key in skills), None)
        branch = main.branch if isinstance(main, Skill) else "Other"
        return ranks.get(branch, len(ranks)), branch

    ordered = sorted(learning_order(handbook), key=group)
    return [(branch, list(found)) for (_, branch), found in groupby(ordered, key=group)]


def learning_order(handbook: Handbook) -> list[Entry]:
    """Every module once: in the order of the main path, each after its needs, then the others."""
    path, modules, below = main_path(handbook), handbook.of("module"), all_needs(handbook)
    rank = {key: number for number, key in enumerate(below)}
    found: dict[str, Entry] = {}
    # Last the modules that stand in a circle, which have a rule of their own.
    for key in (*(path_modules(path.record) if path else ()), *rank, *modules):
        for each in (*sorted(below.get(key, set()) - found.keys(), key=rank.__getitem__), key):
            if each in modules:
                found[each] = modules[each]
    return list(found.values())


def all_needs(handbook: Handbook) -> dict[str, set[str]]:
    """What each module needs, directly or through others; none for those that need themselves."""
    below: dict[str, set[str]] = {}
    # In an order in which every module follows those it needs, so that no recursion is needed.
    for entry in module_entries(handbook):
        needs = [key for key in entry.record.prerequisites if key in below]
        below[entry.id] = set(needs).union(*(below[key] for key in needs))
    return below


@dataclass(frozen=True)
class PaceRow:
    """A row of the pace table with its arithmetic: weeks, and hours in all, least to most."""

    hours: str
    months: str
    weeks: tuple[int, int]
    total: tuple[int, int]
    sums: tuple[str, str]


def pace_rows(path: Path) -> list[PaceRow]:
    """What each pace comes to; a month has 52/12 weeks, and an open end counts as its beginning."""
    rows = []
    for pace in path.pace:
        per_week = (pace.hours.least, pace.hours.most or pace.hours.least)
        months = (pace.months.least, pace.months.most or pace.months.least)
        weeks = (round(months[0] * WEEKS_A_MONTH), round(months[1] * WEEKS_A_MONTH))
        # More hours a week need fewer months, but a row's ends are not opposites: least with least.
        total = tuple(round(h * m * WEEKS_A_MONTH) for h, m in zip(per_week, months, strict=True))
        sums = tuple(
            f"{h} × {m} × 52 / 12 = {round(h * m * WEEKS_A_MONTH)}"
            for h, m in zip(per_week, months, strict=True)
        )
        words = [_range(each.least, each.most) for each in (pace.hours, pace.months)]
        rows.append(PaceRow(words[0], words[1], weeks, (total[0], total[1]), (sums[0], sums[1])))
    return rows


def stage_sum(path: Path) -> tuple[int, int]:
    """The weeks of all stages together, least and most."""
    ranges = [stage.weeks for stage in path.stages if stage.weeks]
    return sum(each.least for each in ranges), sum(each.most for each in ranges)


def bounds(least: int, most: int | None, unit: str = "") -> str:
    """A range in words: '3–6 weeks', '40+'."""
    return f"{_range(least, most)} {unit}".strip()


def share_words(share: Share) -> str:
    """The hours of a module in a week, and which part of it they are."""
    words = hours(round(share.hours, 2))
    return words if share.parts == 1 else f"{words}, part {share.part} of {share.parts}"


def _range(least: int, most: int | None) -> str:
    if most is None:
        return f"{least}+"
    return f"{least}–{most}" if most != least else f"{least}"
