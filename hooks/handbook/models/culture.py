"""How a team keeps learning: rhythms, an example year, and habits that stand in the way."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import CaseRef, Hours, Id, ModuleRef, Prose, Record, Text

Cadence = Literal["week", "month", "quarter", "year"]


class HourRange(Record):
    """A least and a most number of hours."""

    least: Hours
    most: Hours


class AgendaItem(Record):
    """A part of a meeting."""

    minutes: Annotated[int, Field(ge=1, le=480)]
    what: Prose


class Rhythm(Record):
    """Something that a person or a team does again and again in order to learn."""

    title: Text
    summary: Prose
    who: Literal["person", "team"]
    every: Cadence
    hours: HourRange = Field(description="Hours each time, for each person who takes part.")
    ours: bool = Field(default=False, description="Whether the hours are this handbook's own.")
    how: Annotated[tuple[Prose, ...], Field(min_length=1)] = Field(
        description="How one goes about it, a step a line."
    )
    agenda: tuple[AgendaItem, ...] = ()
    leaves: Prose = Field(description="What is there afterwards.")
    examples: tuple[Prose, ...] = ()
    modules: tuple[ModuleRef, ...] = ()


class Month(Record):
    """A month of the example year."""

    title: Text
    practises: Prose = Field(description="The weak spot of the weekly hours.")
    builds: Prose = Field(description="The small thing that is shipped.")
    workshop: Prose = Field(description="What the team does in its workshop.")
    module: ModuleRef = Field(description="The module behind the workshop.")
    goes_deep: Prose | None = Field(
        default=None, description="The topic of the quarter, in its first month."
    )
    resets: Prose | None = Field(
        default=None, description="What the yearly look back decides, in its month."
    )


class Year(Record):
    """One example year of learning: a person's loops beside the team's rhythm."""

    title: Text
    summary: Prose
    person: Prose = Field(description="Whose year it is.")
    months: Annotated[tuple[Month, ...], Field(min_length=12, max_length=12)]


class AntiPattern(Record):
    """A habit that looks reasonable and does harm."""

    id: Id
    title: Text
    said: Prose = Field(description="The sentence by which one recognises it.")
    tempting: Prose = Field(description="Why sensible people do it.")
    costs: Prose = Field(description="What it leads to.")
    instead: Prose = Field(description="What to say instead.")
    concerns: Literal["people", "engineering"]
    modules: tuple[ModuleRef, ...] = ()
    cases: tuple[CaseRef, ...] = ()
