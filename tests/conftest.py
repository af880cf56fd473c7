"""What the tests share."""

from pathlib import Path

import pytest

from tests.world import World, copy_of_world

collect_ignore = ["fixtures", "kits"]
"""Tests that are material for tests: those of exercise kits, which fail without a solution."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update` accepts what the macros show now as the expected output."""
    parser.addoption("--update", action="store_true", help="rewrite tests/golden/*/expected.md")


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A clean tiny handbook that the test may break."""
    return copy_of_world(tmp_path)
