"""The dated plan on its page: what is typed becomes dates, lasts, and leaves as files."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from handbook.site import Site
from tests.built.conftest import QUICKEST, Reader, again, visit
from tests.built.plan_cases import catalogue, module
from tests.built.test_accessibility import violations

PAGE = "my/plan/"
NOON = "2027-01-04T12:00:00"
Readers = Callable[..., Reader]
Opens = Callable[..., Page]


@pytest.fixture
def opened(reader: Readers) -> Iterator[Opens]:
    """Opens the plan on Monday, 4 January 2027, and sees that nobody complains."""
    people: list[Reader] = []

    def make(url: str = PAGE, day: str = NOON, before: str = "", **options: Any) -> Page:
        person = reader(**options)
        people.append(person)
        person.context.clock.set_fixed_time(day)
        if before:
            person.context.add_init_script(before)
        tab = person.open(url)
        if options.get("java_script_enabled", True):
            expect(tab.locator("dated-plan .hb-tools").last).to_be_visible()
        return tab

    yield make
    for person in people:
        assert person.complaints == []
        assert person.outside == []


def status(tab: Page) -> Any:
    return tab.locator("dated-plan [role=status]")


def choose(tab: Page, label: str, value: str) -> None:
    box = tab.get_by_label(label, exact=True)
    if box.evaluate("e => e.localName") == "select":
        box.select_option(label=value)
    else:
        box.fill(value)
        box.dispatch_event("change")


def when(tab: Page, title: str) -> str:
    row = tab.locator(".hb-planned", has=tab.get_by_role("link", name=title, exact=True))
    return row.locator(".hb-planned__when").inner_text()


FIRST = "Merge a one-line correction to this handbook"
DAYS_OFF = "Days off: public holidays and leave, one to a line"


def test_start_and_days_off_become_dates_and_last(opened: Opens, site: Site) -> None:
    tab = opened()
    mine = [t for p in site.handbook.phases.values() for t in p.tasks if t.role == "new-hire"]
    expect(status(tab)).to_contain_text(f"{len(mine)} items, ")
    assert when(tab, FIRST) == "2027-01-06"
    choose(tab, "Start date", "2026-12-21")
    choose(tab, DAYS_OFF, "2026-12-23..2027-01-01 # closed")
    assert when(tab, FIRST) == "2027-01-04"
    tab.get_by_label("Mon", exact=True).uncheck()
    assert when(tab, FIRST) == "2027-01-06"
    again(tab)
    expect(tab.get_by_label("Start date")).to_have_value("2026-12-21")
    expect(tab.get_by_label("Mon", exact=True)).not_to_be_checked()
    assert when(tab, FIRST) == "2027-01-06"


def test_roles_and_modules_can_be_planned(opened: Opens) -> None:
    tab = opened()
    choose(tab, "Whose tasks", "IT support")
    expect(tab.locator(".hb-planned__facts").first).to_contain_text("IT support")
    choose(tab, "What to plan", "Single modules")
    expect(status(tab)).to_have_text("Modules: choose at least one. The last plan stands.")
    tab.get_by_label("Modules; hold Ctrl").select_option(label="SQL basics")
    expect(status(tab)).to_contain_text("2027-01-04 to")
    expect(tab.get_by_label("Hours a week", exact=True)).to_have_value("7.6")
    expect(tab.get_by_label("Whose tasks")).to_be_hidden()
    choose(tab, "What to plan", "The six-stage path")
    expect(tab.locator(".hb-plan__part").first).to_have_text("Program to be read")


LIST = """if (!sessionStorage.seen) {
    sessionStorage.seen = 1
    const entry = {at: 1, modules: ["testing-and-debugging", "gone", "sql-basics"]}
    localStorage.setItem("handbook:fernhill-labs/handbook:state",
        JSON.stringify({version: 2, entries: {"list/reading": entry}}))
}"""


def test_reading_list_gets_dates_by_one_link(opened: Opens) -> None:
    tab = opened(f"{PAGE}?what=list", before=LIST)
    expect(tab.get_by_label("What to plan")).to_have_value("list")
    expect(status(tab)).to_contain_text("3 items")
    expect(status(tab)).to_contain_text(
        "This is what the link asks for. When you change something, it is kept."
    )
    expect(tab.locator(".hb-plan__part")).to_have_text(["What it builds on", "Your reading list"])
    choose(tab, "Hours a week", "4")
    visit(tab, tab.url.partition("?")[0])
    expect(tab.get_by_label("What to plan")).to_have_value("list")


def kept_plans(tab: Page) -> dict[str, str]:
    """What is kept of plans: the subject and the start of each, by key."""
    text = tab.evaluate("localStorage['handbook:fernhill-labs/handbook:state']")
    entries = json.loads(text)["entries"].items()
    found = {key: each for key, each in entries if key.startswith("plan/") and "what" in each}
    return {key: f"{each['what']} {each['start']}" for key, each in found.items()}


def beside(tab: Page) -> Locator:
    """The buttons that open the other plans."""
    return tab.locator("[data-does=open]")


def do(tab: Page, name: str) -> None:
    tab.get_by_role("button", name=name, exact=True).click()


def test_several_plans_stand_beside_one_another(opened: Opens, site: Site) -> None:
    tab = opened()
    expect(tab.get_by_role("button", name="Plan something else beside it")).to_be_hidden()
    expect(tab.get_by_role("button", name="Drop this plan")).to_be_hidden()
    choose(tab, "Start date", "2026-12-07")
    choose(tab, DAYS_OFF, "2027-03-15")
    do(tab, "Plan something else beside it")
    expect(status(tab)).to_contain_text(
        "Choose what else to plan. It is kept when you change something."
    )
    expect(tab.get_by_label("What to plan")).to_be_focused()
    expect(tab.get_by_label("What to plan")).to_have_value("programme/entry")
    expect(tab.get_by_label("Start date")).to_have_value("2027-01-04")
    expect(tab.get_by_label(DAYS_OFF)).to_have_value("2027-03-15")
    assert kept_plans(tab) == {"plan/main": "onboarding 2026-12-07"}
    choose(tab, "Start date", "2027-02-01")
    both = {
        "plan/main": "onboarding 2026-12-07",
        "plan/programme.entry": "programme/entry 2027-02-01",
    }
    assert kept_plans(tab) == both
    assert tab.url.endswith("?what=programme%2Fentry")
    again(tab)
    expect(tab.get_by_label("Start date")).to_have_value("2027-02-01")
    expect(beside(tab)).to_have_text(["Onboarding, all phases, from 2026-12-07"])
    beside(tab).click()
    expect(tab.get_by_label("Start date")).to_have_value("2026-12-07")
    expect(tab.get_by_label("What to plan")).to_be_focused()
    title = site.handbook.of("programme")["entry"].title
    expect(beside(tab)).to_have_text([f"{title}, from 2027-02-01"])
    choose(tab, "What to plan", title)
    expect(status(tab)).to_have_text("You have planned this already; open it above.")
    assert kept_plans(tab) == both
    beside(tab).click()
    expect(tab.get_by_label("Start date")).to_have_value("2027-02-01")
    choose(tab, "What to plan", "The six-stage path")
    assert kept_plans(tab) == {
        "plan/main": "onboarding 2026-12-07",
        "plan/path.six-stages": "path/six-stages 2027-02-01",
    }
    visit(tab, tab.url.partition("?")[0])
    expect(tab.get_by_label("What to plan")).to_have_value("onboarding")


def test_link_adds_a_plan_and_takes_no_place(opened: Opens) -> None:
    tab = opened(f"{PAGE}?what=list", before=LIST)
    choose(tab, "Hours a week", "4")
    visit(tab, f"{tab.url}?what=programme/mid")
    expect(status(tab)).to_contain_text(
        "This is what the link asks for. When you change something, it is kept beside what you "
        "have planned."
    )
    expect(beside(tab)).to_have_text(["Your reading list, from 2027-01-04"])
    assert kept_plans(tab) == {"plan/main": "list 2027-01-04"}
    choose(tab, "Hours a week", "5")
    assert kept_plans(tab) == {
        "plan/main": "list 2027-01-04",
        "plan/programme.mid": "programme/mid 2027-01-04",
    }


GONE = """if (!sessionStorage.seen) {
    sessionStorage.seen = 1
    const entry = {at: 1, start: "2027-01-04", what: "path/gone"}
    localStorage.setItem("handbook:fernhill-labs/handbook:state",
        JSON.stringify({version: 2, entries: {"plan/path.gone": entry,
            "plan/main": {...entry, what: "onboarding"}}}))
}"""


def test_other_tabs_neither_take_a_new_plan_from_view_nor_have_it_undone(
    opened: Opens,
) -> None:
    tab = opened()
    choose(tab, "Hours a week", "37")
    do(tab, "Plan something else beside it")
    other = tab.context.new_page()
    visit(other, tab.url)
    choose(other, "Start date", "2026-12-28")
    choose(tab, "Hours a week", "5")
    assert kept_plans(tab) == {
        "plan/main": "onboarding 2026-12-28",
        "plan/programme.entry": "programme/entry 2027-01-04",
    }
    do(tab, "Drop this plan")
    choose(other, "Start date", "2026-12-21")
    do(tab, "Undo")
    assert kept_plans(tab) == {
        "plan/main": "onboarding 2026-12-21",
        "plan/programme.entry": "programme/entry 2027-01-04",
    }
    do(tab, "Start again")
    beside(other).click()
    do(other, "Drop this plan")
    expect(tab.get_by_role("button", name="Drop this plan")).to_be_hidden()
    expect(tab.get_by_role("button", name="Undo", exact=True)).to_be_hidden()
    assert kept_plans(tab) == {"plan/main": "onboarding 2026-12-21"}


def test_plan_of_what_is_gone_can_be_dropped(opened: Opens) -> None:
    tab = opened(before=GONE)
    expect(beside(tab)).to_have_text(["path/gone, from 2027-01-04"])
    beside(tab).click()
    expect(status(tab)).to_contain_text(
        "What to plan: this handbook has no such thing; choose another."
    )
    choose(tab, "Hours a week", "9")
    expect(status(tab)).to_have_text("You have planned this already; open it above.")
    do(tab, "Drop this plan")
    assert kept_plans(tab) == {"plan/main": "onboarding 2027-01-04"}
    again(tab)
    expect(beside(tab)).to_have_count(0)


def test_whole_programmes_and_paths_are_offered_one_after_the_other(opened: Opens) -> None:
    tab = opened()
    seen = []
    for _ in range(5):
        choose(tab, "Hours a week", "7")
        seen.append(tab.get_by_label("What to plan").input_value())
        do(tab, "Plan something else beside it")
    assert seen[0] == "onboarding"
    assert all(what.startswith("programme/") for what in seen[1:4])
    assert seen[4].startswith("path/")
    assert sorted(kept_plans(tab).values()) == sorted(f"{what} 2027-01-04" for what in seen)


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("onboarding/week-1/", "onboarding"),
        ("programmes/entry/", "programme/entry"),
        ("paths/six-stages/", "path/six-stages"),
    ],
)
def test_page_of_what_can_be_planned_leads_to_its_plan(
    reader: Readers, url: str, what: str
) -> None:
    tab = reader().open(url)
    tab.get_by_role("link", name="in your dated plan").click()
    expect(tab.get_by_label("What to plan")).to_have_value(what)


def test_dropped_plan_counts_nowhere_and_comes_back(opened: Opens) -> None:
    tab = opened()
    choose(tab, "Hours a week", "37")
    expect(status(tab)).to_contain_text("2 late")
    do(tab, "Drop this plan")
    expect(status(tab)).to_contain_text(
        "This plan is dropped and counts nowhere. Undo brings it back."
    )
    expect(status(tab)).not_to_contain_text("late")
    expect(tab.get_by_role("button", name="Undo", exact=True)).to_be_focused()
    assert kept_plans(tab) == {}
    tab.keyboard.press("Enter")
    expect(status(tab)).to_contain_text("Your plan is back.")
    assert list(kept_plans(tab).values()) == ["onboarding 2027-01-04"]
    do(tab, "Plan something else beside it")
    choose(tab, "Hours a week", "5")
    do(tab, "Start again")
    assert sorted(kept_plans(tab).values()) == [
        "onboarding 2027-01-04",
        "programme/entry 2027-01-04",
    ]
    do(tab, "Drop this plan")
    again(tab)
    expect(tab.get_by_label("What to plan")).to_have_value("onboarding")
    expect(beside(tab)).to_have_count(0)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("list", "Your reading list is empty; add modules on their pages."),
        ("programme/nope", "What to plan: this handbook has no such thing; choose another."),
        ("__proto__", "What to plan: this handbook has no such thing; choose another."),
    ],
)
def test_link_that_asks_for_nothing_leaves_the_plan(opened: Opens, what: str, words: str) -> None:
    tab = opened(f"{PAGE}?what={what}")
    expect(status(tab)).to_contain_text(words)
    expect(tab.get_by_label("What to plan")).to_have_value("onboarding")


@pytest.mark.parametrize(
    ("label", "wrong", "words"),
    [
        ("Start date", "", "Start date: expected a day from 1900 to 2199, such as 2027-01-04."),
        ("Hours a week", "0", "Hours a week: expected a number from 0.5 to 60."),
    ],
)
def test_fault_is_told_and_the_last_plan_stands(
    opened: Opens, label: str, wrong: str, words: str
) -> None:
    tab = opened()
    before = tab.locator(".hb-planned").all_inner_texts()
    choose(tab, label, wrong)
    expect(status(tab)).to_have_text(f"{words} The last plan stands.")
    expect(tab.get_by_label(label, exact=True)).to_have_attribute("aria-invalid", "true")
    assert tab.locator(".hb-planned").all_inner_texts() == before
    again(tab)
    expect(tab.get_by_label("Start date")).to_have_value("2027-01-04")


def test_line_that_is_no_date_holds_back_none_of_the_others(opened: Opens) -> None:
    tab = opened()
    typed = "2027-01-05\n6.1.2027"
    words = (
        "Days off, line 2: '6.1.2027' is no date; write 2026-12-25, or 2026-12-24..2027-01-01. "
        "That line does not count."
    )
    choose(tab, DAYS_OFF, typed)
    for _ in range(2):
        expect(status(tab)).to_contain_text(words)
        expect(tab.get_by_label(DAYS_OFF)).to_have_value(typed)
        expect(tab.get_by_label(DAYS_OFF)).to_have_attribute("aria-invalid", "true")
        assert when(tab, FIRST) == "2027-01-07"
        again(tab)
    choose(tab, DAYS_OFF, "2027-01-05")
    expect(status(tab)).not_to_contain_text("does not count")
    expect(tab.get_by_label(DAYS_OFF)).not_to_have_attribute("aria-invalid", "true")


def test_files_are_of_the_plan_that_is_shown(opened: Opens) -> None:
    tab = opened(accept_downloads=True)
    choose(tab, "What to plan", "Single modules")
    expect(status(tab)).to_have_text("Modules: choose at least one. The last plan stands.")
    assert saved(tab, "Checklist (Markdown)").startswith("# Dated plan: Onboarding, all phases\n")


def test_no_day_of_the_week_is_a_fault_and_endless_plans_are_refused(opened: Opens) -> None:
    tab = opened()
    for day in ("Mon", "Tue", "Wed", "Thu"):
        tab.get_by_label(day, exact=True).uncheck()
    tab.get_by_label("Fri", exact=True).uncheck()
    words = "Working days: choose at least one day of the week. The last plan stands."
    expect(status(tab)).to_have_text(words)
    tab.get_by_label("Fri", exact=True).check()
    choose(tab, "What to plan", "The six-stage path")
    choose(tab, "Hours a week", "0.5")
    choose(tab, "Weeks with other hours, one stretch to a line", "\n".join(
        f"{year}-01-01..{year}-12-31 = 0" for year in range(2027, 2050)))  # fmt: skip
    expect(status(tab)).to_have_text(
        "The plan does not end within twenty years. Give it more hours or fewer days off."
    )


def tick(tab: Page, phase: str, task: str) -> None:
    visit(tab, tab.url.split("my/")[0] + f"onboarding/{phase}/")
    tab.locator(f"#done-{task}").check()


def test_done_tasks_are_shown_and_late_ones_are_planned_again_on_request(opened: Opens) -> None:
    tab = opened(day="2027-01-07T12:00:00")
    choose(tab, "Start date", "2027-01-04")
    choose(tab, "What to plan", "Week 1: first day to first map")
    address = tab.url
    tick(tab, "week-1", "set-up-environment")
    visit(tab, address)
    row = tab.locator(".hb-planned", has_text="Build one service from a fresh clone")
    expect(row).to_contain_text("✓ Done on 2027-01-07")
    expect(row).to_have_class("hb-planned is-done")
    tab.emulate_media(media="print")
    assert printed_box(row) == '"☑ "'
    tab.emulate_media(media="screen")
    late = tab.locator(".hb-planned", has_text=FIRST)
    expect(late).to_contain_text("! Late")
    assert when(tab, FIRST) == "2027-01-06"
    tab.get_by_role("button", name="Plan late items again from today").click()
    assert when(tab, FIRST) == "2027-01-07"
    expect(late).not_to_contain_text("Late")
    expect(tab.get_by_role("button", name="Plan late items again")).to_be_hidden()
    tab.get_by_role("button", name="Back to the first dates").click()
    assert when(tab, FIRST) == "2027-01-06"


def saved(tab: Page, name: str) -> str:
    with tab.expect_download() as started:
        tab.get_by_role("button", name=name).click()
    return Path(started.value.path()).read_bytes().decode()


def test_calendar_counts_its_versions_and_keeps_its_names(opened: Opens) -> None:
    tab = opened(accept_downloads=True)

    def events() -> dict[str, Any]:
        found: list[Any] = list(icalendar.Calendar.from_ical(saved(tab, "Calendar")).walk("VEVENT"))
        return {str(each["UID"]): each for each in found}

    first, same = events(), events()
    choose(tab, "Start date", "2027-01-11")
    moved = events()
    again(tab)
    tab.get_by_role("button", name="Start again").click()
    reset = events()
    assert list(first) == list(same) == list(moved) == list(reset)
    versions = [{int(e["SEQUENCE"]) for e in each.values()} for each in (first, same, moved, reset)]
    assert versions == [{0}, {0}, {1}, {2}]
    event = moved["task-first-commit@fernhill-labs.handbook"]
    assert event["DTSTART"].dt.isoformat() == "2027-01-13"
    assert str(event["URL"]).endswith("/handbook/onboarding/week-1/#task-first-commit")


def test_calendar_cancels_what_has_left_the_plan(opened: Opens) -> None:
    tab = opened(accept_downloads=True)

    def states() -> dict[str, str]:
        found: list[Any] = list(icalendar.Calendar.from_ical(saved(tab, "Calendar")).walk("VEVENT"))
        return {str(each["UID"]): str(each["STATUS"]) for each in found}

    choose(tab, "What to plan", "Week 1: first day to first map")
    whole = states()
    expect(status(tab)).to_contain_text("Imported again, it updates what you imported.")
    choose(tab, "Whose tasks", "Mentor")
    left = states()
    count = sum(state == "CANCELLED" for state in left.values())
    assert 0 < count == len(set(whole) & {uid for uid, s in left.items() if s == "CANCELLED"})
    told = f"and cancels {count} items that have left the plan."
    expect(status(tab)).to_contain_text(told)
    again(tab)
    assert states() == left
    choose(tab, "Whose tasks", "New hire")
    assert {uid for uid, state in states().items() if state == "CONFIRMED"} == set(whole)
    choose(tab, "What to plan", "Weeks 2–3: first pull request")
    assert "CANCELLED" not in states().values()


def test_calendar_cancels_nothing_that_another_plan_has(opened: Opens) -> None:
    tab = opened(accept_downloads=True)

    def cancelled() -> int:
        return saved(tab, "Calendar").count("STATUS:CANCELLED")

    choose(tab, "What to plan", "Week 1: first day to first map")
    choose(tab, "Whose tasks", "Everyone")
    assert cancelled() == 0
    do(tab, "Plan something else beside it")
    choose(tab, "What to plan", "Onboarding, all phases")
    choose(tab, "Whose tasks", "Mentor")
    assert cancelled() == 0
    beside(tab).click()
    choose(tab, "Whose tasks", "IT support")
    others = cancelled()
    beside(tab).click()
    do(tab, "Drop this plan")
    beside(tab).click()
    # Nobody has planned the mentor's tasks of that week any more.
    assert cancelled() > others > 0


def test_files_hold_the_plan(opened: Opens) -> None:
    tab = opened(accept_downloads=True)
    count = tab.locator(".hb-planned").count()
    table = saved(tab, "Table (CSV)")
    # Without the mark a common program for tables shows the dashes of titles as other signs.
    assert table.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert len(rows) == count
    assert {"id": "task/first-commit", "first": "2027-01-06"}.items() <= next(
        row for row in rows if row["id"] == "task/first-commit"
    ).items()
    text = saved(tab, "Checklist")
    assert text.count("- [ ] ") == count
    assert text.startswith("# Dated plan: Onboarding, all phases\n")


def test_each_part_opens_an_issue_that_is_filled_in(opened: Opens) -> None:
    tab = opened()
    for link in tab.get_by_role("link", name="Open an issue for").all():
        address = link.get_attribute("href") or ""
        assert address.startswith("https://github.com/fernhill-labs/handbook/issues/new?title=")
        assert len(address) <= 7500


def test_drawing_has_words_and_an_equal_table(opened: Opens) -> None:
    tab = opened()
    assert (
        tab.locator("dated-plan svg title").text_content() == "Dated plan: Onboarding, all phases"
    )
    told = tab.locator("dated-plan svg desc").text_content() or ""
    rows = tab.locator("[aria-label='Parts of the plan'] tbody tr").all()
    assert len(rows) == tab.locator("dated-plan svg rect").count() > 3
    for row in rows:
        part, first, last, *_ = row.locator("td").all_inner_texts()
        assert f"{part}: {first} to {last}." in told


HOSTILE = [
    "null",
    '"x"',
    '{"at": 1, "start": "<img src=x onerror=alert(1)>", "weekdays": {"length": 1e9}}',
    '{"at": 1, "__proto__": {"what": "modules"}, "what": "constructor", "modules": ["__proto__"]}',
    '{"at": 1, "what": "constructor", "weekdays": [9, 9], "pace": {"task": 1e9}}',
    '{"at": 1, "pace": {"task": 1}, "off": "2027-01-01..2029-12-31", "role": "boss"}',
]


@pytest.mark.parametrize("entry", HOSTILE)
def test_kept_settings_of_any_shape_do_no_harm(opened: Opens, entry: str) -> None:
    state = f'{{"version": 2, "entries": {{"plan/main": {entry}}}}}'
    item = json.dumps("handbook:fernhill-labs/handbook:state")
    before = f"localStorage.getItem({item}) ?? localStorage.setItem({item}, {json.dumps(state)})"
    tab = opened(before=before)
    expect(tab.get_by_label("Start date")).to_have_value("2027-01-04")
    assert when(tab, FIRST) == "2027-01-06"


def test_blocked_storage_is_said_and_the_plan_still_works(reader: Readers) -> None:
    block = """Object.defineProperty(window, "localStorage",
        { get() { throw new DOMException("blocked", "SecurityError") } })"""
    person = reader()
    person.context.add_init_script(block)
    tab = person.open(PAGE)
    choose(tab, "Start date", "2027-01-11")
    assert when(tab, FIRST) == "2027-01-13"
    expect(status(tab)).to_contain_text("This browser does not let the page remember anything.")


def test_list_that_does_not_load_leaves_the_table(reader: Readers) -> None:
    person = reader()
    person.context.route("**/catalogue.json", lambda route: route.abort())
    tab = person.open(PAGE)
    expect(status(tab)).to_have_text(
        "The list of tasks and modules did not load, so no dates can be computed. Reload."
    )
    expect(tab.locator("[data-fallback]")).to_be_visible()


def test_without_script_every_task_has_its_working_day(opened: Opens, site: Site) -> None:
    tab = opened(java_script_enabled=False)
    tasks = [task for phase in site.handbook.phases.values() for task in phase.tasks]
    assert tab.locator("dated-plan tbody tr").count() == len(tasks)
    row = tab.locator("dated-plan tr", has_text=FIRST).first
    assert row.locator("td").all_inner_texts()[0] == "3"


def large(route: Route) -> None:
    modules = [module(f"m{n}", 2 + n % 7, *([f"m{n - 1}"] if n % 9 else [])) for n in range(1000)]
    path = {"id": "all", "title": "All of it", "url": "paths/all/"}
    stage = {"id": "one", "title": "One", "weeks": None, "modules": [m["id"] for m in modules]}
    route.fulfill(body=json.dumps(catalogue(modules=modules, paths=[{**path, "stages": [stage]}])))


def test_a_thousand_modules_are_planned_at_once(reader: Readers) -> None:
    person = reader()
    person.context.route("**/catalogue.json", large)
    tab = person.open(PAGE)
    choose(tab, "What to plan", "All of it")
    choose(tab, "Hours a week", "20")
    expect(tab.locator(".hb-planned")).to_have_count(1000)
    spent = tab.evaluate(f"""() => {{
        {QUICKEST}
        const box = document.querySelector("[data-field=hours]")
        return quickest(50, (turn) => {{
            box.value = 21 + (turn % 5)
            box.dispatchEvent(new Event("change", {{ bubbles: true }}))
        }})
    }}""")
    assert spent < 50


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state_on_a_phone(opened: Opens, scheme: str) -> None:
    tab = opened(color_scheme=scheme, viewport={"width": 360, "height": 740})
    assert violations(tab) == []
    choose(tab, "Start date", "2026-11-02")
    tab.locator("dated-plan summary").click()
    choose(tab, "What to plan", "Single modules")
    assert violations(tab) == []
    do(tab, "Plan something else beside it")
    choose(tab, "What to plan", "The six-stage path")
    expect(beside(tab)).to_have_count(1)
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_keyboard_alone_makes_a_plan(opened: Opens) -> None:
    tab = opened()
    tab.get_by_label("What to plan").focus()
    for expected in ("role", "start"):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.dataset.field") == expected
    box = tab.get_by_label("Hours a week", exact=True)
    box.focus()
    tab.keyboard.press("Control+A")
    tab.keyboard.type("10")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.type") == "checkbox"
    tab.keyboard.press("Space")
    expect(tab.get_by_label("Mon", exact=True)).not_to_be_checked()
    assert when(tab, FIRST) > "2027-01-07"


def printed_box(row: Locator) -> str:
    when = row.locator(".hb-planned__when")
    return str(when.evaluate("e => getComputedStyle(e, '::before').content"))


def test_paper_has_boxes_and_no_form(opened: Opens) -> None:
    tab = opened()
    tab.emulate_media(media="print")
    expect(tab.get_by_label("Start date")).to_be_hidden()
    expect(tab.get_by_role("button", name="Print")).to_be_hidden()
    assert printed_box(tab.locator(".hb-planned").first) == '"☐ "'
    expect(tab.locator(".hb-plan__basis")).to_have_text(
        "Dated plan: Onboarding, all phases · tasks of: New hire · start 2027-01-04 · "
        "38 h a week on Mon, Tue, Wed, Thu, Fri · printed 2027-01-04."
    )
    expect(tab.locator(".hb-plan__basis")).to_be_visible()
    tab.emulate_media(media="screen")
    expect(tab.locator(".hb-plan__basis")).to_be_hidden()
    choose(tab, DAYS_OFF, "2027-01-05 # visit\n\n2027-01-06..2027-01-07")
    expect(tab.locator(".hb-plan__basis")).to_contain_text(
        "Fri · days off: 2027-01-05 # visit; 2027-01-06..2027-01-07 · printed"
    )


def test_handout_is_the_plan_alone_with_addresses(opened: Opens) -> None:
    tab = opened(before="window.print = () => {}")
    tab.get_by_role("button", name="Print", exact=True).click()
    tab.emulate_media(media="print")
    expect(tab.get_by_role("heading", name="How the dates come about")).to_be_hidden()
    expect(tab.locator(".hb-planned").first).to_be_visible()
    link = tab.locator(".hb-planned a", has_text=FIRST)
    after = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert "onboarding/week-1/#task-first-commit" in after


def test_start_again_can_be_undone(opened: Opens) -> None:
    tab = opened()
    undo = tab.get_by_role("button", name="Undo", exact=True)
    choose(tab, DAYS_OFF, "2027-01-05")
    expect(undo).to_be_hidden()
    tab.get_by_role("button", name="Start again").click()
    expect(status(tab)).to_contain_text("Everything is as at first.")
    expect(tab.get_by_label(DAYS_OFF)).to_have_value("")
    expect(undo).to_be_focused()
    tab.keyboard.press("Enter")
    expect(status(tab)).to_contain_text("Your plan is back.")
    assert when(tab, FIRST) == "2027-01-07"
    expect(undo).to_be_hidden()
    again(tab)
    expect(tab.get_by_label(DAYS_OFF)).to_have_value("2027-01-05")


def test_nobody_is_late_with_a_plan_that_nobody_has_made(opened: Opens) -> None:
    tab = opened()
    expect(status(tab)).not_to_contain_text("late")
    expect(tab.locator(".is-late")).to_have_count(0)
    choose(tab, "Hours a week", "37")
    expect(status(tab)).to_contain_text("2 late")
    again(tab)
    expect(status(tab)).to_contain_text("2 late")
