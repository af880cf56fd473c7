"""The macros of the learning culture: rhythms, the example year, anti-patterns."""

from handbook import culture
from handbook.macros.registry import macro
from handbook.partials import Here, MacroError
from handbook.problems import either


@macro
def rhythm_link(here: Here, id: str, text: str = "") -> str:
    """A link to a rhythm of learning, with its title or other words."""
    return here.markdown_link("rhythm", id, text)


@macro
def rhythm_list(here: Here, who: str) -> str:
    """The rhythms of a 'person' or of a 'team', the most frequent first."""
    if who not in culture.RHYTHMS:
        raise MacroError(f"no rhythms of '{who}'; expected {either(culture.RHYTHMS)}")
    return here.render("rhythm_list.md.jinja", rhythms=culture.rhythms(here.handbook, who))


@macro
def rhythm_hours(here: Here) -> str:
    """What every rhythm takes in a year, beside the hours that are set aside for learning."""
    return here.render("rhythm_hours.html.jinja", year=culture.year_hours(here.handbook))


@macro
def year_calendar(here: Here) -> str:
    """One example year of learning, month by month."""
    return here.render("year_calendar.html.jinja", entry=here.entry("year", "year"))


@macro
def antipattern_link(here: Here, id: str, text: str = "") -> str:
    """A link to an anti-pattern, with its title or other words."""
    return here.markdown_link("antipattern", id, text)


@macro
def antipattern_list(here: Here, concerns: str) -> str:
    """The anti-patterns that concern 'people' or 'engineering'."""
    if concerns not in culture.CONCERNS:
        raise MacroError(f"nothing concerns '{concerns}'; expected {either(culture.CONCERNS)}")
    found = [
        entry
        for entry in here.handbook.of("antipattern").values()
        if entry.record.concerns == concerns
    ]
    return here.render("antipattern_list.md.jinja", antipatterns=found)
