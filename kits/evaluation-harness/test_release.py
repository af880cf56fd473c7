"""What the report on the candidate must show. Run with: python -m pytest"""

import harness
import pytest
import release


@pytest.fixture(scope="module")
def report() -> harness.Report:
    return release.build_report()


def test_the_report_repeats(report: harness.Report) -> None:
    again = harness.to_markdown(release.build_report())
    assert harness.to_markdown(report) == again, "two runs, two reports: fix the seeds"


def test_the_questions_were_not_made_easier(report: harness.Report) -> None:
    assert (report.minimum, report.slice_floor, report.stress_floor) == (0.45, 0.30, 0.40)


def test_enough_damage_was_tried(report: harness.Report) -> None:
    assert len(report.stress) >= 7, "as it is, the three given changes, and three of your own"
    broken = report.stress[report.stress["score"] < report.stress_floor]
    assert len(broken) >= 3, (
        f"only {list(broken.index)} break the candidate: look at how it prepares its columns, "
        "and at what a logger may send"
    )


def test_each_weakness_has_a_failure_mode(report: harness.Report) -> None:
    covered = {mode.covers for mode in report.failure_modes}
    weak = report.slices[~(report.slices["share"] >= report.slice_floor)]
    broken = report.stress[~(report.stress["score"] >= report.stress_floor)]
    open_ones = [name for name in [*weak.index, *broken.index] if name not in covered]
    assert not open_ones, f"no failure mode covers: {', '.join(open_ones)}"


def test_failure_modes_name_people_and_actions(report: harness.Report) -> None:
    assert report.failure_modes, "no failure mode is written down"
    for mode in report.failure_modes:
        for part in [mode.how, mode.noticed_by, mode.then]:
            assert len(part.split()) >= 4, f"too short to act on: {part!r}"
