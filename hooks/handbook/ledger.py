"""The ledger: every id and page address ever published, and what became of those that are gone."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from handbook.fields import Prose, Record, Text
from handbook.problems import Place, Problem, counted, suggestion
from handbook.reader import place_of, read_record
from handbook.references import Step
from handbook.site import Site
from handbook.yaml_nodes import Node, read_node

FILE = "data/ledger.yml"
HEAD = "# yaml-language-server: $schema=schema/ledger.json"

Key = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*/\S*$")]


class Ledger(Record):
    """What has been published. Nothing is ever removed from it."""

    moved: dict[Key, Key] = Field(default={}, description="Old id or address: the new one.")
    split: dict[Key, Annotated[tuple[Key, ...], Field(min_length=2)]] = Field(
        default={}, description="Old id or address: the ones that took its place."
    )
    retired: dict[Key, Prose] = Field(default={}, description="Old id or address: why it is gone.")
    published: dict[Key, Text] = Field(
        default={}, description="Id or address: its title when it was published."
    )


def read_ledger(root: Path) -> tuple[Ledger, Node, list[Problem]]:
    """The ledger of a repository, its nodes, and what is wrong with it."""
    path = root / FILE
    if not path.is_file():
        return Ledger(), Node(1, 1), []
    node, problems = read_node(path, FILE)
    if node is None:
        return Ledger(), Node(1, 1), problems or [Problem(Place(FILE), "the ledger is empty")]
    ledger, more = read_record(node, Ledger, FILE, "ledger")
    return (ledger if isinstance(ledger, Ledger) else Ledger()), node, problems + more


def current(site: Site) -> dict[str, str]:
    """Every id and page address of a site as it is now, with its title."""
    found = {
        f"{entry.kind}/{entry.id}": " ".join(entry.title.split())
        for entry in site.handbook.everything()
        if entry.kind != "handbook"
    }
    for page in site.pages.values():
        title = str(page.meta.get("title", "")) or _record_title(site, dict(page.records))
        found[f"page/{page.url}"] = " ".join(title.split()) or page.source
    return found


def check_ledger(site: Site) -> Iterator[Problem]:
    """Nothing published disappears or changes its subject without a line that says so."""
    ledger, node, problems = read_ledger(site.root)
    yield from problems
    if problems:
        return
    now, faulty = current(site), _faulty(site)
    ended = {**ledger.moved, **ledger.split, **ledger.retired}
    for key, title in ledger.published.items():
        place = place_of(node, ("published", key), FILE)
        if key not in now and key not in ended and key not in faulty:
            yield Problem(place, _gone(key, now))
        elif key in now and key not in ended and _other_subject(key, title, now[key]):
            yield Problem(place, _changed(key, title, now[key]))
    yield from _ended(ledger, node, now, faulty)
    yield from _missing(ledger, now, ended, node)


def additions(site: Site) -> dict[str, str]:
    """What exists and is not in the ledger yet."""
    ledger, _, _ = read_ledger(site.root)
    return {key: title for key, title in current(site).items() if key not in ledger.published}


def append(root: Path, new: Mapping[str, str]) -> None:
    """Add lines at the end of the ledger; nothing else in it changes."""
    path = root / FILE
    text = path.read_text(encoding="utf-8") if path.is_file() else f"{HEAD}\n"
    if not re.search(r"^published:", text, re.MULTILINE):
        text = text.rstrip("\n") + "\npublished:\n"
    lines = [line(key, title) for key, title in new.items()]
    path.write_text(text.rstrip("\n") + "\n" + "".join(f"  {item}\n" for item in lines), "utf-8")


def line(key: str, title: str) -> str:
    """The line of the ledger that publishes an id."""
    return f"{key}: {json.dumps(title, ensure_ascii=False)}"


def _record_title(site: Site, records: Mapping[str, str]) -> str:
    for kind, key in records.items():
        if key in site.handbook.of(kind):
            return site.handbook.of(kind)[key].title
    return ""


def _faulty(site: Site) -> set[str]:
    known = {f"{kind}/{key}" for kind, ids in site.handbook.faulty.items() for key in ids}
    lost = {kind for kind, ids in site.handbook.faulty.items() if ids}
    inside = {"phase": "task", "programme": "block", "path": "stage", "ladder": "level"}
    gone_with = {inside[kind] for kind in lost & set(inside)}
    gone_with |= {"self-check"} if "module" in lost else set()
    gone_with |= {"tool", "channel", "repository", "owner"} if "handbook" in lost else set()
    gone_with |= {"area"} if "evaluation" in lost else set()
    ledger, _, _ = read_ledger(site.root)
    return known | {key for key in ledger.published if key.split("/", 1)[0] in gone_with}


def _named(key: str) -> str:
    kind, _, name = key.partition("/")
    return f"the page '/{name}'" if kind == "page" else f"the {kind} '{name}'"


def _gone(key: str, now: Mapping[str, str]) -> str:
    kind = key.split("/", 1)[0]
    near = suggestion(key, [other for other in now if other.startswith(f"{kind}/")], few=0)
    target = near.split("'")[1] if near else f"{kind}/<its new id>"
    lines = f"under moved '{key}: {target}', or under retired '{key}: <why>'"
    return f"{_named(key)} was published and is gone; bring it back, or add {lines}"


def _other_subject(key: str, was: str, now: str) -> bool:
    """Whether a title shares no word with the one it was published under."""
    if key.startswith("page/"):
        return False
    before, after = (set(re.findall(r"\w{3,}", text.lower())) for text in (was, now))
    return bool(before and after) and not before & after


def _changed(key: str, was: str, now: str) -> str:
    way_out = f"give the new subject a new id, or write '{line(key, now)}' here if it is the same"
    return f"{_named(key)} was published as '{was}' and is now '{now}'; {way_out}"


def _ended(
    ledger: Ledger, node: Node, now: Mapping[str, str], faulty: set[str]
) -> Iterator[Problem]:
    known = {*now, *ledger.moved, *ledger.split, *ledger.retired, *faulty}
    for name in ("moved", "split", "retired"):
        for key, value in getattr(ledger, name).items():
            place = place_of(node, (name, key), FILE)
            if key in now:
                text = f"{_named(key)} is {name} and used again; give the new one another id"
                yield Problem(place, text)
            if name != "retired":
                targets = (value,) if isinstance(value, str) else value
                yield from _targets(targets, known, (name, key), node)
    for start in sorted(ledger.moved):
        chain = [start]
        while chain[-1] in ledger.moved and len(chain) <= len(ledger.moved):
            chain.append(ledger.moved[chain[-1]])
        if chain.count(start) > 1 and start == min(chain):
            text = f"{_named(start)} moves in a circle; let it end at something that exists"
            yield Problem(place_of(node, ("moved", start), FILE), text)


def _targets(
    targets: tuple[str, ...], known: set[str], path: tuple[Step, ...], node: Node
) -> Iterator[Problem]:
    for index, target in enumerate(targets):
        if target not in known:
            step = (index,) if len(targets) > 1 else ()
            text = f"{_named(target)} does not exist{suggestion(target, known, few=0)}"
            yield Problem(place_of(node, (*path, *step), FILE), text)


def _missing(
    ledger: Ledger, now: Mapping[str, str], ended: Mapping[str, object], node: Node
) -> Iterator[Problem]:
    new = [key for key in now if key not in ledger.published and key not in ended]
    if not new:
        return
    run = "run 'handbook ledger --update'"
    if len(new) <= 3:
        lines = ", ".join(f"'{line(key, now[key])}'" for key in new)
        text = f"not in the ledger yet; add at its end {lines}, or {run}"
    else:
        first = ", ".join(f"'{key}'" for key in new[:3])
        text = f"{counted(len(new), 'id')} are not in the ledger yet ({first}, …); {run}"
    yield Problem(place_of(node, ("published",), FILE), text)
