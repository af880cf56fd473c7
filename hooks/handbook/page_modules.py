"""The rules for module pages: every part in its place, and a lesson that shows something."""

from collections.abc import Iterator
from itertools import zip_longest

from handbook.calls import calls
from handbook.examples import blocks
from handbook.page_text import words
from handbook.pages import Heading, Page, headings, page_of, prose_lines
from handbook.problems import Problem
from handbook.rendering import Rendering

PARTS = {
    "Why it matters": "",
    "Outcomes": "module_outcomes",
    "Before you start": "module_prerequisites",
    "The lesson": "",
    "Exercise": "module_exercise",
    "Self-check": "module_self_check",
    "For mentors": "module_mentor",
    "Resources": "module_resources",
}
"""The headings of a module's page in order, and the macro that stands below each."""

LESSON = "The lesson"


def check_module_parts(rendering: Rendering) -> Iterator[Problem]:
    """The page of a module has every part, in the order of all modules."""
    for page in _pages(rendering):
        found = [heading.text for heading in headings(page.body) if heading.level == 2]
        missing = [name for name in PARTS if name not in found]
        known = [name for name in found if name in PARTS]
        called = {call.name for call in calls(page)}
        if missing:
            text = f"the page has no heading '## {missing[0]}'; every module has it, after "
            before = list(PARTS)[: list(PARTS).index(missing[0])]
            yield Problem(page.place("module"), text + f"'{(before or ['its facts'])[-1]}'")
        elif known != list(PARTS):
            wrong = next(a for a, b in zip_longest(known, PARTS) if a != b)
            text = f"the heading '{wrong}' is out of place; the order is: {', '.join(PARTS)}"
            yield Problem(page.place("module"), text)
        else:
            for heading, macro in PARTS.items():
                if macro and macro not in called and macro != "module_self_check":
                    text = f"nothing below '{heading}' shows it; add '{{{{ {macro}(…) }}}}'"
                    yield Problem(page.place("module"), text)


def check_lesson(rendering: Rendering) -> Iterator[Problem]:
    """A lesson has the length the curriculum asks for, and code with what it prints."""
    handbook = rendering.site.handbook
    if not handbook.of("handbook"):
        return
    wanted = handbook.kit.curriculum.words
    for page in _pages(rendering):
        lesson = _lesson(page)
        if lesson is None:
            continue
        first, last = lesson
        count = sum(
            len(words(line)) for number, line in prose_lines(page.body) if first < number < last
        )
        if not wanted.least <= count <= wanted.most:
            text = f"the lesson has {count} words besides code, expected {wanted.least} to "
            yield Problem(page.place("module"), f"{text}{wanted.most}")
        shown = [b for b in blocks(page.body) if first < b.opens < last and b.language == "text"]
        if not shown:
            text = (
                "the lesson shows no output; add an example with a 'text' block of what it prints"
            )
            yield Problem(page.place("module"), text)


def _pages(rendering: Rendering) -> Iterator[Page]:
    for key in rendering.site.handbook.of("module"):
        page = page_of(rendering.pages, "module", key)
        if page is not None and not page.broken:
            yield page


def _lesson(page: Page) -> tuple[int, int] | None:
    """The lines of the body between which the lesson stands."""
    level_two: list[Heading] = [h for h in headings(page.body) if h.level == 2]
    at = next((i for i, h in enumerate(level_two) if h.text == LESSON), None)
    if at is None:
        return None
    end = level_two[at + 1].line if at + 1 < len(level_two) else page.body.count("\n") + 2
    return level_two[at].line, end
