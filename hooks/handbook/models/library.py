"""What stands on shelves: forms, cases, domains, resources, questions, terms, claims."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import (
    Address,
    CaseRef,
    ClaimRef,
    Date,
    DimensionRef,
    Hours,
    Id,
    Level,
    ModuleRef,
    OwnerRef,
    Period,
    Prose,
    Record,
    Role,
    Seniority,
    SkillRef,
    Text,
)


class Form(Record):
    """A template to copy and fill in, with what a good one looks like."""

    title: Text
    summary: Prose
    use: Prose = Field(description="When to write one, and when not.")
    writer: Prose = Field(description="Who writes it.")
    reader: Prose = Field(description="Who reads it, and what they do with it.")
    hours: Hours = Field(description="How long it takes to write.")
    criteria: Annotated[tuple[Prose, ...], Field(min_length=3)] = Field(
        description="What a good one looks like, so that another person can check it."
    )
    modules: tuple[ModuleRef, ...] = Field(default=(), description="Modules that teach it.")
    aliases: tuple[Text, ...] = ()
    owner: OwnerRef
    reviewed: Date


class Discussion(Record):
    """A question for a team, and what a good discussion brings out."""

    ask: Prose
    listen: Prose = Field(description="What the person who leads the session listens for.")


class Case(Record):
    """An incident or a decision to discuss in a team session."""

    title: Text
    summary: Prose
    kind: Literal["incident", "decision"]
    checks: Annotated[tuple[Prose, ...], Field(min_length=3)] = Field(
        description="What to look at in one's own system."
    )
    questions: Annotated[tuple[Discussion, ...], Field(min_length=3, max_length=5)]
    modules: Annotated[tuple[ModuleRef, ...], Field(min_length=1)]
    aliases: tuple[Text, ...] = ()
    owner: OwnerRef
    reviewed: Date


class Reason(Record):
    """A module, and why it matters where it is named."""

    module: ModuleRef
    why: Prose


class Domain(Record):
    """A field of business with what it asks of an AI engineer."""

    title: Text
    summary: Prose
    uses: Annotated[tuple[Prose, ...], Field(min_length=2)] = Field(
        description="What is built there."
    )
    modules: Annotated[tuple[Reason, ...], Field(min_length=1)] = Field(
        description="The modules that matter most, the first one first."
    )
    cases: tuple[CaseRef, ...] = ()
    aliases: tuple[Text, ...] = ()
    owner: OwnerRef
    reviewed: Date


class Resource(Record):
    """Something outside this handbook that is worth a reader's time."""

    id: Id
    title: Text
    author: Text
    kind: Literal["book", "course", "paper", "tool", "community", "documentation", "article"]
    url: Address
    skills: Annotated[tuple[SkillRef, ...], Field(min_length=1)]
    level: Seniority
    cost: Literal["free", "free-to-read", "paid"]
    hours: Hours | None = None
    language: Text = Field(default="English", description="In which it is read at its address.")
    checked: Date | None = Field(
        default=None, description="When someone last saw the address work; leave out if nobody did."
    )
    why: Prose
    audience: Prose | None = Field(
        default=None, description="Whom it is for, where no module says so by naming it."
    )


class Question(Record):
    """A frequently asked question with its short answer."""

    id: Id
    question: Prose
    answer: Prose = Field(description="The short answer, in one to four sentences.")
    topic: Text = Field(description="The heading under which it stands.")
    roles: tuple[Role, ...] = Field(default=(), description="Who asks it, if not everyone.")
    page: Text = Field(description="The page with the full answer, such as onboarding/week-1.md.")


class Term(Record):
    """A word of the field, explained in a sentence or two."""

    id: Id
    title: Text
    abbreviation: Text | None = Field(
        default=None, description="Pages explain its first use in a tooltip."
    )
    definition: Prose
    modules: tuple[ModuleRef, ...] = Field(default=(), description="The modules that teach it.")
    page: Text | None = Field(
        default=None, description="The page that explains it, where no module does."
    )


class Saying(Record):
    """What one source says on a matter."""

    source: Text
    says: Prose


class Decision(Record):
    """A matter on which sources disagree or leave a gap, and what this handbook settled."""

    id: Id
    title: Text = Field(description="The matter as a question.")
    topic: Text = Field(description="The heading under which it stands.")
    sayings: Annotated[tuple[Saying, ...], Field(min_length=1)]
    settled: Prose
    because: Prose
    page: Text = Field(description="The page on which it shows, such as paths/index.md.")
    claims: tuple[ClaimRef, ...] = ()


class Competencies(Record):
    """The skills of a profession in three layers, each with the level it asks for."""

    foundations: dict[SkillRef, Level]
    technical: dict[SkillRef, Level]
    soft: dict[SkillRef, Level]


class Profession(Record):
    """What people do who share a job title, and how one trains for it."""

    title: Text
    rank: Annotated[int, Field(ge=1)]
    summary: Prose
    asks: Prose = Field(description="The question this person answers.")
    work: Annotated[tuple[Prose, ...], Field(min_length=2)] = Field(
        description="What a usual month holds."
    )
    makes: Prose = Field(description="What is there when the work is done.")
    systems: Prose = Field(description="What kind of systems, and what is certain about them.")
    postings: tuple[Text, ...] = Field(default=(), description="What job adverts name.")
    competencies: Competencies
    expects: dict[DimensionRef, Level] = Field(
        default={}, description="The step it asks for in each dimension: this handbook's own."
    )
    training: Annotated[tuple[Prose, ...], Field(min_length=1)]
    modules: tuple[ModuleRef, ...] = Field(
        default=(), description="The first modules to take, in order."
    )
    aliases: tuple[Text, ...] = ()


class Claim(Record):
    """A figure somebody else published, with what is needed to judge it."""

    id: Id
    figure: Prose
    population: Prose
    source: Text
    url: Address | None = None
    as_of: Period
    confidence: Literal["measured", "reported", "estimated", "opinion"]
    note: Prose | None = Field(default=None, description="What a reader should know to judge it.")
