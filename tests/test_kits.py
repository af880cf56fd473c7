"""The exercise kits: each asks for work, can be solved, and is the same file every time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from handbook.kits import files, folders, write_kits
from tests.world import World

ROOT = Path(__file__).parent.parent
SOLUTIONS = Path(__file__).parent / "kits"
KITS = [folder.name for folder in folders(ROOT)]

LEFT_BEHIND = ("__pycache__/shop.pyc", ".pytest_cache/README.md", "data/.DS_Store")
"""What running a kit leaves in its folder, and nobody wants to download."""


def own_tests(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the tests of a kit as a learner does, without leaving anything behind."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def copy_of(kit: str, folder: Path) -> Path:
    """A kit as a learner unpacks it."""
    shutil.copytree(ROOT / "kits" / kit, folder / kit)
    return folder / kit


def relative(folder: Path) -> set[Path]:
    """The files of a folder, without what running them left behind."""
    return {path.relative_to(folder) for path in files(folder)}


@pytest.mark.parametrize("kit", KITS)
def test_starter_does_not_pass_its_own_tests(kit: str, tmp_path: Path) -> None:
    done = own_tests(copy_of(kit, tmp_path))
    assert done.returncode == 1, done.stdout + done.stderr


@pytest.mark.parametrize("kit", KITS)
def test_solution_passes_the_tests(kit: str, tmp_path: Path) -> None:
    folder = copy_of(kit, tmp_path)
    shutil.copytree(SOLUTIONS / kit, folder, dirs_exist_ok=True)
    done = own_tests(folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kit", KITS)
def test_solution_replaces_starter_files_and_no_tests(kit: str) -> None:
    replaced = relative(SOLUTIONS / kit)
    assert replaced - relative(ROOT / "kits" / kit) == set()
    assert [path for path in replaced if path.name.startswith("test_")] == []


@pytest.mark.parametrize("kit", KITS)
def test_readme_says_how_to_run_the_tests(kit: str) -> None:
    assert "python -m pytest" in (ROOT / "kits" / kit / "README.md").read_text(encoding="utf-8")


def test_every_solution_belongs_to_a_kit() -> None:
    assert {folder.name for folder in SOLUTIONS.iterdir()} - set(KITS) == set()


def test_zip_holds_the_files_of_the_kit_in_a_folder_of_its_name(world: World) -> None:
    for name in LEFT_BEHIND:
        world.write(f"kits/sales-data/{name}", "x")
    world.write("kits/sales-data/data/till.csv", "shop,loaves\n")
    written = write_kits(world.root, world.root / "site")
    assert written == [world.root / "site/kits/sales-data.zip"]
    with ZipFile(written[0]) as archive:
        assert archive.namelist() == [
            "sales-data/README.md",
            "sales-data/data/till.csv",
            "sales-data/shop.py",
            "sales-data/test_shop.py",
        ]
        assert archive.read("sales-data/data/till.csv") == b"shop,loaves\n"


def test_same_files_make_the_same_zip(world: World) -> None:
    first = write_kits(world.root, world.root / "first")[0].read_bytes()
    for path in files(world.root / "kits/sales-data"):
        os.utime(path, (0, 0))
        path.chmod(0o600)
    assert write_kits(world.root, world.root / "second")[0].read_bytes() == first


def test_handbook_without_kits_has_no_zips(world: World) -> None:
    world.remove_folder("kits")
    assert write_kits(world.root, world.root / "site") == []
