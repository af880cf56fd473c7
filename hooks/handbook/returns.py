"""What a programme costs and returns, and which source of it scores best: all sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, isnan, nan

from handbook.formula import FormulaError, evaluate
from handbook.models import Assumption, Criterion, Formula, Option, Returns, Scored, Sourcing

CASES = ("cautious", "likely", "hopeful")
"""The values of every assumption: from the one that makes the result worst to the best."""


@dataclass(frozen=True)
class Outcome:
    """A formula with its value in each case."""

    formula: Formula
    values: tuple[float, ...]


@dataclass(frozen=True)
class Swing:
    """What one assumption does to the result while all others stay likely."""

    assumption: Assumption
    worst: float
    best: float


@dataclass(frozen=True)
class OptionScore:
    """An option with a score for each criterion, and their weighted sum from 1 to 5."""

    option: Option
    scores: tuple[tuple[Criterion, Scored], ...]
    total: Decimal
    verdict: str
    """'the highest', 'a tie' for each of several at the top, or nothing."""


def assumed(returns: Returns, case: str = "likely") -> dict[str, float]:
    """The value of every assumption in one of the CASES."""
    return {each.id: getattr(each, case) for each in returns.assumptions}


def computed(returns: Returns, values: Mapping[str, float]) -> dict[str, float]:
    """The value of every formula, in order; not a number where one cannot be computed, which a
    rule of its own tells."""
    known = dict(values)
    for each in returns.formulas:
        try:
            known[each.id] = evaluate(each.formula, known)
        except (FormulaError, KeyError, ZeroDivisionError):
            known[each.id] = nan
    return {each.id: known[each.id] for each in returns.formulas}


def outcomes(returns: Returns) -> list[Outcome]:
    """Every formula with its value in each of the CASES."""
    found = [computed(returns, assumed(returns, case)) for case in CASES]
    return [Outcome(each, tuple(values[each.id] for values in found)) for each in returns.formulas]


def swings(returns: Returns) -> list[Swing]:
    """The assumptions by how far they move the result, the strongest first."""
    likely = assumed(returns)

    def result(each: Assumption, case: str) -> float:
        changed = computed(returns, {**likely, each.id: getattr(each, case)})
        return changed.get(returns.result, nan)

    found = [
        Swing(each, result(each, "cautious"), result(each, "hopeful"))
        for each in returns.assumptions
    ]
    return sorted(found, key=lambda s: 0.0 if isnan(s.best - s.worst) else -abs(s.best - s.worst))


@dataclass(frozen=True)
class Bar:
    """Where the bar of a swing begins, how wide it is and where 0 is, in hundredths."""

    x: float
    width: float
    zero: float


def bars(found: Sequence[Swing]) -> list[Bar]:
    """The bars of some swings on one scale that holds 0."""
    ends = [end for swing in found for end in (swing.worst, swing.best) if not isnan(end)]
    least, most = min([0.0, *ends]), max([0.0, *ends])

    def at(value: float) -> float:
        return 0.0 if isnan(value) else round((value - least) / ((most - least) or 1) * 100, 2)

    return [
        Bar(
            min(at(swing.worst), at(swing.best)),
            max(round(abs(at(swing.best) - at(swing.worst)), 2), 0.5),
            at(0.0),
        )
        for swing in found
    ]


def shown(value: float, unit: str) -> str:
    """A number with its unit: '12,300 EUR', '45 %', '7.5 months'."""
    if isnan(value):
        return "–"
    if unit == "share":
        text = f"{_half_up(value * 100):,.0f} %"
    elif unit == "EUR":
        text = f"{_half_up(value / 100) * 100:,.0f} EUR"
    else:
        text = f"{_half_up(value * 10) / 10:,.1f}".removesuffix(".0") + f" {unit}"
    return text.replace("-", "−")


def _half_up(value: float) -> float:
    """The nearest whole number, halves up, as the browser rounds; no sign before nothing."""
    return floor(value + 0.5) + 0.0


def given(value: float, unit: str) -> str:
    """An assumption with its unit, as it was written: '0.35' of a share is '35 %'."""
    if unit == "share":
        return f"{round(value * 100, 2):g} %"
    return f"{value:,g} {unit}"


def option_scores(sourcing: Sourcing) -> list[OptionScore]:
    """The options with their weighted scores, the best first."""
    found: list[tuple[Option, tuple[tuple[Criterion, Scored], ...], Decimal]] = []
    for option in sourcing.options:
        scores = tuple(
            (each, option.scores[each.id]) for each in sourcing.criteria if each.id in option.scores
        )
        total = sum((Decimal(each.weight * got.score) / 100 for each, got in scores), Decimal(0))
        found.append((option, scores, total.quantize(Decimal("0.01"))))
    least = max(total for *_, total in found) - Decimal(str(sourcing.tie))
    leading = [option for option, _, total in found if total > least]
    top = "the highest" if len(leading) == 1 else "a tie"
    told = [OptionScore(*each, top if each[0] in leading else "") for each in found]
    return sorted(told, key=lambda score: -score.total)


def model(returns: Returns) -> dict[str, object]:
    """What the calculator on the page needs: assumptions with three values, formulas, result."""
    return {
        "assumptions": [
            {
                "id": each.id,
                "title": each.title,
                "unit": each.unit,
                "values": [getattr(each, case) for case in CASES],
            }
            for each in returns.assumptions
        ],
        "formulas": [each.model_dump() for each in returns.formulas],
        "result": returns.result,
    }


def choice(sourcing: Sourcing) -> dict[str, object]:
    """What the scorer on the page needs: criteria with weights, options with their scores."""
    return {
        "tie": sourcing.tie,
        "criteria": [
            {"id": each.id, "title": each.title, "weight": each.weight}
            for each in sourcing.criteria
        ],
        "options": [
            {
                "id": option.id,
                "title": option.title,
                "scores": {key: got.score for key, got in option.scores.items()},
            }
            for option in sourcing.options
        ],
    }
