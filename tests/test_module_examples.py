"""The examples of this repository's own module pages do what the pages say."""

from pathlib import Path

from handbook.examples import faults, run_pages, with_examples
from handbook.problems import Problem, as_text
from handbook.site import read_site

ROOT = Path(__file__).parent.parent


def test_examples_of_the_modules_do_what_the_pages_say() -> None:
    pages = with_examples(read_site(ROOT).pages.values())
    found: list[Problem] = []
    for page, ran in zip(pages, run_pages(pages), strict=True):
        found += faults(page, ran)
    assert as_text(sorted(found)) == "0 problems"
