"""Who gets which version, when to go on, and the way back."""

from dataclasses import dataclass
from pathlib import Path


def on_canary(shop: str, share: float, release: str) -> bool:
    """Whether a shop gets the new version.

    The same shop and release give the same answer, in every process and on every machine. About
    `share` of all shops get True; another release picks other shops; a shop that has the new
    version keeps it when the share grows.
    """
    raise NotImplementedError  # TODO


@dataclass(frozen=True)
class Seen:
    """What the log says about one version."""

    requests: int
    errors: int
    yes: int
    """Answers of 0.5 or more."""


@dataclass(frozen=True)
class Rules:
    """Written before the release."""

    least: int = 500
    """Requests of each version before anything is decided by its answers."""
    more_errors: float = 0.01
    """How much larger the share of errors may be."""
    yes_ratio: tuple[float, float] = (0.75, 1.33)
    """The share of yes among answered requests, as a multiple of the live version's."""
    stop_errors: int = 20
    """So many errors stop a canary at once, if they are also more than half of its requests."""


def verdict(live: Seen, canary: Seen, rules: Rules) -> tuple[str, str]:
    """("wait" | "go back" | "go on", and the reason in words, with the numbers that decided)."""
    raise NotImplementedError  # TODO


def set_live(pointer: Path, version: str) -> None:
    """Make a version live: one move, so that a reader of the pointer never finds half of it."""
    raise NotImplementedError  # TODO


def live_version(pointer: Path) -> str:
    """The version that is live; LookupError if none ever was."""
    raise NotImplementedError  # TODO


def go_back(pointer: Path) -> str:
    """Make the version before the live one live again, and give its name.

    Going back twice goes back two versions. LookupError, and no change, if there is none before.
    """
    raise NotImplementedError  # TODO
