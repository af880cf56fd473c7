"""What a type asks for, in the words a maintainer uses."""

import re
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from handbook.fields import EXPECTED, TEXT, Record, Ref
from handbook.problems import either

PATTERNS = {
    **EXPECTED,
    r"^[A-Z]{3}$": "three capital letters such as EUR",
    r"^[a-z]+(-[a-z]+)*/\S*$": "a kind with an id or address, such as module/sql-basics, page/faq/",
}
"""What every text pattern asks for."""

_TYPES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def expectation(annotation: Any) -> str:
    """What a type asks for, in a maintainer's words."""
    bare, marks = bare_type(annotation), _marks(annotation)
    kind = next((mark.kind for mark in marks if isinstance(mark, Ref)), None)
    if kind:
        return f"the id of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    if get_origin(bare) is Literal:
        return either(str(choice) for choice in get_args(bare))
    if get_origin(bare) is tuple:
        return "a list"
    if get_origin(bare) is dict:
        return "a mapping of keys"
    if isinstance(bare, type) and issubclass(bare, Record):
        return f"a mapping with {needed_fields(bare)}"
    pattern = next((m.pattern for m in marks if getattr(m, "pattern", None)), None)
    if pattern:
        return pattern_words(str(pattern))
    return _range(annotation, _TYPES.get(bare, "a date such as 2026-11-20"))


def pattern_words(pattern: str) -> str:
    """What a text pattern asks for."""
    return "text" if pattern == TEXT else PATTERNS.get(pattern, f"text that matches {pattern}")


def fits(text: str, annotation: Any) -> bool:
    """Whether a text has the pattern that a type asks for, if any."""
    patterns = (getattr(mark, "pattern", None) for mark in _marks(annotation))
    return all(re.search(str(pattern), text) for pattern in patterns if pattern)


def needed_fields(model: type[Record]) -> str:
    """The fields that every record of a class has, or all of them when it needs none."""
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    return ", ".join(needed or model.model_fields)


def bare_type(annotation: Any) -> Any:
    """A type without its marks and without 'or nothing'."""
    if get_origin(annotation) is Annotated:
        return bare_type(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return bare_type(next(a for a in get_args(annotation) if a is not type(None)))
    return annotation


def limit_of(annotation: Any, name: str) -> int | None:
    """A bound of a type, such as "ge" or "min_length"."""
    found = (getattr(mark, name, None) for mark in _marks(annotation))
    return next((int(value) for value in found if value is not None), None)


def _range(annotation: Any, noun: str) -> str:
    least, above = limit_of(annotation, "ge"), limit_of(annotation, "gt")
    most = limit_of(annotation, "le")
    lower = least if least is not None else above
    if lower is None:
        return noun
    start = "from" if least is not None else "above"
    if most is None:
        return f"{noun} {'of at least' if least is not None else 'above'} {lower}"
    return f"{noun} {start} {lower} {'to' if start == 'from' else 'up to'} {most}"


def _marks(annotation: Any) -> tuple[Any, ...]:
    """What is noted at a type, also within a pydantic Field."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        noted = [part for mark in marks for part in getattr(mark, "metadata", None) or (mark,)]
        return (*noted, *_marks(inner))
    if get_origin(annotation) in (Union, UnionType):
        return tuple(mark for part in get_args(annotation) for mark in _marks(part))
    return ()
