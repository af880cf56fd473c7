"""Courses of blocks: planned by the week, gone on beside, or led as initiatives."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import (
    FormRef,
    Hours,
    Id,
    ModuleRef,
    Named,
    Prose,
    Record,
    Seniority,
    StageRef,
    Text,
    Weeks,
)
from handbook.models.paths import WeekRange

BlockPart = Literal["weeks", "initiative"]
ProgrammePart = Literal["weeks", "load"]


class Capstone(Record):
    """A larger piece of work that ends a month of a programme."""

    title: Text
    task: Prose
    criteria: Annotated[tuple[Prose, ...], Field(min_length=1)]


class ProgrammeWeek(Record):
    """What is done in one week of a programme."""

    title: Text
    modules: tuple[ModuleRef, ...] = Field(
        default=(), description="A module named in two weeks is spread over both, half in each."
    )
    track: bool = Field(
        default=False,
        description="Whether each track has a week of its own here; the modules are for everyone.",
    )
    assignment: Prose | None = Field(
        default=None, description="The week's assignment, which goes through review."
    )
    review: Prose | None = Field(default=None, description="What the reviewer looks at.")
    pairing: Prose | None = Field(default=None, description="What is done in a pair.")
    also: Prose | None = Field(default=None, description="What else belongs into this week.")
    capstone: Capstone | None = None


class Habit(Record):
    """What comes back in a block that goes on beside the others."""

    every: Text = Field(description="How often, such as 'Every second week'.")
    does: Prose


class InitiativeStep(Record):
    """One step of an initiative."""

    when: Text = Field(description="Such as 'Week 1', counted from the first day of the work.")
    does: Prose


class Initiative(Record):
    """Work across the organisation that somebody leads in order to learn from it."""

    title: Text
    lead: Prose = Field(description="What is to be led, and what is different afterwards.")
    weeks: WeekRange
    sponsor: Prose = Field(description="Who stands behind it, and what is agreed with them first.")
    steps: Annotated[tuple[InitiativeStep, ...], Field(min_length=1)]
    forms: tuple[FormRef, ...] = ()
    criteria: Annotated[tuple[Prose, ...], Field(min_length=1)]
    stop: Prose = Field(description="The sign at which it is stopped or made smaller.")


class Block(Record):
    """A part of a programme.

    It has a plan by the week, modules in any order, an initiative to lead, or habits that go on
    beside the other blocks.
    """

    id: Id
    title: Text
    weeks: Weeks | None = Field(
        default=None, description="None for what goes on beside, and for initiatives."
    )
    ours: tuple[BlockPart, ...] = Field(
        default=(), description="Parts that no source names: this handbook's own."
    )
    summary: Prose
    modules: tuple[ModuleRef, ...] = ()
    plan: tuple[ProgrammeWeek, ...] = ()
    habits: tuple[Habit, ...] = ()
    initiative: Initiative | None = None


class Track(Record):
    """A specialisation that a learner chooses within a programme."""

    id: Id
    title: Text
    summary: Prose
    choose: Annotated[tuple[Prose, ...], Field(min_length=1)] = Field(
        description="Signs that this is the one to choose: of the product, and of the person."
    )
    project: Prose = Field(description="What is built in the weeks of the track.")
    plan: Annotated[tuple[ProgrammeWeek, ...], Field(min_length=1)] = Field(
        description="A week for every week of the programme that is for tracks."
    )
    lane: StageRef | None = Field(default=None, description="The lane that continues it.")


class Load(Record):
    """The hours of a programme's week, and what of them is not modules."""

    hours: Hours = Field(description="Hours a week at most, with all that follows.")
    assignment: Hours
    pairing: Hours


class Years(Record):
    """Years of experience; the lower bound belongs to the range."""

    least: Annotated[int, Field(ge=0)]
    below: int | None = None


class Programme(Record):
    """A course of blocks for people of one seniority."""

    title: Text
    summary: Prose
    audience: Years
    level: Seniority
    goal: Prose
    format: Prose
    weeks: Weeks | None = Field(default=None, description="Length; none when it is ongoing.")
    ours: tuple[ProgrammePart, ...] = Field(
        default=(), description="Parts that no source names: this handbook's own."
    )
    load: Load | None = None
    assumes: tuple[ModuleRef, ...] = Field(
        default=(), description="Modules a learner has done, or catches up on before week 1."
    )
    blocks: Annotated[tuple[Block, ...], Field(min_length=1), Named("block")]
    tracks: Annotated[tuple[Track, ...], Named("track")] = ()
