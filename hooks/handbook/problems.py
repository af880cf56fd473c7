"""What is wrong, where, and how it is said to a person, to GitHub or to a program."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Place:
    """A character in a file; lines and columns begin at 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: its place, and a sentence with the fact and the way out."""

    place: Place
    text: str

    def __str__(self) -> str:
        text = " ".join(self.text.splitlines())
        return f"{self.place.file}:{self.place.line}:{self.place.column}: {text}"


class DataError(Exception):
    """The data or the pages are faulty; carries every problem, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(as_text(self.problems))


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: '1 problem', '2 problems'."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def either(choices: Iterable[str], quote: str = "'") -> str:
    """Choices as a phrase: "'must', 'should' or 'may'"."""
    quoted = [f"{quote}{choice}{quote}" for choice in choices]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def suggestion(wrong: str, choices: Iterable[str], few: int = 8, cutoff: float = 0.55) -> str:
    """The way out for a mistyped word: the nearest choice, or all of them when there are few."""
    known = sorted(choices)
    close = get_close_matches(wrong, known, n=1, cutoff=cutoff)
    if close:
        return f"; did you mean '{close[0]}'?"
    if 0 < len(known) <= few:
        return f"; expected {either(known)}"
    return ""


def as_text(problems: Sequence[Problem]) -> str:
    """One problem a line, and the count."""
    return "\n".join([*map(str, problems), counted(len(problems), "problem")])


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, so that each problem lights up on its line of a pull request."""
    return "\n".join([*map(_annotation, problems), counted(len(problems), "problem")])


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON object with the count and every problem."""
    found = [{**asdict(problem.place), "message": problem.text} for problem in problems]
    return json.dumps({"count": len(found), "problems": found}, ensure_ascii=False, indent=2)


FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def _annotation(problem: Problem) -> str:
    place = problem.place
    file = place.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    text = problem.text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::error file={file},line={place.line},col={place.column}::{text}"
