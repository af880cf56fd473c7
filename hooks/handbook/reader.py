"""YAML nodes -> records, with a message for every value that does not fit."""

import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handbook.fields import EXPECTED, ID, Record, Ref
from handbook.problems import Place, Problem, counted, either, suggestion
from handbook.references import Step
from handbook.yaml_nodes import Node

_TYPES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def read_record(
    node: Node, model: type[Record], file: str, kind: str
) -> tuple[Record | None, list[Problem]]:
    """The record a node holds, and what is wrong with it; no record when anything is."""
    if node.mapping is None:
        fact = f"expected a {kind} with {_keys(model)}, got {named(node)}"
        return None, [Problem(Place(file, node.line, node.column), fact)]
    try:
        return model.model_validate(node.plain()), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=True)
        real = (details for details in found if not _miscounted(details, node))
        return None, [_problem(details, node, model, file) for details in real]


def place_of(node: Node, path: tuple[Step, ...], file: str) -> Place:
    """The place of a value below a node, or of the nearest thing above it that exists.

    A path that ends in a mapping's key means the key.
    """
    line, column = node.line, node.column
    for step in path:
        if node.mapping is not None and str(step) in node.keys:
            line, column = node.keys[str(step)]
        below = node.get(step)
        if below is None:
            break
        node = below
        if node.mapping is None or node.sequence is None:
            line, column = node.line, node.column
    return Place(file, line, column)


def named(node: Node) -> str:
    """What a node holds, in words: "the number 7", 'text', 'a list', 'nothing'."""
    if node.mapping is not None:
        return "a mapping of keys"
    if node.sequence is not None:
        return "a list" if node.sequence else "an empty list"
    value = node.value
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {value}"
    return f"'{_short(value)}'" if value.strip() else "empty text"


def _miscounted(details: ErrorDetails, root: Node) -> bool:
    """Whether a list is called too short only because entries in it are faulty themselves."""
    entries = _below(root, details["loc"]).sequence
    return details["type"] == "too_short" and details["ctx"]["actual_length"] < len(entries or ())


def _problem(details: ErrorDetails, root: Node, model: type[Record], file: str) -> Problem:
    path = tuple(step for step in details["loc"] if step != "[key]")
    owner, annotation = _annotation(model, path)
    if details["type"] == "missing":
        holder = _below(root, path[:-1])
        whose = "" if owner is model else _whose(holder, owner)
        expected = f"expected {_expected(annotation)}"
        place = Place(file, holder.line, holder.column)
        return Problem(place, f"'{path[-1]}' is missing{whose}; {expected}")
    if details["type"] == "extra_forbidden":
        key = str(path[-1])
        line, column = _below(root, path[:-1]).keys.get(key, (root.line, root.column))
        text = f"unknown key '{key}'{suggestion(key, owner.model_fields, few=20)}"
        return Problem(Place(file, line, column), text)
    is_key = "[key]" in details["loc"]
    text = _key_text(details, str(path[-1])) if is_key else _text(details, root, path, annotation)
    place = _key_place(root, path, file) if is_key else place_of(root, path, file)
    return Problem(place, text)


def _text(details: ErrorDetails, root: Node, path: tuple[Step, ...], annotation: Any) -> str:
    node, context = _below(root, path), details.get("ctx", {})
    kind = details["type"]
    if kind == "literal_error":
        return _choice(node, annotation)
    if kind == "string_pattern_mismatch":
        return _pattern(str(node.value), context["pattern"])
    if kind in ("too_short", "too_long"):
        return _length(annotation, context)
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        return f"expected {_expected(annotation)}, got {named(node)}"
    if kind == "date":
        return f"expected {details['msg']}, got {named(node)}"
    return f"expected {_expected(annotation)}, got {named(node)}{_way_out(node, annotation)}"


def _key_text(details: ErrorDetails, key: str) -> str:
    if details["type"] == "literal_error":
        choices = re.findall(r"'([^']*)'", details.get("ctx", {}).get("expected", ""))
        return f"unknown key '{key}'{suggestion(key, choices)}"
    return _pattern(key, details.get("ctx", {}).get("pattern", ID))


def _choice(node: Node, annotation: Any) -> str:
    choices = [str(choice) for choice in get_args(_bare(annotation))]
    close = suggestion(str(node.value), choices, few=0)
    return f"expected {either(choices)}, got {named(node)}{close}"


def _pattern(value: str, pattern: str) -> str:
    expected = EXPECTED.get(pattern, f"text that matches {pattern}")
    if not value.strip():
        return f"expected {expected}, got empty text"
    got = f"'{value[:60]}'" if "\n" not in value.strip() else "several lines"
    fixed = _repaired(value, pattern)
    return f"expected {expected}, got {got}{f'; did you mean {fixed!r}?' if fixed else ''}"


def _repaired(value: str, pattern: str) -> str:
    if value.startswith("http://"):
        fixed = value.replace("http://", "https://", 1)
    elif pattern == ID:
        fixed = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    else:
        fixed = value.strip()
    return fixed if fixed != value and re.search(pattern, fixed) else ""


def _length(annotation: Any, context: Mapping[str, Any]) -> str:
    least, most = (_bound(annotation, name) for name in ("min_length", "max_length"))
    got = context["actual_length"]
    if least == most:
        return f"expected exactly {counted(least or 0, 'entry', 'entries')}, got {got}"
    word, limit = ("at least", least) if least and got < least else ("at most", most)
    return f"expected {word} {counted(limit or 0, 'entry', 'entries')}, got {got}"


def _expected(annotation: Any) -> str:
    """What a type asks for, in a maintainer's words."""
    bare, marks = _bare(annotation), _marks(annotation)
    kind = next((mark.kind for mark in marks if isinstance(mark, Ref)), None)
    if kind:
        return f"the id of a {kind}"
    if get_origin(bare) is Literal:
        return either(str(choice) for choice in get_args(bare))
    if get_origin(bare) is tuple:
        return "a list"
    if get_origin(bare) is dict:
        return "a mapping of keys"
    if isinstance(bare, type) and issubclass(bare, Record):
        return f"a mapping with {_keys(bare)}"
    pattern = next((m.pattern for m in marks if getattr(m, "pattern", None)), None)
    if pattern:
        return EXPECTED.get(str(pattern), f"text that matches {pattern}")
    return _range(annotation, _TYPES.get(bare, "a date such as 2026-11-20"))


def _range(annotation: Any, noun: str) -> str:
    least, above = _bound(annotation, "ge"), _bound(annotation, "gt")
    most = _bound(annotation, "le")
    lower = least if least is not None else above
    if lower is None:
        return noun
    start = "from" if least is not None else "above"
    if most is None:
        return f"{noun} {'of at least' if least is not None else 'above'} {lower}"
    return f"{noun} {start} {lower} {'to' if start == 'from' else 'up to'} {most}"


def _way_out(node: Node, annotation: Any) -> str:
    bare = _bare(annotation)
    if bare is str and isinstance(node.value, int | float | bool):
        return "; put it in quotes"
    if get_origin(bare) is tuple and isinstance(node.value, str):
        return "; begin each entry on a line of its own with '- '"
    if bare in (int, float) and isinstance(node.value, str) and _is_number(node.value):
        return "; leave the quotes out"
    return ""


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[-+]?\d+(\.\d+)?", text) is not None


def _annotation(model: type[Record], path: tuple[Step, ...]) -> tuple[type[Record], Any]:
    """The class that owns the last step of a path, and the type expected there."""
    owner, annotation = model, Annotated[model, None]
    for step in path:
        bare = _bare(annotation)
        if isinstance(bare, type) and issubclass(bare, Record):
            owner = bare
            annotation = get_type_hints(bare, include_extras=True).get(str(step), str)
        elif get_origin(bare) is tuple:
            annotation = get_args(bare)[0]
        elif get_origin(bare) is dict:
            annotation = get_args(bare)[1]
    return owner, annotation


def _bare(annotation: Any) -> Any:
    """A type without its marks and without 'or nothing'."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(a for a in get_args(annotation) if a is not type(None)))
    return annotation


def _marks(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Annotated:
        return (*get_args(annotation)[1:], *_marks(get_args(annotation)[0]))
    if get_origin(annotation) in (Union, UnionType):
        return tuple(mark for part in get_args(annotation) for mark in _marks(part))
    return ()


def _bound(annotation: Any, name: str) -> int | None:
    for mark in _marks(annotation):
        parts = getattr(mark, "metadata", None) or [mark]
        for part in parts:
            value = getattr(part, name, None)
            if value is not None:
                return int(value)
    return None


def _below(node: Node, path: tuple[Step, ...]) -> Node:
    for step in path:
        node = node.get(step) or node
    return node


def _key_place(root: Node, path: tuple[Step, ...], file: str) -> Place:
    holder = _below(root, path[:-1])
    line, column = holder.keys.get(str(path[-1]), (holder.line, holder.column))
    return Place(file, line, column)


def _whose(node: Node, owner: type[Record]) -> str:
    """Names the record that lacks something: by its id where it has one."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", owner.__name__).lower()
    own = node.get("id")
    if own is not None and isinstance(own.value, str):
        return f" in the {name} '{own.value}'"
    return f" in the {name}"


def _keys(model: type[Record]) -> str:
    needed: Iterator[str] = (n for n, f in model.model_fields.items() if f.is_required())
    return ", ".join(needed)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "…"
