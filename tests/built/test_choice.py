"""The scorer of build or buy: weights that make 100, totals as in Python, a link of its own."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook import returns
from handbook.models import Sourcing
from handbook.site import Site
from tests.built.conftest import Reader, again, in_browser
from tests.built.test_accessibility import violations

PAGE = "playbook/sourcing/"
Readers = Callable[..., Reader]


@pytest.fixture
def sourcing(site: Site) -> Sourcing:
    record: Sourcing = site.handbook.of("sourcing")["sourcing"].record
    return record


def told(tab: Page) -> dict[str, str]:
    """What stands above each option's table."""
    found = tab.locator("[data-total]").all()
    return {str(each.get_attribute("data-total")): each.inner_text() for each in found}


def status(tab: Page) -> str:
    return tab.locator("choice-scorer [role=status]").inner_text()


def test_python_and_browser_add_up_the_same(reader: Readers, sourcing: Sourcing) -> None:
    person = reader()
    found = in_browser(
        person.open(PAGE),
        "choice",
        "return [...lib.totals(value)]",
        returns.choice(sourcing),
    )
    scores = {each.option.id: str(each.total) for each in returns.option_scores(sourcing)}
    assert dict(found) == scores
    assert person.complaints == []


def test_page_says_the_same_with_and_without_script(reader: Readers) -> None:
    plain = told(reader(java_script_enabled=False).open(PAGE))
    assert plain == told(reader().open(PAGE))
    assert sum(words.endswith("of 5, a tie") for words in plain.values()) == 2


def test_python_and_browser_agree_on_what_a_tie_is(reader: Readers, sourcing: Sourcing) -> None:
    ties = (0.01, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0, 4.0)
    made = [sourcing.model_copy(update={"tie": tie}) for tie in ties]
    expected = [{s.option.id: s.verdict for s in returns.option_scores(each)} for each in made]
    found = in_browser(
        reader().open(PAGE),
        "choice",
        "return value.map(each => [...lib.verdicts(lib.totals(each), each.tie)])",
        [returns.choice(each) for each in made],
    )
    assert [dict(each) for each in found] == expected
    assert {"the highest", "a tie", ""} == {words for each in expected for words in each.values()}


def test_weights_have_to_make_a_hundred(reader: Readers, sourcing: Sourcing) -> None:
    tab = reader().open(PAGE)
    before = told(tab)
    first, second, *_ = sourcing.criteria
    tab.get_by_label(f"Weight of {first.title}, %").fill(str(first.weight - 10))
    tab.keyboard.press("Tab")
    assert status(tab) == "The weights add up to 90, not 100; the scores wait."
    assert all(": – of 5" in words for words in told(tab).values())
    expect(tab.locator("[data-weights]").first).to_have_text("90 %")
    tab.get_by_label(f"Weight of {second.title}, %").fill(str(second.weight + 10))
    tab.keyboard.press("Tab")
    assert "wait" not in status(tab)
    assert told(tab) != before
    tab.get_by_role("button", name="Start again").click()
    assert told(tab) == before
    assert "choice=" not in tab.url


def test_tool_that_is_moved_on_its_page_goes_on(reader: Readers) -> None:
    tab = reader().open(PAGE)
    tab.evaluate("() => { const e = document.querySelector('choice-scorer'); e.before(e) }")
    expect(tab.get_by_role("button", name="Start again")).to_have_count(1)
    tab.get_by_label("Weight of", exact=False).first.fill("31")
    tab.keyboard.press("Tab")
    expect(tab.locator("choice-scorer [role=status]")).to_contain_text("not 100; the scores wait")


def test_score_lasts_in_the_address_and_can_make_a_tie(reader: Readers, sourcing: Sourcing) -> None:
    tab = reader().open(PAGE)
    for option in sourcing.options:
        for criterion in sourcing.criteria:
            tab.get_by_label(f"{option.title}, {criterion.title}, 1 to 5").fill("3")
    tab.keyboard.press("Tab")
    same = {o.id: f"{o.title}: 3.00 of 5, a tie" for o in sourcing.options}
    assert told(tab) == same
    again(tab)
    expect(tab.locator("[data-total]").first).to_contain_text("3.00")
    assert told(tab) == same


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (":fit:101", 1),
        ("build:fit:6,build:fit:0,build:fit:3.5", 3),
        ("__proto__:fit:3", 1),
        ("build:constructor:3", 1),
        ("<b>:fit:1", 1),
        (":fit:1:2", 1),
        ("x", 1),
    ],
)
def test_address_that_cannot_be_used_is_told_and_changes_nothing(
    reader: Readers, text: str, refused: int
) -> None:
    person = reader()
    tab = person.open(PAGE)
    before = told(tab)
    tab = person.open(PAGE + tab.evaluate("t => '?choice=' + encodeURIComponent(t)", text))
    expect(tab.locator("choice-scorer [role=status]")).to_have_text(
        f"{refused} of the values in the address could not be used."
    )
    assert told(tab) == before
    assert person.complaints == []


def test_number_that_is_none_is_marked_and_the_last_one_counts(
    reader: Readers, sourcing: Sourcing
) -> None:
    tab = reader().open(PAGE)
    before = told(tab)
    option, criterion = sourcing.options[0], sourcing.criteria[0]
    box = tab.get_by_label(f"{option.title}, {criterion.title}, 1 to 5")
    for wrong in ("", "6", "2.5"):
        box.fill(wrong)
        tab.keyboard.press("Tab")
        expect(box).to_have_attribute("aria-invalid", "true")
        score = option.scores[criterion.id].score
        assert status(tab) == (
            f"{option.title}, {criterion.title}, 1 to 5: expected a whole number from 1 to 5. "
            f"The last one, {score}, counts."
        )
        beside = f"Expected a whole number from 1 to 5. {score} counts."
        expect(box).to_have_accessible_description(beside)
    assert told(tab) == before
    weight = tab.get_by_label(f"Weight of {criterion.title}, %")
    weight.fill("101")
    tab.keyboard.press("Tab")
    assert status(tab) == (
        f"Weight of {criterion.title}, %: expected a whole number from 0 to 100. "
        f"The last one, {criterion.weight}, counts."
    )
    box.fill("1")
    expect(box).to_have_accessible_description("")
    expect(tab.locator(".hb-fault")).to_have_count(1)


def test_link_says_which_boxes_are_not_in_it(reader: Readers, sourcing: Sourcing) -> None:
    person = reader(accept_downloads=True)
    person.context.add_init_script(
        """Object.defineProperty(navigator, "clipboard", { value: { async writeText() {} } })"""
    )
    tab = person.open(PAGE)
    copy = tab.get_by_role("button", name="Copy link", exact=True)
    copy.click()
    expect(tab.locator("choice-scorer [role=status]")).to_have_text(
        "The link is copied; it holds your numbers."
    )
    left = {
        1: "1 box could not be used and is left out: its last number counts.",
        2: "2 boxes could not be used and are left out: their last numbers count.",
    }
    for count, words in left.items():
        criterion = sourcing.criteria[count]
        tab.get_by_label(f"Weight of {criterion.title}, %").fill("500")
        copy.click()
        expect(tab.locator("choice-scorer [role=status]")).to_have_text(
            f"The link is copied; it holds your numbers. {words}"
        )
    with tab.expect_download():
        tab.get_by_role("button", name="Download CSV").click()
    expect(tab.locator("choice-scorer [role=status]")).to_have_text(
        f"The file choice.csv holds your numbers and the results. {left[2]}"
    )


def test_start_again_can_be_undone(reader: Readers, sourcing: Sourcing) -> None:
    tab = reader().open(PAGE)
    before = told(tab)
    option, criterion = sourcing.options[0], sourcing.criteria[0]
    score = option.scores[criterion.id].score
    box = tab.get_by_label(f"{option.title}, {criterion.title}, 1 to 5")
    box.fill("1" if score > 1 else "5")
    tab.keyboard.press("Tab")
    own, address = told(tab), tab.url.partition("#")[0]
    tab.get_by_role("button", name="Start again").click()
    assert told(tab) == before != own
    tab.get_by_role("button", name="Undo").click()
    assert told(tab) == own
    assert tab.url.partition("#")[0] == address


def test_file_holds_weights_scores_and_totals(reader: Readers, sourcing: Sourcing) -> None:
    tab = reader(accept_downloads=True).open(PAGE)
    with tab.expect_download() as started:
        tab.get_by_role("button", name="Download CSV").click()
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["criterion", "weight", *(option.title for option in sourcing.options)]
    assert [row[:2] for row in rows[1:-1]] == [[c.title, str(c.weight)] for c in sourcing.criteria]
    scores = {each.option.id: str(each.total) for each in returns.option_scores(sourcing)}
    assert rows[-1] == ["together", "100", *(scores[option.id] for option in sourcing.options)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_after_a_change_on_a_phone(
    reader: Readers, sourcing: Sourcing, scheme: str
) -> None:
    tab = reader(color_scheme=scheme, viewport={"width": 360, "height": 800}).open(PAGE)
    tab.get_by_label(f"Weight of {sourcing.criteria[0].title}, %").fill("")
    tab.keyboard.press("Tab")
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
