"""The typed records: the only description of the data; the JSON Schemas are generated from here."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import (
    Address,
    AreaRef,
    ChannelRef,
    Date,
    FiveLevels,
    Hours,
    Id,
    Level,
    ModuleRef,
    Named,
    Need,
    OwnerRef,
    Period,
    ProgrammeRef,
    Prose,
    Record,
    ResourceRef,
    Role,
    Seniority,
    SkillRef,
    StageRef,
    TaskRef,
    Text,
    ToolRef,
    Weeks,
    Weight,
)

StagePart = Literal["weeks", "topics", "entry", "exit", "projects"]
Thread = Literal["production", "evaluation", "data"]


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
        default=False, description="Whether the modules of the chosen track are done in this week."
    )
    assignment: Prose = Field(description="The week's assignment, which goes through code review.")
    review: Prose = Field(description="What the reviewer looks at.")
    pairing: Prose = Field(description="What is done in a pair.")
    also: Prose | None = Field(default=None, description="What else belongs into this week.")
    capstone: Capstone | None = None


class Block(Record):
    """A stretch of weeks in a programme: with a plan by the week, or modules in any order."""

    id: Id
    title: Text
    weeks: Weeks
    summary: Prose
    modules: tuple[ModuleRef, ...] = ()
    plan: tuple[ProgrammeWeek, ...] = ()


class Track(Record):
    """A specialisation that a learner chooses within a programme."""

    id: Id
    title: Text
    summary: Prose
    choose: Annotated[tuple[Prose, ...], Field(min_length=1)] = Field(
        description="Signs that this is the one to choose: of the product, and of the person."
    )
    modules: tuple[ModuleRef, ...] = ()
    project: Prose = Field(description="What is built in the weeks of the track.")
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
    load: Load | None = None
    assumes: tuple[ModuleRef, ...] = Field(
        default=(), description="Modules a learner has done, or catches up on before week 1."
    )
    blocks: Annotated[tuple[Block, ...], Field(min_length=1), Named("block")]
    tracks: Annotated[tuple[Track, ...], Named("track")] = ()


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


class WeekRange(Record):
    """A range of weeks."""

    least: Weeks
    most: Weeks


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
    checked: Date | None = Field(
        default=None, description="When someone last saw the address work; leave out if nobody did."
    )
    why: Prose


class Question(Record):
    """A frequently asked question with its short answer."""

    id: Id
    question: Prose
    answer: Prose
    roles: tuple[Role, ...] = ()
    page: Text = Field(description="The page with the full answer, such as onboarding/week-1.md.")


class Term(Record):
    """A word of the field, explained in a sentence or two."""

    id: Id
    title: Text
    abbreviation: Text | None = None
    definition: Prose
    modules: tuple[ModuleRef, ...] = ()


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


KINDS: dict[str, type[Record]] = {
    "handbook": Kit,
    "skill": Skill,
    "dimension": Dimension,
    "module": Module,
    "programme": Programme,
    "phase": Phase,
    "path": Path,
    "ladder": Ladder,
    "evaluation": Evaluation,
    "resource": Resource,
    "question": Question,
    "term": Term,
    "claim": Claim,
}
"""Every kind of record, by the name that errors, links and the ledger use."""

SINGLE = ("handbook", "evaluation")
"""Kinds of which there is one, in a file of that name directly in data/."""

SHARED = ("resource", "question", "term", "claim")
"""Kinds whose records share a file per topic and carry their id."""
