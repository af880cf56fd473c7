"""The macros of what a person keeps in the browser: ticks, dates, notes and what follows."""

from handbook.catalogue import scopes
from handbook.macros.registry import macro
from handbook.partials import Here, MacroError
from handbook.problems import suggestion

PARTS = {
    "places": "",
    "skills": "Your browser runs no scripts here, so nothing is added up. Every module says in its "
    "head which skill it raises to which level.",
    "changes": "Your browser runs no scripts here, so nothing was remembered that could have "
    "changed.",
    "notes": "Your browser runs no scripts here, so there are no notes. Paper does as well.",
    "file": "Your browser runs no scripts here, so there is nothing to save.",
}
"""The parts of a person's progress, and what stands in place of each without script."""


@macro
def my_progress(here: Here, part: str) -> str:
    """A part of what a person has done: places, skills, changes, notes or file."""
    if part not in PARTS:
        raise MacroError(f"no part '{part}'{suggestion(part, PARTS)}")
    places = scopes(here.handbook) if part == "places" else []
    return here.render("progress.html.jinja", part=part, fallback=PARTS[part], places=places)


@macro
def progress_glance(here: Here) -> str:
    """What a person did last, does next and is late with, on the home page."""
    return here.render("progress_glance.html.jinja", scope="")


@macro
def mentor_desk(here: Here) -> str:
    """The desk on which a mentor opens several people's files."""
    return here.render("mentor_desk.html.jinja")
