"""The macros a page can call, each named for what appears; registers them with the generator.

Every macro finds its record, asks a view for values and renders one partial.
"""

from collections.abc import Callable
from typing import Any

from handbook.macros import (
    answers,
    assessment,
    catalogue,
    claims,
    culture,
    growth,
    kit,
    library,
    modules,
    onboarding,
    paths,
    playbook,
    programmes,
    progress,
)
from handbook.macros.registry import MACROS, call

__all__ = [
    "MACROS",
    "answers",
    "assessment",
    "call",
    "catalogue",
    "claims",
    "culture",
    "define_env",
    "growth",
    "kit",
    "library",
    "modules",
    "onboarding",
    "paths",
    "playbook",
    "programmes",
    "progress",
]


def define_env(env: Any) -> None:
    """Register the macros; the generator calls this once a build, or once a page."""
    from handbook.site import site_of

    for name in MACROS:
        env.macro(_bound(env, name, site_of), name)


def _bound(env: Any, name: str, site_of: Callable[[str], Any]) -> Callable[..., str]:
    by_source = type(env).__module__.startswith("zensical")

    def shown(*positional: Any, **named: Any) -> str:
        here = site_of(env.project_dir).here(env.page.url, by_source)
        return call(here, name, positional, named)

    return shown
