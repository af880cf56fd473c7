"""The typed records: the only description of the data; the JSON Schemas are generated from here."""

from handbook.fields import Record
from handbook.models.growth import Area, Evaluation, Ladder, LadderLevel
from handbook.models.kit import (
    Bounds,
    Channel,
    Curriculum,
    Kit,
    Owner,
    Repository,
    RoleName,
    Tool,
    WorkingWeek,
)
from handbook.models.learning import Dimension, Exercise, MentorQuestion, Module, SelfCheck, Skill
from handbook.models.library import (
    Case,
    Claim,
    Discussion,
    Domain,
    Form,
    Question,
    Reason,
    Resource,
    Term,
)
from handbook.models.onboarding import MentorNotes, Phase, Span, Task
from handbook.models.paths import Fork, Pace, Path, Quarter, Range, Stage, WeekRange
from handbook.models.programmes import (
    Block,
    Capstone,
    Habit,
    Initiative,
    InitiativeStep,
    Load,
    Programme,
    ProgrammeWeek,
    Track,
    Years,
)

__all__ = [
    "KINDS",
    "SHARED",
    "SINGLE",
    "Area",
    "Block",
    "Bounds",
    "Capstone",
    "Case",
    "Channel",
    "Claim",
    "Curriculum",
    "Dimension",
    "Discussion",
    "Domain",
    "Evaluation",
    "Exercise",
    "Fork",
    "Form",
    "Habit",
    "Initiative",
    "InitiativeStep",
    "Kit",
    "Ladder",
    "LadderLevel",
    "Load",
    "MentorNotes",
    "MentorQuestion",
    "Module",
    "Owner",
    "Pace",
    "Path",
    "Phase",
    "Programme",
    "ProgrammeWeek",
    "Quarter",
    "Question",
    "Range",
    "Reason",
    "Repository",
    "Resource",
    "RoleName",
    "SelfCheck",
    "Skill",
    "Span",
    "Stage",
    "Task",
    "Term",
    "Tool",
    "Track",
    "WeekRange",
    "WorkingWeek",
    "Years",
]

KINDS: dict[str, type[Record]] = {
    "handbook": Kit,
    "skill": Skill,
    "dimension": Dimension,
    "module": Module,
    "programme": Programme,
    "phase": Phase,
    "path": Path,
    "form": Form,
    "case": Case,
    "domain": Domain,
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
