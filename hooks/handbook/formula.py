"""Formulas as people write them: names and numbers with + - × ÷ between, and parentheses."""

import re
from collections.abc import Iterator, Mapping
from operator import add, mul, sub, truediv

_TOKEN = re.compile(
    r"\s*(?:(?P<name>[a-z][a-z0-9-]*)|(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+×÷()]))"
)
_SUMS = {"+": add, "-": sub}
_PRODUCTS = {"×": mul, "÷": truediv}


class FormulaError(Exception):
    """A formula that cannot be read; its text says what was expected where."""


def names(text: str) -> list[str]:
    """The names a formula uses, in order; raises FormulaError."""
    return [token for kind, token in _tokens(text) if kind == "name"]


def evaluate(text: str, values: Mapping[str, float]) -> float:
    """The value of a formula; raises FormulaError, KeyError on an unknown name, and
    ZeroDivisionError."""
    reading = _Reading(list(_tokens(text)), values)
    value = reading.sum()
    if reading.rest:
        raise FormulaError(f"expected + - × or ÷ before '{reading.rest[0][1]}'")
    return value


class _Reading:
    """A formula read from left to right: products bind closer than sums."""

    def __init__(self, tokens: list[tuple[str, str]], values: Mapping[str, float]) -> None:
        self.rest, self.values = tokens, values

    def sum(self) -> float:
        value = self.product()
        while self.rest and self.rest[0][1] in _SUMS:
            value = _SUMS[self.take()[1]](value, self.product())
        return value

    def product(self) -> float:
        value = self.factor()
        while self.rest and self.rest[0][1] in _PRODUCTS:
            value = _PRODUCTS[self.take()[1]](value, self.factor())
        return value

    def factor(self) -> float:
        kind, token = self.take()
        if kind == "name":
            return self.values[token]
        if kind == "number":
            return float(token)
        if token != "(":
            raise FormulaError(f"expected a name or a number, got '{token}'")
        value = self.sum()
        if not self.rest or self.take()[1] != ")":
            raise FormulaError("a parenthesis is never closed")
        return value

    def take(self) -> tuple[str, str]:
        if not self.rest:
            raise FormulaError("expected a name or a number at the end")
        return self.rest.pop(0)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at, text = 0, text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise FormulaError(f"cannot read '{text[at:].strip().split()[0]}'")
        kind = match.lastgroup or ""
        yield kind, match[kind]
        at = match.end()
