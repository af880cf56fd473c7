"""Ways through the field."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import Id, ModuleRef, Named, ProgrammeRef, Prose, Record, StageRef, Text, Weeks

StagePart = Literal["weeks", "topics", "entry", "exit", "projects", "quarters"]
Thread = Literal["production", "evaluation", "data"]


class WeekRange(Record):
    """A range of weeks."""

    least: Weeks
    most: Weeks


class Quarter(Record):
    """Three months of a step that is planned over a year."""

    title: Text
    modules: tuple[ModuleRef, ...] = ()
    does: Prose = Field(description="The work at one's job from which the quarter is learnt.")
    milestones: Annotated[tuple[Prose, ...], Field(min_length=1)] = Field(
        description="What is shown at the end of the quarter."
    )


class Stage(Record):
    """A step of a path."""

    id: Id
    title: Text
    summary: Prose
    weeks: WeekRange | None = None
    topics: tuple[Prose, ...] = ()
    entry: tuple[Prose, ...] = ()
    exit: tuple[Prose, ...] = ()
    projects: tuple[Prose, ...] = ()
    ours: tuple[StagePart, ...] = Field(
        default=(), description="Parts that no source names: this handbook's own."
    )
    threads: dict[Thread, Prose] = Field(
        default={}, description="What runs through every stage, as it stands at this one."
    )
    modules: tuple[ModuleRef, ...] = ()
    quarters: tuple[Quarter, ...] = Field(
        default=(), description="The step as a plan of three months each."
    )
    related: tuple[StageRef, ...] = Field(
        default=(), description="Where this stands on other paths."
    )


class Range(Record):
    """A range of whole numbers; without a most it is open."""

    least: Annotated[int, Field(ge=1)]
    most: int | None = None


class Pace(Record):
    """How many months a path takes at so many hours a week, as a source says."""

    hours: Range
    months: Range


class Fork(Record):
    """A question on the way to one's starting point, and where an answer leads off."""

    question: Prose
    answer: Literal["yes", "no"] = Field(description="The answer that leads off.")
    stage: StageRef | None = None
    programme: ProgrammeRef | None = None


class Path(Record):
    """A way through the field: stages, layers, lanes or a fast track."""

    title: Text
    kind: Literal["stages", "layers", "lanes", "fast-track"]
    summary: Prose
    assumes: tuple[ModuleRef, ...] = Field(
        default=(), description="Modules that its readers have no need of any more."
    )
    forks: tuple[Fork, ...] = Field(
        default=(), description="The questions that place a newcomer, in the order of asking."
    )
    pace: tuple[Pace, ...] = ()
    stages: Annotated[tuple[Stage, ...], Field(min_length=1), Named("stage")]
