"""Self-assessment: what levels and professions ask for, and what the page's script is given."""

from dataclasses import dataclass
from typing import Any

from handbook.growth import ladder_entries
from handbook.handbook import Entry, Handbook


@dataclass(frozen=True)
class Target:
    """A level or a profession with the steps it asks for, by dimension and by skill."""

    entry: Entry
    group: str
    dimensions: dict[str, int]
    skills: dict[str, int]

    @property
    def ratings(self) -> dict[str, int]:
        """The steps by the keys under which a browser keeps ratings."""
        found = {f"dimension/{key}": step for key, step in self.dimensions.items()}
        return found | {f"skill/{key}": step for key, step in self.skills.items()}


def targets(handbook: Handbook) -> list[Target]:
    """The levels of every ladder, then the professions, as far as they ask for anything."""
    levels = [
        Target(handbook.of("level")[level.id], ladder.title, dict(level.expects), {})
        for ladder in ladder_entries(handbook)
        for level in ladder.record.levels
    ]
    ranked = sorted(handbook.of("profession").values(), key=lambda e: (e.record.rank, e.id))
    professions = [
        Target(entry, "Roles", dict(entry.record.expects), _skills(entry)) for entry in ranked
    ]
    return [each for each in (*levels, *professions) if each.ratings]


def _skills(profession: Entry) -> dict[str, int]:
    """The highest step that a profession asks for in each skill, whatever the layer."""
    found: dict[str, int] = {}
    asked = profession.record.competencies
    for layer in (asked.foundations, asked.technical, asked.soft):
        for key, step in layer.items():
            found[key] = max(step, found.get(key, 0))
    return found


def asked_for(handbook: Handbook, expects: dict[str, int]) -> list[tuple[Entry, int]]:
    """The dimensions in their order, each with the step that is asked for."""
    known = handbook.of("dimension").values()
    return [(entry, expects[entry.id]) for entry in known if entry.id in expects]


def model(handbook: Handbook) -> dict[str, Any]:
    """What the script of the page computes with, besides the catalogue."""
    return {
        "dimensions": _titles(handbook, "dimension"),
        "skills": _titles(handbook, "skill"),
        "targets": [
            {
                "id": f"{each.entry.kind}/{each.entry.id}",
                "title": each.entry.title,
                "group": each.group,
                "ratings": each.ratings,
            }
            for each in targets(handbook)
        ],
    }


def _titles(handbook: Handbook, kind: str) -> list[dict[str, str]]:
    return [{"id": f"{kind}/{e.id}", "title": e.title} for e in handbook.of(kind).values()]
