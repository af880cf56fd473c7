"""axe finds nothing on any page, in light and in dark (WCAG 2.2, levels A and AA)."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.built.conftest import Reader
from tests.built.test_pages import URLS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


def violations(reader: Reader, url: str) -> list[str]:
    tab = reader.open(url)
    found = Axe().run(tab, options=OPTIONS).response["violations"]
    tab.close()
    return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", [*URLS, "nowhere/"])
def test_axe_finds_nothing(reader: Callable[..., Reader], url: str, scheme: str) -> None:
    assert violations(reader(color_scheme=scheme, viewport=DESK), url) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", ["", "onboarding/week-1/", "modules/data-contracts/"])
def test_axe_finds_nothing_on_a_phone(reader: Callable[..., Reader], url: str, scheme: str) -> None:
    assert violations(reader(color_scheme=scheme, viewport=PHONE), url) == []


@pytest.mark.parametrize("url", URLS)
def test_page_fits_a_phone_without_sideways_scrolling(
    reader: Callable[..., Reader], url: str
) -> None:
    tab = reader(viewport=PHONE).open(url)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("url", ["", "onboarding/week-1/", "modules/git-and-review/"])
def test_what_one_can_press_is_large_enough(reader: Callable[..., Reader], url: str) -> None:
    tab = reader(viewport=PHONE).open(url)
    small = tab.evaluate(
        """() => [...document.querySelectorAll("article input, article button, article summary")]
            .filter((e) => e.checkVisibility())
            .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => Math.min(box.width, box.height) < 24)
            .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )
    assert small == []
