"""The rules for what people write in pages: prose, and code blocks that end."""

import re
from collections.abc import Iterator

from handbook.pages import FENCE, Page, prose_lines, without_code
from handbook.problems import Place, Problem
from handbook.rendering import Rendering

_TAG = re.compile(r"</?([a-z][\w-]*)(?:\s[^<>]*)?>", re.IGNORECASE)
_INLINE = {"abbr", "br", "kbd", "sub", "sup"}
_SENTENCE = re.compile(r"(?<=[.!?])[\"')”’*_]*\s+")
LONG = 8
"""From how many words on a sentence may stand on one page only."""
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
    """No sentence of some length stands on two pages."""
    seen: dict[str, str] = {}
    for page in rendering.pages.values():
        for place, sentence in _sentences(page):
            other = seen.setdefault(sentence, page.file)
            if other != page.file:
                begins = " ".join(sentence.split()[:LONG])
                text = f"{other} has this sentence too ('{begins} …'); say it once and link"
                yield Problem(place, text)


def words(line: str) -> list[str]:
    """The words of a line of Markdown: without macro calls, marks and table rules."""
    bare = re.sub(r"\{[{%#].*?[}%#]\}", " ", line)
    return [word for word in bare.split() if any(letter.isalnum() for letter in word)]


def _sentences(page: Page) -> Iterator[tuple[Place, str]]:
    for number, line in prose_lines(page.body):
        for sentence in _SENTENCE.split(line.strip()):
            found = words(sentence)
            if len(found) >= LONG and not sentence.startswith("|"):
                plain = re.sub(r"[*_`>#]", "", " ".join(found)).lower().strip(" -.!?")
                yield Place(page.file, page.first + number - 1), plain
