"""Renders a partial for one page: the templates, their filters, and every link they make."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from posixpath import relpath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handbook import (
    assessment,
    culture,
    curriculum,
    growth,
    kits,
    playbook,
    programmes,
    returns,
    study,
    views,
)
from handbook.handbook import Entry, Handbook
from handbook.models import Task
from handbook.pages import PAGED, Page, headings, page_of
from handbook.problems import suggestion
from handbook.references import Step

FOLDER = Path(__file__).parent.parent / "partials"

LISTED = {
    "skill": "skills/index.md",
    "dimension": "skills/assessment.md",
    "resource": "resources/index.md",
    "term": "glossary.md",
    "question": "faq.md",
    "claim": "resources/figures.md",
    "track": "programmes/specialisation.md",
    "evaluation": "evaluation/index.md",
    "area": "evaluation/index.md",
    "rhythm": "learning/rhythms.md",
    "antipattern": "learning/anti-patterns.md",
    "metric": "playbook/metrics.md",
    "profession": "guides/roles.md",
    "decision": "guides/decisions.md",
}
"""Kinds that share a page, on which each record has an anchor."""

TEMPLATES = "onboarding/templates.md"
"""The page whose headings the tasks name as templates."""

INSIDE = {
    "task": "phase",
    "block": "programme",
    "stage": "path",
    "level": "ladder",
}
"""Kinds that stand on the page of the record they are in."""

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|&$~^]|^[-+=:]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


class MacroError(Exception):
    """A macro was called with something the handbook does not have."""


@dataclass(frozen=True)
class Here:
    """The page that is being rendered, and everything it can show.

    `by_source` is for a generator that rewrites the links in HTML as well: it wants paths between
    source files, where MkDocs wants addresses.
    """

    handbook: Handbook
    pages: Mapping[str, Page]
    page: Page
    by_source: bool = False

    def entry(self, kind: str, key: str) -> Entry:
        """A record by its id; raises MacroError with the nearest id."""
        known = self.handbook.of(kind)
        if key not in known:
            raise MacroError(f"no {kind} '{key}'{suggestion(str(key), known)}")
        return known[key]

    def listed(self, kind: str, keys: Iterable[str]) -> list[Entry]:
        """Several records by their ids."""
        return [self.entry(kind, key) for key in keys]

    def links(self, entries: Iterable[Entry]) -> Markup:
        """Links to records, with commas between them, for HTML."""
        return together(
            Markup('<a href="{}">{}</a>').format(self.href(entry.kind, entry.id), entry.title)
            for entry in entries
        )

    def raises(self, module: Entry) -> Markup:
        """Links to the skills that a module raises, each with the level it reaches."""
        link = Markup('<a href="{}">{}</a> to {}')
        levels = module.record.skills.items()
        return together(
            link.format(self.href("skill", key), self.entry("skill", key).title, level)
            for key, level in levels
        )

    def target(self, kind: str, key: str) -> tuple[str, str]:
        """The source path and the anchor at which a record is read."""
        entry = self.entry(kind, key)
        if kind in PAGED:
            page = page_of(self.pages, kind, key)
            source, anchor = (page.source if page else "", "")
        elif kind in INSIDE:
            parent = parent_of(self.handbook, entry)
            source, anchor = self.target(INSIDE[kind], parent.id)[0], f"{kind}-{key}"
        else:
            source, anchor = LISTED.get(kind, ""), f"{kind}-{key}"
        if source not in self.pages:
            way_out = f"; add docs/{source}" if source else ""
            raise MacroError(f"the {kind} '{key}' has no page to link to{way_out}")
        return source, anchor

    def href(self, kind: str, key: str) -> str:
        """The address of a record relative to this page, for HTML."""
        source, anchor = self.target(kind, key)
        return self.page_href(source, anchor)

    def page_href(self, source: str, anchor: str = "") -> str:
        """The address of a page relative to this one, for HTML."""
        if source not in self.pages:
            raise MacroError(f"no page '{source}'{suggestion(source, self.pages)}")
        address = self.pages[source].url
        if self.by_source:
            return self.source_path(source, anchor)
        path = relpath(address or ".", self.page.url or ".")
        path = "./" if path == "." else path + "/"
        return f"#{anchor}" if anchor and address == self.page.url else _joined(path, anchor)

    def file_href(self, path: str) -> str:
        """The address of a file of the built site relative to this page."""
        return self.source_path(path) if self.by_source else relpath(path, self.page.url or ".")

    def markdown_link(self, kind: str, key: str, text: str = "") -> str:
        """A Markdown link to a record, which the generator checks like a handwritten one."""
        source, anchor = self.target(kind, key)
        shown = markdown(text or self.entry(kind, key).title)
        return f"[{shown}]({self.source_path(source, anchor)})"

    def source_path(self, source: str, anchor: str = "") -> str:
        """The path of a page's source relative to this one's."""
        folder = self.page.source.rpartition("/")[0] or "."
        return _joined(relpath(source, folder), anchor)

    def edit(self, entry: Entry, *path: Step) -> str:
        """The address at which a record, or a value in it, is edited."""
        place, kit = entry.place(*path), self.handbook.kit
        return f"{kit.repository}/edit/{kit.branch}/{place.file}#L{place.line}"

    def folder(self, kind: str) -> str:
        """The address of the folder that holds every record of a kind."""
        kit = self.handbook.kit
        return f"{kit.repository}/tree/{kit.branch}/data/{kind}s"

    @property
    def store(self) -> str:
        """The name under which a browser keeps what its owner ticked: the handbook's repository."""
        return "/".join(self.handbook.kit.repository.rstrip("/").split("/")[-2:])

    def section_ids(self, entry: Entry) -> dict[str, str]:
        """The headings that a module's self-check names, and their anchors, if they are there."""
        page = page_of(self.pages, entry.kind, entry.id)
        known = {heading.text: heading.id for heading in headings(page.body if page else "")}
        return {
            question.section: known.get(question.section, "") for question in entry.record.questions
        }

    def task_links(self, task: Task) -> list[tuple[str, list[tuple[str, str]]]]:
        """What a task points at, by kind: each with its title and its address, if it has one."""
        modules = [
            (self.entry("module", key).title, self.href("module", key)) for key in task.modules
        ]
        tools = [self.entry("tool", key).record for key in task.tools]
        channels = [(self.entry("channel", key).title, "") for key in task.channels]
        templates = [task.template] if task.template else []
        found = {
            "Module": modules,
            "Tool": [(tool.title, tool.address) for tool in tools],
            "Channel": channels,
            "Template": [(_spoken(key), self.page_href(TEMPLATES, key)) for key in templates],
        }
        return [
            (kind if len(links) == 1 else f"{kind}s", links)
            for kind, links in found.items()
            if links
        ]

    def full_answer(self, page: str) -> Markup:
        """A link to the page that a record names, with the page's title; perhaps to a heading."""
        source, _, anchor = page.partition("#")
        address = self.page_href(source, anchor)
        return Markup('<a href="{}">{}</a>').format(address, page_title(self, source))

    def render(self, partial: str, **values: Any) -> str:
        """The text of a partial."""
        template = environment().get_template(partial)
        return without_braces(template.render(here=self, kit=self.handbook.kit, **values))


def page_title(here: Here, source: str) -> str:
    """What a page is called: its record's title, or its own."""
    page = here.pages[source]
    for kind, key in page.records:
        if key in here.handbook.of(kind):
            return here.handbook.of(kind)[key].title
    return str(page.meta.get("title", source))


def parent_of(handbook: Handbook, entry: Entry) -> Entry:
    """The record that a nested record stands in."""
    kind = INSIDE[entry.kind]
    return next(e for e in handbook.of(kind).values() if e.node is entry.node)


@lru_cache
def environment() -> Environment:
    """The Jinja environment of the partials: strict, and escaping by default in HTML."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and name.endswith(".html.jinja")),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
    made.filters |= {"prose": prose, "markdown": markdown}
    made.globals |= {
        "asked_for": assessment.asked_for,
        "bounds": curriculum.bounds,
        "kit_address": kits.address,
        "minutes_each": views.minutes_each,
        "modules_hours": views.modules_hours,
        "quarter_needs": curriculum.quarter_needs,
        "share_words": programmes.share_words,
        "track_anchor": programmes.track_anchor,
        "track_modules": programmes.track_modules,
        "weeks_with": programmes.weeks_with,
        "effort": playbook.effort,
        "given": returns.given,
        "hours": views.hours,
        "line_groups": growth.line_groups,
        "shown": returns.shown,
        "span_of": study.shown,
        "tenth": study.tenth,
        "span_of_hours": culture.span_of_hours,
        "years_at": growth.years_at,
        "together": together,
        "years": views.years,
        "needs": views.NEEDS,
        "resource_facts": views.resource_facts,
        "least_to_most": culture.least_to_most,
        "raised_by": views.raised_by,
        "used_by": views.used_by,
    }
    return made


def together(items: Iterable[Markup]) -> Markup:
    """Items with commas between them, in one box; no line begins with a comma."""
    found = list(items)
    parts = [
        Markup('<span class="hb-item">{}{}</span>').format(item, "" if item is found[-1] else ",")
        for item in found
    ]
    return Markup('<span class="hb-items">{}</span>').format(Markup(" ").join(parts))


def without_braces(text: str) -> str:
    """Rendered text in which no template engine finds anything to do, whatever the data says."""
    return re.sub(r"\{(?=[{%#])|(?<=\{)\{", "&#123;", text)


def prose(text: str) -> Markup:
    """Text for HTML: everything escaped, except that `code` becomes code."""
    parts = re.split(r"`([^`\n]+)`", " ".join(text.split()))
    pieces = (
        f"<code>{escape(part)}</code>" if index % 2 else escape(part)
        for index, part in enumerate(parts)
    )
    return Markup("".join(pieces))


def markdown(text: str) -> str:
    """Text for Markdown: every character that has a meaning there becomes an entity."""
    line = " ".join(str(text).split())
    return _MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", line)


def _spoken(key: str) -> str:
    return key.replace("-", " ").capitalize()


def _joined(path: str, anchor: str) -> str:
    return f"{path}#{anchor}" if anchor else path
