"""Career ladders and evaluations -> the values that pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from handbook.handbook import Entry, Handbook
from handbook.models import Area, Evaluation, LadderLevel, YearsAt
from handbook.problems import counted

TRACKS = ("individual", "management", "hybrid")
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class ScoredArea:
    """A rating with the points that its weight makes of it."""

    area: Area
    rating: int
    evidence: str
    points: Decimal


@dataclass(frozen=True)
class Score:
    """A finished evaluation: each area's points, their sum, and the sum as it is told."""

    rows: tuple[ScoredArea, ...]
    exact: Decimal
    rounded: Decimal

    @property
    def weight(self) -> int:
        """The weights together."""
        return sum(row.area.weight for row in self.rows)

    @property
    def sum(self) -> str:
        """The sum as one writes it: '2.00 + 0.60 = 2.60, rounded to 2.6'."""
        terms = " + ".join(str(row.points) for row in self.rows)
        return f"{terms} = {self.exact}, rounded to {self.rounded}"


def ladder_entries(handbook: Handbook) -> list[Entry]:
    """The ladders: individual, management, hybrid."""
    return sorted(
        handbook.of("ladder").values(), key=lambda e: (TRACKS.index(e.record.track), e.id)
    )


def years_at(years: YearsAt) -> str:
    """The usual time at a level in words: '1 to 2 years', '3 or more years'."""
    if years.most is None:
        return f"{years.least} or more years"
    if years.least == years.most:
        return counted(years.most, "year")
    return f"{years.least} to {counted(years.most, 'year')}"


def rounded(points: Decimal) -> Decimal:
    """Points as they are told: one decimal, halves up."""
    return points.quantize(TENTH, ROUND_HALF_UP)


def score(evaluation: Evaluation) -> Score | None:
    """The evaluation of the example: the sum of rating times weight over 100."""
    if evaluation.example is None:
        return None
    rated = {each.area: each for each in evaluation.example.ratings}
    rows = tuple(
        ScoredArea(
            area,
            rated[area.id].rating,
            rated[area.id].evidence,
            Decimal(rated[area.id].rating * area.weight) / 100,
        )
        for area in evaluation.areas
        if area.id in rated
    )
    rows = tuple(
        ScoredArea(r.area, r.rating, r.evidence, r.points.quantize(Decimal("0.01"))) for r in rows
    )
    exact = sum((row.points for row in rows), Decimal("0.00"))
    return Score(rows, exact, rounded(exact))


@dataclass(frozen=True)
class LineRow:
    """One thing that is said of every level of a ladder: what it is about, and the words."""

    id: str
    subject: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class LineGroup:
    """The lines of one area, or what else is said of a level."""

    id: str
    title: str
    rows: tuple[LineRow, ...]


def line_groups(
    handbook: Handbook, levels: Sequence[LadderLevel], areas: Sequence[Area]
) -> list[LineGroup]:
    """Every line of some levels in the order in which levels are compared, area by area.

    All ladders have the same rows, so that any two levels can be laid side by side.
    """
    facts = {
        "scope": ("Scope", [level.scope for level in levels]),
        "autonomy": ("Decides", [level.autonomy for level in levels]),
        "years": ("Usual time", [years_at(level.years) for level in levels]),
        "differs": ("Unlike the level before", [level.differs for level in levels]),
    }
    rows = tuple(LineRow(key, subject, tuple(texts)) for key, (subject, texts) in facts.items())
    return [LineGroup("level", "The level", rows), *(_lines(handbook, levels, a) for a in areas)]


def _lines(handbook: Handbook, levels: Sequence[LadderLevel], area: Area) -> LineGroup:
    known = [entry.record for entry in handbook.of("level").values()]
    most = max((len(level.expectations.get(area.id, ())) for level in known), default=0)
    rows = tuple(
        LineRow(
            f"{area.id}.{at}",
            area.covers[at].rstrip(".") if at < len(area.covers) else f"Line {at + 1}",
            tuple("".join(level.expectations.get(area.id, ())[at : at + 1]) for level in levels),
        )
        for at in range(most)
    )
    return LineGroup(f"area/{area.id}", area.title, rows)


def worksheet(evaluation: Evaluation) -> dict[str, object]:
    """What the worksheet on the page needs: areas with weights and anchors, suggested weights."""
    return {
        "areas": [
            {"id": each.id, "title": each.title, "weight": each.weight, "anchors": each.anchors}
            for each in evaluation.areas
        ],
        "suggested": [
            {"title": each.title, "weights": each.weights} for each in evaluation.suggested
        ],
    }
