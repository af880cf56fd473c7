"""Addresses for paper: which links get one, and what it is."""

import pytest

from handbook.handout import as_handout
from tests.world import World

ADDRESS = "https://sunrise-bakery.github.io/handbook/"


def page_with(body: str) -> str:
    """A page as a theme writes it."""
    return (
        "<html><head><title>First &lt;day&gt; - Bakery</title></head><body>"
        f"<article id=text>{body}<copy-link></copy-link></article>"
        '<a href="../after/">After</a></body></html>'
    )


@pytest.mark.parametrize(
    ("href", "at"),
    [
        ("../../modules/first-forecast/", "m/first-forecast/"),
        ("../../modules/first-forecast/#exercise", "modules/first-forecast/#exercise"),
        ("../../modules/nowhere/", "modules/nowhere/"),
        ("../mentors/", "onboarding/mentors/"),
        ("../../", ""),
        ("../../kits/first.zip", "kits/first.zip"),
        ("./?q=1", "onboarding/week-1/?q=1"),
    ],
)
def test_link_to_another_page_gets_its_address(world: World, href: str, at: str) -> None:
    site = world.site()
    page = site.pages["onboarding/week-1.md"]
    made = as_handout(page_with(f'<a href="{href}">x</a>'), site, page, ADDRESS)
    assert f'<a href="{href}" data-at="{at}">x</a>' in made
    assert f"<article style='--hb-site: \"{ADDRESS}\"' id=text>" in made
    assert '<a href="../after/">After</a></body>' in made


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#here">x</a>',
        '<a data-external href="https://a.test/">x</a>',
        '<a href="https://a.test/">x</a>',
        '<a href="mailto:a@a.test">x</a>',
        "<a>x</a>",
    ],
)
def test_other_links_stay_as_they_are(world: World, link: str) -> None:
    site = world.site()
    page = site.pages["onboarding/week-1.md"]
    assert link in as_handout(page_with(link), site, page, ADDRESS)


def test_page_ends_with_its_title_and_address(world: World) -> None:
    site = world.site()
    body = '<a href="../week-1/">x</a>'
    made = as_handout(page_with(body), site, site.pages["onboarding/mentors.md"], ADDRESS)
    source = f"First &lt;day&gt; - Bakery, {ADDRESS}onboarding/mentors/"
    assert f'{body}<p class="hb-source">{source}</p><copy-link>' in made
    assert "data-at" not in made


def test_module_ends_with_its_short_address(world: World) -> None:
    site = world.site()
    page = site.pages["modules/first-forecast.md"]
    made = as_handout(page_with(""), site, page, ADDRESS)
    assert f"Bakery, {ADDRESS}m/first-forecast/</p>" in made


def test_page_without_a_text_stays_as_it_is(world: World) -> None:
    site = world.site()
    assert as_handout("<p>x</p>", site, site.pages["faq.md"], ADDRESS) == "<p>x</p>"
