"""The JSON Schemas that editors complete and underline with, generated from the models."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handbook.ledger import Ledger
from handbook.models import KINDS, SHARED
from handbook.problems import Place, Problem

FOLDER = "data/schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its file name."""
    made = {f"{kind}.json": _schema(kind) for kind in KINDS if kind not in SHARED}
    for kind in SHARED:
        one = _schema(kind)
        definitions = one.pop("$defs", {})
        one.pop("$schema")
        listed = {"$schema": DIALECT, "title": f"{kind}s", "type": "array", "items": one}
        made[f"{kind}s.json"] = listed | ({"$defs": definitions} if definitions else {})
    made["ledger.json"] = {"$schema": DIALECT, **Ledger.model_json_schema()}
    return {name: _closed(schema) for name, schema in made.items()}


def write(root: Path) -> int:
    """Write every schema below a repository; returns how many."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    made = schemas()
    for name, schema in made.items():
        (folder / name).write_text(_text(schema), encoding="utf-8")
    for stray in set(folder.glob("*.json")) - {folder / name for name in made}:
        stray.unlink()
    return len(made)


def check_schemas(root: Path) -> Iterator[Problem]:
    """The committed schemas are those of the models."""
    folder, made = root / FOLDER, schemas()
    known = {path.name for path in folder.glob("*.json")}
    for name in sorted(known | set(made)):
        place = Place(f"{FOLDER}/{name}")
        run = "run 'make schema'"
        if name not in made:
            yield Problem(place, f"no kind of record has this schema; {run}")
        elif name not in known:
            yield Problem(place, f"the schema is missing; {run}")
        elif (folder / name).read_text(encoding="utf-8") != _text(made[name]):
            yield Problem(place, f"the schema is older than the models; {run}")


def _schema(kind: str) -> dict[str, Any]:
    return {"$schema": DIALECT, **KINDS[kind].model_json_schema()}


def _closed(part: Any) -> Any:
    """A schema whose mappings take no key but those of their pattern, as the models do."""
    if isinstance(part, list):
        return [_closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    closed = {key: _closed(value) for key, value in part.items()}
    return closed | ({"additionalProperties": False} if "patternProperties" in part else {})


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
