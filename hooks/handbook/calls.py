"""Finds the macro calls of a page and renders them, each with its exact place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.lexer import (
    TOKEN_BLOCK_BEGIN,
    TOKEN_COMMENT_BEGIN,
    TOKEN_RAW_BEGIN,
    TOKEN_RAW_END,
    TOKEN_VARIABLE_BEGIN,
    TOKEN_VARIABLE_END,
)

from handbook.handbook import Handbook
from handbook.macros import MACROS, call
from handbook.pages import Page, prose_lines, without_code
from handbook.partials import Here, MacroError
from handbook.problems import Place, Problem, suggestion

_JINJA = Environment(keep_trailing_newline=True)
_QUIET = {TOKEN_RAW_BEGIN, TOKEN_RAW_END}


@dataclass
class Rendered:
    """A page's Markdown with its macros replaced, and what went wrong."""

    text: str
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Piece:
    """A stretch of a page: text, or an expression between braces."""

    text: str
    line: int
    column: int
    kind: str = "text"


def render(page: Page, handbook: Handbook, pages: dict[str, Page]) -> Rendered:
    """The Markdown of a page as the generator will see it."""
    if not page.macros:
        return Rendered(page.body, list(_leftovers(page)))
    here, rendered, written = Here(handbook, pages, page), Rendered(""), []
    try:
        for piece in _pieces(page):
            written.append(piece.text if piece.kind == "text" else _show(piece, here, rendered))
    except TemplateSyntaxError as error:
        place = Place(page.file, page.first + error.lineno - 1)
        rendered.problems.append(Problem(place, f"the braces do not close: {error.message}"))
    rendered.text = "".join(written)
    return rendered


def calls(page: Page) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The names and arguments of the macros that a page calls, as far as they can be read."""
    if not page.macros:
        return
    try:
        for piece in _pieces(page):
            if piece.kind == TOKEN_VARIABLE_BEGIN:
                yield _parsed(piece.text)[:2]
    except (TemplateSyntaxError, MacroError):
        return


def _show(piece: _Piece, here: Here, rendered: Rendered) -> str:
    place = Place(here.page.file, piece.line, piece.column)
    if piece.kind != TOKEN_VARIABLE_BEGIN:
        rendered.problems.append(Problem(place, _MISPLACED[piece.kind]))
        return ""
    try:
        name, positional, named = _parsed(piece.text)
        return call(here, name, positional, named)
    except MacroError as error:
        rendered.problems.append(Problem(place, str(error)))
    except Exception as error:
        fact = f"the macro call '{piece.text.strip()}' failed: {type(error).__name__}: {error}"
        rendered.problems.append(Problem(place, fact))
    return ""


_MISPLACED = {
    TOKEN_BLOCK_BEGIN: "a template statement; pages hold prose and macro calls only "
    "(code that has '{%' goes between {% raw %} and {% endraw %})",
    TOKEN_COMMENT_BEGIN: "'{#' begins a template comment and would vanish; "
    "put it between {% raw %} and {% endraw %}",
}


def _parsed(text: str) -> tuple[str, tuple[object, ...], dict[str, object]]:
    """Name and arguments of a macro call."""
    shown = f"'{{{{ {text.strip()} }}}}'"
    raw = "code that has braces goes between {% raw %} and {% endraw %}"
    try:
        output = _JINJA.parse("{{" + text + "}}").body[0]
    except TemplateSyntaxError:
        raise MacroError(f"{shown} is not a macro call; {raw}") from None
    found = output.nodes[0] if isinstance(output, nodes.Output) else None
    if isinstance(found, nodes.Name) and found.name not in MACROS:
        raise MacroError(f"{shown} is not a macro call{suggestion(found.name, MACROS)}; {raw}")
    if not isinstance(found, nodes.Call) or not isinstance(found.node, nodes.Name):
        raise MacroError(f"{shown} is not a macro call; {raw}")
    try:
        positional = tuple(argument.as_const() for argument in found.args)
        named = {argument.key: argument.value.as_const() for argument in found.kwargs}
    except nodes.Impossible:
        raise MacroError(f"{shown} needs its values written out: ids in quotes, numbers") from None
    return found.node.name, positional, named


def _pieces(page: Page) -> Iterator[_Piece]:
    """The page's body cut into text and expressions, with places in the file."""
    line, column, opened, inside = page.first, 1, (0, 0), ""
    begun = ""
    for _, kind, value in _JINJA.lex(page.body):
        if kind in (TOKEN_VARIABLE_BEGIN, TOKEN_BLOCK_BEGIN, TOKEN_COMMENT_BEGIN):
            opened, inside, begun = (line, column), "", kind
        elif (begun and kind == TOKEN_VARIABLE_END) or (begun and kind.endswith("_end")):
            yield _Piece(inside, *opened, begun)
            begun = ""
        elif begun:
            inside += value
        elif kind not in _QUIET:
            yield _Piece(value, line, column)
        line, column = _moved(line, column, value)


def _moved(line: int, column: int, text: str) -> tuple[int, int]:
    breaks = text.count("\n")
    if breaks:
        return line + breaks, len(text) - text.rfind("\n")
    return line, column + len(text)


def _leftovers(page: Page) -> Iterator[Problem]:
    for number, line in prose_lines(page.body):
        blank = without_code(line)
        for opening in ("{{", "{%"):
            if opening in blank:
                place = Place(page.file, page.first + number - 1, blank.index(opening) + 1)
                way_out = "add 'render_macros: true' to the front matter, or show it as code"
                yield Problem(place, f"'{opening}' is not rendered on this page; {way_out}")
