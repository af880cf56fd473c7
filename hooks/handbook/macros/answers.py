"""The macros of questions, terms, decisions and professions."""

from itertools import groupby

from handbook import answers
from handbook.macros.registry import macro
from handbook.partials import Here


@macro
def question_link(here: Here, id: str, text: str = "") -> str:
    """A link to a frequently asked question, with the question or other words."""
    return here.markdown_link("question", id, text)


@macro
def question_list(here: Here) -> str:
    """Every frequently asked question by topic: the short answer, then where the full one is."""
    return here.render("question_list.md.jinja", topics=answers.by_topic(here.handbook, "question"))


@macro
def term_link(here: Here, id: str, text: str = "") -> str:
    """A link to a term of the glossary, with its title or other words."""
    return here.markdown_link("term", id, text)


@macro
def term_list(here: Here) -> str:
    """Every term of the glossary by its first letter, with the modules that teach it."""
    terms = answers.terms(here.handbook)
    letters = [(letter, list(found)) for letter, found in groupby(terms, key=answers.initial)]
    return here.render("term_list.md.jinja", letters=letters)


@macro
def decision_list(here: Here) -> str:
    """Every matter on which sources disagree, with what each says and what is settled here."""
    return here.render("decision_list.md.jinja", topics=answers.by_topic(here.handbook, "decision"))


@macro
def profession_link(here: Here, id: str, text: str = "") -> str:
    """A link to a profession, with its title or other words."""
    return here.markdown_link("profession", id, text)


@macro
def profession_table(here: Here) -> str:
    """The professions side by side: what each answers, works on, leaves behind."""
    return here.render(
        "profession_table.html.jinja", professions=answers.professions(here.handbook)
    )


@macro
def profession_list(here: Here) -> str:
    """Every profession: its work, what adverts name, how one trains for it."""
    return here.render("profession_list.md.jinja", professions=answers.professions(here.handbook))


@macro
def competency_table(here: Here, *ids: str) -> str:
    """The skills that some professions ask for, in three layers, side by side."""
    entries = here.listed("profession", ids)
    return here.render(
        "competency_table.html.jinja",
        professions=entries,
        layers=answers.competencies(here.handbook, entries),
    )
