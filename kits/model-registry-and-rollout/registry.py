"""Versions of the team's models, and which moves between their states are allowed."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

ALLOWED = {
    ("candidate", "approved"),
    ("candidate", "rejected"),
    ("approved", "canary"),
    ("approved", "rejected"),
    ("canary", "live"),
    ("canary", "withdrawn"),
    ("live", "retired"),
    ("live", "withdrawn"),
    ("retired", "live"),
}
NEEDED = ("evaluation", "golden", "load")
"""Checks that must have passed before a version is approved; for each, the last result counts."""


class RegistryError(Exception):
    """A move that is not allowed; the message says from where to where, or what is missing."""


@dataclass(frozen=True)
class Move:
    """One line of the history. `was` is empty when a version is entered."""

    version: str
    was: str
    now: str
    who: str
    why: str


class Registry:
    """A SQLite file with at least two tables, so that others can query it.

    `versions` has the columns model, version and state. The database itself refuses a second row
    with the state 'live' for one model, and a second one with the state 'canary'.
    `moves` holds the history. The database itself refuses to update or delete its rows.

    Every method that changes a state does all of it or nothing, and writes to the history.
    """

    def __init__(self, path: Path) -> None:
        # TODO: a colleague began. It keeps one state per version, accepts any move, and forgets.
        self.db = sqlite3.connect(path)
        self.db.execute("CREATE TABLE IF NOT EXISTS versions (model, version, trained_by, state)")
        self.db.execute("CREATE TABLE IF NOT EXISTS moves (model, version, was, now, who, why)")

    def add(self, model: str, version: str, trained_by: str, run: str) -> None:
        """Enter a version as a candidate; its run goes into the reason. A version exists once."""
        with self.db:
            row = (model, version, trained_by, "candidate")
            self.db.execute("INSERT INTO versions VALUES (?, ?, ?, ?)", row)

    def evidence(self, model: str, version: str, check: str, passed: bool, who: str) -> None:
        """Store the result of a check; RegistryError if the model has no such version."""
        raise NotImplementedError  # TODO

    def move(self, model: str, version: str, to: str, who: str, why: str) -> None:
        """Bring a version into another state.

        RegistryError if the move is not in ALLOWED, if who or why is blank, if the version is
        unknown, if the model has a canary already, or on approval if a check of NEEDED has not
        passed or `who` trained the version. The only way from retired to live is `go_back`.
        A canary that goes live retires the live version in the same move.
        """
        with self.db:
            self.db.execute("UPDATE versions SET state = ? WHERE version = ?", (to, version))

    def go_back(self, model: str, who: str, why: str) -> str:
        """Withdraw the live version, make the one retired last live again, and give its name.

        RegistryError if there is no live version or no retired one; then nothing changes.
        """
        raise NotImplementedError  # TODO

    def state(self, model: str, version: str) -> str:
        """The state of a version; RegistryError if it is unknown."""
        query = "SELECT state FROM versions WHERE model = ? AND version = ?"
        return self.db.execute(query, (model, version)).fetchone()[0]

    def live(self, model: str) -> str | None:
        """The live version of a model, if there is one."""
        query = "SELECT version FROM versions WHERE model = ? AND state = 'live'"
        found = self.db.execute(query, (model,)).fetchone()
        return found[0] if found else None

    def history(self, model: str) -> list[Move]:
        """All moves of a model, the oldest first."""
        raise NotImplementedError  # TODO
