"""Sentences that count records in words, which no macro writes, agree with the data."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.handbook import Handbook
from handbook.site import read_site

ROOT = Path(__file__).parent.parent
WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)
Count = Callable[[Handbook], int]


def rhythms(of: str) -> Count:
    """How many rhythms a person, or a team, has."""
    return lambda handbook: sum(e.record.who == of for e in handbook.of("rhythm").values())


def of_kind(kind: str) -> Count:
    """How many records of a kind there are."""
    return lambda handbook: len(handbook.of(kind))


def stages(path: str) -> Count:
    """How many stages a path has."""
    return lambda handbook: len(handbook.of("path")[path].record.stages)


def quarters(handbook: Handbook) -> int:
    """How many quarters each lane has; nothing that counts when they differ."""
    found = {len(stage.quarters) for stage in handbook.of("path")["three-lanes"].record.stages}
    return found.pop() if len(found) == 1 else -1


def initiatives(handbook: Handbook) -> int:
    """How many initiatives the senior programme has."""
    return sum(bool(b.initiative) for b in handbook.of("programme")["senior"].record.blocks)


COUNTED: list[tuple[str, str, Count]] = [
    *[
        (file, "seven dimensions", of_kind("dimension"))
        for file in (
            "docs/mentors/desk.md",
            "docs/skills/assessment.md",
            "docs/evaluation/index.md",
            "docs/my/assessment.md",
            "docs/programmes/index.md",
            "docs/onboarding/managers.md",
            "docs/onboarding/month-3.md",
            "data/steps/assess-skills.yml",
        )
    ],
    ("docs/evaluation/worksheet.md", "four areas", of_kind("area")),
    ("docs/evaluation/index.md", "four areas", of_kind("area")),
    ("docs/ladders/matrix.md", "four areas", of_kind("area")),
    ("data/evaluation.yml", "four areas", of_kind("area")),
    ("docs/ladders/index.md", "three tracks", of_kind("ladder")),
    ("docs/ladders/index.md", "ten levels", of_kind("level")),
    ("docs/playbook/index.md", "ten steps", of_kind("step")),
    ("data/programmes/senior.yml", "six initiatives", initiatives),
    ("docs/paths/three-lanes.md", "four quarters", quarters),
    ("data/paths/three-lanes.yml", "four quarters", quarters),
    ("data/paths/three-lanes.yml", "three lanes", stages("three-lanes")),
    ("data/paths/six-stages.yml", "six-stage", stages("six-stages")),
    ("docs/learning/rhythms.md", "four loops", rhythms("person")),
    ("docs/learning/rhythms.md", "two team rhythms", rhythms("team")),
    ("data/year.yml", "four loops", rhythms("person")),
]
"""A file, the words in it that count something, and how that is counted."""


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """The data of this repository."""
    return read_site(ROOT).handbook


@pytest.mark.parametrize(
    ("file", "words", "count"), COUNTED, ids=[f"{f}-{w}" for f, w, _ in COUNTED]
)
def test_number_in_words_is_that_of_the_data(
    handbook: Handbook, file: str, words: str, count: Count
) -> None:
    text = " ".join((ROOT / file).read_text(encoding="utf-8").lower().split())
    assert re.search(rf"\b{words}\b", text), f"{file} no longer says '{words}'; change it here too"
    number, there = re.split("[ -]", words)[0], count(handbook)
    assert number == WORDS[there], f"{file} says '{words}', and there are {there}; correct it"
