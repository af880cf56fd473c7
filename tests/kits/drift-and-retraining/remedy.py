"""What is wrong with a model, and who answers until it is settled."""

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score


def remedy(reference: pd.DataFrame, recent: pd.DataFrame) -> str:
    """What the recent week needs: "repair", "retrain", "offset" or "nothing"."""
    inputs = ["x1", "x2"]
    missing = recent[inputs].isna().mean() - reference[inputs].isna().mean()
    spread = recent[inputs].std() / reference[inputs].std()
    if missing.max() > 0.05 or spread.min() < 0.7:
        return "repair"
    before = roc_auc_score(reference["unpaid"], reference["risk"])
    if roc_auc_score(recent["unpaid"], recent["risk"]) < before - 0.04:
        return "retrain"
    if abs(recent["risk"].mean() - recent["unpaid"].mean()) > 0.03:
        return "offset"
    return "nothing"


def offset_for(risk: pd.Series, unpaid: pd.Series) -> float:
    """What to add to the log odds of every risk so that their mean is the share that was unpaid."""
    odds, low, high = risk / (1 - risk), -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        moved = odds * np.exp(middle)
        if (moved / (1 + moved)).mean() < unpaid.mean():
            low = middle
        else:
            high = middle
    return low


def serve(needs: str, age: int, fallback_age: int, gate_passed: bool | None) -> tuple[str, str]:
    """Who answers today ("model", "model with offset", "candidate" or "rule"), and the reason."""
    if needs not in ("repair", "retrain", "offset", "nothing"):
        raise ValueError(f"nobody knows the remedy {needs}")
    if needs == "repair":
        return "rule", "an input is broken"
    if gate_passed:
        return "candidate", "it passed the gate"
    if age >= fallback_age:
        return "rule", f"the model is {age} days old, the limit is {fallback_age}"
    if needs == "offset":
        return "model with offset", "the mean is off and the ranking holds"
    return "model", f"the remedy is {needs}, and it is younger than {fallback_age} days"
