"""One row for each signal that may ring. What cannot fill the row is a chart, not an alarm."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Alarm:
    """Who does what, how soon, and what gives users a sound answer meanwhile."""

    signal: str
    owner: str
    minutes: int
    """The time to react, in minutes."""
    first_step: str
    way_back: str


# TODO: an alarm for every signal in monitor.SIGNALS.
ALARMS: list[Alarm] = []


def message(signal: str, value: float, limit: tuple[float, float]) -> str:
    """What the owner reads at night, on one line.

    It holds the signal, its value, the limits, the owner, the time to react and the first step.
    """
    raise NotImplementedError  # TODO
