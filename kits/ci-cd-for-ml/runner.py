"""Runs the checks of an event, and skips what has passed with the same inputs."""

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
    """Patterns of the files that it reads, such as "src/*.py"."""
    events: tuple[str, ...]
    """At which of EVENTS it runs."""
    needs: tuple[str, ...] = ()
    """Names of checks that must have passed before."""


@dataclass(frozen=True)
class Outcome:
    """What became of a check: "passed", "reused", "failed" or "skipped", and why."""

    name: str
    status: str
    reason: str = ""


def key(check: Check, project: Path) -> str:
    """A name for everything the result follows from.

    It contains the name of the check, the source of its function, its patterns, and for each file
    that matches one of them the path inside the project and the content. It does not depend on
    where the project lies, nor on dates of files.
    """
    # TODO: a colleague wrote this. Find out what can change without changing the key.
    names = sorted(str(path) for pattern in check.inputs for path in project.glob(pattern))
    return "-".join([check.name, str(abs(hash(tuple(names))))])


def run_pipeline(checks: list[Check], project: Path, event: str, store: Path) -> list[Outcome]:
    """Run the checks of an event, what a check needs before itself; one outcome for each.

    - A check that passed before with the same key is "reused". `store` is a folder that remembers
      passes, and nothing else, from one process to the next.
    - A check runs in a folder that holds copies of its declared inputs and nothing else. What it
      writes there does not reach the project.
    - A pattern that matches no file makes it "failed", and so does an exception of any kind; the
      reason holds the pattern, or the text of the exception.
    - A check whose need failed or was skipped is "skipped", and the reason names that need.
    - ValueError that names it: an unknown event, a need that does not exist or does not run at
      this event, two checks of one name, needs in a circle.
    """
    # TODO: this runs everything, in the project itself, and remembers failures as well.
    store.mkdir(parents=True, exist_ok=True)
    outcomes = []
    for check in checks:
        done = store / key(check, project)
        if done.exists():
            outcomes.append(Outcome(check.name, "reused"))
            continue
        try:
            check.run(project)
            outcomes.append(Outcome(check.name, "passed"))
        except AssertionError as error:
            outcomes.append(Outcome(check.name, "failed", str(error)))
        done.touch()
    return outcomes
