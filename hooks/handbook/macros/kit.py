"""The macros of the company kit: names, links and tables of what is different elsewhere."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from handbook.macros.registry import macro
from handbook.models import Repository, Tool
from handbook.partials import Here, MacroError, markdown, prose
from handbook.problems import suggestion


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


def _kit_table(
    here: Here, field: str, caption: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> str:
    """A table of one list of the company kit; text in its cells may hold `code`."""
    shown = [tuple(c if isinstance(c, Markup) else prose(c) for c in row) for row in rows]
    entry = here.entry("handbook", "handbook")
    return here.render(
        "table.html.jinja", entry=entry, path=[field], caption=caption, columns=columns, rows=shown
    )


def _outside(record: Tool | Repository) -> Markup:
    return Markup('<a href="{}">{}</a>').format(record.address, record.title)
