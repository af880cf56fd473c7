"""Links to copy: beside every heading and task, in three forms, by mouse and by keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from handbook.site import Site
from tests.built.conftest import Reader, in_browser, visit
from tests.built.test_accessibility import violations

Readers = Callable[..., Reader]
MODULE = "modules/data-contracts/"
PHASE = "onboarding/week-1/"
LADDER = "ladders/individual/"
SITE = "https://fernhill-labs.github.io/handbook/"
MENU = ".hb-copy__menu"
REFUSED = "The browser does not allow copying. The text is selected; copy it by hand."

TITLES = [
    "Plain",
    "A [link](https://evil.test) and `code`",
    '<img src=x onerror=alert(1)> & "more" it\'s',
    "*star* _under_ back\\slash",
    "  two\n lines ",
]


def catching(person: Reader) -> None:
    """Copies into the page instead, as a test has no secure address."""
    person.context.add_init_script(
        """window.pasted = {}
        window.ClipboardItem = class { constructor(parts) { this.parts = parts } }
        Object.defineProperty(navigator, "clipboard", { value: {
            async writeText(text) { window.pasted = { "text/plain": text } },
            async write([item]) {
                window.pasted = {}
                for (const [type, blob] of Object.entries(item.parts)) {
                    window.pasted[type] = await blob.text()
                }
            },
        }, configurable: true })"""
    )


def copy(tab: Page, title: str, form: str) -> dict[str, str]:
    tab.get_by_role("button", name=f"Copy link to {title}", exact=True).click()
    tab.locator(MENU).get_by_role("button", name=form, exact=True).click()
    expect(tab.locator(f"{MENU} [role=status]")).to_contain_text("is copied")
    found: dict[str, str] = tab.evaluate("window.pasted")
    tab.keyboard.press("Escape")
    return found


def test_links_escape_whatever_a_title_holds(reader: Readers) -> None:
    tab = reader().open("contribute/style/")
    found = in_browser(
        tab,
        "links",
        """return value.map(title => [lib.asMarkdown(title, "https://a.test/x_(y)/"),
            lib.asHtml(title, 'https://a.test/?a=1&b="')])""",
        TITLES,
    )
    end = "](https://a.test/x_%28y%29/)"
    address = '<a href="https://a.test/?a=1&amp;b=&quot;">'
    assert found == [
        [f"[Plain{end}", f"{address}Plain</a>"],
        [
            f"[A \\[link\\](https://evil.test) and \\`code\\`{end}",
            f"{address}A [link](https://evil.test) and `code`</a>",
        ],
        [
            f'[\\<img src=x onerror=alert(1)\\> \\& "more" it\'s{end}',
            f"{address}&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot; it&#39;s</a>",
        ],
        [
            f"[\\*star\\* \\_under\\_ back\\\\slash{end}",
            f"{address}*star* _under_ back\\slash</a>",
        ],
        [f"[two lines{end}", f"{address}two lines</a>"],
    ]


@pytest.mark.parametrize(
    ("canonical", "page", "root", "expected"),
    [
        ("https://a.test/b/my/x/", "http://h/c/my/x/?m=1#y", "http://h/c/", "https://a.test/b/"),
        ("https://a.test/b/other/", "http://h/c/my/x/", "http://h/c/", "http://h/c/"),
        (None, "http://h/c/my/x/", "http://h/c/", "http://h/c/"),
        ("https://a.test/", "http://h/c/", "http://h/c/", "http://h/c/"),
    ],
)
def test_published_root_comes_from_the_page(
    reader: Readers, canonical: str | None, page: str, root: str, expected: str
) -> None:
    tab = reader().open("contribute/style/")
    value: Any = [canonical, page, root]
    assert in_browser(tab, "links", "return lib.publishedRoot(...value)", value) == expected


def test_every_heading_and_task_has_a_button_named_for_it(reader: Readers) -> None:
    for url in (MODULE, PHASE, LADDER):
        tab = reader().open(url)
        wanted = tab.evaluate(
            """() => [...document.querySelectorAll(
                "article :is(h1, h2, h3, h4):has(> .headerlink), article .hb-task label")]
                .map(e => `Copy link to ${e.textContent.replace(/#$/, "").trim()}`)"""
        )
        made = tab.locator(".hb-copy__button")
        expect(made).to_have_count(len(wanted))
        assert len(wanted) >= 7
        names = [each.get_attribute("aria-label") for each in made.all()]
        assert sorted(map(str, names)) == sorted(wanted)
        assert names == [each.get_attribute("title") for each in made.all()]


def test_module_is_linked_by_its_short_address_in_three_forms(reader: Readers) -> None:
    person = reader()
    catching(person)
    tab = person.open(MODULE)
    short = f"{SITE}m/data-contracts/"
    html = f'<a href="{short}">Data contracts</a>'
    assert copy(tab, "Data contracts", "Link") == {"text/plain": short}
    assert copy(tab, "Data contracts", "Markdown") == {"text/plain": f"[Data contracts]({short})"}
    assert copy(tab, "Data contracts", "HTML") == {"text/plain": html, "text/html": html}
    section = copy(tab, "Outcomes", "Markdown")
    assert section == {"text/plain": f"[Data contracts: Outcomes]({SITE}{MODULE}#outcomes)"}
    assert person.complaints == []
    assert person.outside == []


def test_task_and_level_are_linked_by_their_own_addresses(reader: Readers, site: Site) -> None:
    person = reader()
    catching(person)
    title = site.handbook.of("task")["hand-over-machine"].title
    tab = person.open(f"{PHASE}?q=x#what-comes-next")
    assert copy(tab, title, "Link") == {"text/plain": f"{SITE}{PHASE}#task-hand-over-machine"}
    first = site.handbook.of("ladder")["individual"].record.levels[0]
    tab = person.open(LADDER)
    found = copy(tab, first.title, "Link")
    assert found == {"text/plain": f"{SITE}{LADDER}#level-{first.id}"}


@pytest.mark.parametrize("rest", ["", "#exercise", "?from=chat#exercise"])
def test_short_address_keeps_what_follows_it(reader: Readers, rest: str) -> None:
    person = reader()
    tab = person.open()
    visit(tab, f"{person.address}m/data-contracts/{rest}")
    tab.wait_for_url(f"{person.address}{MODULE}{rest}")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Data contracts")
    if rest:
        expect(tab.get_by_role("heading", name="Exercise", exact=True)).to_be_in_viewport()
    assert person.complaints == []


def test_short_address_leads_on_without_script(reader: Readers) -> None:
    person = reader(java_script_enabled=False)
    tab = person.open()
    tab.goto(f"{person.address}m/data-contracts/")
    expect(tab).to_have_url(f"{person.address}{MODULE}")


def test_menu_works_by_keyboard_and_gives_the_focus_back(reader: Readers) -> None:
    person = reader()
    catching(person)
    tab = person.open(MODULE)
    opener = tab.get_by_role("button", name="Copy link to Exercise", exact=True)
    opener.focus()
    tab.keyboard.press("Enter")
    menu = tab.locator(MENU)
    expect(menu).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("button", name="Link", exact=True)).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(menu.get_by_role("status")).to_have_text(
        "The link in Markdown is copied: Data contracts: Exercise"
    )
    tab.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    tab.keyboard.press("Enter")
    for _ in range(3):
        tab.keyboard.press("Tab")
    expect(menu).to_be_hidden()
    tab.locator("h1").click()
    opener.click()
    opener.click()
    expect(menu).to_be_hidden()


def test_refused_clipboard_leaves_the_text_selected(reader: Readers) -> None:
    person = reader()
    person.context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    tab = person.open(MODULE)
    for form, expected in (
        ("Link", f"{SITE}m/data-contracts/"),
        ("HTML", f'<a href="{SITE}m/data-contracts/">Data contracts</a>'),
    ):
        tab.get_by_role("button", name="Copy link to Data contracts", exact=True).click()
        tab.locator(MENU).get_by_role("button", name=form, exact=True).click()
        expect(tab.locator(f"{MENU} [role=status]")).to_have_text(REFUSED)
        expect(tab.get_by_label("The link, to copy by hand")).to_be_focused()
        assert tab.evaluate("getSelection().toString()") == expected
        tab.keyboard.press("Escape")
    assert person.complaints == []


def test_buttons_come_again_with_instant_navigation(reader: Readers) -> None:
    tab = reader(viewport={"width": 1440, "height": 900}).open(MODULE)
    tab.evaluate("window.stayed = true")
    tab.locator(".hb-facts a", has_text="Testing and debugging").click()
    expect(
        tab.get_by_role("button", name="Copy link to Testing and debugging", exact=True)
    ).to_be_visible()
    expect(tab.get_by_role("button", name="Copy link to Data contracts")).to_have_count(0)
    assert tab.evaluate("window.stayed")
    tab.evaluate(
        """() => Object.defineProperty(navigator, "clipboard",
            { value: { writeText: async text => { window.pasted = text } } })"""
    )
    tab.get_by_role("button", name="Copy link to Testing and debugging", exact=True).click()
    tab.locator(MENU).get_by_role("button", name="Link", exact=True).click()
    expect(tab.locator(f"{MENU} [role=status]")).to_contain_text("is copied")
    assert tab.evaluate("window.pasted") == f"{SITE}m/testing-and-debugging/"


def test_without_script_headings_are_links_and_the_short_address_is_there(reader: Readers) -> None:
    tab = reader(java_script_enabled=False).open(MODULE)
    assert tab.locator(".hb-copy__button").count() == 0
    assert tab.locator("h2 > .headerlink").count() >= 8
    expect(tab.locator("a[data-short]")).to_have_attribute("href", "../../m/data-contracts/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_menu_open_on_a_phone(reader: Readers, scheme: str) -> None:
    person = reader(color_scheme=scheme, viewport={"width": 360, "height": 800})
    catching(person)
    tab = person.open(PHASE)
    tab.locator(".hb-task .hb-copy__button").first.click()
    tab.locator(MENU).get_by_role("button", name="Markdown").click()
    box = tab.locator(MENU).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_menu_opens_beside_its_button_and_the_page_stays(reader: Readers) -> None:
    tab = reader(viewport={"width": 1280, "height": 700}).open("onboarding/week-1/")
    button = tab.get_by_role("button", name="Copy link to For mentors", exact=True)
    button.scroll_into_view_if_needed()
    before = tab.evaluate("scrollY")
    assert before > 700
    button.click()
    expect(tab.locator(MENU)).to_be_in_viewport(ratio=1)
    assert tab.evaluate("scrollY") == before
