"""A data contract: what the deliveries must be like, and what happens to rows that are not."""

from collections.abc import Iterator
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


CONTRACT: dict[str, Column] = {
    "delivery_id": Column("text", unique=True),
    "day": Column("day"),
    "shop": Column("text"),
    "payment": Column("text", values=frozenset({"card", "invoice", "voucher"})),
    "items": Column("integer", least=1, most=60),
    "weight": Column("number", least=0.1, most=80),
    "minutes": Column("integer", least=-30, most=180, missing=0.08),
}

SHAPES = {
    "text": r".*",
    "integer": r"-?[0-9]+",
    "number": r"-?[0-9]+(\.[0-9]+)?",
    "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
}


def read_raw(path: Path | str) -> pd.DataFrame:
    """The file as it is: every cell is text, and nothing is guessed."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _faults(text: pd.Series, column: Column) -> dict[str, pd.Series]:
    """For each rule, which cells break it."""
    empty = text.str.strip() == ""
    shaped = text.str.fullmatch(SHAPES[column.kind])
    if column.kind == "day":
        shaped &= pd.to_datetime(text, format="%Y-%m-%d", errors="coerce").notna()
    good = shaped & ~empty
    faults = {"missing": empty, "kind": ~shaped & ~empty}
    if column.kind in ("integer", "number"):
        number = pd.to_numeric(text.where(good))
        faults["range"] = good & ~number.between(column.least, column.most)
    if column.values is not None:
        faults["values"] = good & ~text.isin(column.values)
    if column.unique:
        faults["unique"] = good & text.duplicated()
    return faults


def _broken(raw: pd.DataFrame, contract: dict[str, Column]) -> Iterator[Violation]:
    yield from (Violation(name, "absent", len(raw)) for name in contract if name not in raw)
    yield from (Violation(name, "unexpected", len(raw)) for name in raw if name not in contract)
    for name in [name for name in contract if name in raw]:
        for rule, cells in _faults(raw[name], contract[name]).items():
            allowed = contract[name].missing * len(raw) if rule == "missing" else 0
            if cells.sum() > allowed:
                strange = sorted(set(raw.loc[cells, name]))[:5]
                yield Violation(name, rule, int(cells.sum()), f"such as {strange}")


def violations(raw: pd.DataFrame, contract: dict[str, Column]) -> list[Violation]:
    """Every way in which the raw text breaks the contract."""
    return list(_broken(raw, contract))


def convert(raw: pd.DataFrame, contract: dict[str, Column]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that keep the contract, with types; and the others as they came, with a reason."""
    if absent := [name for name in contract if name not in raw]:
        raise ContractError(f"columns are absent: {', '.join(absent)}")
    reason = pd.Series("", index=raw.index)
    for name, column in contract.items():
        for rule, cells in _faults(raw[name], column).items():
            if rule == "missing" and column.missing > 0:
                continue
            reason = reason.mask(cells, reason + f"{name}: {rule}; ")
    fine = reason == ""
    kept = {name: _typed(raw.loc[fine, name], column) for name, column in contract.items()}
    return pd.DataFrame(kept), raw[~fine].assign(reason=reason[~fine])


def _typed(text: pd.Series, column: Column) -> pd.Series:
    present = text.where(text.str.strip() != "")
    if column.kind == "integer":
        return pd.to_numeric(present).astype("Int64")
    if column.kind == "number":
        return pd.to_numeric(present).astype("float64")
    if column.kind == "day":
        return pd.to_datetime(present, format="%Y-%m-%d")
    return present


def promise(
    frame: pd.DataFrame,
    step: str,
    *,
    rows: int | None = None,
    complete: tuple[str, ...] = (),
    unique: tuple[str, ...] = (),
) -> pd.DataFrame:
    """The frame unchanged, or a ContractError that names the step and everything that is wrong."""
    found = []
    if rows is not None and len(frame) != rows:
        found.append(f"{len(frame)} rows, {rows} promised")
    found += [f"{name} has gaps" for name in complete if frame[name].isna().any()]
    found += [f"{name} has values twice" for name in unique if frame[name].duplicated().any()]
    if found:
        raise ContractError(f"after {step}: " + "; ".join(found))
    return frame
