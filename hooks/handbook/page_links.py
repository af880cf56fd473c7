"""The rule for links that people write in pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote

from handbook.pages import Page, links
from handbook.problems import Place, Problem, suggestion
from handbook.rendering import Rendering

SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""How an address begins that is not a path."""


def check_links(rendering: Rendering) -> Iterator[Problem]:
    """Every link in a page leads somewhere: a page, a heading, a file, or an https address."""
    docs = rendering.site.root / "docs"
    for page in rendering.pages.values():
        for link in links(page.body):
            fault = _fault(link.target, page, rendering, docs)
            if fault:
                place = Place(page.file, page.first + link.line - 1, link.column)
                yield Problem(place, fault)


def _fault(target: str, page: Page, rendering: Rendering, docs: Path) -> str:
    """What is wrong with the target of a link; empty when it leads somewhere."""
    if "{{" in target:
        return ""
    if not target:
        return "this link has no target; write it between the brackets"
    if SCHEME.match(target):
        known = target.startswith(("https://", "mailto:"))
        return "" if known else f"expected an https address, got '{target}'"
    path, _, anchor = target.partition("#")
    path = path.partition("?")[0]
    if path.startswith("/"):
        return f"'{target}' begins at the root of the host; link relative to this page"
    source = (
        normpath(f"{dirname(page.source)}/{unquote(path)}".lstrip("/")) if path else page.source
    )
    if source.startswith(".."):
        return f"'{target}' leads out of docs/; link to the file in the repository"
    if source not in rendering.pages:
        exists = (docs / source).is_file() and not source.endswith(".md")
        folder = dirname(page.source) or "."
        near = suggestion(path, (relpath(other, folder) for other in rendering.pages), 0, 0.6)
        return "" if exists else f"no page 'docs/{source}'{near}"
    if anchor and rendering.rendered[source].whole and anchor not in rendering.anchors[source]:
        near = suggestion(anchor, rendering.anchors[source])
        return f"docs/{source} has no heading '#{anchor}'{near}"
    return ""
