"""The rules for lessons: their length, and output that is shown."""

from collections.abc import Iterator

from handbook.examples import blocks
from handbook.page_text import words
from handbook.pages import Heading, Page, headings, page_of, prose_lines
from handbook.problems import Problem
from handbook.rendering import Rendering

LESSON = "The lesson"


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
