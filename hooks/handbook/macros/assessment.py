"""The macros of the self-assessment."""

from posixpath import relpath

from handbook import assessment
from handbook.macros.registry import macro
from handbook.partials import Here

PAGES = {"plan": "my/plan", "list": "skills"}
"""Where a list of modules becomes a plan, and where every skill is described."""


@macro
def self_assessment(here: Here) -> str:
    """Every dimension to be rated, with pictures, comparisons and a reading list by script."""
    model = assessment.model(here.handbook) | {
        name: f"{relpath(page, here.page.url or '.')}/" for name, page in PAGES.items()
    }
    dimensions = here.handbook.of("dimension").values()
    return here.render("self_assessment.html.jinja", dimensions=dimensions, model=model)


@macro
def assessment_targets(here: Here) -> str:
    """The step that every level and every role asks for in each dimension."""
    return here.render(
        "assessment_targets.html.jinja",
        dimensions=list(here.handbook.of("dimension").values()),
        targets=[each for each in assessment.targets(here.handbook) if each.dimensions],
    )
