"""The exercise kits: folders of starter code and tests that a page offers as a zip."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FOLDER = "kits"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip, so that the same kit is the same file."""
LEFT_OUT = {"__pycache__", ".pytest_cache", ".venv", ".ruff_cache", ".mypy_cache", ".DS_Store"}


def kit_folder(root: Path, name: str) -> Path:
    """The folder of a kit."""
    return root / FOLDER / name


def folders(root: Path) -> list[Path]:
    """The folders of all kits."""
    return sorted(path for path in (root / FOLDER).glob("*") if path.is_dir())


def missing_parts(folder: Path) -> str:
    """What a kit lacks of a folder, a README, starter code and tests; '' when it is whole."""
    if not folder.is_dir():
        return "its folder"
    if not (folder / "README.md").is_file():
        return "README.md"
    if not any(folder.glob("test_*.py")):
        return "tests (test_*.py)"
    if not any(path for path in folder.glob("*.py") if not path.name.startswith("test_")):
        return "starter code (*.py)"
    return ""


def address(name: str) -> str:
    """Where a kit is downloaded, below the site's root."""
    return f"{FOLDER}/{name}.zip"


def files(folder: Path) -> Iterator[Path]:
    """The files of a kit, in order, without what running it left behind."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not LEFT_OUT & set(path.relative_to(folder).parts):
            yield path


def write_kits(root: Path, built: Path) -> list[Path]:
    """Write the zip of every kit into a built site; the same files give the same bytes."""
    written = []
    for folder in folders(root):
        target = built / address(folder.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        with ZipFile(target, "w") as archive:
            for path in files(folder):
                inside = ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", EPOCH)
                inside.compress_type, inside.external_attr = ZIP_DEFLATED, 0o644 << 16
                archive.writestr(inside, path.read_bytes())
        written.append(target)
    return written
