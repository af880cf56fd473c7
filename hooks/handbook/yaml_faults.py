"""Plain words for what the YAML parser says about a fault of syntax."""

import re

from yaml import MarkedYAMLError

_TAB = "a tab in the indentation; use spaces"
_FIRST = "text cannot begin with '{first}'; put it in quotes"
_BACKSLASH = "a backslash in double quotes begins a code; write it twice, or use single quotes"
_AWAY = "the indentation does not match the lines above; align it with them"
_BESIDE = "keys and list entries ('- ') cannot stand side by side; indent one of them"
_ENDS = "the line ends where a value is expected; close what was opened, or write the value"
_ENDED = {"'": "in double quotes", '"': "in single quotes", "]": "in quotes", "}": "in quotes"}

_SAID: tuple[tuple[str, bool, str], ...] = (
    ("tab character", False, _TAB),
    ("escape", False, _BACKSLASH),
    ("hexdecimal", False, _BACKSLASH),
    ("quoted scalar", True, "this quote is never closed; add the closing quote"),
    (
        "mapping values are not allowed",
        False,
        "a colon and a space inside text, or wrong indentation; quote the text or align",
    ),
    (
        "could not find expected ':'",
        True,
        "expected 'key: value'; add the colon and a space, or quote or indent the text",
    ),
    ("flow sequence", True, "the list opened with '[' is never closed, or lacks a comma"),
    ("flow mapping", True, "the mapping opened with '{{' is never closed, or lacks a comma"),
    ("flow node", False, "expected a value before '{first}'; delete one of the two"),
    ("block sequence entries", False, "a list begins on a line of its own; move '- ' there"),
    ("document start", False, "a second document; keep one record in one file"),
    ("cannot start any token", False, _FIRST),
    ("anchor", True, _FIRST),
    ("alias", True, _FIRST),
    ("directive", True, _FIRST),
    ("YAML document", True, _FIRST),
    ("tag", True, _FIRST),
    ("comment or line break", True, _FIRST),
    ("mapping keys", False, _FIRST),
    ("block node", False, _FIRST),
)
"""Part of the parser's words, whether the fault lies where the thing was opened, and ours."""


def explain(error: MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Line, column and plain words for a syntax error of the YAML parser."""
    here = error.problem_mark or error.context_mark
    said = f"{error.context or ''}, {error.problem or ''}"
    if here is None:
        return 1, 1, f"not YAML: {said}"
    lines = text.split("\n")
    line = lines[here.line] if here.line < len(lines) else ""
    if re.fullmatch(r"[ -]*\t", line[: here.column + 1]):
        return here.line + 1, here.column + 1, _TAB
    found = next(((opened, words) for part, opened, words in _SAID if part in said), None)
    if found is None:
        return here.line + 1, here.column + 1, _misplaced(error, line, here.column)
    opened, words = found
    place = (error.context_mark if opened else None) or here
    first = lines[place.line][place.column : place.column + 1] if place.line < len(lines) else ""
    if not first and "{first}" in words:
        words = _ENDS
    return place.line + 1, place.column + 1, words.format(first=first)


def _misplaced(error: MarkedYAMLError, line: str, column: int) -> str:
    """What is wrong with something that the parser did not expect where it stands."""
    before, first = line[:column].rstrip(), line[column : column + 1]
    closing = before[-1:]
    if closing in _ENDED:
        return f"the text goes on after its closing {closing}; put all of it {_ENDED[closing]}"
    if before or first == ":":
        return f"'{first}' does not belong here; put the text in quotes"
    outer = error.context_mark
    return _BESIDE if outer is not None and outer.column == column else _AWAY
