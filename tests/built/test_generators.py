"""The handbook is the same one whichever generator builds it."""

import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from tests.built.test_pages import URLS, article_of, attributes, headings_of, text_of

SKIPPED = {
    "a.headerlink": "each generator writes its own sign behind a heading",
    "a.md-content__button": "the pencil above the page belongs to the theme",
    "nav.md-path": "breadcrumbs belong to the theme, and stand in another place",
    "aside.md-source-file": "the theme's own foot of a page",
    "button": "copy buttons belong to the theme",
    "a.pager": "Zensical has no such line",
}
"""What the generators add to an article, each with the reason why it is not compared."""


def is_skipped(element: Element) -> bool:
    classes = element.get("class", "").split()
    names = [str(element.tag), *(f"{element.tag}.{name}" for name in classes)]
    return any(name in SKIPPED for name in names)


def pruned(element: Element) -> Element:
    """An article without what its generator added."""
    copy = Element(str(element.tag), dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    for child in element:
        if not is_skipped(child):
            copy.append(pruned(child))
        else:
            after = child.tail or ""
            if len(copy):
                copy[-1].tail = (copy[-1].tail or "") + after
            else:
                copy.text = (copy.text or "") + after
    return copy


def internal(element: Element) -> list[str]:
    hrefs = [value for _, name, value in attributes(element, "href")]
    return [href for href in hrefs if not re.match(r"[a-z]+:", href)]


def resolved(url: str, href: str) -> str:
    """A link as the page it leads to: both './' and '../week-1/' may mean the same page."""
    return urljoin(f"https://x/{url}", href).removesuffix("index.html")


@pytest.fixture(params=URLS)
def pair(
    request: pytest.FixtureRequest, built: Path, by_zensical: Path
) -> tuple[str, Element, Element]:
    """A page's address and its article by either generator."""
    url: str = request.param
    return url, pruned(article_of(built, url)), pruned(article_of(by_zensical, url))


def test_both_generators_build_the_same_pages(built: Path, by_zensical: Path) -> None:
    def pages(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}

    assert pages(built) == pages(by_zensical)


def test_headings_and_their_ids_are_the_same(pair: tuple[str, Element, Element]) -> None:
    _, first, second = pair
    assert [(h.tag, h.get("id"), text_of(h)) for h in headings_of(first)] == [
        (h.tag, h.get("id"), text_of(h)) for h in headings_of(second)
    ]


def test_text_is_the_same(pair: tuple[str, Element, Element]) -> None:
    _, first, second = pair
    assert text_of(first).split() == text_of(second).split()


def test_internal_links_are_the_same(pair: tuple[str, Element, Element]) -> None:
    url, first, second = pair
    assert [resolved(url, h) for h in internal(first)] == [
        resolved(url, h) for h in internal(second)
    ]
