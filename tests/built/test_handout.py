"""A phase, a module and a programme on paper: empty boxes, whole addresses, nothing to click."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.site import Site
from tests.built.conftest import Reader

Readers = Callable[..., Reader]
SITE = "https://fernhill-labs.github.io/handbook/"
PHASE = "onboarding/week-1/"
MODULE = "modules/data-contracts/"
PROGRAMME = "programmes/entry/"
PAGES = [PHASE, MODULE, PROGRAMME]
GONE = (
    ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-path, .md-search, .md-top, .hb-skip, "
    ".hb-edit, .hb-progress, .hb-glance, .hb-more, .hb-note, .hb-tools, .hb-copy__button, "
    ".headerlink, .md-content__button, "
    "print-button, article button"
)

PRINTED = """(within) => [...document.querySelectorAll(
    "article a[href]:not(.headerlink, .md-content__button, .hb-edit a)")]
    .filter(e => (e.href.split("#")[0] === location.href.split("#")[0]) === !!within)
    .map(e => [e.href, getComputedStyle(e, "::after").content.replace(/^"|"$/g, "")])"""


def on_paper(reader: Readers, url: str) -> Page:
    tab = reader(viewport={"width": 1280, "height": 900}).open(url)
    for box in tab.locator(".hb-task input").all()[:2]:
        box.check()
    tab.emulate_media(media="print", color_scheme="dark")
    return tab


@pytest.mark.parametrize("url", PAGES)
def test_nothing_to_click_is_printed(reader: Readers, url: str) -> None:
    tab = on_paper(reader, url)
    shown = "all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))"
    assert tab.locator(GONE).evaluate_all(shown) == []
    expect(tab.locator("h1")).to_be_visible()


@pytest.mark.parametrize("url", PAGES)
def test_every_link_to_another_page_has_its_whole_address(reader: Readers, url: str) -> None:
    tab = on_paper(reader, url)
    found = tab.evaluate(PRINTED)
    assert len(found) > 5
    assert [each for each in found if not re.fullmatch(r" \(https://\S+\)", each[1])] == []
    base = tab.evaluate("location.origin") + "/handbook/"
    for target, shown in found:
        whole = target.replace(base, SITE)
        short = re.sub(r"/modules/([a-z0-9-]+)/$", r"/m/\1/", whole)
        assert shown == f" ({short})"


def test_links_within_the_page_have_no_address(reader: Readers) -> None:
    tab = on_paper(reader, PHASE)
    found = tab.evaluate(PRINTED, True)
    assert found
    assert {after for _, after in found} == {"none"}


BOX = """e => { const s = getComputedStyle(e, e.matches("input") ? null : "::before")
    const mark = getComputedStyle(e, "::before")
    const tick = e.matches("input") && mark.content !== "none" ? mark.display : "none"
    return [s.borderTopStyle, s.backgroundImage, tick,
        parseFloat(s.width) >= 9, parseFloat(s.borderTopWidth) >= 1] }"""
EMPTY = ["solid", "none", "none", True, True]


@pytest.mark.parametrize(
    ("url", "boxes", "least"),
    [
        (PHASE, ".hb-task input", 20),
        (PHASE, ".hb-done li", 3),
        (MODULE, ".hb-exercise ul > li", 3),
        (PROGRAMME, ".hb-week__modules > li", 20),
        (PROGRAMME, ".hb-week__capstone ul > li", 8),
    ],
)
def test_everything_to_do_has_an_empty_box(
    reader: Readers, url: str, boxes: str, least: int
) -> None:
    tab = on_paper(reader, url)
    found = tab.locator(boxes)
    least = min(least, tab.locator(".hb-task").count()) if url == PHASE else least
    assert found.count() >= least
    for box in found.all():
        assert box.evaluate(BOX) == EMPTY


def test_done_task_looks_like_the_others(reader: Readers) -> None:
    tab = on_paper(reader, PHASE)
    look = "e => { const s = getComputedStyle(e); return [s.color, s.fontWeight] }"
    labels = [label.evaluate(look) for label in tab.locator(".hb-task label").all()]
    assert labels == [["rgb(0, 0, 0)", "600"]] * len(labels)


def test_task_says_day_and_role_in_words_and_stays_whole(reader: Readers, site: Site) -> None:
    tab = on_paper(reader, PHASE)
    roles = {role.title for role in site.handbook.kit.roles.values()}
    days = tab.locator(".hb-day__name").all_inner_texts()
    assert days
    assert all(re.fullmatch(r"Days? \d+(–\d+)?", day) for day in days)
    for task in tab.locator(".hb-task").all():
        expect(task).to_have_css("break-inside", "avoid")
        assert task.locator(".hb-role").inner_text().strip() in roles


@pytest.mark.parametrize(("url", "known"), [(PHASE, PHASE), (MODULE, "m/data-contracts/")])
def test_paper_ends_with_title_and_address_and_has_no_date(
    reader: Readers, url: str, known: str
) -> None:
    tab = on_paper(reader, url)
    title = tab.title()
    assert tab.locator(".hb-source").inner_text() == f"{title}, {SITE}{known}"
    assert tab.locator("article > :not(copy-link):visible").last.get_attribute("class") == (
        "hb-source"
    )


def test_screen_shows_no_paper_footer(reader: Readers) -> None:
    expect(reader().open(PHASE).locator(".hb-source")).to_be_hidden()


@pytest.mark.parametrize("url", PAGES)
def test_button_opens_the_print_dialog(reader: Readers, url: str) -> None:
    person = reader()
    person.context.add_init_script("window.print = () => document.body.append('printed once')")
    tab = person.open(url)
    tab.get_by_role("button", name="Print this page").click()
    expect(tab.get_by_text("printed once")).to_have_count(1)


SHOWN = "all => all.filter(e => e.checkVisibility()).length"


def test_newcomers_handout_of_a_phase_has_no_part_for_mentors(reader: Readers) -> None:
    person = reader()
    person.context.add_init_script("window.print = () => {}")
    tab = person.open(PHASE)
    tab.emulate_media(media="print")
    expect(tab.get_by_text("A good answer").first).to_be_visible()
    tab.emulate_media(media="screen")
    tab.get_by_role("button", name="Print this page").click()
    tab.emulate_media(media="print")
    for selector in (".hb-mentor", "#for-mentors"):
        expect(tab.locator(selector)).to_be_hidden()
    assert tab.get_by_text("A good answer").evaluate_all(SHOWN) == 0
    expect(tab.get_by_role("heading", name="What comes next")).to_be_visible()
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(tab.locator(".hb-mentor")).to_be_visible()
    tab.emulate_media(media="screen")


def test_module_is_printed_whole_by_its_button(reader: Readers) -> None:
    person = reader()
    person.context.add_init_script("window.print = () => {}")
    tab = person.open(MODULE)
    tab.get_by_role("button", name="Print this page").click()
    tab.emulate_media(media="print")
    expect(tab.locator("html")).not_to_have_attribute("data-handout", "phase")


def test_paper_needs_no_script(reader: Readers) -> None:
    tab = reader(java_script_enabled=False).open(PROGRAMME)
    tab.emulate_media(media="print")
    first = tab.locator(".hb-week__modules a").first
    expect(first).to_have_attribute("data-at", re.compile(r"^m/[a-z0-9-]+/$"))
    expect(tab.locator(".hb-source")).to_be_visible()


def test_handouts_cost_little(built: Path) -> None:
    """All that is there for links and paper, on the page with the most tasks."""
    text = (built / PHASE / "index.html").read_text(encoding="utf-8")
    extra = re.findall(
        r""" data-at="[^"]*"| style='--hb-site[^']*'|<p class="hb-source">.*?</p>"""
        r"|<copy-link></copy-link>|<print-button></print-button>",
        text,
    )
    assert len(extra) > 5
    assert sum(map(len, extra)) < 2000
