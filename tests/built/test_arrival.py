"""Where a page opens, and what its address is, when one leaves the page before in a hurry."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.built.conftest import Reader

Readers = Callable[..., Reader]
WEEK = "onboarding/week-1/"
NEXT = "onboarding/weeks-2-3/"
HURRY = """async (link) => {
    scrollTo(0, 1500)
    await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))
    document.querySelector(link).click()
}"""
"""A link, pressed while the page still moves: the theme writes where one was a moment later."""
ON = ".md-footer__link--next"


def slow(tab: Page, seconds: float) -> None:
    """Has the next page on its way for longer than the theme waits before it writes."""

    def later(route: Route) -> None:
        time.sleep(seconds)
        route.continue_()

    tab.route(f"**/{NEXT}", later)


@pytest.mark.parametrize("seconds", [0.15, 0.6])
def test_page_opens_at_its_top_however_one_left_the_one_before(
    reader: Readers, seconds: float
) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open(WEEK)
    slow(tab, seconds)
    tab.evaluate(HURRY, ON)
    expect(tab.locator("h1")).to_contain_text("Weeks 2")
    assert tab.evaluate("[scrollY, location.hash]") == [0, ""]


def test_way_back_leads_to_where_one_was_however_one_left(reader: Readers) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open(WEEK)
    tab.evaluate(HURRY, ON)
    expect(tab.locator("h1")).to_contain_text("Weeks 2")
    tab.evaluate("scrollTo(0, 500); history.back()")
    expect(tab.locator("h1")).to_contain_text("Week 1")
    tab.wait_for_function("() => scrollY === 1500")


def test_link_within_a_page_leads_there_though_the_page_still_moves(reader: Readers) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open(WEEK)
    tab.evaluate(HURRY, ".md-sidebar--secondary a[href$='#for-mentors']")
    expect(tab.locator("#for-mentors")).to_be_in_viewport()
    tab.wait_for_timeout(400)
    expect(tab.locator("#for-mentors")).to_be_in_viewport()
    assert tab.url.endswith("#for-mentors")
