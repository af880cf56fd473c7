"""A preview outlives every fault, and shows it where the page would be."""

import importlib.util
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.world import World

HOOK = Path(__file__).parents[1] / "hooks" / "site.py"


@pytest.fixture
def events() -> ModuleType:
    """The generator's events, loaded anew as the generator does."""
    spec = importlib.util.spec_from_file_location("preview_events", HOOK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(events: ModuleType, source: str) -> str | None:
    page = SimpleNamespace(file=SimpleNamespace(src_uri=source), meta={"render_macros": True})
    text: str | None = events.on_page_markdown("# As it was", page=page)
    # A message that quotes braces must not be rendered itself.
    assert page.meta["render_macros"] is (text is None)
    return text


def test_faulty_page_is_replaced_by_what_is_wrong_with_it(
    world: World, events: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    config = SimpleNamespace(config_file_path=str(world.root / "mkdocs.yml"))
    events.on_startup("serve", False)
    events.on_config(config)
    assert shown(events, "onboarding/index.md") is None
    world.edit("docs/onboarding/index.md", "{{ channel(", "{{ chanel(")
    events.on_config(config)
    text = shown(events, "onboarding/index.md")
    assert text is not None
    assert "no macro 'chanel'; did you mean 'channel'?" in text
    assert shown(events, "faq.md") is None
    assert "The preview shows the last good data." in caplog.text
    world.edit("docs/onboarding/index.md", "{{ chanel(", "{{ channel(")
    events.on_config(config)
    assert shown(events, "onboarding/index.md") is None


def test_faulty_data_keeps_the_last_good_reading(world: World, events: ModuleType) -> None:
    config = SimpleNamespace(config_file_path=str(world.root / "mkdocs.yml"))
    events.on_startup("serve", False)
    events.on_config(config)
    world.edit("data/modules/first-forecast.yml", "hours: 3.5", "hours: long")
    events.on_config(config)
    assert events.site_of(world.root).handbook.modules["first-forecast"].hours == 3.5
