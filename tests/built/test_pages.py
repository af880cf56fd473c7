"""Every built page as a file: valid, whole, described, and asking nobody else for anything."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from handbook.pages import read_pages
from handbook.publish import abbreviations
from handbook.site import Site
from tests.built.conftest import ROOT

SOURCES, _ = read_pages(ROOT / "docs")
URLS = sorted(page.url for page in SOURCES.values())
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@cache
def parsed(path: Path) -> tuple[Element, tuple[str, ...]]:
    """The tree of a page and the errors that an HTML parser finds."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(path.read_text(encoding="utf-8"))
    return tree, tuple(f"{place}: {code}" for place, code, _ in parser.errors)


def tree_of(built: Path, url: str) -> Element:
    return parsed(built / url / "index.html")[0]


def article_of(built: Path, url: str) -> Element:
    article = tree_of(built, url).find(".//article")
    assert article is not None
    return article


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def headings_of(element: Element) -> list[Element]:
    return [found for found in element.iter() if found.tag in HEADINGS]


def meta(tree: Element, key: str, name: str) -> list[str]:
    return [m.get("content", "") for m in tree.iter("meta") if m.get(key) == name]


def attributes(tree: Element, *names: str) -> Iterator[tuple[str, str, str]]:
    for element in tree.iter():
        for name in names:
            if element.get(name):
                yield str(element.tag), name, str(element.get(name))


@pytest.mark.parametrize("url", URLS)
def test_page_is_valid_html(built: Path, url: str) -> None:
    assert parsed(built / url / "index.html")[1] == ()


@pytest.mark.parametrize("url", URLS)
def test_page_has_one_first_heading_and_the_others_in_order(built: Path, url: str) -> None:
    levels = [int(str(found.tag)[1]) for found in headings_of(article_of(built, url))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert jumps == []


@pytest.mark.parametrize("url", URLS)
def test_page_has_no_leftover_braces(built: Path, url: str) -> None:
    shown = " ".join(words_outside_code(article_of(built, url)))
    assert re.findall(r"\{\{.*|\{%.*|.*Macro \w+ Error.*", shown) == []


def words_outside_code(element: Element) -> Iterator[str]:
    if element.tag not in ("code", "pre"):
        yield element.text or ""
        for child in element:
            yield from words_outside_code(child)
            yield child.tail or ""


@pytest.mark.parametrize("url", URLS)
def test_internal_links_and_their_anchors_resolve(built: Path, url: str) -> None:
    dead = [target for target in links(built, url) if not leads_somewhere(built, url, target)]
    assert dead == []


@pytest.mark.parametrize("url", URLS)
def test_page_loads_nothing_from_another_host(built: Path, url: str) -> None:
    tree = tree_of(built, url)
    loaded = [v for tag, name, v in attributes(tree, "src", "srcset", "data", "poster")]
    loaded += [v for tag, name, v in attributes(tree, "href") if tag == "link"]
    site_url = "https://fernhill-labs.github.io/handbook/"
    assert [v for v in loaded if urlsplit(v).netloc and not v.startswith(site_url)] == []


@pytest.mark.parametrize("url", [*URLS, "404.html"])
def test_page_has_the_policy_and_it_allows_no_stray_script(built: Path, url: str) -> None:
    path = built / url if url.endswith(".html") else built / url / "index.html"
    tree = parsed(path)[0]
    policies = meta(tree, "http-equiv", "Content-Security-Policy")
    home = meta(parsed(built / "index.html")[0], "http-equiv", "Content-Security-Policy")
    assert policies == home
    rules = dict(rule.strip().split(" ", 1) for rule in policies[0].split(";"))
    assert re.fullmatch(r"'self'( 'sha256-[\w+/=]+')+", rules["script-src"])
    assert rules["default-src"] == "'self'"
    assert [n for e in tree.iter() for n in e.attrib if n.startswith("on")] == []


@pytest.mark.parametrize("url", URLS)
def test_page_has_a_title_a_description_and_a_card(built: Path, url: str) -> None:
    tree = tree_of(built, url)
    described = meta(tree, "name", "description")
    assert len(described) == 1
    assert 30 <= len(described[0]) <= 200, described
    assert meta(tree, "property", "og:description") == described
    assert meta(tree, "property", "og:url")[0].endswith(f"/handbook/{url}")
    image = meta(tree, "property", "og:image")[0]
    assert (built / image.split("/handbook/")[1]).is_file()


def test_titles_and_descriptions_are_unique(built: Path) -> None:
    titles = [text_of(t) for url in URLS for t in tree_of(built, url).findall("head/title")]
    described = [d for url in URLS for d in meta(tree_of(built, url), "name", "description")]
    assert len(titles) == len(set(titles)) == len(URLS)
    assert len(described) == len(set(described)) == len(URLS)


def test_every_page_offers_its_source_for_editing(built: Path) -> None:
    for source, page in SOURCES.items():
        hrefs = {v for _, _, v in attributes(tree_of(built, page.url), "href")}
        assert f"https://github.com/fernhill-labs/handbook/edit/main/docs/{source}" in hrefs


def test_every_block_from_data_links_the_line_that_made_it(built: Path) -> None:
    found = re.compile(r"https://github\.com/fernhill-labs/handbook/edit/main/(data/\S+)#L(\d+)")
    links_seen = [
        found.fullmatch(v)
        for url in URLS
        for _, _, v in attributes(article_of(built, url), "href")
        if "/edit/main/data/" in v
    ]
    assert len(links_seen) > 100
    for match in links_seen:
        assert match is not None
        lines = (ROOT / match[1]).read_text(encoding="utf-8").splitlines()
        assert 2 <= int(match[2]) <= len(lines)


def test_fonts_are_within_their_budget() -> None:
    fonts = list((ROOT / "docs/assets/fonts").glob("*.woff2"))
    assert fonts
    assert sum(font.stat().st_size for font in fonts) <= 120_000


def links(built: Path, url: str) -> list[str]:
    return [v for tag, _, v in attributes(tree_of(built, url), "href") if not urlsplit(v).scheme]


def leads_somewhere(built: Path, url: str, target: str) -> bool:
    path, anchor = urlsplit(target).path, urlsplit(target).fragment
    within = normpath(f"{url}{unquote(path)}".lstrip("/")) if path else url.rstrip("/")
    file = built / within
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return False
    if not anchor or file.suffix != ".html":
        return True
    ids = {v for _, _, v in attributes(parsed(file)[0], "id", "name")}
    return unquote(anchor) in ids


def test_text_of_some_page_leads_to_every_page(built: Path) -> None:
    reached = {
        normpath(f"{url}{urlsplit(link).path}").removeprefix(".")
        for url in URLS
        for _, _, link in attributes(article_of(built, url), "href")
        if not urlsplit(link).scheme and urlsplit(link).path
    }
    assert [url for url in URLS if url and url.rstrip("/") not in reached] == []


def test_dead_links_are_noticed(built: Path) -> None:
    assert not leads_somewhere(built, "onboarding/", "../nowhere/")
    assert not leads_somewhere(built, "onboarding/", "week-1/#nowhere")


@pytest.mark.parametrize("url", URLS)
def test_page_explains_each_abbreviation_once_and_by_the_glossary(
    built: Path, site: Site, url: str
) -> None:
    explained = [
        (text_of(element), element.get("title")) for element in article_of(built, url).iter("abbr")
    ]
    assert len(explained) == len(set(explained))
    assert set(explained) <= set(abbreviations(site).items())


def test_abbreviations_are_explained_on_pages(built: Path, site: Site) -> None:
    shown = {text_of(element) for url in URLS for element in article_of(built, url).iter("abbr")}
    assert shown == set(abbreviations(site))


@pytest.mark.parametrize("name", ["skills_assessment.py", "ratings.csv"])
def test_download_is_published_as_it_is(built: Path, name: str) -> None:
    path = f"assets/downloads/{name}"
    assert (built / path).read_bytes() == (ROOT / "docs" / path).read_bytes()
    links = [v for _, _, v in attributes(article_of(built, "playbook/skills-assessment/"), "href")]
    assert f"../../{path}" in links
