"""How long a canary has to run, and what its figures say."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


def requests_needed(
    usual: float, worse: float, false_alarm: float = 0.05, missed: float = 0.10
) -> int:
    """Requests of the canary that tell an error rate `worse` from a well-known `usual` one.

    `false_alarm` is the accepted chance of going back for nothing, `missed` that of going on
    although the rate is `worse`. ValueError with the rates unless 0 < usual < worse < 1.
    """
    raise NotImplementedError  # TODO


@dataclass(frozen=True)
class Step:
    """One step of a release."""

    share: float
    worse: float
    """The error rate that this step is meant to notice."""
    requests: int
    hours: float
    failures: float
    """Additional failed requests until a version this bad is gone."""


def plan(
    usual: float, per_hour: float, steps: list[tuple[float, float]], reaction: float
) -> list[Step]:
    """The steps, each given as (share of the traffic, error rate to notice).

    `reaction` is the time in hours from noticing until everybody has the old version again.
    ValueError with the share if it is not larger than the one before, or not in (0, 1].
    """
    raise NotImplementedError  # TODO


def excess(table: pd.DataFrame) -> float:
    """How many times the usual noise the canary's errors are above what these shops usually have.

    The table has one row per shop: past_requests, past_errors, requests, errors. Expected of a
    shop are its past errors per request, times its requests now. The variance of a shop is
    expected * (1 + requests / past_requests): luck now, and luck in its past. Without any noise
    the excess is 0 if there is no error, and infinite otherwise. A shop without past requests
    cannot be compared with itself: ValueError that names it.
    """
    # TODO: a colleague compared with the rate of all shops together. Count the false alarms.
    usual = 0.005
    expected = usual * table["requests"].sum()
    return float((table["errors"].sum() - expected) / np.sqrt(expected))


def limit_from(same_version: list[float], false_alarm: float = 0.05) -> float:
    """The excess above which a canary is sent back.

    From canaries that ran the live version under another name: the value that the share
    `false_alarm` of them exceeds. Fewer than 50 of them say too little: ValueError.
    """
    raise NotImplementedError  # TODO


def verdict(table: pd.DataFrame, limit: float, least: int) -> tuple[str, str]:
    """("wait" | "go back" | "go on", and the reason in words with the number that decided).

    20 errors that are also more than half of the requests send it back at once. Otherwise nothing
    is decided before `least` requests of the canary; then the excess decides.
    """
    raise NotImplementedError  # TODO
