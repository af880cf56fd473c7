"""Resources -> the facets by which the page's finder chooses among them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handbook.handbook import Handbook
from handbook.models import Resource
from handbook.views import COSTS, LEVELS, RESOURCE_KINDS

TIMES = (
    (0.5, "to-30-min", "30 min or less"),
    (1, "to-1-h", "Over 30 min to 1 h"),
    (2, "to-2-h", "Over 1 to 2 h"),
    (8, "to-8-h", "Over 2 to 8 h"),
    (float("inf"), "over-8-h", "Over 8 h"),
)
"""The classes of hours: the most that belongs to each, its id and its title."""

NOT_GIVEN = ("not-given", "Not given")
NOT_CHECKED = ("not-checked", "Not checked")

Values = dict[str, str]
"""The ids of a facet's values with their titles, in the order in which they are offered."""


@dataclass(frozen=True)
class Facet:
    """A question with its possible answers, and the answers of each resource."""

    id: str
    title: str
    values: Values
    of: Callable[[Resource], tuple[str, ...]]
    single: bool = False


def facets(handbook: Handbook) -> tuple[Facet, ...]:
    """What the finder asks, in the order in which it asks."""
    found = tuple(handbook.resources.values())
    skills = sorted((entry.title.lower(), key) for key, entry in handbook.of("skill").items())
    titles = {key: handbook.of("skill")[key].title for _, key in skills}
    levels = {str(level): level.capitalize() for level in LEVELS}
    costs = {str(key): words.capitalize() for key, words in COSTS.items()}
    times = {key: title for _, key, title in TIMES} | dict([NOT_GIVEN])
    languages = {_slug(name): name for name in sorted({each.language for each in found})}
    days = {each.checked for each in found if each.checked}
    years = {str(year): f"In {year}" for year in sorted({d.year for d in days}, reverse=True)}
    return (
        Facet("skill", "Skill", titles, lambda each: each.skills, single=True),
        Facet("kind", "Kind", RESOURCE_KINDS, lambda each: (each.kind,)),
        Facet("level", "Level", levels, lambda each: (each.level,)),
        Facet("cost", "Cost", costs, lambda each: (each.cost,)),
        Facet("hours", "Hours", times, lambda each: (time(each),)),
        Facet("language", "Language", languages, lambda each: (_slug(each.language),)),
        Facet("checked", "Checked", years | dict([NOT_CHECKED]), lambda each: (_checked(each),)),
    )


def time(resource: Resource) -> str:
    """The class of hours of a resource."""
    if resource.hours is None:
        return NOT_GIVEN[0]
    return next(key for most, key, _ in TIMES if resource.hours <= most)


def model(handbook: Handbook) -> dict[str, Any]:
    """The facets that have answers, and each resource's answers as places in them."""
    records = handbook.resources
    shown = []
    rows: dict[str, list[list[int]]] = {key: [] for key in records}
    for facet in facets(handbook):
        given = {answer for record in records.values() for answer in facet.of(record)}
        used = [key for key in facet.values if key in given]
        for key, record in records.items():
            rows[key].append([used.index(each) for each in facet.of(record) if each in used])
        values = [[key, facet.values[key]] for key in used]
        shown.append(
            {"id": facet.id, "title": facet.title, "single": facet.single, "values": values}
        )
    return {"facets": shown, "rows": rows}


def _checked(resource: Resource) -> str:
    return str(resource.checked.year) if resource.checked else NOT_CHECKED[0]


def _slug(name: str) -> str:
    return "-".join(name.lower().split())
