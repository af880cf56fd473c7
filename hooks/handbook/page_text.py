"""The rules for what people write: prose, code blocks that end, and no sentence twice."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

from handbook.handbook import Handbook
from handbook.pages import FENCE, Page, prose_lines, without_code
from handbook.problems import Place, Problem
from handbook.references import Step
from handbook.rendering import Rendering

_TAG = re.compile(r"</?([a-z][\w-]*)(?:\s[^<>]*)?>", re.IGNORECASE)
_INLINE = {"abbr", "br", "kbd", "sub", "sup"}
_SENTENCE = re.compile(r"(?<=[.!?])[\"')”’*_]*\s+")
_BEGINS = re.compile(r"(#{1,6}|[-*+>]|\d+\.|!!!|\?\?\?)\s")
LONG = 8
"""From how many words on a sentence of a page may stand on that page only."""
LONG_IN_DATA = 12
"""The same for a sentence of a record, whose short sentences are often the same for a reason."""
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")


def check_prose(rendering: Rendering) -> Iterator[Problem]:
    """A page holds prose and macro calls; HTML belongs in a partial."""
    for page in rendering.pages.values():
        for number, line in prose_lines(page.body):
            for tag in _TAG.finditer(without_code(line)):
                if tag[1].lower() not in _INLINE:
                    place = Place(page.file, page.first + number - 1, tag.start() + 1)
                    text = "HTML in a page; let a macro show it, or write it as code"
                    yield Problem(place, f"'<{tag[1]}>' is {text}")


def check_code_blocks(rendering: Rendering) -> Iterator[Problem]:
    """Every code block of a page is closed."""
    for page in rendering.pages.values():
        fence, opened = "", 0
        for number, line in enumerate(page.body.split("\n"), page.first):
            match = FENCE.match(line)
            rest = line.strip().lstrip(match[2][0]) if match else ""
            if match and not fence:
                fence, opened = match[2], number
            elif match and match[2].startswith(fence) and not rest:
                fence = ""
            elif match and match[2] == fence and re.fullmatch(r"[a-z]+", rest):
                break
        if fence:
            text = f"this code block is never closed; end it with a line '{fence}'"
            yield Problem(Place(page.file, opened), text)


def check_conflicts(rendering: Rendering) -> Iterator[Problem]:
    """No page holds what a merge left behind."""
    for page in rendering.pages.values():
        for number, line in prose_lines(page.body):
            if _CONFLICT.match(line) and not line.startswith("="):
                place = Place(page.file, page.first + number - 1)
                text = "a merge conflict is left here; keep one side and delete the markers"
                yield Problem(place, text)


def check_repeated_sentences(rendering: Rendering) -> Iterator[Problem]:
    """No sentence of some length stands on two pages, whether written there or in the data."""
    seen: dict[str, str] = {}
    pages = (found for page in rendering.pages.values() for found in _on_page(page))
    for place, sentence in (*pages, *_in_data(rendering.site.handbook)):
        other = seen.setdefault(sentence, place.file)
        if other != place.file:
            begins = " ".join(sentence.split()[:LONG])
            text = f"{other} has this sentence too ('{begins} …'); say it once and link"
            yield Problem(place, text)


def words(line: str) -> list[str]:
    """The words of a line of Markdown: without macro calls, marks and table rules."""
    bare = re.sub(r"\{[{%#].*?[}%#]\}", " ", line)
    return [word for word in bare.split() if any(letter.isalnum() for letter in word)]


def _on_page(page: Page) -> Iterator[tuple[Place, str]]:
    for paragraph, least in _paragraphs(page):
        lines = [line for _, line in paragraph]
        ends = list(accumulate(len(line) + 1 for line in lines))
        text, at = " ".join(lines), 0
        for sentence in _SENTENCE.split(text):
            at = text.index(sentence, at)
            plain = _plain(sentence)
            if len(plain.split()) >= least:
                number = paragraph[bisect_right(ends, at)][0]
                yield Place(page.file, page.first + number - 1), plain
            at += len(sentence)


def _paragraphs(page: Page) -> Iterator[tuple[list[tuple[int, str]], int]]:
    """The lines of prose that belong together, numbered, with the words that make one long.

    Each cell of a table is one, and counts as data.
    """
    paragraph: list[tuple[int, str]] = []
    before = 0
    for number, line in prose_lines(page.body):
        bare = line.strip()
        if not bare or number != before + 1 or _BEGINS.match(bare) or bare.startswith("|"):
            if paragraph:
                yield paragraph, LONG
            paragraph = []
        if bare.startswith("|"):
            for cell in bare.strip("|").split("|"):
                yield [(number, cell.strip())], LONG_IN_DATA
        elif bare:
            paragraph.append((number, bare))
        before = number
    if paragraph:
        yield paragraph, LONG


def _in_data(handbook: Handbook) -> Iterator[tuple[Place, str]]:
    for entry in handbook.records():
        for path, text in _texts(entry.record.model_dump(), ()):
            for sentence in _SENTENCE.split(" ".join(text.split())):
                plain = _plain(sentence)
                if len(plain.split()) >= LONG_IN_DATA:
                    yield entry.place(*path), plain


def _texts(value: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text in a record with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list | tuple):
        items: Iterable[tuple[Any, Any]] = (
            value.items() if isinstance(value, dict) else enumerate(value)
        )
        for step, item in items:
            yield from _texts(item, (*path, step))


def _plain(sentence: str) -> str:
    """The words of a sentence as one compares them: without marks, in lower case."""
    return re.sub(r"[*_`>#]", "", " ".join(words(sentence))).lower().strip(" -.!?:")
