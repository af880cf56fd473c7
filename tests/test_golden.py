"""What macros put on a page: each folder in golden/ is a case, and needs no Python.

`page.md` calls the macros, `expected.md` is what they show, and files in `data/` and `docs/` are
added to the tiny handbook in fixtures/world, or replace its own. `pytest --update` accepts a new
output; review it like code.
"""

import shutil
from pathlib import Path

import pytest

from handbook.calls import calls, render
from handbook.macros import MACROS
from handbook.pages import Page, read_pages
from tests.world import World

CASES = sorted(path for path in (Path(__file__).parent / "golden").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_macros_show_what_is_expected(
    case: Path, world: World, request: pytest.FixtureRequest
) -> None:
    for folder in ("data", "docs"):
        if (case / folder).is_dir():
            shutil.copytree(case / folder, world.root / folder, dirs_exist_ok=True)
    shutil.copy(case / "page.md", world.root / "docs" / "golden.md")
    site = world.site()
    assert site.problems == ()
    shown = render(site.pages["golden.md"], site.handbook, dict(site.pages))
    assert shown.problems == []
    expected = case / "expected.md"
    if request.config.getoption("--update"):
        expected.write_text(shown.text, encoding="utf-8")
    assert shown.text == expected.read_text(encoding="utf-8")


def test_every_macro_has_a_case() -> None:
    called = {call.name for case in CASES for page in pages_of(case) for call in calls(page)}
    assert set(MACROS) - called == set()


def pages_of(case: Path) -> list[Page]:
    pages, problems = read_pages(case)
    assert problems == []
    return [page for source, page in pages.items() if source == "page.md"]
