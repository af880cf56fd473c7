"""What is wrong with a model, and who answers until it is settled."""

import pandas as pd


def remedy(reference: pd.DataFrame, recent: pd.DataFrame) -> str:
    """What the recent week needs: "repair", "retrain", "offset" or "nothing".

    Both tables have x1, x2, risk and unpaid; the reference is from the time of the training.

    - "repair": an input is missing more often than it used to be, or hardly varies any more
    - "retrain": the risk ranks the outcomes worse than in the reference
    - "offset": the ranking holds, and the mean risk is far from the share that stayed unpaid
    - "nothing": otherwise, also if the inputs have moved

    The first that applies counts. Limits are yours; take them from quiet weeks.
    """
    # TODO: a colleague looked at the inputs only.
    moved = (recent[["x1", "x2"]].mean() - reference[["x1", "x2"]].mean()).abs().max()
    return "retrain" if moved > 0.2 else "nothing"


def offset_for(risk: pd.Series, unpaid: pd.Series) -> float:
    """What to add to the log odds of every risk so that their mean is the share that was unpaid."""
    raise NotImplementedError  # TODO


def serve(needs: str, age: int, fallback_age: int, gate_passed: bool | None) -> tuple[str, str]:
    """Who answers today ("model", "model with offset", "candidate" or "rule"), and the reason.

    `needs` is what `remedy` said. `gate_passed` is None if there is no candidate.

    - repair: the rule, whatever else is true; nobody trains on a broken input
    - a candidate that passed the gate takes over
    - a model as old as the fallback age, or older, gives way to the rule
    - offset: the model with the offset; otherwise the model

    The reason names what decided; for the age both numbers. An unknown need: ValueError.
    """
    raise NotImplementedError  # TODO
