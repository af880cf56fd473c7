"""The rule for pages of one shape: every part is there, in the order of all pages of its kind."""

from collections.abc import Iterator
from itertools import zip_longest

from handbook.calls import calls, readable
from handbook.page_records import REQUIRED
from handbook.pages import Page, headings, page_of
from handbook.problems import Problem
from handbook.rendering import Rendering

PARTS = {
    "module": {
        "Why it matters": "",
        "Outcomes": "module_outcomes",
        "Before you start": "module_prerequisites",
        "The lesson": "",
        "Exercise": "module_exercise",
        "Self-check": "module_self_check",
        "For mentors": "module_mentor",
        "Resources": "module_resources",
    },
    "form": {
        "Copy it": "",
        "What a good one looks like": "form_criteria",
        "Filled in": "",
    },
    "case": {
        "What was seen": "",
        "What was believed": "",
        "What was true": "",
        "How it was found": "",
        "Check your own system": "case_checks",
        "Discuss it in 30 minutes": "case_questions",
    },
    "domain": {
        "What constrains it": "",
        "Traps in the data": "",
        "What the evaluation must show": "",
        "A scenario to discuss": "",
        "Modules that matter most": "domain_modules",
    },
    "step": {
        "How to do it": "",
        "Template": "",
        "When it goes wrong": "step_failures",
    },
}
"""The headings of a page by the kind of its record, in order, and the macro below each."""


def check_parts(rendering: Rendering) -> Iterator[Problem]:
    """The page of a record has every part, in the order of all pages of that kind."""
    for kind, parts in PARTS.items():
        for key in rendering.site.handbook.of(kind):
            page = page_of(rendering.pages, kind, key)
            if page is not None and not page.broken:
                yield from _parts(page, kind, parts)


def _parts(page: Page, kind: str, parts: dict[str, str]) -> Iterator[Problem]:
    found = [heading.text for heading in headings(page.body) if heading.level == 2]
    missing = [name for name in parts if name not in found]
    known = [name for name in found if name in parts]
    called = {call.name for call in calls(page)}
    if missing:
        text = f"the page has no heading '## {missing[0]}'; every {kind} has it, after "
        before = list(parts)[: list(parts).index(missing[0])]
        yield Problem(page.place(kind), text + f"'{(before or ['its facts'])[-1]}'")
    elif known != list(parts):
        wrong = next(a for a, b in zip_longest(known, parts) if a != b)
        text = f"the heading '{wrong}' is out of place; the order is: {', '.join(parts)}"
        yield Problem(page.place(kind), text)
    elif readable(page):
        for heading, macro in parts.items():
            # What a published anchor depends on has a rule of its own.
            if macro and macro not in called and macro not in REQUIRED[kind]:
                text = f"nothing below '{heading}' shows it; add '{{{{ {macro}(…) }}}}'"
                yield Problem(page.place(kind), text)
