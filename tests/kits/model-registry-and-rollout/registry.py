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


SCHEMA = """
CREATE TABLE IF NOT EXISTS versions (
    model TEXT, version TEXT, trained_by TEXT, state TEXT, PRIMARY KEY (model, version)
);
CREATE UNIQUE INDEX IF NOT EXISTS one_live ON versions (model) WHERE state = 'live';
CREATE UNIQUE INDEX IF NOT EXISTS one_canary ON versions (model) WHERE state = 'canary';
CREATE TABLE IF NOT EXISTS checks (
    number INTEGER PRIMARY KEY, model TEXT, version TEXT, name TEXT, passed INTEGER, who TEXT
);
CREATE TABLE IF NOT EXISTS moves (
    number INTEGER PRIMARY KEY, model TEXT, version TEXT, was TEXT, now TEXT, who TEXT, why TEXT
);
CREATE TRIGGER IF NOT EXISTS no_update BEFORE UPDATE ON moves
BEGIN SELECT RAISE(ABORT, 'the history is not changed'); END;
CREATE TRIGGER IF NOT EXISTS no_delete BEFORE DELETE ON moves
BEGIN SELECT RAISE(ABORT, 'the history is not changed'); END;
"""


class Registry:
    """A SQLite file with at least two tables, so that others can query it.

    `versions` has the columns model, version and state. The database itself refuses a second row
    with the state 'live' for one model, and a second one with the state 'canary'.
    `moves` holds the history. The database itself refuses to update or delete its rows.

    Every method that changes a state does all of it or nothing, and writes to the history.
    """

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path)
        self.db.executescript(SCHEMA)

    def add(self, model: str, version: str, trained_by: str, run: str) -> None:
        """Enter a version as a candidate; its run goes into the reason. A version exists once."""
        try:
            with self.db:
                row = (model, version, trained_by, "candidate")
                self.db.execute("INSERT INTO versions VALUES (?, ?, ?, ?)", row)
                self._note(model, Move(version, "", "candidate", trained_by, f"run: {run}"))
        except sqlite3.IntegrityError as error:
            raise RegistryError(f"{model} has a version {version} already") from error

    def evidence(self, model: str, version: str, check: str, passed: bool, who: str) -> None:
        """Store the result of a check; RegistryError if the model has no such version."""
        self.state(model, version)
        with self.db:
            row = (model, version, check, passed, who)
            self.db.execute("INSERT INTO checks VALUES (NULL, ?, ?, ?, ?, ?)", row)

    def move(self, model: str, version: str, to: str, who: str, why: str) -> None:
        """Bring a version into another state; a canary that goes live retires the live version."""
        was = self.state(model, version)
        if (was, to) not in ALLOWED:
            raise RegistryError(f"{version} is {was} and cannot become {to}")
        if (was, to) == ("retired", "live"):
            raise RegistryError(f"{version} is retired; it becomes live by going back only")
        if to == "approved":
            self._check_approval(model, version, who)
        if to == "canary":
            query = "SELECT version FROM versions WHERE model = ? AND state = 'canary'"
            other = self.db.execute(query, (model,)).fetchone()
            if other:
                raise RegistryError(f"{other[0]} is the canary; {version} has to wait")
        with self.db:
            live = self.live(model)
            if to == "live" and live:
                self._step(model, live, "retired", who, f"{version} takes over: {why}")
            self._step(model, version, to, who, why)

    def go_back(self, model: str, who: str, why: str) -> str:
        """Withdraw the live version, make the one retired last live again, and give its name."""
        live = self.live(model)
        if live is None:
            raise RegistryError(f"{model} has no live version")
        query = """
            SELECT version FROM versions JOIN moves USING (model, version)
            WHERE model = ? AND state = 'retired' AND now = 'retired' ORDER BY number DESC
        """
        before = self.db.execute(query, (model,)).fetchone()
        if before is None:
            raise RegistryError(f"{model} has no version to go back to")
        with self.db:
            self._step(model, live, "withdrawn", who, why)
            self._step(model, before[0], "live", who, f"way back from {live}: {why}")
        return before[0]

    def state(self, model: str, version: str) -> str:
        """The state of a version; RegistryError if it is unknown."""
        query = "SELECT state FROM versions WHERE model = ? AND version = ?"
        found = self.db.execute(query, (model, version)).fetchone()
        if found is None:
            raise RegistryError(f"{model} has no version {version}")
        return found[0]

    def live(self, model: str) -> str | None:
        """The live version of a model, if there is one."""
        query = "SELECT version FROM versions WHERE model = ? AND state = 'live'"
        found = self.db.execute(query, (model,)).fetchone()
        return found[0] if found else None

    def history(self, model: str) -> list[Move]:
        """All moves of a model, the oldest first."""
        query = "SELECT version, was, now, who, why FROM moves WHERE model = ? ORDER BY number"
        return [Move(*row) for row in self.db.execute(query, (model,))]

    def _check_approval(self, model: str, version: str, who: str) -> None:
        query = "SELECT name, passed FROM checks WHERE model = ? AND version = ? ORDER BY number"
        results = dict(self.db.execute(query, (model, version)).fetchall())
        missing = [name for name in NEEDED if not results.get(name)]
        if missing:
            raise RegistryError(f"{version} has not passed: {', '.join(missing)}")
        query = "SELECT trained_by FROM versions WHERE model = ? AND version = ?"
        if self.db.execute(query, (model, version)).fetchone()[0] == who:
            raise RegistryError(f"{who} trained {version}; somebody else approves it")

    def _step(self, model: str, version: str, to: str, who: str, why: str) -> None:
        if not who.strip() or not why.strip():
            raise RegistryError(f"{version} to {to}: a move has a name and a reason")
        was = self.state(model, version)
        query = "UPDATE versions SET state = ? WHERE model = ? AND version = ?"
        self.db.execute(query, (to, model, version))
        self._note(model, Move(version, was, to, who, why))

    def _note(self, model: str, move: Move) -> None:
        row = (model, move.version, move.was, move.now, move.who, move.why)
        self.db.execute("INSERT INTO moves VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)
