"""The study planner: the browser's weeks are those of Python, whatever is chosen."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from handbook import study
from handbook.site import Site
from tests.built.conftest import Reader, again, visit
from tests.built.plan_cases import Lab, lab
from tests.built.test_accessibility import violations

__all__ = ["lab"]

PAGE = "my/pace/"
Readers = Callable[..., Reader]
STATUS = "study-planner [role=status]"
NUMBERS = [0, 0.04, 0.05, 0.25, 0.35, 7.6, 28.88888888888889, 1e4 / 3, 99999.95]


@pytest.fixture
def model(site: Site) -> dict[str, Any]:
    """The numbers of the path in stages."""
    return study.model(site.handbook, site.handbook.of("path")["six-stages"].record)


def days(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def test_python_and_browser_compute_the_same(lab: Lab, model: dict[str, Any]) -> None:
    choices = [
        [hours, stage["id"]]
        for hours in (0.5, 1, 7.6, 15, 18, 22.5, 33.3, 40, 80)
        for stage in model["stages"]
    ]
    found = lab.run(
        "study",
        """return value.choices.map(([hours, first]) => {
            const spans = lib.stageSpans(value.model, hours, first)
            const { weeks } = lib.totals(spans)
            return [spans.map(each => [each.id, each.hours, each.weeks, each.sums]), weeks,
                weeks.map(each => lib.finish(value.start, each)), lib.range(weeks)]
        })""",
        {"choices": choices, "model": model, "start": days(date(2027, 11, 1))},
    )
    for (hours, first), (spans, weeks, ends, told) in zip(choices, found, strict=True):
        expected = study.stage_spans(model, hours, first)
        assert spans == [[e.id, list(e.hours), list(e.weeks), list(e.sums)] for e in expected]
        together = study.totals(expected)[1]
        assert weeks == list(together)
        assert ends == [days(study.finish(date(2027, 11, 1), each)) for each in together]
        assert told == study.shown(together)


def test_python_and_browser_write_the_same_numbers(lab: Lab) -> None:
    found = lab.run("study", "return value.map(lib.tenth)", NUMBERS)
    assert found == [study.tenth(number) for number in NUMBERS]


@pytest.mark.parametrize(
    ("weeks", "end"),
    [(0, "2028-02-28"), (0.1, "2028-02-28"), (1, "2028-03-05"), (1.01, "2028-03-06")],
)
def test_finish_counts_days_over_a_leap_day(weeks: float, end: str) -> None:
    assert study.finish(date(2028, 2, 28), weeks) == date.fromisoformat(end)


def test_stages_add_up_to_the_whole(model: dict[str, Any]) -> None:
    hours, weeks = study.totals(study.stage_spans(model, 10))
    assert hours == pytest.approx(model["effort"])
    assert weeks == pytest.approx([each / 10 for each in model["effort"]])


SAID = [
    (7.6, "The author's table does not name 7.6 hours a week: it is less than any row of it."),
    (15, "For the whole path at 15–20 hours a week, the author says 8–10 months, that is "
     "35–43 weeks."),
    (22, "The author's table does not name 22 hours a week: it is between two rows of it."),
    (60, "For the whole path at 40+ hours a week, the author says 4–5 months, that is "
     "17–22 weeks."),
]  # fmt: skip


def test_what_the_table_says_is_said(lab: Lab, model: dict[str, Any]) -> None:
    body = "return value.hours.map(hours => lib.paceSaid(value.model, hours))"
    given = {"hours": [hours for hours, _ in SAID], "model": model}
    assert lab.run("study", body, given) == [words for _, words in SAID]


def opened(reader: Readers, url: str = PAGE, **options: Any) -> tuple[Reader, Page]:
    person = reader(**options)
    return person, person.open(url)


def together(tab: Page) -> list[str]:
    row = tab.locator("study-planner tr", has_text="Together").locator("visible=true")
    return row.locator("td").all_inner_texts()


def test_choice_changes_the_table_and_lasts_in_the_address(reader: Readers) -> None:
    person, tab = opened(reader)
    tab.get_by_label("Hours a week").fill("18")
    tab.get_by_label("First day").fill("2027-01-04")
    tab.get_by_label("Where you begin").select_option(label="5. Neural networks")
    words = "12–21.5 weeks at 18 hours a week: done from 2027-03-29 to 2027-06-03."
    expect(tab.locator(STATUS)).to_have_text(words)
    assert together(tab) == [
        "Together", "216.7–386.8", "12–21.5", "2027-03-29 to 2027-06-03",
        "216.7–386.8 h ÷ 18 h = 12–21.5 weeks",
    ]  # fmt: skip
    expect(tab.locator("study-planner")).to_contain_text(
        "5 ÷ 24 × 520 h = 108.3 h; 108.3 h ÷ 18 h = 6 weeks"
    )
    again(tab)
    expect(tab.locator(STATUS)).to_have_text(words)
    tab.get_by_role("button", name="Start again").click()
    expect(tab.get_by_label("Hours a week")).to_have_value("7.6")
    assert "study=" not in tab.url
    assert person.complaints == []
    assert person.outside == []


def test_what_cannot_be_used_is_told_and_the_last_choice_counts(reader: Readers) -> None:
    _, tab = opened(reader)
    before = together(tab)
    for label, wrong, words in (
        ("Hours a week", "0", "Hours a week: expected a number from 0.5 to 80."),
        ("Hours a week", "", "Hours a week: expected a number from 0.5 to 80."),
        ("First day", "", "First day: expected a day from 1900 to 2199."),
    ):
        tab.get_by_label(label).fill(wrong)
        tab.keyboard.press("Tab")
        expect(tab.get_by_label(label)).to_have_attribute("aria-invalid", "true")
        expect(tab.locator(STATUS)).to_have_text(f"{words} The last one counts.")
        assert together(tab) == before


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "__proto__:18:2027-01-04",
        ":1e3:2027-01-04",
        ":18:2027-02-30",
        ":18:2027-01-04:x",
        "<script>alert(1)</script>:18:2027-01-04",
        ":" * 5000,
    ],
)
def test_address_that_cannot_be_used_does_no_harm(reader: Readers, text: str) -> None:
    person = reader()
    tab = person.context.new_page()
    tab.on("pageerror", lambda error: person.complaints.append(str(error)))
    visit(tab, f"{person.address}faq/")
    visit(tab, person.address + PAGE + tab.evaluate("t => '?study=' + encodeURIComponent(t)", text))
    words = "1 of the values in the address could not be used."
    expect(tab.locator(STATUS)).to_have_text(words)
    expect(tab.get_by_label("Hours a week")).to_have_value("7.6")
    assert person.complaints == []


def test_file_holds_the_stages(reader: Readers, model: dict[str, Any]) -> None:
    _, tab = opened(reader, PAGE + "?study=:20:2027-01-04", accept_downloads=True)
    told = tab.locator("study-planner [role=status]").inner_text()
    with tab.expect_download() as started:
        tab.get_by_role("button", name="Download CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(started.value.path()).read_text("utf-8-sig"))))
    assert [row["stage"] for row in rows] == [stage["title"] for stage in model["stages"]]
    expected = study.stage_spans(model, 20)
    assert [row["most weeks"] for row in rows] == [study.tenth(e.weeks[1]) for e in expected]
    assert {row["hours a week"] for row in rows} == {"20"}
    ends = [rows[-1]["done at the earliest"], rows[-1]["done at the latest"]]
    assert f"done from {ends[0]} to {ends[1]}." in told
    days = [row["done at the latest"] for row in rows]
    assert days == sorted(days)
    assert days[0] > rows[0]["first day of all"]


def test_without_script_three_paces_are_there(reader: Readers, model: dict[str, Any]) -> None:
    _, tab = opened(reader, java_script_enabled=False)
    whole = [study.totals(study.stage_spans(model, hours)) for hours in (7.6, 18, 40)]
    expected = ["520–910", *(study.shown(weeks) for _, weeks in whole)]
    assert together(tab) == ["Together", "all", *expected]
    assert tab.locator("study-planner tbody tr").count() == len(model["stages"]) + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(reader: Readers, scheme: str) -> None:
    _, tab = opened(reader, color_scheme=scheme, viewport={"width": 360, "height": 740})
    tab.get_by_label("Hours a week").fill("")
    tab.keyboard.press("Tab")
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
