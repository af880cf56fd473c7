"""The macros a page can call, each named for what appears; registers them with the generator.

Every macro finds its record, asks a view for values and renders one partial.
"""

import inspect
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from handbook import views
from handbook.fields import Role
from handbook.models import Repository, Tool
from handbook.partials import Here, MacroError, markdown, prose
from handbook.problems import suggestion
from handbook.timeline import timeline

MACROS: dict[str, Callable[..., str]] = {}


def macro(function: Callable[..., str]) -> Callable[..., str]:
    """Offer a function to pages under its own name."""
    MACROS[function.__name__] = function
    return function


def call(here: Here, name: str, positional: tuple[Any, ...], named: dict[str, Any]) -> str:
    """What a macro puts on the page; raises MacroError on an unknown name or wrong arguments."""
    if name not in MACROS:
        raise MacroError(f"no macro '{name}'{suggestion(name, MACROS)}")
    function = MACROS[name]
    signature = inspect.signature(function)
    try:
        bound = signature.bind(here, *positional, **named)
    except TypeError as error:
        takes = ", ".join(list(signature.parameters)[1:]) or "nothing"
        raise MacroError(f"{name} takes {takes}: {error}") from None
    return function(*bound.args, **bound.kwargs)


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


@macro
def kit(here: Here, field: str) -> str:
    """A value of the company kit, such as "organisation" or "week.hours"."""
    value: Any = here.handbook.kit
    for name in field.split("."):
        known = type(value).model_fields if hasattr(type(value), "model_fields") else {}
        if name not in known:
            raise MacroError(f"the kit has no '{field}'{suggestion(name, known)}")
        value = getattr(value, name)
    if not isinstance(value, str | int | float):
        raise MacroError(f"'{field}' of the kit is not a single value; name a field inside it")
    return markdown(f"{value:g}" if isinstance(value, float) else str(value))


@macro
def role(here: Here, id: str) -> str:
    """What a role is called here."""
    roles = here.handbook.kit.roles
    if id not in roles:
        raise MacroError(f"no role '{id}'{suggestion(id, roles)}")
    return markdown(next(r.title for name, r in roles.items() if name == id))


@macro
def tool(here: Here, id: str) -> str:
    """A link to a tool."""
    record = here.entry("tool", id).record
    return f"[{markdown(record.title)}]({record.address})"


@macro
def repository(here: Here, id: str) -> str:
    """A link to a code repository."""
    record = here.entry("repository", id).record
    return f"[{markdown(record.title)}]({record.address})"


@macro
def channel(here: Here, id: str) -> str:
    """The name of a channel."""
    return f"**{markdown(here.entry('channel', id).record.title)}**"


@macro
def role_table(here: Here) -> str:
    """The four roles and what each does."""
    rows = [(r.title, r.does) for r in here.handbook.kit.roles.values()]
    return _kit_table(here, "roles", "Roles", ("Role", "Does"), rows)


@macro
def tool_table(here: Here) -> str:
    """The tools and who grants access to them."""
    rows = [(_outside(t), t.purpose, t.access) for t in here.handbook.kit.tools]
    return _kit_table(here, "tools", "Tools and access", ("Tool", "For", "Access"), rows)


@macro
def channel_table(here: Here) -> str:
    """The channels and what each is for."""
    rows = [(c.title, c.purpose) for c in here.handbook.kit.channels]
    return _kit_table(here, "channels", "Channels", ("Channel", "For"), rows)


@macro
def repository_table(here: Here) -> str:
    """The repositories a new hire meets."""
    rows = [(_outside(r), r.purpose) for r in here.handbook.kit.repositories]
    return _kit_table(here, "repositories", "Repositories", ("Repository", "For"), rows)


@macro
def module_link(here: Here, id: str, text: str = "") -> str:
    """A link to a module, with its title or other words."""
    return here.markdown_link("module", id, text)


@macro
def phase_link(here: Here, id: str, text: str = "") -> str:
    """A link to an onboarding phase, with its title or other words."""
    return here.markdown_link("phase", id, text)


@macro
def skill_link(here: Here, id: str, text: str = "") -> str:
    """A link to a skill, with its title or other words."""
    return here.markdown_link("skill", id, text)


@macro
def resource_link(here: Here, id: str, text: str = "") -> str:
    """A link to a resource outside this handbook, with its title or other words."""
    record = here.entry("resource", id).record
    return f"[{markdown(text or record.title)}]({record.url})"


@macro
def doors(here: Here) -> str:
    """The ways into the handbook, one for each kind of reader."""
    return here.render("doors.html.jinja", doors=views.DOORS)


@macro
def onboarding_timeline(here: Here) -> str:
    """The phases of onboarding as a picture, with an equal list."""
    return here.render("timeline.html.jinja", timeline=timeline(here.handbook))


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
def role_hours(here: Here, role: str, until: str) -> str:
    """How much time onboarding takes of one role to the end of a phase, with tasks shared."""
    here.entry("phase", until)
    spent = views.role_hours(here.handbook, _role(role), until)
    return f"about {views.hours(round(spent))}"


@macro
def module_hours(here: Here) -> str:
    """How much time all modules take together."""
    return views.hours(views.module_hours(here.handbook))


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
        unlocks=views.needed_by(here.handbook, id),
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
    needs = [here.entry("module", key) for key in entry.record.prerequisites]
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
    found = [here.entry("resource", key) for key in entry.record.resources]
    return here.render("module_resources.html.jinja", entry=entry, resources=found)


@macro
def module_list(here: Here) -> str:
    """Every module with its summary, level and hours."""
    return here.render("module_list.html.jinja", modules=views.module_entries(here.handbook))


@macro
def skill_list(here: Here) -> str:
    """Every skill by tier and branch, with its levels and modules."""
    return here.render("skill_list.md.jinja", branches=views.skill_branches(here.handbook))


@macro
def resource_list(here: Here) -> str:
    """Every resource by kind."""
    return here.render("resource_list.md.jinja", kinds=views.resource_kinds(here.handbook))


def _kit_table(
    here: Here, field: str, caption: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> str:
    """A table of one list of the company kit; text in its cells may hold `code`."""
    shown = [tuple(c if isinstance(c, Markup) else prose(c) for c in row) for row in rows]
    entry = here.entry("handbook", "handbook")
    return here.render(
        "table.html.jinja", entry=entry, path=[field], caption=caption, columns=columns, rows=shown
    )


def _role(name: str) -> Role:
    known = next((role for role in views.ROLES if role == name), None)
    if known is None:
        raise MacroError(f"no role '{name}'{suggestion(name, views.ROLES)}")
    return known


def _outside(record: Tool | Repository) -> Markup:
    return Markup('<a href="{}">{}</a>').format(record.address, record.title)
