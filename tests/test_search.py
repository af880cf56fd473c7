"""What is changed in the theme's scripts for the search."""

from importlib.resources import files
from pathlib import Path

from handbook.search import deferred

SCRIPTS = Path(str(files("material"))) / "templates/assets/javascripts"


def test_theme_is_the_one_whose_search_can_wait() -> None:
    [bundle] = SCRIPTS.glob("bundle.*.min.js")
    script = bundle.read_text(encoding="utf-8")
    assert deferred(script) != script, "the theme has changed: look at handbook/search.py"


def test_script_of_another_theme_stays_as_it_is() -> None:
    script = 'let later=location.protocol!=="file:"'
    assert deferred(script) == script
