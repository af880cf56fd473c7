"""Markdown pages: their front matter, address, headings and links, with places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath

from markdown.extensions.toc import slugify

from handbook.models import KINDS
from handbook.problems import Place, Problem
from handbook.reader import named
from handbook.references import Step
from handbook.yaml_nodes import Node, Unreadable, parse, read_text

PAGED = {
    "module": "modules",
    "phase": "onboarding",
    "programme": "programmes",
    "path": "paths",
    "ladder": "ladders",
    "form": "guides/templates",
    "case": "guides/cases",
    "domain": "guides/domains",
    "step": "playbook/steps",
}
"""Kinds of which every record has a page, and the folder of those pages in docs/."""

_FRONT = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^( *)(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$")
_OWN_ID = re.compile(r"\s*\{[^{}]*#([\w-]+)[^{}]*\}\s*$")
_TARGET = r"<?((?:[^\s()<>]|\([^\s()]*\))*)>?"
_LINK = re.compile(
    rf"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*{_TARGET}(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^]+\]:\s+<?([^\s>]+)>?")


@dataclass(frozen=True)
class Heading:
    """A heading of a page and the id that links use."""

    level: int
    text: str
    id: str
    line: int = 0


@dataclass(frozen=True)
class Link:
    """A link written in a page."""

    target: str
    line: int
    column: int


@dataclass(frozen=True)
class Page:
    """One Markdown file under docs/."""

    source: str
    body: str
    first: int = 1
    meta: Mapping[str, object] = field(default_factory=dict)
    node: Node = field(default_factory=lambda: Node(1, 1), compare=False)
    folder: str = "docs"
    broken: bool = False
    """Whether its front matter could not be read, so that nobody knows what it says."""

    @property
    def file(self) -> str:
        """The path in the repository."""
        return f"{self.folder}/{self.source}"

    @property
    def url(self) -> str:
        """The address below the site's root: '' for the home page, else 'a/b/'."""
        path = PurePosixPath(self.source)
        parts = path.parent.parts if path.stem == "index" else path.with_suffix("").parts
        return "".join(f"{part}/" for part in parts)

    @property
    def macros(self) -> bool:
        """Whether macros are called on this page."""
        return self.meta.get("render_macros") is True

    @property
    def records(self) -> Iterator[tuple[str, str]]:
        """The kinds and ids of the records that the front matter names."""
        for kind in KINDS:
            if isinstance(self.meta.get(kind), str):
                yield kind, str(self.meta[kind])

    def place(self, key: Step | None = None) -> Place:
        """The place of a front matter value, or of the page."""
        value = self.node.get(key) if key is not None else None
        return Place(self.file, *((value.line, value.column) if value else (1, 1)))


def read_pages(folder: Path) -> tuple[dict[str, Page], list[Problem]]:
    """The pages of a docs folder by source path, and what could not be read."""
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.md")):
        source = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in PurePosixPath(source).parts):
            continue
        try:
            page, found = _page(read_text(path), source, folder.name)
        except Unreadable as error:
            place = Place(f"{folder.name}/{source}", error.line, error.column)
            problems.append(Problem(place, error.text))
            pages[source] = Page(source, "", folder=folder.name, broken=True)
            continue
        pages[source] = page
        problems += found
    return pages, problems


def page_of(pages: Mapping[str, Page], kind: str, key: str) -> Page | None:
    """The page of a record: the one whose front matter names it."""
    expected = pages.get(f"{PAGED.get(kind, kind)}/{key}.md")
    if expected and (expected.broken or expected.meta.get(kind) == key):
        return expected
    return next((page for page in pages.values() if page.meta.get(kind) == key), None)


def headings(text: str) -> list[Heading]:
    """The headings of Markdown text whose macros have been rendered, with their ids."""
    found: list[Heading] = []
    used: set[str] = set()
    for number, line in prose_lines(text):
        match = _HEADING.match(line)
        if match:
            own = _OWN_ID.search(match[2])
            words = _plain(_OWN_ID.sub("", match[2]))
            found.append(
                Heading(len(match[1]), words, own[1] if own else _unused(words, used), number)
            )
            used.add(found[-1].id)
    return found


def anchors(text: str) -> set[str]:
    """Every id that a link to this page may point at."""
    return {heading.id for heading in headings(text)} | set(re.findall(r'\bid="([^"]+)"', text))


def links(text: str) -> Iterator[Link]:
    """The links written in Markdown text, outside of code."""
    for number, line in prose_lines(text):
        blank = _CODE.sub(lambda code: " " * len(code[0]), line)
        for match in [*_LINK.finditer(blank), *_DEFINITION.finditer(blank)]:
            yield Link(match[1], number, match.start(1) + 1)


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of Markdown text that are not inside a fenced code block."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = FENCE.match(line)
        if fence:
            if match and match[2].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif match:
            fence = match[2]
        else:
            yield number, line


def without_code(line: str) -> str:
    """A line with its inline code blanked out; columns stay."""
    return _CODE.sub(lambda code: " " * len(code[0]), line)


def _page(text: str, source: str, folder: str) -> tuple[Page, list[Problem]]:
    front, file = _FRONT.match(text), f"{folder}/{source}"
    if not front:
        if re.match(r"\s+---[ \t]*\n\w+:", text):
            fact = "front matter begins on the first line; delete what stands above the first '---'"
            return Page(source, text, folder=folder, broken=True), [Problem(Place(file), fact)]
        if not re.match(r"---[ \t]*\n\w+:", text):
            return Page(source, text, folder=folder), []
        fact = "the front matter that begins here is never closed; add a line '---' after it"
        return Page(source, text, folder=folder, broken=True), [Problem(Place(file), fact)]
    node, problems = parse("\n" + front[1], file)
    first, body = text.count("\n", 0, front.end()) + 1, text[front.end() :]
    if node is not None and node.mapping is None:
        fact = f"expected front matter of 'key: value' lines, got {named(node)}"
        problems.append(Problem(Place(file, node.line, node.column), fact))
    if node is None or node.mapping is None:
        return Page(source, body, first, folder=folder, broken=bool(problems)), problems
    meta = node.plain()
    assert isinstance(meta, dict)
    return Page(source, body, first, meta, node, folder), problems


def _plain(words: str) -> str:
    """The words of a heading without their markup."""
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", words)
    words = re.sub(r"<[^>]+>", "", words)
    return unescape(re.sub(r"(`+|\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w))", "", words)).strip()


def _unused(words: str, used: set[str]) -> str:
    name, number = slugify(words, "-") or "_", 0
    candidate = name if name != "_" else "_1"
    while candidate in used:
        number += 1
        candidate = f"{name}_{number}"
    return candidate
