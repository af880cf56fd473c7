"""Levels and tracks side by side, and what to show for the next level."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from handbook import growth
from handbook.models import LadderLevel
from handbook.site import Site
from tests.built.conftest import Reader, again, in_browser, visit
from tests.built.test_accessibility import violations

PAGE = "ladders/compare/"
WORKSHEET = "evaluation/worksheet/"
Readers = Callable[..., Reader]

LEVELS = [
    {"id": "one", "title": "One", "track": "lower"},
    {"id": "two", "title": "Two", "track": "lower"},
    {"id": "other", "title": "Other", "track": "upper"},
]
MODEL = {
    "levels": LEVELS,
    "tracks": [{"id": "lower", "title": "Lower"}, {"id": "upper", "title": "Upper"}],
    "groups": [
        {
            "title": "Area",
            "rows": [
                {"subject": "Code", "cells": {"one": ["a"], "two": ["b"], "other": ["a"]}},
                {"subject": "Speed", "cells": {"one": ["c"]}},
                {"subject": "Modules", "list": True, "cells": {"one": ["m", "n"], "two": ["n"]}},
            ],
        },
        {"title": "Empty", "rows": [{"subject": "Nothing", "cells": {}}]},
    ],
    "moves": [],
}
"""A small model; in the browser each cell becomes a list of items."""

COMPARED = """
    const groups = value.model.groups.map(group => ({ ...group, rows: group.rows.map(row => ({
        ...row, cells: new Map(Object.entries(row.cells).map(([id, texts]) =>
            [id, texts.map(text => ({ key: text, text }))])) })) }))
    const model = { ...value.model, groups }
    const sides = lib.sidesOf(model)
    return value.pairs.map(pair => {
        const [here, there] = pair.map(id => sides.find(each => each.id === id))
        const found = lib.sideBySide(model, here, there)
        const told = items => items.map(({ level, text }) => level ? `${level}: ${text}` : text)
        return [lib.inWords(found, here, there), found.flatMap(({ rows }) => rows.map(row =>
            [row.subject, row.mark, told(row.here), told(row.there)]))]
    })"""


@pytest.fixture(scope="module")
def person(chromium: Browser, address: str) -> Iterator[Reader]:
    """One person for the tests that need nothing special of their browser."""
    context = chromium.new_context()
    made = Reader(context, address, [], [])
    made.open(PAGE)
    yield made
    context.close()


@pytest.fixture
def tab(person: Reader) -> Page:
    """The comparison in a browser that keeps nothing yet."""
    person.complaints.clear()
    tab = person.context.pages[0]
    tab.evaluate("localStorage.clear()")
    return at(tab, person.address + PAGE)


@pytest.fixture
def levels(site: Site) -> dict[str, LadderLevel]:
    return {key: entry.record for key, entry in site.handbook.of("level").items()}


def at(tab: Page, address: str) -> Page:
    """A tab at an address of the comparison, with both tools up."""
    visit(tab, address)
    tab.get_by_role("button", name="Copy link", exact=True).wait_for()
    tab.get_by_label("The level you aim for").wait_for()
    return tab


def status(tab: Page, tool: str = "ladder-compare") -> Locator:
    return tab.locator(f"{tool} > [role=status]")


def choose(tab: Page, left: str, right: str) -> None:
    tab.get_by_label("Left").select_option(left)
    tab.get_by_label("Right").select_option(right)


def rows(tab: Page, mark: str) -> list[str]:
    return tab.locator(f"ladder-compare tr[data-mark={mark}] > th").all_inner_texts()


def test_differences_are_found_line_by_line_and_in_lists(tab: Page) -> None:
    pairs = [["one", "two"], ["one", "other"], ["track.lower", "other"], ["two", "two"]]
    found = in_browser(tab, "compare", COMPARED, {"model": MODEL, "pairs": pairs})
    assert found == [
        [
            "One beside Two: 1 changed, 1 the same, 2 only under One, 0 only under Two.",
            [
                ["Code", "changed", ["a"], ["b"]],
                ["Speed", "only", ["c"], []],
                ["Modules", "both", ["n"], ["n"]],
                ["Modules", "only", ["m"], []],
            ],
        ],
        [
            "One beside Other: 0 changed, 1 the same, 3 only under One, 0 only under Other.",
            [
                ["Code", "same", ["a"], ["a"]],
                ["Speed", "only", ["c"], []],
                ["Modules", "only", ["m", "n"], []],
            ],
        ],
        [
            "Lower beside Other: 1 changed, 0 the same, 3 only under Lower, 0 only under Other.",
            [
                ["Code", "changed", ["One: a", "Two: b"], ["a"]],
                ["Speed", "only", ["One: c"], []],
                ["Modules", "only", ["m", "n"], []],
            ],
        ],
        [
            "Two stands on both sides. Choose another.",
            [["Code", "same", ["b"], ["b"]], ["Modules", "both", ["n"], ["n"]]],
        ],
    ]


NAMES: list[tuple[str, list[str] | None, bool]] = [
    ("", None, False),
    ("one_two", ["one", "two"], False),
    ("track.lower_other", ["track.lower", "other"], False),
    ("one", None, True),
    ("one_two_other", None, True),
    ("one_three", None, True),
    ("__proto__", None, True),
    ("constructor_toString", None, True),
    ("<script>alert(1)</script>_one", None, True),
    ("one_two" + "_one" * 9999, None, True),
]


def test_address_names_two_sides_or_is_refused(tab: Page) -> None:
    found = in_browser(
        tab,
        "compare",
        """const sides = lib.sidesOf(value.model)
        return value.texts.map(text => {
            const { chosen, refused } = lib.fromAddress(text, sides)
            return [text, chosen?.map(({ id }) => id) ?? null, refused]
        })""",
        {"model": MODEL, "texts": [text for text, _, _ in NAMES]},
    )
    assert [tuple(each) for each in found] == NAMES


def test_areas_come_in_the_order_of_the_ratings(tab: Page) -> None:
    areas = [{"id": key, "title": key.upper()} for key in "abcd"]
    kept: list[dict[str, Any]] = [
        {},
        {"area/b": {"value": 2}, "area/c": {"value": 3}, "area/d": {"value": 1}},
        {f"area/{key}": {"value": value} for key, value in zip("abcd", (5, 3, 4, 3), strict=True)},
        {"area/a": {"value": 9}, "area/b": {"value": "1"}, "target/main": {"level": "__proto__"}},
    ]
    found = in_browser(
        tab,
        "next",
        """return value.kept.map(entries => {
            const ratings = lib.ratingsFrom(value.areas, entries)
            const order = lib.inOrder(value.areas, ratings).map(({ id }) => id).join("")
            return [order, lib.inWords(value.areas, ratings), lib.targetFrom(value.areas, entries)]
        })""",
        {"areas": areas, "kept": kept},
    )
    none = (
        "No rating of the evaluation worksheet is kept in this browser yet, so the areas stand in "
        "their usual order."
    )
    assert found == [
        ["abcd", none, ""],
        [
            "dbac",
            "Rated below the level, so their lines come first: D, B. "
            "1 of 4 areas is not rated yet.",
            "",
        ],
        ["bdca", "No area is rated below the level.", ""],
        ["abcd", none, ""],
    ]


def test_two_levels_stand_side_by_side_and_last_in_the_address(
    tab: Page, person: Reader, levels: dict[str, LadderLevel]
) -> None:
    choose(tab, "ML Engineer II", "Tech Lead")
    left, right = levels["ml-engineer-2"], levels["tech-lead"]
    for area in left.expectations:
        for text in (*left.expectations[area], *right.expectations[area]):
            expect(tab.locator("ladder-compare").get_by_text(text, exact=True)).to_be_visible()
    assert len(rows(tab, "changed")) == 16
    assert status(tab).inner_text().startswith("ML Engineer II beside Tech Lead: 16 changed, 0 the")
    expect(tab.locator("ladder-compare li[data-leaves]")).to_have_count(1)
    assert tab.url.endswith("?compare=ml-engineer-2_tech-lead")
    again(tab)
    expect(tab.get_by_label("Right")).to_have_value("tech-lead")
    tab.get_by_role("button", name="Swap sides").press("Enter")
    expect(tab.get_by_label("Left")).to_have_value("tech-lead")
    assert tab.url.endswith("?compare=tech-lead_ml-engineer-2")
    assert person.complaints == []


def test_whole_tracks_show_each_level_and_the_ways_between(tab: Page, site: Site) -> None:
    choose(tab, "Individual track", "Hybrid track")
    cell = tab.locator("ladder-compare tr[data-mark=changed]").first.locator("td").first
    titles = [each.title for each in growth.ladder_entries(site.handbook)[0].record.levels]
    assert [each.rstrip(": ") for each in cell.locator("b").all_inner_texts()] == titles
    assert any(each.startswith("Modules") for each in rows(tab, "both"))
    moves = tab.locator("ladder-compare li[data-leaves]").all_inner_texts()
    assert "ML Engineer II → Tech Lead:" in moves[0]
    assert len(moves) == 5


@pytest.mark.parametrize("text", ["nothing", "<img src=x onerror=alert(1)>_x", "a_b" * 5000])
def test_address_that_names_nothing_is_told_and_does_no_harm(
    tab: Page, person: Reader, text: str
) -> None:
    at(tab, person.address + PAGE + tab.evaluate("t => '?compare=' + encodeURIComponent(t)", text))
    told = status(tab).inner_text()
    assert told.startswith(
        "The address names nothing that can be compared. ML Engineer I beside ML Engineer II: "
    )
    assert person.complaints == []


def test_link_is_copied_with_the_choice(reader: Readers) -> None:
    person = reader(permissions=["clipboard-read", "clipboard-write"])
    person.context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: text =>"
        " { window.copied = text; return window.refuse ? Promise.reject() : Promise.resolve() }}})"
    )
    tab = person.open(PAGE)
    choose(tab, "Staff Engineer", "Senior IC")
    tab.get_by_role("button", name="Copy link", exact=True).click()
    expect(status(tab)).to_have_text("The link is copied; it holds the two you compare.")
    assert tab.evaluate("copied") == tab.url
    assert tab.url.endswith("?compare=staff-engineer_senior-ic")
    tab.evaluate("window.refuse = true")
    tab.get_by_role("button", name="Copy link", exact=True).click()
    expect(status(tab)).to_have_text(
        "The browser does not allow copying. The address holds the two you compare."
    )
    assert person.outside == []


def test_handout_leaves_the_rest_of_the_page_out(tab: Page) -> None:
    tab.evaluate("window.print = () => { window.printed = document.documentElement.outerHTML }")
    tab.locator("ladder-compare").get_by_role("button", name="Print handout").click()
    assert 'data-handout="compare"' in tab.evaluate("printed")
    tab.emulate_media(media="print")
    expect(tab.locator("table[data-ladder]").first).to_be_hidden()
    expect(tab.locator("ladder-next")).to_be_hidden()
    expect(tab.locator("ladder-compare table")).to_be_visible()
    expect(tab.get_by_role("button", name="Copy link", exact=True)).to_be_hidden()
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(tab.locator("table[data-ladder]").first).to_be_visible()
    tab.emulate_media(media="screen")


def test_next_level_begins_with_what_was_rated_below(
    tab: Page, person: Reader, levels: dict[str, LadderLevel]
) -> None:
    expect(status(tab, "ladder-next")).to_have_text(
        "No rating of the evaluation worksheet is kept in this browser yet, so the areas stand in "
        "their usual order. Choose the level you aim for, and its lines appear."
    )
    expect(tab.locator("ladder-next > p").filter(has=tab.locator("[data-worksheet]"))).to_have_text(
        "Rate yourself, or change a rating, on the evaluation worksheet. Only its ratings count "
        "here: the self-assessment rates dimensions and skills, not these areas."
    )
    link = tab.locator("ladder-next").get_by_role("link", name="evaluation worksheet")
    tab.get_by_label("The level you aim for").select_option("ML Engineer III")
    link.click()
    tab.get_by_role("button", name="Start again").wait_for()
    for at_area, rating in enumerate((4, 3, 2)):
        tab.locator("fieldset").nth(at_area).get_by_role("radio").nth(rating - 1).check()
    at(tab, person.address + PAGE)
    expect(status(tab, "ladder-next")).to_have_text(
        "Rated below the level, so their lines come first: Collaboration and communication. "
        "1 of 4 areas is not rated yet."
    )
    expect(tab.get_by_label("The level you aim for")).to_have_value("ml-engineer-3")
    parts = tab.locator("ladder-next .hb-box__part").all_inner_texts()
    assert parts[:4] == [
        "Collaboration and communication: rated 2 of 5, below the level",
        "Business impact: not rated yet",
        "Systems thinking: rated 3 of 5, at the level",
        "Technical performance: rated 4 of 5, above it",
    ]
    first = tab.locator("ladder-next ul").first.locator("li").all_inner_texts()
    lines = levels["ml-engineer-3"].expectations["collaboration"]
    assert [each.partition(": ")[2] for each in first] == list(lines)
    modules = tab.locator("ladder-next").get_by_role("link", name="Mentoring", exact=True)
    expect(modules).to_have_attribute("href", re.compile(r"/modules/mentoring/$"))
    assert person.complaints == []


def test_without_script_every_line_of_every_level_is_there(
    reader: Readers, levels: dict[str, LadderLevel]
) -> None:
    tab = reader(java_script_enabled=False).open(PAGE)
    for key, level in levels.items():
        shown = tab.locator(f"td[data-level={key}] [data-item]").all_inner_texts()
        lines = [text for texts in level.expectations.values() for text in texts]
        assert set(shown) >= {level.scope, level.differs, *lines, *level.evidence}
    expect(tab.get_by_text("Choosing two needs a script")).to_be_visible()
    assert tab.locator("ladder-compare select, ladder-next select").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(reader: Readers, scheme: str) -> None:
    person = reader(color_scheme=scheme, viewport={"width": 360, "height": 800})
    tab = person.open(PAGE + "?compare=track.individual_track.hybrid")
    tab.get_by_label("The level you aim for").select_option("VP Engineering")
    # The rest of the page is looked at in test_accessibility.py.
    assert violations(tab, {"include": [["ladder-compare"], ["ladder-next"]]}) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert person.outside == []
