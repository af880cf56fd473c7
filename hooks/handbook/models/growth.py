"""Career ladders and the performance evaluation."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import (
    AreaRef,
    FiveLevels,
    Id,
    ModuleRef,
    Named,
    ProgrammeRef,
    Prose,
    Record,
    Text,
    Weight,
)


class LadderLevel(Record):
    """One level of a career ladder."""

    id: Id
    title: Text
    rank: Annotated[int, Field(ge=1)]
    scope: Prose
    expectations: dict[AreaRef, tuple[Prose, ...]]
    evidence: tuple[Prose, ...] = ()
    modules: tuple[ModuleRef, ...] = ()
    programme: ProgrammeRef | None = None


class Ladder(Record):
    """A career track."""

    title: Text
    track: Literal["individual", "management", "hybrid"]
    summary: Prose
    levels: Annotated[tuple[LadderLevel, ...], Field(min_length=1), Named("level")]


class Area(Record):
    """A weighted part of a performance evaluation."""

    id: Id
    title: Text
    weight: Weight
    covers: Annotated[tuple[Prose, ...], Field(min_length=1)]
    anchors: FiveLevels = Field(description="What ratings 1 to 5 look like, in that order.")


class Evaluation(Record):
    """The areas a performance evaluation weighs; together 100."""

    title: Text
    summary: Prose
    areas: Annotated[tuple[Area, ...], Field(min_length=1), Named("area")]
