"""The `handbook` command: what it prints, where it runs and how it ends."""

import json
import socket
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest

from handbook import cli
from handbook.problems import (
    Place,
    Problem,
    as_github,
    as_json,
    as_text,
    counted,
    either,
    suggestion,
)
from tests.world import World

SKILL = "data/skills/data-care.yml"
FAULT = f"{SKILL}:3:7: expected a whole number from 1 to 3, got the number 9"


def broken(world: World) -> World:
    """A world with one fault in the data and one in a page."""
    world.edit(SKILL, "tier: 1", "tier: 9")
    world.edit("docs/faq.md", "(onboarding/week-1.md)", "(http://example.org/100%)")
    return world


def test_clean_handbook_is_said_in_one_line(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert world.handbook("check") == 0
    assert capsys.readouterr() == (
        "No problems in 36 records and 35 pages. Next: make site\n",
        "",
    )


def test_problems_are_printed_one_a_line_with_their_count(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert broken(world).handbook("check") == 1
    assert capsys.readouterr() == (
        f"{FAULT}\n"
        "docs/faq.md:8:39: expected an https address, got 'http://example.org/100%'\n"
        "2 problems\n",
        "",
    )


def test_problems_are_printed_as_annotations(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert broken(world).handbook("check", "--format", "github") == 1
    assert capsys.readouterr().out == (
        "::error file=data/skills/data-care.yml,line=3,col=7::"
        "expected a whole number from 1 to 3, got the number 9\n"
        "::error file=docs/faq.md,line=8,col=39::"
        "expected an https address, got 'http://example.org/100%25'\n"
        "2 problems\n"
    )


def test_problems_are_printed_as_json(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert broken(world).handbook("check", "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == {
        "count": 2,
        "problems": [
            {
                "file": "data/skills/data-care.yml",
                "line": 3,
                "column": 7,
                "message": "expected a whole number from 1 to 3, got the number 9",
            },
            {
                "file": "docs/faq.md",
                "line": 8,
                "column": 39,
                "message": "expected an https address, got 'http://example.org/100%'",
            },
        ],
    }


@pytest.mark.parametrize(
    ("form", "out"),
    [("github", "0 problems\n"), ("json", '{\n  "count": 0,\n  "problems": []\n}\n')],
)
def test_clean_handbook_is_said_in_every_format(
    world: World, form: str, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert world.handbook("check", "--format", form) == 0
    assert capsys.readouterr() == (out, "")


@pytest.mark.parametrize("folder", ["docs", "data/modules", "docs/onboarding"])
def test_command_runs_from_a_folder_inside(
    world: World, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with chdir(broken(world).root / folder):
        assert cli.main(["check"]) == 1
    assert capsys.readouterr().out.startswith(f"{FAULT}\n")


def test_command_outside_of_a_handbook_says_where_it_looked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with chdir(tmp_path):
        assert cli.main(["check"]) == 2
    assert capsys.readouterr() == (
        "",
        f"handbook: no handbook here: {tmp_path} and the folders above have no mkdocs.yml "
        "with data/\n",
    )


@pytest.mark.parametrize("command", ["build", "ledger"])
def test_other_commands_refuse_faulty_data(
    world: World, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    world.edit(SKILL, "tier: 1", "tier: 9")
    assert world.handbook(command) == 1
    assert capsys.readouterr().err == f"{FAULT}\n1 problem\n"


def test_schemas_are_written_and_found_fresh(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert world.handbook("schema") == 0
    assert world.handbook("schema", "--check") == 0
    assert capsys.readouterr().out == (
        "26 schemas written to data/schema\nThe schemas in data/schema are those of the models.\n"
    )
    assert world.problems() == []


def test_stale_missing_and_stray_schemas_are_told(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.handbook("schema")
    world.edit("data/schema/skill.json", '"Skill"', '"Talent"')
    world.remove("data/schema/path.json")
    world.write("data/schema/recipe.json", "{}")
    assert world.handbook("schema", "--check") == 1
    assert capsys.readouterr().err == (
        "data/schema/path.json:1:1: the schema is missing; run 'make schema'\n"
        "data/schema/recipe.json:1:1: no kind of record has this schema; run 'make schema'\n"
        "data/schema/skill.json:1:1: the schema is older than the models; run 'make schema'\n"
        "3 problems\n"
    )
    assert world.handbook("schema") == 0
    assert not (world.root / "data/schema/recipe.json").exists()


@pytest.mark.parametrize(
    "arguments",
    [[], ["bake"], ["check", "--format", "xml"], ["check", "more"], ["build", "--generator", "x"]],
)
def test_wrong_call_ends_with_two(
    world: World, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        world.handbook(*arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: handbook")


def test_interrupted_command_ends_quietly(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "read_site", interrupt)
    assert world.handbook("check") == 130
    assert capsys.readouterr() == ("", "")


def test_file_that_cannot_be_read_is_told_and_hides_no_other_problem(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    (world.root / SKILL).unlink()
    (world.root / SKILL).symlink_to("/proc/self/mem")
    world.edit("data/evaluation.yml", "weight: 60", "weight: heavy")
    assert world.handbook("check") == 1
    said = capsys.readouterr().out.splitlines()
    assert f"{SKILL}:1:1: the file cannot be read: Input/output error" in said
    assert any(line.startswith("data/evaluation.yml:") for line in said)


def test_installed_command_has_no_traceback_when_its_reader_leaves(world: World) -> None:
    broken(world)
    command = [sys.executable, "-m", "handbook.cli", "check"]
    with subprocess.Popen(
        command, cwd=world.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


HARD = Problem(Place("docs/a,b:50%.md", 2, 3), "100%: a\r\nb, 'ü' \"x\"")


def test_annotation_escapes_what_github_reads() -> None:
    assert as_github([HARD]) == (
        "::error file=docs/a%2Cb%3A50%25.md,line=2,col=3::100%25: a%0D%0Ab, 'ü' \"x\"\n1 problem"
    )


def test_json_keeps_every_character() -> None:
    assert json.loads(as_json([HARD]))["problems"] == [
        {"file": "docs/a,b:50%.md", "line": 2, "column": 3, "message": "100%: a\r\nb, 'ü' \"x\""}
    ]
    assert "ü" in as_json([HARD])


def test_text_is_the_problem_on_one_line_and_the_count() -> None:
    assert str(HARD) == "docs/a,b:50%.md:2:3: 100%: a b, 'ü' \"x\""
    assert as_text([Problem(Place("a.yml"), "x")]) == "a.yml:1:1: x\n1 problem"
    assert as_text([]) == "0 problems"


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (0, ("page",), "0 pages"),
        (1, ("page",), "1 page"),
        (2, ("entry", "entries"), "2 entries"),
        (1234, ("id",), "1,234 ids"),
    ],
)
def test_number_is_said_with_its_noun(number: int, words: tuple[str, ...], said: str) -> None:
    assert counted(number, *words) == said


def test_choices_are_said_as_a_phrase() -> None:
    assert [either(list("abc"[:n])) for n in range(4)] == [
        "",
        "'a'",
        "'a' or 'b'",
        "'a', 'b' or 'c'",
    ]


@pytest.mark.parametrize(
    ("wrong", "choices", "said"),
    [
        pytest.param("git-bok", ["git-book", "sql"], "; did you mean 'git-book'?", id="near"),
        pytest.param("bread", ["git-book", "sql"], "; expected 'git-book' or 'sql'", id="few"),
        pytest.param("bread", [f"module-{n}" for n in range(9)], "", id="many"),
        pytest.param("bread", [], "", id="none"),
    ],
)
def test_way_out_is_the_nearest_choice_or_all_few(
    wrong: str, choices: list[str], said: str
) -> None:
    assert suggestion(wrong, choices) == said


@pytest.mark.parametrize("address", ["foo", ":8000", "127.0.0.1:http", "127.0.0.1:99999"])
def test_preview_address_that_is_none_is_told(
    world: World, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert world.handbook("serve", "--address", address) == 2
    assert capsys.readouterr().err == (
        f"handbook: --address is '{address}'; expected HOST:PORT, such as 127.0.0.1:8000\n"
    )


def test_preview_address_that_is_taken_is_told(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert world.handbook("serve", "--address", f"127.0.0.1:{port}") == 2
    assert capsys.readouterr().err == (
        f"handbook: 127.0.0.1:{port} cannot be used; "
        f"stop the other preview, or use --address 127.0.0.1:{port + 1}\n"
    )
