"""The playbook for leaders: its steps, what it measures, what it costs and returns."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import (
    CaseRef,
    Date,
    FormRef,
    Hours,
    Id,
    Level,
    ModuleRef,
    Named,
    OwnerRef,
    Prose,
    Record,
    Text,
    Weight,
)
from handbook.models.paths import WeekRange


class Contribution(Record):
    """What one person does in a step of the playbook."""

    who: Text
    does: Prose
    hours: Hours = Field(description="Working hours for it in the whole step.")


class Deed(Record):
    """Something to do in a certain week of the first quarter."""

    week: Annotated[int, Field(ge=1, le=13)]
    who: Text
    does: Prose


class Failure(Record):
    """A sign that a step goes wrong, and what to do then."""

    sign: Prose
    then: Prose


class PlaybookStep(Record):
    """One step of the playbook."""

    title: Text
    rank: Annotated[int, Field(ge=1)]
    summary: Prose
    weeks: WeekRange = Field(description="How long it takes, in calendar weeks: our own figure.")
    people: Annotated[tuple[Contribution, ...], Field(min_length=1)]
    inputs: Annotated[tuple[Prose, ...], Field(min_length=1)]
    outputs: Annotated[tuple[Prose, ...], Field(min_length=1)]
    failures: Annotated[tuple[Failure, ...], Field(min_length=2)]
    quarter: tuple[Deed, ...] = Field(
        default=(), description="What of it is done in the first quarter, week by week."
    )
    forms: tuple[FormRef, ...] = ()
    modules: tuple[ModuleRef, ...] = ()
    cases: tuple[CaseRef, ...] = ()
    aliases: tuple[Text, ...] = ()
    owner: OwnerRef
    reviewed: Date


class Metric(Record):
    """Something the programme measures."""

    id: Id
    title: Text
    level: Literal["learner", "team", "business"]
    kind: Literal["quantitative", "qualitative"]
    definition: Prose = Field(description="What is counted or asked, so that two people agree.")
    unit: Text
    source: Prose = Field(description="Where the data comes from.")
    baseline: Prose = Field(description="What it is compared with, and when that is taken.")
    cadence: Text
    gamed: Prose = Field(description="How it gets better without anything getting better.")
    guard: Prose = Field(description="What is looked at beside it so that this shows.")


class Assumption(Record):
    """A number that the calculation of the returns rests on."""

    id: Id
    title: Text
    unit: Text = Field(description="EUR, share, months, hours, …; a share is a part of 1.")
    cautious: float = Field(description="The value that makes the result worse.")
    likely: float
    hopeful: float = Field(description="The value that makes the result better.")
    why: Prose = Field(description="Where the three values come from.")


class Formula(Record):
    """A number that follows from assumptions and from formulas before it."""

    id: Id
    title: Text
    unit: Text
    formula: Text = Field(description="Ids and numbers with + - × ÷ between them, and parentheses.")


class Returns(Record):
    """What a programme costs and returns, in an example whose every number can be replaced."""

    title: Text
    summary: Prose
    assumptions: Annotated[tuple[Assumption, ...], Field(min_length=1), Named("assumption")]
    formulas: Annotated[tuple[Formula, ...], Field(min_length=1), Named("formula")]
    result: Id = Field(description="The formula by which scenarios are compared.")


class Criterion(Record):
    """What a choice is judged by."""

    id: Id
    title: Text
    weight: Weight
    question: Prose


class Scored(Record):
    """How well an option does by one criterion."""

    score: Level
    why: Prose


class Option(Record):
    """One of the things to choose from."""

    id: Id
    title: Text
    summary: Prose
    scores: dict[Id, Scored] = Field(description="A score for every criterion.")


class Sourcing(Record):
    """Where a programme's content comes from: the choice by weighted criteria."""

    title: Text
    summary: Prose
    person: Prose = Field(description="Whose choice the example is.")
    tie: Annotated[float, Field(gt=0, le=4)] = Field(
        description="Totals less than this apart count as equal."
    )
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=2), Named("criterion")]
    options: Annotated[tuple[Option, ...], Field(min_length=2), Named("option")]
