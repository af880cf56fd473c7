"""What holds for every dated plan, tried on plans that nobody would think of."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from tests.built.plan_cases import Lab, catalogue, iso, lab, module, settings, task

__all__ = ["lab"]

DAYS = st.dates(date(1999, 1, 1), date(2101, 12, 31))
HOURS = st.sampled_from([0.25, 0.5, 1.0, 1.25, 3.0, 7.5, 24.0])
PACES = st.sampled_from([0.25, 0.8, 1, 1.35, 4])


@st.composite
def tasks(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Tasks of several people, each after some of those before it in a shuffled order."""
    made: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 9))):
        after = draw(st.lists(st.sampled_from(made), max_size=3)) if made else []
        day = draw(st.one_of(st.none(), st.integers(-6, -1), st.integers(1, 25)))
        hours = draw(st.one_of(st.none(), HOURS))
        role = draw(st.sampled_from(["new-hire", "mentor", "it"]))
        phase = draw(st.sampled_from(["zero", "one"]))
        needs = sorted({each["id"] for each in after})
        made.append(task(f"t{number}", day, hours, role=role, phase=phase, after=needs))
    return draw(st.permutations(made))


@st.composite
def modules(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Modules that build on some of those before them."""
    made: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 9))):
        needs = draw(st.lists(st.sampled_from([m["id"] for m in made]), max_size=2)) if made else []
        level = draw(st.sampled_from(["entry", "mid", "senior"]))
        made.append(module(f"m{number}", draw(HOURS), *sorted(set(needs)), level=level))
    return draw(st.permutations(made))


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """A plan: what there is, how somebody works, what is done, and the day of today."""
    start = draw(DAYS)
    near = st.integers(-20, 60).map(lambda days: start + timedelta(days=days))
    off = [(day, day + timedelta(days=draw(st.integers(0, 12)))) for day in draw(st.lists(near))]
    all = catalogue(tasks=draw(tasks()), modules=draw(modules()))
    ids = [each["id"] for each in all["modules"]]
    chosen = draw(st.lists(st.sampled_from(ids), unique=True))
    keys = [f"task/{each['id']}" for each in all["tasks"]] + [f"module/{id}" for id in ids]
    done = draw(st.dictionaries(st.sampled_from(keys), near.map(str), max_size=4))
    today = draw(near)
    given = settings(
        start.isoformat(),
        weekdays=sorted(draw(st.sets(st.integers(1, 7), min_size=1))),
        hours=draw(st.sampled_from([2, 7.6, 20, 38, 60])),
        off="\n".join(f"{first}..{last}" for first, last in off),
        what="modules" if chosen else "onboarding",
        modules=chosen,
        needs=draw(st.booleans()),
        pace={name: draw(PACES) for name in ("task", "entry", "mid", "senior")},
        replanned=draw(st.sampled_from(["", today.isoformat()])),
    )
    return {"settings": given, "all": all, "done": done, "today": today.isoformat(), "off": off}


def works(case: dict[str, Any], day: date) -> bool:
    """Whether somebody works on a day, as Python's own calendar says."""
    return day.isoweekday() in case["settings"]["weekdays"] and not any(
        first <= day <= last for first, last in case["off"]
    )


def items_of(plan: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for group in plan["groups"] for item in group["items"]}


def check_days(case: dict[str, Any], items: dict[str, dict[str, Any]]) -> None:
    """No item begins, is worked on or ends on a day off, or before a plan was made again."""
    again = case["settings"]["replanned"]
    for item in items.values():
        if not (again and item["done"] and item["done"] <= again):
            for day in (item["first"], item["last"], *(day for day, _ in item["parts"])):
                assert works(case, date.fromisoformat(iso(day)))
                assert not again or iso(day) >= again


def check_order(case: dict[str, Any], items: dict[str, dict[str, Any]]) -> None:
    """Nothing begins before what it waits for has ended, unless that was done already."""
    again = case["settings"]["replanned"]
    for item in items.values():
        for key in item["after"]:
            if key in items and not (again and items[key]["done"]):
                if again and item["done"] and item["done"] <= again:
                    continue
                assert item["first"] >= items[key]["last"]


def check_load(case: dict[str, Any], items: dict[str, dict[str, Any]]) -> None:
    """All the minutes of an item are planned, and nobody has too many in a day or a week."""
    chosen, again = case["settings"], case["settings"]["replanned"]
    days: Counter[tuple[str, int]] = Counter()
    for item in items.values():
        if not (again and item["done"] and item["done"] <= again):
            assert sum(minutes for _, minutes in item["parts"]) == item["minutes"]
            for day, minutes in item["parts"]:
                assert minutes > 0
                days[item["who"], day] += minutes
    weeks: Counter[tuple[str, int]] = Counter()
    for (who, day), minutes in days.items():
        assert minutes <= chosen["hours"] * 60 / len(chosen["weekdays"])
        weeks[who, (day + 3) // 7] += minutes
    assert all(minutes <= chosen["hours"] * 60 for minutes in weeks.values())


def test_every_plan_keeps_days_order_and_load(lab: Lab) -> None:
    @trying(max_examples=60, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.lists(cases(), min_size=4, max_size=10))
    def holds(batch: list[dict[str, Any]]) -> None:
        sent = [{k: v for k, v in case.items() if k != "off"} for case in batch]
        plans = lab.plans(sent)
        assert lab.plans(sent) == plans
        for case, plan in zip(batch, plans, strict=True):
            items = items_of(plan)
            assert len(items) == sum(group["count"] for group in plan["groups"])
            check_days(case, items)
            check_order(case, items)
            check_load(case, items)

    holds()
