"""Builds the site with either generator: check, generate, publish, verify."""

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from handbook.check import check_all
from handbook.problems import DataError
from handbook.publish import publish
from handbook.site import read_site
from handbook.verify import verify

GENERATORS = ("mkdocs", "zensical")
CHECKED = "HANDBOOK_CHECKED"
"""Set for a generator that is started after the check, so that its hook does not repeat it."""


QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Keeps both generators from printing a banner about their future."""


class BuildFailed(Exception):
    """The generator stopped; what it said has been shown."""


def build(root: Path, built: Path, generator: str = "mkdocs") -> int:
    """Build a repository's site into a folder; returns the number of pages.

    Raises DataError for faults in the data, the pages or the built site, BuildFailed for the rest.
    """
    site = read_site(root)
    problems = [*site.problems, *check_all(site)]
    if problems:
        raise DataError(problems)
    {"mkdocs": _mkdocs, "zensical": _zensical}[generator](root, built)
    pages = publish(site, built)
    left = list(verify(built))
    if left:
        raise DataError(left)
    return pages


def _mkdocs(root: Path, built: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(built)]
    _run(command, root, root)


def _zensical(root: Path, built: Path) -> None:
    """Zensical writes beside its configuration only, so it works in a folder of its own."""
    if find_spec("zensical") is None:
        raise BuildFailed("zensical is not installed here; run 'make site GENERATOR=zensical'")
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        for name in ("docs", "data", "hooks"):
            shutil.copytree(root / name, work / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(root / "mkdocs.yml", work / "mkdocs.yml")
        _run([sys.executable, "-m", "zensical", "build", "--clean", "--strict"], work, root)
        shutil.rmtree(built, ignore_errors=True)
        shutil.move(work / "site", built)


def _run(command: list[str], folder: Path, repository: Path) -> None:
    """Run a generator; what it says is shown when it fails, without its progress lines."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **QUIET, **_date(repository), CHECKED: "1"},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        said = [line for line in done.stdout.splitlines() if not line.startswith("INFO")]
        raise BuildFailed("\n".join([*said, f"{command[2]} stopped; what is wrong stands above"]))


def _date(folder: Path) -> dict[str, str]:
    """The time of the last commit, so that the same commit gives the same bytes on any day."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return {}
    command = ["git", "log", "-1", "--format=%ct"]
    found = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    return {"SOURCE_DATE_EPOCH": found.stdout.strip()} if found.stdout.strip() else {}
