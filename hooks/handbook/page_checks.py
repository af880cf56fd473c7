"""The rules for pages: their front matter, their records, their links, their place in the menu."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote

from handbook.calls import Rendered, render
from handbook.checks import check_roles
from handbook.models import KINDS
from handbook.pages import PAGED, Page, anchors, headings, links, page_of
from handbook.partials import TEMPLATES
from handbook.problems import Place, Problem, suggestion
from handbook.reader import named
from handbook.site import Site
from handbook.yaml_nodes import Node, read_node

CONFIG = "mkdocs.yml"
TEXTS: dict[str, type] = dict.fromkeys(["title", "description", "template", *KINDS], str)
TYPES = {**TEXTS, "render_macros": bool, "hide": tuple, "search": dict}
"""The keys of front matter, and what each holds."""
_WORDS = {str: "text", bool: "true or false", tuple: "a list", dict: "a mapping of keys"}
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Rendering:
    """A site with every page rendered once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages = site.pages
        self.rendered: Mapping[str, Rendered] = {
            source: self._render(page) for source, page in site.pages.items()
        }

    def _render(self, page: Page) -> Rendered:
        """A page as it stands when the company kit, which every macro needs, has a fault."""
        if not self.site.handbook.of("handbook") or any(check_roles(self.site.handbook)):
            return Rendered(page.body, whole=False)
        return render(page, self.site.handbook, dict(self.site.pages))

    @cached_property
    def anchors(self) -> Mapping[str, set[str]]:
        """The ids that links may point at, by page."""
        return {source: anchors(rendered.text) for source, rendered in self.rendered.items()}


def check_calls(rendering: Rendering) -> Iterator[Problem]:
    """Every macro call on a page works, and no braces are left over."""
    for rendered in rendering.rendered.values():
        yield from rendered.problems


def check_front_matter(rendering: Rendering) -> Iterator[Problem]:
    """Front matter has known keys, values of their type, and names records that exist."""
    handbook = rendering.site.handbook
    for page in rendering.pages.values():
        for key in page.meta:
            if key not in TYPES:
                place = Place(page.file, *page.node.keys.get(key, (1, 1)))
                yield Problem(place, f"unknown key '{key}'{suggestion(key, TYPES)}")
            elif not isinstance(page.meta[key], TYPES[key]):
                got = named(page.node.get(key) or page.node)
                yield Problem(page.place(key), f"expected {_WORDS[TYPES[key]]}, got {got}")
        for kind, key in page.records:
            if key not in handbook.ids(kind) and kind not in handbook.lost:
                text = f"no {kind} '{key}'{suggestion(key, handbook.ids(kind))}"
                yield Problem(page.place(kind), text)


def check_titles(rendering: Rendering) -> Iterator[Problem]:
    """A page has one first heading, and a title and description of its own."""
    seen: dict[str, str] = {}
    for source, page in rendering.pages.items():
        rendered = rendering.rendered[source]
        first = [h for h in headings(rendered.text) if h.level == 1]
        if len(first) != 1 and rendered.whole:
            fact = "no heading of level 1" if not first else f"{len(first)} headings of level 1"
            yield Problem(page.place(), f"{fact}; begin the page with one line '# Title'")
        if "<" in str(page.meta.get("title", "")):
            # The theme writes it into the page as it is.
            yield Problem(page.place("title"), "a title is plain text; write it without '<'")
        description = page.meta.get("description", "")
        if page.broken or any(True for _ in page.records) or not isinstance(description, str):
            continue
        if not description.strip():
            text = "'description' is missing in the front matter; expected a sentence for searches"
            yield Problem(page.place(), text)
        elif description in seen:
            text = f"{seen[description]} has the same description; write one for this page"
            yield Problem(page.place("description"), text)
        else:
            seen[description] = page.file


def check_record_pages(rendering: Rendering) -> Iterator[Problem]:
    """Every record that needs a page has one, in the file of its name."""
    handbook = rendering.site.handbook
    for kind, folder in PAGED.items():
        for key, entry in handbook.of(kind).items():
            page = page_of(rendering.pages, kind, key)
            expected = f"{folder}/{key}.md"
            if page is None:
                text = f"the {kind} '{key}' has no page; add docs/{expected} with '{kind}: {key}'"
                yield Problem(entry.place(), f"{text} in its front matter")
            elif page.source != expected:
                text = f"the page of the {kind} '{key}' belongs in docs/{expected}"
                yield Problem(page.place(kind), f"{text}; move it there")
    for source, page in rendering.pages.items():
        free = source.endswith("index.md") or page.broken or "module" in page.meta
        if source.startswith("modules/") and not free:
            name = source.removeprefix("modules/").removesuffix(".md")
            text = f"this page names no module; add 'module: {name}' to its front matter"
            yield Problem(page.place(), text)


def check_links(rendering: Rendering) -> Iterator[Problem]:
    """Every link in a page leads somewhere: a page, a heading, a file, or an https address."""
    docs = rendering.site.root / "docs"
    for page in rendering.pages.values():
        for link in links(page.body):
            fault = _fault(link.target, page, rendering, docs)
            if fault:
                place = Place(page.file, page.first + link.line - 1, link.column)
                yield Problem(place, fault)


def check_sections(rendering: Rendering) -> Iterator[Problem]:
    """Every self-check answer names a heading of its module's page."""
    for key, entry in rendering.site.handbook.of("module").items():
        page = page_of(rendering.pages, "module", key)
        if page is None:
            continue
        known = {heading.text for heading in headings(page.body)}
        for index, question in enumerate(entry.record.questions):
            if question.section not in known:
                text = f"{page.file} has no heading '{question.section}'"
                way_out = suggestion(question.section, known)
                yield Problem(entry.place("questions", index, "section"), text + way_out)


def check_page_names(rendering: Rendering) -> Iterator[Problem]:
    """The pages and templates that records name exist."""
    handbook, pages = rendering.site.handbook, rendering.pages
    for entry in handbook.of("question").values():
        if entry.record.page not in pages:
            text = f"no page '{entry.record.page}'{suggestion(entry.record.page, pages)}"
            yield Problem(entry.place("page"), text)
    known = {h.id for h in headings(pages[TEMPLATES].body)} if TEMPLATES in pages else set()
    for entry in handbook.of("task").values():
        name = entry.record.template
        if name and name not in known:
            text = f"docs/{TEMPLATES} has no template '{name}'{suggestion(name, known)}"
            yield Problem(entry.place("template"), text)


def check_navigation(rendering: Rendering) -> Iterator[Problem]:
    """Every page stands in the menu of mkdocs.yml once, and nothing else does."""
    root, problems = read_node(rendering.site.root / CONFIG, CONFIG)
    yield from problems
    nav = root.get("nav") if root else None
    if root is None or nav is None:
        return
    seen: set[str] = set()
    for node in _leaves(nav):
        source = str(node.value)
        place = Place(CONFIG, node.line, node.column)
        if source in seen:
            yield Problem(place, f"'{source}' stands in the menu twice; remove one")
        elif source not in rendering.pages and not _SCHEME.match(source):
            text = f"no page 'docs/{source}'{suggestion(source, rendering.pages)}"
            yield Problem(place, text)
        seen.add(source)
    for source, page in rendering.pages.items():
        if source not in seen:
            text = f"the page is not in the menu; add '- {source}' under nav in {CONFIG}"
            yield Problem(page.place(), text)


def check_config(rendering: Rendering) -> Iterator[Problem]:
    """mkdocs.yml and the company kit name the same handbook."""
    found = rendering.site.handbook.of("handbook").get("handbook")
    root, _ = read_node(rendering.site.root / CONFIG, CONFIG)
    if found is None or root is None:
        return
    expected = {"site_name": found.record.title, "repo_url": found.record.repository}
    for key, value in expected.items():
        node = root.get(key)
        got = node.value if node else None
        if got != value:
            place = Place(CONFIG, *((node.line, node.column) if node else (1, 1)))
            fact = f"{key} is '{got}'" if node else f"{key} is missing"
            text = f"{fact}, but data/handbook.yml says '{value}'; write that here"
            yield Problem(place, text)


PAGE_CHECKS: tuple[Callable[[Rendering], Iterator[Problem]], ...] = (
    check_calls,
    check_front_matter,
    check_titles,
    check_record_pages,
    check_links,
    check_sections,
    check_page_names,
    check_navigation,
    check_config,
)


def check_pages(site: Site) -> Iterator[Problem]:
    """Every rule over every page."""
    rendering = Rendering(site)
    for rule in PAGE_CHECKS:
        yield from rule(rendering)


def _fault(target: str, page: Page, rendering: Rendering, docs: Path) -> str:
    """What is wrong with the target of a link; empty when it leads somewhere."""
    if "{{" in target:
        return ""
    if not target:
        return "this link has no target; write it between the brackets"
    if _SCHEME.match(target):
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


def _leaves(node: Node) -> Iterator[Node]:
    if node.sequence is not None:
        for item in node.sequence:
            yield from _leaves(item)
    elif node.mapping is not None:
        for item in node.mapping.values():
            yield from _leaves(item)
    elif isinstance(node.value, str):
        yield node
