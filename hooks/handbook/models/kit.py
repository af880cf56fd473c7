"""The company kit: everything that is different in another company."""

from typing import Annotated

from pydantic import Field

from handbook.fields import Address, Hours, Id, Named, Prose, Record, Role, Text


class RoleName(Record):
    """What one of the four roles is called here, and what the role is for."""

    title: Text
    does: Prose = Field(description="One sentence: what this person does during onboarding.")


class Tool(Record):
    """A tool the team works with, and how one gets access to it."""

    id: Id
    title: Text
    purpose: Prose
    address: Address
    access: Prose = Field(
        description="What is granted, and by whom, so that nobody has to ask twice."
    )


class Channel(Record):
    """A place to talk."""

    id: Id
    title: Text = Field(description="The name as people see it, such as '#ai-help'.")
    purpose: Prose


class Repository(Record):
    """A code repository that a new hire meets."""

    id: Id
    title: Text
    purpose: Prose
    address: Address


class Owner(Record):
    """A group that looks after part of the handbook."""

    id: Id
    title: Text
    contact: Text


class WorkingWeek(Record):
    """When people work."""

    days: Annotated[int, Field(ge=1, le=7)] = Field(description="Working days a week.")
    hours: Hours = Field(description="Working hours a week.")
    core: Text = Field(
        description="When everyone can be reached, such as '10:00–15:00 Berlin time'."
    )
    learning: Hours = Field(
        description="Hours a week set aside for learning, within the hours above."
    )


class Bounds(Record):
    """A least and a most whole number."""

    least: Annotated[int, Field(ge=0)]
    most: Annotated[int, Field(ge=1)]


class Curriculum(Record):
    """What this company asks of every module."""

    words: Bounds = Field(description="Words of a lesson, besides code.")
    questions: Bounds = Field(description="Self-check questions of a module.")
    verbs: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="The verbs an outcome may begin with: what another person can observe."
    )
    branches: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="The branches of skills, in the order in which lists show them."
    )


class Kit(Record):
    """The company kit: everything that is different in another company."""

    title: Text
    organisation: Text
    product: Prose = Field(description="What the company makes, in one sentence.")
    repository: Address = Field(description="Where this handbook's source is kept.")
    branch: Text = "main"
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="Three letters, ISO 4217.")]
    week: WorkingWeek
    curriculum: Curriculum
    roles: dict[Role, RoleName]
    tools: Annotated[tuple[Tool, ...], Named("tool")]
    channels: Annotated[tuple[Channel, ...], Named("channel")]
    repositories: Annotated[tuple[Repository, ...], Named("repository")]
    owners: Annotated[tuple[Owner, ...], Named("owner")]
