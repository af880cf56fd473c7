"""A green that means something: the runner runs what changed, alone, and remembers passes only."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from runner import Check, Outcome, key, run_pipeline

NIGHT = ("nightly",)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "src").mkdir(parents=True)
    (folder / "src/a.py").write_text("a = 1")
    (folder / "data.csv").write_text("1;2")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def fine(folder: Path) -> None:
    assert folder.is_dir()


def wrong(folder: Path) -> None:
    raise AssertionError(f"three prices in {folder.name != ''} euros")


def reads(name: str) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        (folder / name).read_text()

    return run


def statuses(outcomes: list[Outcome]) -> dict[str, str]:
    return {outcome.name: outcome.status for outcome in outcomes}


def once(check: Check, project: Path, store: Path) -> Outcome:
    (outcome,) = run_pipeline([check], project, "nightly", store)
    return outcome


def test_a_pass_is_reused_until_an_input_changes(project: Path, store: Path) -> None:
    check = Check("style", fine, ("src/*.py",), NIGHT)
    assert once(check, project, store).status == "passed"
    assert once(check, project, store).status == "reused"
    (project / "data.csv").write_text("other")
    assert once(check, project, store).status == "reused", "data.csv is no input of this check"
    (project / "src/a.py").write_text("a = 2")
    assert once(check, project, store).status == "passed", "the content of an input changed"
    (project / "src/a.py").write_text("a = 1")
    assert once(check, project, store).status == "reused", "this content has passed before"


def test_new_renamed_and_deleted_files_count(project: Path, store: Path) -> None:
    check = Check("style", fine, ("src/*.py",), NIGHT)
    once(check, project, store)
    (project / "src/b.py").write_text("")
    assert once(check, project, store).status == "passed", "a file was added"
    (project / "src/b.py").rename(project / "src/c.py")
    assert once(check, project, store).status == "passed", "a file was renamed"


def test_the_key_knows_where_one_file_ends(tmp_path: Path) -> None:
    keys = set()
    for number, (first, second) in enumerate([("ab", "c"), ("a", "bc"), ("abc", "")]):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "1.txt").write_text(first)
        (folder / "2.txt").write_text(second)
        keys.add(key(Check("style", fine, ("*.txt",), NIGHT), folder))
    assert len(keys) == 3, "different files give the same key"


def test_the_key_knows_every_byte(project: Path) -> None:
    check, keys = Check("model", fine, ("*.bin",), NIGHT), set()
    for content in (b"\xff\x00", b"\xff\x01", b"1\n", b"1\r\n"):
        (project / "model.bin").write_bytes(content)
        keys.add(key(check, project))
    assert len(keys) == 4, "files with other bytes give the same key"


NIGHTLY = """\
import sys
from pathlib import Path

from runner import Check, run_pipeline


def fine(folder):
    assert folder.is_dir()


check = Check("style", fine, ("src/*.py",), ("nightly",))
(outcome,) = run_pipeline([check], Path(sys.argv[1]), "nightly", Path(sys.argv[2]))
print(outcome.status)
"""


def test_the_next_night_remembers(project: Path, store: Path, tmp_path: Path) -> None:
    """Two processes, and the store is carried from one machine to another in between."""
    (tmp_path / "night.py").write_text(NIGHTLY)
    said = []
    for seed, place in (("1", store), ("2", tmp_path / "elsewhere")):
        said.append(
            subprocess.run(
                [sys.executable, str(tmp_path / "night.py"), str(project), str(place)],
                env=os.environ | {"PYTHONPATH": str(Path(__file__).parent), "PYTHONHASHSEED": seed},
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
        )
        if place == store:
            shutil.copytree(store, tmp_path / "elsewhere")
    assert said == ["passed", "reused"], (
        f"{said}: another process does not find the pass; what is remembered has to lie in the "
        "store, under a key that is the same in every process"
    )


def test_the_key_does_not_know_the_place(project: Path, tmp_path: Path) -> None:
    check = Check("style", fine, ("src/*.py",), NIGHT)
    elsewhere = tmp_path / "clone" / "again"
    (elsewhere / "src").mkdir(parents=True)
    (elsewhere / "src/a.py").write_text("a = 1")
    assert key(check, project) == key(check, elsewhere)


def test_a_changed_check_runs_again(project: Path) -> None:
    first = key(Check("style", fine, ("src/*.py",), NIGHT), project)
    assert key(Check("style", wrong, ("src/*.py",), NIGHT), project) != first
    assert key(Check("types", fine, ("src/*.py",), NIGHT), project) != first
    assert key(Check("style", fine, ("src/*.py", "data.csv"), NIGHT), project) != first


def test_failures_are_not_remembered(project: Path, store: Path) -> None:
    check = Check("prices", wrong, ("data.csv",), NIGHT)
    for _ in range(2):
        outcome = once(check, project, store)
        assert outcome.status == "failed", "a failure was taken for something else"
        assert "three prices" in outcome.reason


def test_an_undeclared_file_is_not_there(project: Path, store: Path) -> None:
    outcome = once(Check("contract", reads("data.csv"), ("src/*.py",), NIGHT), project, store)
    assert outcome.status == "failed", "the check read a file that it does not declare"
    assert "data.csv" in outcome.reason
    declared = Check("contract", reads("data.csv"), ("src/*.py", "data.csv"), NIGHT)
    assert once(declared, project, store).status == "passed"


def test_a_check_cannot_change_the_project(project: Path, store: Path) -> None:
    def messy(folder: Path) -> None:
        (folder / "src/a.py").write_text("overwritten")
        (folder / "left.txt").write_text("behind")

    assert once(Check("messy", messy, ("src/*.py",), NIGHT), project, store).status == "passed"
    assert (project / "src/a.py").read_text() == "a = 1"
    assert not (project / "left.txt").exists()


def test_a_pattern_without_a_file_fails(project: Path, store: Path) -> None:
    outcome = once(Check("style", fine, ("src/*.py", "sorce/*.py"), NIGHT), project, store)
    assert outcome.status == "failed", "a pattern that matches nothing is a spelling mistake"
    assert "sorce/*.py" in outcome.reason


def test_any_exception_is_a_failure(project: Path, store: Path) -> None:
    def crash(folder: Path) -> None:
        raise ZeroDivisionError("no rows")

    checks = [
        Check("crash", crash, ("data.csv",), NIGHT),
        Check("style", fine, ("src/*.py",), NIGHT),
    ]
    outcomes = run_pipeline(checks, project, "nightly", store)
    assert statuses(outcomes) == {"crash": "failed", "style": "passed"}
    assert "no rows" in outcomes[0].reason


def test_only_the_checks_of_the_event(project: Path, store: Path) -> None:
    checks = [
        Check("style", fine, ("src/*.py",), ("pull-request", "nightly")),
        Check("load", fine, ("src/*.py",), ("nightly",)),
    ]
    assert [o.name for o in run_pipeline(checks, project, "pull-request", store)] == ["style"]
    assert [o.name for o in run_pipeline(checks, project, "nightly", store)] == ["style", "load"]
    with pytest.raises(ValueError, match="fortnightly"):
        run_pipeline(checks, project, "fortnightly", store)


def test_needs_come_first_and_failures_spread(project: Path, store: Path) -> None:
    checks = [
        Check("report", fine, ("data.csv",), NIGHT, needs=("training",)),
        Check("training", fine, ("data.csv",), NIGHT, needs=("contract",)),
        Check("contract", wrong, ("data.csv",), NIGHT),
        Check("style", fine, ("src/*.py",), NIGHT),
    ]
    outcomes = run_pipeline(checks, project, "nightly", store)
    assert statuses(outcomes) == {
        "contract": "failed",
        "training": "skipped",
        "report": "skipped",
        "style": "passed",
    }
    names = [outcome.name for outcome in outcomes]
    assert names.index("contract") < names.index("training") < names.index("report")
    reasons = {outcome.name: outcome.reason for outcome in outcomes}
    assert "contract" in reasons["training"]
    assert "training" in reasons["report"]


def test_a_reused_need_is_good_enough(project: Path, store: Path) -> None:
    first = Check("contract", fine, ("data.csv",), NIGHT)
    once(first, project, store)
    checks = [first, Check("training", fine, ("src/*.py",), NIGHT, needs=("contract",))]
    assert statuses(run_pipeline(checks, project, "nightly", store)) == {
        "contract": "reused",
        "training": "passed",
    }


@pytest.mark.parametrize(
    ("checks", "named"),
    [
        ([Check("a", fine, ("data.csv",), NIGHT, needs=("b",))], "b"),
        (
            [
                Check("a", fine, ("data.csv",), NIGHT, needs=("day",)),
                Check("day", fine, ("data.csv",), ("data",)),
            ],
            "day",
        ),
        (
            [
                Check("up", fine, ("data.csv",), NIGHT, needs=("down",)),
                Check("down", fine, ("data.csv",), NIGHT, needs=("up",)),
            ],
            "up|down",
        ),
        ([Check("twin", fine, ("data.csv",), NIGHT)] * 2, "twin"),
    ],
)
def test_a_list_that_cannot_be_run(
    checks: list[Check], named: str, project: Path, store: Path
) -> None:
    with pytest.raises(ValueError, match=named):
        run_pipeline(checks, project, "nightly", store)
