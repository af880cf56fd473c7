"""What is learnt: skills, dimensions, modules."""

from typing import Annotated

from pydantic import Field

from handbook.fields import (
    Date,
    FiveLevels,
    Hours,
    Id,
    Level,
    ModuleRef,
    Named,
    OwnerRef,
    Prose,
    Record,
    ResourceRef,
    Seniority,
    SkillRef,
    Text,
)


class Skill(Record):
    """Something a person can do, described at five levels."""

    title: Text
    tier: Annotated[int, Field(ge=1, le=3)]
    branch: Text
    description: Prose
    aliases: tuple[Text, ...] = ()
    levels: FiveLevels = Field(description="Observable behaviour at levels 1 to 5, in that order.")


class Dimension(Record):
    """One of the assessment dimensions."""

    title: Text
    description: Prose
    levels: FiveLevels = Field(description="Observable behaviour at levels 1 to 5, in that order.")
    modules: tuple[ModuleRef, ...] = Field(description="Modules that raise it.")


class SelfCheck(Record):
    """A question a reader asks themselves; the answer points at the section that explains it."""

    id: Id
    question: Prose
    answer: Prose
    section: Text = Field(description="The heading on the module's page that explains the answer.")


class Exercise(Record):
    """Work that another person can check."""

    kit: Id | None = None
    task: Prose
    criteria: Annotated[tuple[Prose, ...], Field(min_length=1)]


class MentorQuestion(Record):
    """What a mentor asks, what a good answer contains, what to do when it is missing."""

    ask: Prose
    good: Prose
    missing: Prose


class Module(Record):
    """The unit of learning."""

    title: Text
    summary: Prose
    level: Seniority
    hours: Hours
    prerequisites: tuple[ModuleRef, ...] = ()
    skills: dict[SkillRef, Level] = Field(description="Skill, and the level reached in it.")
    outcomes: Annotated[tuple[Prose, ...], Field(min_length=2)]
    aliases: tuple[Text, ...] = ()
    exercise: Exercise
    questions: Annotated[tuple[SelfCheck, ...], Field(min_length=2), Named("self-check")]
    mentor: Annotated[tuple[MentorQuestion, ...], Field(min_length=1)]
    resources: tuple[ResourceRef, ...] = ()
    owner: OwnerRef
    reviewed: Date
