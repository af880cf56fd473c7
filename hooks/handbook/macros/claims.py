"""The macros of claims: a figure never stands without its population, source and date."""

from handbook.handbook import Entry
from handbook.macros.registry import macro
from handbook.partials import Here, markdown


@macro
def claim(here: Here, id: str) -> str:
    """A figure that somebody published, within a sentence, with its attribution."""
    record = here.entry("claim", id).record
    source = markdown(record.source)
    linked = f"[{source}]({record.url})" if record.url else source
    told = f"{markdown(record.population)}; {linked}, as of {record.as_of}, {record.confidence}"
    return f"{markdown(record.figure.rstrip('.'))} ({told})"


@macro
def claim_table(here: Here, *ids: str) -> str:
    """Some published figures, each with its attribution."""
    return here.render("claim_list.html.jinja", claims=here.listed("claim", ids), anchors=False)


@macro
def claim_list(here: Here) -> str:
    """Every published figure that this handbook repeats."""
    found: list[Entry] = sorted(here.handbook.of("claim").values(), key=lambda e: e.title.lower())
    return here.render("claim_list.html.jinja", claims=found, anchors=True)
