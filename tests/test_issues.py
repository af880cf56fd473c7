"""`handbook issues`: the calls that it prints, exactly, and what it says to wrong options."""

import shlex
from datetime import date, timedelta

import pytest

from handbook.views import task_views
from handbook.workdays import DayFault, WorkDays, parse_day, parse_off
from tests.world import World

START = ("issues", "--start", "2027-01-04")
MILESTONE = (
    "gh api --method POST repos/sunrise-bakery/handbook/milestones "
    "-f 'title=Onboarding from 2027-01-04' -f 'description=Week 1' "
    "-f due_on=2027-01-08T12:00:00Z\n"
)
SITE = "https://sunrise-bakery.github.io/handbook/onboarding/week-1/#task-"
SAID = "One milestone and {} printed; nothing was run.\n"


def test_a_phase_is_a_milestone_and_an_issue(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert world.handbook(*START, "--phase", "week-1") == 0
    assert capsys.readouterr() == (
        MILESTONE + "gh issue create --repo sunrise-bakery/handbook "
        "--milestone 'Onboarding from 2027-01-04' "
        "--title 'Week 1: 2027-01-05 to 2027-01-06' "
        "--body 'A drawing of the way of a loaf, from order to shelf.\n\n"
        "- [ ] 2027-01-05: Visit the ovens at four in the morning (New hire, 1.5 h) "
        f"{SITE}visit-ovens\n"
        "- [ ] 2027-01-06: Read yesterday'\"'\"'s sales of one shop (New hire) "
        f"{SITE}read-sales\n"
        f"- [ ] 2027-01-06: Talk about the first week (Mentor) {SITE}first-sync'\n",
        SAID.format("1 issue"),
    )


def test_each_task_can_have_an_issue(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert world.handbook(*START, "--phase", "week-1", "--each", "task") == 0
    out, said = capsys.readouterr()
    assert out.startswith(
        MILESTONE + "gh issue create --repo sunrise-bakery/handbook "
        "--milestone 'Onboarding from 2027-01-04' "
        "--title '2027-01-05: Visit the ovens at four in the morning' "
        "--body 'A forecast is judged by what comes out of the oven.\n\n"
        "By 2027-01-05. New hire, 1.5 h\n"
        f"After: Prepare the machine\n\n{SITE}visit-ovens'\n"
    )
    assert said == SAID.format("3 issues")


def test_all_phases_other_days_off_and_another_repository(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--weekdays", "135", "--off", "2027-01-06..2027-01-08", "--off", "2026-12-25"]
    names = ["--repository", "a/b", "--milestone", "Sam's start"]
    assert world.handbook(*START, *options, *names) == 0
    calls = shlex.split(capsys.readouterr().out)
    assert "repos/a/b/milestones" in calls
    assert "title=Sam's start" in calls
    # Day 5 of a three-day week with days off; the days before count backwards over Christmas.
    assert "due_on=2027-01-18T12:00:00Z" in calls
    titles = [calls[at + 1] for at, word in enumerate(calls) if word == "--title"]
    assert titles == ["Before day 1: 2026-12-21", "Week 1: 2027-01-11 to 2027-01-13"]


def test_shell_reads_any_title_as_text(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "$(touch pwned) `id` 'a' \"b\" ; <b> @team #1 | & \\"
    title = hostile.replace("'", "''")
    world.edit("data/phases/week-1.yml", "Visit the ovens at four in the morning", f"'{title}'")
    assert world.handbook(*START, "--phase", "week-1", "--each", "task") == 0
    assert f"2027-01-05: {hostile}" in shlex.split(capsys.readouterr().out)
    assert world.handbook(*START, "--phase", "week-1") == 0
    calls = shlex.split(capsys.readouterr().out)
    assert "$(touch pwned) \\`id\\` 'a' \"b\" ; \\<b\\> \\@team \\#1 \\| \\& \\\\ (" in calls[-1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--start", "04.01.2027"], "'04.01.2027' is no date; write 2026-12-25"),
        (["--start", "2027-02-29"], "'2027-02-29' is no date; write 2026-12-25"),
        (["--start", "20270104"], "'20270104' is no date from 1900 to 2199; write 2026-12-25"),
        (["--start", "1899-12-31"], "'1899-12-31' is no date from 1900 to 2199; write 2026-12-25"),
        (["--phase", "week-2"], "no phase 'week-2'; did you mean 'week-1'?"),
        (["--off", "2027-01-05..2027-01-04"],
         "2027-01-04 is before 2027-01-05; write the earlier day first"),
        (["--off", "2026-01-05..2027-04-04"],
         "2026-01-05 to 2027-04-04 is longer than 400 days; write a shorter one"),
        (["--off", "Christmas"], "'Christmas' is no date; write 2026-12-25"),
        (["--weekdays", "18"],
         "--weekdays is '18'; expected digits from 1 (Monday) to 7, such as 135"),
        (["--repository", "a"], "--repository is 'a'; expected owner/name"),
        (["--repository", "a/b c"], "--repository is 'a/b c'; expected owner/name"),
    ],
)  # fmt: skip
def test_wrong_options_are_told(
    world: World, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert world.handbook(*START, *options) == 2
    assert capsys.readouterr() == ("", f"handbook: {said}\n")


def test_repository_elsewhere_has_to_be_named(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "repository: https://github.com/sunrise-bakery/handbook"
    world.edit("data/handbook.yml", old, "repository: https://git.example.org/a/b")
    world.edit("mkdocs.yml", "repo_url: https://github.com/sunrise-bakery/handbook", "")
    assert world.handbook(*START) == 2
    assert capsys.readouterr().err == (
        "handbook: the kit's repository is not on GitHub; name one with --repository owner/name\n"
    )


def test_faulty_data_prints_no_calls(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.edit("data/phases/week-1.yml", "hours: 1.5", "hours: soon")
    assert world.handbook(*START) == 1
    assert capsys.readouterr().out == ""


def test_what_waits_for_a_later_task_is_as_late(world: World) -> None:
    from handbook.issues import last_days
    from handbook.site import read_site

    world.edit("data/phases/week-1.yml", "after: [prepare-machine]", "after: [read-sales]")
    days = last_days(task_views(read_site(world.root).handbook))
    assert (days["visit-ovens"], days["first-sync"]) == (3, 3)


def test_calendar_without_a_working_day_is_refused() -> None:
    off = [date(2027, 1, 1) + timedelta(days=number) for number in range(8000)]
    with pytest.raises(DayFault, match="working day 1 is not within twenty years"):
        WorkDays(date(2027, 1, 4), [1], off).numbered(1)


def test_days_are_read_as_written() -> None:
    assert parse_day("2028-02-29") == date(2028, 2, 29)
    assert parse_off("2026-12-31..2027-01-01") == [date(2026, 12, 31), date(2027, 1, 1)]
