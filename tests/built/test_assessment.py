"""The self-assessment: its rules by tables of cases, and the page as a person uses it."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from handbook import assessment
from handbook.site import Site
from tests.built.conftest import QUICKEST, Reader, again, in_browser, visit
from tests.built.test_accessibility import COLOURS, PHONE, SMALL, in_scheme, violations

PAGE = "my/assessment/"
TODAY = "2026-11-21"
KNOWN = ["dimension/coding", "dimension/communication", "skill/python", "skill/sql"]
Readers = Callable[..., Reader]


@pytest.fixture(scope="module")
def lib(chromium: Browser, address: str) -> Iterator[Page]:
    """One page on which modules are imported and nothing is pressed."""
    context = chromium.new_context()
    tab = context.new_page()
    visit(tab, address + PAGE)
    yield tab
    context.close()


MODULES: list[dict[str, Any]] = [
    {"id": "a", "hours": 2, "needs": [], "skills": {"x": 2}},
    {"id": "b", "hours": 3, "needs": ["a"], "skills": {"x": 3, "y": 1}},
    {"id": "c", "hours": 5, "needs": [], "skills": {"x": 3}},
    {"id": "d", "hours": 4, "needs": ["b", "gone"], "skills": {"y": 4}},
    {"id": "e", "hours": 4, "needs": [], "skills": {"z": 2}},
    {"id": "f", "hours": 4, "needs": [], "skills": {"z": 2}},
    {"id": "g", "hours": 1, "needs": ["h"], "skills": {"w": 1}},
    {"id": "h", "hours": 1, "needs": ["g"], "skills": {"w": 1}},
    {"id": "i", "hours": 1, "needs": [], "skills": {}},
    {"id": "j", "hours": 1, "needs": [], "skills": {"v": 2}},
    {"id": "k", "hours": 2, "needs": [], "skills": {"v": 1}},
]
DIMENSIONS = {
    "deep": ["e", "d", "a"],
    "wide": ["f", "e", "a", "i", "nowhere"],
    "late": ["j", "k"],
    "turned": ["k", "j"],
    "none": [],
}


LISTS: list[tuple[str, dict[str, int], dict[str, int], list[str], str, str]] = [
    ("nothing missing", {"skill/x": 3}, {"skill/x": 3}, [], "", ""),
    ("more than asked", {"skill/x": 5}, {"skill/x": 3}, [], "", ""),
    ("not rated", {}, {"skill/x": 3}, [], "", ""),
    ("equal hours: its own decide", {"skill/x": 1}, {"skill/x": 3}, [], "a>b b:x3", ""),
    ("needs are held", {"skill/x": 2}, {"skill/x": 3}, [], "b:x3", ""),
    ("needs are done", {"skill/x": 1}, {"skill/x": 3}, ["a"], "b:x3", ""),
    ("the module itself is done", {"skill/x": 1}, {"skill/x": 3}, ["a", "b"], "c:x3", ""),
    ("all are done", {"skill/x": 1}, {"skill/x": 3}, ["a", "b", "c"], "", "x3"),
    ("beyond all modules", {"skill/x": 2}, {"skill/x": 5}, [], "b:x3", "x5"),
    ("through others", {"skill/y": 1}, {"skill/y": 4}, [], "a>d b>d d:y4", ""),
    (
        "one for two",
        {"skill/x": 1, "skill/y": 1},
        {"skill/x": 3, "skill/y": 4},
        [],
        "a>b b:x3 d:y4",
        "",
    ),
    ("ties by id", {"skill/z": 1}, {"skill/z": 2}, [], "e:z2", ""),
    ("a circle ends", {"skill/w": 0}, {"skill/w": 1}, [], "g:w1 h>g", ""),
    ("unknown skill", {"skill/q": 1}, {"skill/q": 2}, [], "", "q2"),
    ("a step each", {"dimension/wide": 0}, {"dimension/wide": 2}, [], "a:wide1 e:wide2", ""),
    ("unknown dimension", {"dimension/q": 1}, {"dimension/q": 2}, [], "", "q2"),
    ("no modules", {"dimension/none": 1}, {"dimension/none": 2}, [], "", "none2"),
    (
        "steps rise with reach",
        {"dimension/deep": 1},
        {"dimension/deep": 5},
        [],
        "a:deep2 b>d d:deep3",
        "deep5",
    ),
    (
        "a lower step first, though its module is longer",
        {"dimension/late": 0},
        {"dimension/late": 2},
        [],
        "k:late1 j:late2",
        "",
    ),
    (
        "the same order in two dimensions",
        {"dimension/late": 0, "dimension/turned": 0},
        {"dimension/late": 2, "dimension/turned": 2},
        [],
        "k:late1,turned1 j:late2,turned2",
        "",
    ),
    (
        "a module serves both dimensions",
        {"dimension/wide": 1, "dimension/deep": 1},
        {"dimension/wide": 2, "dimension/deep": 2},
        [],
        "a:wide2,deep2",
        "",
    ),
    ("__proto__", {"skill/__proto__": 1}, {"skill/__proto__": 3}, [], "", "__proto__3"),
]

READ = """return value.cases.map(({own, target, done}) => lib.readingList({
    own: new Map(Object.entries(own)), target: new Map(Object.entries(target)),
    modules: value.modules, dimensions: new Map(Object.entries(value.dimensions)),
    done: new Set(done),
}))"""


def in_short(found: dict[str, Any]) -> tuple[str, str]:
    def step(raised: dict[str, Any]) -> str:
        return f"{raised['key'].split('/')[1]}{raised['step']}"

    listed = [
        f"{each['id']}:{','.join(map(step, each['raises']))}"
        if each["raises"]
        else f"{each['id']}>{each['leads']}"
        for each in found["modules"]
    ]
    return " ".join(listed), " ".join(map(step, found["open"]))


def test_reading_list_is_short_and_in_order(lib: Page) -> None:
    cases = [{"own": own, "target": to, "done": done} for _, own, to, done, *_ in LISTS]
    found = in_browser(
        lib, "gaps", READ, {"cases": cases, "modules": MODULES, "dimensions": DIMENSIONS}
    )
    told = {name: in_short(each) for (name, *_), each in zip(LISTS, found, strict=True)}
    assert told == {name: (listed, left) for name, *_, listed, left in LISTS}
    hours = {each["id"]: each["hours"] for each in MODULES}
    for each in found:
        assert each["hours"] == sum(hours[module["id"]] for module in each["modules"])


def catalogue(site: Site) -> dict[str, Any]:
    """Modules and dimensions of the handbook as the script knows them."""
    modules = [
        {
            "id": key,
            "hours": entry.record.hours,
            "needs": list(entry.record.prerequisites),
            "skills": entry.record.skills,
        }
        for key, entry in site.handbook.of("module").items()
    ]
    dimensions = {
        key: list(entry.record.modules) for key, entry in site.handbook.of("dimension").items()
    }
    return {"modules": modules, "dimensions": dimensions}


def closure(needs: dict[str, list[str]]) -> dict[str, set[str]]:
    """What every module needs, through others too."""
    found: dict[str, set[str]] = {}

    def of(key: str) -> set[str]:
        if key not in found:
            found[key] = set()
            found[key] = {each for need in needs.get(key, ()) for each in {need, *of(need)}}
        return found[key]

    return {key: of(key) for key in needs}


def test_list_for_every_level_and_role_has_needs_first_and_says_what_is_left(
    lib: Page, site: Site
) -> None:
    known = catalogue(site)
    needs = {each["id"]: each["needs"] for each in known["modules"]}
    targets = [each.ratings for each in assessment.targets(site.handbook)]
    cases: list[dict[str, Any]] = [
        {"own": dict.fromkeys(to, own), "target": to, "done": done}
        for to in targets
        for own in (1, 2, 3)
        for done in ([], ["ml-pipelines", "git-and-review"])
    ]
    for case, found in zip(
        cases, in_browser(lib, "gaps", READ, {"cases": cases, **known}), strict=True
    ):
        ids = [each["id"] for each in found["modules"]]
        assert len(ids) == len(set(ids))
        assert not set(ids) & set(case["done"])
        for at, key in enumerate(ids):
            assert not set(ids[at:]) & set(needs[key])
        for each in found["modules"]:
            assert each["raises"] or each["leads"] in ids
        through = closure(needs)
        for at, later in enumerate(found["modules"]):
            for earlier in found["modules"][:at]:
                turned = [
                    one["key"]
                    for one in earlier["raises"]
                    for other in later["raises"]
                    if one["key"] == other["key"] and one["step"] > other["step"]
                ]
                assert not turned or earlier["id"] in through[later["id"]], turned
        steps = [(r["key"], r["step"]) for each in found["modules"] for r in each["raises"]]
        assert not set(steps) & {(each["key"], each["step"]) for each in found["open"]}
        assert len(steps) == len(set(steps))
        wanted = {key for key, step in case["target"].items() if step > case["own"][key]}
        assert wanted == {key for key, _ in steps} | {each["key"] for each in found["open"]}


def test_thousand_modules_take_less_than_an_interaction(lib: Page, site: Site) -> None:
    known = catalogue(site)
    many = [
        each | {"id": f"{each['id']}-{copy}", "needs": [f"{need}-{copy}" for need in each["needs"]]}
        for copy in range(14)
        for each in known["modules"]
    ]
    dimensions = {
        key: [f"{each}-{copy}" for copy in range(14) for each in modules]
        for key, modules in known["dimensions"].items()
    }
    keys = [f"{kind}/{key}" for kind in ("dimension", "skill") for key in site.handbook.of(kind)]
    case = {"own": dict.fromkeys(keys, 1), "target": dict.fromkeys(keys, 4), "done": []}
    assert len(many) >= 1000
    taken = in_browser(
        lib,
        "gaps",
        QUICKEST + f"return quickest(50, () => {{ {READ} }})",
        {"cases": [case], "modules": many, "dimensions": dimensions},
    )
    assert taken < 50


RADAR = """const frame = {x: 100, y: 100, radius: 50}
return {
    can: [2, 3, 7, 50, 51, 3.5, NaN].map(lib.canDraw),
    up: lib.place(frame, 7, 0, 5),
    right: lib.place(frame, 4, 1, 5),
    down: lib.place(frame, 4, 2, 1),
    rings: lib.rings(frame, 4).length,
    closed: lib.outline(frame, [5, 5, 5, 5]),
    broken: lib.outline(frame, [5, undefined, 5, 5]),
    alone: lib.outline(frame, [5, undefined, undefined]),
    none: lib.outline(frame, [undefined, undefined, undefined]),
    dots: lib.dots(frame, [undefined, 5, undefined, 1]),
    labels: [0, 1, 2, 3].map(at => lib.label(frame, 4, at, 10)),
    fifty: lib.rings(frame, 50).every(path => !path.includes("NaN")),
}"""


def test_radar_has_its_points_where_they_belong(lib: Page) -> None:
    assert in_browser(lib, "radar", RADAR) == {
        "can": [False, True, True, True, False, False, False],
        "up": [100, 50],
        "right": [150, 100],
        "down": [100, 110],
        "rings": 5,
        "closed": "M100 50L150 100L100 150L50 100Z",
        "broken": "M100 150L50 100M50 100L100 50",
        "alone": "",
        "none": "",
        "dots": [{"at": 1, "point": [150, 100]}, {"at": 3, "point": [90, 100]}],
        "labels": [
            {"x": 100, "y": 40, "anchor": "middle"},
            {"x": 160, "y": 100, "anchor": "start"},
            {"x": 100, "y": 160, "anchor": "middle"},
            {"x": 40, "y": 100, "anchor": "end"},
        ],
        "fifty": True,
    }


TEXTS: list[tuple[str, dict[str, int], int]] = [
    ("", {}, 0),
    ("d.coding.3_s.python.5", {"dimension/coding": 3, "skill/python": 5}, 0),
    ("d.coding.3_d.coding.4", {"dimension/coding": 3}, 1),
    ("d.coding.6_d.coding.0_d.coding._d.coding.3.5", {}, 4),
    ("d.juggling.3_x.coding.3_dcoding3", {}, 3),
    ("s.coding.3", {}, 1),
    ("d.__proto__.3_s.constructor.2", {}, 6),
    ("<script>alert(1)</script>", {}, 1),
    ("d.coding.3_" * 5000, {}, 1),
]

FILES: list[tuple[str, Any]] = [
    ("", None),
    ("{", None),
    ("null", None),
    ("[]", None),
    ('{"kind": "handbook assessment"}', None),
    ('{"kind": "handbook assessment", "version": 2, "ratings": {}}', None),
    ('{"kind": "handbook assessment", "version": 1, "ratings": [3]}', [{}, 1, ""]),
    ('{"kind": "handbook assessment", "version": 1, "ratings": null}', [{}, 0, ""]),
    ('{"handbook": "a/b", "version": 2, "entries": {}}', None),
    ('{"version": 2, "entries": [{"value": 2}]}', None),
    (
        '{"kind": "handbook assessment", "version": 1, "day": 5, "ratings": {"skill/sql": 2}}',
        [{"skill/sql": 2}, 0, ""],
    ),
    (
        '{"kind": "handbook assessment", "version": 1, "day": "2026-11-21", "ratings": '
        '{"dimension/coding": 3, "skill/sql": "2", "skill/python": 2.5, "__proto__": 3, '
        '"dimension/communication": [[[[3]]]], "x": 1}}',
        [{"dimension/coding": 3}, 5, "2026-11-21"],
    ),
    ("[" * 50_000, None),
    (" " * 5_000_001 + '{"kind": "handbook assessment", "version": 1, "ratings": {}}', None),
]


EXPORTS: list[tuple[str, Any]] = [
    ("", None),
    ("[]", None),
    ("null", None),
    ('{"kind": "handbook assessment", "version": 1, "ratings": {"skill/sql": 2}}', None),
    ('{"version": 2, "entries": {}}', [{}, 0, ""]),
    ('{"version": 2, "entries": [{"value": 2}]}', None),
    (
        '{"version": 2, "entries": {"skill/sql": {"at": 1, "value": 2}, "task/a": {"value": 3}, '
        '"dimension/coding": {"at": 1, "value": "3"}, "skill/python": 5, '
        '"dimension/gone": {"at": 1, "value": 3}}}',
        [{"skill/sql": 2}, 1, ""],
    ),
]


def test_whole_export_gives_its_ratings_alone(lib: Page) -> None:
    found = in_browser(
        lib,
        "ratings",
        """const today = (key) => value.known.find((each) => each === key)
        return value.texts.map((text) => lib.fromExport(text, today)).map((found) =>
            found && [Object.fromEntries(found.ratings), found.refused, found.day])""",
        {"known": KNOWN, "texts": [text for text, _ in EXPORTS]},
    )
    assert found == [expected for _, expected in EXPORTS]


def test_address_and_file_are_taken_apart_with_suspicion(lib: Page) -> None:
    found = in_browser(
        lib,
        "share",
        """const known = key => value.known.find(each => each === key)
        const day = f => "day" in f ? [f.day] : []
        const shown = f => f && [Object.fromEntries(f.ratings), f.refused, ...day(f)]
        return {
            texts: value.texts.map(text => shown(lib.fromText(text, known))),
            files: value.files.map(text => shown(lib.fromFile(text, known))),
        }""",
        {
            "known": KNOWN,
            "texts": [text for text, *_ in TEXTS],
            "files": [text for text, _ in FILES],
        },
    )
    assert found["texts"] == [[ratings, refused] for _, ratings, refused in TEXTS]
    assert found["files"] == [made for _, made in FILES]


def test_what_is_shared_comes_back_and_holds_nothing_else(lib: Page) -> None:
    found = in_browser(
        lib,
        "share",
        """const known = key => value.find(each => each === key)
        const own = new Map(value.map((key, at) => [key, at + 1]))
        const file = lib.asFile(own, "2026-11-21")
        const back = [lib.fromText(lib.asText(own), known), lib.fromFile(file, known)]
        return {
            text: lib.asText(own),
            file: JSON.parse(file),
            same: back.map(each => JSON.stringify([...each.ratings]) === JSON.stringify([...own])),
            stays: new URL("?a=" + lib.asText(own), "https://a.example/").searchParams.get("a"),
        }""",
        KNOWN,
    )
    text = "d.coding.1_d.communication.2_s.python.3_s.sql.4"
    assert found == {
        "text": text,
        "stays": text,
        "same": [True, True],
        "file": {
            "kind": "handbook assessment",
            "version": 1,
            "day": TODAY,
            "ratings": {key: at for at, key in enumerate(KNOWN, 1)},
        },
    }


NONE = "The link holds no rating that this handbook knows."

TOLD = [
    ("target", 3, 3, "reached"),
    ("target", 5, 3, "reached"),
    ("target", 1, 3, "2 to go"),
    ("target", None, 3, "not rated by you"),
    ("target", 3, None, "–"),
    ("snapshot", 3, 2, "+1"),
    ("snapshot", 1, 3, "−2"),
    ("snapshot", 3, 3, "the same"),
    ("mentor", 3, 4, "1"),
    ("mentor", 4, 2, "2: talk about it"),
    ("mentor", 2, 2, "the same"),
    ("other", 2, 4, "−2"),
]


def test_differences_are_told_in_words(lib: Page) -> None:
    found = in_browser(
        lib,
        "ratings",
        """const entries = {
            "snapshot/2026-11-21-10": {day: "2026-11-21", ratings: {"dimension/a": 3}},
            "snapshot/2026-11-21": {day: "2026-11-21", title: "Before", ratings: {}},
            "snapshot/2026-11-21-2": {day: "2026-11-21", ratings: {}},
            "snapshot/z": {day: "2025-01-01", ratings: {}},
            "snapshot/2026-11-22": {at: 5},
            "snapshot/no-day": {ratings: {"dimension/a": 3}},
            "dimension/a": {value: 3}, "dimension/b": {value: 9}, "skill/c": {at: 1},
            "area/d": {value: 3}, "skill/e": {value: 1, note: "x"},
        }
        const own = lib.ratingsOf(entries)
        const given = each => each ?? undefined
        return {
            told: value.told.map(([side, ...both]) => lib.told(side, ...both.map(given))),
            changed: [[1, 3], [3, 3], [, 3], [3], [3, 1]].map(both => lib.changed(...both)),
            snapshots: lib.snapshotsOf(entries, key => key).map(each => each.key),
            keys: value.days.map(day => lib.snapshotKey(entries, day)),
            ratings: [...own],
            ordered: [...lib.inOrder(own, ["skill/e", "dimension/a", "x"]).keys()],
        }""",
        {
            "told": [[side, own, other] for side, own, other, _ in TOLD],
            "days": ["2026-11-20", "2026-11-21", "2026-11-22"],
        },
    )
    assert found == {
        "told": [words for *_, words in TOLD],
        "changed": ["3 (+2)", "3", "3", "–", "1 (−2)"],
        "snapshots": [
            "snapshot/z",
            "snapshot/2026-11-21",
            "snapshot/2026-11-21-2",
            "snapshot/2026-11-21-10",
        ],
        "keys": ["snapshot/2026-11-20", "snapshot/2026-11-21-3", "snapshot/2026-11-22"],
        "ratings": [["dimension/a", 3], ["skill/e", 1]],
        "ordered": ["skill/e", "dimension/a"],
    }


CLIPBOARD = """Object.defineProperty(navigator, "clipboard", {
    value: { writeText: async (text) => { window.copied = text } } })"""


@pytest.fixture(scope="module")
def person(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    """One reader for all tests of the page; each test begins with nothing remembered."""
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.clock.set_fixed_time(f"{TODAY}T12:00:00")
    context.add_init_script(CLIPBOARD)
    yield context
    context.close()


@pytest.fixture
def tab(person: BrowserContext) -> Iterator[Page]:
    """The page of a reader who rates for the first time; nothing may go wrong on it."""
    page, complaints = person.new_page(), list[str]()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    visit(page, PAGE)
    page.evaluate("localStorage.clear()")
    go(page)
    yield page
    page.close()
    assert complaints == []


def go(tab: Page, query: str = "") -> None:
    visit(tab, PAGE + query)
    expect(says(tab, "rating")).to_contain_text("rated")


def rate(tab: Page, key: str, value: int | str) -> None:
    tab.check(f"input[name='{key}'][value='{value}']")


def says(tab: Page, part: str) -> Locator:
    return tab.locator(f"[data-says={part}]")


def rows(tab: Page, part: str) -> list[list[str]]:
    lines = tab.locator(f"[data-part={part}] tbody tr").all()
    return [[text.strip() for text in each.locator("td").all_inner_texts()] for each in lines]


def kept(tab: Page) -> dict[str, Any]:
    """What the store of the page holds."""
    found = tab.evaluate(
        """async () => {
            const script = document.querySelector('script[src$="elements.js"]')
            const { Store } = await import(new URL("lib/store.js", script.src))
            const name = document.querySelector("self-assessment").getAttribute("store")
            return new Store(name).read().entries
        }"""
    )
    return {key: {k: v for k, v in each.items() if k != "at"} for key, each in found.items()}


def test_without_script_the_form_and_the_expectations_are_complete(
    reader: Readers, site: Site
) -> None:
    tab = reader(java_script_enabled=False).open(PAGE)
    dimensions = site.handbook.of("dimension")
    for key, entry in dimensions.items():
        box = tab.locator(f"fieldset[data-key='dimension/{key}']")
        shown = box.locator(".hb-rate__step span").all_inner_texts()
        assert shown == [" ".join(each.split()) for each in entry.record.levels] + ["Not rated"]
    expect(tab.locator("[data-part=tools]")).to_be_hidden()
    table = tab.locator("table:not([hidden]):visible")
    asked = [each for each in assessment.targets(site.handbook) if each.dimensions]
    assert len(asked) == 14
    assert table.locator("tbody tr").count() == len(asked)
    for each in asked:
        line = table.locator("tr", has=tab.get_by_role("link", name=each.entry.title, exact=True))
        steps = [str(each.dimensions[key]) for key in dimensions]
        assert line.locator("td").all_inner_texts()[1:] == steps


def test_rating_by_mouse_and_by_keyboard_lasts(tab: Page) -> None:
    expect(says(tab, "rating")).to_have_text("0 of 7 dimensions rated. Kept in this browser.")
    note = tab.locator("fieldset[data-key='dimension/coding'] [data-note] input")
    expect(note).to_be_hidden()
    tab.get_by_role("group", name="Coding").get_by_text("Delivers a change").click()
    note.fill("Invoice parser, May")
    note.blur()
    last = tab.locator("input[name='dimension/communication'][value='']")
    last.focus()
    tab.keyboard.press("ArrowUp")
    expect(says(tab, "rating")).to_have_text("2 of 7 dimensions rated. Kept in this browser.")
    again(tab)
    expect(tab.locator("input[name='dimension/coding'][value='3']")).to_be_checked()
    expect(tab.locator("input[name='dimension/communication'][value='5']")).to_be_checked()
    expect(note).to_have_value("Invoice parser, May")
    rate(tab, "dimension/coding", "")
    expect(note).to_be_hidden()
    assert kept(tab) == {"dimension/communication": {"value": 5}, "dimension/coding": {}}


def test_level_is_laid_beside_and_its_list_goes_into_the_plan(tab: Page, address: str) -> None:
    rate(tab, "dimension/coding", 2)
    rate(tab, "dimension/communication", 4)
    tab.get_by_label("Compare with").select_option(label="ML Engineer II")
    expect(tab.locator("[data-part=sum]")).to_have_text(
        "1 module, 4 hours. Not counted, since not rated: 5."
    )
    assert rows(tab, "dimension")[:3] == [
        ["1 Coding", "2", "3", "1 to go"],
        ["2 Communication", "4", "3", "reached"],
        ["3 Learning agility", "–", "3", "not rated by you"],
    ]
    expect(tab.locator("[data-part=dimension] desc")).to_contain_text("Coding: you 2, ML Engineer")
    items = tab.locator("[data-part=list] li")
    expect(items).to_have_text(["Git and review, 4 hours: Coding to 3"])
    assert items.locator("a").get_attribute("href") == address + "modules/git-and-review/"
    put = tab.get_by_role("button", name="Put these modules into my plan")
    put.click()
    expect(says(tab, "reading")).to_have_text("1 module added. Open my plan")
    put.click()
    expect(says(tab, "reading")).to_have_text("0 modules added, 1 stood there. Open my plan")
    assert (
        tab.get_by_role("link", name="Open my plan").get_attribute("href") == "../plan/?what=list"
    )
    entries = kept(tab)
    assert entries["list/reading"] == {"modules": ["git-and-review"]}
    assert entries["target/main"] == {"level": "ml-engineer-2"}
    again(tab)
    expect(tab.get_by_label("Compare with")).to_have_value("level/ml-engineer-2")
    expect(items).to_have_count(1)
    rate(tab, "dimension/coding", 3)
    expect(tab.locator("[data-part=sum]")).to_have_text(
        "Nothing you rated is below ML Engineer II. Not counted, since not rated: 5."
    )
    expect(put).to_be_disabled()


def test_done_module_is_left_out(tab: Page) -> None:
    tab.evaluate(
        """async () => {
            const script = document.querySelector('script[src$="elements.js"]')
            const { Store } = await import(new URL("lib/store.js", script.src))
            const name = document.querySelector("self-assessment").getAttribute("store")
            new Store(name).change("module/git-and-review", {done: "2026-11-01"})
        }"""
    )
    rate(tab, "dimension/coding", 2)
    tab.get_by_label("Compare with").select_option(label="ML Engineer II")
    first = tab.locator("[data-part=list] li")
    expect(first.first).to_contain_text("Environments and packaging")
    assert "Git and review" not in "".join(first.all_inner_texts())


def test_skills_come_when_they_are_asked_for(tab: Page, site: Site) -> None:
    expect(tab.locator("fieldset")).to_have_count(7)
    tab.get_by_text("Rate single skills too").click()
    every = site.handbook.of("skill")
    expect(tab.locator("fieldset")).to_have_count(7 + len(every))
    tab.get_by_text("Skills of every engineer").click()
    python = tab.get_by_role("group", name="Python", exact=True)
    shown = python.locator(".hb-rate__step span").all_inner_texts()
    assert shown[:5] == [" ".join(each.split()) for each in every["python"].record.levels]
    rate(tab, "skill/python", 3)
    expect(says(tab, "rating")).to_contain_text("0 of 7 dimensions rated, and 1 skill.")
    assert rows(tab, "skill") == [["1 Python", "3"]]
    expect(tab.locator("[data-part=skill] figure")).to_be_hidden()
    tab.get_by_label("Compare with").select_option(label="ML engineer")
    expect(tab.locator("[data-part=skill] figure")).to_be_visible()
    assert ["Python", "3", "4", "1 to go"] in [
        [each[0].split(" ", 1)[1], *each[1:]] for each in rows(tab, "skill")
    ]
    assert (
        violations(tab, {"include": [["[data-key='skill/python']"], ["[data-part=skill]"]]}) == []
    )


def test_snapshots_show_change_and_come_back_after_deleting(tab: Page) -> None:
    keep = tab.get_by_role("button", name="Keep a snapshot")
    keep.click()
    expect(says(tab, "keep")).to_have_text("Nothing is rated yet. Rate a dimension first.")
    rate(tab, "dimension/coding", 2)
    tab.get_by_label("Occasion").fill("  Before <b>training</b> ")
    keep.click()
    expect(says(tab, "keep")).to_contain_text("Kept 1 rating of 2026-11-21.")
    rate(tab, "dimension/coding", 4)
    keep.click()
    names = [[each[0], each[1], each[2]] for each in rows(tab, "snapshots")]
    before = f"{TODAY}, Before <b>training</b>"
    assert names == [[before, "2", "–"], [TODAY, "4 (+2)", "–"]]
    tab.get_by_label("Compare with").select_option(label=before)
    assert rows(tab, "dimension")[0] == ["1 Coding", "4", "2", "+2"]
    expect(tab.locator("[data-part=reading]")).to_be_hidden()
    tab.locator("[data-part=snapshots] button").first.click()
    expect(says(tab, "keep")).to_have_text(f"Deleted the snapshot of {TODAY}. Undo")
    assert [each[0] for each in rows(tab, "snapshots")] == [TODAY]
    expect(tab.get_by_label("Compare with")).to_have_value("")
    expect(tab.get_by_role("button", name="Undo")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(says(tab, "keep")).to_have_text("The snapshot is back.")
    assert [each[0] for each in rows(tab, "snapshots")] == [before, TODAY]
    again(tab)
    expect(tab.locator("[data-part=snapshots] tbody td:first-of-type")).to_have_text(
        [before, TODAY]
    )


def test_both_of_two_deleted_snapshots_come_back(tab: Page) -> None:
    rate(tab, "dimension/coding", 2)
    for occasion in ("One", "Two"):
        tab.get_by_label("Occasion").fill(occasion)
        tab.keyboard.press("Enter")
        expect(says(tab, "keep")).to_contain_text("Kept 1 rating")
    names = [f"{TODAY}, One", f"{TODAY}, Two"]
    first = tab.locator("[data-part=snapshots] tbody td:first-of-type")
    expect(first).to_have_text(names)
    for told in (f"Deleted the snapshot of {TODAY}. Undo", "Deleted 2 snapshots. Undo"):
        tab.locator("[data-part=snapshots] button").first.click()
        expect(says(tab, "keep")).to_have_text(told)
    tab.get_by_role("button", name="Undo").click()
    expect(says(tab, "keep")).to_have_text("2 snapshots are back.")
    expect(first).to_have_text(names)


@pytest.mark.parametrize("width", [720, 900])
def test_table_of_snapshots_makes_no_page_wider(tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 450})
    rate(tab, "dimension/coding", 2)
    for _ in range(2):
        tab.get_by_role("button", name="Keep a snapshot").click()
    expect(tab.locator("[data-part=snapshots] tbody tr")).to_have_count(2)
    assert tab.evaluate("document.documentElement.scrollWidth") == width


def test_level_without_word_on_skills_is_not_drawn_beside_them(tab: Page) -> None:
    tab.get_by_text("Rate single skills too").click()
    tab.get_by_text("Skills of every engineer").click()
    rate(tab, "skill/python", 3)
    tab.get_by_label("Compare with").select_option(value="level/ml-engineer-2")
    expect(tab.locator("[data-part=dimension] figcaption")).to_contain_text("ML Engineer II")
    expect(tab.locator("[data-part=skill] tbody tr")).to_have_count(1)
    assert [len(each) for each in rows(tab, "skill")] == [2]


def test_link_holds_ratings_alone_and_opens_beside_those_of_the_other(
    tab: Page, address: str
) -> None:
    share = tab.get_by_role("button", name="Copy link", exact=True)
    expect(share).to_be_hidden()
    tab.get_by_text("See what a link or a file would hold").click()
    share.click()
    expect(says(tab, "share")).to_have_text("Nothing is rated yet. Rate a dimension first.")
    rate(tab, "dimension/coding", 4)
    note = tab.locator("fieldset[data-key='dimension/coding'] [data-note] input")
    note.fill("Secret of Ada")
    rate(tab, "dimension/communication", 2)
    holds = tab.locator("[data-part=holds]")
    expect(holds).to_have_text("2 ratings: Coding 4, Communication 2.")
    assert "a=" not in tab.url
    share.click()
    expect(says(tab, "share")).to_have_text("The link is copied; it holds 2 ratings.")
    link = tab.evaluate("window.copied")
    assert link == f"{address}{PAGE}?a=d.coding.4_d.communication.2"

    rate(tab, "dimension/coding", 2)
    rate(tab, "dimension/communication", "")
    before = kept(tab)
    visit(tab, link)
    expect(says(tab, "compare")).to_have_text(
        "2 ratings of the link beside yours; yours are as they were."
    )
    tab.get_by_role("link", name="The link brought 2 ratings: see them beside yours").click()
    expect(tab.locator("#picture > h3")).to_be_in_viewport()
    assert rows(tab, "dimension")[:2] == [
        ["1 Coding", "2", "4", "2: talk about it"],
        ["2 Communication", "–", "2", "not rated by you"],
    ]
    tab.get_by_label("Read it as").select_option(label="another rating")
    assert rows(tab, "dimension")[0] == ["1 Coding", "2", "4", "−2"]
    assert kept(tab) == before


def test_address_that_cannot_be_used_is_told_and_does_no_harm(tab: Page) -> None:
    for text, told in (
        ("", NONE),
        ("d.__proto__.3_d.coding.9", NONE + " 6 values could not be used."),
        ("<script>alert(1)</script>", NONE + " 1 value could not be used."),
        (
            "d.coding.3_" * 700,
            "1 rating of the link beside yours; yours are as they were. "
            "700 values could not be used.",
        ),
        ("d.coding.3_" * 2000, NONE + " 1 value could not be used."),
    ):
        go(tab, "?a=" + quote(text))
        expect(says(tab, "compare")).to_have_text(told)
        expect(tab.locator("[data-part=brought]")).to_be_visible(visible="1 rating" in told)
        assert kept(tab) == {}


def test_file_is_saved_and_opened(tab: Page) -> None:
    rate(tab, "dimension/coding", 4)
    tab.get_by_text("See what a link or a file would hold").click()
    with tab.expect_download() as started:
        tab.get_by_role("button", name="Save file").click()
    assert started.value.suggested_filename == f"assessment-{TODAY}.json"
    text = Path(started.value.path()).read_text(encoding="utf-8")
    assert json.loads(text) == {
        "kind": "handbook assessment",
        "version": 1,
        "day": TODAY,
        "ratings": {"dimension/coding": 4},
    }
    rate(tab, "dimension/coding", 1)
    box = tab.get_by_label("Open a file with ratings")

    def give(name: str, content: str) -> None:
        box.set_input_files(
            {"name": name, "mimeType": "application/json", "buffer": content.encode()}
        )

    for wrong in ("{", '{"kind": "other"}', text + " " * 5_000_000, "é" * 3_000_000):
        give("wrong.json", wrong)
        expect(says(tab, "compare")).to_have_text(
            "This file holds no ratings. Open one that was saved here."
        )
        give("right.json", text)
        expect(says(tab, "compare")).to_have_text(
            "1 rating of the file beside yours; yours are as they were."
        )
    give("all.json", '{"version": 2, "entries": {"dimension/coding": {"at": 1, "value": 3}}}')
    expect(says(tab, "compare")).to_have_text(
        "1 rating of the file beside yours; yours are as they were."
    )
    expect(tab.locator("[data-part=dimension] tbody tr").first).to_contain_text("2: talk about it")
    give("right.json", text)
    expect(tab.locator("[data-part=dimension] tbody tr").first).to_contain_text("3: talk about it")
    expect(tab.get_by_label("Compare with").locator(":checked")).to_have_text(
        f"the file of {TODAY}"
    )
    assert kept(tab) == {"dimension/coding": {"value": 1}}


def test_axe_finds_nothing_with_everything_open_on_a_phone(tab: Page) -> None:
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
    go(tab, "?a=d.coding.4")
    for key, value in (("coding", 2), ("communication", 3), ("ml-fundamentals", 1)):
        rate(tab, f"dimension/{key}", value)
    tab.get_by_role("button", name="Keep a snapshot").click()
    tab.get_by_text("See what a link or a file would hold").click()
    tab.get_by_label("Compare with").select_option(label="Staff Engineer")
    expect(tab.locator("[data-part=list] li").first).to_be_visible()
    tab.locator("[data-part=snapshots] button").first.click()
    tab.get_by_role("button", name="Keep a snapshot").click()
    assert in_scheme(tab, "light") == []
    assert in_scheme(tab, "dark", COLOURS) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert tab.evaluate(SMALL) == []


BLOCKED = """Object.defineProperty(window, "localStorage",
    { get() { throw new DOMException("denied", "SecurityError") } })"""
FULL = """Storage.prototype.setItem =
    () => { throw new DOMException("full", "QuotaExceededError") }"""


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (BLOCKED, "This browser does not let the page remember anything."),
        (FULL, "This browser's storage is full, so your last change is not remembered."),
    ],
    ids=["blocked", "full"],
)
def test_storage_that_refuses_is_told_and_the_page_goes_on(
    reader: Readers, script: str, told: str
) -> None:
    visitor = reader()
    visitor.context.add_init_script(script)
    tab = visitor.open(PAGE)
    rate(tab, "dimension/coding", 2)
    expect(says(tab, "rating")).to_contain_text(f"1 of 7 dimensions rated. {told}")
    tab.get_by_label("Compare with").select_option(label="ML Engineer II")
    expect(tab.locator("[data-part=list] li")).to_have_count(1)
    tab.get_by_role("button", name="Put these modules into my plan").click()
    expect(says(tab, "reading")).to_contain_text(f"1 module added. {told}")
    tab.get_by_role("button", name="Keep a snapshot").click()
    assert len(rows(tab, "snapshots")) == 1
    # The theme itself complains of a storage that is denied.
    assert [each for each in visitor.complaints if each != "denied"] == []


def test_damaged_storage_is_set_aside_and_what_is_good_is_shown(tab: Page) -> None:
    entries: dict[str, dict[str, Any]] = {
        "dimension/coding": {"at": 1, "value": 3},
        "dimension/communication": {"at": 1, "value": "<img src=x onerror=alert(1)>"},
        "snapshot/bad": {"at": 1, "title": 5, "day": "2026-02-30", "ratings": [1]},
        "snapshot/odd": {"at": 1, "day": "2026-01-01", "ratings": {"dimension/gone": 2}},
        "target/main": {"at": 1, "level": "gone"},
    }
    text = json.dumps({"version": 2, "entries": entries})
    tab.evaluate(
        """text => {
            const name = document.querySelector("self-assessment").getAttribute("store")
            localStorage.setItem(`handbook:${name}:state`, text)
        }""",
        text,
    )
    go(tab)
    expect(says(tab, "rating")).to_have_text(
        "1 of 7 dimensions rated. What was remembered could not be read. "
        "It was set aside, not deleted."
    )
    assert rows(tab, "dimension")[:2] == [["1 Coding", "3"], ["2 Communication", "–"]]
    assert [each[:2] for each in rows(tab, "snapshots")] == [["2026-01-01", "–"]]
    expect(tab.get_by_label("Compare with")).to_have_value("")


def test_printed_page_has_ratings_and_picture_and_no_buttons(tab: Page) -> None:
    rate(tab, "dimension/coding", 2)
    tab.emulate_media(media="print")
    expect(tab.locator("[data-part=dimension] svg")).to_be_visible()
    expect(tab.locator("fieldset")).to_have_count(7)
    assert tab.locator("self-assessment button:visible").count() == 0


def test_ladder_and_role_say_what_they_ask_for(reader: Readers, site: Site) -> None:
    person = reader()
    for url, anchor in (
        ("ladders/individual/", "level-ml-engineer-1"),
        ("guides/roles/", "profession-ml-engineer"),
    ):
        tab = person.open(url)
        box = tab.locator(f"#{anchor} ~ div:not(.hb-copy)").first
        expect(box.get_by_text("Asks for")).to_have_count(1)
        expect(box.get_by_role("link", name="Coding", exact=True)).to_have_count(1)


def test_expectations_never_fall_from_one_level_to_the_next(site: Site) -> None:
    for ladder in site.handbook.of("ladder").values():
        if ladder.record.track == "individual":
            for lower, higher in pairwise(ladder.record.levels):
                assert all(higher.expects[key] >= step for key, step in lower.expects.items())
