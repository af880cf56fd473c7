"""What a programme costs and returns, and which source of it scores best: all sums."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import isnan, nan

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
    """The assumptions that vary, by how far they move the result, the strongest first."""
    likely = assumed(returns)

    def result(each: Assumption, case: str) -> float:
        changed = computed(returns, {**likely, each.id: getattr(each, case)})
        return changed.get(returns.result, nan)

    found = [
        Swing(each, result(each, "cautious"), result(each, "hopeful"))
        for each in returns.assumptions
        if each.cautious != each.hopeful
    ]
    return sorted(found, key=lambda s: 0.0 if isnan(s.best - s.worst) else -abs(s.best - s.worst))


def shown(value: float, unit: str) -> str:
    """A number with its unit: '12,300 EUR', '45 %', '7.5 months'."""
    if isnan(value):
        return "–"
    if unit == "share":
        text = f"{_whole(value * 100):,.0f} %"
    elif unit == "EUR":
        text = f"{_whole(value / 100) * 100:,.0f} EUR"
    else:
        text = f"{round(value, 1):,g} {unit}"
    return text.replace("-", "−")


def _whole(value: float) -> float:
    """The nearest whole number, without a sign before nothing."""
    return round(value) + 0.0


def given(value: float, unit: str) -> str:
    """An assumption with its unit, as it was written: '0.35' of a share is '35 %'."""
    if unit == "share":
        return f"{round(value * 100, 2):g} %"
    return f"{value:,g} {unit}"


def option_scores(sourcing: Sourcing) -> list[OptionScore]:
    """The options with their weighted scores, the best first."""
    found = []
    for option in sourcing.options:
        scores = tuple(
            (each, option.scores[each.id]) for each in sourcing.criteria if each.id in option.scores
        )
        total = sum((Decimal(each.weight * got.score) / 100 for each, got in scores), Decimal(0))
        found.append(OptionScore(option, scores, total.quantize(Decimal("0.01"))))
    return sorted(found, key=lambda score: -score.total)
