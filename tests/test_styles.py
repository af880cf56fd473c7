"""Styles and markup name the same classes: nothing is styled that no partial makes."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
MADE_IN = ("hooks/partials/*", "hooks/handbook/*.py", "docs/.overrides/**/*", "docs/assets/js/**/*")


def test_every_styled_class_is_made_somewhere() -> None:
    styles = "".join(text_of(path) for path in (ROOT / "docs/assets/css").glob("*.css"))
    styled = set(re.findall(r"\.(hb-[a-z_-]+)", styles))
    markup = "".join(text_of(path) for glob in MADE_IN for path in ROOT.glob(glob))
    made = set(re.findall(r"hb-[a-z_-]+", markup))
    stems = tuple(name for name in made if name.endswith("--"))
    assert {name for name in styled - made if not name.startswith(stems)} == set()


def test_styles_and_scripts_load_nothing_from_another_host() -> None:
    assets = ROOT / "docs" / "assets"
    texts = [text_of(path) for path in [*assets.rglob("*.css"), *assets.rglob("*.js")]]
    assert [
        t for text in texts for t in re.findall(r"(?:url\(|from )['\"]?https?:[^)]*", text)
    ] == []


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
