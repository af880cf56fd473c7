"""The sums of growth: scores and their rounding, formulas, scenarios."""

from decimal import Decimal

import pytest

from handbook.formula import FormulaError, evaluate, names
from handbook.growth import rounded, years_at
from handbook.models import YearsAt
from handbook.returns import given, shown

VALUES = {"a": 2.0, "b-c": 3.0, "nothing": 0.0}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("a", 2),
        ("a + b-c × 4", 14),
        ("(a + b-c) × 4", 20),
        ("12 ÷ a ÷ b-c", 2),
        ("12 - a - b-c", 7),
        ("b-c - a", 1),
        ("2.5 × a", 5),
        (" ( ( a ) ) ", 2),
    ],
)
def test_formula_is_computed_as_it_is_written(formula: str, value: float) -> None:
    assert evaluate(formula, VALUES) == value


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("", "expected a name or a number at the end"),
        ("a +", "expected a name or a number at the end"),
        ("a b-c", "expected + - × or ÷ before 'b-c'"),
        ("(a", "a parenthesis is never closed"),
        ("a)", "expected + - × or ÷ before ')'"),
        ("a * 2", "cannot read '*'"),
        ("a.b", "cannot read '.b'"),
        ("__import__", "cannot read '__import__'"),
        ("× a", "expected a name or a number, got '×'"),
    ],
)
def test_faulty_formula_says_what_was_expected(formula: str, said: str) -> None:
    with pytest.raises(FormulaError, match=r"^.*$") as raised:
        evaluate(formula, VALUES)
    assert str(raised.value) == said


def test_deep_formula_names_what_it_uses() -> None:
    assert names("a × (b-c - a) ÷ 12") == ["a", "b-c", "a"]
    with pytest.raises(ZeroDivisionError):
        evaluate("a ÷ nothing", VALUES)
    with pytest.raises(KeyError):
        evaluate("unknown", VALUES)


@pytest.mark.parametrize(
    ("points", "told"), [("3.65", "3.7"), ("3.64", "3.6"), ("2.25", "2.3"), ("3.05", "3.1")]
)
def test_halves_go_up(points: str, told: str) -> None:
    assert rounded(Decimal(points)) == Decimal(told)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (12345, "EUR", "12,300 EUR"),
        (-12345, "EUR", "−12,300 EUR"),
        (-12, "EUR", "0 EUR"),
        (0.456, "share", "46 %"),
        (-0.0001, "share", "0 %"),
        (1.96, "hours", "2 hours"),
        (float("nan"), "EUR", "–"),
    ],
)
def test_result_is_shown_with_its_unit(value: float, unit: str, text: str) -> None:
    assert shown(value, unit) == text


def test_assumption_is_shown_as_it_was_written() -> None:
    assert given(0.15, "share") == "15 %"
    assert given(1234.5, "EUR") == "1,234.5 EUR"


def test_years_are_told_in_words() -> None:
    ranges = [YearsAt(least=3), YearsAt(least=1, most=1), YearsAt(least=0, most=2)]
    assert [years_at(each) for each in ranges] == ["3 or more years", "1 year", "0 to 2 years"]
