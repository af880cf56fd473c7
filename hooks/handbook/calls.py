"""Finds the macro calls of a page and renders them, each with its exact place."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from inspect import signature
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.lexer import (
    TOKEN_BLOCK_BEGIN,
    TOKEN_BLOCK_END,
    TOKEN_COMMENT_BEGIN,
    TOKEN_COMMENT_END,
    TOKEN_RAW_BEGIN,
    TOKEN_RAW_END,
    TOKEN_VARIABLE_BEGIN,
    TOKEN_VARIABLE_END,
)

from handbook.handbook import Handbook
from handbook.macros import MACROS, call
from handbook.models import KINDS
from handbook.pages import PAGED, Page, prose_lines, without_code
from handbook.partials import Here, MacroError
from handbook.problems import Place, Problem, suggestion

_JINJA = Environment(keep_trailing_newline=True)
_BEGIN = {TOKEN_VARIABLE_BEGIN, TOKEN_BLOCK_BEGIN, TOKEN_COMMENT_BEGIN, TOKEN_RAW_BEGIN}
_END = {TOKEN_VARIABLE_END, TOKEN_BLOCK_END, TOKEN_COMMENT_END}
_OPEN = "open"
_GARBLED = "garbled"
_SINGLE = re.compile(r"(?<![{%])\{(?![{%#])\s*(\w+)\s*\(")
_RAW_TAGS = (r"\{%-?\s*raw\b", r"\{%-?\s*endraw\b")
_CURLY = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb`]")
_RAW = "code that has braces goes between {% raw %} and {% endraw %}"


@dataclass
class Rendered:
    """A page's Markdown with its macros replaced, what went wrong, and whether it is whole."""

    text: str
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True


@dataclass(frozen=True)
class _Piece:
    """A stretch of a page: text, or an expression between braces."""

    text: str
    line: int
    column: int
    kind: str = "text"


def render(page: Page, handbook: Handbook, pages: dict[str, Page]) -> Rendered:
    """The Markdown of a page as the generator will see it."""
    if page.broken:
        return Rendered(page.body, whole=False)
    typed = list(_typed(page))
    if not page.macros:
        return Rendered(page.body, [*_leftovers(page), *typed])
    here, rendered, written = Here(handbook, pages, page), Rendered("", typed), []
    for piece in _pieces(page):
        shown = piece.text if piece.kind == "text" else _show(piece, here, rendered)
        rendered.whole &= shown is not None
        written.append(shown or "")
    rendered.text = "".join(written)
    return rendered


@dataclass(frozen=True)
class Call:
    """A macro call as it is written on a page."""

    name: str
    positional: tuple[Any, ...]
    named: dict[str, Any]
    place: Place

    def argument(self, index: int, name: str) -> Any:
        """An argument by its place or its name; nothing when it is left out."""
        if index < len(self.positional):
            return self.positional[index]
        return self.named.get(name)


def calls(page: Page) -> Iterator[Call]:
    """The macros that a page calls, as far as they can be read."""
    for piece in _pieces(page) if page.macros else ():
        if piece.kind == TOKEN_VARIABLE_BEGIN:
            with suppress(MacroError):
                yield Call(*_parsed(piece.text), Place(page.file, piece.line, piece.column))


def readable(page: Page) -> bool:
    """Whether every macro call of a page can be read, so that one knows what it does not show."""
    if not page.macros:
        return False
    for piece in _pieces(page):
        if piece.kind not in ("text", TOKEN_VARIABLE_BEGIN):
            return False
        if piece.kind == TOKEN_VARIABLE_BEGIN:
            try:
                _parsed(piece.text)
            except MacroError:
                return False
    return True


def _show(piece: _Piece, here: Here, rendered: Rendered) -> str | None:
    place = Place(here.page.file, piece.line, piece.column)
    if piece.kind == _GARBLED:
        rendered.problems.append(Problem(place, _garbled(piece.text)))
        return None
    if piece.kind != TOKEN_VARIABLE_BEGIN:
        rendered.problems.append(Problem(place, _MISPLACED[piece.kind]))
        return None
    try:
        name, positional, named = _parsed(piece.text)
        _check_arguments(name, positional, named)
        shown = call(here, name, positional, named)
        if shown.lstrip().startswith(("<div", "#")) and not _alone(piece, here.page):
            raise MacroError(f"{name} shows a block; give it a line of its own")
        return shown
    except MacroError as error:
        if not _follows(str(error), piece.text, here):
            rendered.problems.append(Problem(place, str(error)))
    except Exception as error:
        said = f"{type(error).__name__}: {_one_line(str(error))}"
        fact = f"the macro call '{_one_line(piece.text)}' failed: {said}"
        rendered.problems.append(Problem(place, fact))
    return None


def _alone(piece: _Piece, page: Page) -> bool:
    """Whether nothing else stands on the lines of an expression."""
    lines, at = page.body.split("\n"), piece.line - page.first
    before, last = lines[at][: piece.column - 1], lines[at + piece.text.count("\n")]
    return not before.strip() and last.rstrip().endswith("}}")


def _follows(message: str, written: str, here: Here) -> bool:
    """Whether a macro failed only because of a fault that is told where it stands."""
    paged = re.match(r"the (\S+) '[^']*' has no page", message)
    if paged:
        return paged[1] in PAGED
    missing = re.match(r"no (\S+) '([^']*)'", message)
    known = {*KINDS, *here.handbook.nested, *here.handbook.faulty, *here.handbook.lost}
    if missing is None or missing[1] not in known:
        return False
    kind, key = missing.groups()
    own = (kind, key) in here.page.records
    return own or key not in written or here.handbook.unread(kind, key)


_MISPLACED = {
    TOKEN_BLOCK_BEGIN: "a template statement; pages hold prose and macro calls only "
    "(code that has '{%' goes between {% raw %} and {% endraw %})",
    TOKEN_COMMENT_BEGIN: "'{#' begins a template comment and would vanish; "
    "write '{ #' for the id of a heading, or put code between {% raw %} and {% endraw %}",
    _OPEN: "the braces that open here are never closed; close them and the quotes inside, "
    "or put code that has braces between {% raw %} and {% endraw %}",
}


def _parsed(text: str) -> tuple[str, tuple[object, ...], dict[str, object]]:
    """Name and arguments of a macro call."""
    shown = f"'{{{{ {_one_line(text)} }}}}'"
    try:
        output = _JINJA.parse("{{" + text + "}}").body[0]
    except TemplateSyntaxError:
        raise MacroError(f"{shown} is not a macro call{_way_out(text)}") from None
    found = output.nodes[0] if isinstance(output, nodes.Output) else None
    if isinstance(found, nodes.Name):
        hint = f"; did you mean '{found.name}()'?" if found.name in MACROS else ""
        hint = hint or suggestion(found.name, MACROS) or f"; {_RAW}"
        raise MacroError(f"{shown} is not a macro call{hint}")
    if not isinstance(found, nodes.Call) or not isinstance(found.node, nodes.Name):
        raise MacroError(f"{shown} is not a macro call{_way_out(text)}")
    values = [*found.args, *(pair.value for pair in found.kwargs)]
    if found.dyn_args or found.dyn_kwargs or not all(map(_is_written_out, values)):
        raise MacroError(f"{shown} needs its values written out: ids in quotes, numbers")
    positional = tuple(argument.as_const() for argument in found.args)
    return found.node.name, positional, {pair.key: pair.value.as_const() for pair in found.kwargs}


def _garbled(text: str) -> str:
    """What is wrong with a call whose braces are closed and that still cannot be read."""
    shown = f"'{{{{ {_one_line(text)} }}}}' is not a macro call"
    if _CURLY.search(text):
        return f'{shown}; write straight quotes around its values: "…"'
    if text.count("(") != text.count(")"):
        return f"{shown}; a parenthesis is missing"
    if text.count('"') % 2 or text.count("'") % 2:
        return f"{shown}; a quote is missing"
    return f"{shown}; {_RAW}"


def _way_out(text: str) -> str:
    """How to write what begins like a macro call and is none."""
    begins = re.match(r"\s*([\w-]+)", text)
    name = begins[1].replace("-", "_") if begins else ""
    return f"; write it like '{{{{ {name}(…) }}}}'" if name in MACROS else f"; {_RAW}"


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def _is_written_out(value: nodes.Expr) -> bool:
    """Whether an argument is a text or a number and not something to work out."""
    return isinstance(value.node if isinstance(value, nodes.Neg) else value, nodes.Const)


def _check_arguments(name: str, positional: tuple[object, ...], named: dict[str, object]) -> None:
    """Raises MacroError when a value has another type than the macro's parameter."""
    parameters = signature(MACROS[name]).parameters if name in MACROS else {}
    given = {**dict(zip([*parameters][1:], positional, strict=False)), **named}
    for key, value in given.items():
        kind = parameters[key].annotation if key in parameters else object
        if kind is str and not isinstance(value, str):
            raise MacroError(f"{name}: expected text for '{key}', got {value}; put it in quotes")
        if kind == int | None and not isinstance(value, int | None):
            raise MacroError(f"{name}: expected a whole number for '{key}', got '{value}'")


def _pieces(page: Page) -> Iterator[_Piece]:
    """The page's body cut into text and what stands between braces, with places in the file."""
    at, opened, inside, begun = 0, (page.first, 1), "", ""
    try:
        for _, kind, value in _JINJA.lex(page.body):
            # Not a sum of lengths: a minus beside the braces swallows spaces.
            at = page.body.index(value, at)
            if kind in _BEGIN:
                opened, inside = _place(page, at), ""
                begun = "" if kind == TOKEN_RAW_BEGIN else kind
            elif begun and kind in _END:
                yield _Piece(inside, *opened, begun)
                begun = ""
            elif begun:
                inside += value
            elif kind != TOKEN_RAW_END:
                yield _Piece(value, *_place(page, at))
            at += len(value)
    except TemplateSyntaxError:
        begun = begun or _OPEN
        start = page.body.find("{{", max(0, at - 2)) if begun == _OPEN else _offset(page, opened)
        end = page.body.find("}}", start)
        inside = page.body[start + 2 : end]
        raw = [len(re.findall(tag, page.body[:start])) for tag in _RAW_TAGS]
        if raw[0] == raw[1] and 0 <= start < end and not re.search(r"\n|\{\{", inside):
            yield _Piece(inside, *_place(page, start), _GARBLED)
            return
    if begun:
        yield _Piece("", *opened, begun if begun == TOKEN_COMMENT_BEGIN else _OPEN)


def _place(page: Page, at: int) -> tuple[int, int]:
    """The line and the column of a character of the page's body."""
    return page.first + page.body.count("\n", 0, at), at - page.body.rfind("\n", 0, at)


def _offset(page: Page, place: tuple[int, int]) -> int:
    """The character of the page's body at a line and column."""
    lines = page.body.split("\n")[: place[0] - page.first]
    return sum(len(line) + 1 for line in lines) + place[1] - 1


def _leftovers(page: Page) -> Iterator[Problem]:
    """The first braces on a page that renders none; the others follow from the same cause."""
    for number, line in prose_lines(page.body):
        found = re.search(r"\{\{|\{%", without_code(line))
        if found:
            place = Place(page.file, page.first + number - 1, found.start() + 1)
            way_out = "add 'render_macros: true' to the front matter, or show it as code"
            yield Problem(place, f"'{found[0]}' is not rendered on this page; {way_out}")
            return


def _typed(page: Page) -> Iterator[Problem]:
    """The macro calls between single braces, which readers would see as they were typed."""
    for number, line in prose_lines(page.body):
        for found in _SINGLE.finditer(without_code(line)):
            if found[1] in MACROS:
                place = Place(page.file, page.first + number - 1, found.start() + 1)
                way_out = f"write two: '{{{{ {found[1]}(…) }}}}'"
                yield Problem(place, f"one brace before {found[1]} is no macro call; {way_out}")
