"""Builds the site with either generator: check, generate, publish, verify."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from handbook.check import check_all
from handbook.problems import DataError
from handbook.publish import publish
from handbook.site import read_site
from handbook.verify import verify

GENERATORS = ("mkdocs", "zensical")
CHECKED = "HANDBOOK_CHECKED"
"""Set for a generator that is started after the check, so that its hook does not repeat it."""


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
    _run(command, root)


def _zensical(root: Path, built: Path) -> None:
    """Zensical writes beside its configuration only, so it works in a folder of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        for name in ("docs", "data", "hooks"):
            shutil.copytree(root / name, work / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(root / "mkdocs.yml", work / "mkdocs.yml")
        _run([sys.executable, "-m", "zensical", "build", "--clean", "--strict"], work)
        shutil.rmtree(built, ignore_errors=True)
        shutil.move(work / "site", built)


def _run(command: list[str], folder: Path) -> None:
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", CHECKED: "1"}
    done = subprocess.run(command, cwd=folder, env={**os.environ, **quiet}, check=False)
    if done.returncode:
        raise BuildFailed(f"{command[2]} stopped; what is wrong stands above")
