"""Who gets the new version, when to go on, and the way back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from release import Rules, Seen, go_back, live_version, on_canary, set_live, verdict

SHOPS = [f"shop-{number}" for number in range(4_000)]
LIVE = Seen(requests=10_000, errors=20, yes=3_992)
"""0.2% errors, 40% yes among the answered."""


def test_about_the_share_gets_the_canary() -> None:
    for share in (0.05, 0.3):
        got = sum(on_canary(shop, share, "accept-2") for shop in SHOPS) / len(SHOPS)
        assert abs(got - share) < 0.03, f"share {share}: {got:.3f} of the shops got the canary"
    assert not any(on_canary(shop, 0.0, "accept-2") for shop in SHOPS)
    assert all(on_canary(shop, 1.0, "accept-2") for shop in SHOPS)


def test_another_process_gives_the_same_shops() -> None:
    code = (
        "from release import on_canary as c; print([c(f'shop-{i}', 0.5, 'r') for i in range(64)])"
    )
    here = str([on_canary(f"shop-{i}", 0.5, "r") for i in range(64)])
    for seed in ("1", "2"):
        there = subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
        )
        assert there.stdout.strip() == here, "another process sends other shops to the canary"


def test_a_shop_keeps_the_new_version_when_the_share_grows() -> None:
    small = {shop for shop in SHOPS if on_canary(shop, 0.1, "accept-2")}
    large = {shop for shop in SHOPS if on_canary(shop, 0.4, "accept-2")}
    assert small < large, "a shop lost the new version when the share grew"


def test_another_release_picks_other_shops() -> None:
    one = {shop for shop in SHOPS if on_canary(shop, 0.1, "accept-2")}
    two = {shop for shop in SHOPS if on_canary(shop, 0.1, "accept-3")}
    assert len(one & two) < 0.3 * len(one), "every release tries its luck on the same shops"


@pytest.mark.parametrize(
    ("canary", "expected"),
    [
        (Seen(1_000, 2, 400), "go on"),
        (Seen(499, 0, 200), "wait"),
        (Seen(500, 1, 200), "go on"),
        (Seen(1_000, 30, 388), "go back"),
        (Seen(1_000, 2, 60), "go back"),
        (Seen(1_000, 2, 700), "go back"),
        (Seen(30, 25, 2), "go back"),
        (Seen(30, 12, 7), "wait"),
        (Seen(0, 0, 0), "wait"),
        (Seen(600, 600, 0), "go back"),
    ],
)
def test_verdict(canary: Seen, expected: str) -> None:
    word, reason = verdict(LIVE, canary, Rules())
    assert word == expected, f"{canary}: you say '{word}' because {reason}"
    assert any(letter.isdigit() for letter in reason), f"the reason has no number: {reason}"


def test_too_little_seen_of_the_live_version_decides_nothing() -> None:
    assert verdict(Seen(100, 0, 40), Seen(1_000, 0, 900), Rules())[0] == "wait"


def test_a_live_version_that_never_says_yes_is_no_reason_to_crash() -> None:
    assert verdict(Seen(1_000, 0, 0), Seen(1_000, 0, 0), Rules())[0] == "go on"
    assert verdict(Seen(1_000, 0, 0), Seen(1_000, 0, 300), Rules())[0] == "go back"


def test_errors_are_not_counted_as_a_no() -> None:
    rules = Rules(more_errors=0.9)
    half_failed = Seen(requests=2_000, errors=1_000, yes=400)
    assert verdict(LIVE, half_failed, rules)[0] == "go on", "yes is a share of what was answered"


def test_other_rules_give_other_verdicts() -> None:
    assert verdict(LIVE, Seen(60, 0, 24), Rules(least=50))[0] == "go on"
    assert verdict(LIVE, Seen(1_000, 2, 700), Rules(yes_ratio=(0.5, 2.0)))[0] == "go on"


def test_the_pointer_goes_forward_and_back(tmp_path: Path) -> None:
    pointer = tmp_path / "live.json"
    for version in ("accept-1", "accept-2", "accept-3"):
        set_live(pointer, version)
        assert live_version(pointer) == version
    assert go_back(pointer) == "accept-2"
    assert live_version(pointer) == "accept-2"
    assert go_back(pointer) == "accept-1", "going back twice goes back two versions"
    with pytest.raises(LookupError):
        go_back(pointer)
    assert live_version(pointer) == "accept-1", "a failed way back changed the live version"


def test_no_version_was_ever_live(tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        live_version(tmp_path / "live.json")
    with pytest.raises(LookupError):
        go_back(tmp_path / "live.json")


def test_setting_the_live_version_again_keeps_the_way_back(tmp_path: Path) -> None:
    pointer = tmp_path / "live.json"
    for version in ("accept-1", "accept-2", "accept-2"):
        set_live(pointer, version)
    assert go_back(pointer) == "accept-1", "a version that was set twice is not its own past"


def test_a_crash_leaves_the_old_pointer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pointer = tmp_path / "live.json"
    set_live(pointer, "accept-1")

    def crash(*_: object, **__: object) -> None:
        raise OSError("the disk went away")

    with monkeypatch.context() as broken:
        for owner in (os, Path):
            for name in ("replace", "rename"):
                broken.setattr(owner, name, crash)
        with pytest.raises(OSError, match="went away"):
            set_live(pointer, "accept-2")
    assert live_version(pointer) == "accept-1", "write aside, then move it into place"
