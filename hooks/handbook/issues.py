"""The calls of GitHub's `gh` that make a milestone of onboarding with its issues; none is run."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from shlex import join

from handbook.handbook import Entry
from handbook.pages import page_of
from handbook.site import Site
from handbook.views import TaskView, hours, phase_entries, task_views
from handbook.workdays import WorkDays

EACH = ("phase", "task")
"""What gets an issue of its own."""

_SIGNS = re.compile(r"[\\`*_\[\]<>#|~&@]")


@dataclass(frozen=True)
class Milestone:
    """Where the issues go: the repository, the milestone's title, and the address of the site."""

    repository: str
    title: str
    address: str


def calls(
    site: Site, milestone: Milestone, work: WorkDays, phases: Sequence[Entry], each: str
) -> list[str]:
    """The calls in the order of running: the milestone, then an issue for each phase or task."""
    kept = {entry.id for entry in phases}
    views = task_views(site.handbook)
    days = last_days(views)
    dated = [(work.numbered(days[view.task.id]), view) for view in views if view.phase in kept]
    made = (_of_phases if each == "phase" else _of_tasks)(site, milestone, dated)
    last = max(work.numbered(entry.record.days.last) for entry in phases)
    return [_milestone(milestone, phases, max([last, *(day for day, _ in dated)])), *made]


def last_days(views: Sequence[TaskView]) -> dict[str, int]:
    """The working day of each task: its own, or a later one of a task that it waits for."""
    days = {view.task.id: view.day for view in views}
    for _ in views:
        for view in views:
            waits = [days[key] for key, _ in view.after if key in days]
            days[view.task.id] = max([days[view.task.id], *waits])
    return days


def chosen_phases(site: Site, keys: Sequence[str]) -> list[Entry]:
    """The phases with some ids, earliest first; all of them when no id is given."""
    return [entry for entry in phase_entries(site.handbook) if not keys or entry.id in keys]


def repository_of(address: str) -> str:
    """The owner and the name in the address of a repository on GitHub; empty for another host."""
    found = re.fullmatch(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?", address)
    return found[1] if found else ""


def _milestone(milestone: Milestone, phases: Sequence[Entry], last: date) -> str:
    # Noon in Greenwich is the same date wherever GitHub shows it.
    fields = {
        "title": milestone.title,
        "description": ", ".join(entry.title for entry in phases),
        "due_on": f"{last}T12:00:00Z",
    }
    options = [part for name, text in fields.items() for part in ("-f", f"{name}={text}")]
    address = f"repos/{milestone.repository}/milestones"
    return join(["gh", "api", "--method", "POST", address, *options])


def _of_phases(
    site: Site, milestone: Milestone, dated: Sequence[tuple[date, TaskView]]
) -> list[str]:
    made = []
    for phase, group in groupby(dated, key=lambda found: found[1].phase):
        entry = site.handbook.of("phase")[phase]
        found = sorted(group, key=lambda each: each[0])
        lines = [_line(site, milestone, day, view) for day, view in found]
        body = "\n".join([_plain(entry.record.deliverable), "", *lines])
        made.append(_issue(milestone, f"{entry.title}: {_span(found)}", body))
    return made


def _of_tasks(
    site: Site, milestone: Milestone, dated: Sequence[tuple[date, TaskView]]
) -> list[str]:
    made = []
    for day, view in sorted(dated, key=lambda found: found[0]):
        after = [f"After: {_plain(title)}" for _, title in view.after]
        lines = [_plain(view.task.why), "", f"By {day}. {_facts(site, view)}", *after]
        body = "\n".join([*lines, "", _address(site, milestone, view)])
        made.append(_issue(milestone, f"{day}: {view.task.title}", body))
    return made


def _issue(milestone: Milestone, title: str, body: str) -> str:
    names = ["--repo", milestone.repository, "--milestone", milestone.title]
    return join(["gh", "issue", "create", *names, "--title", title, "--body", body])


def _line(site: Site, milestone: Milestone, day: date, view: TaskView) -> str:
    words = f"- [ ] {day}: {_plain(view.task.title)} ({_facts(site, view)})"
    return f"{words} {_address(site, milestone, view)}".rstrip()


def _facts(site: Site, view: TaskView) -> str:
    role = site.handbook.kit.roles[view.task.role].title
    return f"{role}, {hours(view.task.hours)}" if view.task.hours else role


def _address(site: Site, milestone: Milestone, view: TaskView) -> str:
    page = page_of(site.pages, "phase", view.phase)
    return f"{milestone.address}{page.url}#task-{view.task.id}" if page else ""


def _span(dated: Sequence[tuple[date, TaskView]]) -> str:
    first, last = dated[0][0], dated[-1][0]
    return f"{first}" if first == last else f"{first} to {last}"


def _plain(text: str) -> str:
    """Text in which no sign has a meaning in Markdown."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
