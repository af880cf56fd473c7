"""The site as people use it: searching, by keyboard, without script."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from tests.built.conftest import Reader, again

Readers = Callable[..., Reader]
WEEK = "onboarding/week-1/"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("first day", "onboarding/"),
        ("week 1", "onboarding/week-1/"),
        ("first pull request", "onboarding/weeks-2-3/"),
        ("development plan template", "onboarding/"),
        ("mentor weekly sync agenda", "onboarding/"),
        ("precision recall", "modules/evaluation-metrics/"),
        ("data contract", "modules/data-contracts/"),
        ("retreival augmented", "modules/retrieval-augmented-generation/"),
        ("data leakage", "modules/leakage-and-validation/"),
        ("imbalanced classes", "modules/class-imbalance/"),
        ("NaN values", "modules/missing-data/"),
        ("data drift", "modules/drift-and-retraining/"),
        ("how do I evaluate an LLM", "modules/llm-evaluation-and-guardrails/"),
        ("hallucination", "modules/llm-evaluation-and-guardrails/"),
        ("skills assessment", "skills/assessment/"),
        ("chip huyen", "resources/"),
        ("portfolio projects", "guides/portfolio/"),
        ("k8s", "modules/kubernetes-for-ml/"),
        ("kuberntes", "modules/kubernetes-for-ml/"),
        ("canary release", "modules/model-deployment/"),
        ("rollback", "modules/model-registry-and-rollout/"),
        ("reinforcement learning from human feedback", "modules/rlhf/"),
        ("A/B test", "modules/experiments-and-ab-tests/"),
        ("okr", "modules/okrs-and-roadmaps/"),
        ("healthcare", "guides/domains/healthcare/"),
        ("design doc template", "modules/design-docs/"),
        ("risk register", "guides/templates/risk-register/"),
        ("what does a staff engineer do", "ladders/individual/"),
        ("promotion to ML Engineer II", "ladders/"),
        ("IC track", "ladders/individual/"),
        ("learning budget", "learning/budget/"),
        ("tech talks", "learning/rhythms/"),
        ("anti-patterns", "learning/anti-patterns/"),
        ("performance review weights", "evaluation/"),
        ("build vs buy training", "playbook/"),
        ("ROI of training", "playbook/returns/"),
        ("how long to become an AI engineer", "faq/"),
    ],
)
def test_search_finds_the_page_among_the_first_three(
    reader: Readers, words: str, expected: str
) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open()
    tab.locator(".md-search__input").click()
    tab.keyboard.type(words)
    # The theme searches while one types, so that the first results may be those of fewer letters.
    tab.wait_for_function(
        """(expected) => {
            const found = [...document.querySelectorAll(".md-search-result__item > a")]
            const pages = new Set(found.map(link => new URL(link.href).pathname))
            return [...pages].slice(0, 3).some(path => path.startsWith(expected))
        }""",
        arg=f"/handbook/{expected}",
    )


@pytest.mark.parametrize("query", ["", "?q=data+contracts"])
def test_words_of_the_search_come_when_somebody_searches(reader: Readers, query: str) -> None:
    person = reader(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    person.context.on("request", lambda request: asked.append(request.url))
    tab = person.open(f"onboarding/{query}")
    if not query:
        tab.wait_for_load_state("networkidle")
        assert not [url for url in asked if "search_index" in url]
        tab.keyboard.press("/")
        tab.keyboard.type("data contracts")
    expect(tab.locator(".md-search-result__link").first).to_contain_text("Data contracts")
    assert len([url for url in asked if "search_index" in url]) == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_several_results_of_the_search_fit_on_a_screen(reader: Readers, width: int) -> None:
    tab = reader(viewport={"width": width, "height": 900}).open("faq/?q=promotion")
    found = tab.locator(".md-search-result__article")
    expect(found.nth(5)).to_be_attached()
    heights = found.evaluate_all(
        "all => all.slice(0, 5).map(e => e.getBoundingClientRect().height)"
    )
    assert max(heights) <= 170


def test_words_that_an_address_names_are_marked_on_the_page(reader: Readers) -> None:
    tab = reader().open("modules/data-contracts/?h=contracts")
    expect(tab.locator("article mark", has_text="contracts").first).to_be_visible()


HEAVIEST = 300_000
"""Bytes, compressed, of the first page that somebody opens."""


@pytest.mark.parametrize("url", ["", WEEK, "modules/ci-cd-for-ml/", "resources/", "my/plan/"])
def test_first_page_is_light(reader: Readers, built: Path, url: str) -> None:
    person = reader()
    asked: set[str] = set()
    person.context.on("request", lambda request: asked.add(request.url))
    person.open(url).wait_for_load_state("networkidle")
    paths = [urlsplit(each).path.removeprefix("/handbook/") for each in asked]
    files = [
        built / (path if path[-1:] not in ("", "/") else f"{path}index.html") for path in paths
    ]
    weights = {str(path): len(gzip.compress(path.read_bytes())) for path in files}
    assert sum(weights.values()) <= HEAVIEST, weights


def test_search_answers_whatever_one_letter_or_digit_is_asked(reader: Readers) -> None:
    """One character stands for every word that begins with it, so these are all words there are."""
    tab = reader().open()
    failed = tab.evaluate(
        """async () => {
            const site = JSON.parse(document.querySelector("#__config").textContent)
            const base = new URL(site.base, location.href)
            const worker = new Worker(new URL(site.search, location.href))
            const ask = message => new Promise(resolve => {
                worker.onmessage = event => resolve(event.data)
                worker.postMessage(message)
            })
            const index = await (await fetch(new URL("search/search_index.json", base))).json()
            await ask({ type: 0, data: { ...index, options: { suggest: true } } })
            const failed = []
            for (const start of "0123456789abcdefghijklmnopqrstuvwxyz") {
                const answer = await ask({ type: 2, data: start + "*" })
                if (!answer.data.items.length) failed.push(start)
            }
            worker.terminate()
            return failed
        }"""
    )
    assert failed == []


def test_keyboard_alone_reaches_the_text_a_box_and_the_search(reader: Readers) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open(WEEK)
    tab.keyboard.press("Tab")
    expect(tab.locator(":focus")).to_have_text("Skip to content")
    tab.keyboard.press("Enter")
    for _ in range(200):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.dataset.item"):
            break
    tab.keyboard.press("Space")
    expect(tab.locator("article input[data-item]").first).to_be_checked()
    tab.keyboard.press("Tab")
    # The theme closes the search when the address follows a scroll, a moment after it.
    tab.wait_for_timeout(600)
    tab.keyboard.press("/")
    tab.keyboard.type("week 1")
    expect(tab.locator(".md-search-result__link").first).to_be_visible()


def test_focus_is_always_visible(reader: Readers) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open(WEEK)
    bare = []
    for _ in range(40):
        tab.keyboard.press("Tab")
        seen = tab.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
                return [e.outerHTML.slice(0, 90),
                    s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2
                    || s.boxShadow !== "none"]; }"""
        )
        bare += [] if seen[1] else [seen[0]]
    assert bare == []


@pytest.mark.parametrize("url", ["", WEEK, "onboarding/mentors/", "modules/sql-basics/"])
def test_page_reads_without_script(reader: Readers, url: str) -> None:
    tab = reader(java_script_enabled=False).open(url)
    expect(tab.locator("h1")).to_be_visible()
    assert len(tab.locator("article").inner_text()) > 800
    for details in tab.locator("article details").all()[:2]:
        details.locator("summary").click()
        expect(details.locator("p").first).to_be_visible()


def test_boxes_can_be_ticked_without_script(reader: Readers) -> None:
    tab = reader(java_script_enabled=False).open(WEEK)
    box = tab.locator("input[type=checkbox][id^=done-]").first
    box.check()
    expect(box).to_be_checked()
    expect(tab.locator(".hb-progress")).to_have_count(0)


def test_internal_link_shows_a_preview_of_where_it_leads(reader: Readers) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open("onboarding/")
    tab.locator("article p a[href$='/week-1/']").first.hover()
    preview = tab.locator(".md-tooltip2--active")
    expect(preview).to_contain_text("first day to first map")


def test_page_shows_where_it_is_and_what_comes_before_and_after(reader: Readers) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open(WEEK)
    expect(tab.locator(".md-path")).to_contain_text("Onboarding")
    expect(tab.locator(".md-footer__link--prev")).to_contain_text("Before day 1")
    expect(tab.locator(".md-footer__link--next")).to_contain_text("Weeks 2")
    expect(tab.locator(".md-tabs__item--active")).to_have_text("Onboarding")


def test_code_can_be_copied(reader: Readers) -> None:
    person = reader()
    person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = person.open("onboarding/templates/")
    button = tab.locator("article .md-code__button[data-md-type=copy]").first
    expect(button).to_have_attribute("title", "Copy to clipboard")
    button.click()
    expect(tab.locator(".md-dialog")).to_contain_text("Copied")


def test_search_can_be_shared_and_marks_what_it_found(reader: Readers) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open("?q=data+contract")
    expect(tab.locator(".md-search__icon[data-md-component=search-share]")).to_have_attribute(
        "href", re.compile(r"\?q=data\+contract$")
    )
    tab.locator(".md-search-result__item > .md-search-result__link").first.click()
    expect(tab.locator("article mark:visible").first).to_be_visible()


def test_home_page_sends_everyone_to_their_first_step(reader: Readers) -> None:
    person = reader()
    for name, url in {
        "I am new here": "onboarding/",
        "I am new to AI engineering": "paths/",
        "I am a mentor": "onboarding/mentors/",
        "I am hiring or managing": "onboarding/managers/",
        "I maintain this handbook": "contribute/",
    }.items():
        tab = person.open()
        tab.get_by_role("link", name=name).click()
        tab.wait_for_url(f"**/handbook/{url}")
        expect(tab.locator("h1")).to_be_visible()


def test_newcomer_gets_from_the_home_page_to_an_exercise_kit(reader: Readers) -> None:
    tab = reader(java_script_enabled=False).open()
    tab.get_by_role("link", name="I am new to AI engineering").click()
    tab.locator(".hb-start__leave a", has_text="Classic models").click()
    expect(tab.locator("#stage-classic-models")).to_be_visible()
    tab.locator(".hb-stage__facts a", has_text="Leakage and validation").click()
    expect(tab.locator("h1")).to_have_text(re.compile("^Leakage and validation"))
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name="Download the exercise kit").click()
    with ZipFile(waiting.value.path()) as kit:
        assert "leakage-and-validation/README.md" in kit.namelist()
        assert kit.testzip() is None


def test_map_marks_the_needs_of_the_line_one_is_at(reader: Readers) -> None:
    tab = reader(viewport={"width": 360, "height": 780}).open("paths/map/")
    line = tab.locator(".hb-graph li", has_text="Feature engineering").first
    arc, thin = line.locator("path").first, "getComputedStyle(e).strokeWidth"
    before = arc.evaluate(f"e => {thin}")
    line.get_by_role("link").focus()
    assert arc.evaluate(f"e => {thin}") != before
    top = line.locator("path").first.bounding_box()
    need = tab.locator(".hb-graph li", has_text="Leakage and validation").first.bounding_box()
    assert top is not None
    assert need is not None
    assert need["y"] <= top["y"] <= need["y"] + need["height"]


def test_a_missing_page_says_what_happened_and_where_to_go(reader: Readers) -> None:
    tab = reader().open("modules/no/such/page/")
    expect(tab.locator("h1")).to_be_visible()
    hrefs = [a.get_attribute("href") or "" for a in tab.locator("article a").all()]
    for expected in ("onboarding/", "onboarding/mentors/", "onboarding/managers/", "contribute/"):
        assert any(href.endswith(f"/handbook/{expected}") for href in hrefs), hrefs


def test_scheme_follows_the_system_and_can_be_switched(reader: Readers) -> None:
    tab = reader(color_scheme="dark", viewport={"width": 1280, "height": 900}).open()
    shade = "getComputedStyle(document.body).backgroundColor"
    dark = tab.evaluate(shade)
    tab.emulate_media(color_scheme="light")
    expect(tab.locator("body")).not_to_have_css("background-color", dark)
    light = tab.evaluate(shade)
    tab.locator("label[for^=__palette]:visible").click()
    tab.locator("label[for^=__palette]:visible").click()
    expect(tab.locator("body")).to_have_css("background-color", dark)
    again(tab)
    expect(tab.locator("body")).to_have_css("background-color", dark)
    assert light != dark


def test_print_leaves_navigation_out_and_shows_addresses(reader: Readers) -> None:
    tab = reader().open(WEEK)
    tab.emulate_media(media="print")
    for gone in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer", ".hb-edit"):
        expect(tab.locator(gone).first).to_be_hidden()
    link = tab.locator("article a[href^='https://']:visible").first
    after = link.evaluate("(e) => getComputedStyle(e, '::after').content")
    assert "https://" in after or "attr(href)" in after
