"""Career ladders and evaluations -> the values that pages show."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from handbook.handbook import Entry, Handbook
from handbook.models import Area, Evaluation, YearsAt
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
