"""Handbook -> sorted, grouped and computed values that a partial can show."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from heapq import heapify, heappop, heappush
from itertools import groupby

from handbook.fields import Need, Role, Seniority
from handbook.handbook import Entry, Handbook
from handbook.models import Kit, Module, Phase, Resource, Skill, Task, Years
from handbook.problems import counted
from handbook.references import references

LEVELS: tuple[Seniority, ...] = ("entry", "mid", "senior")
NEEDS: dict[Need, str] = {"must": "Must", "should": "Should", "may": "May"}
ROLES: tuple[Role, ...] = ("new-hire", "mentor", "manager", "it")


def hours(number: float) -> str:
    """A number of hours in words: '30 min', '2 h', '1.5 h'."""
    return f"{number * 60:.0f} min" if number < 1 else f"{round(number, 2):g} h"


SESSION = 30
"""Minutes of a team session over a case."""
READING, CLOSING = 5, 5
"""Minutes of a session for reading at its beginning, and for what is done next at its end."""


def minutes_each(questions: int) -> int:
    """Minutes for each of some questions in a team session, rounded down."""
    return (SESSION - READING - CLOSING) // max(questions, 1)


def day_label(day: int) -> str:
    """A working day in words; there is no day 0."""
    return f"Day {day}" if day > 0 else f"{counted(-day, 'working day')} before day 1"


def days_label(phase: Phase) -> str:
    """The days of a phase: 'Days 6–15', or 'The 10 working days before day 1'."""
    if phase.days.last < 0:
        return f"The {counted(-phase.days.first, 'working day')} before day 1"
    return f"Days {phase.days.first}–{phase.days.last}"


def week_of(kit: Kit, day: int) -> int:
    """The number of the week a working day falls in; week 1 begins on day 1."""
    return (day - 1) // kit.week.days + 1 if day > 0 else day // kit.week.days


def weeks_label(kit: Kit, phase: Phase) -> str:
    """The weeks of a phase: 'Week 1', 'Weeks 2–3', 'Before week 1'."""
    first, last = week_of(kit, phase.days.first), week_of(kit, phase.days.last)
    if last < 1:
        return "Before week 1"
    return f"Week {first}" if first == last else f"Weeks {first}–{last}"


def due_days(handbook: Handbook) -> dict[str, int]:
    """The working day of every task: its own, or the latest of the tasks it waits for.

    Tasks in a circle, or that wait for unknown tasks alone, have none.
    """
    tasks, known = handbook.tasks, {}
    known = {key: task.day for key, task in tasks.items() if task.day is not None}
    waiting = [key for key, task in tasks.items() if task.day is None]
    while waiting:
        ready = [key for key in waiting if all(a in known for a in tasks[key].after if a in tasks)]
        for key in ready:
            days = [known[a] for a in tasks[key].after if a in tasks]
            if days:
                known[key] = max(days)
        still = [key for key in waiting if key not in ready]
        if len(still) == len(waiting):
            break
        waiting = still
    return known


@dataclass(frozen=True)
class TaskView:
    """A task as a page shows it."""

    entry: Entry
    task: Task
    day: int
    phase: str
    after: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DayGroup:
    """The tasks of one working day."""

    label: str
    tasks: tuple[TaskView, ...]


def phase_entries(handbook: Handbook) -> list[Entry]:
    """The phases, earliest first."""
    return sorted(handbook.of("phase").values(), key=lambda entry: entry.record.days.first)


def phase_days(
    handbook: Handbook, phase: str, first: int | None = None, last: int | None = None
) -> list[DayGroup]:
    """The tasks of a phase grouped by day, all of them or those of some days."""
    found = [view for view in task_views(handbook) if view.phase == phase]
    chosen = [
        view
        for view in found
        if (first is None or view.day >= first) and (last is None or view.day <= last)
    ]
    return by_day(handbook.kit, chosen)


def by_day(kit: Kit, tasks: Iterable[TaskView]) -> list[DayGroup]:
    """Tasks grouped by working day, in order."""
    ordered = sorted(tasks, key=lambda view: view.day)
    return [
        DayGroup(_day_name(kit, day), tuple(group))
        for day, group in groupby(ordered, key=lambda view: view.day)
    ]


def task_views(handbook: Handbook) -> list[TaskView]:
    """Every task with its day and what it waits for, in the order of the phases."""
    due, tasks = due_days(handbook), handbook.of("task")
    views = []
    for phase in phase_entries(handbook):
        for task in phase.record.tasks:
            after = tuple((key, tasks[key].title) for key in task.after if key in tasks)
            day = due.get(task.id, phase.record.days.last)
            views.append(TaskView(tasks[task.id], task, day, phase.id, after))
    return views


def role_phases(handbook: Handbook, role: Role) -> list[tuple[Entry, list[DayGroup]]]:
    """What one role does, phase by phase; phases without a task for it are left out."""
    mine = [view for view in task_views(handbook) if view.task.role == role]
    return [
        (phase, by_day(handbook.kit, [view for view in mine if view.phase == phase.id]))
        for phase in phase_entries(handbook)
        if any(view.phase == phase.id for view in mine)
    ]


def beside(handbook: Handbook, phase: str) -> tuple[Entry | None, Entry | None]:
    """The phases before and after one."""
    ordered = phase_entries(handbook)
    at = next(i for i, entry in enumerate(ordered) if entry.id == phase)
    before = ordered[at - 1] if at else None
    return before, ordered[at + 1] if at + 1 < len(ordered) else None


@dataclass(frozen=True)
class Door:
    """A way into the handbook for one kind of reader."""

    role: str
    page: str


DOORS = (
    Door("new-hire", "onboarding/index.md"),
    Door("learner", "paths/index.md"),
    Door("mentor", "onboarding/mentors.md"),
    Door("manager", "onboarding/managers.md"),
    Door("maintainer", "contribute/index.md"),
)
"""The home page's doors; what stands on each is in its partial."""


def module_entries(handbook: Handbook) -> list[Entry]:
    """The modules by level, each after those it needs, otherwise by title."""
    modules = handbook.of("module")
    sorter = TopologicalSorter(
        {key: [p for p in e.record.prerequisites if p in modules] for key, e in modules.items()}
    )
    # A circle is told by its own rule; what stands in one is left out here.
    with suppress(CycleError):
        sorter.prepare()
    ready = [_by_level(modules[key]) for key in sorter.get_ready()]
    heapify(ready)
    ordered = []
    while ready:
        *_, key = heappop(ready)
        ordered.append(modules[key])
        sorter.done(key)
        for following in sorter.get_ready():
            heappush(ready, _by_level(modules[following]))
    return ordered


def _by_level(entry: Entry) -> tuple[int, str, str]:
    return LEVELS.index(entry.record.level), entry.title.lower(), entry.id


def module_hours(handbook: Handbook) -> float:
    """The hours of all modules together."""
    return sum(module.hours for module in handbook.modules.values())


def modules_hours(handbook: Handbook, keys: Iterable[str]) -> float:
    """The hours of some modules together."""
    return sum(handbook.modules[key].hours for key in keys if key in handbook.modules)


def role_hours(handbook: Handbook, role: Role, until: str) -> float:
    """The hours of a role's own tasks and of those it takes part in, to the end of a phase."""
    last = handbook.phases[until].days.last
    return sum(
        view.task.hours or 0
        for view in task_views(handbook)
        if view.day <= last and (view.task.role == role or role in view.task.together)
    )


def needed_by(handbook: Handbook, module: str) -> list[Entry]:
    """The modules that ask for this one first."""
    found = handbook.of("module").values()
    return sorted((e for e in found if module in e.record.prerequisites), key=_by_level)


def blocks_with_form(handbook: Handbook, form: str) -> list[Entry]:
    """The blocks of programmes in whose initiative a form is filled in."""
    blocks = (entry for entry in handbook.of("block").values() if entry.record.initiative)
    return [entry for entry in blocks if form in entry.record.initiative.forms]


def raised_by(handbook: Handbook, skill: str) -> list[tuple[Entry, int]]:
    """The modules that raise a skill, and the level each reaches."""
    return [
        (entry, entry.record.skills[skill])
        for entry in module_entries(handbook)
        if skill in entry.record.skills
    ]


def branch_ranks(handbook: Handbook) -> dict[str, int]:
    """The place of each branch in lists."""
    return {branch: rank for rank, branch in enumerate(handbook.kit.curriculum.branches)}


def skill_branches(handbook: Handbook) -> list[tuple[str, list[Entry]]]:
    """The skills by tier and branch."""
    ranks = branch_ranks(handbook)
    ordered = sorted(
        handbook.of("skill").values(),
        key=lambda e: (
            e.record.tier,
            ranks.get(e.record.branch, len(ranks)),
            e.record.branch,
            e.title.lower(),
        ),
    )
    return [
        (f"Tier {tier}: {branch}", list(group))
        for (tier, branch), group in groupby(ordered, key=_branch)
    ]


RESOURCE_KINDS = {
    "book": "Books",
    "course": "Courses",
    "paper": "Papers",
    "documentation": "Documentation",
    "article": "Articles",
    "tool": "Tools",
    "community": "Communities",
}


@dataclass(frozen=True)
class Shelf:
    """The resources that are listed under one skill, by kind and then by title."""

    skill: Entry
    kinds: tuple[tuple[str, tuple[Entry, ...]], ...]


def resource_shelves(handbook: Handbook) -> list[tuple[str, list[Shelf]]]:
    """The resources by branch and skill: each under the first skill that it names."""
    shelves: dict[str, list[Entry]] = {}
    for entry in sorted(handbook.of("resource").values(), key=lambda e: e.title.lower()):
        shelves.setdefault(entry.record.skills[0], []).append(entry)
    branches: dict[str, list[Shelf]] = {}
    for _, skills in skill_branches(handbook):
        for skill in skills:
            if skill.id in shelves:
                shelf = Shelf(skill, _by_kind(shelves[skill.id]))
                branches.setdefault(skill.record.branch, []).append(shelf)
    ranks = branch_ranks(handbook)
    return sorted(branches.items(), key=lambda item: ranks.get(item[0], len(ranks)))


def _by_kind(entries: list[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    grouped = {
        name: tuple(entry for entry in entries if entry.record.kind == kind)
        for kind, name in RESOURCE_KINDS.items()
    }
    return tuple((name, found) for name, found in grouped.items() if found)


COSTS = {"free": "free", "free-to-read": "free to read", "paid": "paid"}


def resource_facts(resource: Resource) -> str:
    """Kind, level, cost, time and date of a resource in one line."""
    facts = [resource.author, resource.kind, f"{resource.level} level", COSTS[resource.cost]]
    if resource.hours:
        facts.append(hours(resource.hours))
    if resource.language != "English":
        facts.append(f"in {resource.language}")
    checked = f"address checked {resource.checked}" if resource.checked else "address not checked"
    return " · ".join([*facts, checked])


def used_by(handbook: Handbook, kind: str, key: str) -> list[Entry]:
    """The records that refer to one."""
    return [
        entry
        for entry in handbook.records()
        if any(ref.kind == kind and ref.id == key for ref in references(entry.record))
    ]


def module_facts(module: Module) -> list[tuple[str, str]]:
    """What a reader wants to know before starting a module, besides links."""
    return [("Time", f"about {hours(module.hours)}"), ("Level", module.level)]


def years(audience: Years) -> str:
    """Years of experience in words: '0 to under 2 years of experience', '5 or more …'."""
    if audience.below is None:
        return f"{audience.least} or more years of experience"
    return f"{audience.least} to under {audience.below} years of experience"


def skill_levels(skill: Skill) -> Sequence[tuple[int, str]]:
    """The levels of a skill with their behaviour."""
    return list(enumerate(skill.levels, 1))


def _branch(entry: Entry) -> tuple[int, str]:
    return entry.record.tier, entry.record.branch


def _day_name(kit: Kit, day: int) -> str:
    if day < 1 or week_of(kit, day) == 1:
        return day_label(day)
    return f"{day_label(day)} · week {week_of(kit, day)}"
