"""Where a record names other records, and where it holds records with ids of their own.

Both are read from the types once per class, so a new field needs no code here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from handbook.fields import Named, Record, Ref

Step = str | int

KEY = "[key]"
"""The last step of a path that means a mapping's key and not the value beside it."""


@dataclass(frozen=True)
class Reference:
    """One id of another record, with the path of fields that leads to it."""

    kind: str
    id: str
    path: tuple[Step, ...]


@dataclass(frozen=True)
class Nested:
    """A record inside another one, with an id that is published as `kind`."""

    kind: str
    record: Any
    path: tuple[Step, ...]


@dataclass(frozen=True)
class _Shape:
    """What there is to find below a type."""

    kind: str | None = None
    keys: str | None = None
    named: str | None = None
    items: "_Shape | None" = None
    record: type[Record] | None = None

    @property
    def empty(self) -> bool:
        return self == _Shape()


def references(record: Record) -> Iterator[Reference]:
    """Every reference in a record, in the order of its fields."""
    for name, shape in _fields(type(record)):
        yield from _references(getattr(record, name), shape, (name,))


def nested(record: Record) -> Iterator[Nested]:
    """Every record inside this one that has an id of its own."""
    for name, shape in _fields(type(record)):
        if shape.named:
            for index, item in enumerate(getattr(record, name)):
                yield Nested(shape.named, item, (name, index))


def named_fields(model: type[Record]) -> Iterator[tuple[str, str]]:
    """The fields of a record class that hold records with ids, and their kinds."""
    for name, shape in _fields(model):
        if shape.named:
            yield name, shape.named


def kind_of(annotation: Any) -> str | None:
    """The kind of record that a type such as ModuleRef refers to."""
    return _shape(annotation).kind


def _references(value: Any, shape: _Shape, path: tuple[Step, ...]) -> Iterator[Reference]:
    if value is None:
        return
    if shape.kind:
        yield Reference(shape.kind, value, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            if shape.keys:
                yield Reference(shape.keys, key, (*path, key, KEY))
            if shape.items:
                yield from _references(item, shape.items, (*path, key))
    elif isinstance(value, tuple) and shape.items:
        for index, item in enumerate(value):
            yield from _references(item, shape.items, (*path, index))
    elif shape.record:
        for name, inner in _fields(shape.record):
            yield from _references(getattr(value, name), inner, (*path, name))


@lru_cache
def _fields(model: type[Record]) -> tuple[tuple[str, _Shape], ...]:
    hints = get_type_hints(model, include_extras=True)
    shapes = ((name, _shape(hints[name])) for name in model.model_fields)
    return tuple((name, shape) for name, shape in shapes if not shape.empty)


def _shape(annotation: Any) -> _Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = _shape(arguments[0])
        kind = next((mark.kind for mark in arguments[1:] if isinstance(mark, Ref)), inner.kind)
        named = next((mark.kind for mark in arguments[1:] if isinstance(mark, Named)), inner.named)
        return _Shape(kind, inner.keys, named, inner.items, inner.record)
    if origin in (Union, UnionType):
        found = [_shape(argument) for argument in arguments if argument is not type(None)]
        return found[0] if found else _Shape()
    if origin is tuple:
        items = _shape(arguments[0])
        return _Shape(items=None if items.empty else items)
    if origin is dict:
        items = _shape(arguments[1])
        return _Shape(keys=_shape(arguments[0]).kind, items=None if items.empty else items)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _Shape(record=annotation) if _fields(annotation) else _Shape()
    return _Shape()
