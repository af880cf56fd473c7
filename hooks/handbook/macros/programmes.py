"""The macros of programmes."""

from handbook import programmes, views
from handbook.macros.registry import macro
from handbook.partials import Here, MacroError, markdown


@macro
def programme_link(here: Here, id: str, text: str = "") -> str:
    """A link to a programme, with its title or other words."""
    return here.markdown_link("programme", id, text)


@macro
def track_link(here: Here, id: str, text: str = "") -> str:
    """A link to a track of a programme, with its title or other words."""
    return here.markdown_link("track", id, text)


@macro
def programme_list(here: Here) -> str:
    """Every programme with its audience, length and summary."""
    found = sorted(here.handbook.of("programme").values(), key=lambda e: e.record.audience.least)
    return here.render("programme_list.html.jinja", programmes=found)


@macro
def programme_title(here: Here, id: str) -> str:
    """The title of a programme, for the page's heading."""
    return markdown(here.entry("programme", id).title)


@macro
def programme_facts(here: Here, id: str) -> str:
    """For whom a programme is, how long it takes, what it builds on, what it aims at."""
    entry = here.entry("programme", id)
    return here.render(
        "programme_facts.html.jinja",
        entry=entry,
        audience=views.years(entry.record.audience),
        total=programmes.programme_hours(here.handbook, entry.record),
        assumed=here.listed("module", entry.record.assumes),
    )


@macro
def programme_totals(here: Here, id: str) -> str:
    """The blocks of a programme with weeks and hours, added up."""
    entry = here.entry("programme", id)
    totals = programmes.programme_totals(here.handbook, entry.record)
    return here.render(
        "programme_totals.html.jinja",
        entry=entry,
        totals=totals,
        tracks=entry.record.tracks,
        weeks=sum(total.block.weeks or 0 for total in totals),
        total=sum(total.hours for total in totals),
        led=programmes.initiative_weeks(entry.record),
        bridge=views.modules_hours(here.handbook, entry.record.assumes),
    )


@macro
def programme_blocks(here: Here, id: str) -> str:
    """A programme block by block: its weeks, its habits, or its initiative."""
    entry = here.entry("programme", id)
    tracks = entry.record.tracks
    return here.render(
        "programme_blocks.md.jinja",
        entry=entry,
        blocks=programmes.programme_weeks(here.handbook, entry.record),
        choice=here.page_href(here.target("track", tracks[0].id)[0]) if tracks else "",
    )


@macro
def programme_tracks(here: Here, id: str) -> str:
    """The tracks of a programme: when to choose each, its weeks, and what is built."""
    entry = here.entry("programme", id)
    tracks = [
        (
            here.entry("track", track.id),
            programmes.track_weeks(here.handbook, entry.record, track),
        )
        for track in entry.record.tracks
    ]
    if not tracks:
        raise MacroError(f"the programme '{id}' has no tracks")
    return here.render(
        "programme_tracks.md.jinja", tracks=tracks, page=here.target("programme", id)[0]
    )
