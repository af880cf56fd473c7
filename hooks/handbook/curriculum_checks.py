"""The rules of the curriculum: what is taught, in which order, in how many hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from handbook.circles import circles
from handbook.curriculum import (
    ORDERED,
    main_path,
    path_modules,
    programme_modules,
    programme_weeks,
    reached,
)
from handbook.handbook import Entry, Handbook
from handbook.kits import folders, kit_folder, missing_parts
from handbook.problems import Place, Problem, counted, suggestion
from handbook.references import Step

TAUGHT_TIERS = (1, 2)
REACHED = 3
"""The level that the path in stages reaches in every skill of the taught tiers."""


def check_skills_taught(handbook: Handbook) -> Iterator[Problem]:
    """Every skill of tiers 1 and 2 is taught, and the path in stages reaches level 3 in it."""
    if not handbook.whole:
        return
    taught = {key for module in handbook.modules.values() for key in module.skills}
    path = main_path(handbook)
    levels = reached(handbook, path_modules(path.record)) if path else {}
    for key, entry in handbook.of("skill").items():
        if entry.record.tier not in TAUGHT_TIERS:
            continue
        if key not in taught:
            text = (
                f"no module teaches the skill '{key}' of tier {entry.record.tier}; name it in one"
            )
            yield Problem(entry.place("tier"), text)
        elif path and levels.get(key, 0) < REACHED:
            got = f"level {levels[key]} of" if key in levels else "no level of"
            text = f"the path '{path.id}' reaches {got} the skill '{key}', not {REACHED}"
            yield Problem(path.place("stages"), f"{text}; add a module that does")


def check_order(handbook: Handbook) -> Iterator[Problem]:
    """No module of a programme or a path requires what comes later in it, or not at all."""
    # What needs itself has rules of its own, and no place in an order.
    needs = {key: module.prerequisites for key, module in handbook.modules.items()}
    circular = {key for circle in circles(needs) for key in circle}
    circular |= {key for key, found in needs.items() if key in found}
    for way in _ways(handbook):
        done, steps = {*way.assumed, *circular}, dict(way.steps)
        for key, path in way.steps:
            for need in needs.get(key, ()):
                if need not in done and need in needs:
                    lacking = f"is not in this {way.entry.kind}; add it before, or under 'assumes'"
                    text = "comes later; move one of them" if need in steps else lacking
                    fact = f"the module '{key}' needs '{need}', which {text}"
                    yield Problem(way.entry.place(*path), fact)
            done.add(key)


@dataclass(frozen=True)
class _Way:
    """Modules in the order of a record, each with its place, and those done before."""

    entry: Entry
    steps: tuple[tuple[str, tuple[Step, ...]], ...]
    assumed: tuple[str, ...]


def _ways(handbook: Handbook) -> Iterator[_Way]:
    for entry in handbook.of("programme").values():
        programme, listed = entry.record, tuple(programme_modules(entry.record))
        yield _Way(entry, listed, programme.assumes)
        done = (*programme.assumes, *(key for key, _ in listed))
        for at, track in enumerate(programme.tracks):
            yield _Way(entry, _steps(track.modules, "tracks", at), done)
    for entry in handbook.of("path").values():
        if entry.record.kind in ORDERED:
            steps = [
                _steps(stage.modules, "stages", at) for at, stage in enumerate(entry.record.stages)
            ]
            yield _Way(entry, tuple(chain(*steps)), entry.record.assumes)


def _steps(modules: Iterable[str], field: str, at: int) -> tuple[tuple[str, tuple[Step, ...]], ...]:
    return tuple((key, (field, at, "modules", index)) for index, key in enumerate(modules))


def check_plans(handbook: Handbook) -> Iterator[Problem]:
    """A block's plan has as many weeks as the block, and a track has weeks to be done in."""
    for entry in handbook.of("programme").values():
        blocks = entry.record.blocks
        for at, block in enumerate(blocks):
            if block.plan and len(block.plan) != block.weeks:
                text = f"the plan has {counted(len(block.plan), 'week')}, the block {block.weeks}"
                yield Problem(entry.place("blocks", at, "weeks"), f"{text}; correct one")
            if block.plan and block.modules:
                text = "a block with a plan names its modules there; remove this list"
                yield Problem(entry.place("blocks", at, "modules"), text)
        planned = any(block.plan for block in blocks)
        if entry.record.tracks and not any(w.track for block in blocks for w in block.plan):
            text = "no week of the plan is for the track; add 'track: true' to one"
            yield Problem(entry.place("tracks"), text)
        if planned and entry.record.load is None:
            text = "a programme with a plan says what a week may take; add 'load'"
            yield Problem(entry.place("blocks"), text)


def check_week_hours(handbook: Handbook) -> Iterator[Problem]:
    """The hours of a week stay within the programme's load."""
    for entry in handbook.of("programme").values():
        programme = entry.record
        if programme.load is None:
            continue
        for at, (_, weeks) in enumerate(programme_weeks(handbook, programme)):
            for week_at, view in enumerate(weeks):
                if view.hours > programme.load.hours + 0.001:
                    fact = f"week {view.number} takes {view.hours:g} hours ({view.learning:g} of "
                    text = f"modules), more than the {programme.load.hours:g} of 'load'; move one"
                    place = entry.place("blocks", at, "plan", week_at, "modules")
                    yield Problem(place, fact + text)


def check_forks(handbook: Handbook) -> Iterator[Problem]:
    """Every question that places a newcomer leads to one place."""
    for entry in handbook.of("path").values():
        for at, fork in enumerate(entry.record.forks):
            targets = [target for target in (fork.stage, fork.programme) if target]
            if len(targets) != 1:
                text = f"expected a 'stage' or a 'programme' to which '{fork.answer}' leads"
                got = "both" if targets else "neither"
                yield Problem(entry.place("forks", at, "question"), f"{text}, got {got}")


def check_outcomes(handbook: Handbook) -> Iterator[Problem]:
    """Every outcome begins with a verb of the list in data/handbook.yml."""
    verbs = handbook.kit.curriculum.verbs if handbook.of("handbook") else ()
    for entry in handbook.of("module").values():
        for index, outcome in enumerate(entry.record.outcomes):
            first = outcome.split()[0].strip(",;:")
            if verbs and first not in verbs:
                text = f"an outcome begins with a verb that one can observe, not '{first}'"
                way_out = suggestion(first, verbs) or "; see 'verbs' in data/handbook.yml"
                yield Problem(entry.place("outcomes", index), text + way_out)


def check_branches(handbook: Handbook) -> Iterator[Problem]:
    """Every skill belongs to a branch of the list in data/handbook.yml."""
    branches = handbook.kit.curriculum.branches if handbook.of("handbook") else ()
    for entry in handbook.of("skill").values():
        if branches and entry.record.branch not in branches:
            text = f"no branch '{entry.record.branch}'{suggestion(entry.record.branch, branches)}"
            way_out = " (the branches stand in data/handbook.yml)"
            yield Problem(entry.place("branch"), text + way_out)


def check_question_count(handbook: Handbook) -> Iterator[Problem]:
    """A module has as many self-check questions as the curriculum asks for."""
    if not handbook.of("handbook"):
        return
    wanted = handbook.kit.curriculum.questions
    for entry in handbook.of("module").values():
        found = len(entry.record.questions)
        if not wanted.least <= found <= wanted.most:
            text = f"expected {wanted.least} to {wanted.most} self-check questions, got {found}"
            yield Problem(entry.place("questions"), text)


def check_kits(handbook: Handbook) -> Iterator[Problem]:
    """Every exercise kit that a module names is whole, and every kit is named by one module."""
    root, offered = handbook.folder.parent, set()
    for entry in handbook.of("module").values():
        kit, place = entry.record.exercise.kit, entry.place("exercise", "kit")
        if kit is None:
            continue
        if kit in offered:
            yield Problem(place, f"another module offers the kit '{kit}' already; remove one")
        elif lacking := missing_parts(kit_folder(root, kit)):
            yield Problem(place, f"the kit kits/{kit}/ lacks {lacking}; add it")
        offered.add(kit)
    if not handbook.whole:
        return
    for folder in folders(root):
        if folder.name not in offered:
            text = f"no module offers this kit; add 'kit: {folder.name}' to its exercise"
            yield Problem(Place(f"kits/{folder.name}/README.md"), text)


CURRICULUM_CHECKS = (
    check_skills_taught,
    check_order,
    check_plans,
    check_week_hours,
    check_forks,
    check_outcomes,
    check_branches,
    check_question_count,
    check_kits,
)
