"""Every page, visited once: axe in light and in dark, no foreign host, no complaint, a phone.

axe runs the rules of WCAG 2.2, levels A and AA, and must find nothing. In dark it looks at colours
alone, as nothing else is different there.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.built.conftest import Reader
from tests.built.test_pages import URLS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
SCHEMES = {"light": "default", "dark": "slate"}

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}

BUT_CODE = {"exclude": [["pre"]]}
"""Blocks of code are looked at whole on a few pages, and their colours in a test of their own."""

SMALL = """() => [...document.querySelectorAll("article input, article button, article summary")]
    .filter((e) => e.checkVisibility())
    .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < 24)
    .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""


@dataclass
class Findings:
    """What is wrong with a page; a good page leaves all of it empty."""

    light: list[str] = field(default_factory=list)
    dark: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    wider_than_a_phone: list[int] = field(default_factory=list)
    too_small_to_press: list[str] = field(default_factory=list)


def violations(tab: Page, context: object = None, options: object = OPTIONS) -> list[str]:
    found = Axe().run(tab, context=context, options=options).response["violations"]
    return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"]]


def in_scheme(tab: Page, scheme: str, options: object = OPTIONS) -> list[str]:
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    return violations(tab, BUT_CODE, options)


@pytest.mark.parametrize("url", [*URLS, "nowhere/"])
def test_page_is_right_for_everyone(reader: Callable[..., Reader], url: str) -> None:
    person = reader(viewport=DESK, color_scheme="light")
    tab = person.open(url)
    # The theme scrolls a long menu to its page; what is half out of view is not too small.
    tab.evaluate(
        "document.querySelectorAll('.md-sidebar__scrollwrap').forEach(e => e.scroll(0, 0))"
    )
    found = Findings(light=in_scheme(tab, "light"), dark=in_scheme(tab, "dark", COLOURS))
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
    width = tab.evaluate("document.documentElement.scrollWidth")
    found.wider_than_a_phone = [width] if width > PHONE["width"] else []
    found.too_small_to_press = tab.evaluate(SMALL)
    found.outside = person.outside
    missing = "the server responded with a status of 404"
    found.complaints = [c for c in person.complaints if url != "nowhere/" or missing not in c]
    assert asdict(found) == asdict(Findings())


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("url", ["", "onboarding/week-1/", "modules/data-contracts/"])
def test_axe_finds_nothing_on_a_phone(reader: Callable[..., Reader], url: str, scheme: str) -> None:
    assert violations(reader(color_scheme=scheme, viewport=PHONE).open(url)) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_of_code_can_be_read(
    reader: Callable[..., Reader], built: Path, scheme: str
) -> None:
    texts = [page.read_text(encoding="utf-8") for page in built.rglob("*.html")]
    kinds = {kind for text in texts for kind in re.findall(r'<span class="(\w{1,3})">', text)}
    assert {"k", "s2", "c1", "mi"} <= kinds
    tab = reader(color_scheme=scheme, viewport=DESK).open("modules/data-contracts/")
    words = "".join(f'<span class="{kind}">{kind}</span> ' for kind in sorted(kinds))
    tab.evaluate("words => document.querySelector('pre code:has(span.k)').innerHTML = words", words)
    assert violations(tab, {"include": [["pre"]]}) == []


def test_axe_would_find_something(reader: Callable[..., Reader]) -> None:
    tab = reader(viewport=DESK).open()
    tab.evaluate("document.querySelector('article').innerHTML += '<img src=\"x.png\">'")
    assert any(found.startswith("image-alt") for found in violations(tab))
