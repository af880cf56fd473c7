"""The reading list: chosen on module pages, kept in order, given away as one link."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from handbook.site import Site
from tests.built.conftest import Reader, in_browser, visit
from tests.built.test_accessibility import violations
from tests.built.test_links import catching

Readers = Callable[..., Reader]
PAGE = "my/reading-list/"
SITE = "https://fernhill-labs.github.io/handbook/"
STORE = "fernhill-labs/handbook"
FIRST, SECOND, THIRD = "numpy-and-pandas", "data-contracts", "data-pipeline-design"
MODULES = {
    "a": {"title": "A", "hours": 1, "needs": []},
    "b": {"title": "B [x]", "hours": 2.5, "needs": ["a"]},
    "c": {"title": "C", "hours": 0.25, "needs": ["b"]},
    "d": {"title": "D", "hours": 4, "needs": []},
    "x": {"title": "X", "hours": 1, "needs": ["y"]},
    "y": {"title": "Y", "hours": 1, "needs": ["x"]},
}

MOVES = {"module/old": ["module/d"], "module/both": ["module/a", "module/c"]}

CASES: list[tuple[str, Any, Any]] = [
    ("lib.inOrder(['c', 'd', 'a', 'b'], all)", None, ["d", "a", "b", "c"]),
    ("lib.inOrder(['c', 'd', 'a'], all)", None, ["d", "a", "c"]),
    ("lib.inOrder(['y', 'x', 'a'], all)", None, ["a", "y", "x"]),
    ("lib.inOrder([], all)", None, []),
    (
        "lib.withModules(['b', 'd'], ['a', 'b'], all)",
        None,
        {"list": ["d", "a", "b"], "added": 1, "known": 1, "beyond": 0},
    ),
    ("lib.moved(['a', 'b', 'c'], 'c', -1)", None, ["a", "c", "b"]),
    ("lib.moved(['a', 'b', 'c'], 'c', 1)", None, ["a", "b", "c"]),
    ("lib.moved(['a', 'b'], 'z', 1)", None, ["a", "b"]),
    ("lib.putBack(['a', 'c'], 'b', 1)", None, ["a", "b", "c"]),
    ("lib.putBack(['a', 'b'], 'b', 0)", None, ["a", "b"]),
    ("lib.summed(['a', 'b', 'c'], all)", None, "3 modules, about 3.75 h"),
    ("lib.summed(['d'], all)", None, "1 module, about 4 h"),
    ("lib.notes(['c', 'b'], 'c', all)", None, ["builds on what comes later here: B [x]"]),
    ("lib.notes(['c', 'b'], 'b', all)", None, ["also builds on: A"]),
    ("lib.listAsMarkdown([['B [x]', 'https://h/m/b/']])", None, "1. [B \\[x\\]](https://h/m/b/)\n"),
    (
        "lib.listAsHtml([['<b>', 'https://h/m/b/']])",
        None,
        '<ol>\n<li><a href="https://h/m/b/">&lt;b&gt;</a></li>\n</ol>\n',
    ),
]

NONE: dict[str, Any] = {"modules": [], "unknown": [], "refused": 0, "beyond": 0}
ADDRESSES: list[tuple[str, dict[str, Any]]] = [
    ("", NONE),
    ("a,b,a", NONE | {"modules": ["a", "b"]}),
    ("a,,b,", NONE | {"modules": ["a", "b"]}),
    ("old,a", NONE | {"modules": ["d", "a"]}),
    ("both", NONE | {"modules": ["a", "c"]}),
    ("nowhere,a", NONE | {"modules": ["a"], "unknown": ["nowhere"]}),
    ("__proto__,constructor,toString", NONE | {"unknown": ["constructor"], "refused": 2}),
    ("<script>alert(1)</script>,A,a b", NONE | {"refused": 3}),
    ("a" * 101, NONE | {"refused": 1}),
    ("a," * 100_000, NONE | {"modules": ["a"]}),
]


BOTH = 'const both = {...lib, ...await import(new URL("lib/list.js", script.src))}\n'
"""What is computed of a list, from the two files that it stands in."""


def test_lists_follow_the_rules(reader: Readers) -> None:
    tab = reader().open(PAGE)
    calls = ", ".join(call.replace("lib.", "both.") for call, _, _ in CASES)
    body = f"{BOTH} const all = new Map(Object.entries(value)); return [{calls}]"
    found = in_browser(tab, "reading", body, MODULES)
    assert found == [expected for _, _, expected in CASES]
    found = in_browser(
        tab,
        "reading",
        """const all = new Map(Object.entries(value.modules))
        return value.texts.map(text =>
            lib.fromAddress(text, all, value.moves))""",
        {"modules": MODULES, "moves": MOVES, "texts": [text for text, _ in ADDRESSES]},
    )
    assert found == [expected for _, expected in ADDRESSES]
    many = in_browser(
        tab,
        "reading",
        BOTH
        + """const ids = Array.from({ length: 150 }, (_, at) => `m-${at}`)
        const all = new Map(ids.map(id => [id, { needs: [], hours: 1, title: id }]))
        const found = lib.fromAddress(ids.join(","), all)
        return [found.modules.length, lib.complaint(found), both.withModules(ids.slice(0, 99),
            ["m-120", "m-121"], all).beyond]""",
    )
    assert many == [100, "A list holds 100 modules; 50 more are left out.", 1]


def kept(tab: Page) -> list[str]:
    """The list as the store has it."""
    found: list[str] = tab.evaluate(
        """async (name) => {
            const script = document.querySelector('script[src$="elements.js"]')
            const { Store } = await import(new URL("lib/store.js", script.src))
            return new Store(name).read().entries["list/reading"]?.modules ?? []
        }""",
        STORE,
    )
    return found


def titles(tab: Page) -> list[str]:
    return tab.locator("reading-list li .hb-module__title").all_inner_texts()


def with_list(reader: Readers, *ids: str, **options: Any) -> Reader:
    """A person whose browser already keeps a list."""
    person = reader(**options)
    tab = person.open(PAGE)
    tab.evaluate(
        """async ([name, modules]) => {
            const script = document.querySelector('script[src$="elements.js"]')
            const { Store } = await import(new URL("lib/store.js", script.src))
            new Store(name).change("list/reading", { modules })
        }""",
        [STORE, ids],
    )
    tab.close()
    return person


def status(tab: Page) -> Any:
    return tab.locator("reading-list > [role=status]")


def test_module_is_chosen_on_its_page_and_taken_off_again(reader: Readers, site: Site) -> None:
    person = reader()
    known = site.handbook.of("module")
    for key in (THIRD, FIRST, SECOND):
        tab = person.open(f"modules/{key}/")
        tab.get_by_role("button", name="Add to reading list").click()
        expect(tab.locator("reading-choice [role=status]")).to_contain_text("Added.")
    tab.locator("reading-choice a").click()
    expect(tab.locator("reading-list li")).to_have_count(3)
    assert titles(tab) == [known[key].title for key in (FIRST, SECOND, THIRD)]
    hours = sum(known[key].record.hours for key in (FIRST, SECOND, THIRD))
    expect(tab.locator(".hb-reading__sum")).to_have_text(
        f"Your list: 3 modules, about {hours:g} h."
    )
    other = person.open(f"modules/{SECOND}/")
    other.get_by_role("button", name="Remove from reading list").click()
    expect(other.get_by_role("button", name="Add to reading list")).to_be_visible()
    expect(tab.locator("reading-list li")).to_have_count(2)
    assert person.complaints == []
    assert person.outside == []


def test_module_is_moved_and_removed_by_keyboard_and_comes_back(
    reader: Readers, site: Site
) -> None:
    tab = with_list(reader, FIRST, SECOND, THIRD).open(PAGE)
    title = site.handbook.of("module")[SECOND].title
    down = tab.get_by_role("button", name=f"Down: {title}")
    down.focus()
    tab.keyboard.press("Enter")
    expect(status(tab)).to_have_text(f"{title} is now 3 of 3.")
    expect(down).to_be_focused()
    expect(down).to_have_attribute("aria-disabled", "true")
    tab.keyboard.press("Enter")
    assert kept(tab) == [FIRST, THIRD, SECOND]
    expect(tab.locator("reading-list li").nth(1)).to_contain_text(
        f"builds on what comes later here: {title}"
    )
    tab.get_by_role("button", name=f"Remove {title}").focus()
    tab.keyboard.press("Enter")
    expect(status(tab)).to_have_text(f"{title} is removed.")
    expect(tab.get_by_role("button", name="Undo")).to_be_focused()
    assert kept(tab) == [FIRST, THIRD]
    tab.keyboard.press("Enter")
    expect(status(tab)).to_have_text(f"{title} is back.")
    assert kept(tab) == [FIRST, THIRD, SECOND]
    tab.get_by_role("button", name="Order by what comes first").click()
    assert kept(tab) == [FIRST, SECOND, THIRD]


def test_link_shows_a_list_and_adds_it_only_when_asked(reader: Readers, site: Site) -> None:
    person = with_list(reader, FIRST, "sql-basics")
    tab = person.open(f"{PAGE}?m={SECOND},{FIRST},no-such-module,%3Cb%3E,{SECOND}")
    expect(tab.locator("reading-list li")).to_have_count(2)
    expect(tab.locator(".hb-reading__sum")).to_contain_text("The list of this link: 2 modules")
    expect(status(tab)).to_have_text(
        "Not in this handbook, so left out: no-such-module. "
        "1 of the names in the address could not be used."
    )
    assert kept(tab) == [FIRST, "sql-basics"]
    tab.get_by_role("button", name="Keep as my list").click()
    expect(status(tab)).to_have_text("1 added, 1 were on your list already.")
    assert kept(tab) == [FIRST, "sql-basics", SECOND]
    assert "m=" not in tab.url
    assert person.complaints == []


def test_link_can_be_left_without_a_change(reader: Readers) -> None:
    tab = with_list(reader, FIRST).open(f"{PAGE}?m={SECOND}")
    tab.get_by_role("button", name="Show my list").click()
    expect(tab.locator(".hb-reading__sum")).to_contain_text("Your list: 1 module")
    assert kept(tab) == [FIRST]


def test_list_is_copied_as_link_markdown_and_html(reader: Readers, site: Site) -> None:
    person = with_list(reader, FIRST, SECOND)
    catching(person)
    tab = person.open(PAGE)
    one, two = (site.handbook.of("module")[key].title for key in (FIRST, SECOND))
    tab.get_by_role("button", name="Copy link", exact=True).click()
    expect(status(tab)).to_have_text("The link is copied; it holds the list.")
    link = f"{SITE}{PAGE}?m={FIRST},{SECOND}"
    assert tab.evaluate("pasted") == {"text/plain": link}
    tab.get_by_role("button", name="Copy Markdown").click()
    expect(status(tab)).to_have_text("The list is copied as Markdown.")
    assert tab.evaluate("pasted") == {
        "text/plain": f"1. [{one}]({SITE}m/{FIRST}/)\n2. [{two}]({SITE}m/{SECOND}/)\n"
    }
    tab.get_by_role("button", name="Copy HTML").click()
    expect(status(tab)).to_have_text("The list is copied as HTML.")
    found = tab.evaluate("pasted")
    assert set(found) == {"text/plain", "text/html"}
    assert f'<li><a href="{SITE}m/{FIRST}/">{one}</a></li>' in found["text/html"]


def test_refused_clipboard_leaves_the_list_selected(reader: Readers) -> None:
    person = with_list(reader, FIRST)
    person.context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    tab = person.open(PAGE)
    tab.get_by_role("button", name="Copy link", exact=True).click()
    expect(status(tab)).to_contain_text("copy it by hand")
    field = tab.get_by_label("The list, to copy by hand")
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{SITE}{PAGE}?m={FIRST}")


@pytest.mark.parametrize(
    "text",
    ["__proto__", "<img src=x onerror=alert(1)>", "a" * 50_000, "[]", "%00,../../etc,javascript:1"],
)
def test_hostile_address_does_no_harm(reader: Readers, text: str) -> None:
    person = with_list(reader, FIRST)
    tab = person.open(PAGE)
    visit(tab, f"{person.address}{PAGE}?" + tab.evaluate("t => 'm=' + encodeURIComponent(t)", text))
    expect(status(tab)).to_contain_text("of the names in the address could not be used.")
    expect(tab.locator(".hb-reading__sum")).to_contain_text("Your list: 1 module")
    assert kept(tab) == [FIRST]
    assert person.complaints == []
    assert person.outside == []


def test_own_order_comes_back_after_sorting(reader: Readers) -> None:
    tab = with_list(
        reader, "testing-and-debugging", "git-and-review", "environments-and-packaging"
    ).open(PAGE)
    before = titles(tab)
    undo = tab.get_by_role("button", name="Undo")
    tab.get_by_role("button", name="Order by what comes first").click()
    expect(status(tab)).to_have_text("What a module needs comes before it now.")
    assert titles(tab) != before
    expect(undo).to_be_focused()
    tab.keyboard.press("Enter")
    expect(status(tab)).to_have_text("Your own order is back.")
    assert titles(tab) == before
    tab.get_by_role("button", name="Order by what comes first").click()
    tab.get_by_role("button", name="Order by what comes first").click()
    expect(status(tab)).to_have_text("What a module needs comes before it already.")


def test_module_that_left_the_handbook_is_told_and_leaves_with_the_next_change(
    reader: Readers,
) -> None:
    tab = with_list(reader, "all-of-it", FIRST).open(PAGE)
    told = tab.locator(".hb-reading__sum")
    expect(told).to_contain_text("Your list: 1 module")
    expect(told).to_contain_text("No longer in this handbook: ‘all-of-it’.")
    assert kept(tab) == ["all-of-it", FIRST]
    tab.get_by_role("button", name="Remove").click()
    expect(told).to_have_text("Your list is empty. Open a module and choose Add to reading list.")
    assert kept(tab) == []


def test_without_storage_the_list_lasts_as_long_as_the_page_and_says_so(reader: Readers) -> None:
    person = reader()
    person.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('denied', 'SecurityError'); } });"
    )
    tab = person.open(f"{PAGE}?m={FIRST}")
    tab.get_by_role("button", name="Keep as my list").click()
    expect(tab.locator("reading-list li")).to_have_count(1)
    expect(status(tab)).to_contain_text("1 added")
    expect(status(tab)).to_contain_text("This browser does not let the page remember anything.")


def test_without_script_the_page_leads_to_all_modules(reader: Readers) -> None:
    tab = reader(java_script_enabled=False).open(PAGE)
    expect(tab.locator("reading-list p")).to_be_visible()
    expect(tab.locator("reading-list a")).to_have_attribute("href", "../../modules/")


def test_list_on_paper_has_boxes_and_addresses(reader: Readers) -> None:
    tab = with_list(reader, FIRST, SECOND).open(PAGE)
    tab.emulate_media(media="print")
    link = tab.locator("reading-list li a").first
    shown = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert json.loads(shown) == f" ({SITE}m/{FIRST}/)"
    box = tab.locator("reading-list li .hb-module__title").first
    assert box.evaluate("e => getComputedStyle(e, '::before').borderTopStyle") == "solid"
    expect(tab.locator("reading-list .hb-tools").first).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(reader: Readers, scheme: str) -> None:
    phone = {"width": 360, "height": 800}
    person = with_list(reader, FIRST, SECOND, THIRD, color_scheme=scheme, viewport=phone)
    tab = person.open(PAGE)
    tab.get_by_role("button", name="Remove").first.click()
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab = person.open(f"{PAGE}?m={FIRST},nowhere")
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
