"""`handbook issues`: its options, read and refused, and the printing of its calls."""

import argparse
import sys
from pathlib import Path

from handbook import issues
from handbook.problems import DataError, counted, suggestion
from handbook.publish import setting
from handbook.site import Site, read_site
from handbook.workdays import DayFault, WorkDays, parse_day, parse_off


class OptionFault(Exception):
    """An option holds something that cannot be used."""


def add_issues(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to a parser."""
    issue = commands.add_parser("issues", help="print gh calls for a milestone of onboarding")
    issue.add_argument("--start", required=True, metavar="DATE", help="day 1, such as 2027-01-04")
    issue.add_argument("--phase", action="append", default=[], metavar="ID", help="default: all")
    issue.add_argument("--each", choices=issues.EACH, default="phase", help="what gets an issue")
    issue.add_argument("--milestone", metavar="TITLE", help="default: Onboarding from DATE")
    issue.add_argument("--repository", metavar="OWNER/NAME", help="default: that of the kit")
    issue.add_argument("--weekdays", metavar="DIGITS", help="1 is Monday; default: the kit's week")
    issue.add_argument(
        "--off", action="append", default=[], metavar="DATES", help="2026-12-25 or FIRST..LAST"
    )
    issue.set_defaults(run=_run)


def _run(root: Path, chosen: argparse.Namespace) -> int:
    """Print the calls that make a milestone with its issues; run none of them."""
    site = read_site(root)
    if site.problems:
        raise DataError(site.problems)
    printed = _calls(site, chosen)
    print("\n".join(printed))
    made = counted(len(printed) - 1, "issue")
    print(f"One milestone and {made} printed; nothing was run.", file=sys.stderr)
    return 0


def _calls(site: Site, chosen: argparse.Namespace) -> list[str]:
    phases = site.handbook.phases
    for key in chosen.phase:
        if key not in phases:
            raise OptionFault(f"no phase '{key}'{suggestion(key, phases)}")
    milestone = issues.Milestone(
        _repository(site, chosen.repository),
        chosen.milestone or f"Onboarding from {chosen.start}",
        setting(site, "site_url"),
    )
    try:
        found = issues.chosen_phases(site, chosen.phase)
        return issues.calls(site, milestone, _work_days(site, chosen), found, chosen.each)
    except DayFault as error:
        raise OptionFault(str(error)) from None


def _work_days(site: Site, chosen: argparse.Namespace) -> WorkDays:
    """The working days that the options name."""
    days = chosen.weekdays or "".join(str(day + 1) for day in range(site.handbook.kit.week.days))
    if not set(days) <= set("1234567"):
        raise DayFault(f"--weekdays is '{days}'; expected digits from 1 (Monday) to 7, such as 135")
    off = [day for text in chosen.off for day in parse_off(text)]
    return WorkDays(parse_day(chosen.start), [int(day) for day in days], off)


def _repository(site: Site, given: str | None) -> str:
    """The repository that the issues are for."""
    if given is not None:
        if not issues.repository_of(f"https://github.com/{given}"):
            raise OptionFault(f"--repository is '{given}'; expected owner/name")
        return given
    found = issues.repository_of(site.handbook.kit.repository)
    if not found:
        way_out = "name one with --repository owner/name"
        raise OptionFault(f"the kit's repository is not on GitHub; {way_out}")
    return found
