"""The values of programmes and paths, and the drawing of what builds on what."""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from handbook import curriculum, programmes
from handbook.curriculum import PaceRow
from handbook.graph import Graph, module_graph
from handbook.handbook import Handbook
from handbook.models import Pace, Range, Stage
from handbook.programmes import Share, track_modules, track_weeks
from tests.world import World

GOLDEN = Path(__file__).parent / "golden"
PROGRAMME = "data/programmes/forecaster.yml"
PATHS = ("craft", "layers", "lanes")


@pytest.fixture
def planned(world: World) -> Handbook:
    """The tiny handbook with a programme that has a plan and tracks."""
    world.write(PROGRAMME, (GOLDEN / "programme" / PROGRAMME).read_text(encoding="utf-8"))
    return world.site().handbook


@pytest.fixture
def paths(world: World) -> Handbook:
    """The tiny handbook with a path in stages, and with layers and lanes."""
    for name in PATHS:
        file = f"data/paths/{name}.yml"
        world.write(file, (GOLDEN / "path" / file).read_text(encoding="utf-8"))
    return world.site().handbook


def test_weeks_are_numbered_through_the_blocks(planned: Handbook) -> None:
    programme = planned.of("programme")["forecaster"].record
    weeks = programmes.programme_weeks(planned, programme)
    assert [[week.number for week in found] for _, found in weeks] == [
        [1, 2],
        [3, 4, 5, 6],
        [],
        [],
        [],
    ]


def test_block_without_a_plan_takes_its_numbers_too(planned: Handbook) -> None:
    programme = planned.of("programme")["forecaster"].record
    turned = programme.model_copy(update={"blocks": programme.blocks[2::-1]})
    weeks = programmes.programme_weeks(planned, turned)
    assert [[week.number for week in found] for _, found in weeks] == [[], [2, 3, 4, 5], [6, 7]]


def test_module_named_in_two_weeks_is_halved(planned: Handbook) -> None:
    programme = planned.of("programme")["forecaster"].record
    (_, (first, second)), *_ = programmes.programme_weeks(planned, programme)
    modules = planned.of("module")
    half = Share(modules["first-forecast"], hours=1.75, part=1, parts=2)
    watching = Share(modules["watching-forecasts"], hours=0.5, part=1, parts=1)
    assert first.modules == (half,)
    assert second.modules == (replace(half, part=2), watching)
    assert (first.learning, second.learning) == (1.75, 2.25)
    assert (first.hours, second.hours) == (6.25, 6.75)


def test_week_of_tracks_takes_as_long_as_the_longest(planned: Handbook) -> None:
    programme = planned.of("programme")["forecaster"].record
    weeks = {b.id: found for b, found in programmes.programme_weeks(planned, programme)}
    # What is for everyone, and besides it the half of a module of half an hour.
    assert [week.learning for week in weeks["own-a-forecast"]] == [2.25, 0.25, 0, 0]
    first, *_ = weeks["own-a-forecast"]
    assert [(each.track.id, each.learning) for each in first.tracks if each.track] == [
        ("shops", 2.25),
        ("ovens", 2),
    ]
    assert (first.hours, first.tracks[1].hours) == (6.75, 6.5)


def test_weeks_of_a_track_are_numbered_as_the_programme(planned: Handbook) -> None:
    programme = planned.of("programme")["forecaster"].record
    shops, ovens = programme.tracks
    assert [(w.number, w.week.title) for w in track_weeks(planned, programme, shops)] == [
        (3, "Ask"),
        (4, "The smallest order"),
        (5, "Count"),
    ]
    assert track_modules(shops) == ["watching-forecasts"]
    assert track_modules(ovens) == []


def test_blocks_of_a_programme_add_up(planned: Handbook) -> None:
    programme = planned.of("programme")["forecaster"].record
    totals = programmes.programme_totals(planned, programme)
    assert [(total.block.id, total.first, total.last, total.hours) for total in totals] == [
        ("learn-the-data", 1, 2, 13),
        ("own-a-forecast", 3, 6, 20.5),
        # Its modules stand in a plan or are its own: two hours are.
        ("look-back", 7, 7, 0),
        ("teach", 8, 7, 0),
        ("lead-a-shop", 8, 7, 0),
    ]
    assert programmes.programme_hours(planned, programme) == 33.5
    assert programmes.initiative_weeks(programme) == (4, 8)


def test_modules_of_a_programme_are_told_once_with_their_place(planned: Handbook) -> None:
    programme = planned.of("programme")["forecaster"].record
    assert list(programmes.programme_modules(programme)) == [
        ("first-forecast", ("blocks", 0, "plan", 0, "modules", 0)),
        ("watching-forecasts", ("blocks", 0, "plan", 1, "modules", 1)),
        ("sales-data", ("blocks", 1, "plan", 0, "modules", 0)),
    ]


def test_module_knows_the_weeks_and_the_tracks_it_stands_in(planned: Handbook) -> None:
    programme = planned.of("programme")["forecaster"].record
    assert programmes.weeks_with(planned, programme, "first-forecast") == [1, 2]
    places = [
        (part, at) for _, part, at in programmes.programmes_with(planned, "watching-forecasts")
    ]
    assert places == [
        ("week 2", "week-2"),
        ("Shops, week 3", "shops-week-3"),
        ("Shops, week 4", "shops-week-4"),
        ("Look back", "block-look-back"),
        ("Teach what you know", "block-teach"),
    ]


def test_quarter_says_what_else_it_builds_on(paths: Handbook) -> None:
    step = paths.of("stage")["shop-side"].record
    needs = [[e.id for e in curriculum.quarter_needs(paths, step, n)] for n in (0, 1)]
    assert needs == [["sales-data"], []]
    assert curriculum.stage_modules(step) == ["first-forecast", "watching-forecasts"]


PACES = [
    (
        (Range(least=5, most=10), Range(least=3, most=6)),
        PaceRow(
            "5–10",
            "3–6",
            (13, 26),
            (65, 260),
            ("5 × 3 × 52 / 12 = 65", "10 × 6 × 52 / 12 = 260"),
        ),
    ),
    (
        (Range(least=40), Range(least=1)),
        PaceRow("40+", "1+", (4, 4), (173, 173), ("40 × 1 × 52 / 12 = 173",) * 2),
    ),
    (
        (Range(least=8, most=8), Range(least=2, most=3)),
        PaceRow("8", "2–3", (9, 13), (69, 104), ("8 × 2 × 52 / 12 = 69", "8 × 3 × 52 / 12 = 104")),
    ),
]


@pytest.mark.parametrize(("pace", "row"), PACES, ids=["closed", "open", "one-number"])
def test_pace_is_multiplied_least_with_least(
    paths: Handbook, pace: tuple[Range, Range], row: PaceRow
) -> None:
    path = paths.of("path")["craft"].record
    one = path.model_copy(update={"pace": (Pace(hours=pace[0], months=pace[1]),)})
    assert curriculum.pace_rows(one) == [row]


def test_weeks_of_all_stages_are_added(paths: Handbook) -> None:
    assert curriculum.stage_sum(paths.of("path")["craft"].record) == (7, 15)
    assert curriculum.stage_sum(paths.of("path")["lanes"].record) == (0, 0)


@pytest.mark.parametrize(
    ("modules", "tiers"),
    [
        (["sales-data"], [1]),
        (["sales-data", "first-forecast"], [1, 2]),
        (["gone"], []),
        ([], []),
    ],
)
def test_stage_has_the_tiers_that_its_modules_raise(
    paths: Handbook, modules: list[str], tiers: list[int]
) -> None:
    stage = Stage(id="a", title="A", summary="A.", modules=tuple(modules))
    assert curriculum.stage_tiers(paths, stage) == tiers


@pytest.mark.parametrize(
    ("stage", "kind", "found"),
    [
        ("apprentice", "layers", ["bake-it"]),
        ("apprentice", "lanes", ["shop-side", "oven-side"]),
        ("apprentice", "fast-track", []),
        ("master", "lanes", []),
        ("master", "stages", ["apprentice"]),
    ],
)
def test_stage_is_related_to_steps_of_other_paths(
    paths: Handbook, stage: str, kind: str, found: list[str]
) -> None:
    record = paths.of("stage")[stage].record
    assert [entry.id for entry in curriculum.related(paths, record, kind)] == found


def test_level_of_a_skill_is_the_highest_that_a_module_reaches(paths: Handbook) -> None:
    assert curriculum.reached(paths, ["first-forecast", "gone"]) == {
        "forecasting": 2,
        "data-care": 2,
    }
    assert curriculum.reached(paths, ["watching-forecasts", "sales-data"]) == {
        "forecasting": 3,
        "data-care": 3,
    }


def test_modules_are_grouped_by_their_main_skill(paths: Handbook) -> None:
    groups = curriculum.module_groups(paths)
    assert [(name, [entry.id for entry in found]) for name, found in groups] == [
        ("Foundations", ["sales-data"]),
        ("Models", ["first-forecast", "watching-forecasts"]),
    ]


@pytest.mark.parametrize(
    ("least", "most", "unit", "words"),
    [(3, 6, "weeks", "3–6 weeks"), (3, 3, "", "3"), (40, None, "", "40+")],
)
def test_ranges_are_said_in_words(least: int, most: int | None, unit: str, words: str) -> None:
    assert curriculum.bounds(least, most, unit) == words


@pytest.mark.parametrize(
    ("hours", "part", "parts", "words"),
    [(2, 1, 1, "2 h"), (1.75, 1, 2, "1.75 h, part 1 of 2"), (7 / 3, 3, 3, "2.33 h, part 3 of 3")],
)
def test_shares_are_said_in_words(
    paths: Handbook, hours: float, part: int, parts: int, words: str
) -> None:
    entry = paths.of("module")["sales-data"]
    assert programmes.share_words(Share(entry, hours, part, parts)) == words


def handbook_of(
    world: World, needs: Mapping[str, Sequence[str]], *stages: Sequence[str]
) -> Handbook:
    """A handbook of nothing but modules with what each needs, and a path through some of them."""
    known = world.site().handbook
    module, path = known.of("module")["sales-data"], known.of("path")["craft"]
    modules = {
        key: replace(
            module,
            id=key,
            record=module.record.model_copy(update={"title": key, "prerequisites": tuple(found)}),
        )
        for key, found in needs.items()
    }
    steps = tuple(
        Stage(id=f"s{number}", title=f"Stage {number}", summary="A.", modules=tuple(keys))
        for number, keys in enumerate(stages, 1)
    )
    ways = {"craft": replace(path, record=path.record.model_copy(update={"stages": steps}))}
    return replace(known, entries={**known.entries, "module": modules, "path": ways})


def arcs(graph: Graph) -> set[tuple[str, str]]:
    """The arcs of a drawing as pairs of modules: what is needed, and what needs it."""
    names = {row.y: row.entry.id for row in graph.rows}
    ends = [re.findall(r"62 ([\d.]+)", arc) for row in graph.rows for arc in row.arcs]
    return {(names[float(top)], names[float(bottom)]) for top, bottom in ends}


ORDERS = [
    ("path", {"a": [], "b": [], "c": ["b"]}, [["b"], ["a"]], "bac"),
    ("needs-off-the-path", {"a": [], "b": ["a"], "c": ["b"], "d": []}, [["d"], ["c"]], "dabc"),
    ("path-against-the-needs", {"a": [], "b": ["a"]}, [["b"], ["a"]], "ab"),
    ("twice-on-the-path", {"a": [], "b": []}, [["b"], ["b", "a"]], "ba"),
    ("no-path", {"b": ["c"], "a": [], "c": []}, [], "acb"),
]


@pytest.mark.parametrize(
    ("needs", "stages", "order"), [row[1:] for row in ORDERS], ids=[row[0] for row in ORDERS]
)
def test_every_module_stands_below_what_it_needs(
    world: World, needs: dict[str, list[str]], stages: list[list[str]], order: str
) -> None:
    graph = module_graph(handbook_of(world, needs, *stages))
    assert "".join(row.entry.id for row in graph.rows) == order
    assert all(order.index(top) < order.index(bottom) for top, bottom in arcs(graph))


def test_arc_that_others_imply_is_left_out_of_the_drawing_alone(world: World) -> None:
    needs = {"a": [], "b": ["a"], "c": ["b", "a"], "d": ["a", "c"], "e": ["a", "gone"]}
    graph = module_graph(handbook_of(world, needs))
    assert arcs(graph) == {("a", "b"), ("b", "c"), ("c", "d"), ("a", "e")}
    told = {row.entry.id: [need.id for need in row.needs] for row in graph.rows}
    assert told == {"a": [], "b": ["a"], "c": ["b", "a"], "d": ["a", "c"], "e": ["a"]}
    unlocked = {row.entry.id: [entry.id for entry in row.unlocks] for row in graph.rows}
    assert unlocked == {"a": ["b", "c", "d", "e"], "b": ["c"], "c": ["d"], "d": [], "e": []}


def test_stages_are_headings_and_the_rest_stands_below(world: World) -> None:
    needs: dict[str, list[str]] = {"a": [], "b": [], "c": []}
    graph = module_graph(handbook_of(world, needs, ["b"], ["b"], ["gone", "c"]))
    assert [(row.heading, row.entry.id) for row in graph.rows] == [
        ("Stage 1", "b"),
        ("Stage 3", "c"),
        ("Further", "a"),
    ]


CIRCLES: list[tuple[str, dict[str, list[str]], list[list[str]]]] = [
    ("two", {"a": ["b"], "b": ["a"], "c": ["a"]}, []),
    ("on-the-path", {"a": ["b"], "b": ["a"], "c": ["a"]}, [["c"], ["a"]]),
    ("itself", {"a": ["a"], "b": ["a"]}, [["b"]]),
    ("three", {"a": ["c"], "b": ["a"], "c": ["b"], "d": []}, [["d", "b"]]),
]


@pytest.mark.parametrize(
    ("needs", "stages"), [row[1:] for row in CIRCLES], ids=[row[0] for row in CIRCLES]
)
def test_circle_is_drawn_whole(
    world: World, needs: dict[str, list[str]], stages: list[list[str]]
) -> None:
    graph = module_graph(handbook_of(world, needs, *stages))
    assert {row.entry.id for row in graph.rows} == needs.keys()


def test_handbook_without_modules_has_an_empty_drawing(world: World) -> None:
    assert module_graph(handbook_of(world, {})).rows == ()


def test_long_chain_is_drawn_in_a_moment(world: World) -> None:
    names = [f"m{number:03}" for number in range(1_000)]
    needs = {name: names[max(0, at - 1) : at] for at, name in enumerate(names)}
    known = handbook_of(world, dict(reversed(needs.items())), names[::-1])
    began = time.process_time()
    graph = module_graph(known)
    assert time.process_time() - began < 1
    assert [row.entry.id for row in graph.rows] == names
    assert sum(len(row.arcs) for row in graph.rows) == 999
