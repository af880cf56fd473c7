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
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from handbook.problems import Place, Problem

DEEPEST = 20
"""No record nests deeper; anything beyond is a mistake."""

Scalar = str | int | float | bool | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


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

    Raises Unreadable where the bytes are not UTF-8.
    """
    raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
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
    builder = _Builder(file)
    try:
        _refuse_control_characters(text)
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


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Line, column and plain words for a syntax error of the YAML parser."""
    said, context = str(error.problem or ""), str(error.context or "")
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark or mark
    if mark is None:
        return 1, 1, f"not YAML: {said}"
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    here = there = (mark.line + 1, mark.column + 1)
    if opened is not None:
        there = (opened.line + 1, opened.column + 1)
    if "cannot start any token" in said:
        tab = re.match(r" *\t", line)
        if tab and mark.column <= tab.end():
            return mark.line + 1, tab.end(), "a tab in the indentation; use spaces"
        first = line[mark.column : mark.column + 1]
        return *here, f"text cannot begin with '{first}'; put it in quotes"
    if "quoted scalar" in context:
        return *there, "this quote is never closed; add the closing quote"
    if "mapping values are not allowed" in said:
        return (
            *here,
            "a colon and a space inside text, or wrong indentation; quote the text or align",
        )
    if "could not find expected ':'" in said:
        return *there, "expected 'key: value'; add the colon, or quote or indent the text"
    if "flow sequence" in context or "flow mapping" in context:
        bracket = "list opened with '['" if "sequence" in context else "mapping opened with '{'"
        return *there, f"the {bracket} is never closed"
    if "did not find expected" in said or "block" in context:
        return *here, "the indentation does not match the lines above; align it with them"
    return *here, f"not YAML: {(context + ', ' if context else '') + said}"


def _refuse_control_characters(text: str) -> None:
    found = _CONTROL.search(text)
    if found:
        line, start = text.count("\n", 0, found.start()) + 1, text.rfind("\n", 0, found.start())
        fact = f"the control character 0x{ord(found[0]):02X}"
        raise Unreadable(line, found.start() - start, f"{fact} is not allowed; delete it")


class _Builder:
    """Turns parser events into nodes without recursion; keeps what it objects to."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[tuple[Node, list[tuple[str, Node]]]] = []
        self.documents = 0

    def problem(self, line: int, column: int, text: str) -> None:
        self.problems.append(Problem(Place(self.file, line, column), text))

    def take(self, event: Event) -> None:
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise Unreadable(line, column, "a second document; keep one record in one file")
        elif isinstance(event, AliasEvent):
            self.problem(line, column, f"the alias '*{event.anchor}'; write the value out instead")
            self.add(Node(line, column))
        elif isinstance(event, ScalarEvent):
            self.refuse_tag(event, line, column)
            plain = not event.style
            self.add(Node(line, column, scalar(event.value) if plain else event.value), event.value)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self.refuse_tag(event, line, column)
            self.open(Node(line, column), isinstance(event, MappingStartEvent))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.close()

    def refuse_tag(self, event: Event, line: int, column: int) -> None:
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self.problem(line, column, f"the YAML tag '{tag}'; leave it out")

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
            self.problem(node.line, node.column, "a key must be text")
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
