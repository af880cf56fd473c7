"""A data contract: what the deliveries must be like, and what happens to rows that are not.

`Column`, `Violation`, `ContractError` and `read_raw` are ready. The rest is yours.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd


class ContractError(ValueError):
    """Data that must not be used any further."""


@dataclass(frozen=True)
class Column:
    """What may stand in one column of the file."""

    kind: str  # "text", "integer", "number" or "day" (as in 2026-05-04)
    values: frozenset[str] | None = None  # the allowed words; None: any
    least: float = float("-inf")  # for integers and numbers
    most: float = float("inf")
    missing: float = 0.0  # greatest share of empty cells; 0: none may be empty
    unique: bool = False  # whether each value may stand in one row only


@dataclass(frozen=True)
class Violation:
    """One way in which a file breaks its contract."""

    column: str
    rule: str  # "absent", "unexpected", "missing", "kind", "values", "range" or "unique"
    rows: int  # how many rows it concerns; for "absent" and "unexpected": all
    detail: str = ""  # for people: the first strange values, or the extent


# TODO: one entry for each column, from the README and from what you measure on the good days.
CONTRACT: dict[str, Column] = {}


def read_raw(path: Path | str) -> pd.DataFrame:
    """The file as it is: every cell is text, and nothing is guessed."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def violations(raw: pd.DataFrame, contract: dict[str, Column]) -> list[Violation]:
    """Every way in which the raw text breaks the contract.

    A cell that is empty or has only spaces is missing. It counts for the rule "missing" and for no
    other one. A cell that breaks "kind" counts for no other rule. For "unique" the later rows
    count, not the first one.
    """
    # TODO
    raise NotImplementedError


def convert(raw: pd.DataFrame, contract: dict[str, Column]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that keep the contract, with types; and the others as they came, with a reason.

    Kept: only the columns of the contract, as "str", "Int64", "float64" and "datetime64"; an empty
    cell stays missing where gaps are allowed, and nothing is filled in.
    Set aside: all columns of the raw rows, unchanged, and "reason", which names each column at
    fault. Of rows with the same unique value, the first is kept.
    Raises ContractError if a column is absent.
    """
    # TODO
    raise NotImplementedError


def promise(
    frame: pd.DataFrame,
    step: str,
    *,
    rows: int | None = None,
    complete: tuple[str, ...] = (),
    unique: tuple[str, ...] = (),
) -> pd.DataFrame:
    """The frame unchanged, or a ContractError that names the step and everything that is wrong.

    `rows`: how many rows there must be. `complete`: columns that may have no gaps. `unique`:
    columns in which no value may stand twice.
    """
    # TODO
    raise NotImplementedError
