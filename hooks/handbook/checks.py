"""The rules between records: one function each, listed in CHECKS."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from handbook.circles import circles
from handbook.curriculum_checks import CURRICULUM_CHECKS
from handbook.growth_checks import GROWTH_CHECKS
from handbook.handbook import Handbook
from handbook.models import KINDS
from handbook.problems import Problem, counted, either, suggestion
from handbook.references import references
from handbook.views import LEVELS, ROLES, day_label, due_days, phase_entries

Check = Callable[[Handbook], Iterator[Problem]]


def check_references(handbook: Handbook) -> Iterator[Problem]:
    """Every id that a record names belongs to a record."""
    known = {kind: handbook.ids(kind) for kind in (*KINDS, *handbook.nested, *handbook.faulty)}
    for entry in handbook.records():
        for ref in references(entry.record):
            ids = known.get(ref.kind, set())
            if ref.id not in ids and ref.kind not in handbook.lost:
                text = f"no {ref.kind} '{ref.id}'{suggestion(ref.id, ids)}"
                yield Problem(entry.place(*ref.path), text)


def check_repeated(handbook: Handbook) -> Iterator[Problem]:
    """No list names the same record twice."""
    for entry in handbook.records():
        seen: set[tuple[object, ...]] = set()
        for ref in references(entry.record):
            key = (*ref.path[:-1], ref.kind, ref.id)
            if key in seen:
                text = f"the {ref.kind} '{ref.id}' stands here twice; remove one"
                yield Problem(entry.place(*ref.path), text)
            seen.add(key)


def check_no_self_reference(handbook: Handbook) -> Iterator[Problem]:
    """No record names itself."""
    for entry in handbook.everything():
        for ref in references(entry.record):
            if ref.kind == entry.kind and ref.id == entry.id:
                text = f"the {entry.kind} '{entry.id}' refers to itself; remove this entry"
                yield Problem(entry.place(*ref.path), text)


def check_prerequisite_circles(handbook: Handbook) -> Iterator[Problem]:
    """No module needs itself by way of others."""
    needs = {key: module.prerequisites for key, module in handbook.modules.items()}
    for circle in circles(needs):
        place = handbook.of("module")[circle[0]].place("prerequisites")
        chain = ", which needs ".join(f"'{key}'" for key in circle[1:])
        text = (
            f"the module '{circle[0]}' needs {chain}: a circle; remove one of these prerequisites"
        )
        yield Problem(place, text)


def check_task_circles(handbook: Handbook) -> Iterator[Problem]:
    """No task waits for itself by way of others."""
    after = {key: task.after for key, task in handbook.tasks.items()}
    for circle in circles(after):
        place = handbook.of("task")[circle[0]].place("after")
        chain = ", which waits for ".join(f"'{key}'" for key in circle[1:])
        text = f"the task '{circle[0]}' waits for {chain}: a circle; remove one of these"
        yield Problem(place, text)


def check_orphans(handbook: Handbook) -> Iterator[Problem]:
    """Every module and resource can be reached from another record."""
    named = {
        (ref.kind, ref.id)
        for entry in handbook.records()
        for ref in references(entry.record)
        if (ref.kind, ref.id) != (entry.kind, entry.id)
    }
    ways = {
        "module": "link it from a phase, a programme, a path or another module",
        "resource": "name it in a module, or say under 'audience' whom it is for",
    }
    if not handbook.whole:
        return
    for kind, way_out in ways.items():
        for key, entry in handbook.of(kind).items():
            alone = getattr(entry.record, "audience", None)
            if (kind, key) not in named and not alone:
                text = f"nothing refers to the {kind} '{key}'; {way_out}, or remove it"
                yield Problem(entry.place(), text)


def check_programme_weeks(handbook: Handbook) -> Iterator[Problem]:
    """The weeks of a programme's blocks add up to the programme's."""
    for entry in handbook.of("programme").values():
        weeks, blocks = entry.record.weeks, entry.record.blocks
        each = [block.weeks for block in blocks if block.weeks]
        total = sum(each)
        if weeks is not None and total != weeks:
            sums = " + ".join(map(str, each)) or "none has weeks"
            text = (
                f"the blocks add up to {counted(total, 'week')} ({sums}), not {weeks}; correct one"
            )
            yield Problem(entry.place("weeks"), text)


def check_years(handbook: Handbook) -> Iterator[Problem]:
    """Ranges begin before they end: years of an audience, weeks of a stage, days of a phase."""
    for entry in handbook.of("programme").values():
        years = entry.record.audience
        if years.below is not None and years.below <= years.least:
            text = f"expected more than {years.least} years, got {years.below}"
            yield Problem(entry.place("audience", "below"), text)
    for entry in handbook.of("stage").values():
        weeks = entry.record.weeks
        if weeks and weeks.most < weeks.least:
            text = f"expected at least {counted(weeks.least, 'week')}, got {weeks.most}"
            yield Problem(entry.place("weeks", "most"), text)
    for entry in handbook.of("block").values():
        weeks = entry.record.initiative.weeks if entry.record.initiative else None
        if weeks and weeks.most < weeks.least:
            text = f"expected at least {counted(weeks.least, 'week')}, got {weeks.most}"
            yield Problem(entry.place("initiative", "weeks", "most"), text)
    for entry in handbook.of("phase").values():
        days = entry.record.days
        if days.last < days.first:
            text = f"expected day {days.first} or later, got {days.last}"
            yield Problem(entry.place("days", "last"), text)
        for name in ("first", "last"):
            if getattr(days, name) == 0:
                text = "there is no day 0; day 1 is the first day at work, -1 the day before it"
                yield Problem(entry.place("days", name), text)


def check_phases_follow(handbook: Handbook) -> Iterator[Problem]:
    """The phases cover the days of onboarding without a gap and without an overlap."""
    phases = phase_entries(handbook)
    if handbook.faulty.get("phase") or any(
        e.record.days.last < e.record.days.first for e in phases
    ):
        return
    for before, after in pairwise(phases):
        last, first = before.record.days.last, after.record.days.first
        expected = 1 if last == -1 else last + 1
        if first != expected:
            text = f"expected day {expected}, the day after '{before.id}' ends, got {first}"
            yield Problem(after.place("days", "first"), text)


def check_task_days(handbook: Handbook) -> Iterator[Problem]:
    """A task has a day inside its phase, or waits for a task."""
    for phase in phase_entries(handbook):
        days = phase.record.days
        # Days that end before they begin have a rule of their own.
        for index, task in enumerate(phase.record.tasks if days.first <= days.last else ()):
            if task.day is None and not task.after:
                text = f"the task '{task.id}' has no time; give it a 'day' or an 'after'"
                yield Problem(phase.place("tasks", index, "id"), text)
            elif task.day == 0:
                text = "there is no day 0; day 1 is the first day at work, -1 the day before it"
                yield Problem(phase.place("tasks", index, "day"), text)
            elif task.day is not None and not days.first <= task.day <= days.last:
                text = f"day {task.day} is outside '{phase.id}', days {days.first} to {days.last}"
                yield Problem(phase.place("tasks", index, "day"), text)


def check_task_order(handbook: Handbook) -> Iterator[Problem]:
    """A task waits only for tasks that are due before it or on the same day."""
    due, tasks = due_days(handbook), handbook.of("task")
    ends = {
        task.id: phase.record.days.last
        for phase in phase_entries(handbook)
        for task in phase.record.tasks
    }
    if any(e.record.days.last < e.record.days.first for e in phase_entries(handbook)):
        return
    for key, entry in tasks.items():
        mine = entry.record.day if entry.record.day is not None else ends[key]
        for index, other in enumerate(entry.record.after):
            if due.get(other, mine) > mine and other != key:
                fact = f"'{other}' is due later ({day_label(due[other]).lower()}) than '{key}'"
                text = f"{fact} ({day_label(mine).lower()}); move one of them"
                yield Problem(entry.place("after", index), text)


def check_module_levels(handbook: Handbook) -> Iterator[Problem]:
    """A module needs no module of a higher level."""
    modules = handbook.modules
    for key, entry in handbook.of("module").items():
        own = LEVELS.index(entry.record.level)
        for index, other in enumerate(entry.record.prerequisites):
            if other in modules and LEVELS.index(modules[other].level) > own:
                fact = f"'{key}' is for level '{entry.record.level}' and needs '{other}'"
                text = f"{fact}, which is for level '{modules[other].level}'; change one of them"
                yield Problem(entry.place("prerequisites", index), text)


def check_together(handbook: Handbook) -> Iterator[Problem]:
    """The roles that take part in a task are others than its own, each named once."""
    for phase in phase_entries(handbook):
        for at, task in enumerate(phase.record.tasks):
            for index, role in enumerate(task.together):
                place = phase.place("tasks", at, "together", index)
                if role == task.role:
                    yield Problem(place, f"'{role}' does this task; remove it here")
                elif role in task.together[:index]:
                    yield Problem(place, f"'{role}' stands here twice; remove one")


def check_roles(handbook: Handbook) -> Iterator[Problem]:
    """The company kit says what every role is called."""
    for entry in handbook.of("handbook").values():
        missing = [role for role in ROLES if role not in entry.record.roles]
        if missing:
            text = f"no name for the role {either(missing)}; add it here"
            yield Problem(entry.place("roles"), text)


def check_week(handbook: Handbook) -> Iterator[Problem]:
    """The hours for learning lie within the working week."""
    for entry in handbook.of("handbook").values():
        week = entry.record.week
        if week.learning > week.hours:
            text = f"expected at most the {week.hours:g} hours of the week, got {week.learning:g}"
            yield Problem(entry.place("week", "learning"), text)


def check_addresses(handbook: Handbook) -> Iterator[Problem]:
    """No two resources have the same address."""
    seen: dict[str, str] = {}
    for key, entry in handbook.of("resource").items():
        other = seen.setdefault(entry.record.url.rstrip("/"), key)
        if other != key:
            text = f"the resource '{other}' has this address too; keep one of them"
            yield Problem(entry.place("url"), text)


def check_titles_differ(handbook: Handbook) -> Iterator[Problem]:
    """No two records of a kind have one title, which is all that lists and searches show."""
    for kind in KINDS:
        field, seen = "question" if kind == "question" else "title", dict[str, str]()
        for key, entry in handbook.of(kind).items():
            title = getattr(entry.record, field, key).casefold()
            other = seen.setdefault(title, key)
            if other != key:
                text = f"the {kind} '{other}' has the same {field}; give one of them another"
                yield Problem(entry.place(field), text)


CHECKS: tuple[Check, ...] = (
    check_references,
    check_repeated,
    check_no_self_reference,
    check_prerequisite_circles,
    check_task_circles,
    check_orphans,
    check_programme_weeks,
    check_years,
    check_phases_follow,
    check_task_days,
    check_task_order,
    check_module_levels,
    check_together,
    check_roles,
    check_week,
    check_addresses,
    check_titles_differ,
    *CURRICULUM_CHECKS,
    *GROWTH_CHECKS,
)


def check(handbook: Handbook) -> Iterator[Problem]:
    """Every rule over every record."""
    for rule in CHECKS:
        yield from rule(handbook)
