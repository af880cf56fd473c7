"""How long a canary has to run, and what its figures say."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd


def requests_needed(
    usual: float, worse: float, false_alarm: float = 0.05, missed: float = 0.10
) -> int:
    """Requests of the canary that tell an error rate `worse` from a well-known `usual` one."""
    if not 0 < usual < worse < 1:
        raise ValueError(f"{usual} and {worse} are no rates of which the second is larger")
    luck = NormalDist().inv_cdf(1 - false_alarm) * math.sqrt(usual * (1 - usual))
    miss = NormalDist().inv_cdf(1 - missed) * math.sqrt(worse * (1 - worse))
    return math.ceil(((luck + miss) / (worse - usual)) ** 2)


@dataclass(frozen=True)
class Step:
    """One step of a release."""

    share: float
    worse: float
    requests: int
    hours: float
    failures: float


def plan(
    usual: float, per_hour: float, steps: list[tuple[float, float]], reaction: float
) -> list[Step]:
    """The steps, each given as (share of the traffic, error rate to notice)."""
    made, before = [], 0.0
    for share, worse in steps:
        if not before < share <= 1:
            raise ValueError(f"a share of {share} after {before}")
        before = share
        requests = requests_needed(usual, worse)
        failures = (requests + reaction * per_hour * share) * (worse - usual)
        made.append(Step(share, worse, requests, requests / (per_hour * share), failures))
    return made


def excess(table: pd.DataFrame) -> float:
    """How many times the usual noise the errors are above what these shops usually have."""
    unknown = table.loc[table["past_requests"] == 0, "shop"]
    if len(unknown):
        raise ValueError(f"without a past: {', '.join(unknown)}")
    expected = table["past_errors"] / table["past_requests"] * table["requests"]
    variance = (expected * (1 + table["requests"] / table["past_requests"])).sum()
    more = table["errors"].sum() - expected.sum()
    if variance == 0:
        return math.inf if more > 0 else 0.0
    return float(more / math.sqrt(variance))


def limit_from(same_version: list[float], false_alarm: float = 0.05) -> float:
    """The excess above which a canary is sent back."""
    if len(same_version) < 50:
        raise ValueError(f"{len(same_version)} canaries say too little; run at least 50")
    return float(np.quantile(same_version, 1 - false_alarm))


def verdict(table: pd.DataFrame, limit: float, least: int) -> tuple[str, str]:
    """("wait" | "go back" | "go on", and the reason in words with the number that decided)."""
    requests, errors = int(table["requests"].sum()), int(table["errors"].sum())
    if errors >= 20 and errors > requests / 2:
        return "go back", f"{errors} of {requests} requests failed"
    if requests < least:
        return "wait", f"{requests} of {least} requests"
    more = excess(table)
    if more > limit:
        return "go back", f"excess {more:.2f}, limit {limit:.2f}"
    return "go on", f"excess {more:.2f} within the limit of {limit:.2f}"
