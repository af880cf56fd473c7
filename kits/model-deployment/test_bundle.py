"""A bundle proves itself before it is used."""

import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from bundle import Bundle, BundleError, check_golden, load, save
from generate import history, offline_answers, train

REQUESTS, WAREHOUSE, ACCEPTED = history(rows=600, seed=5)
MODEL = train(WAREHOUSE, ACCEPTED)
ANSWERS = offline_answers(MODEL, WAREHOUSE)


@pytest.fixture
def good() -> Bundle:
    return Bundle("accept-1", MODEL, tuple(zip(REQUESTS[:30], ANSWERS[:30], strict=True)))


@pytest.fixture
def bad(good: Bundle) -> Bundle:
    golden = list(good.golden)
    request, answer = golden[17]
    golden[17] = (request, answer + 0.02)
    return replace(good, version="accept-2", golden=tuple(golden))


def test_a_good_bundle_passes(good: Bundle) -> None:
    assert check_golden(good) is None


def test_one_wrong_answer_in_thirty_is_found_and_named(bad: Bundle) -> None:
    with pytest.raises(BundleError) as error:
        check_golden(bad)
    assert "accept-2" in str(error.value), "the message does not name the version"
    assert bad.golden[17][0]["shop"] in str(error.value), "the message does not name the shop"


def test_an_answer_below_the_expected_one_counts_too(good: Bundle) -> None:
    request, answer = good.golden[0]
    with pytest.raises(BundleError):
        check_golden(replace(good, golden=((request, answer + 0.3),)))
    with pytest.raises(BundleError):
        check_golden(replace(good, golden=((request, answer - 0.3),)))


def test_an_answer_that_is_not_a_number_is_wrong(good: Bundle) -> None:
    with pytest.raises(BundleError):
        check_golden(replace(good, golden=((good.golden[0][0], float("nan")),)))


def test_a_tolerance_allows_small_differences(bad: Bundle) -> None:
    assert check_golden(bad, tolerance=0.05) is None


def test_no_golden_requests_prove_nothing(good: Bundle) -> None:
    with pytest.raises(BundleError):
        check_golden(replace(good, golden=()))


def test_a_saved_bundle_answers_as_before(good: Bundle, tmp_path: Path) -> None:
    path = save(good, tmp_path)
    assert path == tmp_path / "accept-1.pickle"
    assert load(tmp_path, "accept-1").predict(REQUESTS[:50]) == good.predict(REQUESTS[:50])
    assert [p.name for p in tmp_path.iterdir()] == ["accept-1.pickle"], "something was left behind"


def test_a_bad_bundle_is_not_written(bad: Bundle, tmp_path: Path) -> None:
    with pytest.raises(BundleError):
        save(bad, tmp_path)
    assert list(tmp_path.iterdir()) == [], "a bundle that failed its check left a file"


def test_a_version_is_never_written_twice(good: Bundle, tmp_path: Path) -> None:
    before = save(good, tmp_path).read_bytes()
    with pytest.raises(BundleError):
        save(replace(good, golden=good.golden[:3]), tmp_path)
    assert (tmp_path / "accept-1.pickle").read_bytes() == before


def test_a_crash_while_writing_leaves_no_version(
    good: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise OSError("the disk went away")

    for name in ("replace", "rename", "link"):
        monkeypatch.setattr(os, name, crash)
    for name in ("replace", "rename", "hardlink_to"):
        monkeypatch.setattr(Path, name, crash)
    with pytest.raises(OSError, match="went away"):
        save(good, tmp_path)
    assert not (tmp_path / "accept-1.pickle").exists(), "write aside, then move it into place"


def test_a_bundle_that_went_bad_does_not_load(bad: Bundle, tmp_path: Path) -> None:
    (tmp_path / "accept-2.pickle").write_bytes(pickle.dumps(bad))
    with pytest.raises(BundleError):
        load(tmp_path, "accept-2")


def test_a_missing_version_is_named(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="accept-9"):
        load(tmp_path, "accept-9")
