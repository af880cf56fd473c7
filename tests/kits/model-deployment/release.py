"""Who gets which version, when to go on, and the way back."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path


def on_canary(shop: str, share: float, release: str) -> bool:
    """Whether a shop gets the new version: the same answer everywhere, for one release."""
    digest = hashlib.sha256(f"{release}/{shop}".encode()).hexdigest()
    return int(digest[:12], 16) / 16**12 < share


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
    if canary.errors >= rules.stop_errors and canary.errors > canary.requests / 2:
        return "go back", f"{canary.errors} of {canary.requests} requests failed"
    for name, seen in (("canary", canary), ("live", live)):
        if seen.requests < rules.least:
            return "wait", f"{seen.requests} of {rules.least} requests of the {name} version"
    failed, usual = canary.errors / canary.requests, live.errors / live.requests
    if failed > usual + rules.more_errors:
        return "go back", f"errors {failed:.1%}, live {usual:.1%}"
    now, before = (seen.yes / max(1, seen.requests - seen.errors) for seen in (canary, live))
    low, high = rules.yes_ratio
    if not low * before <= now <= high * before:
        return "go back", f"yes {now:.1%} of the answers, live {before:.1%}"
    return "go on", f"errors {failed:.1%}, yes {now:.1%}, within the rules"


def _history(pointer: Path) -> list[str]:
    return json.loads(pointer.read_text()) if pointer.exists() else []


def _write(pointer: Path, versions: list[str]) -> None:
    aside = pointer.with_suffix(".new")
    aside.write_text(json.dumps(versions))
    os.replace(aside, pointer)


def set_live(pointer: Path, version: str) -> None:
    """Make a version live, in one move."""
    versions = _history(pointer)
    if versions[-1:] != [version]:
        _write(pointer, [*versions, version])


def live_version(pointer: Path) -> str:
    """The version that is live; LookupError if none ever was."""
    versions = _history(pointer)
    if not versions:
        raise LookupError(f"no version was ever live: {pointer}")
    return versions[-1]


def go_back(pointer: Path) -> str:
    """Make the version before the live one live again, and give its name."""
    versions = _history(pointer)
    if len(versions) < 2:
        raise LookupError(f"there is no version to go back to: {pointer}")
    _write(pointer, versions[:-1])
    return versions[-2]
