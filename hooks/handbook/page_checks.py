"""The rules for pages: their front matter, their records, their links, their place in the menu."""

import re
from collections.abc import Callable, Iterator

from handbook.menu import check_config, check_navigation
from handbook.models import KINDS
from handbook.page_links import check_links
from handbook.page_modules import check_lesson
from handbook.page_parts import PARTS, check_parts
from handbook.page_records import check_own_record, check_records_shown, check_tasks_shown
from handbook.page_text import (
    check_code_blocks,
    check_conflicts,
    check_prose,
    check_repeated_sentences,
)
from handbook.pages import PAGED, headings, page_of
from handbook.partials import TEMPLATES
from handbook.problems import Place, Problem, suggestion
from handbook.reader import named
from handbook.rendering import Rendering
from handbook.site import Site

TEXTS: dict[str, type] = dict.fromkeys(["title", "description", *KINDS], str)
TYPES = {**TEXTS, "render_macros": bool, "hide": tuple, "search": dict}
"""The keys of front matter, and what each holds."""
_WORDS = {str: "text", bool: "true or false", tuple: "a list", dict: "a mapping of keys"}
_FILE = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")


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


def check_file_names(rendering: Rendering) -> Iterator[Problem]:
    """The path of a page is an address: lower-case letters, digits and hyphens."""
    for source, page in rendering.pages.items():
        if not _FILE.fullmatch(source):
            fixed = re.sub(r"[^a-z0-9/]+", "-", source.removesuffix(".md").lower()).strip("-")
            text = "expected a path of lower-case letters, digits and single hyphens"
            yield Problem(page.place(), f"{text}; rename the file to docs/{fixed}.md")


def check_record_pages(rendering: Rendering) -> Iterator[Problem]:
    """Every record that needs a page has one, in the file of its name."""
    handbook = rendering.site.handbook
    for kind, folder in PAGED.items():
        for key, entry in handbook.of(kind).items():
            page = page_of(rendering.pages, kind, key)
            expected = f"{folder}/{key}.md"
            named = (
                rendering.pages[expected].meta.get(kind) if expected in rendering.pages else None
            )
            if page is None and isinstance(named, str) and named in handbook.of(kind):
                place = rendering.pages[expected].place(kind)
                yield Problem(place, f"docs/{expected} names '{named}'; write '{key}'")
            elif page is None:
                text = f"the {kind} '{key}' has no page; add docs/{expected} with '{kind}: {key}'"
                yield Problem(entry.place(), f"{text} in its front matter")
            elif page.source != expected:
                text = f"the page of the {kind} '{key}' belongs in docs/{expected}"
                yield Problem(page.place(kind), f"{text}; move it there")
    for source, page in rendering.pages.items():
        name = source.rpartition("/")[2].removesuffix(".md")
        for kind, key in page.records:
            shown = page_of(rendering.pages, kind, key) if kind in PAGED else page
            if shown is not None and shown is not page and name not in handbook.of(kind):
                text = f"docs/{shown.source} shows the {kind} '{key}' already; name another one, "
                yield Problem(page.place(kind), f"{text}or delete this page")
        folder = source.rpartition("/")[0]
        only = next((kind for kind in PARTS if PAGED[kind] == folder), None)
        if only and name != "index" and not page.broken and only not in page.meta:
            text = f"this page names no {only}; add '{only}: {name}' to its front matter"
            yield Problem(page.place(), text)


def check_sections(rendering: Rendering) -> Iterator[Problem]:
    """Every self-check answer names a heading of its module's page."""
    for key, entry in rendering.site.handbook.of("module").items():
        page = page_of(rendering.pages, "module", key)
        if page is None:
            continue
        known = {heading.text for heading in headings(page.body) if heading.level > 1}
        for index, question in enumerate(entry.record.questions):
            if question.section not in known:
                text = f"{page.file} has no heading '{question.section}'"
                way_out = suggestion(question.section, known)
                yield Problem(entry.place("questions", index, "section"), text + way_out)


def check_page_names(rendering: Rendering) -> Iterator[Problem]:
    """The pages and templates that records name exist."""
    handbook, pages = rendering.site.handbook, rendering.pages
    for kind in ("question", "term", "decision"):
        for entry in handbook.of(kind).values():
            source, _, anchor = (entry.record.page or "").partition("#")
            if source and source not in pages:
                text = f"no page '{source}'{suggestion(source, pages)}"
                yield Problem(entry.place("page"), text)
            elif anchor and rendering.rendered[source].whole:
                known = rendering.anchors[source]
                if anchor not in known:
                    text = f"docs/{source} has no heading '#{anchor}'{suggestion(anchor, known)}"
                    yield Problem(entry.place("page"), text)
    known = {h.id for h in headings(pages[TEMPLATES].body)} if TEMPLATES in pages else set()
    for entry in handbook.of("task").values():
        name = entry.record.template
        if name and name not in known:
            text = f"docs/{TEMPLATES} has no template '{name}'{suggestion(name, known)}"
            yield Problem(entry.place("template"), text)


PAGE_CHECKS: tuple[Callable[[Rendering], Iterator[Problem]], ...] = (
    check_calls,
    check_front_matter,
    check_titles,
    check_prose,
    check_code_blocks,
    check_conflicts,
    check_own_record,
    check_tasks_shown,
    check_records_shown,
    check_parts,
    check_lesson,
    check_repeated_sentences,
    check_file_names,
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
