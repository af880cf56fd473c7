"""What a browser keeps of its owner: ticks, dates, notes, files, and every way it can go wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.built.conftest import QUICKEST, ROOT, Reader, again, in_browser, press, visit
from tests.built.test_accessibility import violations

Readers = Callable[..., Reader]
WEEK = "onboarding/week-1/"
MODULE = "modules/git-and-review/"
ITEM = "handbook:fernhill-labs/handbook:state"
FIRST = "handbook:fernhill-labs/handbook:progress"
STORES = ROOT / "tests/fixtures/stores"
DAY = "2026-11-21"
BLOCKED = (
    "Object.defineProperty(window, 'localStorage', "
    "{ get() { throw new DOMException('denied', 'SecurityError'); } });"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def first_box(tab: Page) -> str:
    """The selector of the first box on a page."""
    return f"#{tab.locator('input[data-item]').first.get_attribute('id')}"


def stored(tab: Page, item: str = ITEM) -> Any:
    """What the browser keeps, without the moments and without what the handbook said."""
    value = json.loads(tab.evaluate(f"localStorage.getItem('{item}')"))
    value.get("entries", {}).pop("baseline/main", None)
    for entry in value.get("entries", {}).values():
        assert isinstance(entry.pop("at"), int)
    return value


def status(tab: Page) -> str:
    return tab.locator(".hb-progress").first.inner_text()


def with_item(person: Reader, text: str, item: str = ITEM) -> None:
    """Let a browser have kept a text before the first page is opened."""
    person.context.add_init_script(
        f"if (!sessionStorage.seen) {{ sessionStorage.seen = 1; "
        f"localStorage.setItem('{item}', {json.dumps(text)}); }}"
    )


def entries(**fields: Any) -> str:
    """A store of version 2; keys are written with two underscores for the slash."""
    named = {key.replace("__", "/").replace("_", "-"): value for key, value in fields.items()}
    return json.dumps({"version": 2, "entries": named})


def test_ticked_box_is_remembered_after_reload(reader: Readers) -> None:
    tab = reader().open(WEEK)
    box = first_box(tab)
    tab.check(box)
    again(tab)
    expect(tab.locator(box)).to_be_checked()
    expect(tab.locator(f"li:has({box})")).to_have_class("hb-task is-done")


def test_ticks_are_kept_by_the_ledgers_keys_with_a_version_and_a_plain_date(
    reader: Readers,
) -> None:
    person = reader(timezone_id="Pacific/Auckland")
    tab = person.context.new_page()
    tab.clock.install(time="2026-11-20T23:30:00Z")
    visit(tab, person.address + WEEK)
    box = first_box(tab)
    key = tab.locator(box).get_attribute("data-item")
    tab.check(box)
    assert stored(tab) == {"version": 2, "entries": {key: {"done": DAY}}}
    tab.uncheck(box)
    assert stored(tab) == {"version": 2, "entries": {key: {}}}


def test_box_ticked_before_its_script_has_come_counts(reader: Readers) -> None:
    person = reader()
    waiting: list[Route] = []
    person.context.route("**/tick-list.js", lambda route: waiting.append(route))
    tab = person.context.new_page()
    with tab.expect_request("**/tick-list.js"):
        tab.goto(person.address + WEEK, wait_until="commit")
    box = first_box(tab)
    tab.check(box)
    waiting[0].continue_()
    expect(tab.locator(".hb-progress").first).to_contain_text("1 of ")
    expect(tab.locator(box)).to_be_checked()
    assert len(stored(tab)["entries"]) == 1
    person.context.unroute("**/tick-list.js")
    again(tab)
    expect(tab.locator(".hb-progress").first).to_contain_text("1 of ")
    expect(tab.locator(box)).to_be_checked()


def test_ticked_box_is_remembered_across_instant_navigation(reader: Readers) -> None:
    tab = reader(viewport={"width": 1280, "height": 900}).open(WEEK)
    box = first_box(tab)
    tab.evaluate("window.sameDocument = true")
    tab.check(box)
    press(tab, tab.locator(".md-footer__link--next"), "onboarding/weeks-2-3/")
    press(tab, tab.locator(".md-footer__link--prev"), WEEK)
    assert tab.evaluate("window.sameDocument")
    expect(tab.locator(box)).to_be_checked()
    expect(tab.locator(f"li:has({box}) [data-more]")).to_have_count(1)


def test_status_counts_what_is_done(reader: Readers) -> None:
    tab = reader().open(WEEK)
    boxes = tab.locator("tick-list").first.locator("input[data-item]").count()
    assert status(tab) == f"0 of {boxes} done"
    tab.check(first_box(tab))
    assert status(tab) == f"1 of {boxes} done"


def test_two_tabs_show_the_same_ticks_and_lose_none(reader: Readers) -> None:
    person = reader()
    one, two = person.open(WEEK), person.open(WEEK)
    box = first_box(one)
    one.check(box)
    expect(two.locator(box)).to_be_checked()
    other = two.locator("input[data-item]").nth(1)
    other.check()
    assert len(stored(one)["entries"]) == 2


def test_same_task_is_ticked_on_every_page_that_shows_it(reader: Readers) -> None:
    person = reader()
    tab = person.open("onboarding/managers/")
    box = first_box(tab)
    tab.check(box)
    expect(person.open("onboarding/before-day-1/").locator(box)).to_be_checked()


def test_module_its_exercise_and_each_question_have_a_box_of_their_own(reader: Readers) -> None:
    tab = reader().open(MODULE)
    tab.locator("#done-module").check()
    tab.locator("#done-exercise").check()
    tab.locator("details[id^=check-] summary").first.click()
    tab.get_by_role("checkbox", name="My answer held this").first.check()
    kinds = {key.split("/")[0] for key in stored(tab)["entries"]}
    assert kinds == {"module", "exercise", "self-check"}
    expect(tab.locator(".hb-check .hb-progress")).to_have_text("1 of 6 done")


def test_dates_and_a_note_are_kept_and_said_on_the_button(reader: Readers) -> None:
    tab = reader().open(MODULE)
    more = tab.locator("[data-more]").first
    expect(more).to_have_accessible_name("dates, note: I have finished this module")
    more.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(tab.get_by_label("Started")).to_be_focused()
    tab.get_by_label("Started").fill("2026-11-02")
    tab.get_by_label("Your note").fill("<img src=x onerror=alert(1)> ask Ada")
    tab.get_by_label("Your note").blur()
    expect(more).to_have_text("started 2026-11-02, note")
    again(tab)
    more.click()
    expect(tab.get_by_label("Your note")).to_have_value("<img src=x onerror=alert(1)> ask Ada")
    tab.get_by_label("Done", exact=True).fill("2026-11-20")
    expect(tab.locator("#done-module")).to_be_checked()
    tab.get_by_label("Started").fill("")
    tab.get_by_label("Your note").fill("")
    tab.get_by_label("Your note").blur()
    expect(more).to_have_text("done 2026-11-20")
    more.click()
    expect(tab.get_by_label("Your note")).to_have_count(0)


def test_note_is_kept_with_every_letter(reader: Readers) -> None:
    tab = reader().open(MODULE)
    tab.locator("[data-more]").first.click()
    tab.get_by_label("Your note").press_sequentially("half a")
    again(tab)
    tab.locator("[data-more]").first.click()
    expect(tab.get_by_label("Your note")).to_have_value("half a")


def test_dates_that_cannot_be_true_are_marked_and_not_kept(reader: Readers) -> None:
    person = reader()
    person.context.clock.set_fixed_time("2026-11-21T12:00:00")
    tab = person.open(MODULE)
    tab.locator("[data-more]").first.click()
    started, done = tab.get_by_label("Started"), tab.get_by_label("Done", exact=True)
    done.fill("2026-11-20")
    fault = tab.locator(".hb-note [role=alert]")
    for wrong, told in (
        ("2026-11-21", "Not kept: started on 2026-11-21 would be after done on 2026-11-20."),
        ("2026-12-25", "Not kept: 2026-12-25 is still to come."),
    ):
        started.fill(wrong)
        expect(started).to_have_attribute("aria-invalid", "true")
        expect(fault).to_have_text(told)
    assert stored(tab)["entries"]["module/git-and-review"] == {"done": "2026-11-20"}
    started.fill("2026-11-20")
    expect(started).not_to_have_attribute("aria-invalid", "true")
    expect(fault).to_have_text("")


def test_open_dates_follow_the_box(reader: Readers) -> None:
    person = reader()
    person.context.clock.set_fixed_time("2026-11-21T12:00:00")
    tab = person.open(MODULE)
    tab.locator("[data-more]").first.click()
    done = tab.get_by_label("Done", exact=True)
    done.fill("2026-11-20")
    box = tab.locator(first_box(tab))
    expect(box).to_be_checked()
    box.uncheck()
    expect(done).to_have_value("")
    box.check()
    expect(done).to_have_value("2026-11-21")


def test_date_that_is_none_is_marked_and_not_kept(reader: Readers) -> None:
    tab = reader().open(MODULE)
    tab.locator("[data-more]").first.click()
    started = tab.get_by_label("Started")
    started.evaluate(
        "e => { e.value = '12026-01-01'; e.dispatchEvent(new Event('change', {bubbles: true})) }"
    )
    expect(started).to_have_attribute("aria-invalid", "true")
    assert tab.evaluate(f"localStorage.getItem('{ITEM}')") is None


@pytest.mark.parametrize(
    ("store", "boxes"),
    [
        ("version-1", ["hand-over-machine", "welcome-new-hire"]),
        ("version-2", ["hand-over-machine"]),
    ],
)
def test_store_of_every_version_ever_shipped_is_read(
    reader: Readers, store: str, boxes: list[str]
) -> None:
    person = reader()
    item = FIRST if store == "version-1" else ITEM
    with_item(person, (STORES / f"{store}.json").read_text(encoding="utf-8"), item)
    tab = person.open(WEEK)
    checked = tab.locator("input[data-item]:checked")
    expect(checked).to_have_count(len(boxes))
    for box in boxes:
        expect(tab.locator(f"#done-{box}")).to_be_checked()
    tab.locator("input[data-item]:not(:checked)").first.check()
    assert tab.evaluate(f"localStorage.getItem('{FIRST}')") is None
    assert f"task/{boxes[0]}" in stored(tab)["entries"]


def test_every_store_of_the_fixtures_is_tried() -> None:
    assert sorted(path.stem for path in STORES.iterdir()) == ["version-1", "version-2"]


@pytest.mark.parametrize(
    "text",
    [
        "{broken",
        "[]",
        "null",
        '"x"',
        '{"version":2,"tasks":{}}',
        '{"version":"2","entries":{}}',
        '{"version":2,"entries":{"task/a":{"at":1,"done":7}}}',
        '{"version":2,"entries":{"task/a":{"done":"2026-11-20"}}}',
        '{"version":2,"entries":{"__proto__":{"at":1}}}',
        '{"version":2,"entries":{"task/../x":{"at":1}}}',
        '{"version":2,"entries":{"task/a":{"at":1,"done":"2026-02-30"}}}',
        '{"version":2,"entries":{"task/a":{"at":1,"__proto__":"x"}}}',
    ],
)
def test_damaged_store_is_set_aside_and_said_so(reader: Readers, text: str) -> None:
    person = reader()
    with_item(person, text)
    tab = person.open(WEEK)
    assert status(tab).endswith(
        "What was remembered could not be read. It was set aside, not deleted."
    )
    assert tab.evaluate(f"localStorage.getItem('{ITEM}:damaged')") == text
    tab.check(first_box(tab))
    again(tab)
    expect(tab.locator(first_box(tab))).to_be_checked()
    assert "set aside" not in status(tab)


def test_what_can_be_read_of_a_damaged_store_is_kept(reader: Readers) -> None:
    person = reader()
    good = {"at": 5, "done": DAY}
    with_item(person, entries(task__hand_over_machine=good, task__x={"at": "5"}))
    tab = person.open(WEEK)
    expect(tab.locator("#done-hand-over-machine")).to_be_checked()


def test_store_of_a_newer_version_is_not_touched(reader: Readers) -> None:
    person = reader()
    with_item(person, '{"version":3,"things":[1]}')
    tab = person.open(WEEK)
    assert status(tab).endswith("Reload the page; until then nothing is remembered.")
    tab.check(first_box(tab))
    assert tab.evaluate(f"localStorage.getItem('{ITEM}')") == '{"version":3,"things":[1]}'


def test_entry_of_a_kind_that_is_not_known_yet_stays(reader: Readers) -> None:
    person = reader()
    with_item(person, entries(later__thing={"at": 5, "shape": [1, {"two": 2}]}))
    tab = person.open(WEEK)
    tab.check(first_box(tab))
    assert stored(tab)["entries"]["later/thing"] == {"shape": [1, {"two": 2}]}


def test_blocked_storage_is_said_and_boxes_still_tick(reader: Readers) -> None:
    person = reader()
    person.context.add_init_script(BLOCKED)
    tab = person.open(WEEK)
    assert status(tab).endswith("This browser does not let the page remember anything.")
    tab.check(first_box(tab))
    expect(tab.locator(first_box(tab))).to_be_checked()
    assert status(tab).startswith("1 of")


def test_full_storage_is_said_and_boxes_still_tick(reader: Readers) -> None:
    person = reader()
    person.context.add_init_script(FULL)
    tab = person.open(WEEK)
    tab.check(first_box(tab))
    assert "storage is full, so your last change is not remembered" in status(tab)
    expect(tab.locator(first_box(tab))).to_be_checked()


def test_storage_that_has_room_again_is_used_again(reader: Readers) -> None:
    tab = reader().open(WEEK)
    tab.evaluate(f"() => {{ window.was = Storage.prototype.setItem; {FULL} }}")
    tab.check(first_box(tab))
    assert "storage is full" in status(tab)
    tab.evaluate("() => { Storage.prototype.setItem = window.was }")
    tab.locator("input[data-item]").nth(1).check()
    expect(tab.locator(".hb-progress").first).not_to_contain_text("full")
    assert len(stored(tab)["entries"]) == 2


def test_what_entries_name_follows_ids_that_moved(reader: Readers) -> None:
    moves = {
        "module/old": ["module/new", "module/newer"],
        "level/third": ["level/staff"],
        "path/long": ["path/six-stages"],
    }
    entries = {
        "list/reading": {"at": 1, "modules": ["new", "old", "other"]},
        "plan/main": {"at": 1, "modules": ["old"], "what": "path/long", "hours": 4},
        "target/main": {"at": 1, "level": "third", "profession": "ml-engineer"},
        "module/other": {"at": 1, "note": "old"},
        "novel/old": {"at": 1, "modules": ["old"]},
    }
    found = in_browser(
        reader().open(WEEK),
        "state",
        "return lib.followed({version: 2, entries: value.entries}, value.moves).entries",
        {"entries": entries, "moves": moves},
    )
    assert found == {
        **entries,
        "list/reading": {"at": 1, "modules": ["new", "newer", "other"]},
        "plan/main": {"at": 1, "modules": ["new", "newer"], "what": "path/six-stages", "hours": 4},
        "target/main": {"at": 1, "level": "staff", "profession": "ml-engineer"},
    }


def test_ticks_follow_ids_that_moved_split_or_retired(reader: Readers) -> None:
    person = reader()
    moves = {
        "task/old-machine": ["task/older-machine"],
        "task/older-machine": ["task/hand-over-machine"],
        "module/all-of-git": ["module/git-and-review", "module/testing-and-debugging"],
        "task/round": ["task/round"],
    }
    person.context.route("**/moves.json", lambda route: route.fulfill(json=moves))
    with_item(
        person,
        entries(
            task__old_machine={"at": 9, "done": DAY},
            task__hand_over_machine={"at": 8},
            module__all_of_git={"at": 7, "done": DAY},
            exercise__all_of_git={"at": 6, "done": DAY},
            task__gone={"at": 5, "note": "kept"},
            task__round={"at": 4},
        ),
    )
    tab = person.open(WEEK)
    expect(tab.locator("#done-hand-over-machine")).to_be_checked()
    tab.locator("input[data-item]:not(:checked)").first.check()
    kept = stored(tab)["entries"]
    assert set(kept) >= {
        "task/gone",
        "task/round",
        "module/git-and-review",
        "module/testing-and-debugging",
        "exercise/git-and-review",
        "exercise/testing-and-debugging",
    }
    assert not {"task/old-machine", "module/all-of-git"} & set(kept)


MERGES = [
    ({}, {}, {}, [], [], []),
    ({}, {"task/a": 1}, {"task/a": 1}, ["task/a"], [], []),
    ({"task/a": 1}, {"task/a": 2}, {"task/a": 2}, [], ["task/a"], []),
    ({"task/a": 2}, {"task/a": 1}, {"task/a": 2}, [], [], ["task/a"]),
    ({"task/a": 2}, {"task/a": 2}, {"task/a": 2}, [], [], []),
    ({"task/a": 1}, {"task/b": 1}, {"task/a": 1, "task/b": 1}, ["task/b"], [], []),
]


def test_of_two_states_every_newer_entry_counts(reader: Readers) -> None:
    def state(given: dict[str, int]) -> dict[str, Any]:
        made = {key: {"at": at, "note": f"from {at}"} for key, at in given.items()}
        return {"version": 2, "entries": made}

    tab = reader().open(WEEK)
    found = in_browser(
        tab,
        "state",
        "return value.map(([ours, theirs]) => lib.merged(ours, theirs))",
        [[state(ours), state(theirs)] for ours, theirs, *_ in MERGES],
    )
    for case, result in zip(MERGES, found, strict=True):
        _, _, expected, added, changed, older = case
        assert result["state"] == state(expected)
        assert (result["added"], result["changed"], result["older"]) == (added, changed, older)


FILES = [
    ("", "This is not a file that was exported from this handbook."),
    ("[1]", "This is not a file that was exported from this handbook."),
    (
        '{"version":9}',
        "The file was written by a newer version of this handbook. Reload this page.",
    ),
    (
        '{"handbook":"else/where","version":2,"entries":{}}',
        "The file is from the handbook 'else/where'; this is 'fernhill-labs/handbook'.",
    ),
    (
        '{"handbook":{"a":1},"version":2,"entries":{}}',
        "The file is from the handbook another one; this is 'fernhill-labs/handbook'.",
    ),
    (
        " " * 5_000_001,
        "The file is larger than 5 MB; an export of this handbook is smaller.",
    ),
    (
        '{"kind":"handbook assessment","version":1,"ratings":{}}',
        "This file holds an assessment alone. Open it on the page of the self-assessment.",
    ),
    ("[" * 100_000, "This is not a file that was exported from this handbook."),
]


@pytest.fixture
def mine(reader: Readers) -> Page:
    """The page of one's progress, of a person who has ticked a task and a module."""
    person = reader()
    with_item(
        person,
        entries(
            task__hand_over_machine={"at": 50, "done": "2026-11-16"},
            module__git_and_review={"at": 60, "done": "2026-11-19", "note": "Ask <Ada>"},
        ),
    )
    return person.open("my/")


def opened(tab: Page, text: str) -> None:
    tab.locator("input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def part(tab: Page, name: str) -> Any:
    return tab.locator(f"my-progress[part={name}]")


@pytest.mark.parametrize(("text", "told"), FILES)
def test_file_that_cannot_be_used_is_refused_in_words(mine: Page, text: str, told: str) -> None:
    opened(mine, text)
    expect(part(mine, "file").get_by_role("status")).to_have_text(told)
    assert len(stored(mine)["entries"]) == 2


def test_file_is_shown_before_it_is_taken_over(mine: Page) -> None:
    text = json.dumps(
        {
            "handbook": "fernhill-labs/handbook",
            "version": 2,
            "entries": {
                "task/hand-over-machine": {"at": 40},
                "module/git-and-review": {"at": 8 * 10**15, "done": DAY},
                "module/git-and-review ": {"at": 1},
                "module/testing-and-debugging": {"at": 70, "done": DAY},
                "__proto__": {"at": 1},
            },
        }
    )
    opened(mine, text)
    given = part(mine, "file").locator(".hb-given")
    expect(given.locator("summary")).to_have_text(
        [
            "1 new here, will be added",
            "1 newer in the file, will replace yours",
            "1 newer here, will stay as they are",
        ]
    )
    expect(given).to_contain_text("2 entries of the file could not be read and are left out.")
    assert stored(mine)["entries"]["module/git-and-review"]["note"] == "Ask <Ada>"
    mine.get_by_role("button", name="Leave it").click()
    expect(part(mine, "file").get_by_role("status")).to_have_text("Nothing was changed.")
    opened(mine, text)
    mine.get_by_role("button", name="Take them over").click()
    expect(part(mine, "file").get_by_role("status")).to_have_text("2 entries were taken over.")
    expect(part(mine, "skills")).to_contain_text("Debugging")
    undo = mine.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    # A change from the future counts as made now.
    kept = json.loads(mine.evaluate(f"localStorage.getItem('{ITEM}')"))
    assert kept["entries"]["module/git-and-review"]["at"] <= mine.evaluate("Date.now()")
    opened(mine, text)
    expect(part(mine, "file").get_by_role("status")).to_have_text("The file holds nothing new.")


def test_what_was_taken_over_can_be_given_back(mine: Page) -> None:
    before = stored(mine)
    entries = {
        "module/git-and-review": {"at": 8 * 10**15, "done": "2026-11-20"},
        "list/reading": {"at": 5, "modules": ["sql-basics"]},
        "plan/main": {"at": 5, "start": "2027-01-04"},
        "plan/path.six-stages": {"at": 5, "start": "2027-01-04", "what": "path/six-stages"},
        "snapshot/2026-11-01": {"at": 5, "day": "2026-11-01", "ratings": {}},
    }
    opened(mine, json.dumps({"version": 2, "entries": entries}))
    given = part(mine, "file").locator(".hb-given")
    expect(given.locator("li")).to_have_text(
        [
            "Your reading list",
            "Your plan",
            "Your plan: six-stages",
            "Snapshot of 2026-11-01",
            "Git and review: done 2026-11-19, note here, done 2026-11-20 in the file",
        ]
    )
    mine.get_by_role("button", name="Take them over").click()
    expect(part(mine, "file").get_by_role("status")).to_have_text("5 entries were taken over.")
    mine.keyboard.press("Enter")
    expect(part(mine, "file").get_by_role("status")).to_have_text("Everything is as it was before.")
    expect(part(mine, "file").locator("[type=file]")).to_be_focused()
    assert stored(mine) == before


def test_saved_file_brings_everything_into_another_browser(
    mine: Page, reader: Readers, tmp_path: Path
) -> None:
    mine.get_by_label("Your name").fill("Nia <Berg>/x")
    with mine.expect_download() as download:
        mine.get_by_role("button", name="Save to a file").click()
    assert download.value.suggested_filename.startswith("Nia-Berg-x-20")
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    other = reader().open("my/")
    opened(other, saved.read_text(encoding="utf-8"))
    other.get_by_role("button", name="Take them over").click()
    expect(part(other, "notes")).to_contain_text("Ask <Ada>")
    assert stored(other) == stored(mine)


def test_forgetting_is_asked_and_can_be_undone(mine: Page) -> None:
    mine.get_by_role("button", name="Forget everything").click()
    told = part(mine, "file").get_by_role("status")
    expect(told).to_have_text("This browser would forget 2 entries. Save a file first.")
    expect(mine.get_by_role("button", name="No, keep it")).to_be_focused()
    mine.get_by_role("button", name="Yes, forget it here").click()
    assert stored(mine) == {"version": 2, "entries": {}}
    mine.get_by_role("button", name="Undo").click()
    expect(told).to_have_text("Everything is back.")
    assert len(stored(mine)["entries"]) == 2


def test_places_skills_and_notes_are_added_up(mine: Page) -> None:
    row = part(mine, "places").locator("[data-scope='phase/week-1']")
    expect(row).to_contain_text("1 done, next: ")
    skills = part(mine, "skills").locator("tbody tr")
    expect(skills).to_have_text(["Code review3Git and review", "Version control3Git and review"])
    expect(part(mine, "notes").locator("tbody tr")).to_have_text(
        ["Git and reviewdone 2026-11-19, noteAsk <Ada>"]
    )


def test_home_page_says_where_one_is(mine: Page) -> None:
    visit(mine, mine.url.replace("my/", ""))
    glance = mine.locator("progress-glance")
    expect(glance).to_contain_text("Week 1: first day to first map: 1 of 16. Next: ")
    expect(glance.get_by_role("link", name="Everything you have done")).to_be_visible()


def test_glance_is_empty_for_whoever_has_ticked_nothing(reader: Readers) -> None:
    tab = reader().open()
    expect(tab.locator("progress-glance")).to_be_empty()


def test_what_changed_since_one_started_is_told(reader: Readers) -> None:
    person = reader()
    old = "task/hand-over-machine"
    with_item(
        person,
        entries(
            task__hand_over_machine={"at": 50, "done": "2026-11-16"},
            module__git_and_review={"at": 60, "done": "2026-11-19"},
            task__burnt_down={"at": 61, "done": "2026-11-19"},
            baseline__main={
                "at": 1,
                "day": "2026-11-16",
                "items": {old: "00000000", "module/old-git": "11111111", "task/burnt-down": "2"},
            },
        ),
    )
    moves = {"module/old-git": ["module/git-and-review"]}
    person.context.route("**/moves.json", lambda route: route.fulfill(json=moves))
    tab = person.open("my/")
    changes = part(tab, "changes")
    expect(changes.locator("p").first).to_have_text("Since 2026-11-16: ")
    names = changes.locator("b").all_inner_texts()
    assert names[0].startswith("New where you have begun (")
    assert names[1:] == [
        "Says something else since you ticked it (2)",
        "Has another name or place; your ticks went along (1)",
        "Gone; your dates and notes are kept (1)",
    ]
    tab.get_by_role("button", name="I have seen this").click()
    expect(changes).to_contain_text("nothing has changed.")


def test_first_tick_notes_what_the_handbook_said(reader: Readers) -> None:
    person = reader()
    overview, tab = person.open("my/"), person.open(MODULE)
    changes = part(overview, "changes")
    expect(changes).to_contain_text("when you tick the first box")
    tab.locator("#done-module").check()
    expect(changes).to_contain_text("nothing has changed.")


def test_page_of_progress_without_script_lists_every_place(reader: Readers) -> None:
    tab = reader(java_script_enabled=False).open("my/")
    assert tab.locator("my-progress tbody tr").count() == 13
    told = part(tab, "file").get_by_text("Your browser runs no scripts here")
    expect(told).to_be_visible()


def test_what_is_said_without_script_does_not_flash_where_scripts_run(reader: Readers) -> None:
    person = reader()
    person.context.route("**/my-progress.js", lambda route: route.abort())
    tab = person.context.new_page()
    tab.goto(person.address + "my/")
    timing = """e => e.getAnimations().map((each) => [
        each.effect.getTiming().delay, each.effect.getKeyframes()[0].visibility])"""
    told = part(tab, "file").get_by_text("Your browser runs no scripts here")
    assert told.evaluate(timing) == [[1000, "hidden"]]
    expect(told).to_be_visible()


def test_catalogue_that_cannot_be_fetched_is_said(reader: Readers) -> None:
    person = reader()
    person.context.route("**/catalogue.json", lambda route: route.abort())
    tab = person.open("my/")
    expect(part(tab, "skills").get_by_role("alert")).to_have_text(
        "The list of modules and tasks could not be loaded. Reload the page."
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone_in_use(reader: Readers, scheme: str) -> None:
    person = reader(color_scheme=scheme, viewport={"width": 360, "height": 800})
    with_item(person, (STORES / "version-2.json").read_text(encoding="utf-8"))
    tab = person.open("my/")
    tab.get_by_role("button", name="Forget everything").click()
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    visit(tab, tab.url.replace("my/", MODULE))
    tab.locator("[data-more]").first.click()
    assert violations(tab, ["article"]) == []


def test_thousand_modules_are_shown_in_time(reader: Readers) -> None:
    tab = reader().open("my/")
    spent = in_browser(
        tab,
        "overview",
        QUICKEST
        + """const range = [...Array(1000).keys()]
        const modules = range.map(n => ({id: `m${n}`, title: `M ${n}`, url: "", seen: "x",
            skills: {[`s${n % 50}`]: 1 + n % 5}, checks: []}))
        const skills = [...Array(50).keys()].map(n => ({id: `s${n}`, title: `S ${n}`, url: ""}))
        const ids = modules.map(m => m.id)
        const all = {modules, skills, tasks: [], phases: [], paths: [],
            programmes: [{id: "p", title: "P", url: "", modules: ids}]}
        const done = {at: 1, done: "2026-11-20"}
        const entries = Object.fromEntries(ids.map(id => [`module/${id}`, done]))
        const items = Object.fromEntries(ids.map(id => [`module/${id}`, "y"]))
        const state = {version: 2, entries}
        let found
        const spent = quickest(50, () => {
            found = lib.standing(lib.itemsOf(all, "programme/p"), state, new Map(), "2026-11-21")
            lib.skillsReached(all, state)
            lib.changesSince(items, all, state, {})
        })
        return [found.done, spent]""",
    )
    assert spent[0] == 1000
    assert spent[1] < 50


def test_line_of_a_row_is_as_long_as_the_row(reader: Readers) -> None:
    tab = reader().open("my/")
    lines = tab.locator("article tbody tr").evaluate_all(
        """rows => rows.map(row => [...row.cells].map(cell => {
            const { borderTopWidth, borderTopColor, verticalAlign } = getComputedStyle(cell)
            return `${borderTopWidth} ${borderTopColor} ${verticalAlign}`
        }))"""
    )
    assert lines
    assert {len(set(row)) for row in lines} == {1}
    assert not lines[0][0].startswith("0px")
