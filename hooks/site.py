"""MkDocs events: thin callers of the package, so that a plain `mkdocs build` is checked as well."""

import logging
import os
from pathlib import Path
from typing import Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from handbook.build import CHECKED
from handbook.check import check_all
from handbook.kits import write_kits
from handbook.problems import DataError, Problem, as_text
from handbook.publish import publish
from handbook.site import refresh, site_of

log = logging.getLogger("mkdocs.hooks.handbook")
_serving = False
_faults: dict[str, list[Problem]] = {}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview, which must survive a fault."""
    global _serving
    _serving = command == "serve"


@event_priority(100)
def on_config(config: Any) -> None:
    """Read data and pages before any macro is called; refuse to build a faulty handbook."""
    root = Path(config.config_file_path).parent
    try:
        problems = list(refresh(root)) or (
            [] if CHECKED in os.environ else [*check_all(site_of(root))]
        )
    except DataError as error:
        problems = list(error.problems)
    if problems and not _serving:
        raise PluginError(as_text(sorted(problems)))
    _faults.clear()
    for problem in problems:
        _faults.setdefault(problem.place.file, []).append(problem)
    if problems:
        log.error("%s\nThe preview shows the last good data.", as_text(sorted(problems)))


@event_priority(100)
def on_page_markdown(markdown: str, page: Any, **_: Any) -> str | None:
    """Show in the preview what is wrong with a page, in place of a page that cannot be rendered."""
    faults = _faults.get(f"docs/{page.file.src_uri}") if _serving else None
    if not faults:
        return None
    # The messages quote braces, which are not to be rendered.
    page.meta["render_macros"] = False
    return f"# This page has a fault\n\n```text\n{as_text(sorted(faults))}\n```\n"


def on_post_build(config: Any) -> None:
    """Finish what a plain `mkdocs build` built; `handbook build` does it itself."""
    if _serving:
        write_kits(Path(config.config_file_path).parent, Path(config.site_dir))
    elif CHECKED not in os.environ:
        publish(site_of(Path(config.config_file_path).parent), Path(config.site_dir))
