"""The macros of the playbook for leaders."""

from handbook import playbook, returns
from handbook.macros.registry import macro
from handbook.partials import Here, MacroError, markdown
from handbook.problems import either


@macro
def step_link(here: Here, id: str, text: str = "") -> str:
    """A link to a step of the playbook, with its title or other words."""
    return here.markdown_link("step", id, text)


@macro
def step_title(here: Here, id: str) -> str:
    """The number and title of a step, for the page's heading."""
    entry = here.entry("step", id)
    return f"{entry.record.rank} · {markdown(entry.title)}"


@macro
def step_facts(here: Here, id: str) -> str:
    """What a step of the playbook needs, who does it, how long it takes, what it leaves."""
    entry = here.entry("step", id)
    before, after = playbook.beside(here.handbook, entry)
    return here.render("step_facts.html.jinja", entry=entry, before=before, after=after)


@macro
def step_failures(here: Here, id: str) -> str:
    """The signs that a step goes wrong, each with what to do then."""
    return here.render("step_failures.html.jinja", entry=here.entry("step", id))


@macro
def step_list(here: Here) -> str:
    """The steps of the playbook in order, with weeks, people's hours and outputs."""
    steps = playbook.steps(here.handbook)
    return here.render("step_list.html.jinja", steps=steps)


@macro
def playbook_quarter(here: Here) -> str:
    """What is done in each of the first 13 weeks, and by whom."""
    return here.render("playbook_quarter.html.jinja", weeks=playbook.quarter(here.handbook))


@macro
def metric_link(here: Here, id: str, text: str = "") -> str:
    """A link to a metric, with its title or other words."""
    return here.markdown_link("metric", id, text)


@macro
def metric_list(here: Here, level: str) -> str:
    """The metrics of a 'learner', a 'team' or the 'business'."""
    if level not in playbook.MEASURED:
        raise MacroError(f"no metrics of '{level}'; expected {either(playbook.MEASURED)}")
    found = [e for e in here.handbook.of("metric").values() if e.record.level == level]
    return here.render("metric_list.md.jinja", metrics=found)


@macro
def returns_assumptions(here: Here) -> str:
    """Every assumption of the calculation, to be changed, with where its values come from."""
    entry = here.entry("returns", "returns")
    return here.render(
        "returns_assumptions.html.jinja", entry=entry, model=returns.model(entry.record)
    )


@macro
def returns_formulas(here: Here) -> str:
    """Every formula of the calculation, with its value in three cases."""
    entry = here.entry("returns", "returns")
    return here.render(
        "returns_formulas.html.jinja", entry=entry, outcomes=returns.outcomes(entry.record)
    )


@macro
def returns_sensitivity(here: Here) -> str:
    """How far each assumption moves the result, the strongest first."""
    entry = here.entry("returns", "returns")
    formulas = entry.record.formulas
    result = next((each for each in formulas if each.id == entry.record.result), formulas[-1])
    found = returns.swings(entry.record)
    return here.render(
        "returns_sensitivity.html.jinja",
        entry=entry,
        result=result,
        swings=list(zip(found, returns.bars(found), strict=True)),
    )


@macro
def sourcing_criteria(here: Here) -> str:
    """What a choice between build, buy and both is judged by, with weights to be changed."""
    entry = here.entry("sourcing", "sourcing")
    return here.render(
        "sourcing_criteria.html.jinja", entry=entry, model=returns.choice(entry.record)
    )


@macro
def sourcing_scores(here: Here) -> str:
    """The options with their weighted scores, the best first."""
    entry = here.entry("sourcing", "sourcing")
    return here.render(
        "sourcing_scores.html.jinja",
        entry=entry,
        options=returns.option_scores(entry.record),
        tie=entry.record.tie,
    )
