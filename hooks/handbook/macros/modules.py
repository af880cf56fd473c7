"""The macros of a module's page, and of lists of modules."""

from markupsafe import Markup

from handbook import curriculum, programmes, views
from handbook.macros.registry import macro
from handbook.partials import Here, markdown


@macro
def module_link(here: Here, id: str, text: str = "") -> str:
    """A link to a module, with its title or other words."""
    return here.markdown_link("module", id, text)


@macro
def module_hours(here: Here) -> str:
    """How much time all modules take together."""
    return views.hours(views.module_hours(here.handbook))


@macro
def onboarding_module_hours(here: Here) -> str:
    """How much time the modules take that onboarding tasks name."""
    named = {key for task in here.handbook.tasks.values() for key in task.modules}
    return views.hours(views.modules_hours(here.handbook, sorted(named)))


@macro
def module_title(here: Here, id: str) -> str:
    """The title of a module, for the page's heading."""
    return markdown(here.entry("module", id).title)


@macro
def module_facts(here: Here, id: str) -> str:
    """What a module is, how long it takes, what comes before and after, who looks after it."""
    entry = here.entry("module", id)
    return here.render(
        "module_facts.html.jinja",
        entry=entry,
        facts=views.module_facts(entry.record),
        needs=here.listed("module", entry.record.prerequisites),
        unlocks=views.needed_by(here.handbook, id),
        places=_places(here, id),
        owner=here.entry("owner", entry.record.owner),
    )


@macro
def module_outcomes(here: Here, id: str) -> str:
    """What a reader can do after a module."""
    return here.render("module_outcomes.html.jinja", entry=here.entry("module", id))


@macro
def module_prerequisites(here: Here, id: str) -> str:
    """The modules to do first, or that there are none."""
    entry = here.entry("module", id)
    needs = here.listed("module", entry.record.prerequisites)
    return here.render("module_prerequisites.html.jinja", entry=entry, needs=needs)


@macro
def module_exercise(here: Here, id: str) -> str:
    """The exercise of a module and the criteria another person checks."""
    return here.render("module_exercise.html.jinja", entry=here.entry("module", id))


@macro
def module_self_check(here: Here, id: str) -> str:
    """The self-check questions of a module with folded answers."""
    entry = here.entry("module", id)
    return here.render("module_self_check.html.jinja", entry=entry, anchors=here.section_ids(entry))


@macro
def module_mentor(here: Here, id: str) -> str:
    """What a mentor asks about a module."""
    return here.render("module_mentor.html.jinja", entry=here.entry("module", id))


@macro
def module_resources(here: Here, id: str) -> str:
    """The resources of a module."""
    entry = here.entry("module", id)
    found = here.listed("resource", entry.record.resources)
    return here.render("module_resources.html.jinja", entry=entry, resources=found)


@macro
def reading_list(here: Here) -> str:
    """The place of a reader's own list of modules; without script, where modules are found."""
    return here.render("reading_list.html.jinja")


@macro
def module_list(here: Here) -> str:
    """Every module by subject, with its summary, level and hours."""
    return here.render("module_list.md.jinja", groups=curriculum.module_groups(here.handbook))


def _places(here: Here, module: str) -> list[Markup]:
    """Links to the parts of programmes and the steps of paths that a module stands in."""
    found = []
    for entry, part, anchor in programmes.programmes_with(here.handbook, module):
        address = here.page_href(here.target("programme", entry.id)[0], anchor)
        found.append((address, f"{entry.title}, {part}"))
    for path, step, number in curriculum.steps_with(here.handbook, module):
        found.append((here.href("stage", step.id), f"{path.title}, step {number}"))
    return [Markup('<a href="{}">{}</a>').format(*link) for link in found]
