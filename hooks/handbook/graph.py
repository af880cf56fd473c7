"""The prerequisites of all modules drawn as arcs beside a list; lengths are in pixels.

One row a module, in the order of learning, so that the drawing is as narrow as a phone and every
arc leads up. An arc that others already imply is left out. The rows are links in HTML, each with a
drawing of its own arcs that reaches up beyond it.
"""

from dataclasses import dataclass

from handbook.curriculum import all_needs, learning_order, main_path
from handbook.handbook import Entry, Handbook
from handbook.views import needed_by

ROW, HEADING = 26, 34
WIDTH, DOT, SMALLEST, WIDEST = 70, 62, 10, 56
"""The column of the arcs: its width, where its dots stand, how far an arc bulges to the left."""


@dataclass(frozen=True)
class Row:
    """A module: its place, the arcs to what it needs, and the words of the equal list."""

    entry: Entry
    y: float
    heading: str
    arcs: tuple[str, ...]
    needs: tuple[Entry, ...]
    unlocks: tuple[Entry, ...]


@dataclass(frozen=True)
class Graph:
    """The whole drawing, with the measures that its styles need."""

    rows: tuple[Row, ...]
    width: int = WIDTH
    dot_x: int = DOT
    row: int = ROW
    heading: int = HEADING


def module_graph(handbook: Handbook) -> Graph:
    """The drawing of all modules."""
    modules, ordered = handbook.of("module"), learning_order(handbook)
    headings, y = _headings(handbook, ordered), 0.0
    places: dict[str, float] = {}
    for entry in ordered:
        y += HEADING if entry.id in headings else 0
        places[entry.id] = y + ROW / 2
        y += ROW
    direct = _reduced(handbook)
    longest = max(
        (abs(places[key] - places[need]) for key, needs in direct.items() for need in needs),
        default=1,
    )
    rows = tuple(
        Row(
            entry,
            places[entry.id],
            headings.get(entry.id, ""),
            tuple(_arc(places[need], places[entry.id], longest) for need in direct[entry.id]),
            tuple(modules[need] for need in entry.record.prerequisites if need in modules),
            tuple(needed_by(handbook, entry.id)),
        )
        for entry in ordered
    )
    return Graph(rows)


def _headings(handbook: Handbook, ordered: list[Entry]) -> dict[str, str]:
    """The stage that begins with a module, by the module's id."""
    path = main_path(handbook)
    known, found, shown = {entry.id for entry in ordered}, {}, set()
    for stage in path.record.stages if path else ():
        first = next((key for key in stage.modules if key in known and key not in shown), None)
        shown |= set(stage.modules)
        if first:
            found[first] = stage.title
    rest = next((entry.id for entry in ordered if entry.id not in shown), None)
    return {**found, rest: "Further"} if rest and found else found


def _reduced(handbook: Handbook) -> dict[str, list[str]]:
    """The needs of each module that no other need of it implies."""
    modules, below = handbook.modules, all_needs(handbook)
    implied = {
        key: set[str]().union(*(below.get(need, ()) for need in module.prerequisites))
        for key, module in modules.items()
    }
    return {
        key: [n for n in module.prerequisites if n in modules and n not in {*implied[key], key}]
        for key, module in modules.items()
    }


def _arc(top: float, bottom: float, longest: float) -> str:
    bulge = SMALLEST + (WIDEST - SMALLEST) * (abs(bottom - top) / longest) ** 0.6
    # The control points of a Bézier curve lie a third further out than the curve itself.
    x = round(DOT - bulge * 4 / 3, 1)
    return f"M{DOT} {top:g}C{x:g} {top:g} {x:g} {bottom:g} {DOT} {bottom:g}"
