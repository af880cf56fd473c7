"""The script that managers download: what it reports, and what it says of bad rows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.site import read_site

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs/assets/downloads"
SCRIPT = FOLDER / "skills_assessment.py"
PAGE = ROOT / "docs/playbook/skills-assessment.md"
HEAD = "person,team,dimension,rating\n"
WANTED = (
    "everyone\n"
    "  dimension              people  median  wanted  below  missing\n"
    "  coding                      2     2.5       3      1        1\n"
)


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """The exit code and what is printed, as somebody sees it who has nothing but the script."""
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def write(folder: Path, text: str, encoding: str = "utf-8") -> None:
    (folder / "ratings.csv").write_bytes(text.encode(encoding))


def test_page_shows_what_the_script_prints() -> None:
    blocks = re.findall(r"```text\n(.*?)\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    code, out, err = run(FOLDER, "ratings.csv", "--wanted", "production-experience=4")
    assert (code, err) == (0, "")
    assert blocks[1] == out.rstrip()
    assert (FOLDER / "ratings.csv").read_text(encoding="utf-8").startswith(HEAD)


def test_page_shows_what_is_said_of_bad_rows(tmp_path: Path) -> None:
    rows = "P01,a,codng,3\nP02,a,coding,6\nP03,a,coding,2\nP03,a,coding,4\n,b,coding,3\n"
    (tmp_path / "bad.csv").write_text(HEAD + rows, encoding="utf-8")
    code, out, err = run(tmp_path, "bad.csv")
    assert (code, out) == (1, "")
    assert err.rstrip() in PAGE.read_text(encoding="utf-8")


def test_dimensions_are_those_of_the_handbook() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    listed = re.findall(r'^    "([a-z-]+)",$', text.split("DIMENSIONS = (")[1].split(")")[0], re.M)
    assert set(listed) == set(read_site(ROOT).handbook.of("dimension"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(HEAD + "A,x,coding,2\nB,x,coding,3\n", "utf-8", id="commas"),
        pytest.param(
            "Person;Team;Dimension;Rating\r\nA;x;Coding;2\r\nB;x;coding;3\r\n",
            "utf-8-sig",
            id="as-a-spreadsheet-saves-it",
        ),
        pytest.param(HEAD + "\nA,x,coding,2\n,,,\nB, x ,coding, 3\n", "utf-8", id="empty-lines"),
        pytest.param(
            "team,person,rating,dimension,note\nx,A,2,coding,\nx,B,3,coding,seen\n",
            "utf-8",
            id="other-columns",
        ),
    ],
)
def test_ratings_are_read_however_they_are_saved(tmp_path: Path, text: str, encoding: str) -> None:
    write(tmp_path, text, encoding)
    code, out, err = run(tmp_path, "ratings.csv")
    assert (code, err) == (0, "")
    assert out == f"{WANTED}\nFewer than 3 people, so within 'everyone' only: x\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "",
            "ratings.csv:1: no column 'person'; the first line names person, team, dimension, "
            "rating",
            id="empty",
        ),
        pytest.param(
            "person,team,rating\n",
            "ratings.csv:1: no column 'dimension'; the first line names person, team, dimension, "
            "rating",
            id="column-missing",
        ),
        pytest.param(HEAD, "ratings.csv: no ratings below the first line", id="no-ratings"),
        pytest.param(
            HEAD + "A,x,coding\n", "ratings.csv:2: expected 4 cells, got 3", id="cell-missing"
        ),
        pytest.param(
            HEAD + "A,x,coding,3.5\n",
            "ratings.csv:2: rating '3.5' is no whole number from 1 to 5",
            id="no-whole-number",
        ),
        pytest.param(
            HEAD + "A,x,coding,²\n",
            "ratings.csv:2: rating '²' is no whole number from 1 to 5",
            id="digit-that-is-none",
        ),
        pytest.param(
            HEAD + "A,x,juggling,3\n",
            "ratings.csv:2: no dimension 'juggling'; expected coding, ml-fundamentals, "
            "production-experience, problem-solving, communication, learning-agility, "
            "specialisation-depth",
            id="unknown-dimension",
        ),
        pytest.param(
            HEAD + "A,x,coding,3\nA,y,communication,3\n",
            "ratings.csv:3: A is in team 'x' in line 2",
            id="two-teams",
        ),
    ],
)
def test_bad_file_is_told_with_its_line_and_nothing_is_reported(
    tmp_path: Path, text: str, said: str
) -> None:
    write(tmp_path, text)
    assert run(tmp_path, "ratings.csv") == (1, "", f"{said}\n1 problem; nothing was reported\n")


def test_missing_file_folder_and_foreign_encoding_are_told(tmp_path: Path) -> None:
    end = "\n1 problem; nothing was reported\n"
    assert run(tmp_path, "a.csv") == (1, "", f"a.csv: no such file{end}")
    assert run(tmp_path, ".") == (1, "", f".: a folder, expected a CSV file{end}")
    write(tmp_path, HEAD + "Zoë,x,coding,3\n", "latin-1")
    said = f"ratings.csv: not UTF-8; save it as 'CSV UTF-8'{end}"
    assert run(tmp_path, "ratings.csv") == (1, "", said)


def test_wrong_target_is_told(tmp_path: Path) -> None:
    write(tmp_path, HEAD + "A,x,coding,3\n")
    for wrong in ("coding", "coding=6", "juggling=3"):
        code, out, err = run(tmp_path, "ratings.csv", "--wanted", wrong)
        assert (code, out) == (2, "")
        assert f"'{wrong}' is not like coding=4; dimensions: coding, " in err


def test_names_are_never_shown_and_small_teams_not_apart(tmp_path: Path) -> None:
    people = [("Ada", "big"), ("Bea", "big"), ("Cem", "big"), ("Dan", "small")]
    write(tmp_path, HEAD + "".join(f"{p},{t},coding,{i + 1}\n" for i, (p, t) in enumerate(people)))
    code, out, _ = run(tmp_path, "ratings.csv", "--csv", "gaps.csv", "--wanted", "coding=4")
    written = (tmp_path / "gaps.csv").read_text(encoding="utf-8")
    assert code == 0
    assert not [person for person, _ in people if person in out + written]
    assert written.splitlines() == [
        "team,dimension,people,median,wanted,below,missing",
        "everyone,coding,4,2.5,4,3,6",
        "big,coding,3,2,4,3,6",
    ]
    assert out.endswith("Fewer than 3 people, so within 'everyone' only: small\n")


def test_report_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    write(tmp_path, HEAD + "A,x,coding,3\n")
    code, _, err = run(tmp_path, "ratings.csv", "--csv", "nowhere/gaps.csv")
    assert (code, err) == (2, "nowhere/gaps.csv: cannot be written: No such file or directory\n")
