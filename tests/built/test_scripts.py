"""The scripts of the built site: whole, and small enough for what each does."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from playwright.sync_api import expect

from tests.built.conftest import ROOT, Reader

Readers = Callable[..., Reader]
SOURCES = ROOT / "docs/assets/js"
NAMES = sorted(path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.js"))
ELEMENTS = [name for name in NAMES if "/" not in name and name != "elements.js"]
LIMIT = 12_000
"""Bytes of a tool's own script, compressed."""
SHARED = {
    *("catalogue", "moves", "overview", "page", "progress", "shapes", "state", "store"),
    *("planned", "plans", "plan", "settings", "subject", "schedule", "days"),
}
"""What several tools share and a browser keeps after the first."""


def needed(name: str, seen: set[str]) -> set[str]:
    """A script and all that it imports before it can run."""
    if name not in seen:
        seen.add(name)
        text = (SOURCES / name).read_text(encoding="utf-8")
        for path in re.findall(r'^import[^;]*?from "(\.[^"]+)"', text, re.MULTILINE | re.DOTALL):
            needed(normpath(join(dirname(name), path)), seen)
    return seen


@pytest.mark.parametrize("name", ELEMENTS)
def test_own_script_of_a_tool_is_small(built: Path, name: str) -> None:
    own = sorted(each for each in needed(name, set()) if Path(each).stem not in SHARED)
    text = b"".join((built / "assets/js" / each).read_bytes() for each in own)
    assert len(gzip.compress(text, 9)) <= LIMIT


def test_every_script_is_whole(reader: Readers) -> None:
    person = reader()
    tab = person.open("contribute/style/")
    failed = tab.evaluate(
        """async (names) => {
            const root = document.querySelector('script[src$="elements.js"]').src
            const failed = []
            for (const name of names) {
                await import(new URL(name, root)).catch((e) => failed.push(`${name}: ${e}`))
            }
            return failed
        }""",
        NAMES,
    )
    assert failed == []
    assert person.complaints == []


def test_every_element_that_a_page_may_have_is_loaded_by_name() -> None:
    text = (SOURCES / "elements.js").read_text(encoding="utf-8")
    listed = re.findall(r'^  "([a-z-]+)",$', text, re.MULTILINE)
    defined = [
        name.removesuffix(".js")
        for name in ELEMENTS
        if "customElements.define" in (SOURCES / name).read_text(encoding="utf-8")
    ]
    assert sorted(listed) == sorted(defined)


def test_tools_come_up_after_instant_navigation(reader: Readers) -> None:
    tab = reader(viewport={"width": 1440, "height": 900}).open("my/")
    tab.evaluate("window.stayed = true")
    for words, tag in [
        ("Dated plan", "dated-plan"),
        ("Self-assessment", "self-assessment"),
        ("Your reading list", "reading-list"),
        ("Study planner", "study-planner"),
        ("Mentor desk", "mentor-desk"),
    ]:
        tab.locator(".md-nav--primary a", has_text=words).first.click()
        expect(tab.locator(f"{tag} [role=status]").first).to_be_attached()
        expect(tab.locator("h1")).to_contain_text(words)
    assert tab.evaluate("window.stayed")
