"""The evaluation worksheet: sums as in Python, kept in this browser alone, and gone when asked."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from handbook import growth
from handbook.models import Evaluation
from handbook.site import Site
from tests.built.conftest import Reader, again, in_browser, visit
from tests.built.test_accessibility import violations

PAGE = "evaluation/worksheet/"
Readers = Callable[..., Reader]

WEIGHTS = [
    (50, 20, 20, 10),
    (60, 10, 25, 5),
    (25, 25, 25, 25),
    (50, 50, 0, 0),
    (33, 33, 33, 1),
    (100, 0, 0, 0),
]
TOLD = [
    ((25, 25, 25, 25), (3, 3, 3, 4), "0.75 + 0.75 + 0.75 + 1.00 = 3.25, rounded to 3.3"),
    ((50, 50, 0, 0), (2, 3, 1, 1), "1.00 + 1.50 + 0.00 + 0.00 = 2.50, rounded to 2.5"),
    ((60, 10, 25, 5), (4, 4, 4, 1), "2.40 + 0.40 + 1.00 + 0.05 = 3.85, rounded to 3.9"),
    ((50, 20, 20, 10), (5, 5, 5, 5), "2.50 + 1.00 + 1.00 + 0.50 = 5.00, rounded to 5.0"),
]
BLOCKED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("blocked", "SecurityError") } })"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError") }"""
NOTE = 'Two "pull requests",\n<b>reviewed</b> | twice'


@pytest.fixture(scope="module")
def person(chromium: Browser, address: str) -> Iterator[Reader]:
    """One person for the tests that need nothing special of their browser."""
    context = chromium.new_context(accept_downloads=True)
    made = Reader(context, address, [], [])
    made.open(PAGE)
    yield made
    context.close()


@pytest.fixture
def tab(person: Reader) -> Page:
    """The worksheet in a browser that keeps nothing yet."""
    person.complaints.clear()
    tab = person.context.pages[0]
    tab.evaluate("localStorage.clear()")
    visit(tab, person.address + PAGE)
    tab.get_by_role("button", name="Start again").wait_for()
    return tab


@pytest.fixture
def evaluation(site: Site) -> Evaluation:
    record: Evaluation = site.handbook.of("evaluation")["evaluation"].record
    return record


def by_python(evaluation: Evaluation, weights: tuple[int, ...], ratings: tuple[int, ...]) -> str:
    """The sum as the handbook's pages write it."""
    assert evaluation.example
    areas = tuple(
        area.model_copy(update={"weight": weight})
        for area, weight in zip(evaluation.areas, weights, strict=True)
    )
    rated = tuple(
        evaluation.example.ratings[0].model_copy(update={"area": area.id, "rating": rating})
        for area, rating in zip(areas, ratings, strict=True)
    )
    example = evaluation.example.model_copy(update={"ratings": rated})
    found = growth.score(evaluation.model_copy(update={"areas": areas, "example": example}))
    assert found
    return found.sum


def status(tab: Page) -> Locator:
    return tab.locator("evaluation-worksheet > [role=status]")


def rate(tab: Page, *ratings: int) -> None:
    for at, rating in enumerate(ratings):
        tab.locator("fieldset").nth(at).get_by_role("radio").nth(rating - 1).check()


def ratings_of(tab: Page) -> list[str]:
    return [str(each.input_value()) for each in tab.locator("fieldset input:checked").all()]


def test_python_and_browser_add_up_the_same(tab: Page, evaluation: Evaluation) -> None:
    cases = [*product(WEIGHTS, product(range(1, 6), repeat=len(evaluation.areas)))]
    found = in_browser(
        tab,
        "worksheet",
        """const { areas, cases } = value
        return cases.map(([weights, ratings]) => lib.score(areas, {
            weights: new Map(areas.map(({ id }, at) => [id, weights[at]])),
            ratings: new Map(areas.map(({ id }, at) => [id, ratings[at]])),
        }).sum)""",
        {"areas": growth.worksheet(evaluation)["areas"], "cases": cases},
    )
    assert found == [by_python(evaluation, weights, ratings) for weights, ratings in cases]
    told = dict(zip(cases, found, strict=True))
    assert [(w, r, told[w, r]) for w, r, _ in TOLD] == TOLD


def test_kept_values_that_cannot_be_used_are_left_out(tab: Page) -> None:
    areas = [{"id": "a", "title": "A", "weight": 60}, {"id": "b", "title": "B", "weight": 40}]
    found = in_browser(
        tab,
        "worksheet",
        """return value.kept.map(text => {
            const { ratings, notes, weights } = lib.fromEntries(value.areas, JSON.parse(text))
            return [[...ratings], [...notes], [...weights.values()]]
        })""",
        {
            "areas": areas,
            "kept": [
                '{"area/a": {"value": 4, "note": "n"}}',
                '{"area/a": {"value": 6}, "area/b": {"value": "3", "note": 5}}',
                '{"area/a": {"at": 1}, "__proto__": {"area/b": {"value": 2}}}',
                '{"weights/evaluation": {"areas": {"a": 70, "b": 30, "constructor": 5}}}',
                '{"weights/evaluation": {"areas": {"a": 101, "b": -1}}}',
                '{"weights/evaluation": {"at": 1}}',
            ],
        },
    )
    assert found == [
        [[["a", 4]], [["a", "n"]], [60, 40]],
        [[], [], [60, 40]],
        [[], [], [60, 40]],
        [[], [], [70, 30]],
        [[], [], [60, 40]],
        [[], [], [60, 40]],
    ]


def test_ratings_make_a_sum_that_lasts_and_never_stands_in_the_address(
    tab: Page, person: Reader, evaluation: Evaluation
) -> None:
    clean = tab.url
    titles = [area.title for area in evaluation.areas]
    expect(status(tab)).to_have_text(
        f"0 of 4 areas are rated; the sum waits for {', '.join(titles[:3])} and {titles[3]}."
    )
    rate(tab, 4, 3, 4)
    expect(status(tab)).to_have_text(f"3 of 4 areas are rated; the sum waits for {titles[3]}.")
    tab.locator("fieldset").nth(3).get_by_role("radio").nth(1).check()
    tab.keyboard.press("ArrowDown")
    told = by_python(evaluation, WEIGHTS[0], (4, 3, 4, 3))
    expect(status(tab)).to_have_text(f"Sum: {told}.")
    tab.get_by_label("Evidence for Systems thinking").fill(NOTE)
    assert tab.url == clean
    again(tab)
    expect(status(tab)).to_have_text(f"Sum: {told}.")
    assert ratings_of(tab) == ["4", "3", "4", "3"]
    expect(tab.get_by_label("Evidence for Systems thinking")).to_have_value(NOTE)
    expect(tab.locator("[data-exact]")).to_have_text("3.70")
    expect(tab.locator("[data-rounded]")).to_have_text("3.7")
    assert person.complaints == []


def test_another_tab_shows_the_rating_at_once(tab: Page, person: Reader) -> None:
    second = person.open(PAGE)
    rate(tab, 2)
    expect(second.locator("fieldset").first.get_by_role("radio").nth(1)).to_be_checked()
    second.close()


def test_weights_have_to_make_a_hundred(tab: Page, evaluation: Evaluation) -> None:
    rate(tab, 4, 3, 4, 3)
    box = tab.get_by_label("Weight of Technical performance, %")
    box.fill("40")
    expect(status(tab)).to_have_text("The weights add up to 90, not 100: add 10.")
    expect(tab.locator("[data-weights]")).to_have_text("90 %, 10 too little")
    box.fill("65")
    expect(status(tab)).to_have_text("The weights add up to 115, not 100: take away 15.")
    expect(tab.locator("[data-weights]")).to_have_text("115 %, 15 too much")
    expect(tab.locator("[data-rounded]")).to_have_text("–")
    for wrong in ("", "-1", "2.5", "101"):
        box.fill(wrong)
        tab.keyboard.press("Tab")
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(status(tab)).to_have_text(
            "Weight of Technical performance, %: expected a whole number from 0 to 100. "
            "The last one, 65, counts."
        )
    tab.get_by_label("Take the weights for").select_option("Starting out")
    weights = tuple(evaluation.suggested[0].weights[area.id] for area in evaluation.areas)
    told = by_python(evaluation, weights, (4, 3, 4, 3))
    expect(status(tab)).to_have_text(f"Sum: {told}.")
    expect(box).to_have_value(str(weights[0]))
    expect(box).not_to_have_attribute("aria-invalid", "true")
    again(tab)
    expect(box).to_have_value(str(weights[0]))
    tab.get_by_label("Take the weights for").select_option("Everyone")
    expect(box).to_have_value("50")


HEAD = {
    "Who or which role (optional)": "A. Report <b>",
    "Level": "ML Engineer II",
    "Day": "2026-11-21",
}


def field(tab: Page, label: str) -> Locator:
    """A field of the head; steps have some of the same words in their labels."""
    return tab.locator(".hb-worksheet__head label").filter(has_text=label).locator("input")


def test_start_again_asks_on_the_page_first(tab: Page) -> None:
    rate(tab, 4, 3)
    tab.get_by_label("Evidence for Business impact").fill("Crates.")
    field(tab, "Level").fill("Senior")
    tab.get_by_role("button", name="Start again").click()
    expect(tab.get_by_role("button", name="Keep them")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("button", name="Start again")).to_be_focused()
    assert ratings_of(tab) == ["4", "3"]
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Remove them").click()
    expect(status(tab)).to_have_text("Everything that was filled in is removed.")
    assert ratings_of(tab) == []
    expect(field(tab, "Level")).to_have_value("")
    again(tab)
    expect(status(tab)).to_contain_text("0 of 4 areas are rated")
    expect(tab.get_by_label("Evidence for Business impact")).to_have_value("")


def downloaded(tab: Page, button: str) -> str:
    with tab.expect_download() as started:
        tab.get_by_role("button", name=button).click()
    return Path(started.value.path()).read_bytes().decode("utf-8-sig")


def test_files_hold_ratings_weights_points_and_notes(tab: Page, evaluation: Evaluation) -> None:
    rate(tab, 4, 3, 4, 3)
    tab.get_by_label("Evidence for Systems thinking").fill(NOTE)
    tab.get_by_label("Evidence for Business impact").fill("=1+1")
    rows = list(csv.reader(io.StringIO(downloaded(tab, "Download CSV"), newline="")))
    titles = [area.title for area in evaluation.areas]
    assert rows == [
        ["area", "rating", "weight", "points", "evidence"],
        [titles[0], "4", "50", "2.00", ""],
        [titles[1], "3", "20", "0.60", NOTE],
        [titles[2], "4", "20", "0.80", ""],
        [titles[3], "3", "10", "0.30", "'=1+1"],
        ["together", "3.7", "100", "3.70", ""],
    ]
    text = downloaded(tab, "Download Markdown")
    assert "Sum: 2.00 + 0.60 + 0.80 + 0.30 = 3.70, rounded to 3.7.\n" in text
    assert f"Rating 4 of 5: {evaluation.areas[0].anchors[3]}\n" in text
    assert '> Two "pull requests",\n> \\<b>reviewed\\</b> | twice\n' in text


def fill_head(tab: Page) -> None:
    for label, text in HEAD.items():
        field(tab, label).fill(text)


def test_person_level_and_day_are_kept_printed_and_in_the_files(tab: Page, person: Reader) -> None:
    clean = tab.url
    for label in HEAD:
        expect(field(tab, label)).to_have_value("")
        expect(field(tab, label)).to_have_accessible_name(label)
    fill_head(tab)
    assert tab.url == clean
    again(tab)
    for label, text in HEAD.items():
        expect(field(tab, label)).to_have_value(text)
    assert "Who or which role: A. Report \\<b>\n" in downloaded(tab, "Download Markdown")
    rows = list(csv.reader(io.StringIO(downloaded(tab, "Download CSV"), newline="")))
    assert [row[:2] for row in rows[-3:]] == [
        ["Who or which role", HEAD["Who or which role (optional)"]],
        ["Level", HEAD["Level"]],
        ["Day", HEAD["Day"]],
    ]
    tab.emulate_media(media="print")
    for label, text in HEAD.items():
        expect(field(tab, label)).to_be_hidden()
        expect(tab.locator(".hb-worksheet__head").get_by_text(text, exact=True)).to_be_visible()
    tab.emulate_media(media="screen")
    assert person.complaints == []


def opened(tab: Page, text: str, name: str = "evaluation-worksheet.json") -> None:
    file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    tab.get_by_label("Open a file").set_input_files(file)  # type: ignore[arg-type]


def test_file_follows_areas_that_have_another_id(reader: Readers) -> None:
    person = reader()
    moves = {"area/craft": ["area/technical"], "area/craft-2": ["area/craft"]}
    person.context.route("**/moves.json", lambda route: route.fulfill(json=moves))
    tab = person.open(PAGE)
    file = {"kind": "handbook evaluation worksheet", "version": 1}
    file |= {"areas": {"craft-2": {"value": 4, "note": NOTE}, "systems": {"value": 2}}}
    opened(tab, json.dumps(file))
    expect(status(tab)).to_contain_text("The worksheet of the file stands here now.")
    assert ratings_of(tab) == ["4", "2"]
    expect(tab.get_by_label("Evidence for Technical performance")).to_have_value(NOTE)


def test_worksheet_is_saved_to_a_file_and_opened_again(tab: Page, person: Reader) -> None:
    fill_head(tab)
    rate(tab, 4, 3, 4, 3)
    tab.get_by_label("Evidence for Systems thinking").fill(NOTE)
    tab.get_by_label("Take the weights for").select_option("Starting out")
    weight = tab.get_by_label("Weight of Technical performance, %").input_value()
    saved = downloaded(tab, "Save to a file")
    told = "The file evaluation-worksheet.json holds this worksheet; Open a file brings it back."
    expect(status(tab)).to_have_text(told)
    tab.get_by_role("button", name="Start again").click()
    tab.get_by_role("button", name="Remove them").click()
    rate(tab, 1)
    field(tab, "Level").fill("Another")
    opened(tab, saved)
    expect(status(tab)).to_have_text("The worksheet of the file stands here now. Undo")
    assert ratings_of(tab) == ["4", "3", "4", "3"]
    expect(tab.get_by_label("Evidence for Systems thinking")).to_have_value(NOTE)
    expect(tab.get_by_label("Weight of Technical performance, %")).to_have_value(weight)
    for label, text in HEAD.items():
        expect(field(tab, label)).to_have_value(text)
    tab.get_by_role("button", name="Undo").click()
    expect(status(tab)).to_have_text("Your worksheet is back as it was.")
    assert ratings_of(tab) == ["1"]
    expect(field(tab, "Level")).to_have_value("Another")
    expect(field(tab, "Day")).to_have_value("")
    expect(tab.get_by_label("Evidence for Systems thinking")).to_have_value("")
    expect(tab.get_by_label("Weight of Technical performance, %")).to_have_value("50")
    opened(tab, saved)
    expect(status(tab)).to_have_text("The worksheet of the file stands here now. Undo")
    again(tab)
    expect(status(tab)).to_contain_text("Sum: ")
    assert ratings_of(tab) == ["4", "3", "4", "3"]
    assert person.complaints == []


WHOLE = '{"kind": "handbook evaluation worksheet", "version": 1'
NO_WORKSHEET = "it is no worksheet that was saved on this page"
NEWER = "a newer version of this handbook wrote it; reload the page"
ODD = "it holds something that no worksheet has"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is damaged"),
        (WHOLE, "it is damaged"),
        ("[" * 20_000, "it is damaged"),
        ("x" * 200_001, "it is larger than any worksheet"),
        ("[]", NO_WORKSHEET),
        ("null", NO_WORKSHEET),
        ('{"kind": "handbook assessment", "version": 1}', NO_WORKSHEET),
        (
            WHOLE.replace("1", "2") + "}",
            "a newer version of this handbook wrote it; reload the page",
        ),
        (WHOLE + ', "who": 5}', ODD),
        (WHOLE + ', "who": "' + "x" * 101 + '"}', ODD),
        (WHOLE + ', "day": "2026-02-30"}', ODD),
        (WHOLE + ', "areas": []}', ODD),
        (WHOLE + ', "areas": {"technical": {"value": 6}}}', ODD),
        (WHOLE + ', "areas": {"technical": {"value": "4"}}}', ODD),
        (WHOLE + ', "areas": {"technical": {"value": 4, "note": ["x"]}}}', ODD),
        (WHOLE + ', "areas": {"technical": {"value": 4, "at": 1}}}', ODD),
        (WHOLE + ', "areas": {"technical": 4}}', ODD),
        (WHOLE + ', "areas": {"nowhere": {"value": 4}}}', ODD),
        (WHOLE + ', "areas": {"__proto__": {"value": 4}}}', ODD),
        (WHOLE + ', "areas": {"constructor": {"value": 4}}}', ODD),
        (WHOLE + ', "weights": {"technical": 101}}', ODD),
        (WHOLE + ', "weights": {"__proto__": 50}}', ODD),
        (WHOLE + ', "__proto__": {"who": "x"}}', ODD),
    ],
)
def test_file_that_cannot_be_used_is_told_and_changes_nothing(
    tab: Page, person: Reader, text: str, why: str
) -> None:
    rate(tab, 4, 3)
    field(tab, "Level").fill("Senior")
    opened(tab, text)
    expect(status(tab)).to_have_text(
        f"The file was not opened: {why}. Your worksheet is as it was; "
        "choose a file that Save to a file made."
    )
    assert ratings_of(tab) == ["4", "3"]
    expect(field(tab, "Level")).to_have_value("Senior")
    again(tab)
    expect(status(tab)).to_contain_text("2 of 4 areas are rated")
    assert ratings_of(tab) == ["4", "3"]
    assert person.complaints == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (BLOCKED, "This browser does not let the page remember anything."),
        (
            FULL,
            "This browser's storage is full, so your last change is not remembered. "
            "Export what you have.",
        ),
    ],
    ids=["blocked", "full"],
)
def test_without_storage_the_page_still_adds_up_and_says_so(
    reader: Readers, script: str, said: str
) -> None:
    person = reader()
    person.context.add_init_script(script)
    tab = person.open(PAGE)
    rate(tab, 4, 3, 4, 3)
    expect(status(tab)).to_have_text(
        f"Sum: 2.00 + 0.60 + 0.80 + 0.30 = 3.70, rounded to 3.7. {said}"
    )
    # The theme asks for the storage too, and does not mind its own error.
    assert set(person.complaints) <= {"blocked"}


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[" * 20_000,
        '{"version": 2, "entries": []}',
        '{"version": 2, "entries": {"area/technical": {"at": 1, "value": 9}}}',
        '{"version": 2, "entries": {"area/technical": {"at": 1, "value": {"length": 1}}}}',
        '{"version": 2, "entries": {"__proto__": {"at": 1, "value": 2}, "area/<b>": {"at": 1}}}',
        '{"version": 2, "entries": {"weights/evaluation": {"at": 1, "areas": {"technical": "5"}}}}',
    ],
    ids=["cut", "deep", "list", "range", "object", "keys", "weights"],
)
def test_damaged_storage_is_told_and_does_no_harm(tab: Page, person: Reader, text: str) -> None:
    rate(tab, 1)
    tab.evaluate(
        """text => {
            const item = Object.keys(localStorage).find(key => key.endsWith(":state"))
            localStorage.setItem(item, text)
        }""",
        text,
    )
    again(tab)
    told = "What was remembered could not be read. It was set aside, not deleted."
    expect(status(tab)).to_contain_text(told)
    assert ratings_of(tab) == []
    rate(tab, 4, 3, 4, 3)
    expect(status(tab)).to_contain_text("= 3.70, rounded to 3.7.")
    assert person.complaints == []


def test_note_is_text_on_the_page_and_on_paper(tab: Page, person: Reader) -> None:
    tab.get_by_label("Evidence for Business impact").fill("<img src=x onerror=alert(1)>\nline two")
    again(tab)
    tab.emulate_media(media="print")
    printed = tab.locator("[data-printed=business]")
    expect(printed).to_be_visible()
    expect(printed).to_have_text("<img src=x onerror=alert(1)>\nline two")
    expect(tab.get_by_label("Evidence for Business impact")).to_be_hidden()
    expect(tab.get_by_label("Evidence for Systems thinking")).to_be_visible()
    expect(tab.get_by_role("button", name="Print")).to_be_hidden()
    tab.emulate_media(media="screen")
    assert person.complaints == []


def test_without_script_the_form_is_whole_and_can_be_filled_in(
    reader: Readers, evaluation: Evaluation
) -> None:
    tab = reader(java_script_enabled=False).open(PAGE)
    for at, area in enumerate(evaluation.areas):
        steps = tab.locator("fieldset").nth(at).get_by_role("radio")
        assert steps.count() == len(area.anchors)
        for rating, anchor in enumerate(area.anchors, 1):
            expect(steps.nth(rating - 1)).to_have_accessible_name(f"{rating} {anchor}")
        expect(tab.locator(f"[data-weight={area.id}]")).to_have_text(f"{area.weight} %")
    rate(tab, 4, 3, 4, 3)
    assert ratings_of(tab) == ["4", "3", "4", "3"]
    assert tab.locator("evaluation-worksheet button").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state_on_a_phone(reader: Readers, scheme: str) -> None:
    person = reader(color_scheme=scheme, viewport={"width": 360, "height": 800})
    tab = person.open(PAGE)
    rate(tab, 4, 3, 4, 3)
    opened(tab, WHOLE + "}")
    expect(tab.get_by_role("button", name="Undo")).to_be_focused()
    assert violations(tab) == []
    tab.get_by_label("Weight of Technical performance, %").fill("")
    tab.keyboard.press("Tab")
    tab.get_by_role("button", name="Start again").click()
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert person.outside == []
