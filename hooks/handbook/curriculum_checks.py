"""The rules of the curriculum: what is taught, in which order, in how many hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from handbook.circles import circles
from handbook.curriculum import ORDERED, main_path, path_modules, reached
from handbook.handbook import Entry, Handbook
from handbook.kits import folders, kit_folder, missing_parts
from handbook.models import ProgrammeWeek, Stage
from handbook.problems import Place, Problem, counted, suggestion
from handbook.programmes import WeekView, programme_modules, programme_weeks
from handbook.references import Step
from handbook.views import modules_hours

WEEKS_A_QUARTER = 13
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
            if key in way.entry.record.assumes:
                text = f"the module '{key}' stands under 'assumes' too; remove it in one place"
                yield Problem(way.entry.place(*path), text)
            for need in needs.get(key, ()):
                if need not in done and need in needs and (way.whole or need in steps):
                    lacking = f"is not in this {way.entry.kind}; add it before, or under 'assumes'"
                    text = "comes later; move one of them" if need in steps else lacking
                    fact = f"the module '{key}' needs '{need}', which {text}"
                    yield Problem(way.entry.place(*path), fact)
            done.add(key)


@dataclass(frozen=True)
class _Way:
    """Modules in the order of a record, each with its place, and those done before."""

    entry: Entry
    steps: "_Steps"
    assumed: tuple[str, ...]
    whole: bool = True
    """Whether what is needed has to be in it; a lane begins where something else ended."""


def _ways(handbook: Handbook) -> Iterator[_Way]:
    for entry in handbook.of("programme").values():
        programme, listed = entry.record, tuple(programme_modules(entry.record))
        yield _Way(entry, listed, programme.assumes)
        done = (*programme.assumes, *(key for key, _ in listed))
        for at, track in enumerate(programme.tracks):
            plan = [
                step
                for week_at, week in enumerate(track.plan)
                for step in _steps(week.modules, "tracks", at, "plan", week_at)
            ]
            yield _Way(entry, tuple(plan), done)
    for entry in handbook.of("path").values():
        if entry.record.kind in ORDERED:
            steps = [_stage_steps(stage, at) for at, stage in enumerate(entry.record.stages)]
            yield _Way(entry, tuple(chain(*steps)), entry.record.assumes)
        else:
            for at, stage in enumerate(entry.record.stages):
                if stage.quarters:
                    yield _Way(entry, _stage_steps(stage, at), (), whole=False)


_Steps = tuple[tuple[str, tuple[Step, ...]], ...]


def _steps(modules: Iterable[str], *path: Step) -> _Steps:
    return tuple((key, (*path, "modules", index)) for index, key in enumerate(modules))


def _stage_steps(stage: Stage, at: int) -> _Steps:
    quarters = (
        _steps(quarter.modules, "stages", at, "quarters", index)
        for index, quarter in enumerate(stage.quarters)
    )
    return tuple(chain(_steps(stage.modules, "stages", at), *quarters))


def check_plans(handbook: Handbook) -> Iterator[Problem]:
    """A block has one shape, a plan as many weeks as it says, and a week all its parts."""
    for entry in handbook.of("programme").values():
        programme = entry.record
        for at, block in enumerate(programme.blocks):
            place = entry.place("blocks", at, "weeks" if block.weeks else "id")
            if block.plan and len(block.plan) != block.weeks:
                text = f"the plan has {counted(len(block.plan), 'week')}, the block "
                yield Problem(place, f"{text}{block.weeks or 'none'}; correct one")
            if block.plan and block.modules:
                text = "a block with a plan names its modules there; remove this list"
                yield Problem(entry.place("blocks", at, "modules"), text)
            if block.plan and (block.habits or block.initiative):
                other = "habits" if block.habits else "initiative"
                text = f"a block with a plan has no '{other}'; make it a block of its own"
                yield Problem(entry.place("blocks", at, other), text)
            if block.weeks and block.initiative and not block.plan:
                text = "an initiative has its weeks in it, and is led beside the others"
                yield Problem(place, f"{text}; remove 'weeks' here")
            if not block.weeks and not (block.plan or block.habits or block.initiative):
                text = "a block without 'weeks' says in 'habits' or 'initiative' how it goes"
                yield Problem(place, f"{text}; add one of the three")
            for index, week in enumerate(block.plan):
                if not week.track:
                    yield from _week_parts(entry, week, "blocks", at, "plan", index)
        if any(block.plan for block in programme.blocks) and programme.load is None:
            text = "a programme with a plan says what a week may take; add 'load'"
            yield Problem(entry.place("blocks"), text)


def check_tracks(handbook: Handbook) -> Iterator[Problem]:
    """Every track has a week for each week of the programme that is for tracks."""
    for entry in handbook.of("programme").values():
        programme = entry.record
        weeks = [
            ("blocks", at, "plan", index)
            for at, block in enumerate(programme.blocks)
            for index, week in enumerate(block.plan)
            if week.track
        ]
        if programme.tracks and not weeks:
            text = "no week of the plan is for the track; add 'track: true' to one"
            yield Problem(entry.place("tracks"), text)
            continue
        if weeks and not programme.tracks:
            text = "this week is for tracks, and the programme has none; add 'tracks'"
            yield Problem(entry.place(*weeks[0], "track"), text)
        for at, track in enumerate(programme.tracks):
            if len(track.plan) != len(weeks):
                has = f"the track '{track.id}' plans {counted(len(track.plan), 'week')}"
                text = f"{has}, the programme has {len(weeks)} for tracks; correct one"
                yield Problem(entry.place("tracks", at, "plan"), text)
            for index, week in enumerate(track.plan):
                yield from _week_parts(entry, week, "tracks", at, "plan", index)


def check_beside(handbook: Handbook) -> Iterator[Problem]:
    """The modules of a block that goes on beside the others have a week in their plans."""
    for entry in handbook.of("programme").values():
        blocks = entry.record.blocks
        planned = {key for block in blocks for week in block.plan for key in week.modules}
        for at, block in enumerate(blocks):
            for index, key in enumerate(block.modules if block.habits and planned else ()):
                if key not in planned:
                    text = f"no week has the module '{key}' of this block; name it in a plan"
                    yield Problem(entry.place("blocks", at, "modules", index), text)


def _week_parts(entry: Entry, week: ProgrammeWeek, *path: Step) -> Iterator[Problem]:
    for part in ("assignment", "review", "pairing"):
        if getattr(week, part) is None:
            text = f"the week '{week.title}' has no '{part}'; add it"
            yield Problem(entry.place(*path, "title"), text)


def check_week_hours(handbook: Handbook) -> Iterator[Problem]:
    """The hours of a week stay within the programme's load, with every track."""
    for entry in handbook.of("programme").values():
        programme = entry.record
        if programme.load is None:
            continue
        fixed = programme.load.assignment + programme.load.pairing
        if fixed > programme.load.hours:
            text = f"assignment and pairing take {fixed:g} hours, more than the "
            text += f"{programme.load.hours:g} of the week; correct one"
            yield Problem(entry.place("load"), text)
            continue
        tracks, nth = [track.id for track in programme.tracks], 0
        for at, (_, weeks) in enumerate(programme_weeks(handbook, programme)):
            for index, view in enumerate(weeks):
                ways = [(view, ("blocks", at, "plan", index))]
                if view.tracks:
                    ways = [
                        (each, ("tracks", tracks.index(each.track.id), "plan", nth))
                        for each in view.tracks
                        if each.track
                    ]
                nth += view.week.track
                for way, path in ways:
                    if way.hours > programme.load.hours + 0.001:
                        yield Problem(entry.place(*path, "modules"), _too_much(way))


def _too_much(view: WeekView) -> str:
    track = f" of the track '{view.track.id}'" if view.track else ""
    fact = f"week {view.number}{track} takes {view.hours:g} hours ({view.learning:g} of modules)"
    return f"{fact}, more than the {view.load.hours:g} of 'load'; move one"


def check_quarters(handbook: Handbook) -> Iterator[Problem]:
    """The modules of a quarter fit in the hours for learning of its 13 weeks."""
    if not handbook.of("handbook"):
        return
    most = WEEKS_A_QUARTER * handbook.kit.week.learning
    for entry in handbook.of("path").values():
        for at, stage in enumerate(entry.record.stages):
            for index, quarter in enumerate(stage.quarters):
                taken = modules_hours(handbook, quarter.modules)
                if taken > most:
                    fact = f"quarter {index + 1} has {taken:g} hours of modules, and {most:g} "
                    text = f"for learning ({WEEKS_A_QUARTER} weeks); move one"
                    place = entry.place("stages", at, "quarters", index, "modules")
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
    check_tracks,
    check_beside,
    check_week_hours,
    check_quarters,
    check_forks,
    check_outcomes,
    check_branches,
    check_question_count,
    check_kits,
)
