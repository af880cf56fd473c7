"""The libraries of the dated plan: days, settings, the order of work, and what is downloaded."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
import vobject

from handbook.issues import last_days
from handbook.site import Site
from handbook.views import task_views
from handbook.workdays import WorkDays, parse_off
from tests.built.plan_cases import SITE, WEEK, Lab, catalogue, iso, lab, module, settings, task

__all__ = ["lab"]


def test_every_day_of_three_centuries_is_read_and_written(lab: Lab) -> None:
    found = lab.run(
        "days",
        """const first = lib.parseDay("1900-01-01"), last = lib.parseDay("2199-12-31")
        const told = []
        for (let day = first; day <= last; day++) {
            const text = lib.dayText(day)
            told.push(`${day} ${text} ${lib.weekday(day)} ${lib.parseDay(text) === day}`)
        }
        return told.join("\\n")""",
    )
    day, expected = date(1900, 1, 1), []
    while day.year < 2200:
        number = (day - date(1970, 1, 1)).days
        expected.append(f"{number} {day.isoformat()} {day.isoweekday()} true")
        day += timedelta(days=1)
    assert found == "\n".join(expected)


def days_in(off: str) -> list[str]:
    """The days of a stretch as Python reads it."""
    return [day.isoformat() for day in parse_off(off)] if off else []


def test_whole_onboarding_has_the_dates_of_python(lab: Lab, site: Site) -> None:
    fields = ("id", "title", "role", "need", "day", "hours", "after")
    phases = list(site.handbook.phases.items())
    tasks = [
        {name: getattr(each, name) for name in fields} | {"phase": key, "url": "", "modules": []}
        for key, phase in phases
        for each in phase.tasks
    ]
    all = catalogue(tasks=tasks, phases=[{"id": key, "title": key, "url": ""} for key, _ in phases])
    for start, off in [("2026-12-14", "2026-12-24..2027-01-01"), ("2028-02-21", "2028-04-14")]:
        chosen = settings(start, hours=38, off=off)
        [plan] = lab.plans([{"settings": chosen, "all": all}])
        found = {i["id"]: iso(i["last"]) for g in plan["groups"] for i in g["items"]}
        work = WorkDays(date.fromisoformat(start), range(1, 6), parse_off(off))
        days = last_days(task_views(site.handbook))
        assert found == {key: work.numbered(day).isoformat() for key, day in days.items()}


NO_DAYS = ["2027-02-29", "2100-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "2027-1-4"]
NO_DAYS += ["1899-12-31", "2200-01-01", "27-01-04", "04.01.2027", " 2027-01-04", "", "__proto__"]


def test_what_is_no_day_is_none(lab: Lab) -> None:
    assert lab.run("days", "return value.map(lib.parseDay)", NO_DAYS) == [None] * len(NO_DAYS)
    assert lab.run("days", "return [null, undefined, 20270104, {}].map(lib.parseDay)") == [None] * 4


@pytest.mark.parametrize(
    ("start", "weekdays", "off", "numbers", "expected"),
    [
        ("2027-01-04", [1, 2, 3, 4, 5], "", [-1, 1, 5, 6], "01-01 01-04 01-08 01-11"),
        # A start at the weekend: day 1 is the Monday after it, and day -1 the Friday before.
        ("2027-01-02", [1, 2, 3, 4, 5], "", [-1, 1], "01-01 01-04"),
        # The year's end, with stretches off.
        ("2026-12-21", [1, 2, 3, 4, 5], "2026-12-24..2027-01-01", [3, 4], "12-23 01-04"),
        # A leap day is a working day like others.
        ("2028-02-28", [1, 2, 3, 4, 5], "", [1, 2, 3], "02-28 02-29 03-01"),
        # Days on which clocks change, here and in Brazil.
        ("2027-03-26", [1, 2, 3, 4, 5, 6, 7], "", [1, 2, 3, 4], "03-26 03-27 03-28 03-29"),
        ("2018-11-02", [1, 2, 3, 4, 5, 6, 7], "", [1, 2, 3, 4], "11-02 11-03 11-04 11-05"),
        # Three days a week.
        ("2027-01-04", [1, 3, 5], "", [1, 3, 4, 10, -3], "01-04 01-08 01-11 01-25 12-28"),
    ],
)
def test_working_days_are_counted(
    lab: Lab, start: str, weekdays: list[int], off: str, numbers: list[int], expected: str
) -> None:
    found = lab.run(
        "days",
        """const { stretches } = lib.parseOff(value.off)
        const work = new lib.WorkDays(lib.parseDay(value.start), value.weekdays, stretches)
        const shown = number => lib.dayText(work.numbered(number)).slice(5)
        return value.numbers.map(shown).join(" ")""",
        {"start": start, "weekdays": weekdays, "off": off, "numbers": numbers},
    )
    work = WorkDays(date.fromisoformat(start), weekdays, map(date.fromisoformat, days_in(off)))
    assert " ".join(work.numbered(number).isoformat()[5:] for number in numbers) == found
    assert found == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("25.12.2026", "line 1: '25.12.2026' is no date"),
        ("\n2026-12-25\n2026-12-26...2026-12-27", "line 3: '2026-12-26...2026-12-27' is no date"),
        ("2027-01-01..2026-12-24", "line 1: 2026-12-24 is before 2027-01-01; write the earlier"),
        ("2026-01-01..2027-12-24", "line 1: 2026-01-01 to 2027-12-24 is longer than 400 days"),
        ("<script>" + "x" * 100, "line 1: '<script>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is no date"),
        ("2026-12-25 # Christmas\r\n\r\n# nothing", ""),
    ],
)
def test_days_off_that_cannot_be_read_are_told_by_line(lab: Lab, text: str, fault: str) -> None:
    found = lab.run("days", "return lib.parseOff(value).faults", text)
    assert len(found) == bool(fault)
    assert "".join(found).startswith(fault)


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"start": "2027-02-29"}, "Start date: expected a day from 1900 to 2199, such as 2027-01-04."),
    ({"start": 5}, "Start date: expected a day from 1900 to 2199, such as 2027-01-04."),
    ({"weekdays": []}, "Working days: choose at least one day of the week."),
    ({"weekdays": [1, 1]}, "Working days: choose at least one day of the week."),
    ({"weekdays": [0, 8]}, "Working days: choose at least one day of the week."),
    ({"weekdays": "12345"}, "Working days: choose at least one day of the week."),
    ({"hours": 0}, "Hours a week: expected a number from 0.5 to 60."),
    ({"hours": None}, "Hours a week: expected a number from 0.5 to 60."),
    ({"hours": "38"}, "Hours a week: expected a number from 0.5 to 60."),
    ({"off": "x" * 10_001}, "Days off: too long."),
    ({"what": "path/none"}, "What to plan: this handbook has no such thing; choose another."),
    ({"what": "__proto__"}, "What to plan: this handbook has no such thing; choose another."),
    ({"what": ["onboarding"]}, "What to plan: this handbook has no such thing; choose another."),
    ({"what": "modules"}, "Modules: choose at least one."),
    ({"modules": "a"}, "Modules: expected a list of them."),
    ({"role": "boss"}, "Whose tasks: choose one of the roles."),
    ({"needs": "yes"}, "With what they build on: expected yes or no."),
    ({"pace": {"task": 1}}, "Your pace: expected numbers from 0.25 to 4."),
    (
        {"pace": {"task": 1, "entry": 9, "mid": 1, "senior": 1}},
        "Your pace: expected numbers from 0.25 to 4.",
    ),
    ({"replanned": "yesterday"}, "Planned again: expected a day."),
    ({"sequence": -1}, "Damaged version."),
    ({"digest": "x" * 21}, "Damaged version."),
]


def test_faulty_settings_are_told_and_keep_what_was_there(lab: Lab) -> None:
    base = lab.run("settings", 'return lib.blank(value, "2027-01-04")', WEEK)
    found = lab.run(
        "settings",
        "return value.given.map(raw => lib.validated(raw, value.base, value.all))",
        {
            "given": [given for given, _ in FAULTS],
            "base": base,
            "all": catalogue(modules=[module("a")]),
        },
    )
    assert [each["faults"][0]["words"] for each in found] == [words for _, words in FAULTS]
    for (given, _), each in zip(FAULTS, found, strict=True):
        assert len(given) > 1 or given == {"what": "modules"} or each["settings"] == base


SKIPPED = " That line does not count."
MINOR: list[tuple[dict[str, Any], str]] = [
    (
        {"off": "soon\n2027-01-05"},
        "Days off, line 1: 'soon' is no date; write 2026-12-25, or 2026-12-24..2027-01-01."
        + SKIPPED,
    ),
    (
        {"other": "2027-02-01"},
        "Weeks with other hours, line 1: write days = hours, such as 2027-02-01..2027-02-26 = 4."
        + SKIPPED,
    ),
    (
        {"other": "2027-02-30 = 4"},
        "Weeks with other hours, line 1: '2027-02-30' is no date; write 2026-12-25, or "
        "2026-12-24..2027-01-01." + SKIPPED,
    ),
    (
        {"off": "x\n" * 7},
        "Days off, "
        + "; ".join(
            f"line {at}: 'x' is no date; write 2026-12-25, or 2026-12-24..2027-01-01"
            for at in range(1, 6)
        )
        + "; and 2 more. Those lines do not count.",
    ),
    *(
        (
            {"other": f"2027-02-01 = {hours}"},
            f"Weeks with other hours, line 1: '{hours}' is no number of hours from 0 to 60; "
            "write 4, or 4.5." + SKIPPED,
        )
        for hours in ("99", "4,5", "-1", "1e1")
    ),
    ({"modules": ["a", "zz"]}, "Modules: 'zz' is no longer in this handbook."),
]


def test_minor_faults_are_told_and_hold_nothing_back(lab: Lab) -> None:
    found = lab.run(
        "settings",
        "return value.given.map(raw => lib.validated(raw, value.base, value.all))",
        {
            "given": [given for given, _ in MINOR],
            "base": settings(),
            "all": catalogue(modules=[module("a")]),
        },
    )
    assert [[fault["words"] for fault in each["faults"]] for each in found] == [
        [words] for _, words in MINOR
    ]
    assert all(fault["minor"] for each in found for fault in each["faults"])
    kept = [each["settings"] for each in found]
    assert kept[:-1] == [settings(**given) for given, _ in MINOR[:-1]]
    assert kept[-1]["modules"] == ["a"]


def test_reading_list_is_planned_in_the_order_of_its_owner(lab: Lab) -> None:
    some = catalogue(modules=[module("a"), module("b"), module("c", 8, "d"), module("d")])
    listed = {"settings": settings(what="list"), "all": {**some, "list": ["b", "a"]}}
    (made,) = lab.plans([listed])
    assert [item["id"] for item in made["groups"][0]["items"]] == ["b", "a"]
    chosen = {"settings": settings(what="list"), "all": {**some, "list": ["c", "b", "d"]}}
    (made,) = lab.plans([chosen])
    assert [item["id"] for item in made["groups"][0]["items"]] == ["d", "c", "b"]


def test_settings_of_any_shape_are_read_without_harm(lab: Lab) -> None:
    found = lab.run(
        "settings",
        """const raws = [null, 5, "x", [], JSON.parse('{"__proto__": {"hours": 1}, "more": 1}')]
        return raws.map(raw => lib.validated(raw, value.base, value.all))""",
        {"base": settings(), "all": catalogue()},
    )
    assert found == [{"settings": settings(), "faults": []}] * 5


TASKS = catalogue(
    tasks=[
        task("book", -2, phase="zero", role="manager"),
        task("open", 1, 4),
        task("build", 2, 4, after=["open"]),
        task("tell", None, 1, after=["build"]),
        task("long", 5, 20),
        task("none", 3, None),
        task("grant", 3, 1, role="it"),
    ]
)


def test_tasks_fall_on_their_working_day_and_long_ones_end_on_it(lab: Lab) -> None:
    assert lab.dates(settings(), TASKS) == {
        "book": "12-31",
        "open": "01-04",
        "build": "01-05",
        "tell": "01-05",
        "none": "01-06",
        "grant": "01-06",
        "long": "01-06..01-08",
    }


def test_a_day_off_moves_what_follows(lab: Lab) -> None:
    found = lab.dates(settings(off="2027-01-05"), TASKS)
    assert (found["open"], found["build"], found["none"]) == ("01-04", "01-06", "01-07")


def test_fewer_hours_spread_the_same_work(lab: Lab) -> None:
    found = lab.dates(settings(hours=10), TASKS)
    assert found["open"] == "01-04..01-05"
    assert found["build"] == "01-06..01-07"
    [plan] = lab.plans([{"settings": settings(hours=10), "all": TASKS}])
    behind = {i["id"]: i["behind"] for g in plan["groups"] for i in g["items"] if i["behind"]}
    assert behind == {"open": 1, "build": 2, "long": 10}


def test_what_waits_for_a_later_task_comes_after_it(lab: Lab) -> None:
    late = catalogue(tasks=[task("first", 1, 1, after=["later"]), task("later", 4, 1)])
    assert lab.dates(settings(), late) == {"later": "01-07", "first": "01-07"}


def test_one_role_is_shown_with_the_dates_of_the_whole(lab: Lab) -> None:
    assert lab.dates(settings(role="it"), TASKS) == {"grant": "01-06"}


MODULES = catalogue(
    modules=[
        module("base", 4),
        module("a", 8, "base"),
        module("b", 6, "a", level="mid"),
        module("c", 2),
    ],
    programmes=[
        {
            "id": "course",
            "title": "Course",
            "url": "programmes/course/",
            "blocks": [
                {"id": "one", "title": "One", "weeks": 2, "modules": ["b", "a"]},
                {"id": "two", "title": "Two", "weeks": 1, "modules": ["c", "a"]},
            ],
        }
    ],
)


def test_modules_follow_what_they_build_on(lab: Lab) -> None:
    course = settings(what="programme/course", hours=20)
    assert lab.dates(course, MODULES) == {
        "base": "01-04",
        "a": "01-05..01-06",
        "b": "01-07..01-08",
        "c": "01-08",
    }
    assert lab.dates({**course, "needs": False}, MODULES)["a"] == "01-04..01-05"


def test_own_pace_and_other_weeks_change_the_days(lab: Lab) -> None:
    pace = {"task": 1, "entry": 2, "mid": 0.5, "senior": 1}
    chosen = settings(what="modules", modules=["b"], hours=20, pace=pace)
    assert lab.dates(chosen, MODULES) == {
        "base": "01-04..01-05",
        "a": "01-06..01-11",
        "b": "01-12",
    }
    slow = {**chosen, "other": "2027-01-04..2027-01-10 = 0 # fair\n2027-01-11..2027-01-15 = 40"}
    assert lab.dates(slow, MODULES) == {"base": "01-11", "a": "01-12..01-13", "b": "01-14"}


def test_late_items_move_only_when_asked(lab: Lab) -> None:
    done = {"task/open": "2027-01-05", "task/book": "2026-12-30"}
    case = {"settings": settings(), "all": TASKS, "done": done, "today": "2027-01-13"}
    [plan] = lab.plans([case])
    late = [i["id"] for g in plan["groups"] for i in g["items"] if i["late"]]
    assert late == ["build", "tell", "none", "grant", "long"]
    assert plan["late"] == 5
    again = lab.dates(settings(replanned="2027-01-13"), TASKS, done=done, today="2027-01-13")
    assert again == {
        "book": "12-30",
        "open": "01-05",
        "build": "01-13",
        "tell": "01-13",
        "none": "01-13",
        "grant": "01-13",
        "long": "01-13..01-18",
    }


def test_plan_in_the_past_is_a_plan_like_others(lab: Lab) -> None:
    found = lab.dates(settings("2020-02-28"), TASKS, today="2027-01-01")
    assert (found["open"], found["build"]) == ("02-28", "03-02")


@pytest.mark.parametrize(
    "chosen",
    [
        settings(other="2027-01-01..2028-01-30 = 0\n2028-01-31..2029-02-28 = 0.5", hours=0.5),
        settings(hours=0.5, what="modules", modules=["huge"], weekdays=[7]),
    ],
)
def test_plan_without_an_end_is_refused(lab: Lab, chosen: dict[str, Any]) -> None:
    huge = catalogue(modules=[module("huge", 900)], tasks=[task("huge", 1, 900)])
    assert lab.plans([{"settings": chosen, "all": huge}]) == [
        {
            "fault": "The plan does not end within twenty years. "
            "Give it more hours or fewer days off.",
        }
    ]


def test_own_pace_is_measured_from_finished_modules(lab: Lab) -> None:
    found = lab.run(
        "plan",
        """const entries = new Map(Object.entries(value.entries))
        return [...lib.measuredPace(value.settings, value.all, entries)]""",
        {
            "settings": settings(hours=20),
            "all": MODULES,
            "entries": {
                "module/base": {"started": "2027-01-04", "done": "2027-01-05"},
                "module/a": {"started": "2027-01-08", "done": "2027-01-11"},
                "module/b": {"started": "2027-01-12", "done": "2027-01-11"},
                "module/c": {"done": "2027-01-11"},
            },
        },
    )
    assert found == [["entry", {"pace": 1.5, "of": 2}]]


FILE = """const made = (await import(folder + "plan.js")).planned(
    value.settings, value.all, new Map(Object.entries(value.done ?? {})), 0)
const address = url => new URL(url, value.site).href
const gone = (await import(folder + "calendar.js")).goneFrom(value.given ?? {}, made, value.all)
const told = { store: "fernhill-labs/handbook", gone, sequence: value.sequence ?? 0,
    stamp: 1799020800000, name: "Plan; of, mine", address }
"""
HOSTILE = 'Été; "a,b"\\ <script>\r\nEND:VEVENT\u0007 ' + "長い題名 🎉 " * 20


def file_of(lab: Lab, all: dict[str, Any], **more: Any) -> str:
    value = {"settings": settings(), "all": all, "site": SITE, **more}
    body = FILE + "return lib.calendarFile(made, told)"
    return str(lab.run("calendar", body, value))


def test_calendar_file_is_what_two_parsers_read(lab: Lab) -> None:
    hostile = catalogue(tasks=[task("open", 1, 4, title=HOSTILE), task("long", 5, 20)])
    text = file_of(lab, hostile, sequence=3, done={"task/long": "2027-01-05"})
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\n") == text.count("\r\n")
    found: list[Any] = list(icalendar.Calendar.from_ical(text).walk("VEVENT"))
    events = {str(e["UID"]): e for e in found}
    assert list(events) == ["task-open@fernhill-labs.handbook", "task-long@fernhill-labs.handbook"]
    first, second = events.values()
    shown = HOSTILE.replace("\r\n", "\n").replace("\u0007", " ")
    assert str(first["SUMMARY"]) == shown
    assert first["DTSTART"].dt == date(2027, 1, 4)
    assert first["DTEND"].dt == date(2027, 1, 5)
    assert (second["DTSTART"].dt, second["DTEND"].dt) == (date(2027, 1, 6), date(2027, 1, 9))
    assert int(first["SEQUENCE"]) == 3
    assert str(first["URL"]) == SITE + "onboarding/#task-open"
    assert str(second["SUMMARY"]) == "✓ Task long"
    assert str(second["DESCRIPTION"]).split("\n")[:3] == [
        "Week 1",
        "About 20 h",
        "Done on 2027-01-05",
    ]
    other = list(vobject.readOne(text).vevent_list)
    assert [e.uid.value for e in other] == list(events)
    assert [e.dtstart.value for e in other] == [date(2027, 1, 4), date(2027, 1, 6)]
    assert other[0].summary.value == shown


def test_file_of_the_same_plan_has_the_same_bytes_and_names(lab: Lab) -> None:
    one, other = file_of(lab, TASKS), file_of(lab, TASKS)
    moved = file_of(lab, TASKS, settings=settings("2027-02-01"), sequence=1)
    assert one == other

    def uids(text: str) -> list[str]:
        return [line for line in text.split("\r\n") if line.startswith("UID:")]

    assert uids(one) == uids(moved)
    assert len(set(uids(one))) == 7
    assert "SEQUENCE:1" in moved


def test_what_has_left_the_plan_is_cancelled_in_every_later_file(lab: Lab) -> None:
    given = {"task/gone-for-ever": "2027-01-08", "task/close": "2027-01-09"}
    some = catalogue(tasks=[task("open", 1, 4), task("close", 2, 0.5)])
    more = {"given": {**given, "module/old": "0001-01-01"}, "sequence": 2}
    text = file_of(lab, some, **more)
    found: list[Any] = list(icalendar.Calendar.from_ical(text).walk("VEVENT"))
    assert {str(e["UID"]): str(e["STATUS"]) for e in found} == {
        "task-open@fernhill-labs.handbook": "CONFIRMED",
        "task-close@fernhill-labs.handbook": "CONFIRMED",
        "task-gone-for-ever@fernhill-labs.handbook": "CANCELLED",
    }
    gone = found[-1]
    assert str(gone["SUMMARY"]) == "gone for ever"
    assert (gone["DTSTART"].dt, gone["DTEND"].dt) == (date(2027, 1, 8), date(2027, 1, 9))
    assert int(gone["SEQUENCE"]) == 2
    assert vobject.readOne(text).vevent_list[-1].status.value == "CANCELLED"
    value = {"settings": settings(), "all": some, "site": SITE, **more}
    assert lab.run("calendar", FILE + "return lib.toldIn(made, gone)", value) == {
        "task/open": "2027-01-04",
        "task/close": "2027-01-05",
        "task/gone-for-ever": "2027-01-08",
    }


def test_version_rises_only_when_something_changed(lab: Lab) -> None:
    value = {"settings": settings(), "all": TASKS, "site": SITE}
    body = FILE + "return lib.digestOf(made, told)"
    digest = lab.run("calendar", body, value)
    assert digest == lab.run("calendar", body, {**value, "sequence": 9})
    assert digest != lab.run("calendar", body, {**value, "settings": settings("2027-01-05")})
    assert digest != lab.run("calendar", body, {**value, "done": {"task/open": "2027-01-05"}})
    steps = lab.run(
        "calendar",
        """let kept = { sequence: 0, digest: "" }
        return value.map(now => (kept = lib.nextVersion(kept, now)).sequence)""",
        ["a", "a", "b", "b", "a"],
    )
    assert steps == [0, 0, 1, 1, 2]


def test_no_name_of_a_month_leaves_the_drawing_or_meets_another(lab: Lab) -> None:
    drawings = lab.run(
        "bars",
        """const [first, last] = value.map(days.parseDay)
        const until = Array.from({ length: last - first }, (_, at) => first + at)
        return until.map((last) => lib.drawing([{ title: "All", first, last }], first))""",
        ["2026-11-23", "2028-03-01"],
    )
    name = 60
    for drawing in drawings:
        assert len(drawing["ticks"]) >= 1
        named = [tick for tick in drawing["ticks"] if tick["label"]]
        assert len(named) >= len(drawing["ticks"]) - 1
        ends = [0.0]
        for tick in named:
            begin = tick["labelX"] - (name if tick["before"] else 0)
            assert begin >= ends[-1], tick
            ends.append(begin + name)
        assert ends[-1] <= drawing["width"], named[-1]


def test_checklist_has_every_item_and_no_markup_of_its_own(lab: Lab) -> None:
    some = catalogue(
        tasks=[task("open", 1, 4, title="Open <b> *all* [of](it) @team #1"), task("close", 2, 0.5)]
    )
    text = lab.run(
        "checklist",
        FILE + 'return lib.markdownList(made, "My plan", address)',
        {"settings": settings(), "all": some, "site": SITE, "done": {"task/close": "2027-01-05"}},
    )
    assert text == (
        "# My plan\n\n## Week 1\n\n2027-01-04 to 2027-01-05\n\n"
        "- [ ] 2027-01-04: Open \\<b\\> \\*all\\* \\[of\\](it) \\@team \\#1 (New hire, 4 h) "
        f"{SITE}onboarding/#task-open\n"
        f"- [x] 2027-01-05: Task close (New hire, 30 min) {SITE}onboarding/#task-close\n"
    )


def test_rows_hold_the_whole_plan(lab: Lab) -> None:
    rows = lab.run(
        "checklist",
        FILE + "return lib.planRows(made, address)",
        {"settings": settings(role="it"), "all": TASKS, "site": SITE},
    )
    assert rows == [
        ["id", "title", "part", "who", "first", "last", "minutes", "done", "address"],
        ["task/grant", "Task grant", "Week 1", "IT support", "2027-01-06", "2027-01-06", 60, "",
         SITE + "onboarding/#task-grant"],
    ]  # fmt: skip


def test_issue_is_filled_in_and_its_address_is_never_too_long(lab: Lab) -> None:
    for count in (2, 400):
        many = catalogue(
            tasks=[task(f"t{n}", 1, 0.1, title="Überprüfe & 書く") for n in range(count)]
        )
        address = lab.run(
            "checklist",
            FILE + 'return lib.issueAddress("https://github.com/a/b", made.groups[0], address)',
            {"settings": settings(), "all": many, "site": SITE},
        )
        assert address.startswith("https://github.com/a/b/issues/new?")
        assert len(address) <= 7500
        given = parse_qs(urlsplit(address).query)
        assert given["title"][0].startswith("Week 1: 2027-01-04")
        lines = given["body"][0].split("\n")
        boxes = [line for line in lines if line.startswith("- [ ] 2027-01-0")]
        if count == 2:
            assert len(boxes) == len(lines) == 2
        else:
            assert lines[-1] == f"{400 - len(boxes)} more items do not fit here."
            assert len(boxes) > 20
            assert len(address) > 7500 - 400


def test_numbers_of_days_are_those_of_python() -> None:
    assert [iso(0), iso(20827)] == ["1970-01-01", "2027-01-09"]


def test_progress_learns_the_days_of_a_kept_plan(lab: Lab) -> None:
    kept = [
        {**settings(), "at": 1},
        {"start": "2027-01-04", "role": "it", "at": 1},
        {**settings(what="path/none"), "at": 1},
        {**settings(what="modules"), "at": 1},
        {"at": 1},
    ]
    found = lab.run(
        "planned",
        """const told = []
        for (const entry of value.kept) {
            const state = { version: 2, entries: { "plan/main": entry } }
            told.push(Object.fromEntries(await lib.plannedDays(value.all, state, "2027-01-04")))
        }
        return told""",
        {"kept": kept, "all": TASKS},
    )
    assert found[0]["task/build"] == "2027-01-05"
    assert len(found[0]) == 7
    assert found[1:] == [{"task/grant": "2027-01-06"}, {}, {}, {}]


def test_progress_learns_the_days_of_all_plans_the_earliest_of_each(lab: Lab) -> None:
    entries = {
        "plan/main": {**settings(), "at": 1},
        "plan/phase.one": {**settings(what="phase/one", start="2026-12-14"), "at": 1},
        "plan/path.none": {**settings(what="path/none"), "at": 1},
        "plan/modules": {"at": 1},
    }
    found = lab.run(
        "planned",
        """const daysOf = async (keys) => {
            const entries = Object.fromEntries(keys.map((key) => [key, value.entries[key]]))
            const state = { version: 2, entries }
            return Object.fromEntries(await lib.plannedDays(value.all, state, "2027-01-04"))
        }
        const all = Object.keys(value.entries)
        return Promise.all([["plan/main"], ["plan/phase.one"], all].map(daysOf))""",
        {"entries": entries, "all": TASKS},
    )
    main, phase, both = found
    assert phase["task/build"] < main["task/build"]
    assert both == {**main, **phase}
    assert "task/book" not in phase
