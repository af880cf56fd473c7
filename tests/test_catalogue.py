"""The catalogue for the tools: plain values, addresses that exist, moves that lead somewhere."""

import json
from pathlib import Path

import pytest

from handbook.catalogue import CATALOGUE, MOVES, catalogue, fingerprint, moves, write_catalogue
from handbook.ledger import Ledger
from handbook.site import Site, read_site
from tests.world import World

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site() -> Site:
    """The data and the pages of this repository."""
    return read_site(ROOT)


def test_every_address_is_a_page_of_the_site(site: Site) -> None:
    found = catalogue(site)
    urls = [item["url"] for items in found.values() for item in items]
    urls += [stage["url"] for path in found["paths"] for stage in path["stages"]]
    assert {url.partition("#")[0].strip("/") for url in urls} <= set(site.by_url)


def test_catalogue_names_only_modules_that_it_has(site: Site) -> None:
    found = catalogue(site)
    known = {module["id"] for module in found["modules"]}
    named = {key for module in found["modules"] for key in module["needs"]}
    for programme in found["programmes"]:
        named |= {*programme["modules"], *programme["assumes"]}
        named |= {
            key for each in programme["blocks"] + programme["tracks"] for key in each["modules"]
        }
    named |= {
        key for path in found["paths"] for stage in path["stages"] for key in stage["modules"]
    }
    named |= {key for task in found["tasks"] for key in task["modules"]}
    assert named <= known == set(site.handbook.modules)


def test_module_of_the_world_as_the_tools_see_it(world: World) -> None:
    module = next(m for m in catalogue(world.site())["modules"] if m["id"] == "first-forecast")
    assert module | {"seen": ""} == {
        "id": "first-forecast",
        "title": "First forecast",
        "url": "modules/first-forecast/",
        "hours": 3.5,
        "level": "entry",
        "needs": ["sales-data"],
        "skills": {"forecasting": 2, "data-care": 2},
        "checks": ["which-baseline", "unseen-days"],
        "seen": "",
    }


def test_fingerprint_changes_with_what_one_has_done_and_with_nothing_else(world: World) -> None:
    def seen() -> str:
        found = catalogue(world.site())["modules"]
        return str(next(m for m in found if m["id"] == "first-forecast")["seen"])

    before = seen()
    world.edit("data/modules/first-forecast.yml", "hours: 3.5", "hours: 7")
    assert seen() == before
    assert fingerprint("a", ["b"]) != fingerprint("a", ["c"])
    assert len(before) == 8


def test_moves_hold_what_a_browser_may_have_kept_and_no_page() -> None:
    ledger = Ledger(
        moved={"task/a": "task/b", "page/a/": "page/b/", "term/a": "term/b"},
        split={"module/c": ("module/d", "module/e")},
        retired={"task/z": "Nobody needs it."},
    )
    assert moves(ledger) == {"module/c": ["module/d", "module/e"], "task/a": ["task/b"]}


def test_files_are_written_without_a_space_too_many(world: World, tmp_path: Path) -> None:
    write_catalogue(world.site(), tmp_path)
    text = (tmp_path / CATALOGUE).read_text(encoding="utf-8")
    assert json.loads(text) == json.loads(json.dumps(catalogue(world.site())))
    assert '": ' not in text.replace('\\"', "")[:200]
    assert json.loads((tmp_path / MOVES).read_text(encoding="utf-8")) == {}
