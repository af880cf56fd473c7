"""What the finder of resources asks, and what it knows of each resource."""

import pytest

from handbook import finder, views
from handbook.site import read_site
from tests.built.conftest import ROOT

WORLD = read_site(ROOT / "tests/fixtures/world").handbook


def test_model_has_the_answers_that_occur_and_each_resource_points_at_its_own() -> None:
    made = finder.model(WORLD)
    assert [(each["id"], each["values"]) for each in made["facets"]] == [
        ("skill", [["data-care", "Data care"], ["forecasting", "Forecasting"]]),
        ("kind", [["book", "Books"], ["course", "Courses"]]),
        ("level", [["entry", "Entry"], ["mid", "Mid"]]),
        ("cost", [["free", "Free"], ["free-to-read", "Free to read"]]),
        ("hours", [["over-8-h", "Over 8 h"], ["not-given", "Not given"]]),
        ("language", [["english", "English"]]),
        ("checked", [["2026", "In 2026"], ["not-checked", "Not checked"]]),
    ]
    assert [each["id"] for each in made["facets"] if each["single"]] == ["skill"]
    assert made["rows"] == {
        "forecasting-book": [[1], [0], [1], [1], [0], [0], [0]],
        "sql-course": [[0], [1], [0], [0], [1], [0], [1]],
    }


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        (0.2, "to-30-min"),
        (0.5, "to-30-min"),
        (0.7, "to-1-h"),
        (1, "to-1-h"),
        (2, "to-2-h"),
        (8, "to-8-h"),
        (8.5, "over-8-h"),
        (1000, "over-8-h"),
        (None, "not-given"),
    ],
)
def test_hours_fall_into_one_class(hours: float | None, found: str) -> None:
    book = WORLD.resources["forecasting-book"]
    assert finder.time(book.model_copy(update={"hours": hours})) == found


def test_language_is_told_where_it_is_not_english() -> None:
    book = WORLD.resources["forecasting-book"].model_copy(update={"language": "German"})
    assert views.resource_facts(book).endswith(
        "free to read · 40 h · in German · address checked 2026-11-20"
    )
