"""What the tools on the pages know of the handbook: one file of plain values, fetched when needed.

Everything in it is an id, a title, an address below the site's root or a number; it grows with the
handbook by about 400 bytes a module.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from handbook import models
from handbook.handbook import Entry, Handbook
from handbook.ledger import Ledger, whole_ledger
from handbook.pages import Page
from handbook.partials import Here, MacroError, parent_of
from handbook.programmes import programme_modules
from handbook.site import Site

CATALOGUE = "assets/data/catalogue.json"
"""The file below the site's root."""

MOVES = "assets/data/moves.json"
"""The file of what became of ids that people may have kept."""

_KEPT = frozenset(
    {
        *("task", "module", "self-check", "dimension", "skill", "area"),
        *("level", "profession", "phase", "programme", "path", "stage"),
    }
)
"""Kinds whose ids stand in what a browser keeps."""


QUESTIONS = "assets/data/questions.json"
"""The file of what the self-checks ask, which only a mentor's desk needs."""


def write_catalogue(site: Site, built: Path) -> None:
    """Write the files into a built site."""
    files = {
        CATALOGUE: catalogue(site),
        MOVES: moves(whole_ledger(site)),
        QUESTIONS: questions(site),
    }
    for name, value in files.items():
        path = built / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")


def moves(ledger: Ledger) -> dict[str, list[str]]:
    """What each id that is gone became: one id, or several; of a retired one nothing is told."""
    found = {key: [new] for key, new in ledger.moved.items()}
    found |= {key: list(new) for key, new in ledger.split.items()}
    return {key: new for key, new in sorted(found.items()) if key.split("/")[0] in _KEPT}


def catalogue(site: Site) -> dict[str, Any]:
    """Modules, tasks, phases, programmes, paths, skills, dimensions and levels as plain values."""
    return {
        "modules": [_module(site, entry) for entry in _sorted(site, "module")],
        "tasks": [_task(site, entry) for entry in _sorted(site, "task")],
        "phases": [_phase(site, key) for key in site.handbook.phases],
        "programmes": [_programme(site, entry) for entry in _sorted(site, "programme")],
        "paths": [_path(site, entry) for entry in _sorted(site, "path")],
        "skills": [_skill(site, entry) for entry in _sorted(site, "skill")],
        "dimensions": [_dimension(site, entry) for entry in _sorted(site, "dimension")],
        "levels": [_level(site, entry) for entry in _sorted(site, "level")],
    }


def scopes(handbook: Handbook) -> list[tuple[Entry, int]]:
    """Every phase, programme and path, with how many tasks or modules it has."""
    return [
        *((handbook.of("phase")[key], len(phase.tasks)) for key, phase in handbook.phases.items()),
        *(
            (entry, sum(1 for _ in programme_modules(entry.record)))
            for entry in _of(handbook, "programme")
        ),
        *((entry, len(_path_modules(entry.record))) for entry in _of(handbook, "path")),
    ]


def questions(site: Site) -> dict[str, str]:
    """What every self-check asks, by its id."""
    found = (q for module in site.handbook.modules.values() for q in module.questions)
    return {question.id: " ".join(question.question.split()) for question in found}


def fingerprint(*parts: object) -> str:
    """Eight letters that change when what a person has done has changed since."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()[:8]


def _module(site: Site, entry: Entry) -> dict[str, Any]:
    module = entry.record
    return {
        **_named(site, entry),
        "hours": module.hours,
        "level": module.level,
        "needs": list(module.prerequisites),
        "skills": dict(module.skills),
        "checks": [question.id for question in module.questions],
        "seen": fingerprint(
            module.outcomes,
            module.exercise.task,
            module.exercise.criteria,
            [question.question for question in module.questions],
        ),
    }


def _task(site: Site, entry: Entry) -> dict[str, Any]:
    task = entry.record
    return {
        **_named(site, entry),
        "phase": parent_of(site.handbook, entry).id,
        "role": task.role,
        "need": task.need,
        "day": task.day,
        "after": list(task.after),
        "hours": task.hours,
        "modules": list(task.modules),
        "seen": fingerprint(task.title, task.why, task.role),
    }


def _phase(site: Site, key: str) -> dict[str, Any]:
    entry = site.handbook.of("phase")[key]
    phase = entry.record
    return {
        **_named(site, entry),
        "first": phase.days.first,
        "last": phase.days.last,
        "asks": [" ".join(question.ask.split()) for question in phase.mentor.questions],
    }


def _programme(site: Site, entry: Entry) -> dict[str, Any]:
    programme = entry.record
    blocks = [
        {
            "id": block.id,
            "title": block.title,
            "weeks": block.weeks,
            "modules": _once(
                key for keys in (*(w.modules for w in block.plan), block.modules) for key in keys
            ),
        }
        for block in programme.blocks
    ]
    tracks = [
        {
            "id": track.id,
            "title": track.title,
            "modules": _once(key for week in track.plan for key in week.modules),
        }
        for track in programme.tracks
    ]
    return {
        **_named(site, entry),
        "weeks": programme.weeks,
        "assumes": list(programme.assumes),
        "modules": [key for key, _ in programme_modules(programme)],
        "blocks": blocks,
        "tracks": tracks,
    }


def _path_modules(path: models.Path) -> list[str]:
    return _once(key for stage in path.stages for key in _stage_modules(stage))


def _stage_modules(stage: models.Stage) -> list[str]:
    return _once(
        key for keys in (stage.modules, *(q.modules for q in stage.quarters)) for key in keys
    )


def _path(site: Site, entry: Entry) -> dict[str, Any]:
    stages = [
        {
            "id": stage.id,
            "title": stage.title,
            "url": _url(site, "stage", stage.id),
            "weeks": [stage.weeks.least, stage.weeks.most] if stage.weeks else None,
            "modules": _stage_modules(stage),
        }
        for stage in entry.record.stages
    ]
    return {**_named(site, entry), "kind": entry.record.kind, "stages": stages}


def _skill(site: Site, entry: Entry) -> dict[str, Any]:
    skill = entry.record
    told = {"tier": skill.tier, "branch": skill.branch, "levels": list(skill.levels)}
    return _named(site, entry) | told


def _dimension(site: Site, entry: Entry) -> dict[str, Any]:
    dimension = entry.record
    told = {"levels": list(dimension.levels), "modules": list(dimension.modules)}
    return _named(site, entry) | told


def _level(site: Site, entry: Entry) -> dict[str, Any]:
    return {**_named(site, entry), "ladder": parent_of(site.handbook, entry).id}


def _named(site: Site, entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": " ".join(entry.title.split()),
        "url": _url(site, entry.kind, entry.id),
    }


def _url(site: Site, kind: str, key: str) -> str:
    """The address below the site's root; empty for a record that stands on no page."""
    here = Here(site.handbook, site.pages, Page("index.md", ""))
    try:
        source, anchor = here.target(kind, key)
    except MacroError:
        return ""
    return f"{site.pages[source].url}{'#' if anchor else ''}{anchor}"


def _sorted(site: Site, kind: str) -> list[Entry]:
    return _of(site.handbook, kind)


def _of(handbook: Handbook, kind: str) -> list[Entry]:
    return [entry for _, entry in sorted(handbook.of(kind).items())]


def _once(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))
