"""A gate for a noisy score, what retries do to it, and at which stage a check pays."""


def red_share(rates: list[float]) -> float:
    """Share of runs on sound code that are red, if check i alone is red at rate i."""
    raise NotImplementedError  # TODO


def slips(pass_once: float, tries: int) -> float:
    """Chance that a broken change gets through if everybody may try so many times."""
    raise NotImplementedError  # TODO


def limit_from(sound: list[float], false_alarm: float = 0.01) -> float:
    """The mean difference below which a change is red, from those of sound changes.

    The share `false_alarm` of the sound ones lies below it. With fewer than 2 / false_alarm of
    them nobody can know: ValueError with the number that is needed.
    """
    raise NotImplementedError  # TODO


def difference(new: dict[int, float], live: dict[int, float]) -> float:
    """Mean of new minus live, both given as seed: score.

    ValueError about the seeds if they are not the same, or if there are fewer than five.
    """
    # TODO: a colleague compared the best of one with the mean of the other.
    return max(new.values()) - sum(live.values()) / len(live)


def gate(new: dict[int, float], live: dict[int, float], limit: float) -> tuple[bool, str]:
    """Whether the change may pass, and one line with the difference and the limit (3 digits)."""
    raise NotImplementedError  # TODO


def cheapest_stage(
    minutes: float, faults: float, pull_requests: float, lost: float, hours: dict[str, float]
) -> str:
    """Where a check costs the fewest hours a year.

    It takes so many minutes and is the first to see so many faults a year. `hours` says for each
    stage what a fault costs that is found there. At the stage "pull-request" every pull request
    waits for the check, and the share `lost` of that time is lost. The earlier stage wins a draw.
    """
    raise NotImplementedError  # TODO
