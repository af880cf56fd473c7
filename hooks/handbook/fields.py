"""The kinds of value a record's fields can hold, each with the words that describe it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TEXT = r"^\S(.*\S)?$"
PROSE = r"\S"
ADDRESS = r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?(/\S*)?$"
DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PERIOD = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"

EXPECTED = {
    ID: "an id of lower-case letters, digits and single hyphens",
    TEXT: "one line of text without spaces around it",
    PROSE: "text",
    ADDRESS: "an address such as https://example.org/page",
    PERIOD: "a year, a month or a day, such as 2026, 2026-11 or 2026-11-20",
}
"""What a text pattern asks for, in the words of an error message."""


class Record(BaseModel):
    """Anything written in a data file: frozen, strict, and without unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


@dataclass(frozen=True)
class Ref:
    """Marks a field whose text is the id of another record."""

    kind: str


@dataclass(frozen=True)
class Named:
    """Marks a list of nested records whose ids are published as this kind."""

    kind: str


class Days(NamedTuple):
    """A first and a last working day, both included."""

    first: int
    last: int


def parse_date(value: object) -> date:
    """A date from its text; rejects days that no calendar has."""
    if isinstance(value, str) and re.match(DATE, value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date", "a date such as 2026-11-20")


Id = Annotated[str, StringConstraints(pattern=ID)]
Text = Annotated[str, StringConstraints(pattern=TEXT)]
Prose = Annotated[str, StringConstraints(pattern=PROSE)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS)]
Date = Annotated[
    date,
    BeforeValidator(parse_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": DATE}),
]
Period = Annotated[str, StringConstraints(pattern=PERIOD)]
Level = Annotated[int, Field(ge=1, le=5)]
Weight = Annotated[int, Field(ge=0, le=100)]
Hours = Annotated[float, Field(gt=0, le=1000)]
Weeks = Annotated[int, Field(ge=1, le=260)]
FiveLevels = Annotated[tuple[Prose, ...], Field(min_length=5, max_length=5)]

Role = Literal["new-hire", "mentor", "manager", "it"]
Need = Literal["must", "should", "may"]
Seniority = Literal["entry", "mid", "senior"]

SkillRef = Annotated[Id, Ref("skill")]
DimensionRef = Annotated[Id, Ref("dimension")]
ModuleRef = Annotated[Id, Ref("module")]
ProgrammeRef = Annotated[Id, Ref("programme")]
PhaseRef = Annotated[Id, Ref("phase")]
PathRef = Annotated[Id, Ref("path")]
LadderRef = Annotated[Id, Ref("ladder")]
ResourceRef = Annotated[Id, Ref("resource")]
TaskRef = Annotated[Id, Ref("task")]
StageRef = Annotated[Id, Ref("stage")]
AreaRef = Annotated[Id, Ref("area")]
LadderLevelRef = Annotated[Id, Ref("level")]
ToolRef = Annotated[Id, Ref("tool")]
ChannelRef = Annotated[Id, Ref("channel")]
RepositoryRef = Annotated[Id, Ref("repository")]
OwnerRef = Annotated[Id, Ref("owner")]
TermRef = Annotated[Id, Ref("term")]
QuestionRef = Annotated[Id, Ref("question")]
FormRef = Annotated[Id, Ref("form")]
CaseRef = Annotated[Id, Ref("case")]
ClaimRef = Annotated[Id, Ref("claim")]
