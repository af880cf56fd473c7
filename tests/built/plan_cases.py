"""A small curriculum, settings and a page in which the libraries of the dated plan run."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.built.conftest import visit

WEEK = {"days": 5, "hours": 40, "learning": 8}
SITE = "https://handbook.test/handbook/"


def task(id: str, day: int | None, hours: float | None = 1, **more: Any) -> dict[str, Any]:
    """A task of onboarding as the catalogue has it."""
    made: dict[str, Any] = {"id": id, "title": f"Task {id}", "phase": "one"}
    made |= {
        "url": f"onboarding/#task-{id}",
        "role": "new-hire",
        "need": "must",
        "day": day,
        "hours": hours,
        "after": [],
    }
    return {**made, "modules": [], **more}


def module(id: str, hours: float = 8, *needs: str, level: str = "entry") -> dict[str, Any]:
    """A module as the catalogue has it."""
    made = {"id": id, "title": f"Module {id}", "url": f"modules/{id}/", "hours": hours}
    return {**made, "level": level, "needs": list(needs), "skills": {}, "programmes": []}


def catalogue(**parts: list[dict[str, Any]]) -> dict[str, Any]:
    """A catalogue with the given parts, and two phases."""
    phases = [
        {"id": "zero", "title": "Before", "url": "onboarding/zero/", "first": -3, "last": -1},
        {"id": "one", "title": "Week 1", "url": "onboarding/one/", "first": 1, "last": 5},
    ]
    empty: dict[str, Any] = {"modules": [], "tasks": [], "programmes": [], "paths": []}
    return {**empty, "phases": phases, **parts}


def settings(start: str = "2027-01-04", **more: Any) -> dict[str, Any]:
    """Settings as a form gives them."""
    made: dict[str, Any] = {"start": start, "weekdays": [1, 2, 3, 4, 5], "hours": 40}
    made |= {"off": "", "other": "", "what": "onboarding", "role": "all", "modules": []}
    made |= {"needs": True, "pace": {"task": 1, "entry": 1, "mid": 1, "senior": 1}}
    return {**made, "replanned": "", "sequence": 0, "digest": "", **more}


class Lab:
    """One page in which functions of the libraries are called with values."""

    def __init__(self, tab: Page, folder: str) -> None:
        self.tab, self.folder = tab, folder

    def run(self, module: str, body: str, value: Any = None) -> Any:
        """What a function body makes of a value, with the module's exports as `lib`."""
        return self.tab.evaluate(
            f"""async ([folder, value]) => {{
                const lib = await import(folder + "{module}.js")
                const days = await import(folder + "days.js")
                {body}
            }}""",
            [self.folder, value],
        )

    def plans(self, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The plans of some cases {settings, all, done, today}; faults as {fault}."""
        return self.run(  # type: ignore[no-any-return]
            "plan",
            """return value.map(each => {
                try {
                    const done = new Map(Object.entries(each.done ?? {}))
                    const today = days.parseDay(each.today ?? each.settings.start)
                    return lib.planned(each.settings, each.all, done, today)
                } catch (error) {
                    if (!(error instanceof lib.PlanFault)) throw error
                    return { fault: error.message }
                }
            })""",
            cases,
        )

    def dates(self, chosen: dict[str, Any], all: dict[str, Any], **more: Any) -> dict[str, str]:
        """The first and the last day of each item, as text."""
        [plan] = self.plans([{"settings": chosen, "all": all, **more}])
        return {item["id"]: self.span(item) for group in plan["groups"] for item in group["items"]}

    def span(self, item: dict[str, Any]) -> str:
        """The days of an item: 01-04, or 01-04..01-08."""
        first, last = (iso(item[name])[5:] for name in ("first", "last"))
        return first if first == last else f"{first}..{last}"


def iso(day: int) -> str:
    """A day number as text."""
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()


@pytest.fixture(scope="module")
def lab(chromium: Browser, address: str) -> Iterator[Lab]:
    """The page, loaded once for a file of tests."""
    context = chromium.new_context(timezone_id="America/Sao_Paulo")
    tab = context.new_page()
    visit(tab, address + "faq/")
    yield Lab(tab, address + "assets/js/lib/")
    context.close()
