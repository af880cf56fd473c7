"""Puts the six questions to the candidate and writes report.md.

Run it:  python release.py
"""

from pathlib import Path

import candidate
import harness
import pandas as pd
from generate import make_crates

FAILURE_MODES = [
    harness.FailureMode(
        how="Crates from trailers spoil unseen: their thermometer hangs at the door.",
        noticed_by="The shop manager, from the list of spoiled crates by van on Mondays.",
        then="Every third crate from a trailer is opened until the thermometer is moved.",
        covers="van=trailer",
    ),
    harness.FailureMode(
        how="A missing number of hours is read as 99, and the crate goes to the top of the list.",
        noticed_by="The count of missing hours per day, sent to the van team above 20.",
        then="The crates without hours are scored by hand; the usual value replaces 99.",
        covers="hours missing in 10%",
    ),
    harness.FailureMode(
        how="A missing temperature is read as 99 degrees.",
        noticed_by="The count of missing temperatures per day, sent to the van team above 20.",
        then="The crates without temperature are scored by hand.",
        covers="celsius missing in 10%",
    ),
    harness.FailureMode(
        how="A missing ripeness is read as 99.",
        noticed_by="The count of missing ripeness per day, sent to the loading team above 20.",
        then="The crates without ripeness are scored as usual ones.",
        covers="ripeness missing in 10%",
    ),
    harness.FailureMode(
        how="Loggers that send Fahrenheit fill the list with sound crates.",
        noticed_by="The count of temperatures above 20 degrees, sent to the van team.",
        then="Those readings are converted by hand, and the logger is set.",
        covers="celsius in Fahrenheit in 10%",
    ),
    harness.FailureMode(
        how="Too few crates come from the island to know how well they are judged.",
        noticed_by="The buyer, who counts the crates of the island once a month.",
        then="All crates of the island are opened until fifty have spoiled.",
        covers="region=island",
    ),
]


def changes() -> dict[str, harness.Change]:
    """What may happen to a table on its way, by name."""
    return {
        "thermometer off by 1 degree": harness.noisy("celsius", scale=1.0),
        "hours off by 1": harness.noisy("hours", scale=1.0),
        "ripeness missing in 10%": harness.missing("ripeness", share=0.10),
        "hours missing in 10%": harness.missing("hours", share=0.10),
        "celsius missing in 10%": harness.missing("celsius", share=0.10),
        "celsius in Fahrenheit in 10%": harness.wrong_unit("celsius", lambda c: c * 1.8 + 32, 0.10),
    }


def build_report(seed: int = 0) -> harness.Report:
    """The report on the candidate, without any number typed by hand."""
    past, later = harness.later_holdout(make_crates(seed), start=130, gap=5)
    predict = candidate.train(past)
    answers, scores = later["spoiled"].to_numpy(), predict(later)
    chosen = harness.choose(scores)
    parts = []
    for column in ["van", "region"]:
        part = harness.by_slice(answers, chosen, later[column])
        parts.append(part.rename(index=lambda value, column=column: f"{column}={value}"))
    return harness.Report(
        success="With one crate in ten opened, 45 of 100 crates that will spoil are found.",
        minimum=0.45,
        baseline=harness.found_share(answers, later["hours"].to_numpy()),
        model=harness.found_share(answers, scores),
        rows=len(later),
        positives=int(answers.sum()),
        slices=pd.concat(parts),
        slice_floor=0.30,
        stress=harness.stress(predict, later, answers, changes()),
        stress_floor=0.40,
        failure_modes=FAILURE_MODES,
    )


if __name__ == "__main__":
    text = harness.to_markdown(build_report())
    Path("report.md").write_text(text, encoding="utf-8")
    print(text)
