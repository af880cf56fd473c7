"""YAML text -> nodes that know their place, or the problem that prevents it.

Built from parser events rather than from PyYAML's node tree: the tree is composed recursively in C,
and a file of fifty thousand brackets would end the process instead of giving a message.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from handbook.problems import Place, Problem
from handbook.yaml_faults import explain

DEEPEST = 20
"""No record nests deeper; anything beyond is a mistake."""

Scalar = str | int | float | bool | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_OPEN_QUOTE = re.compile(r"""( *)(?:- )?[\w-]+: +(["'])(?:(?!\2).)*$""")
_NEXT_ENTRY = re.compile(r"( *)(?:- \S|[\w-]+:(?: |$))")
_CONFLICT = re.compile(r"(?:<{7}|>{7}) ")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Invisible characters that a value never needs; some end a line for YAML but not for an editor."""


@dataclass(slots=True)
class Node:
    """A value of a YAML file and where it stands; `keys` holds the places of a mapping's keys."""

    line: int
    column: int
    value: Scalar = None
    mapping: "dict[str, Node] | None" = None
    sequence: "list[Node] | None" = None
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)

    def plain(self) -> object:
        """The value without places: dicts, tuples and scalars."""
        if self.mapping is not None:
            return {key: node.plain() for key, node in self.mapping.items()}
        if self.sequence is not None:
            return tuple(node.plain() for node in self.sequence)
        return self.value

    def get(self, key: str | int) -> "Node | None":
        """The node below this one, if there is one."""
        if self.mapping is not None:
            return self.mapping.get(str(key))
        if self.sequence is not None and isinstance(key, int) and 0 <= key < len(self.sequence):
            return self.sequence[key]
        return None


class Unreadable(Exception):
    """The file cannot be understood any further."""

    def __init__(self, line: int, column: int, text: str) -> None:
        self.line, self.column, self.text = line, column, text
        super().__init__(text)


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; a byte order mark and any line ends are accepted.

    Raises Unreadable where the file cannot be read or its bytes are not UTF-8.
    """
    try:
        raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise Unreadable(1, 1, f"the file cannot be read: {error.strerror}") from None
    try:
        return _one_line_end(raw.decode())
    except UnicodeDecodeError as error:
        before = _one_line_end(raw[: error.start].decode())
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        fact = f"the byte 0x{raw[error.start]:02X} is not UTF-8"
        raise Unreadable(line, column, f"{fact}; save the file as UTF-8") from None


def read_node(path: Path, file: str) -> tuple[Node | None, list[Problem]]:
    """The root node of a YAML file, and the problems met; no root when it cannot be read."""
    try:
        return parse(read_text(path), file)
    except Unreadable as error:
        return None, [Problem(Place(file, error.line, error.column), error.text)]


def parse(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The root node of YAML text; see read_node."""
    builder = _Builder(file, text)
    try:
        _refuse_invisible_characters(text)
        _refuse_open_quote(text)
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except Unreadable as error:
        builder.problem(error.line, error.column, error.text)
        return None, builder.problems
    except yaml.MarkedYAMLError as error:
        line, column, said = explain(error, text)
        builder.problem(line, column, said)
        return None, builder.problems
    except yaml.YAMLError as error:
        builder.problem(1, 1, f"not YAML: {str(error).splitlines()[0]}")
        return None, builder.problems
    return builder.root, builder.problems


def scalar(text: str) -> Scalar:
    """What an unquoted scalar means: YAML 1.2 words and numbers, otherwise text."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_invisible_characters(text: str) -> None:
    found = _INVISIBLE.search(text)
    if found:
        line, start = text.count("\n", 0, found.start()) + 1, text.rfind("\n", 0, found.start())
        raise Unreadable(line, found.start() - start, _invisible(found[0]))


def _refuse_open_quote(text: str) -> None:
    """A quote that is not closed before the next key: the parser would notice pages later."""
    lines = text.split("\n")
    for number, line in enumerate(lines[:-1], 1):
        opened = _OPEN_QUOTE.match(line)
        after = _NEXT_ENTRY.match(lines[number]) if opened else None
        if opened and after and len(after[1]) <= len(opened[1]):
            column = opened.start(2) + 1
            raise Unreadable(number, column, "this quote is never closed; add the closing quote")
        if _CONFLICT.match(line):
            raise Unreadable(number, 1, "a merge conflict is left here; keep one side")


def _invisible(character: str) -> str:
    return f"the invisible character U+{ord(character):04X} is not allowed; delete it"


class _Builder:
    """Turns parser events into nodes without recursion; keeps what it objects to."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text.split("\n")
        self.lines = len(self.text)
        self.end = len(text) - text.rfind("\n")
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[tuple[Node, list[tuple[str, Node]]]] = []
        self.documents = 0

    def problem(self, line: int, column: int, text: str) -> None:
        self.problems.append(Problem(Place(self.file, *self.inside(line, column)), text))

    def inside(self, line: int, column: int) -> tuple[int, int]:
        """A place; the parser puts the end of a text that lacks a line break on the next line."""
        return (line, column) if line <= self.lines else (self.lines, self.end)

    def take(self, event: Event) -> None:
        mark = event.start_mark
        line, column = self.inside(mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise Unreadable(line, column, "a second document; keep one record in one file")
        elif isinstance(event, AliasEvent):
            self.refuse(f"the alias '*{event.anchor}'", "write the value out", line, column)
            self.add(Node(line, column), f"*{event.anchor}")
        elif isinstance(event, ScalarEvent):
            self.refuse_marks(event, line, column)
            hidden = _INVISIBLE.search(event.value)
            if hidden:
                self.problem(line, column, _invisible(hidden[0]))
            plain = not event.style
            if plain:
                self.refuse_lost_text(event)
            self.add(Node(line, column, scalar(event.value) if plain else event.value), event.value)
        elif isinstance(event, CollectionStartEvent):
            self.refuse_marks(event, line, column)
            self.open(Node(line, column), isinstance(event, MappingStartEvent))
        elif isinstance(event, CollectionEndEvent):
            self.close()

    def refuse_marks(
        self, event: ScalarEvent | CollectionStartEvent, line: int, column: int
    ) -> None:
        if event.anchor:
            self.refuse(f"the anchor '&{event.anchor}'", "leave it out", line, column)
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.refuse(f"the tag '{tag}'", "leave it out", line, column)

    def refuse_lost_text(self, event: ScalarEvent) -> None:
        """Text such as 'ask in #help' ends before the hash; the rest would be lost."""
        mark = event.end_mark
        rest = self.text[mark.line] if mark and mark.line < len(self.text) else ""
        lost = re.match(r"\s+(#[^\s#]\S*)", rest[mark.column :] if mark else "")
        if lost and mark and event.value:
            place = mark.column + lost.start(1) + 1
            fact = f"'{lost[1]}' and what follows is a comment and would be lost"
            self.problem(mark.line + 1, place, f"{fact}; put the text in quotes")
        start = event.start_mark.line + 1 if event.start_mark else 0
        for number in range(start, (mark.line if mark else 0) + 1):
            entry = re.match(r" *(?=- )", self.text[number]) if number < len(self.text) else None
            if entry:
                fact = f"'- ' inside the text that begins on line {start}"
                text = f"{fact}; align it with the other entries"
                self.problem(number + 1, entry.end() + 1, text)

    def refuse(self, fact: str, way_out: str, line: int, column: int) -> None:
        self.problem(line, column, f"{fact} of YAML; {way_out}, or put the text in quotes")

    def open(self, node: Node, mapping: bool) -> None:
        if len(self.stack) >= DEEPEST:
            raise Unreadable(node.line, node.column, f"nested more than {DEEPEST} levels deep")
        if mapping:
            node.mapping = {}
        else:
            node.sequence = []
        self.add(node)
        self.stack.append((node, []))

    def close(self) -> None:
        self.stack.pop()

    def add(self, node: Node, text: str | None = None) -> None:
        """Put a finished or just opened node into the collection that is open."""
        if not self.stack:
            self.root = node
            return
        parent, pending = self.stack[-1]
        if parent.sequence is not None:
            parent.sequence.append(node)
        elif not pending:
            pending.append((self.key(node, text), node))
        else:
            name, place = pending.pop()
            self.enter(parent, name, place, node)

    def key(self, node: Node, text: str | None) -> str:
        if text is None:
            fact = "a key must be text; put text that begins with a bracket in quotes"
            self.problem(node.line, node.column, fact)
            return ""
        return text

    def enter(self, parent: Node, name: str, place: Node, node: Node) -> None:
        assert parent.mapping is not None
        if name in parent.mapping:
            first = parent.keys[name][0]
            text = f"the key '{name}' stands here again; line {first} has it already"
            self.problem(place.line, place.column, text)
            return
        parent.mapping[name] = node
        parent.keys[name] = (place.line, place.column)


def entries(node: Node) -> Iterator[tuple[int, Node]]:
    """The numbered nodes of a sequence; none for anything else."""
    yield from enumerate(node.sequence or [])
