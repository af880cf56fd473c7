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


ALARMS: list[Alarm] = [
    Alarm(
        "requests",
        "on call",
        60,
        "Ask the shop system whether requests were sent.",
        "Proposals of yesterday are shown.",
    ),
    Alarm(
        "errors",
        "on call",
        15,
        "Compare the time of the last deployment with the first error.",
        "Pointer to the previous version.",
    ),
    Alarm(
        "p95",
        "on call",
        15,
        "Look at traffic and at the slowest ten requests.",
        "Pointer to the previous version.",
    ),
    Alarm(
        "missing",
        "pipeline owner",
        60,
        "Open the contract report of the last load.",
        "Features of yesterday, marked as such.",
    ),
    Alarm(
        "basket_drift",
        "model owner",
        480,
        "Compare by shop: one shop or all of them?",
        "None needed on the first day.",
    ),
    Alarm(
        "score_drift",
        "model owner",
        240,
        "Send the golden requests to the running service.",
        "Pointer to the previous version.",
    ),
    Alarm(
        "accepted",
        "model owner",
        960,
        "Judge fifty proposals by hand, drawn at random.",
        "The rule: order as last week.",
    ),
]


def message(signal: str, value: float, limit: tuple[float, float]) -> str:
    """What the owner reads at night, on one line."""
    alarm = next(alarm for alarm in ALARMS if alarm.signal == signal)
    low, high = limit
    return (
        f"{signal} is {value:.4g}, ordinary is {low:.4g} to {high:.4g}. {alarm.owner}, within "
        f"{alarm.minutes} minutes: {alarm.first_step} Way back: {alarm.way_back}"
    )
