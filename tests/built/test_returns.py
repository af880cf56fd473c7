"""The calculator of returns: the sums of the browser are those of Python, whatever is typed."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from handbook import returns
from handbook.culture import TIMES
from handbook.formula import FormulaError, evaluate
from handbook.site import Site, read_site
from tests.built.conftest import ROOT, Reader, again, in_browser
from tests.built.test_accessibility import violations

PAGE = "playbook/returns/"
Readers = Callable[..., Reader]
KEPT = {"store.js", "state.js", "shapes.js", "moves.js", "catalogue.js"}
CHOICE = {"print-button.js", "reading-choice.js", "list.js", "page.js"}
WORLD = ROOT / "tests/fixtures/world"
SAVED = "Hours saved by such a person in a week, likely, hours"
APPLYING = "Share of participants who use it weekly, hopeful, %"

FORMULAS = [
    "a",
    "a + b-c × 4",
    "(a + b-c) × 4",
    "12 ÷ a ÷ b-c",
    "12 - a - b-c",
    "2.5 × a",
    " ( ( a ) ) ",
    "a ÷ nothing",
    "unknown",
    "",
    "a +",
    "a b-c",
    "(a",
    "a)",
    "a * 2",
    "× a",
    "__proto__",
]
VALUES = {"a": 2.0, "b-c": 3.0, "nothing": 0.0}
NUMBERS = [0.0, 0.5, -0.5, 1.25, 2.5, 49.5, 149.9, 150.0, 12345.6, -12345.6, -0.0001, 1e9, 0.455]


def by_python(formula: str) -> float | None:
    try:
        return evaluate(formula, VALUES)
    except (FormulaError, KeyError, ZeroDivisionError):
        return None


def test_python_and_browser_compute_the_same_formulas(reader: Readers) -> None:
    found = in_browser(
        reader().open(PAGE),
        "formula",
        """const values = new Map(Object.entries(value.values))
        return value.formulas.map(text => {
            const made = lib.evaluate(text, values)
            return Number.isNaN(made) ? null : made
        })""",
        {"values": VALUES, "formulas": FORMULAS},
    )
    assert found == [by_python(formula) for formula in FORMULAS]


@pytest.mark.parametrize("unit", ["EUR", "share", "months"])
def test_python_and_browser_write_the_same_numbers(reader: Readers, unit: str) -> None:
    found = in_browser(
        reader().open(PAGE),
        "returns",
        "return value.numbers.map(number => lib.shown(number, value.unit))",
        {"numbers": NUMBERS, "unit": unit},
    )
    assert found == [returns.shown(number, unit) for number in NUMBERS]


def test_year_has_as_many_working_weeks_as_that_of_the_rhythms(site: Site) -> None:
    record = site.handbook.of("returns")["returns"].record
    assert returns.assumed(record)["weeks"] == TIMES["week"]


@pytest.mark.parametrize("root", [ROOT, WORLD], ids=["handbook", "world"])
def test_python_and_browser_agree_on_every_result(reader: Readers, root: Path) -> None:
    record = read_site(root).handbook.of("returns")["returns"].record
    found = in_browser(
        reader().open(PAGE),
        "returns",
        """const swings = lib.swings(value)
        return {
            outcomes: [0, 1, 2].map(at => [...lib.computed(value, lib.assumed(value, at))]),
            swings: swings.map(each => [each.id, each.worst, each.best]),
            bars: lib.bars(swings).rows.map(each => [each.x, each.width]),
        }""",
        returns.model(record),
    )
    cases = [returns.computed(record, returns.assumed(record, case)) for case in returns.CASES]
    moving = [each for each in returns.swings(record) if each.worst != each.best]
    assert found["outcomes"] == [[[key, value] for key, value in case.items()] for case in cases]
    assert found["swings"] == [[e.assumption.id, e.worst, e.best] for e in moving]
    for (x, width), bar in zip(found["bars"], returns.bars(moving), strict=True):
        assert x == pytest.approx(bar.x, abs=0.011)
        assert max(width, 0.5) == pytest.approx(bar.width, abs=0.011)


def result(tab: Page, case: str) -> str:
    return tab.locator(f"td[data-formula=roi][data-label={case}]").inner_text()


def status(tab: Page) -> Locator:
    return tab.locator("returns-calculator [role=status]")


def test_number_that_is_typed_changes_results_and_lasts_in_the_address(
    reader: Readers, site: Site
) -> None:
    record = site.handbook.of("returns")["returns"].record
    person = reader()
    tab = person.open(PAGE)
    before = result(tab, "Likely")
    assert before == returns.shown(
        returns.computed(record, returns.assumed(record))[record.result], "share"
    )
    tab.get_by_label(SAVED).fill("4")
    tab.keyboard.press("Tab")
    after = returns.computed(record, {**returns.assumed(record), "saved": 4.0})[record.result]
    told = returns.shown(after, "share")
    assert result(tab, "Likely") == told != before
    expect(tab.locator("returns-calculator [role=status]")).to_contain_text(f"likely {told}")
    assert "returns=saved" in tab.url
    again(tab)
    expect(tab.get_by_label(SAVED)).to_have_value("4")
    expect(tab.locator("td[data-formula=roi][data-label=Likely]")).to_have_text(told)
    tab.get_by_role("button", name="Start again").click()
    assert result(tab, "Likely") == before
    assert "returns=" not in tab.url
    assert person.complaints == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("__proto__:1:2:3", 1),
        ("hours:1e999:1:1", 1),
        ("hours:-1:1:1,saved:1:2", 2),
        ("hours::1:2", 1),
        ("<img src=x onerror=alert(1)>:1:1:1", 1),
        ("hours:30:30:30," * 2000, 1),
        ("applying:0.4:0.7:1.5", 1),
        ("hours:30:30:1e300", 1),
    ],
)
def test_address_that_cannot_be_used_is_told_and_does_no_harm(
    reader: Readers, text: str, refused: int
) -> None:
    person = reader()
    tab = person.open()
    address = tab.evaluate("text => '?returns=' + encodeURIComponent(text)", text)
    tab = person.open(PAGE + address)
    status = tab.locator("returns-calculator [role=status]")
    expect(status).to_have_text(f"{refused} of the values in the address could not be used.")
    assert result(tab, "Likely") != "–"
    assert person.complaints == []
    assert person.outside == []


@pytest.mark.parametrize(
    ("label", "wrong", "wanted", "last"),
    [
        (SAVED, ["", "-3", "1e300"], "a number from 0 to 1,000,000,000,000", "2"),
        (APPLYING, ["150", "-1", "100.01"], "a number from 0 to 100", "85"),
    ],
)
def test_number_that_is_none_is_told_beside_its_box_and_the_last_one_counts(
    reader: Readers, label: str, wrong: list[str], wanted: str, last: str
) -> None:
    tab = reader(viewport={"width": 720, "height": 450}).open(PAGE)
    before = result(tab, "Hopeful")
    box = tab.get_by_label(label)
    for text in wrong:
        box.fill(text)
        tab.keyboard.press("Tab")
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(box).to_have_accessible_description(f"Expected {wanted}. {last} counts.")
        expect(tab.get_by_text(f"Expected {wanted}. {last} counts.")).to_be_in_viewport(ratio=0.9)
        expect(status(tab)).to_have_text(
            f"{label}: expected {wanted}. The last one, {last}, counts."
        )
        assert result(tab, "Hopeful") == before
    box.fill(last)
    expect(box).not_to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description("")
    expect(tab.locator(".hb-fault")).to_have_count(0)


def test_share_may_be_nothing_or_all(reader: Readers) -> None:
    tab = reader().open(PAGE)
    box = tab.get_by_label(APPLYING)
    for text in ("0", "100"):
        box.fill(text)
        tab.keyboard.press("Tab")
        expect(box).not_to_have_attribute("aria-invalid", "true")


def test_start_again_can_be_undone(reader: Readers) -> None:
    person = reader()
    tab = person.open(PAGE)
    before = result(tab, "Likely")
    tab.get_by_label(SAVED).fill("4")
    tab.keyboard.press("Tab")
    own, address = result(tab, "Likely"), tab.url.partition("#")[0]
    tab.get_by_role("button", name="Start again").click()
    expect(tab.locator("td[data-formula=roi][data-label=Likely]")).to_have_text(before)
    expect(status(tab)).to_have_text("The handbook's own numbers again. Undo")
    undo = tab.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.click()
    expect(tab.get_by_label(SAVED)).to_have_value("4")
    assert result(tab, "Likely") == own != before
    assert tab.url.partition("#")[0] == address
    expect(status(tab)).to_have_text("Your numbers are back.")
    expect(tab.get_by_role("button", name="Start again")).to_be_focused()
    assert person.complaints == []


def test_start_again_without_a_change_has_nothing_to_undo(reader: Readers) -> None:
    tab = reader().open(PAGE)
    tab.get_by_role("button", name="Start again").click()
    expect(status(tab)).to_have_text("The handbook's own numbers again.")
    expect(tab.get_by_role("button", name="Undo")).to_have_count(0)


def test_file_holds_assumptions_formulas_and_results(reader: Readers, site: Site) -> None:
    record = site.handbook.of("returns")["returns"].record
    tab = reader(accept_downloads=True).open(PAGE)
    with tab.expect_download() as started:
        tab.get_by_role("button", name="Download CSV").click()
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert list(rows) == [each.id for each in (*record.assumptions, *record.formulas)]
    likely = returns.computed(record, returns.assumed(record))
    for each in record.formulas:
        assert float(rows[each.id]["likely"]) == likely[each.id]
        assert rows[each.id]["formula"] == each.formula


def test_without_script_every_number_is_there(reader: Readers, site: Site) -> None:
    record = site.handbook.of("returns")["returns"].record
    tab = reader(java_script_enabled=False).open(PAGE)
    for each in record.assumptions:
        shown = tab.locator(f"td[data-assumption={each.id}]").all_inner_texts()
        assert shown == [returns.given(getattr(each, c), each.unit) for c in returns.CASES]
    assert result(tab, "Hopeful").endswith("%")
    assert tab.locator("input[data-assumption]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_after_a_change_on_a_phone(reader: Readers, scheme: str) -> None:
    tab = reader(color_scheme=scheme, viewport={"width": 360, "height": 800}).open(PAGE)
    tab.get_by_label(SAVED).fill("")
    tab.keyboard.press("Tab")
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("url", "scripts"),
    [
        ("contribute/style/", set()),
        ("modules/data-contracts/", {*KEPT, "tick-list.js", "progress.js", *CHOICE}),
        (
            PAGE,
            {
                "returns-calculator.js",
                "returns.js",
                "formula.js",
                "sheet.js",
                "tools.js",
                "csv.js",
                "page.js",
            },
        ),
    ],
)
def test_page_loads_no_script_that_it_does_not_need(
    reader: Readers, url: str, scripts: set[str]
) -> None:
    person, asked = reader(), set[str]()
    person.context.on("request", lambda request: asked.add(request.url))
    person.open(url)
    ours = {each.rpartition("/")[2] for each in asked if "/assets/js/" in each}
    everywhere = {"arrival.js", "elements.js", "copy-link.js", "links.js", "clipboard.js"}
    assert ours == {*everywhere, *scripts}


def test_calculator_comes_up_after_instant_navigation(reader: Readers) -> None:
    person = reader(viewport={"width": 1440, "height": 900})
    tab = person.open("playbook/risks/")
    tab.evaluate("window.stayed = true")
    tab.locator(".md-nav--primary a", has_text="ROI of training").click()
    expect(tab.get_by_label(SAVED)).to_have_value("2")
    assert tab.evaluate("window.stayed")
    assert person.complaints == []
