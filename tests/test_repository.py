"""The repository around the handbook: workflows, locks, licences, forms and the way in."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from handbook.models import Resource

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def run(*command: str) -> str:
    """What a program of .venv says; fails the test, with its words, when it fails."""
    program = Path(sys.executable).with_name(command[0])
    result = subprocess.run(
        [program, *command[1:]], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def named(path: Path) -> str:
    """The name of a file as a test's name."""
    return path.name


def parsed(path: Path) -> Any:
    """A YAML file as plain values."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def locked(group: str) -> dict[str, str]:
    """Name and version of every package in a lock file."""
    text = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^(\S+?)==(\S+)", text, re.MULTILINE))


def wanted(group: str) -> Iterator[Requirement]:
    """The requirements of the package and of one dependency group, with the groups inside it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    waiting = [*settings["project"]["dependencies"], {"include-group": group}]
    for entry in waiting:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            waiting += settings["dependency-groups"][entry["include-group"]]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
)
def test_github_accepts_the_file(schema: str, paths: list[Path]) -> None:
    run("check-jsonschema", "--builtin-schema", schema, *map(str, paths))


def test_workflows_are_safe() -> None:
    run("zizmor", "--offline", "--quiet", "--persona", "pedantic", str(GITHUB))


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_actions_are_pinned_by_hash_with_their_version(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_workflows_begin_without_permissions_and_need_no_secrets(path: Path) -> None:
    assert parsed(path)["permissions"] == {}
    assert "secrets." not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_workflows_call_only_targets_that_exist(path: Path) -> None:
    called = set(re.findall(r"make (\w+)", path.read_text(encoding="utf-8")))
    assert called <= set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_an_action_has_one_hash_everywhere() -> None:
    lines = {use for path in WORKFLOWS for use in PINNED.findall(path.read_text(encoding="utf-8"))}
    names = [line.split("@")[0] for line in lines]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", FORMS, ids=named)
def test_issue_form_asks_for_something(path: Path) -> None:
    form = parsed(path)
    assert {"name", "description", "title", "labels", "body"} <= form.keys()
    ids = [field["id"] for field in form["body"]]
    assert len(ids) == len(set(ids))
    assert any(field["validations"]["required"] for field in form["body"] if "validations" in field)


@pytest.mark.parametrize("field", ["kind", "level", "cost"])
def test_resource_form_offers_what_the_data_knows(field: str) -> None:
    form = parsed(GITHUB / "ISSUE_TEMPLATE" / "new-resource.yml")
    entry = next(entry for entry in form["body"] if entry["id"] == field)
    offered = [option.lower().replace(" ", "-") for option in entry["attributes"]["options"]]
    assert offered == list(get_args(Resource.model_fields[field].annotation))


@pytest.mark.parametrize("group", ["site", "test"])
def test_every_locked_package_has_hashes_and_no_address(group: str) -> None:
    text = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=sha256:[0-9a-f]{64}\b)", text, re.MULTILINE)
    entries = re.split(r"(?<!\\)\n", text.strip())
    assert [entry for entry in entries if "==" not in entry or "--hash=" not in entry] == []


@pytest.mark.parametrize("group", ["site", "test"])
def test_lock_covers_what_the_project_needs(group: str) -> None:
    versions = {canonicalize_name(name): version for name, version in locked(group).items()}
    unmet = [
        str(need)
        for need in wanted(group)
        if not need.specifier.contains(versions.get(canonicalize_name(need.name), "0"))
    ]
    assert unmet == []


def test_locks_agree() -> None:
    assert locked("site").items() <= locked("test").items()


def test_code_is_mit() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("MIT License\n\nCopyright (c) 2026 The handbook's authors\n")


def test_content_licence_is_complete() -> None:
    text = (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
    assert text.startswith("Creative Commons Attribution 4.0 International\n")
    assert re.findall(r"^Section (\d) \W ", text, re.MULTILINE) == list("12345678")
    assert len(text.split()) == 2549


def test_ci_runs_the_same_checks_as_a_laptop() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text().splitlines()[-1] == "make test"


def test_help_lists_every_target() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    shown = make().stdout
    assert re.findall(r"^  make (\w+)\t\S", shown, re.MULTILINE) == targets


def test_missing_python_is_told_in_one_line() -> None:
    assert make("site", "PYTHON=no-python-here").stderr.splitlines()[0] == (
        "no-python-here is not installed; "
        "install Python 3.11 or newer and run the same command again."
    )


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as from a terminal, also when these tests were started by another make."""
    return subprocess.run(
        ["make", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
