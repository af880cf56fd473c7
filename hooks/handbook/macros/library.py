"""The macros of forms, cases and domains."""

from markupsafe import Markup

from handbook import views
from handbook.handbook import Entry
from handbook.macros.registry import macro
from handbook.partials import Here, markdown


@macro
def form_link(here: Here, id: str, text: str = "") -> str:
    """A link to a template, with its title or other words."""
    return here.markdown_link("form", id, text)


@macro
def form_title(here: Here, id: str) -> str:
    """The title of a template, for the page's heading."""
    return markdown(here.entry("form", id).title)


@macro
def form_facts(here: Here, id: str) -> str:
    """When a template is used, who writes it, who reads it, and which modules teach it."""
    entry = here.entry("form", id)
    initiatives = [
        Markup('<a href="{}">{}</a>').format(here.href("block", block.id), block.title)
        for block in views.blocks_with_form(here.handbook, id)
    ]
    return here.render(
        "form_facts.html.jinja",
        entry=entry,
        modules=here.listed("module", entry.record.modules),
        initiatives=initiatives,
    )


@macro
def form_criteria(here: Here, id: str) -> str:
    """What a good one of a template looks like, so that another person can check it."""
    return here.render("form_criteria.html.jinja", entry=here.entry("form", id))


@macro
def form_list(here: Here) -> str:
    """Every template with what it is for."""
    return here.render("form_list.html.jinja", forms=_by_title(here, "form"))


@macro
def case_link(here: Here, id: str, text: str = "") -> str:
    """A link to a case, with its title or other words."""
    return here.markdown_link("case", id, text)


@macro
def case_title(here: Here, id: str) -> str:
    """The title of a case, for the page's heading."""
    return markdown(here.entry("case", id).title)


@macro
def case_facts(here: Here, id: str) -> str:
    """What a case is about, that it is made up, and which modules stand behind it."""
    entry = here.entry("case", id)
    domains = [each for each in _by_title(here, "domain") if id in each.record.cases]
    return here.render(
        "case_facts.html.jinja",
        entry=entry,
        modules=here.listed("module", entry.record.modules),
        domains=domains,
    )


@macro
def case_checks(here: Here, id: str) -> str:
    """What to look at in one's own system after a case."""
    return here.render("case_checks.html.jinja", entry=here.entry("case", id))


@macro
def case_questions(here: Here, id: str) -> str:
    """The questions of a case for a team session, with the minutes for each."""
    return here.render(
        "case_questions.html.jinja",
        entry=here.entry("case", id),
        reading=views.READING,
        closing=views.CLOSING,
    )


@macro
def case_list(here: Here) -> str:
    """Every case with what happened, its kind and its modules."""
    return here.render("case_list.html.jinja", cases=_by_title(here, "case"))


@macro
def domain_link(here: Here, id: str, text: str = "") -> str:
    """A link to a domain, with its title or other words."""
    return here.markdown_link("domain", id, text)


@macro
def domain_title(here: Here, id: str) -> str:
    """The title of a domain, for the page's heading."""
    return markdown(here.entry("domain", id).title)


@macro
def domain_facts(here: Here, id: str) -> str:
    """What a domain is, and what is built in it."""
    return here.render("domain_facts.html.jinja", entry=here.entry("domain", id))


@macro
def domain_modules(here: Here, id: str) -> str:
    """The modules that matter most in a domain, each with its reason, and its cases."""
    return here.render("domain_modules.html.jinja", entry=here.entry("domain", id))


@macro
def domain_list(here: Here) -> str:
    """Every domain with its summary."""
    return here.render("domain_list.html.jinja", domains=_by_title(here, "domain"))


def _by_title(here: Here, kind: str) -> list[Entry]:
    return sorted(here.handbook.of(kind).values(), key=lambda entry: entry.title.lower())
