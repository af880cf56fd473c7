"""The mentor's desk: several people's files, where they are, and an agenda for each."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.built.conftest import Reader, again, in_browser, visit
from tests.built.test_accessibility import violations

Readers = Callable[..., Reader]
PAGE = "mentors/desk/"
ITEM = "handbook:fernhill-labs/handbook/desk:state"
TODAY = "2026-11-21"
ALL: dict[str, Any] = {
    "modules": [
        {"id": "m", "title": "M", "url": "m/", "skills": {}, "seen": "", "checks": ["q1", "q2"]},
    ],
    "tasks": [
        {"id": "a", "title": "A", "url": "p/#a", "phase": "p", "role": "new-hire", "day": 1},
        {"id": "b", "title": "B", "url": "p/#b", "phase": "p", "role": "new-hire", "day": 2},
        {"id": "c", "title": "C", "url": "p/#c", "phase": "p", "role": "mentor", "day": 2},
    ],
    "phases": [{"id": "p", "title": "P", "url": "p/", "asks": ["How was it?"]}],
    "programmes": [],
    "paths": [],
    "skills": [],
    "dimensions": [
        {"id": "x", "title": "X", "url": "x", "levels": ["i", "ii", "iii", "iv", "v"]},
        {"id": "y", "title": "Y", "url": "y", "levels": ["i", "ii", "iii", "iv", "v"]},
    ],
}
for task in ALL["tasks"]:
    task |= {"after": [], "seen": ""}
NIA = {
    "task/a": {"at": 1, "done": "2026-11-16"},
    "module/m": {"at": 1, "started": "2026-11-01", "note": "slow"},
    "self-check/q1": {"at": 1, "done": "2026-11-16"},
    "dimension/x": {"at": 1, "value": 4, "note": "asked_Tom"},
    "dimension/y": {"at": 1, "value": 2},
}
AGENDA = """# Nia \\[1\\], 2026-11-21

## Done in the last two weeks

- [x] [A](/p/#a)

## Late by the plan

- [ ] [B](/p/#b) (planned 2026-11-20)

## Begun more than two weeks ago

- [ ] [M](/m/) (since 2026-11-01; note: slow)

## Questions not yet answered from memory

- [ ] [Why \\*not\\* `a_b`?](/m/#check-q2) (M)

## Ratings to talk about

- [ ] X: they say 4, you say 2 (4: iv 2: ii; note: asked\\_Tom)

## Ask in this phase: P

- [ ] How was it?
"""


def made_of(entries: dict[str, Any], **fields: Any) -> bytes:
    return json.dumps({"version": 2, "entries": entries, **fields}).encode()


def opened(tab: Page, **files: bytes) -> None:
    given: Any = [
        {"name": f"{name}.json", "mimeType": "application/json", "buffer": text}
        for name, text in files.items()
    ]
    tab.locator("mentor-desk input[type=file]").set_input_files(given)


def told(tab: Page) -> Any:
    return tab.locator("mentor-desk").get_by_role("status")


def offers(tab: Page) -> Any:
    """The lines that can be taken back, each with its button."""
    return tab.locator("mentor-desk").get_by_role("log").locator("p")


def ms(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) * 1000


def task_done(day: str) -> dict[str, Any]:
    return {"task/set-up-environment": {"at": ms(day), "done": day}}


def names(tab: Page) -> Any:
    return tab.locator("mentor-desk h3")


def pasted(tab: Page, ratings: str, name: str = "") -> None:
    tab.get_by_label("Or a link to an assessment:").fill(f"https://example.org/?a={ratings}")
    tab.get_by_label("Whose:").fill(name)
    tab.get_by_role("button", name="Put on the desk").click()


def ratings_of(tab: Page) -> Any:
    """The rows of the opened ratings of the one person on the desk."""
    tab.locator("mentor-desk summary").click()
    return tab.locator("mentor-desk details tbody tr")


def test_agenda_holds_what_the_file_says_and_nothing_else(reader: Readers) -> None:
    tab = reader().open(PAGE)
    body = """
        const state = {version: 2, entries: value.entries}
        const planned = new Map(value.planned)
        const given = {at: lib.whereabouts(value.all, state, planned, value.today),
            today: value.today, ratings: {"dimension/x": 2, "dimension/y": 2},
            questions: {q1: "Why?", q2: "Why *not* `a_b`?"}}
        const parts = lib.agenda(value.all, state, given)
        return lib.asMarkdown("Nia [1]", value.today, parts, url => "/" + url)"""
    days = [["task/b", "2026-11-20"], ["task/c", "2026-11-19"]]
    given = {"all": ALL, "entries": NIA, "today": TODAY, "planned": days}
    found = in_browser(tab, "desk", body, given)
    assert found == AGENDA
    empty = in_browser(tab, "desk", body, given | {"entries": {}, "planned": []})
    assert empty == "# Nia \\[1\\], 2026-11-21\n\n\n"


def test_people_stay_on_this_desk_and_out_of_ones_own_file(reader: Readers) -> None:
    person = reader()
    tab = person.open(PAGE)
    expect(tab.locator("mentor-desk")).to_contain_text("Nobody is on the desk yet.")
    ratings = {"dimension/coding": {"at": 5, "value": 4}}
    task = {"task/set-up-environment": {"at": 6, "done": TODAY}}
    opened(tab, Nia=made_of(ratings | task), Tom=made_of({}), bad=b"x")
    expect(told(tab)).to_have_text(
        "Nia is on the desk. Tom is on the desk. "
        "bad.json: This is not a file that was exported from this handbook."
    )
    again(tab)
    rows = tab.locator("mentor-desk table").first.locator("tbody tr")
    expect(rows.nth(0)).to_have_text("NiaWeek 1: first day to first map001970-01-01")
    expect(rows.nth(1)).to_have_text("Tom–00–")
    kept = tab.evaluate("Object.keys(localStorage)")
    assert [key for key in kept if key.startswith("handbook:")] == [ITEM]
    opened(tab, Nia=made_of(ratings | task))
    expect(told(tab)).to_have_text("Nia is up to date.")
    expect(offers(tab)).to_have_count(0)
    expect(rows).to_have_count(2)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Nia.json", "Nia"),
        ("Nia-Berg-2026-11-21.json", "Nia-Berg"),
        ("Nia-2026-11-21 (1).JSON", "Nia"),
        ("handbook-2026-11-21.json", "Someone"),
        ("handbook.json", "Someone"),
        ("assessment-2026-11-21 (2).json", "Someone"),
        ("2026-11-21.json", "Someone"),
        (".json", "Someone"),
    ],
)
def test_person_is_named_by_the_file(reader: Readers, file: str, name: str) -> None:
    assert in_browser(reader().open(PAGE), "people", "return lib.nameOf(value)", file) == name


def test_difference_of_ratings_is_put_on_the_agenda(reader: Readers) -> None:
    tab = reader().open(PAGE)
    opened(tab, Nia=made_of({"dimension/coding": {"at": 5, "value": 4}}))
    tab.locator("mentor-desk summary").click()
    rating = tab.get_by_label("Your rating of Nia: Coding")
    rating.focus()
    rating.select_option("2")
    expect(tab.locator("mentor-desk")).to_contain_text("Coding: they say 4, you say 2")
    expect(rating).to_be_focused()
    expect(rating).to_have_value("2")
    rating.select_option("")
    expect(tab.locator("mentor-desk")).not_to_contain_text("they say 4")


LINK = "https://example.org/handbook/my/assessment/?a=d.coding.4_s.git.9_d.nothing.3#here"


def test_link_to_an_assessment_puts_ratings_on_the_desk(reader: Readers) -> None:
    tab = reader().open(PAGE)
    opened(tab, Nia=made_of({"task/set-up-environment": {"at": 6, "done": TODAY}}))
    link, name = tab.get_by_label("Or a link to an assessment:"), tab.get_by_label("Whose:")
    for text in ("", "https://example.org/", "?a=x", "?a=" + "d.coding.3_" * 2000):
        link.fill(text)
        link.press("Enter")
        expect(told(tab)).to_have_text(
            "This is no link to an assessment; it has '?a=' and ratings after it."
        )
    link.fill(LINK)
    name.fill("Nia")
    name.press("Enter")
    expect(offers(tab)).to_have_text(
        ["Nia: 1 rating added. 2 values could not be used. Undo"], use_inner_text=True
    )
    row = ratings_of(tab).first
    row.get_by_role("combobox").select_option("3")
    expect(row.locator("td").first).to_have_text("4")
    expect(tab.locator("mentor-desk")).to_contain_text("Done in the last two weeks")


def test_file_of_an_assessment_puts_ratings_on_the_desk(reader: Readers) -> None:
    tab = reader().open(PAGE)
    file = {"kind": "handbook assessment", "version": 1, "ratings": {"dimension/coding": 2}}
    opened(tab, Tom=json.dumps(file).encode())
    expect(told(tab)).to_have_text("Tom is on the desk.")
    row = ratings_of(tab).first
    tab.get_by_role("button", name="Show theirs").click()
    expect(row.locator("td").first).to_have_text("2")


def test_person_can_be_named_taken_off_and_brought_back(reader: Readers) -> None:
    tab = reader().open(PAGE)
    opened(tab, export=made_of({}))
    tab.get_by_label("Name:").fill("<b>Nia</b>")
    tab.get_by_label("Name:").press("Tab")
    heading = tab.locator("mentor-desk h3")
    expect(heading).to_have_text("<b>Nia</b>")
    tab.get_by_role("button", name="Take off the desk").click()
    expect(offers(tab)).to_have_text(["<b>Nia</b> is off the desk. Undo"], use_inner_text=True)
    expect(heading).to_have_count(0)
    undo = tab.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(heading).to_have_text("<b>Nia</b>")
    expect(heading).to_be_focused()
    expect(told(tab)).to_have_text("<b>Nia</b> is back.")
    expect(offers(tab)).to_have_count(0)


def test_everybody_taken_off_can_be_brought_back_with_the_mentors_ratings(reader: Readers) -> None:
    tab = reader().open(PAGE)
    opened(tab, Nia=made_of({"dimension/coding": {"at": 5, "value": 4}}))
    ratings_of(tab).first.get_by_role("combobox").select_option("2")
    opened(tab, Tom=made_of({}))
    expect(names(tab)).to_have_text(["Nia", "Tom"])
    for left in (1, 0):
        tab.get_by_role("button", name="Take off the desk").first.click()
        expect(names(tab)).to_have_count(left)
    opened(tab, Nia=made_of({}))
    expect(names(tab)).to_have_text(["Nia"])
    tab.get_by_role("button", name="Undo: Tom").click()
    tab.get_by_role("button", name="Undo: Nia").click()
    # The other Nia came meanwhile; neither takes the place of the other.
    expect(told(tab)).to_have_text("Nia 2 is back.")
    expect(names(tab)).to_have_text(["Nia 2", "Tom", "Nia"])
    expect(tab.locator("mentor-desk")).to_contain_text("Coding: they say 4, you say 2")


def test_older_file_leaves_the_newer_one_until_one_wants_it(reader: Readers) -> None:
    tab = reader().open(PAGE)
    opened(tab, Nia=made_of(task_done("2024-11-20")))
    expect(told(tab)).to_have_text("Nia is on the desk.")
    opened(tab, Nia=made_of(task_done("2024-11-10")))
    line = (
        "Nia: this file is older than what is on the desk, so nothing was changed. "
        "Last change in the file: 2024-11-10; on the desk: 2024-11-20. Take the older one"
    )
    expect(offers(tab)).to_have_text([line], use_inner_text=True)
    day = tab.locator("mentor-desk table").first.locator("tbody td").last
    expect(day).to_have_text("2024-11-20")
    tab.get_by_role("button", name="Take the older one").click()
    replaced = "Nia: the file is in place of what was on the desk. Undo"
    expect(offers(tab)).to_have_text([replaced], use_inner_text=True)
    expect(day).to_have_text("2024-11-10")
    tab.get_by_role("button", name="Undo").click()
    expect(told(tab)).to_have_text("Nia is as before.")
    expect(day).to_have_text("2024-11-20")
    opened(tab, Nia=made_of(task_done("2024-11-21")))
    expect(offers(tab)).to_have_text([replaced], use_inner_text=True)
    expect(day).to_have_text("2024-11-21")


def test_file_says_how_much_of_it_could_not_be_read(reader: Readers) -> None:
    tab = reader().open(PAGE)
    opened(tab, Nia=made_of({"task/a": {"at": "x"}, "task/b": {"at": 1}}))
    expect(told(tab)).to_have_text("Nia is on the desk. 1 entry could not be read.")
    file = {"kind": "handbook assessment", "version": 1, "ratings": {"dimension/coding": 9}}
    opened(tab, Tom=json.dumps(file).encode())
    expect(told(tab)).to_have_text("Tom: there is no rating in it that can be used.")


def test_people_without_a_name_stay_apart(reader: Readers) -> None:
    tab = reader().open(PAGE)
    pasted(tab, "d.coding.4")
    expect(told(tab)).to_have_text("Someone is on the desk.")
    pasted(tab, "d.coding.2")
    expect(told(tab)).to_have_text("Someone 2 is on the desk.")
    both = {"handbook-2024-11-20": made_of({}), "handbook-2024-11-21": made_of({})}
    opened(tab, **both)
    expect(told(tab)).to_have_text("Someone 3 is on the desk. Someone 4 is on the desk.")
    expect(names(tab)).to_have_text(["Someone", "Someone 2", "Someone 3", "Someone 4"])


def test_full_desk_says_the_way_out(reader: Readers) -> None:
    tab = reader().open(PAGE)
    opened(tab, **{f"P{at}": made_of({}) for at in range(30)})
    expect(names(tab)).to_have_count(30)
    opened(tab, Nia=made_of({}))
    expect(told(tab)).to_have_text("Nia: the desk holds 30 people. Take somebody off first.")
    expect(names(tab)).to_have_count(30)


def test_link_says_what_it_replaced_and_can_be_taken_back(reader: Readers) -> None:
    tab = reader().open(PAGE)
    opened(tab, Nia=made_of({"dimension/coding": {"at": 5, "value": 4, "note": "pairs well"}}))
    expect(names(tab)).to_have_text("Nia")
    pasted(tab, "d.coding.4", "nia ")
    expect(told(tab)).to_have_text("Nia: these ratings are on the desk already.")
    pasted(tab, "d.coding.2_d.communication.3_s.gi", "Nia")
    line = "Nia: 1 rating replaced, 1 added. 1 value could not be used. Undo"
    expect(offers(tab)).to_have_text([line], use_inner_text=True)
    row = ratings_of(tab).first
    tab.get_by_role("button", name="Show theirs").click()
    theirs = row.locator("td").first
    expect(theirs).to_have_text("2")
    tab.get_by_role("button", name="Undo").click()
    expect(told(tab)).to_have_text("Nia is as before.")
    expect(theirs).to_have_text("4 (note: pairs well)")


def test_name_of_another_person_is_refused(reader: Readers) -> None:
    tab = reader().open(PAGE)
    opened(tab, Nia=made_of({}), Tom=made_of({}))
    field = tab.get_by_label("Name:").last
    field.fill("nia")
    field.press("Tab")
    expect(told(tab)).to_have_text(
        "There is a Nia on the desk already, so Tom keeps the name. Choose another one."
    )
    expect(names(tab)).to_have_text(["Nia", "Tom"])
    expect(field).to_have_value("Tom")
    field.fill("")
    field.press("Tab")
    expect(names(tab)).to_have_text(["Nia", "Someone"])


def test_their_rating_is_hidden_until_one_has_rated(reader: Readers) -> None:
    tab = reader().open(PAGE)
    theirs = {
        "dimension/coding": {"at": 5, "value": 4, "note": "pairs well"},
        "dimension/communication": {"at": 5, "value": 3},
    }
    opened(tab, Nia=made_of(theirs))
    rows = ratings_of(tab)
    coding, communication, none = (rows.nth(at).locator("td").first for at in range(3))
    hidden = "Hidden until you rate it"
    expect(coding).to_have_text(hidden)
    expect(communication).to_have_text(hidden)
    expect(none).to_have_text("–")
    rating = tab.get_by_label("Your rating of Nia: Coding")
    rating.focus()
    rating.select_option("2")
    expect(coding).to_have_text("4 (note: pairs well)")
    expect(communication).to_have_text(hidden)
    expect(told(tab)).to_have_text("Coding: they say 4.")
    expect(tab.locator("mentor-desk li", has_text="Coding: they say 4, you say 2")).to_contain_text(
        "; note: pairs well)"
    )
    show = tab.get_by_role("button", name="Show theirs")
    expect(show).to_have_attribute("aria-pressed", "false")
    show.press("Enter")
    expect(show).to_have_attribute("aria-pressed", "true")
    expect(show).to_be_focused()
    expect(communication).to_have_text("3")
    show.press("Enter")
    expect(communication).to_have_text(hidden)
    expect(coding).to_have_text("4 (note: pairs well)")


def at_desk(person: Reader) -> Page:
    """The desk on a day that is always the same."""
    tab = person.context.new_page()
    tab.clock.set_fixed_time(f"{TODAY}T09:00:00Z")
    visit(tab, person.address + PAGE)
    return tab


@pytest.mark.parametrize(
    ("start", "phase"),
    [
        ("2026-01-05", "Month 3: development plan"),
        ("2026-10-28", "Week 4: finish and choose"),
        ("2026-11-19", "Week 1: first day to first map"),
    ],
)
def test_late_is_counted_over_the_whole_plan(
    reader: Readers, built: Path, start: str, phase: str
) -> None:
    catalogue = json.loads((built / "assets/data/catalogue.json").read_text(encoding="utf-8"))
    own = [each for each in catalogue["tasks"] if each["role"] == "new-hire"]
    first = [each["id"] for each in own if each["phase"] == "week-1"][:2]
    done = {f"task/{each}": {"at": 5, "done": start} for each in first}
    tab = at_desk(reader())
    opened(tab, Nia=made_of(done | {"plan/main": {"at": 5, "start": start}}))
    cells = tab.locator("mentor-desk table").first.locator("tbody td")
    expect(cells.first).to_have_text(phase)
    expect(tab.locator("mentor-desk")).to_contain_text(f"Ask in this phase: {phase}")
    if phase.startswith("Month 3"):
        expect(cells.nth(1)).to_have_text(f"{len(own) - 2}")
        late = tab.locator("p:has-text('Late by the plan') + ul li")
        expect(late).to_have_count(6)
        expect(late.last).to_have_text(f"and {len(own) - 7} more")
        expect(tab.locator("mentor-desk")).not_to_contain_text("Next")


def test_late_of_a_plan_is_counted_wherever_it_is_from(reader: Readers) -> None:
    body = """
        const state = {version: 2, entries: {}}
        const planned = new Map(Object.entries(value.planned))
        const at = lib.whereabouts(value.all, state, planned, value.today)
        const given = {at, today: value.today, ratings: {}, questions: {}}
        const parts = lib.agenda(value.all, state, given)
        const late = parts.find(each => each.title === "Late by the plan")
        return [at.late.map(each => each.key), late.lines.map(each => each.text),
            lib.asMarkdown("N", value.today, [late], url => url)]"""
    modules = [
        {"id": f"m{at}", "title": f"M{at}", "url": "m", "skills": {}, "seen": "", "checks": []}
        for at in range(7)
    ]
    days = {f"module/m{at}": f"2026-11-{10 - at:02}" for at in range(7)}
    given = {"all": ALL | {"modules": modules}, "planned": days, "today": TODAY}
    keys, lines, text = in_browser(reader().open(PAGE), "desk", body, given)
    assert keys == [f"module/m{at}" for at in range(6, -1, -1)]
    assert lines == ["M6", "M5", "M4", "M3", "M2", "and 2 more"]
    assert text.endswith("- [ ] [M2](m) (planned 2026-11-08)\n- and 2 more\n")


@pytest.mark.parametrize(
    ("text", "spoken", "markdown"),
    [
        ("Why `a_b`?", "Why a_b?", "Why `a_b`?"),
        ("`[x]` and *y*", "[x] and *y*", "`[x]` and \\*y\\*"),
        ("``a`b``", "a`b", "``a`b``"),
        ("a ` alone", "a ` alone", "a \\` alone"),
        (" `a\n b`\nc ", "a b c", "`a b` c"),
    ],
)
def test_code_in_a_title_stays_code(reader: Readers, text: str, spoken: str, markdown: str) -> None:
    body = "return [lib.withoutMarks(value), lib.withCode(value)]"
    assert in_browser(reader().open(PAGE), "markdown", body, text) == [spoken, markdown]


def test_question_with_code_has_no_backticks_on_the_desk(reader: Readers, built: Path) -> None:
    questions = json.loads((built / "assets/data/questions.json").read_text(encoding="utf-8"))
    catalogue = json.loads((built / "assets/data/catalogue.json").read_text(encoding="utf-8"))
    module = next(
        each
        for each in catalogue["modules"]
        if any("`" in questions[check] for check in each["checks"][:5])
    )
    tab = reader().open(PAGE)
    opened(tab, Nia=made_of({f"module/{module['id']}": {"at": 5, "started": TODAY}}))
    expect(tab.locator("mentor-desk")).to_contain_text("Questions not yet answered")
    assert "`" not in tab.locator("mentor-desk").inner_text()


def test_ratings_are_cards_on_a_phone_and_level_rows_elsewhere(reader: Readers) -> None:
    phone = reader(viewport={"width": 360, "height": 800}).open(PAGE)
    opened(phone, Nia=made_of({"dimension/coding": {"at": 5, "value": 4}}))
    row = ratings_of(phone).first
    expect(row.locator("td").last).to_have_attribute("data-label", "Yours")
    box = row.get_by_role("combobox").bounding_box()
    assert box is not None
    assert box["width"] >= 120
    assert box["x"] + box["width"] <= 360
    wide = "each => each.scrollWidth - each.clientWidth"
    frame = phone.locator("mentor-desk details .hb-table")
    assert frame.evaluate(wide) <= 0
    desk = reader(viewport={"width": 1280, "height": 800}).open(PAGE)
    opened(desk, Nia=made_of({"dimension/coding": {"at": 5, "value": 4}}))
    cells = ratings_of(desk).first.locator("th, td").filter(has_not=desk.locator("select"))
    tops = cells.evaluate_all(
        """cells => cells.map(cell => {
            const range = document.createRange()
            range.selectNodeContents(cell)
            const {top, bottom} = range.getBoundingClientRect()
            return (top + bottom) / 2
        })"""
    )
    assert abs(tops[0] - tops[1]) <= 2


def test_agenda_is_copied_as_markdown(reader: Readers) -> None:
    person = reader(permissions=["clipboard-read", "clipboard-write"])
    tab = person.context.new_page()
    tab.clock.install(time="2026-11-21T09:00:00Z")
    visit(tab, person.address + PAGE)
    # The clipboard is kept in the page, as this host is not a safe one.
    tab.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', "
        "{ value: { writeText: async text => { window.copied = text } } }) }"
    )
    opened(tab, Nia=made_of({"module/git-and-review": {"at": 5, "done": TODAY}}))
    tab.get_by_role("button", name="Copy agenda as Markdown").click()
    expect(told(tab)).to_have_text("The agenda is copied.")
    copied = str(tab.evaluate("window.copied"))
    address = f"{person.address}modules/git-and-review/"
    assert copied.startswith(
        f"# Nia, {TODAY}\n\n## Done in the last two weeks\n\n- [x] [Git and review]({address})\n"
    )


def test_desk_says_when_nothing_can_be_kept(reader: Readers) -> None:
    person = reader()
    person.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    tab = person.open(PAGE)
    opened(tab, Nia=made_of({}))
    expect(told(tab)).to_contain_text("Nia is on the desk. This browser's storage is full")
    expect(tab.locator("mentor-desk h3")).to_have_text("Nia")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_desk_with_people_on_a_phone(reader: Readers, scheme: str) -> None:
    tab = reader(color_scheme=scheme, viewport={"width": 360, "height": 800}).open(PAGE)
    opened(tab, Nia=made_of({"module/git-and-review": {"at": 5, "done": TODAY}}), Tom=made_of({}))
    expect(tab.locator("mentor-desk h3")).to_have_count(2)
    tab.locator("mentor-desk summary").first.click()
    assert violations(tab, ["article"]) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_desk_without_script_says_what_to_do_instead(reader: Readers) -> None:
    tab = reader(java_script_enabled=False).open(PAGE)
    expect(tab.locator("mentor-desk")).to_contain_text("fill in the assessment on paper")
