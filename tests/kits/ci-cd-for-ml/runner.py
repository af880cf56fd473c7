"""Runs the checks of an event, and skips what has passed with the same inputs."""

import hashlib
import inspect
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

EVENTS = ("pull-request", "data", "nightly", "release")


@dataclass(frozen=True)
class Check:
    """A check: a function that gets the folder of the project and raises if something is wrong."""

    name: str
    run: Callable[[Path], None]
    inputs: tuple[str, ...]
    events: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of a check: "passed", "reused", "failed" or "skipped", and why."""

    name: str
    status: str
    reason: str = ""


def _files(check: Check, project: Path) -> list[Path]:
    return sorted({p for pattern in check.inputs for p in project.glob(pattern) if p.is_file()})


def key(check: Check, project: Path) -> str:
    """A name for everything the result follows from."""
    files = [
        (path.relative_to(project).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in _files(check, project)
    ]
    recipe = json.dumps([check.name, inspect.getsource(check.run), check.inputs, files])
    return hashlib.sha256(recipe.encode()).hexdigest()


def _in_order(checks: list[Check], event: str) -> list[Check]:
    """The checks of an event, what a check needs before itself."""
    if event not in EVENTS:
        raise ValueError(f"there is no event {event}")
    waiting = {}
    for check in checks:
        if event in check.events:
            if check.name in waiting:
                raise ValueError(f"two checks are called {check.name}")
            waiting[check.name] = check
    for check in waiting.values():
        for need in check.needs:
            if need not in waiting:
                raise ValueError(f"{check.name} needs {need}, which does not run at {event}")
    ordered: list[Check] = []
    while waiting:
        ready = [c for c in waiting.values() if not set(c.needs) & set(waiting)]
        if not ready:
            raise ValueError(f"these wait for each other: {', '.join(waiting)}")
        ordered.append(waiting.pop(ready[0].name))
    return ordered


def _run_alone(check: Check, project: Path) -> str:
    """Run a check on copies of its inputs; the reason of its failure, or nothing."""
    for pattern in check.inputs:
        if not any(path.is_file() for path in project.glob(pattern)):
            return f"no file matches {pattern}"
    with tempfile.TemporaryDirectory() as name:
        for path in _files(check, project):
            target = Path(name) / path.relative_to(project)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        try:
            check.run(Path(name))
        except Exception as error:
            return str(error) or type(error).__name__
    return ""


def run_pipeline(checks: list[Check], project: Path, event: str, store: Path) -> list[Outcome]:
    """Run the checks of an event, what a check needs before itself; one outcome for each."""
    store.mkdir(parents=True, exist_ok=True)
    outcomes: dict[str, Outcome] = {}
    for check in _in_order(checks, event):
        bad = [need for need in check.needs if outcomes[need].status in ("failed", "skipped")]
        remembered = store / key(check, project)
        if bad:
            outcome = Outcome(check.name, "skipped", f"needs {', '.join(bad)}")
        elif remembered.exists():
            outcome = Outcome(check.name, "reused")
        elif reason := _run_alone(check, project):
            outcome = Outcome(check.name, "failed", reason)
        else:
            remembered.touch()
            outcome = Outcome(check.name, "passed")
        outcomes[check.name] = outcome
    return list(outcomes.values())
