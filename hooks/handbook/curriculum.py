"""Paths as values: stages with tiers, pace, groups of modules, and the order of learning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from handbook.handbook import Entry, Handbook
from handbook.models import Path, Skill, Stage
from handbook.views import branch_ranks, module_entries

WEEKS_A_MONTH = 52 / 12
THREADS = ("production", "evaluation", "data")
ORDERED = ("stages", "fast-track")
"""The kinds of path whose steps follow each other."""
MAIN_PATH = "stages"
"""The kind of path that leads a beginner through every tier."""


def steps_with(handbook: Handbook, module: str) -> Iterator[tuple[Entry, Stage, int]]:
    """The paths in order that name a module, each with the step and its number."""
    for entry in handbook.of("path").values():
        if entry.record.kind in ORDERED:
            for number, step in enumerate(entry.record.stages, 1):
                if module in stage_modules(step):
                    yield entry, step, number


def main_path(handbook: Handbook) -> Entry | None:
    """The path in stages, if there is one."""
    found = (e for e in handbook.of("path").values() if e.record.kind == MAIN_PATH)
    return next(found, None)


def path_modules(path: Path) -> list[str]:
    """The modules of a path in order."""
    return [key for stage in path.stages for key in stage_modules(stage)]


def stage_modules(stage: Stage) -> list[str]:
    """The modules of a step in order: those it begins with, then those of its quarters."""
    return [*stage.modules, *(key for quarter in stage.quarters for key in quarter.modules)]


def quarter_needs(handbook: Handbook, stage: Stage, number: int) -> list[Entry]:
    """What the modules of a quarter need directly and the step does not hold up to then."""
    modules, quarter = handbook.of("module"), stage.quarters[number]
    before = [key for each in stage.quarters[:number] for key in each.modules]
    held = {*stage.modules, *before, *quarter.modules}
    needs = [need for key in quarter.modules for need in modules[key].record.prerequisites]
    return [modules[need] for need in dict.fromkeys(needs) if need not in held]


def stage_tiers(handbook: Handbook, stage: Stage) -> list[int]:
    """The tiers of the skills that a stage's modules raise."""
    skills = handbook.of("skill")
    return sorted(
        {
            skills[key].record.tier
            for module in stage_modules(stage)
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


def _range(least: int, most: int | None) -> str:
    if most is None:
        return f"{least}+"
    return f"{least}–{most}" if most != least else f"{least}"
