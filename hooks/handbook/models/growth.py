"""Career ladders and the performance evaluation."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import (
    AreaRef,
    Date,
    DimensionRef,
    FiveLevels,
    Id,
    LadderLevelRef,
    Level,
    ModuleRef,
    Named,
    OwnerRef,
    ProgrammeRef,
    Prose,
    Record,
    Text,
    Weight,
)


class YearsAt(Record):
    """How many years people usually stay at a level; without a most there is no next step."""

    least: Annotated[int, Field(ge=0)]
    most: Annotated[int, Field(ge=1)] | None = None


class LadderLevel(Record):
    """One level of a career ladder."""

    id: Id
    title: Text
    rank: Annotated[int, Field(ge=1)]
    scope: Prose = Field(description="How far the work reaches: what one is answerable for.")
    autonomy: Prose = Field(description="What one decides alone, and what one asks about.")
    years: YearsAt = Field(description="The usual time at this level: this handbook's own.")
    ours: bool = Field(
        default=False, description="Whether the level itself is this handbook's own."
    )
    differs: Prose = Field(description="What sets it apart from the level below.")
    expectations: dict[AreaRef, Annotated[tuple[Prose, ...], Field(min_length=1)]] = Field(
        description="For every area of the evaluation, what another person can see."
    )
    expects: dict[DimensionRef, Level] = Field(
        default={}, description="The step it asks for in each dimension: this handbook's own."
    )
    evidence: Annotated[tuple[Prose, ...], Field(min_length=1)] = Field(
        description="Things that exist and prove it."
    )
    modules: tuple[ModuleRef, ...] = Field(
        default=(), description="Modules that help to get here from the level below."
    )
    programme: ProgrammeRef | None = None


class Move(Record):
    """A way from a level of one track to one of another."""

    leaves: LadderLevelRef
    joins: LadderLevelRef
    how: Prose = Field(description="What makes the move work, and what one gives up.")


class Ladder(Record):
    """A career track."""

    title: Text
    track: Literal["individual", "management", "hybrid"]
    summary: Prose
    audience: Prose = Field(description="Whom the track suits.")
    levels: Annotated[tuple[LadderLevel, ...], Field(min_length=1), Named("level")]
    moves: tuple[Move, ...] = ()
    owner: OwnerRef
    reviewed: Date


class Area(Record):
    """A weighted part of a performance evaluation."""

    id: Id
    title: Text
    weight: Weight
    covers: Annotated[tuple[Prose, ...], Field(min_length=1)]
    anchors: FiveLevels = Field(description="What ratings 1 to 5 look like, in that order.")
    gather: Prose = Field(description="Where evidence for this area is found.")


class Rated(Record):
    """A rating of one area with what it rests on."""

    area: AreaRef
    rating: Level
    evidence: Prose


class Review(Record):
    """A finished evaluation of an invented person, to show how one goes."""

    person: Prose
    ratings: Annotated[tuple[Rated, ...], Field(min_length=1)]


class Weighting(Record):
    """Weights that this handbook suggests for some levels."""

    title: Text
    levels: Annotated[tuple[LadderLevelRef, ...], Field(min_length=1)]
    weights: dict[AreaRef, Weight]
    why: Prose


class Evaluation(Record):
    """The areas a performance evaluation weighs; together 100."""

    title: Text
    summary: Prose
    scale: FiveLevels = Field(description="What ratings 1 to 5 mean in every area.")
    areas: Annotated[tuple[Area, ...], Field(min_length=1), Named("area")]
    example: Review | None = None
    suggested: tuple[Weighting, ...] = Field(
        default=(), description="Other weights for some levels: this handbook's own."
    )
