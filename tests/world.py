"""A tiny handbook to break: a copy of fixtures/world that a test edits and checks."""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from handbook import cli
from handbook.check import check_all
from handbook.site import Site, read_site

SOURCE = Path(__file__).parent / "fixtures" / "world"

Change = tuple[str, ...]
"""The name of a method of World and its arguments: ("edit", "data/a.yml", "old", "new")."""


def edit(file: str, old: str, new: str) -> list[Change]:
    """One change: a text that stands in a file once, and the text that takes its place."""
    return [("edit", file, old, new)]


@dataclass(frozen=True)
class World:
    """A complete repository in a folder of its own, clean until a test edits it."""

    root: Path

    def change(self, *changes: Change) -> None:
        """Make several changes, one after the other."""
        for method, *arguments in changes:
            getattr(self, method)(*arguments)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands in a file exactly once."""
        text = self.text(file)
        assert text.count(old) == 1, f"'{old}' stands in {file} {text.count(old)} times"
        self.write(file, text.replace(old, new))

    def write(self, file: str, text: str) -> None:
        """Give a file another text; makes the file and its folder when they are missing."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def text(self, file: str) -> str:
        """The text of a file."""
        return (self.root / file).read_text(encoding="utf-8")

    def remove(self, file: str) -> None:
        """Delete a file."""
        (self.root / file).unlink()

    def remove_folder(self, file: str) -> None:
        """Delete a folder with all that is in it."""
        shutil.rmtree(self.root / file)

    def move(self, old: str, new: str) -> None:
        """Give a file another path."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)

    def publish(self, key: str, title: str) -> None:
        """Add a line to the ledger."""
        file = "data/ledger.yml"
        self.write(file, f'{self.text(file)}  {key}: "{title}"\n')

    def site(self) -> Site:
        """Data and pages as they are now."""
        return read_site(self.root)

    def handbook(self, *arguments: str) -> int:
        """Run the command in this repository; returns the exit status."""
        with chdir(self.root):
            return cli.main(arguments)

    def problems(self) -> list[str]:
        """Everything that `handbook check` says, line by line."""
        site = self.site()
        return [str(problem) for problem in sorted({*site.problems, *check_all(site)})]


def copy_of_world(folder: Path) -> World:
    """The tiny handbook, copied into a folder."""
    shutil.copytree(SOURCE, folder / "world")
    return World(folder / "world")


def cases(table: Mapping[Any, Iterable[tuple[Any, ...]]]) -> list[ParameterSet]:
    """The cases of a table of rules, each with its rule first and named after it and itself."""
    return [
        pytest.param(rule, *values, id=f"{rule.__name__}-{name}")
        for rule, rows in table.items()
        for name, *values in rows
    ]
