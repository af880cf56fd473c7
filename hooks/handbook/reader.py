"""YAML nodes -> records, with a message for every value that does not fit."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from unicodedata import normalize

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handbook.expected import (
    PATTERNS,
    bare_type,
    expectation,
    fits,
    limit_of,
    needed_fields,
    pattern_words,
)
from handbook.fields import ADDRESS, DATE, ID, Record
from handbook.problems import Place, Problem, counted, either, suggestion
from handbook.references import KEY, Step
from handbook.yaml_nodes import Node


def read_record(
    node: Node, model: type[Record], file: str, kind: str
) -> tuple[Record | None, list[Problem]]:
    """The record a node holds, and what is wrong with it; no record when anything is."""
    if node.mapping is None:
        fact = f"expected a {kind} with {needed_fields(model)}, got {named(node)}"
        return None, [Problem(Place(file, node.line, node.column), fact)]
    try:
        return model.model_validate(node.plain()), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=True)
        real = (details for details in found if not _miscounted(details, node))
        return None, [_problem(details, node, model, file) for details in real]


def place_of(node: Node, path: tuple[Step, ...], file: str) -> Place:
    """The place of a value below a node, or of the nearest thing above it that exists."""
    key = node.line, node.column
    for step in path:
        below = node.get(step)
        if below is None:
            return Place(file, *(key if step == KEY else (node.line, node.column)))
        key = node.keys.get(str(step), (below.line, below.column))
        node = below
    return Place(file, node.line, node.column)


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
    is_key = _means_key(details["loc"], root)
    path = details["loc"][:-1] if is_key else details["loc"]
    owner, annotation = _annotation(model, path)
    if details["type"] == "missing":
        holder = _below(root, path[:-1])
        whose = "" if owner is model else _whose(holder, owner)
        expected = f"expected {expectation(annotation)}"
        place = Place(file, holder.line, holder.column)
        return Problem(place, f"'{path[-1]}' is missing{whose}; {expected}")
    if details["type"] == "extra_forbidden":
        key = str(path[-1])
        line, column = _below(root, path[:-1]).keys.get(key, (root.line, root.column))
        text = f"unknown key '{key}'{suggestion(key, owner.model_fields, few=20)}"
        return Problem(Place(file, line, column), text)
    text = _key_text(details, str(path[-1])) if is_key else _text(details, root, path, annotation)
    return Problem(place_of(root, details["loc"], file), text)


def _means_key(path: tuple[Step, ...], root: Node) -> bool:
    """Whether the last step is the validator's mark for "the key itself"."""
    return path[-1] == KEY and KEY not in _below(root, path[:-1]).keys


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
        return f"expected {expectation(annotation)}, got {named(node)}"
    if kind == "date" and re.fullmatch(DATE, str(node.value)):
        return f"no calendar has the day {named(node)}; correct it"
    return f"expected {expectation(annotation)}, got {named(node)}{_way_out(node, annotation)}"


def _key_text(details: ErrorDetails, key: str) -> str:
    if details["type"] == "literal_error":
        choices = re.findall(r"'([^']*)'", details.get("ctx", {}).get("expected", ""))
        return f"unknown key '{key}'{suggestion(key, choices)}"
    return _pattern(key, details.get("ctx", {}).get("pattern", ID))


def _choice(node: Node, annotation: Any) -> str:
    choices = [str(choice) for choice in get_args(bare_type(annotation))]
    close = suggestion(str(node.value), choices, few=0, cutoff=0.7)
    return f"expected {either(choices)}, got {named(node)}{close}"


def _pattern(value: str, pattern: str) -> str:
    if not value.strip():
        return f"expected {pattern_words(pattern)}, got empty text"
    got = f"'{value[:60]}'"
    if "\n" in value:
        got = "several lines" if "\n" in value.strip() else "a line break at its end"
    fixed = repaired(value, pattern)
    hint = f"; did you mean '{fixed}'?" if fixed else ""
    return f"expected {PATTERNS.get(pattern, pattern_words(pattern))}, got {got}{hint}"


def repaired(value: str, pattern: str) -> str:
    """The nearest text that has a pattern; empty when there is none."""
    if pattern == ADDRESS:
        fixed = "https://" + value.strip().removeprefix("http://").removeprefix("https://")
    elif pattern == ID:
        plain = normalize("NFKD", value).encode("ascii", "ignore").decode()
        fixed = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    else:
        fixed = value.strip()
    return fixed if fixed != value and re.search(pattern, fixed) else ""


def _length(annotation: Any, context: Mapping[str, Any]) -> str:
    least, most = (limit_of(annotation, name) for name in ("min_length", "max_length"))
    got = context["actual_length"]
    if least == most:
        return f"expected exactly {counted(least or 0, 'entry', 'entries')}, got {got}"
    word, limit = ("at least", least) if least and got < least else ("at most", most)
    return f"expected {word} {counted(limit or 0, 'entry', 'entries')}, got {got}"


def _way_out(node: Node, annotation: Any) -> str:
    bare = bare_type(annotation)
    if bare is str and isinstance(node.value, int | float | bool):
        return "; put it in quotes" if fits(str(node.value), annotation) else ""
    if expectation(annotation) == "text" and node.mapping is not None:
        return "; put text that has a colon in quotes"
    if expectation(annotation) == "text" and node.sequence is None:
        return "; write it here, in quotes if it begins with #"
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
        bare = bare_type(annotation)
        if isinstance(bare, type) and issubclass(bare, Record):
            owner = bare
            annotation = get_type_hints(bare, include_extras=True).get(str(step), str)
        elif get_origin(bare) is tuple:
            annotation = get_args(bare)[0]
        elif get_origin(bare) is dict:
            annotation = get_args(bare)[1]
    return owner, annotation


def _below(node: Node, path: tuple[Step, ...]) -> Node:
    for step in path:
        node = node.get(step) or node
    return node


def _whose(node: Node, owner: type[Record]) -> str:
    """Names the record that lacks something: by its id where it has one."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", owner.__name__).lower()
    own = node.get("id")
    if own is not None and isinstance(own.value, str):
        return f" in the {name} '{own.value}'"
    return f" in the {name}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "…"
