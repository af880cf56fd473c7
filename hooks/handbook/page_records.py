"""The rules for pages of records: each shows its own record, whole and once."""

from collections import Counter
from collections.abc import Iterator

from handbook.calls import Call, calls, readable
from handbook.handbook import Handbook
from handbook.pages import Page, page_of
from handbook.partials import LISTED
from handbook.problems import Problem
from handbook.rendering import Rendering
from handbook.views import due_days

OTHERS = (
    "module_link",
    "module_list",
    "module_hours",
    "module_graph",
    "phase_link",
    "programme_link",
    "programme_list",
    "path_link",
    "path_weeks",
    "path_weeks_at",
    "path_hours",
    "path_effort",
    "form_link",
    "form_list",
    "case_link",
    "case_list",
    "domain_link",
    "domain_list",
    "ladder_link",
    "ladder_list",
    "ladder_matrix",
    "step_link",
    "step_list",
)
"""Macros of records with a page that are for any page, as often as one likes."""

REQUIRED = {
    "module": ("module_self_check",),
    "phase": (),
    "programme": ("programme_blocks",),
    "path": ("path_stages",),
    "form": (),
    "case": ("case_facts",),
    "domain": (),
    "ladder": ("ladder_levels",),
    "step": (),
}
"""Macros without which a published anchor would be missing from a record's page, or, on the page
of a case, the sentence that it is made up."""

SHOWN = {
    "track": "programme_tracks",
    "rhythm": "rhythm_list",
    "antipattern": "antipattern_list",
    "metric": "metric_list",
}
"""Kinds that share a page and are shown there some at a time, so that one may be left out."""

TASKS = "phase_tasks"


def check_own_record(rendering: Rendering) -> Iterator[Problem]:
    """The page of a record shows that one, and no part of it twice."""
    handbook = rendering.site.handbook
    for page in rendering.pages.values():
        for kind, key in page.records:
            # A page that names no record, or another one's, is told so where it does.
            name = page.source.rpartition("/")[2].removesuffix(".md")
            others = key not in handbook.of(kind) or (name != key and name in handbook.of(kind))
            if kind in REQUIRED and not others:
                yield from _own(page, kind, key, handbook)


def check_tasks_shown(rendering: Rendering) -> Iterator[Problem]:
    """The page of a phase shows every task of it, and each of them once."""
    handbook = rendering.site.handbook
    for key in handbook.of("phase"):
        page = page_of(rendering.pages, "phase", key)
        if page is not None and rendering.rendered[page.source].whole:
            shown = [call for call in calls(page) if call.name == TASKS]
            yield from _tasks(page, key, [c for c in shown if c.argument(0, "id") == key], handbook)


def check_records_shown(rendering: Rendering) -> Iterator[Problem]:
    """The page that records of a kind share leaves out none of them."""
    for kind, macro in SHOWN.items():
        source = LISTED[kind]
        page = rendering.pages.get(source)
        if page is None or not rendering.rendered[source].whole:
            continue
        for key, entry in rendering.site.handbook.of(kind).items():
            if f"{kind}-{key}" not in rendering.anchors[source]:
                text = f"the {kind} '{key}' is not on {page.file}; show it there by {macro}"
                yield Problem(entry.place(), text)


def _own(page: Page, kind: str, key: str, handbook: Handbook) -> Iterator[Problem]:
    found = [c for c in calls(page) if c.name.startswith(f"{kind}_") and c.name not in OTHERS]
    seen: Counter[str] = Counter()
    for call in found:
        seen[call.name] += 1
        other = call.argument(0, "id")
        if other != key and other in handbook.of(kind):
            text = f"this is the page of the {kind} '{key}', not of '{other}'; write '{key}'"
            yield Problem(call.place, text)
        elif seen[call.name] > 1 and call.name != TASKS:
            yield Problem(call.place, f"{call.name} stands on this page already; remove one")
    for name in REQUIRED[kind]:
        if readable(page) and name not in seen:
            text = f"the page does not show {name}; add a line '{{{{ {name}(\"{key}\") }}}}'"
            yield Problem(page.place(kind), text)


def _tasks(page: Page, key: str, shown: list[Call], handbook: Handbook) -> Iterator[Problem]:
    phase, due = handbook.phases[key], due_days(handbook)
    for task in phase.tasks:
        day = due.get(task.id, phase.days.last)
        times = sum(_covers(call, day) for call in shown)
        if times != 1:
            place = shown[-1].place if shown else page.place("phase")
            fact = f"{'no call' if not times else 'more than one call'} of {TASKS} shows"
            way_out = f"let the calls cover days {phase.days.first} to {phase.days.last} once"
            yield Problem(place, f"{fact} the task '{task.id}' (day {day}); {way_out}")


def _covers(call: Call, day: int) -> bool:
    first, last = call.argument(1, "first"), call.argument(2, "last")
    return (first is None or first <= day) and (last is None or day <= last)
