"""The ledger: every id and page address ever published, and what became of those that are gone."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from handbook.fields import Prose, Record, Text
from handbook.models import KINDS
from handbook.pages import PAGED
from handbook.problems import DataError, Place, Problem, counted, suggestion
from handbook.reader import place_of, read_record
from handbook.references import KEY, Step, named_fields
from handbook.site import Site
from handbook.yaml_nodes import Node, parse, read_node, read_text

FILE = "data/ledger.yml"
HEAD = "# yaml-language-server: $schema=schema/ledger.json"

_EMPTY = (
    "the ledger is empty; bring its lines back, or delete the file if nothing was published yet"
)

_NOT_LAST = "nothing can be added here; let 'published' be the last key, with one line for each id"

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
        return Ledger(), Node(1, 1), problems or [Problem(Place(FILE), _EMPTY)]
    ledger, more = read_record(node, Ledger, FILE, "ledger")
    return (ledger if isinstance(ledger, Ledger) else Ledger()), node, problems + more


def whole_ledger(site: Site) -> Ledger:
    """The ledger of a site with the fate of everything that went along with something else."""
    return with_followers(read_ledger(site.root)[0], current(site))


def with_followers(ledger: Ledger, now: Mapping[str, str]) -> Ledger:
    """The ledger with what goes along with a record: its page and its self-check questions.

    A follower needs no line of its own when its record moved, split or was retired.
    """
    ended = _ended(ledger)
    moved, split, retired = dict(ledger.moved), dict(ledger.split), dict(ledger.retired)
    for key in (*ledger.moved, *ledger.split, *ledger.retired):
        for follower in _followers(key, ledger.published):
            if follower in now or follower in ended:
                continue
            if key in ledger.moved:
                target = _along(follower, key, ledger.moved[key])
                moved |= {follower: target} if target in now else {}
            elif key in ledger.split:
                targets = tuple(_along(follower, key, new) for new in ledger.split[key])
                split |= {follower: targets} if now.keys() >= set(targets) else {}
            else:
                retired[follower] = ledger.retired[key]
    return ledger.model_copy(update={"moved": moved, "split": split, "retired": retired})


def _followers(key: str, published: Mapping[str, str]) -> list[str]:
    kind, _, name = key.partition("/")
    page = f"page/{PAGED[kind]}/{name}/" if kind in PAGED else ""
    checks = f"self-check/{name}." if kind == "module" else None
    return [k for k in published if k == page or (checks and k.startswith(checks))]


def _along(follower: str, old: str, new: str) -> str:
    """The place of a follower when its record goes from an old id to a new one."""
    before, after = old.partition("/")[2], new.partition("/")[2]
    return re.sub(rf"/{re.escape(before)}(?=[./])", f"/{after}", follower)


def current(site: Site) -> dict[str, str]:
    """Every id and page address of a site as it is now, with its title."""
    found = {
        f"{entry.kind}/{entry.id}": " ".join(entry.title.split())
        for entry in site.handbook.everything()
        if entry.kind != "handbook"
    }
    for page in site.pages.values():
        records = dict(page.records)
        title = str(page.meta.get("title", "")) or _record_title(site, records)
        # A page without its record is told elsewhere, and published when it has one.
        if title or not records:
            found[f"page/{page.url}"] = " ".join(title.split()) or page.source
    return found


def check_ledger(site: Site) -> Iterator[Problem]:
    """Nothing published disappears or changes its subject without a line that says so."""
    ledger, node, problems = read_ledger(site.root)
    yield from problems
    if node.mapping is not None and not _begins_with_head(site.root / FILE):
        fact = f"the first line does not name the schema; expected '{HEAD}'"
        yield Problem(Place(FILE), fact)
    if problems:
        return
    now, faulty = current(site), _faulty(site)
    ended = _ended(with_followers(ledger, now))
    gone = [k for k in ledger.published if k not in now and k not in ended and k not in faulty]
    follow = {follower for key in gone for follower in _followers(key, ledger.published)}
    new = {key: title for key, title in now.items() if key not in ledger.published}
    yield from _order(node)
    for key, title in ledger.published.items():
        path = ("published", key)
        if key in gone and key not in follow:
            yield Problem(place_of(node, (*path, KEY), FILE), _gone(key, title, new))
        elif key in now and key not in ended and _other_subject(key, title, now[key]):
            yield Problem(place_of(node, path, FILE), _changed(key, title, now[key]))
    yield from _fates(ledger, node, now, faulty)
    yield from _missing(ledger, now, ended, node)


def additions(site: Site) -> dict[str, str]:
    """What exists and is not in the ledger yet."""
    ledger, _, problems = read_ledger(site.root)
    if problems:
        raise DataError(problems)
    known = {*ledger.published, *_ended(ledger)}
    return {key: title for key, title in current(site).items() if key not in known}


def append(root: Path, new: Mapping[str, str]) -> None:
    """Add lines at the end of the ledger; not a byte of what stands there changes.

    Raises DataError when the end of the ledger is not the place for them.
    """
    path = root / FILE
    was = path.read_bytes() if path.is_file() else f"{HEAD}\n".encode()
    text = "" if was.endswith(b"\n") else "\n"
    if not re.search(rb"^published:", was, re.MULTILINE):
        text += "published:\n"
    text += "".join(f"  {line(key, title)}\n" for key, title in new.items())
    whole = (was + text.encode()).decode("utf-8-sig")
    node, problems = parse(whole.replace("\r\n", "\n"), FILE)
    published = node.get("published") if node else None
    if problems or published is None or not new.keys() <= (published.mapping or {}).keys():
        raise DataError([Problem(Place(FILE, was.count(b"\n")), _NOT_LAST)])
    path.write_bytes(was + text.encode())


def check_kept(was: str, root: Path) -> Iterator[Problem]:
    """No line of an earlier ledger is missing: what was published stays known for ever."""
    node, problems = parse(was, FILE)
    now, _, more = read_ledger(root)
    if node is None or problems or more:
        return
    for name in Ledger.model_fields:
        section = node.get(name)
        for key in (section.mapping or {}) if section else {}:
            if key not in getattr(now, name):
                text = f"the line '{key}' under {name} was removed; bring it back, lines only grow"
                yield Problem(Place(FILE), text)


def line(key: str, title: str) -> str:
    """The line of the ledger that publishes an id."""
    return f"{key}: {json.dumps(title, ensure_ascii=False)}"


def _begins_with_head(path: Path) -> bool:
    return read_text(path).split("\n", 1)[0].rstrip() == HEAD


def _record_title(site: Site, records: Mapping[str, str]) -> str:
    for kind, key in records.items():
        if key in site.handbook.of(kind):
            return site.handbook.of(kind)[key].title
    return ""


def _faulty(site: Site) -> set[str]:
    """What may still exist, in records or files that could not be read."""
    faulty = {kind: ids for kind, ids in site.handbook.faulty.items() if ids}
    inside = {name for kind in faulty if kind in KINDS for _, name in named_fields(KINDS[kind])}
    hidden = inside | site.handbook.lost
    ledger, _, _ = read_ledger(site.root)
    known = {f"{kind}/{key}" for kind, ids in faulty.items() for key in ids}
    known |= {f"page/{page.url}" for page in site.pages.values()}
    return known | {key for key in ledger.published if key.split("/", 1)[0] in hidden}


def _named(key: str) -> str:
    kind, _, name = key.partition("/")
    return f"the page '/{name}'" if kind == "page" else f"the {kind} '{name}'"


def _gone(key: str, title: str, new: Mapping[str, str]) -> str:
    """What to do about something that is gone; its successor is guessed among what is new."""
    kind = key.split("/", 1)[0]
    same = [other for other in new if other.startswith(f"{kind}/") and new[other] == title]
    near = suggestion(key, [k for k in new if k.startswith(f"{kind}/")], 0, 0.75)
    word = "address" if kind == "page" else "id"
    guess = near.split("'")[1] if near else f"{kind}/<its new {word}>"
    target = same[0] if same else guess
    lines = f"under moved '{key}: {target}', or under retired '{key}: <why>'"
    return f"{_named(key)} was published and is gone; bring it back, or add {lines}"


def _order(node: Node) -> Iterator[Problem]:
    """New lines go to the end of the file, so what they belong to must be the last key."""
    keys = list(node.keys)
    if "published" in keys and keys[-1] != "published":
        line, column = node.keys[keys[-1]]
        text = f"'{keys[-1]}' stands below 'published'; move it above, where new lines end the file"
        yield Problem(Place(FILE, line, column), text)


def _other_subject(key: str, was: str, now: str) -> bool:
    """Whether a title shares no word with the one it was published under."""
    if key.startswith("page/"):
        return False
    before, after = (set(re.findall(r"\w{3,}", text.lower())) for text in (was, now))
    return bool(before and after) and not before & after


def _changed(key: str, was: str, now: str) -> str:
    way_out = f"give the new subject a new id, or write '{line(key, now)}' here if it is the same"
    return f"{_named(key)} was published as '{was}' and is now '{now}'; {way_out}"


def _ended(ledger: Ledger) -> dict[str, object]:
    """What is gone, and what became of it."""
    return {**ledger.moved, **ledger.split, **ledger.retired}


def _fates(
    ledger: Ledger, node: Node, now: Mapping[str, str], faulty: set[str]
) -> Iterator[Problem]:
    known, seen = {*now, *_ended(ledger), *faulty}, dict[str, str]()
    for name in ("moved", "split", "retired"):
        for key, value in getattr(ledger, name).items():
            place = place_of(node, (name, key, KEY), FILE)
            if key in now:
                text = f"{_named(key)} is {name} and used again; give the new one another id"
                yield Problem(place, text)
            elif key not in ledger.published:
                # An address may be older than the ledger; one letter off is a mistake.
                near = suggestion(key, ledger.published, few=0, cutoff=0.85)
                yield from [Problem(place, f"{_named(key)} was never published{near}")] * bool(near)
            if seen.setdefault(key, name) != name:
                yield Problem(place, f"{_named(key)} is {seen[key]} and {name}; remove one line")
            if ".." in key.split("/"):
                yield Problem(place, f"{_named(key)} is not below the site; write it without '..'")
            if name != "retired":
                targets = (value,) if isinstance(value, str) else value
                yield from _targets(targets, known, now, (name, key), node)
    for start in sorted(ledger.moved):
        chain = [start]
        while chain[-1] in ledger.moved and len(chain) <= len(ledger.moved):
            chain.append(ledger.moved[chain[-1]])
        if chain.count(start) > 1 and start == min(chain):
            text = f"{_named(start)} moves in a circle; let it end at something that exists"
            yield Problem(place_of(node, ("moved", start, KEY), FILE), text)


def _targets(
    targets: tuple[str, ...],
    known: set[str],
    now: Mapping[str, str],
    path: tuple[Step, ...],
    node: Node,
) -> Iterator[Problem]:
    for index, target in enumerate(targets):
        if target not in known:
            step = (index,) if len(targets) > 1 else ()
            text = f"{_named(target)} does not exist{suggestion(target, now, few=0, cutoff=0.7)}"
            yield Problem(place_of(node, (*path, *step), FILE), text)


def _missing(
    ledger: Ledger, now: Mapping[str, str], ended: Mapping[str, object], node: Node
) -> Iterator[Problem]:
    new = [key for key in now if key not in ledger.published and key not in ended]
    if not new:
        return
    run = "run 'make ledger'"
    if len(new) <= 10:
        lines = ", ".join(f"'{line(key, now[key])}'" for key in new)
        text = f"not in the ledger yet; add at its end {lines}, or {run}"
    else:
        first = ", ".join(f"'{key}'" for key in new[:3])
        text = f"{counted(len(new), 'id')} are not in the ledger yet ({first}, …); {run}"
    yield Problem(place_of(node, ("published",), FILE), text)
