"""A last look at a built site: nothing broken may ship, whoever broke it."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

from handbook.problems import Place, Problem

_CODE = re.compile(r"<(code|pre|script|style|textarea)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_BRACES = re.compile(r"\{\{|\{%|\{#\w")
_HREF = re.compile(r"<(?:a|link|area)\b[^>]*?\shref=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_ID = re.compile(r"\s(?:id|name)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def verify(built: Path) -> Iterator[Problem]:
    """Every leftover brace, failed macro and dead link in the pages of a built site."""
    pages = {
        path.relative_to(built).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(built.rglob("*.html"))
    }
    ids = {name: {unescape(_first(m)) for m in _ID.finditer(t)} for name, t in pages.items()}
    for name, text in pages.items():
        place = Place(f"{built.name}/{name}")
        article = _ARTICLE.search(text)
        bare = _CODE.sub("", article[0] if article else text)
        found = _BRACES.search(bare)
        if found:
            around = " ".join(bare[max(0, found.start() - 20) : found.end() + 30].split())
            yield Problem(place, f"braces are left over on the page: '…{around}…'")
        if "Macro Rendering Error" in text or "Macro Syntax Error" in text:
            yield Problem(place, "a macro failed while this page was built; see the log above")
        if name != "404.html":
            yield from _dead_links(name, text, ids, built)


def _dead_links(
    name: str, text: str, ids: Mapping[str, set[str]], built: Path
) -> Iterator[Problem]:
    for target in sorted({unescape(_first(match)) for match in _HREF.finditer(text)}):
        if not target or _OUTSIDE.match(target):
            continue
        path, _, anchor = target.partition("#")
        within = _resolved(name, unquote(path.partition("?")[0]))
        place = Place(f"{built.name}/{name}")
        if within not in ids and not (built / within).is_file():
            yield Problem(place, f"the link '{target}' leads nowhere")
        elif anchor and anchor != "__skip" and unquote(anchor) not in ids.get(within, {anchor}):
            yield Problem(place, f"the link '{target}' leads to a heading that is not there")


def _resolved(name: str, path: str) -> str:
    if not path:
        return name
    joined = normpath(f"{dirname(name)}/{path}".lstrip("/"))
    return normpath(f"{joined}/index.html") if path.endswith(("/", ".")) else joined


def _first(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group is not None), "")
