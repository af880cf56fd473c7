"""The macros of skills and resources."""

from handbook import curriculum, finder, views
from handbook.macros.registry import macro
from handbook.partials import Here, markdown


@macro
def skill_link(here: Here, id: str, text: str = "") -> str:
    """A link to a skill, with its title or other words."""
    return here.markdown_link("skill", id, text)


@macro
def skill_list(here: Here) -> str:
    """Every skill by tier and branch, with its levels and modules."""
    return here.render("skill_list.md.jinja", branches=views.skill_branches(here.handbook))


@macro
def resource_link(here: Here, id: str, text: str = "") -> str:
    """A link to a resource outside this handbook, with its title or other words."""
    record = here.entry("resource", id).record
    return f"[{markdown(text or record.title)}]({record.url})"


@macro
def resource_finder(here: Here) -> str:
    """What chooses among the resources on the page by facets and words; nothing without script."""
    return here.render("resource_finder.html.jinja", model=finder.model(here.handbook))


@macro
def resource_list(here: Here) -> str:
    """Every resource by skill and kind."""
    return here.render("resource_list.md.jinja", branches=views.resource_shelves(here.handbook))


@macro
def dimension_link(here: Here, id: str, text: str = "") -> str:
    """A link to an assessment dimension, with its title or other words."""
    return here.markdown_link("dimension", id, text)


@macro
def assessment_form(here: Here) -> str:
    """Every assessment dimension with boxes for levels 1 to 5, to fill in on paper."""
    order = [entry.id for entry in curriculum.learning_order(here.handbook)]
    found = [
        (
            entry,
            sorted(here.listed("module", entry.record.modules), key=lambda m: order.index(m.id)),
        )
        for entry in here.handbook.of("dimension").values()
    ]
    return here.render("assessment_form.md.jinja", dimensions=found)
