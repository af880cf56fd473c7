"""Onboarding: phases with tasks and what a mentor does."""

from typing import Annotated

from pydantic import Field

from handbook.fields import (
    ChannelRef,
    Hours,
    Id,
    ModuleRef,
    Named,
    Need,
    Prose,
    Record,
    Role,
    TaskRef,
    Text,
    ToolRef,
)
from handbook.models.learning import MentorQuestion


class Span(Record):
    """The first and the last working day of a phase; day 1 is the first day at work."""

    first: int
    last: int


class Task(Record):
    """One thing that somebody does during onboarding."""

    id: Id
    title: Text
    role: Role
    need: Need
    day: int | None = Field(
        default=None, description="Working day; day 1 is the first day at work."
    )
    after: tuple[TaskRef, ...] = Field(default=(), description="Tasks that must be done before it.")
    why: Prose
    together: tuple[Role, ...] = Field(default=(), description="Who else takes part.")
    hours: Hours | None = None
    modules: tuple[ModuleRef, ...] = ()
    tools: tuple[ToolRef, ...] = ()
    channels: tuple[ChannelRef, ...] = ()
    template: Id | None = Field(default=None, description="A heading of the templates page.")


class MentorNotes(Record):
    """What a mentor does in a phase."""

    checklist: Annotated[tuple[Prose, ...], Field(min_length=1)]
    questions: Annotated[tuple[MentorQuestion, ...], Field(min_length=1)]
    warnings: Annotated[tuple[Prose, ...], Field(min_length=1)]


class Phase(Record):
    """A stretch of onboarding that ends with something to show."""

    title: Text
    theme: Text
    summary: Prose
    days: Span
    tasks: Annotated[tuple[Task, ...], Field(min_length=1), Named("task")]
    deliverable: Prose
    criteria: Annotated[tuple[Prose, ...], Field(min_length=1)]
    mentor: MentorNotes
