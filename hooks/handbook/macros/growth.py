"""The macros of career ladders and of the performance evaluation."""

from handbook import growth
from handbook.handbook import Entry
from handbook.macros.registry import macro
from handbook.models import Area
from handbook.partials import Here, MacroError, markdown


@macro
def ladder_link(here: Here, id: str, text: str = "") -> str:
    """A link to a career track, with its title or other words."""
    return here.markdown_link("ladder", id, text)


@macro
def level_link(here: Here, id: str, text: str = "") -> str:
    """A link to a level of a career ladder, with its title or other words."""
    return here.markdown_link("level", id, text)


@macro
def ladder_title(here: Here, id: str) -> str:
    """The title of a career track, for the page's heading."""
    return markdown(here.entry("ladder", id).title)


@macro
def ladder_facts(here: Here, id: str) -> str:
    """Whom a career track suits, and its levels."""
    return here.render("ladder_facts.html.jinja", entry=here.entry("ladder", id))


@macro
def ladder_levels(here: Here, id: str) -> str:
    """Every level of a track: scope, what is expected in each area, evidence, and the way there."""
    entry = here.entry("ladder", id)
    return here.render(
        "ladder_levels.md.jinja", entry=entry, levels=entry.record.levels, areas=_areas(here)
    )


@macro
def ladder_moves(here: Here, id: str) -> str:
    """The ways from a track to the others."""
    entry = here.entry("ladder", id)
    return here.render("ladder_moves.html.jinja", entry=entry, moves=entry.record.moves)


@macro
def ladder_list(here: Here) -> str:
    """Every career track with its levels."""
    return here.render("ladder_list.html.jinja", ladders=growth.ladder_entries(here.handbook))


@macro
def ladder_matrix(here: Here) -> str:
    """All levels of all tracks, with the first expectation in each area."""
    return here.render(
        "ladder_matrix.md.jinja",
        ladders=growth.ladder_entries(here.handbook),
        areas=_areas(here),
    )


@macro
def ladder_compare(here: Here) -> str:
    """Any two levels or tracks side by side, once a script runs; the lines are `ladder_lines`'."""
    return here.render("ladder_compare.html.jinja")


@macro
def ladder_next(here: Here) -> str:
    """What to show for the next level, from one's own ratings; the lines are `ladder_lines`'."""
    return here.render("ladder_next.html.jinja", areas=_areas(here))


@macro
def ladder_lines(here: Here) -> str:
    """Every line of every level, a table for each track, with the ways to the other tracks."""
    return here.render(
        "ladder_lines.md.jinja",
        ladders=growth.ladder_entries(here.handbook),
        areas=_areas(here),
    )


@macro
def evaluation_areas(here: Here) -> str:
    """The areas of the evaluation with their weights and what they cover."""
    return here.render("evaluation_areas.html.jinja", entry=_evaluation(here), areas=_areas(here))


@macro
def evaluation_scale(here: Here) -> str:
    """What ratings 1 to 5 mean in every area."""
    return here.render("evaluation_scale.html.jinja", entry=_evaluation(here))


@macro
def evaluation_anchors(here: Here) -> str:
    """What ratings 1 to 5 look like in each area, and where the evidence is found."""
    return here.render("evaluation_anchors.md.jinja", entry=_evaluation(here), areas=_areas(here))


@macro
def evaluation_example(here: Here) -> str:
    """A finished evaluation, with its sum and how it is rounded."""
    entry = _evaluation(here)
    result = growth.score(entry.record)
    if result is None:
        raise MacroError("data/evaluation.yml has no 'example'; add one")
    return here.render("evaluation_example.html.jinja", entry=entry, result=result)


@macro
def evaluation_weights(here: Here) -> str:
    """The weights beside those this handbook suggests for some levels."""
    return here.render("evaluation_weights.html.jinja", entry=_evaluation(here), areas=_areas(here))


@macro
def evaluation_form(here: Here) -> str:
    """The evaluation as a form to print: anchors to tick, lines for evidence, the sum."""
    return here.render("evaluation_form.html.jinja", entry=_evaluation(here), areas=_areas(here))


@macro
def evaluation_worksheet(here: Here) -> str:
    """The evaluation to fill in on the page: ratings, notes, weights and the sum."""
    entry = _evaluation(here)
    return here.render(
        "evaluation_worksheet.html.jinja",
        entry=entry,
        areas=_areas(here),
        model=growth.worksheet(entry.record),
    )


def _evaluation(here: Here) -> Entry:
    return here.entry("evaluation", "evaluation")


def _areas(here: Here) -> tuple[Area, ...]:
    areas: tuple[Area, ...] = _evaluation(here).record.areas
    return areas
