"""The service answers as the offline evaluation did, and fails in the agreed way."""

from dataclasses import replace
from typing import Any

import pytest
from bundle import Bundle, BundleError
from fastapi.testclient import TestClient
from generate import history, offline_answers, train
from release import on_canary
from service import make_app

REQUESTS, WAREHOUSE, ACCEPTED = history(rows=600, seed=5)
MODEL = train(WAREHOUSE, ACCEPTED)
ANSWERS = offline_answers(MODEL, WAREHOUSE)
OTHER = train(WAREHOUSE[:300], ACCEPTED[:300])
OTHER_ANSWERS = offline_answers(OTHER, WAREHOUSE)
OFFER = {
    "shop": "shop-1",
    "ordered_at": "2026-05-04T17:30:00+02:00",
    "price_cents": 250,
    "category": "dairy",
}


class Broken:
    """A model that answers its golden requests and then fails."""

    def __init__(self, model: Any, good_calls: int) -> None:
        self.model, self.left = model, good_calls

    def predict_proba(self, table: Any) -> Any:
        self.left -= 1
        if self.left < 0:
            raise RuntimeError("out of memory")
        return self.model.predict_proba(table)


def packed(version: str, model: Any, answers: list[float]) -> Bundle:
    return Bundle(version, model, ((REQUESTS[0], answers[0]),))


LIVE = packed("accept-1", MODEL, ANSWERS)
CANARY = packed("accept-2", OTHER, OTHER_ANSWERS)


def client(live: Bundle, canary: Bundle | None = None, share: float = 0.0) -> tuple[Any, list]:
    log: list[dict[str, Any]] = []
    return TestClient(make_app(live, canary, share, log.append)), log


def test_served_answers_equal_the_offline_ones() -> None:
    shop, _ = client(LIVE)
    for request, expected in zip(REQUESTS[:80], ANSWERS, strict=False):
        answer = shop.post("/accept", json=request)
        assert answer.status_code == 200, f"{request} got {answer.status_code}: {answer.text}"
        got = answer.json()["probability"]
        assert got == pytest.approx(expected, abs=1e-6), f"{request}: {got}, offline {expected}"
        assert answer.json()["version"] == "accept-1"


def test_health_names_the_versions() -> None:
    assert client(LIVE)[0].get("/health").json() == {"live": "accept-1", "canary": None}
    both = client(LIVE, CANARY, 0.1)[0].get("/health").json()
    assert both == {"live": "accept-1", "canary": "accept-2"}


@pytest.mark.parametrize("place", ["live", "canary"])
def test_it_does_not_start_with_a_wrong_bundle(place: str) -> None:
    wrong = replace(CANARY, golden=((REQUESTS[0], 0.999),))
    live, canary = (wrong, None) if place == "live" else (LIVE, wrong)
    with pytest.raises(BundleError):
        client(live, canary, 0.1)


@pytest.mark.parametrize(
    "change",
    [
        {"shop": ""},
        {"ordered_at": "2026-05-04T17:30:00"},
        {"ordered_at": "yesterday"},
        {"price_cents": 0},
        {"price_cents": 100_000},
        {"stock": -1},
        {"category": None},
    ],
)
def test_what_the_model_was_not_meant_for_is_refused(change: dict[str, Any]) -> None:
    shop, log = client(LIVE)
    assert shop.post("/accept", json=OFFER).status_code == 200
    answer = shop.post("/accept", json=OFFER | change)
    assert answer.status_code == 422, f"{change} got {answer.status_code}"
    assert len(log) == 1, "a refused request is no attempt of a version"


def test_a_missing_stock_and_an_unseen_category_are_answered() -> None:
    shop, _ = client(LIVE)
    for change in ({"stock": None}, {"category": "flowers"}, {"stock": 0}):
        assert shop.post("/accept", json=OFFER | change).status_code == 200, change


def test_each_shop_always_gets_its_version() -> None:
    service, _ = client(LIVE, CANARY, 0.4)
    seen = set()
    for number in range(40):
        name = f"shop-{number}"
        expected = "accept-2" if on_canary(name, 0.4, "accept-2") else "accept-1"
        got = {
            service.post("/accept", json=OFFER | {"shop": name}).json()["version"] for _ in range(2)
        }
        assert got == {expected}, f"{name} got {got}, expected {expected} both times"
        seen |= got
    assert seen == {"accept-1", "accept-2"}


def test_a_failing_canary_falls_back_to_the_live_version() -> None:
    failing = packed("accept-2", Broken(OTHER, good_calls=1), OTHER_ANSWERS)
    service, log = client(LIVE, failing, 1.0)
    answer = service.post("/accept", json=REQUESTS[3])
    assert answer.status_code == 200, "the canary failed and the shop felt it"
    assert answer.json()["version"] == "accept-1"
    assert answer.json()["probability"] == pytest.approx(ANSWERS[3], abs=1e-6)
    attempts = [(line["version"], line["probability"] is None) for line in log]
    assert attempts == [("accept-2", True), ("accept-1", False)], f"logged: {log}"


def test_when_everything_fails_the_status_says_so() -> None:
    failing = packed("accept-1", Broken(MODEL, good_calls=1), ANSWERS)
    service, log = client(failing)
    answer = service.post("/accept", json=OFFER)
    assert answer.status_code == 503, f"got {answer.status_code}: {answer.text}"
    assert "memory" not in answer.text, "what broke inside is for the log, not for the caller"
    assert [line["probability"] for line in log] == [None]


def test_the_log_can_answer_who_got_what() -> None:
    service, log = client(LIVE)
    answer = service.post("/accept", json=OFFER).json()
    assert log == [
        {"version": "accept-1", "shop": "shop-1", "probability": answer["probability"]}
    ], f"logged: {log}"
