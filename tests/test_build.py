"""Nothing broken ships: what each fault does to a build, by our command and by the generator."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from handbook.build import CHECKED, build
from handbook.ledger import line as line_of
from handbook.problems import DataError
from tests.world import World

GOLDEN = Path(__file__).parent / "golden"
HOME = "docs/index.md"
LAST = "\n\nThe last line.\n"

FAULTS = {
    "undefined-name": (
        "{{ organisation }}",
        "docs/index.md:{line}:1: '{{{{ organisation }}}}' is not a macro call; "
        "code that has braces goes between {{% raw %}} and {{% endraw %}}",
        "undefined",
    ),
    "failing-macro": (
        '{{ phase_tasks("week-1", first=90) }}',
        "docs/index.md:{line}:1: the phase 'week-1' has no tasks from day 90 to day None",
        "no tasks from day 90",
    ),
    "unknown-id": (
        '{{ module_link("first-forcast") }}',
        "docs/index.md:{line}:1: no module 'first-forcast'; did you mean 'first-forecast'?",
        "first-forcast",
    ),
    "dead-link": (
        "[Overview](onboarding/inex.md)",
        "docs/index.md:{line}:12: no page 'docs/onboarding/inex.md'; "
        "did you mean 'onboarding/index.md'?",
        "onboarding/inex.md",
    ),
    "dead-anchor": (
        "[Book](resources/index.md#resource-forecasting-boook)",
        "docs/index.md:{line}:8: docs/resources/index.md has no heading "
        "'#resource-forecasting-boook'; did you mean 'resource-forecasting-book'?",
        "resource-forecasting-boook",
    ),
    "leftover-brace": (
        "{% raw %}{{ kit }}{% endraw %}",
        "site/index.html:1:1: braces are left over on the page: '",
        None,
    ),
}


def with_fault(world: World, fault: str) -> int:
    """Add a fault to the home page; returns its line."""
    text = world.text(HOME).rstrip("\n")
    if "render_macros" not in text:
        text = text.replace("---\n", "---\nrender_macros: true\n", 1)
    world.write(HOME, f"{text}\n\n{fault}{LAST}")
    return text.count("\n") + 3


def handbook(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "handbook.cli", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", FAULTS)
def test_fault_fails_our_build_with_page_and_line(world: World, name: str) -> None:
    fault, message, _ = FAULTS[name]
    line = with_fault(world, fault)
    done = handbook(world.root, "build")
    assert done.returncode == 1
    assert done.stderr.startswith(message.format(line=line)), done.stderr
    assert done.stderr.endswith("1 problem\n")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", [name for name in FAULTS if FAULTS[name][2]])
def test_fault_fails_the_generator_too(world: World, name: str) -> None:
    fault, _, said = FAULTS[name]
    with_fault(world, fault)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", CHECKED: "1"}
    done = subprocess.run(
        command,
        cwd=world.root,
        env={**os.environ, **quiet},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert said
    assert said in done.stderr
    assert "index.md" in done.stderr


def test_plain_generator_build_is_checked_by_the_hook(world: World) -> None:
    shutil.copy(Path(__file__).parents[1] / "hooks" / "site.py", world.root / "site_hook.py")
    world.edit("mkdocs.yml", "plugins:\n", "hooks: [site_hook.py]\nplugins:\n")
    world.edit("data/modules/first-forecast.yml", "hours: 3.5", "hours: long")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=world.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    fault = "data/modules/first-forecast.yml:5:8: expected a number above 0 up to 1000, got 'long'"
    assert fault in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("generator", ["mkdocs", "zensical"])
def test_hostile_text_comes_out_as_text(world: World, generator: str) -> None:
    case = GOLDEN / "hostile-text"
    shutil.copytree(case / "data", world.root / "data", dirs_exist_ok=True)
    world.edit("data/ledger.yml", 'module/first-forecast: "First forecast"', _published(world))
    world.edit(
        "data/ledger.yml", 'task/read-sales: "Read yesterday\'s sales of one shop"', _task(world)
    )
    (world.root / "hooks").mkdir(exist_ok=True)
    build(world.root, world.root / "out", generator)
    title = world.site().handbook.modules["first-forecast"].title
    page = world.root / "out" / "modules" / "first-forecast" / "index.html"
    tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    heading = tree.find(".//h1")
    assert heading is not None
    assert "".join(heading.itertext()).removesuffix("#").removesuffix("¶") == title
    shown = tree.find("head/title")
    assert shown is not None
    assert (shown.text or "").startswith(title.removesuffix(" </title>"))
    assert [s for s in tree.iter("script") if "alert" in (s.text or "")] == []
    policy = page.read_text(encoding="utf-8")
    assert "script-src 'self' 'sha256-" in policy


def test_same_input_gives_the_same_bytes(world: World) -> None:
    build(world.root, world.root / "one")
    build(world.root, world.root / "two")
    assert contents(world.root / "one") == contents(world.root / "two")


def test_moved_page_leaves_a_page_that_leads_on(world: World) -> None:
    world.edit(
        "data/ledger.yml",
        "published:\n",
        "moved:\n  page/old/place/: page/onboarding/\npublished:\n",
    )
    pages = build(world.root, world.root / "out")
    old = (world.root / "out/old/place/index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../onboarding/">' in old
    assert "Content-Security-Policy" in old
    assert pages == len(world.site().pages)


def test_build_leaves_no_site_when_the_data_is_faulty(world: World) -> None:
    world.edit("data/modules/first-forecast.yml", "hours: 3.5", "hours: 0")
    with pytest.raises(DataError):
        build(world.root, world.root / "out")
    assert not (world.root / "out").exists()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _published(world: World) -> str:
    return line_of("module/first-forecast", world.site().handbook.modules["first-forecast"].title)


def _task(world: World) -> str:
    return line_of("task/read-sales", world.site().handbook.tasks["read-sales"].title)
