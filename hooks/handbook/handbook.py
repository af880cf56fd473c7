"""The loaded handbook: every record by kind and id, and the place of everything in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from handbook.models import KINDS, Evaluation, Kit, Module, Phase, Resource, Skill, Task
from handbook.problems import Place
from handbook.reader import place_of
from handbook.references import Step
from handbook.yaml_nodes import Node

EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Entry:
    """A record with its id and the file and node it was read from."""

    kind: str
    id: str
    record: Any
    file: str
    node: Node
    path: tuple[Step, ...] = ()

    def place(self, *path: Step) -> Place:
        """The place of a value in the record, or of the record itself."""
        return place_of(self.node, (*self.path, *path), self.file)

    @property
    def title(self) -> str:
        """What the record is called where people see it."""
        record = self.record
        named = getattr(record, "title", None) or getattr(record, "question", None)
        return str(named or getattr(record, "figure", self.id))


@dataclass(frozen=True)
class Handbook:
    """All records, immutable.

    `faulty` are ids whose records could not be read, `lost` the kinds of which not even all ids
    could be: nobody can say of an id of theirs that it is unknown.
    """

    folder: Path
    entries: Mapping[str, Mapping[str, Entry]]
    nested: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    faulty: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()

    def of(self, kind: str) -> Mapping[str, Entry]:
        """The entries of a kind, by id: records of their own and nested ones alike."""
        return self.entries.get(kind) or self.nested.get(kind) or EMPTY

    def ids(self, kind: str) -> set[str]:
        """Every id of a kind, also of records that could not be read."""
        return {*self.of(kind), *self.faulty.get(kind, ())}

    def unread(self, kind: str, key: str) -> bool:
        """Whether an id may belong to a record that could not be read."""
        return kind in self.lost or key in self.faulty.get(kind, ())

    @property
    def whole(self) -> bool:
        """Whether every record could be read."""
        return not self.lost and not any(self.faulty.values())

    def records(self) -> Iterator[Entry]:
        """Every record that is not inside another one."""
        for kind in KINDS:
            yield from self.entries.get(kind, EMPTY).values()

    def everything(self) -> Iterator[Entry]:
        """Every record and every nested record."""
        yield from self.records()
        for found in self.nested.values():
            yield from found.values()

    @property
    def kit(self) -> Kit:
        """The company kit."""
        kit: Kit = self.of("handbook")["handbook"].record
        return kit

    @property
    def evaluation(self) -> Evaluation | None:
        """The weighted areas of a performance evaluation, when they are written."""
        entry = self.of("evaluation").get("evaluation")
        return entry.record if entry else None

    @property
    def modules(self) -> Mapping[str, Module]:
        """The modules by id."""
        return _records(self, "module")

    @property
    def phases(self) -> Mapping[str, Phase]:
        """The onboarding phases by id, earliest first."""
        found: dict[str, Phase] = _records(self, "phase")
        return dict(sorted(found.items(), key=lambda item: item[1].days.first))

    @property
    def tasks(self) -> Mapping[str, Task]:
        """The onboarding tasks of all phases by id."""
        return _records(self, "task")

    @property
    def skills(self) -> Mapping[str, Skill]:
        """The skills by id."""
        return _records(self, "skill")

    @property
    def resources(self) -> Mapping[str, Resource]:
        """The resources by id."""
        return _records(self, "resource")


def _records(handbook: Handbook, kind: str) -> dict[str, Any]:
    return {key: entry.record for key, entry in handbook.of(kind).items()}
