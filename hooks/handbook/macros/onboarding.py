"""The macros of the home page and of onboarding."""

from handbook import views
from handbook.fields import Role
from handbook.macros.registry import macro
from handbook.partials import Here, MacroError, markdown
from handbook.problems import suggestion
from handbook.timeline import timeline


@macro
def doors(here: Here) -> str:
    """The ways into the handbook, one for each kind of reader."""
    return here.render("doors.html.jinja", doors=views.DOORS)


@macro
def onboarding_timeline(here: Here) -> str:
    """The phases of onboarding as a picture, with an equal list."""
    return here.render("timeline.html.jinja", timeline=timeline(here.handbook))


@macro
def phase_link(here: Here, id: str, text: str = "") -> str:
    """A link to an onboarding phase, with its title or other words."""
    return here.markdown_link("phase", id, text)


@macro
def phase_title(here: Here, id: str) -> str:
    """The title of an onboarding phase, for the page's heading."""
    return markdown(here.entry("phase", id).title)


@macro
def phase_facts(here: Here, id: str) -> str:
    """When a phase is, what it is about and what comes before and after."""
    entry = here.entry("phase", id)
    before, after = views.beside(here.handbook, id)
    return here.render(
        "phase_facts.html.jinja",
        entry=entry,
        before=before,
        after=after,
        days=views.days_label(entry.record),
        weeks=views.weeks_label(here.handbook.kit, entry.record),
    )


@macro
def phase_tasks(here: Here, id: str, first: int | None = None, last: int | None = None) -> str:
    """The tasks of a phase by day, all of them or those from a first to a last day."""
    entry = here.entry("phase", id)
    groups = views.phase_days(here.handbook, id, first, last)
    if not groups:
        raise MacroError(f"the phase '{id}' has no tasks from day {first} to day {last}")
    return here.render("phase_tasks.html.jinja", entry=entry, groups=groups)


@macro
def phase_done(here: Here, id: str) -> str:
    """What a phase ends with, and how one knows that it is done."""
    return here.render("phase_done.html.jinja", entry=here.entry("phase", id))


@macro
def phase_mentor(here: Here, id: str) -> str:
    """What a mentor does, asks and watches for in a phase."""
    return here.render("phase_mentor.html.jinja", entry=here.entry("phase", id))


@macro
def role_tasks(here: Here, role: str) -> str:
    """Everything one role does during onboarding, phase by phase."""
    phases = views.role_phases(here.handbook, _role(role))
    return here.render("role_tasks.html.jinja", phases=phases)


@macro
def dated_plan(here: Here) -> str:
    """Every task by its working day; with script a plan with dates, of tasks or of modules."""
    found = views.task_views(here.handbook)
    phases = [
        (entry, sorted((v for v in found if v.phase == entry.id), key=lambda view: view.day))
        for entry in views.phase_entries(here.handbook)
    ]
    kit = here.handbook.kit
    facts = {"days": kit.week.days, "hours": kit.week.hours, "learning": kit.week.learning}
    return here.render(
        "dated_plan.html.jinja", phases=phases, facts={**facts, "repository": kit.repository}
    )


@macro
def role_hours(here: Here, role: str, until: str) -> str:
    """How much time onboarding takes of one role to the end of a phase, with tasks shared."""
    here.entry("phase", until)
    spent = views.role_hours(here.handbook, _role(role), until)
    return f"about {views.hours(round(spent))}"


def _role(name: str) -> Role:
    known = next((role for role in views.ROLES if role == name), None)
    if known is None:
        raise MacroError(f"no role '{name}'{suggestion(name, views.ROLES)}")
    return known
