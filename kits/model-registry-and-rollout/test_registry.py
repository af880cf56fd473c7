"""The registry refuses what is not allowed, and remembers what was done."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from registry import ALLOWED, NEEDED, Registry, RegistryError

STATES = sorted({state for pair in ALLOWED for state in pair})
WAY = {
    "candidate": [],
    "approved": ["approved"],
    "canary": ["approved", "canary"],
    "live": ["approved", "canary", "live"],
    "retired": ["approved", "canary", "live", "retired"],
    "withdrawn": ["approved", "canary", "withdrawn"],
    "rejected": ["rejected"],
}


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "models.db")


@contextmanager
def refused(unless: str, names: str = "", by: type[Exception] = RegistryError) -> Iterator[None]:
    """Whether the registry refuses; `unless` says what went wrong if it does not."""
    message = None
    try:
        yield
    except by as error:
        message = str(error)
    if message is None:
        pytest.fail(unless)
    assert re.search(names, message), f"the message does not name {names}: {message}"


def enter(registry: Registry, version: str, state: str = "live", model: str = "orders") -> None:
    """Add a version and walk it to a state on the allowed way."""
    registry.add(model, version, "noor", f"run of {version}")
    for check in NEEDED:
        registry.evidence(model, version, check, True, "pipeline")
    for to in WAY[state]:
        registry.move(model, version, to, "jonas", "by the rules")
    assert registry.state(model, version) == state


@pytest.mark.parametrize(("was", "to"), list(product(STATES, STATES)))
def test_only_the_moves_of_the_table(registry: Registry, was: str, to: str) -> None:
    enter(registry, "orders-1", was)
    if (was, to) in ALLOWED and (was, to) != ("retired", "live"):
        registry.move("orders", "orders-1", to, "jonas", "by the rules")
        assert registry.state("orders", "orders-1") == to
        return
    with pytest.raises(RegistryError) as error:
        registry.move("orders", "orders-1", to, "jonas", "by the rules")
    assert was in str(error.value), f"the message does not say where it was: {error.value}"
    assert to in str(error.value), f"the message does not say where it should go: {error.value}"
    assert registry.state("orders", "orders-1") == was, "a refused move changed the state"


def test_nobody_approves_their_own_version(registry: Registry) -> None:
    enter(registry, "orders-1", "candidate")
    with refused("noor trained orders-1, and noor approved it", names="noor"):
        registry.move("orders", "orders-1", "approved", "noor", "looks good")
    registry.move("orders", "orders-1", "approved", "jonas", "looks good")


@pytest.mark.parametrize("missing", NEEDED)
def test_approval_needs_every_check(registry: Registry, missing: str) -> None:
    registry.add("orders", "orders-1", "noor", "run 1")
    for check in NEEDED:
        if check != missing:
            registry.evidence("orders", "orders-1", check, True, "pipeline")
    with refused(f"a version without the check '{missing}' was approved", names=missing):
        registry.move("orders", "orders-1", "approved", "jonas", "looks good")


def test_the_last_result_of_a_check_counts(registry: Registry) -> None:
    enter(registry, "orders-1", "candidate")
    registry.evidence("orders", "orders-1", "load", False, "pipeline")
    with refused("the last load test failed, and the version was approved", names="load"):
        registry.move("orders", "orders-1", "approved", "jonas", "it passed once")
    registry.evidence("orders", "orders-1", "load", True, "pipeline")
    registry.move("orders", "orders-1", "approved", "jonas", "passes again")


def test_evidence_belongs_to_one_version(registry: Registry) -> None:
    enter(registry, "orders-1", "candidate")
    registry.add("orders", "orders-2", "noor", "run 2")
    with refused("orders-2 was approved with the checks of orders-1"):
        registry.move("orders", "orders-2", "approved", "jonas", "like the one before")
    with refused("a result was stored for a version that does not exist", names="orders-9"):
        registry.evidence("orders", "orders-9", "load", True, "pipeline")


def test_evidence_belongs_to_one_model(registry: Registry) -> None:
    enter(registry, "1", "candidate", model="orders")
    registry.add("answers", "1", "noor", "run 1")
    with refused("version 1 of answers was approved with the checks of version 1 of orders"):
        registry.move("answers", "1", "approved", "jonas", "all checks passed")


def test_a_promotion_retires_the_version_before(registry: Registry) -> None:
    enter(registry, "orders-1")
    enter(registry, "orders-2")
    assert registry.live("orders") == "orders-2"
    assert registry.state("orders", "orders-1") == "retired"


def test_a_refused_promotion_leaves_the_live_version(registry: Registry) -> None:
    enter(registry, "orders-1")
    enter(registry, "orders-2", "approved")
    before = registry.history("orders")
    with refused("an approved version went live without having been a canary"):
        registry.move("orders", "orders-2", "live", "jonas", "hurry")
    assert registry.live("orders") == "orders-1", "half of a refused promotion happened"
    assert registry.history("orders") == before, "a refused move is in the history"


def test_a_promotion_without_a_reason_changes_nothing(registry: Registry) -> None:
    enter(registry, "orders-1")
    enter(registry, "orders-2", "canary")
    with refused("a version went live without a reason"):
        registry.move("orders", "orders-2", "live", "jonas", "")
    assert registry.live("orders") == "orders-1", "the old version was retired, the new one refused"


def test_one_canary_at_a_time(registry: Registry) -> None:
    enter(registry, "orders-1", "canary")
    enter(registry, "orders-2", "approved")
    with refused("two versions of one model are canaries", names="orders-1"):
        registry.move("orders", "orders-2", "canary", "jonas", "both at once")


def test_models_do_not_touch_each_other(registry: Registry) -> None:
    enter(registry, "1", "live", model="orders")
    enter(registry, "1", "canary", model="answers")
    enter(registry, "2", "canary", model="orders")
    assert (registry.live("orders"), registry.live("answers")) == ("1", None)
    registry.move("answers", "1", "live", "jonas", "by the rules")
    assert (registry.live("orders"), registry.live("answers")) == ("1", "1")
    assert {move.why for move in registry.history("answers")} != set()


def test_the_way_back_and_once_more(registry: Registry) -> None:
    for number in (1, 2, 3):
        enter(registry, f"orders-{number}")
    assert registry.go_back("orders", "aoife", "flags too few") == "orders-2"
    assert registry.state("orders", "orders-3") == "withdrawn"
    assert registry.go_back("orders", "aoife", "this one too") == "orders-1"
    assert registry.state("orders", "orders-2") == "withdrawn", "a withdrawn version came back"
    before = registry.history("orders")
    with refused("no retired version is left, and it went back to one"):
        registry.go_back("orders", "aoife", "and once more")
    assert registry.live("orders") == "orders-1", "going back to nothing took the service away"
    assert registry.history("orders") == before


def test_the_way_back_goes_to_the_version_retired_last(registry: Registry) -> None:
    for number in (9, 1, 5):
        enter(registry, f"orders-{number}")
    assert registry.go_back("orders", "aoife", "fault") == "orders-1"
    enter(registry, "orders-6")
    assert registry.go_back("orders", "aoife", "fault") == "orders-1", (
        "orders-1 was live until a minute ago; orders-9 was entered and retired long before"
    )


def test_no_live_version_no_way_back(registry: Registry) -> None:
    enter(registry, "orders-1", "canary")
    with refused("nothing is live, and it went back"):
        registry.go_back("orders", "aoife", "fault")


@pytest.mark.parametrize(("who", "why"), [("", "fault"), ("aoife", "")])
def test_the_way_back_has_a_name_and_a_reason(registry: Registry, who: str, why: str) -> None:
    enter(registry, "orders-1")
    enter(registry, "orders-2")
    before = registry.history("orders")
    with refused("a version was withdrawn without a name or a reason"):
        registry.go_back("orders", who, why)
    assert registry.live("orders") == "orders-2", "half of a refused way back happened"
    assert registry.history("orders") == before


def test_the_history_tells_the_story(registry: Registry) -> None:
    enter(registry, "orders-1")
    enter(registry, "orders-2", "canary")
    registry.move("orders", "orders-2", "live", "jonas", "rules say go on")
    registry.go_back("orders", "aoife", "crates read as pieces")
    moves = registry.history("orders")
    assert (moves[0].version, moves[0].was, moves[0].now) == ("orders-1", "", "candidate")
    assert moves[0].who == "noor"
    assert "run of orders-1" in moves[0].why, "the run is not in the history"
    states: dict[str, str] = {}
    for move in moves:
        assert move.was == states.get(move.version, ""), (
            f"{move} does not follow from the lines before"
        )
        states[move.version] = move.now
    assert states == {"orders-1": "live", "orders-2": "withdrawn"}
    assert [move.why for move in moves if move.now == "withdrawn"] == ["crates read as pieces"]


def test_it_is_all_in_the_file(tmp_path: Path) -> None:
    enter(Registry(tmp_path / "models.db"), "orders-1")
    again = Registry(tmp_path / "models.db")
    assert again.live("orders") == "orders-1"
    assert len(again.history("orders")) == 4


def test_the_way_back_is_in_the_file(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "models.db")
    enter(registry, "orders-1")
    enter(registry, "orders-2")
    registry.go_back("orders", "aoife", "fault")
    live = Registry(tmp_path / "models.db").live("orders")
    assert live == "orders-1", f"others who open the file still see {live} live: nothing committed"


@pytest.mark.parametrize("command", ["UPDATE moves SET who = 'nobody'", "DELETE FROM moves"])
def test_the_database_keeps_the_history(tmp_path: Path, command: str) -> None:
    registry = Registry(tmp_path / "models.db")
    enter(registry, "orders-1")
    with refused(f"the database allowed: {command}", by=sqlite3.Error):
        sqlite3.connect(tmp_path / "models.db").execute(command)
    assert len(registry.history("orders")) == 4


@pytest.mark.parametrize("state", ["live", "canary"])
def test_the_database_allows_one_of_them(tmp_path: Path, state: str) -> None:
    registry = Registry(tmp_path / "models.db")
    enter(registry, "orders-1", state)
    enter(registry, "orders-2", "approved")
    with refused(f"the database allowed a second {state} version", by=sqlite3.IntegrityError):
        sqlite3.connect(tmp_path / "models.db").execute(
            "UPDATE versions SET state = ? WHERE version = 'orders-2'", (state,)
        )


@pytest.mark.parametrize(("who", "why"), [("", "reason"), ("jonas", ""), ("jonas", "  ")])
def test_a_move_has_a_name_and_a_reason(registry: Registry, who: str, why: str) -> None:
    enter(registry, "orders-1", "approved")
    with refused("a move without a name or a reason was accepted"):
        registry.move("orders", "orders-1", "canary", who, why)


def test_a_version_exists_once_and_unknown_ones_are_named(registry: Registry) -> None:
    enter(registry, "orders-1", "candidate")
    with refused("orders-1 was entered twice", names="orders-1"):
        registry.add("orders", "orders-1", "jonas", "another run")
    with refused("a version that was never entered has a state", names="orders-7"):
        registry.state("orders", "orders-7")
    with refused("a version that was never entered was moved", names="orders-7"):
        registry.move("orders", "orders-7", "approved", "jonas", "why not")
