"""What is said about the files of a data folder, and what one broken file does to the others."""

import pytest

from handbook.loader import load, read, schema_line
from handbook.models import KINDS
from handbook.problems import DataError
from tests.world import SOURCE, Change, World

KIT = "data/handbook.yml"
SKILL = "data/skills/data-care.yml"
MODULE = "data/modules/sales-data.yml"
WEEK = "data/phases/week-1.yml"
RESOURCES = "data/resources/forecasting.yml"

PLACES = [
    pytest.param(
        [("move", SKILL, "data/skills/data-care.yaml")],
        [
            (
                "data/skills/data-care.yaml:1:1: not a data file: expected a name that ends in "
                ".yml; rename it to data-care.yml"
            )
        ],
        id="long-suffix",
    ),
    pytest.param(
        [("write", "data/skills/notes.txt", "x")],
        ["data/skills/notes.txt:1:1: not a data file: expected a name that ends in .yml"],
        id="other-suffix",
    ),
    pytest.param(
        [("write", "data/README", "x")],
        ["data/README:1:1: not a data file: expected a name that ends in .yml"],
        id="no-suffix",
    ),
    pytest.param(
        [("write", "data/skill/a.yml", "x")],
        [
            (
                "data/skill/a.yml:1:1: no kind of record is kept in the folder 'skill'; did "
                "you mean 'skills'?"
            )
        ],
        id="folder-in-the-singular",
    ),
    pytest.param(
        [("write", "data/recipes/a.yml", "x")],
        [
            (
                "data/recipes/a.yml:1:1: no kind of record is kept in the folder 'recipes'; "
                "expected 'antipatterns', 'cases', 'claims', 'decisions', 'dimensions', "
                "'domains', 'forms', 'ladders', 'metrics', 'modules', 'paths', 'phases', "
                "'professions', 'programmes', 'questions', 'resources', 'rhythms', 'skills', "
                "'steps' or 'terms'"
            )
        ],
        id="folder-of-no-kind",
    ),
    pytest.param(
        [("write", "data/skills/old/a.yml", "x")],
        ["data/skills/old/a.yml:1:1: too deep; move it up into data/skills/"],
        id="folder-too-deep",
    ),
    pytest.param(
        [("move", SKILL, "data/skills/foundations/data-care.yml")],
        [("data/skills/foundations/data-care.yml:1:1: too deep; move it up into data/skills/")],
        id="moved-too-deep",
    ),
    pytest.param(
        [("write", "data/skills.yml", "x")],
        [
            (
                "data/skills.yml:1:1: no kind of record is kept in 'skills.yml'; move it into "
                "data/skills/"
            )
        ],
        id="kind-as-a-file",
    ),
    pytest.param(
        [("write", "data/handbok.yml", "x")],
        [
            (
                "data/handbok.yml:1:1: no kind of record is kept in 'handbok.yml'; did you "
                "mean 'handbook'?"
            )
        ],
        id="mistyped-kit",
    ),
    pytest.param(
        [("move", SKILL, "data/skills/Data_Care.yml")],
        [
            (
                "data/skills/Data_Care.yml:1:1: expected a file name of lower-case letters, "
                "digits and hyphens; rename it to data-care.yml"
            )
        ],
        id="capitals-in-the-name",
    ),
    pytest.param(
        [("move", SKILL, "data/skills/§.yml")],
        [("data/skills/§.yml:1:1: expected a file name of lower-case letters, digits and hyphens")],
        id="signs-in-the-name",
    ),
]

LINES = [
    pytest.param(
        [("edit", SKILL, "# yaml-language-server: $schema=../schema/skill.json\n", "")],
        [
            (
                "data/skills/data-care.yml:1:1: the first line does not name the schema; "
                "expected '# yaml-language-server: $schema=../schema/skill.json'"
            )
        ],
        id="missing",
    ),
    pytest.param(
        [("edit", SKILL, "schema/skill.json", "schema/module.json")],
        [
            (
                "data/skills/data-care.yml:1:1: the first line does not name the schema; "
                "expected '# yaml-language-server: $schema=../schema/skill.json'"
            )
        ],
        id="another-kind",
    ),
    pytest.param(
        [("edit", RESOURCES, "schema/resources.json", "schema/resource.json")],
        [
            (
                "data/resources/forecasting.yml:1:1: the first line does not name the schema; "
                "expected '# yaml-language-server: $schema=../schema/resources.json'"
            )
        ],
        id="singular-for-a-list",
    ),
    pytest.param(
        [("edit", KIT, "$schema=schema/", "$schema=../schema/")],
        [
            (
                "data/handbook.yml:1:1: the first line does not name the schema; expected '# "
                "yaml-language-server: $schema=schema/handbook.json'"
            )
        ],
        id="folder-for-the-kit",
    ),
    pytest.param(
        [
            (
                "edit",
                SKILL,
                "# yaml-language-server: $schema=../schema/skill.json\n",
                "\n# yaml-language-server: $schema=../schema/skill.json\n",
            )
        ],
        [
            (
                "data/skills/data-care.yml:1:1: the first line does not name the schema; "
                "expected '# yaml-language-server: $schema=../schema/skill.json'"
            )
        ],
        id="second-line",
    ),
]

CONTENTS = [
    pytest.param(
        [("write", SKILL, "")],
        [
            (
                "data/skills/data-care.yml:1:1: the file is empty; expected a skill with "
                "title, tier, branch, description, levels"
            )
        ],
        id="empty",
    ),
    pytest.param(
        [("write", SKILL, "# yaml-language-server: $schema=../schema/skill.json\n")],
        [
            (
                "data/skills/data-care.yml:1:1: the file is empty; expected a skill with "
                "title, tier, branch, description, levels"
            )
        ],
        id="comments-only",
    ),
    pytest.param(
        [("write", RESOURCES, "\n")],
        [
            (
                "data/resources/forecasting.yml:1:1: the file is empty; expected a list of "
                "resources, each with id, title, author, kind, url, skills, level, cost, why"
            )
        ],
        id="empty-list-file",
    ),
    pytest.param(
        [("write", SKILL, "# yaml-language-server: $schema=../schema/skill.json\nData care\n")],
        [
            (
                "data/skills/data-care.yml:2:1: expected a skill with title, tier, branch, "
                "description, levels, got 'Data care'"
            )
        ],
        id="text",
    ),
    pytest.param(
        [
            (
                "write",
                SKILL,
                "# yaml-language-server: $schema=../schema/skill.json\n- title: Data care\n",
            )
        ],
        [
            (
                "data/skills/data-care.yml:2:1: expected a skill with title, tier, branch, "
                "description, levels, got a list"
            )
        ],
        id="list-instead-of-a-record",
    ),
    pytest.param(
        [
            (
                "write",
                RESOURCES,
                "# yaml-language-server: $schema=../schema/resources.json\nid: forecasting-book\n",
            )
        ],
        [
            (
                "data/resources/forecasting.yml:2:1: expected a list of resources, each with "
                "id, title, author, kind, url, skills, level, cost, why; begin each with '- "
                "id: …'"
            )
        ],
        id="record-instead-of-a-list",
    ),
    pytest.param(
        [
            (
                "write",
                RESOURCES,
                "# yaml-language-server: $schema=../schema/resources.json\n- forecasting-book\n",
            )
        ],
        [
            (
                "data/resources/forecasting.yml:2:3: expected a resource with id, title, "
                "author, kind, url, skills, level, cost, why, got 'forecasting-book'"
            )
        ],
        id="text-in-a-list",
    ),
    pytest.param(
        [("edit", SKILL, "title: Data", "id: data-care\ntitle: Data")],
        [("data/skills/data-care.yml:2:1: the file name says the id already; remove this line")],
        id="id-beside-the-file-name",
    ),
    pytest.param(
        [("edit", SKILL, "title: Data", "id: sql\ntitle: Data")],
        [
            (
                "data/skills/data-care.yml:2:1: the file name is the id ('data-care'), not "
                "'sql'; remove this line"
            )
        ],
        id="another-id-inside",
    ),
    pytest.param(
        [("edit", SKILL, "title: Data", "id: [sql]\ntitle: Data")],
        [
            (
                "data/skills/data-care.yml:2:1: the file name is the id ('data-care'), not a "
                "list; remove this line"
            )
        ],
        id="list-as-an-id-inside",
    ),
    pytest.param(
        [("remove", KIT)],
        [
            (
                "data/handbook.yml:1:1: the company kit is missing; expected the file "
                "data/handbook.yml"
            )
        ],
        id="missing-kit",
    ),
]

TWICE = [
    pytest.param(
        [("edit", "data/terms/forecasting.yml", "- id: stock-keeping-unit", "- id: baseline")],
        [
            (
                "data/terms/forecasting.yml:6:7: the term 'baseline' exists already, at "
                "data/terms/forecasting.yml:2; give this one another id"
            )
        ],
        id="in-one-file",
    ),
    pytest.param(
        [
            (
                "write",
                "data/resources/more.yml",
                (
                    "# yaml-language-server: $schema=../schema/resources.json\n- id: sql-course\n  "
                    "title: Select Star SQL\n  author: Zi Chong Kao\n  kind: course\n  url: "
                    "https://selectstarsql.com/\n  skills: [data-care]\n  level: entry\n  cost: "
                    "free\n  why: It is short.\n"
                ),
            )
        ],
        [
            (
                "data/resources/more.yml:2:7: the resource 'sql-course' exists already, at "
                "data/resources/forecasting.yml:14; give this one another id"
            )
        ],
        id="in-two-files",
    ),
    pytest.param(
        [("edit", WEEK, "  - id: first-sync", "  - id: order-access")],
        [
            (
                "data/phases/week-1.yml:25:9: the task 'order-access' exists already, at "
                "data/phases/before-day-1.yml:7; give this one another id"
            )
        ],
        id="tasks-of-two-phases",
    ),
    pytest.param(
        [("edit", KIT, "  - id: tracker", "  - id: warehouse")],
        [
            (
                "data/handbook.yml:34:9: the tool 'warehouse' exists already, at "
                "data/handbook.yml:29; give this one another id"
            )
        ],
        id="tools",
    ),
    pytest.param(
        [("edit", MODULE, "  - id: returned-loaf", "  - id: closed-shop")],
        [
            (
                "data/modules/sales-data.yml:21:9: the self-check 'sales-data.closed-shop' "
                "exists already, at data/modules/sales-data.yml:17; give this one another id"
            )
        ],
        id="self-checks-of-one-module",
    ),
]


@pytest.mark.parametrize(("changes", "problems"), PLACES)
def test_file_in_a_wrong_place_is_told_and_hides_nothing(
    world: World, changes: list[Change], problems: list[str]
) -> None:
    world.change(*changes)
    assert world.problems() == problems


@pytest.mark.parametrize("file", ["data/.DS_Store", "data/skills/.a.yml.swp", "data/.idea/a.xml"])
def test_hidden_file_is_passed_over(world: World, file: str) -> None:
    world.write(file, "x")
    assert world.problems() == []


@pytest.mark.parametrize(("changes", "problems"), LINES)
def test_first_line_names_the_schema(
    world: World, changes: list[Change], problems: list[str]
) -> None:
    world.change(*changes)
    assert world.problems() == problems


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("handbook", "# yaml-language-server: $schema=schema/handbook.json"),
        ("evaluation", "# yaml-language-server: $schema=schema/evaluation.json"),
        ("skill", "# yaml-language-server: $schema=../schema/skill.json"),
        ("term", "# yaml-language-server: $schema=../schema/terms.json"),
    ],
)
def test_schema_line_leads_to_the_schema_of_the_kind(kind: str, line: str) -> None:
    assert schema_line(kind) == line


@pytest.mark.parametrize(("changes", "problems"), CONTENTS)
def test_file_without_its_record_is_told_what_it_needs(
    world: World, changes: list[Change], problems: list[str]
) -> None:
    world.change(*changes)
    assert world.problems() == problems


@pytest.mark.parametrize(("changes", "problems"), TWICE)
def test_id_that_exists_already_is_told_with_the_first_place(
    world: World, changes: list[Change], problems: list[str]
) -> None:
    world.change(*changes)
    assert loading(world) == problems


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(WEEK, "- id: first-sync", "- id: sales-data", id="task-and-module"),
        pytest.param(MODULE, "- id: returned-loaf", "- id: unseen-days", id="two-modules"),
    ],
)
def test_same_id_may_name_things_of_two_kinds(world: World, file: str, old: str, new: str) -> None:
    world.edit(file, old, new)
    assert loading(world) == []


EVERY_FILE = sorted(
    path.relative_to(SOURCE).as_posix()
    for path in (SOURCE / "data").rglob("*.yml")
    if path.name != "ledger.yml"
)


@pytest.mark.parametrize("file", EVERY_FILE)
def test_file_that_cannot_be_parsed_is_the_only_problem(world: World, file: str) -> None:
    lines = world.text(file).count("\n") + 1
    world.write(file, world.text(file) + "\ttab\n")
    assert world.problems() == [f"{file}:{lines}:1: a tab in the indentation; use spaces"]


@pytest.mark.parametrize("file", EVERY_FILE)
def test_file_that_is_not_utf8_is_the_only_problem(world: World, file: str) -> None:
    lines = world.text(file).count("\n") + 1
    (world.root / file).write_bytes(world.text(file).encode() + b"\xff")
    assert world.problems() == [
        f"{file}:{lines}:1: the byte 0xFF is not UTF-8; save the file as UTF-8"
    ]


@pytest.mark.parametrize("file", EVERY_FILE)
def test_unknown_key_is_the_only_problem(world: World, file: str) -> None:
    lines = world.text(file).count("\n") + 1
    indent = "  " if world.text(file).split("\n")[1].startswith("- ") else ""
    world.write(file, f"{world.text(file)}{indent}zzz: 1\n")
    (problem,) = world.problems()
    assert problem.startswith(f"{file}:{lines}:{len(indent) + 1}: unknown key 'zzz'; expected '")


def test_faults_of_several_files_are_told_together(world: World) -> None:
    world.change(
        ("edit", RESOURCES, "kind: course", "kind: film"),
        ("edit", SKILL, "tier: 1", "tier: 9"),
        ("write", "data/terms/broken.yml", "- [a"),
        ("edit", WEEK, "tools: [warehouse, tracker]", "tools: [warehouse, traker]"),
    )
    assert world.problems() == [
        "data/phases/week-1.yml:23:24: no tool 'traker'; did you mean 'tracker'?",
        "data/resources/forecasting.yml:17:9: expected 'book', 'course', 'paper', 'tool', "
        "'community', 'documentation' or 'article', got 'film'",
        "data/skills/data-care.yml:3:7: expected a whole number from 1 to 3, got the number 9",
        "data/terms/broken.yml:1:1: the first line does not name the schema; "
        "expected '# yaml-language-server: $schema=../schema/terms.json'",
        "data/terms/broken.yml:1:3: the list opened with '[' is never closed, or lacks a comma",
    ]


def test_every_kind_of_record_is_loaded() -> None:
    handbook = load(SOURCE / "data")
    assert {kind: len(handbook.of(kind)) for kind in KINDS} == {
        "handbook": 1,
        "skill": 2,
        "dimension": 1,
        "module": 3,
        "programme": 1,
        "phase": 2,
        "path": 1,
        "ladder": 2,
        "evaluation": 1,
        "rhythm": 2,
        "year": 1,
        "antipattern": 2,
        "step": 2,
        "metric": 1,
        "returns": 1,
        "sourcing": 1,
        "profession": 2,
        "decision": 1,
        "resource": 2,
        "question": 1,
        "term": 2,
        "claim": 1,
        "form": 1,
        "case": 1,
        "domain": 1,
    }
    assert {kind: sorted(found) for kind, found in handbook.nested.items()} == {
        "area": ["craft", "teamwork"],
        "assumption": ["kept", "loaves", "price"],
        "block": ["learn-the-data", "own-a-forecast"],
        "channel": ["help"],
        "criterion": ["speed", "taste"],
        "formula": ["benefit", "cost", "months", "roi"],
        "level": ["junior", "senior", "shop-lead"],
        "option": ["bake", "buy"],
        "owner": ["team"],
        "repository": ["forecasts"],
        "self-check": [
            "first-forecast.unseen-days",
            "first-forecast.which-baseline",
            "sales-data.closed-shop",
            "sales-data.returned-loaf",
            "watching-forecasts.fall-back",
            "watching-forecasts.first-sign",
        ],
        "stage": ["apprentice", "master"],
        "task": ["first-sync", "order-access", "prepare-machine", "read-sales", "visit-ovens"],
        "tool": ["tracker", "warehouse"],
    }
    assert handbook.whole


def test_load_raises_every_problem_sorted(world: World) -> None:
    world.edit(SKILL, "tier: 1", "tier: 9")
    world.remove(KIT)
    with pytest.raises(DataError) as caught:
        load(world.root / "data")
    assert str(caught.value) == (
        "data/handbook.yml:1:1: the company kit is missing; expected the file data/handbook.yml\n"
        "data/skills/data-care.yml:3:7: expected a whole number from 1 to 3, got the number 9\n"
        "2 problems"
    )


def test_unread_records_are_known_by_their_ids(world: World) -> None:
    world.edit(MODULE, "hours: 2", "hours: two")
    handbook, _ = read(world.root / "data")
    assert "sales-data" not in handbook.of("module")
    assert "sales-data" in handbook.ids("module")
    assert handbook.unread("module", "sales-data")
    assert not handbook.unread("module", "first-forecast")
    assert not handbook.whole


def loading(world: World) -> list[str]:
    """What is wrong with the files alone."""
    return [str(problem) for problem in sorted(world.site().problems)]
