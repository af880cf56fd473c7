"""Draw, check, compare and decide: the report of a test, in functions that can be tested."""

from typing import NamedTuple

import numpy as np
import pandas as pd


class Effect(NamedTuple):
    """B minus A, with the ends of its 95% interval."""

    gain: float
    low: float
    high: float


def assign(shop: str, experiment: str) -> str:
    """The group of a shop, "A" or "B".

    The same on every call and on every machine; about half of the shops each; and independent of
    the shop's group in any other experiment, and of what its name stands for.
    """
    # TODO: a colleague wrote this. It is stable, and still wrong in two ways.
    return "B" if int(shop[-4:]) % 2 else "A"


def shops_needed(spread: float, gain: float, power: float = 0.8) -> int:
    """Shops in both groups together that find a true gain with this chance, at the 5% level.

    `spread` is the standard deviation between shops. The result is even, and rounded up.
    """
    raise NotImplementedError  # TODO


def ratio_p(a: int, b: int) -> float:
    """How often a fair draw of halves gives groups at least as unequal as these."""
    raise NotImplementedError  # TODO


def per_shop(drawn: pd.DataFrame, orders: pd.DataFrame) -> pd.DataFrame:
    """One row for each drawn shop: shop, group, before, euros, corrected.

    `euros` and `corrected` are sums over the orders of the shop. The group is the one that was
    drawn. A shop without orders counts with 0; an order of a shop that was not drawn does not
    count at all.
    """
    raise NotImplementedError  # TODO


def effect(table: pd.DataFrame, column: str) -> Effect:
    """B minus A of a column, with its 95% interval. One row of the table is one drawn shop.

    A table in which a shop has several rows is refused with a ValueError.
    """
    # TODO: this believes whatever rows it gets, and that is how orders became "units".
    a, b = (table.loc[table["group"] == group, column] for group in "AB")
    error = np.sqrt(a.var() / len(a) + b.var() / len(b))
    gain = b.mean() - a.mean()
    return Effect(gain, gain - 1.96 * error, gain + 1.96 * error)


def adjusted(table: pd.DataFrame, column: str, known: str = "before") -> pd.Series:
    """The column without what `known` says about it; its mean over all shops stays the same.

    One slope for all shops together, not one for each group.
    """
    raise NotImplementedError  # TODO


def strict_line(looks: int, times: int = 20_000, seed: int = 0) -> float:
    """The line, in standard errors, for so many equally spaced looks with 5% false alarms in all.

    By simulation: at each look the data of all the looks before is still in it.
    """
    raise NotImplementedError  # TODO


def guardrail(low: float, high: float, worst: float) -> str:
    """For a figure where more is worse: "kept", "broken" or "unknown".

    Kept if harm of `worst` or more is ruled out, broken if the whole interval is above it.
    """
    raise NotImplementedError  # TODO


def decide(drawn: pd.DataFrame, orders: pd.DataFrame, worth: float, worst: float) -> str:
    """The written rule of this test, in this order; the first that fits is the answer.

    1. "invalid" if a fair draw gives groups as unequal as the drawn ones in fewer than 1 of 1,000.
    2. "reject" if the guardrail is broken: more than `worst` corrected orders per shop.
    3. "extend" if the guardrail is unknown.
    4. "release" if the interval of the adjusted euros per shop lies above 0.
    5. "reject" if it lies below `worth`: a gain that pays for the work is ruled out.
    6. "extend".
    """
    raise NotImplementedError  # TODO
