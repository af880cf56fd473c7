"""The macros of paths."""

from math import ceil

from handbook import curriculum, study, views
from handbook.graph import module_graph as graph_of
from handbook.macros.registry import macro
from handbook.models import Fork, Stage
from handbook.partials import Here, MacroError, markdown, parent_of
from handbook.problems import counted

PACES = (18, 40)
"""Hours a week that the study planner shows beside those for learning."""

PARTS = {
    "topics": "You learn",
    "entry": "Begin here when",
    "projects": "Projects",
    "exit": "You are through when",
}


@macro
def path_link(here: Here, id: str, text: str = "") -> str:
    """A link to a path, with its title or other words."""
    return here.markdown_link("path", id, text)


@macro
def stage_link(here: Here, id: str, text: str = "") -> str:
    """A link to a step of a path, with its title or other words."""
    return here.markdown_link("stage", id, text)


@macro
def path_title(here: Here, id: str) -> str:
    """The title of a path, for the page's heading."""
    return markdown(here.entry("path", id).title)


@macro
def path_facts(here: Here, id: str) -> str:
    """How long a path is, in weeks and in hours of modules, and what one brings."""
    entry = here.entry("path", id)
    keys = list(dict.fromkeys(curriculum.path_modules(entry.record)))
    return here.render(
        "path_facts.html.jinja",
        entry=entry,
        weeks=curriculum.stage_sum(entry.record),
        modules=len(keys),
        module_hours=views.modules_hours(here.handbook, keys),
        assumed=here.listed("module", entry.record.assumes),
    )


@macro
def path_stages(here: Here, id: str) -> str:
    """The steps of a path: length, modules, topics, projects, and when one may go on."""
    entry = here.entry("path", id)
    steps = [(step, here.entry("stage", step.id)) for step in entry.record.stages]
    return here.render("path_stages.md.jinja", entry=entry, steps=steps, stage_parts=_parts)


@macro
def path_threads(here: Here, id: str) -> str:
    """What runs through every stage of a path."""
    entry = here.entry("path", id)
    steps = entry.record.stages
    names = [name for name in curriculum.THREADS if any(name in step.threads for step in steps)]
    return here.render("path_threads.html.jinja", entry=entry, names=names, steps=steps)


@macro
def path_matrix(here: Here, id: str) -> str:
    """The stages of a path with the tiers, layers and lanes they belong to."""
    entry = here.entry("path", id)
    rows = [
        (
            step,
            curriculum.stage_tiers(here.handbook, step),
            curriculum.related(here.handbook, step, "layers"),
            curriculum.related(here.handbook, step, "lanes"),
        )
        for step in entry.record.stages
    ]
    return here.render("path_matrix.html.jinja", entry=entry, rows=rows)


@macro
def path_start(here: Here, id: str) -> str:
    """The questions that place a newcomer, drawn as a way with turnings."""
    entry = here.entry("path", id)
    forks = [(fork, *_leads_to(here, fork)) for fork in entry.record.forks]
    return here.render("path_start.html.jinja", entry=entry, forks=forks)


@macro
def path_pace(here: Here, id: str) -> str:
    """How long a path takes at how many hours a week, with the arithmetic."""
    entry = here.entry("path", id)
    return here.render("path_pace.html.jinja", entry=entry, rows=curriculum.pace_rows(entry.record))


@macro
def path_weeks(here: Here, id: str) -> str:
    """The weeks of all stages of a path added up, such as '24 to 40 weeks'."""
    least, most = curriculum.stage_sum(here.entry("path", id).record)
    return f"{least} to {most} weeks"


@macro
def path_hours(here: Here, id: str) -> str:
    """The hours of a path's modules together."""
    keys = list(dict.fromkeys(curriculum.path_modules(here.entry("path", id).record)))
    return views.hours(views.modules_hours(here.handbook, keys))


@macro
def path_weeks_at(here: Here, id: str, hours: int | None = None) -> str:
    """How many weeks a path's modules take, at the kit's hours for learning or at others."""
    keys = list(dict.fromkeys(curriculum.path_modules(here.entry("path", id).record)))
    weekly = hours or here.handbook.kit.week.learning
    return counted(ceil(views.modules_hours(here.handbook, keys) / weekly), "week")


@macro
def path_effort(here: Here, id: str) -> str:
    """The hours that the pace table of a path implies, least and most."""
    rows = curriculum.pace_rows(here.entry("path", id).record)
    if not rows:
        raise MacroError(f"the path '{id}' has no pace table")
    return f"{min(row.total[0] for row in rows)} to {max(row.total[1] for row in rows)} hours"


@macro
def study_planner(here: Here, id: str) -> str:
    """The weeks of a path's stages at any hours a week: three paces, with script any."""
    entry = here.entry("path", id)
    model = study.model(here.handbook, entry.record)
    if not model:
        raise MacroError(f"the path '{id}' has no pace table, or no stage with weeks")
    paces = [study.stage_spans(model, hours) for hours in (model["hours"], *PACES)]
    return here.render(
        "study_planner.html.jinja",
        model=model,
        hours=(model["hours"], *PACES),
        rows=list(zip(*paces, strict=True)),
        totals=[study.totals(spans) for spans in paces],
    )


@macro
def module_graph(here: Here) -> str:
    """What builds on what, as a picture with links, and an equal list."""
    return here.render("module_graph.html.jinja", graph=graph_of(here.handbook))


def _leads_to(here: Here, fork: Fork) -> tuple[str, str]:
    """The address and the name of the place that a question leads to."""
    if fork.programme:
        return here.href("programme", fork.programme), here.entry("programme", fork.programme).title
    if not fork.stage:
        return "", ""
    step = here.entry("stage", fork.stage)
    path = parent_of(here.handbook, step)
    number = [stage.id for stage in path.record.stages].index(step.id) + 1
    # Who begins a path wants to read its head first.
    address = here.href("path", path.id) if number == 1 else here.href("stage", step.id)
    return address, f"{path.title}, step {number}: {step.title}"


def _parts(step: Stage) -> list[tuple[str, str, tuple[str, ...]]]:
    """The lists of a stage that are not empty, with their labels."""
    found = [(name, label, getattr(step, name)) for name, label in PARTS.items()]
    return [part for part in found if part[2]]
