"""A folder of YAML files -> the handbook, with every problem met on the way."""

import re
from pathlib import Path

from handbook.fields import ID, Record
from handbook.handbook import Entry, Handbook
from handbook.models import KINDS, SHARED, SINGLE
from handbook.problems import DataError, Place, Problem, suggestion
from handbook.reader import named as in_words
from handbook.reader import read_record, repaired
from handbook.references import named_fields, nested
from handbook.yaml_nodes import Node, Unreadable, entries, parse, read_text

FOLDERS = {f"{kind}s": kind for kind in KINDS if kind not in SINGLE}
"""The folder of every kind that has one; the others are a file of their name in data/."""

APART = ("ledger.yml",)
"""Files in data/ that hold no record."""


def load(folder: Path) -> Handbook:
    """The handbook in a data folder; raises DataError with every problem of its files."""
    handbook, problems = read(folder)
    if problems:
        raise DataError(problems)
    return handbook


def read(folder: Path) -> tuple[Handbook, list[Problem]]:
    """As much of the handbook as can be read, and the problems of the rest."""
    reading = _Reading(folder)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).parts[0] != "schema":
            reading.take(path)
    if not reading.entries["handbook"] and not reading.faulty["handbook"]:
        text = f"the company kit is missing; expected the file {folder.name}/handbook.yml"
        reading.problem(Place(f"{folder.name}/handbook.yml"), text)
        reading.lose("handbook", "handbook")
    return reading.handbook(), reading.problems


def schema_line(kind: str) -> str:
    """The first line of a data file of a kind, by which editors find its schema."""
    up = "" if kind in SINGLE else "../"
    name = f"{kind}s" if kind in SHARED else kind
    return f"# yaml-language-server: $schema={up}schema/{name}.json"


class _Reading:
    """Collects entries and problems, file by file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.entries: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
        self.nested: dict[str, dict[str, Entry]] = {}
        self.faulty: dict[str, set[str]] = {kind: set() for kind in KINDS}
        self.lost: set[str] = set()

    def handbook(self) -> Handbook:
        faulty = {kind: frozenset(ids) for kind, ids in self.faulty.items()}
        return Handbook(self.folder, self.entries, self.nested, faulty, frozenset(self.lost))

    def take(self, path: Path) -> None:
        """Read one file, unless it is one that holds no record."""
        within = path.relative_to(self.folder)
        if str(within) in APART or any(part.startswith(".") for part in within.parts):
            return
        file = f"{self.folder.name}/{within.as_posix()}"
        kind = self.kind_of(within, file)
        if kind is None:
            return
        try:
            text = read_text(path)
        except Unreadable as error:
            self.problem(Place(file, error.line, error.column), error.text)
            self.lose(kind, path.stem)
            return
        self.first_line(text, kind, file)
        root, problems = parse(text, file)
        self.problems += problems
        self.file(root, problems, kind, path.stem, file)

    def file(
        self, root: Node | None, problems: list[Problem], kind: str, stem: str, file: str
    ) -> None:
        """Take the records of a file that was parsed, as far as it could be."""
        if root is None:
            if not problems:
                self.problem(Place(file), f"the file is empty; expected {_whole(kind)}")
            self.lose(kind, stem)
        elif kind in SHARED:
            self.shared(root, kind, file)
        else:
            self.record(root, kind, stem, file, KINDS[kind])

    def kind_of(self, within: Path, file: str) -> str | None:
        """The kind that a file's place stands for, or a problem."""
        place, parts, folder = Place(file), within.parts, self.folder.name
        kind = FOLDERS.get(parts[0])
        if within.suffix != ".yml":
            hint = f"; rename it to {within.stem}.yml" if within.suffix == ".yaml" else ""
            self.problem(place, f"not a data file: expected a name that ends in .yml{hint}")
        elif len(parts) == 1 and within.stem in SINGLE:
            return within.stem
        elif len(parts) == 1:
            hint = suggestion(within.stem, [*SINGLE, "ledger"])
            if within.stem in FOLDERS:
                hint = f"; move it into {folder}/{within.stem}/"
            self.problem(place, f"no kind of record is kept in '{within.name}'{hint}")
        elif kind is None:
            hint = suggestion(parts[0], FOLDERS, few=20, cutoff=0.75)
            self.problem(place, f"no kind of record is kept in the folder '{parts[0]}'{hint}")
        elif len(parts) > 2:
            self.problem(place, f"too deep; move it up into {folder}/{parts[0]}/")
        else:
            return kind
        if kind and within.suffix in (".yml", ".yaml"):
            self.lose(kind, within.stem)
        return None

    def first_line(self, text: str, kind: str, file: str) -> None:
        expected = schema_line(kind)
        if text.strip() and text.split("\n", 1)[0].rstrip() != expected:
            fact = f"the first line does not name the schema; expected '{expected}'"
            self.problem(Place(file), fact)

    def shared(self, root: Node, kind: str, file: str) -> None:
        """Read a list of records that carry their ids."""
        if root.sequence is None:
            fact = f"expected {_whole(kind)}; begin each with '- id: …'"
            self.problem(Place(file, root.line, root.column), fact)
            self.lose(kind, "")
        for _, node in entries(root):
            own = node.get("id")
            name = own.value if own and isinstance(own.value, str) else ""
            self.record(node, kind, name, file, KINDS[kind])

    def record(self, node: Node, kind: str, name: str, file: str, model: type[Record]) -> None:
        """Keep one record, or its id among the faulty ones."""
        named = kind in SHARED or self.file_name(node, name, file)
        record, problems = read_record(node, model, file, kind)
        self.problems += problems
        if record is None or not named:
            self.keep_faulty(kind, name)
            self.faulty_nested(node, model)
        elif name in self.entries[kind]:
            self.twice(self.entries[kind][name], node.get("id") or node, file)
        else:
            entry = self.entries[kind][name] = Entry(kind, name, record, file, node)
            self.keep_nested(entry)

    def file_name(self, node: Node, name: str, file: str) -> bool:
        """Whether a file's name is an id; an id inside the file must not stand beside it."""
        own = node.keys.get("id")
        if own is not None and node.mapping is not None:
            inside = node.mapping.pop("id")
            text = f"the file name is the id ('{name}'), not {in_words(inside)}; remove this line"
            if inside.value == name:
                text = "the file name says the id already; remove this line"
            self.problem(Place(file, *own), text)
        if re.match(ID, name):
            return True
        fixed = repaired(name, ID)
        hint = f"; rename it to {fixed}.yml" if fixed else ""
        self.problem(
            Place(file), f"expected a file name of lower-case letters, digits and hyphens{hint}"
        )
        return False

    def keep_nested(self, entry: Entry) -> None:
        for inner in nested(entry.record):
            known = self.nested.setdefault(inner.kind, {})
            name = inner.record.id
            if inner.kind == "self-check":
                name = f"{entry.id}.{name}"
            place = Entry(inner.kind, name, inner.record, entry.file, entry.node, inner.path)
            if name in known:
                own = place.place("id")
                self.again(known[name], own, name)
            else:
                known[name] = place

    def faulty_nested(self, node: Node, model: type[Record]) -> None:
        """Remember the ids inside a faulty record, so that nobody calls them unknown."""
        for name, kind in named_fields(model):
            for _, item in entries(node.get(name) or Node(0, 0)):
                own = item.get("id")
                self.keep_faulty(kind, own.value if own else "")

    def keep_faulty(self, kind: str, name: object) -> None:
        """Remember the id of a faulty record; one without an id may be any."""
        if isinstance(name, str) and re.match(ID, name):
            self.faulty.setdefault(kind, set()).add(name)
        else:
            self.lost.add(kind)

    def lose(self, kind: str, stem: str) -> None:
        """Remember what a file that cannot be understood may have held."""
        if kind in SHARED:
            self.lost.add(kind)
        else:
            self.faulty[kind].add(stem)
        self.lost |= {inside for _, inside in named_fields(KINDS[kind])}

    def twice(self, first: Entry, node: Node, file: str) -> None:
        self.again(first, Place(file, node.line, node.column), first.id)

    def again(self, first: Entry, place: Place, name: str) -> None:
        was = first.place("id")
        fact = f"the {first.kind} '{name}' exists already, at {was.file}:{was.line}"
        self.problem(place, f"{fact}; give this one another id")

    def problem(self, place: Place, text: str) -> None:
        self.problems.append(Problem(place, text))


def _whole(kind: str) -> str:
    """What a file of a kind holds, in words."""
    model = KINDS[kind]
    fields = ", ".join(n for n, f in model.model_fields.items() if f.is_required())
    return f"a list of {kind}s, each with {fields}" if kind in SHARED else f"a {kind} with {fields}"
