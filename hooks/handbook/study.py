"""The study planner: hours a week -> weeks for each stage of a path, as the browser has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import Any

from handbook.curriculum import bounds, pace_rows, stage_modules, stage_sum
from handbook.handbook import Handbook
from handbook.models import Path
from handbook.views import modules_hours


@dataclass(frozen=True)
class StageSpan:
    """A stage at some hours a week: hours and weeks, least and most, with how they come about."""

    id: str
    title: str
    hours: tuple[float, float]
    weeks: tuple[float, float]
    sums: tuple[str, str]


def model(handbook: Handbook, path: Path) -> dict[str, Any]:
    """The numbers of a path that the arithmetic needs; empty when the path lacks them."""
    rows, (least, most) = pace_rows(path), stage_sum(path)
    if not rows or not least:
        return {}
    return {
        "effort": [min(row.total[0] for row in rows), max(row.total[1] for row in rows)],
        "weeks": [least, most],
        "hours": handbook.kit.week.learning,
        "pace": [
            {"least": pace.hours.least, "most": pace.hours.most, "hours": row.hours,
             "months": row.months, "weeks": bounds(*row.weeks)}
            for pace, row in zip(path.pace, rows, strict=True)
        ],
        "stages": [
            {"id": stage.id, "title": stage.title, "weeks": [stage.weeks.least, stage.weeks.most],
             "modules": modules_hours(handbook, stage_modules(stage))}
            for stage in path.stages
            if stage.weeks
        ],
    }  # fmt: skip


def stage_spans(model: dict[str, Any], hours: float, first: str = "") -> list[StageSpan]:
    """The stages from one on, or all: each has its part of the path's hours, by its weeks."""
    stages = model["stages"]
    ids = [stage["id"] for stage in stages]
    return [_span(model, stage, hours) for stage in stages[ids.index(first) if first else 0 :]]


def totals(spans: Sequence[StageSpan]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The hours and the weeks of some stages together."""
    hours, weeks = (0.0, 0.0), (0.0, 0.0)
    # One after the other, as the browser adds: `sum` of newer Pythons has other last digits.
    for span in spans:
        hours = hours[0] + span.hours[0], hours[1] + span.hours[1]
        weeks = weeks[0] + span.weeks[0], weeks[1] + span.weeks[1]
    return hours, weeks


def finish(start: date, weeks: float) -> date:
    """The last day of some weeks that begin on a day; a week begun counts by its days."""
    # Without the small number, a sum that should be whole would add a day.
    return start + timedelta(days=max(0, ceil(weeks * 7 - 1e-6) - 1))


def tenth(number: float) -> str:
    """A number with at most one place, halves rounded up."""
    rounded = floor(number * 10 + 0.5) / 10
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def shown(numbers: tuple[float, float]) -> str:
    """Two numbers as a range: '3.6–7.6', or one where both look the same."""
    least, most = (tenth(number) for number in sorted(numbers))
    return least if least == most else f"{least}–{most}"


def _span(model: dict[str, Any], stage: dict[str, Any], hours: float) -> StageSpan:
    found = [stage["weeks"][at] / model["weeks"][at] * model["effort"][at] for at in (0, 1)]
    sums = [
        f"{stage['weeks'][at]} ÷ {model['weeks'][at]} × {model['effort'][at]} h = "
        f"{tenth(found[at])} h; {tenth(found[at])} h ÷ {tenth(hours)} h = "
        f"{tenth(found[at] / hours)} weeks"
        for at in (0, 1)
    ]
    weeks = found[0] / hours, found[1] / hours
    return StageSpan(stage["id"], stage["title"], (found[0], found[1]), weeks, (sums[0], sums[1]))
