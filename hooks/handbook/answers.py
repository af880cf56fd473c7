"""Questions, terms, decisions and professions -> the values that pages show."""

from dataclasses import dataclass

from handbook.handbook import Entry, Handbook

LAYERS = {
    "foundations": "Foundations",
    "technical": "Technical skills",
    "soft": "Soft skills",
}


@dataclass(frozen=True)
class Competency:
    """A skill with the level that each profession asks for, or None."""

    skill: Entry
    levels: tuple[int | None, ...]


def by_topic(handbook: Handbook, kind: str) -> list[tuple[str, list[Entry]]]:
    """The records of a kind by topic, both in the order in which they are written."""
    found: dict[str, list[Entry]] = {}
    for entry in handbook.of(kind).values():
        found.setdefault(entry.record.topic, []).append(entry)
    return list(found.items())


def terms(handbook: Handbook) -> list[Entry]:
    """The terms by title, whatever their case."""
    return sorted(handbook.of("term").values(), key=lambda e: (initial(e), e.title.lower()))


def initial(entry: Entry) -> str:
    """The letter under which a term stands; figures and signs share one heading."""
    first = entry.title[0].upper()
    return first if first.isalpha() else "0–9"


def professions(handbook: Handbook) -> list[Entry]:
    """The professions by rank."""
    return sorted(handbook.of("profession").values(), key=lambda e: (e.record.rank, e.id))


def competencies(handbook: Handbook, entries: list[Entry]) -> list[tuple[str, list[Competency]]]:
    """For each layer the skills that some professions ask for, the most asked for first."""
    layers = []
    for layer, title in LAYERS.items():
        asked = [getattr(entry.record.competencies, layer) for entry in entries]
        keys = {key: None for each in asked for key in each}
        rows = [
            Competency(handbook.of("skill")[key], tuple(each.get(key) for each in asked))
            for key in keys
            if key in handbook.of("skill")
        ]
        layers.append((title, sorted(rows, key=lambda r: -sum(n or 0 for n in r.levels))))
    return layers
