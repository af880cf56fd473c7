"""Explains each abbreviation of the glossary where a page uses it first."""

import re
from collections.abc import Mapping
from html import escape

_ARTICLE = re.compile(r"(<article\b[^>]*>)(.*)(</article>)", re.DOTALL)
_PIECE = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
_SKIPPED = frozenset(
    [
        "a",
        "abbr",
        "button",
        "code",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "kbd",
        "pre",
        "script",
        "style",
        "summary",
        "svg",
        "textarea",
    ]
)
"""Elements whose words stay as they are: links and headings have a text of their own to be
found by, and code is code."""
_VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])


def with_abbreviations(text: str, meanings: Mapping[str, str]) -> str:
    """A page in which the first use of each abbreviation, in its text, says what it stands for."""
    article = _ARTICLE.search(text)
    if not article or not meanings:
        return text
    pattern = re.compile(
        rf"(?<![\w/-])(?:{'|'.join(map(re.escape, sorted(meanings, key=len, reverse=True)))})"
        r"(?=s?(?![\w/-]))"
    )
    left, skip = dict(meanings), 0
    pieces: list[str] = []
    open_: list[tuple[str, bool]] = []
    for piece in _PIECE.findall(article[2]):
        tag = _TAG.match(piece)
        if piece.startswith("<"):
            if tag and piece.startswith("</"):
                while open_:
                    name, was = open_.pop()
                    skip -= was
                    if name == tag[1].lower():
                        break
            elif tag and tag[1].lower() not in _VOID and not piece.endswith("/>"):
                name = tag[1].lower()
                was = name in _SKIPPED or re.search(r"\shidden\b", piece) is not None
                open_.append((name, was))
                skip += was
        elif left and not skip:
            piece = pattern.sub(lambda found: _explained(found[0], left), piece)
        pieces.append(piece)
    return text[: article.start(2)] + "".join(pieces) + text[article.end(2) :]


def _explained(short: str, left: dict[str, str]) -> str:
    meaning = left.pop(short, None)
    return short if meaning is None else f'<abbr title="{escape(meaning)}">{short}</abbr>'
