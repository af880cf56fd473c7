"""A gate for a noisy score, what retries do to it, and at which stage a check pays."""

import math

import numpy as np


def red_share(rates: list[float]) -> float:
    """Share of runs on sound code that are red, if check i alone is red at rate i."""
    return 1 - math.prod(1 - rate for rate in rates)


def slips(pass_once: float, tries: int) -> float:
    """Chance that a broken change gets through if everybody may try so many times."""
    return 1 - (1 - pass_once) ** tries


def limit_from(sound: list[float], false_alarm: float = 0.01) -> float:
    """The mean difference below which a change is red, from those of sound changes."""
    needed = math.ceil(2 / false_alarm - 1e-9)
    if len(sound) < needed:
        raise ValueError(f"{len(sound)} sound changes say too little; {needed} are needed")
    return float(np.quantile(sound, false_alarm))


def difference(new: dict[int, float], live: dict[int, float]) -> float:
    """Mean of new minus live, both given as seed: score."""
    if new.keys() != live.keys():
        raise ValueError("the two were not scored with the same seeds")
    if len(new) < 5:
        raise ValueError(f"{len(new)} seeds are too few")
    return float(np.mean([new[seed] - live[seed] for seed in live]))


def gate(new: dict[int, float], live: dict[int, float], limit: float) -> tuple[bool, str]:
    """Whether the change may pass, and one line with the difference and the limit (3 digits)."""
    gain = difference(new, live)
    return gain >= limit, f"difference {gain:+.3f}, limit {limit:+.3f}"


def cheapest_stage(
    minutes: float, faults: float, pull_requests: float, lost: float, hours: dict[str, float]
) -> str:
    """Where a check costs the fewest hours a year."""
    waiting = pull_requests * lost * minutes / 60

    def cost(stage: str) -> float:
        return faults * hours[stage] + (waiting if stage == "pull-request" else 0)

    return min(hours, key=cost)
