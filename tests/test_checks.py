"""Every rule between records: what breaks it, what is said then, and what does not break it."""

import pytest

from handbook.checks import (
    CHECKS,
    Check,
    check_addresses,
    check_module_levels,
    check_no_self_reference,
    check_orphans,
    check_phases_follow,
    check_prerequisite_circles,
    check_programme_weeks,
    check_references,
    check_repeated,
    check_roles,
    check_task_circles,
    check_task_days,
    check_task_order,
    check_titles_differ,
    check_together,
    check_week,
    check_years,
)
from handbook.circles import circles
from tests import curriculum_cases, growth_cases
from tests.world import Change, World, cases, edit

RESOURCES = "data/resources/forecasting.yml"
SALES = "data/modules/sales-data.yml"
FORECAST = "data/modules/first-forecast.yml"
WATCHING = "data/modules/watching-forecasts.yml"
WEEK = "data/phases/week-1.yml"
KIT = "data/handbook.yml"
BEFORE = "data/phases/before-day-1.yml"
LADDER = "data/ladders/individual.yml"
PROGRAMME = "data/programmes/forecaster.yml"
PATH = "data/paths/craft.yml"
DIMENSION = "data/dimensions/judgement.yml"
TERMS = "data/terms/forecasting.yml"

BAD: dict[Check, list[tuple[str, list[Change], str]]] = {
    **curriculum_cases.BAD,
    **growth_cases.BAD,
    check_references: [
        (
            "mistyped",
            edit(FORECAST, "[sales-data]", "[sale-data]"),
            "data/modules/first-forecast.yml:6:17: no module 'sale-data'; did you mean "
            "'sales-data'?",
        ),
        (
            "unlike-any",
            edit(FORECAST, "[sales-data]", "[baking]"),
            "data/modules/first-forecast.yml:6:17: no module 'baking'; expected "
            "'first-forecast', 'sales-data' or 'watching-forecasts'",
        ),
        (
            "key-of-a-mapping",
            edit(FORECAST, "  data-care: 2", "  data-car: 2"),
            "data/modules/first-forecast.yml:9:3: no skill 'data-car'; did you mean 'data-care'?",
        ),
        (
            "dimension",
            edit(DIMENSION, "[watching-forecasts]", "[watching]"),
            "data/dimensions/judgement.yml:10:11: no module 'watching'; did you mean "
            "'watching-forecasts'?",
        ),
        (
            "owner",
            edit(WATCHING, "owner: team", "owner: people"),
            "data/modules/watching-forecasts.yml:28:8: no owner 'people'; expected 'team'",
        ),
        (
            "resource",
            edit(SALES, "[sql-course]", "[sql-corse]"),
            "data/modules/sales-data.yml:29:13: no resource 'sql-corse'; did you mean "
            "'sql-course'?",
        ),
        (
            "task",
            edit(WEEK, "after: [prepare-machine]", "after: [prepare-machines]"),
            "data/phases/week-1.yml:12:13: no task 'prepare-machines'; did you mean "
            "'prepare-machine'?",
        ),
        (
            "area-of-the-evaluation",
            edit(LADDER, "      teamwork:\n        - Asks", "      team-work:\n        - Asks"),
            "data/ladders/individual.yml:13:7: no area 'team-work'; did you mean 'teamwork'?",
        ),
        (
            "stage",
            edit(PATH, "related: [apprentice]", "related: [aprentice]"),
            "data/paths/craft.yml:21:15: no stage 'aprentice'; did you mean 'apprentice'?",
        ),
        (
            "programme",
            edit(LADDER, "programme: forecaster", "programme: forecasters"),
            "data/ladders/individual.yml:16:16: no programme 'forecasters'; did you mean "
            "'forecaster'?",
        ),
        (
            "channel",
            edit(WEEK, "channels: [help]", "channels: [helpdesk]"),
            "data/phases/week-1.yml:24:16: no channel 'helpdesk'; did you mean 'help'?",
        ),
        (
            "another-kind",
            edit(TERMS, "modules: [first-forecast]", "modules: [forecasting]"),
            "data/terms/forecasting.yml:5:13: no module 'forecasting'; did you mean "
            "'first-forecast'?",
        ),
    ],
    check_repeated: [
        (
            "list",
            edit(FORECAST, "[sales-data]", "[sales-data, sales-data]"),
            "data/modules/first-forecast.yml:6:29: the module 'sales-data' stands here "
            "twice; remove one",
        ),
        (
            "nested-list",
            edit(WEEK, "tools: [warehouse, tracker]", "tools: [warehouse, tracker, warehouse]"),
            "data/phases/week-1.yml:23:33: the tool 'warehouse' stands here twice; remove one",
        ),
        (
            "three-times",
            edit(TERMS, "[first-forecast]", "[first-forecast, first-forecast, first-forecast]"),
            "data/terms/forecasting.yml:5:29: the module 'first-forecast' stands here "
            "twice; remove one\n"
            "data/terms/forecasting.yml:5:45: the module 'first-forecast' stands here "
            "twice; remove one",
        ),
    ],
    check_no_self_reference: [
        (
            "module",
            edit(FORECAST, "[sales-data]", "[sales-data, first-forecast]"),
            "data/modules/first-forecast.yml:6:29: the module 'first-forecast' refers to "
            "itself; remove this entry",
        ),
        (
            "task",
            edit(WEEK, "after: [prepare-machine]", "after: [prepare-machine, visit-ovens]"),
            "data/phases/week-1.yml:12:30: the task 'visit-ovens' refers to itself; "
            "remove this entry",
        ),
        (
            "stage",
            edit(PATH, "related: [apprentice]", "related: [master]"),
            "data/paths/craft.yml:21:15: the stage 'master' refers to itself; remove this entry",
        ),
    ],
    check_prerequisite_circles: [
        (
            "two",
            edit(SALES, "skills:", "prerequisites: [first-forecast]\nskills:"),
            "data/modules/first-forecast.yml:6:16: the module 'first-forecast' needs "
            "'sales-data', which needs 'first-forecast': a circle; remove one of these "
            "prerequisites",
        ),
        (
            "three",
            [
                ("edit", SALES, "skills:", "prerequisites: [watching-forecasts]\nskills:"),
                ("edit", WATCHING, "level: mid", "level: entry"),
            ],
            "data/modules/first-forecast.yml:6:16: the module 'first-forecast' needs "
            "'sales-data', which needs 'watching-forecasts', which needs "
            "'first-forecast': a circle; remove one of these prerequisites",
        ),
    ],
    check_task_circles: [
        (
            "two-without-a-day",
            edit(
                BEFORE,
                "    tools: [warehouse]",
                "    tools: [warehouse]\n    after: [prepare-machine]",
            ),
            "data/phases/before-day-1.yml:14:12: the task 'order-access' waits for "
            "'prepare-machine', which waits for 'order-access': a circle; remove one of "
            "these",
        ),
        (
            "across-phases",
            [
                ("edit", BEFORE, "after: [order-access]", "after: [order-access, visit-ovens]"),
                ("edit", WEEK, "    day: 2\n", ""),
            ],
            "data/phases/before-day-1.yml:18:12: the task 'prepare-machine' waits for "
            "'visit-ovens', which waits for 'prepare-machine': a circle; remove one of "
            "these",
        ),
    ],
    check_orphans: [
        (
            "module",
            [
                ("edit", DIMENSION, "[watching-forecasts]", "[first-forecast]"),
                ("edit", PROGRAMME, "[first-forecast, watching-forecasts]", "[first-forecast]"),
                ("edit", PATH, "    modules: [watching-forecasts]\n", ""),
                (
                    "edit",
                    FORECAST,
                    "forecasting: 2\n  data-care: 2",
                    "forecasting: 3\n  data-care: 3",
                ),
            ],
            "data/modules/watching-forecasts.yml:2:1: nothing refers to the module "
            "'watching-forecasts'; link it from a phase, a programme, a path or another "
            "module, or remove it",
        ),
        (
            "resource",
            edit(FORECAST, "[forecasting-book, sql-course]", "[sql-course]"),
            "data/resources/forecasting.yml:2:3: nothing refers to the resource "
            "'forecasting-book'; name it in a module, or say under 'audience' whom it is for, or "
            "remove it",
        ),
    ],
    check_programme_weeks: [
        (
            "too-many",
            edit(PROGRAMME, "weeks: 6", "weeks: 5"),
            "data/programmes/forecaster.yml:8:8: the blocks add up to 6 weeks (2 + 4), "
            "not 5; correct one",
        ),
        (
            "one-block",
            edit(PROGRAMME, "    weeks: 4", "    weeks: 1"),
            "data/programmes/forecaster.yml:8:8: the blocks add up to 3 weeks (2 + 1), "
            "not 6; correct one",
        ),
    ],
    check_years: [
        (
            "years",
            edit(PROGRAMME, "{least: 0, below: 2}", "{least: 2, below: 2}"),
            "data/programmes/forecaster.yml:4:29: expected more than 2 years, got 2",
        ),
        (
            "weeks",
            edit(PATH, "{least: 4, most: 12}", "{least: 4, most: 3}"),
            "data/paths/craft.yml:9:29: expected at least 4 weeks, got 3",
        ),
        (
            "weeks-of-an-initiative",
            curriculum_cases.beside(curriculum_cases.INITIATIVE.replace("least: 1", "least: 3")),
            "data/programmes/forecaster.yml:13:61: expected at least 3 weeks, got 2",
        ),
        (
            "days",
            edit(WEEK, "{first: 1, last: 5}", "{first: 1, last: -1}"),
            "data/phases/week-1.yml:5:24: expected day 1 or later, got -1",
        ),
        (
            "day-zero",
            edit(BEFORE, "{first: -5, last: -1}", "{first: -5, last: 0}"),
            "data/phases/before-day-1.yml:5:25: there is no day 0; day 1 is the first "
            "day at work, -1 the day before it",
        ),
        (
            "first-day-zero",
            edit(WEEK, "{first: 1, last: 5}", "{first: 0, last: 5}"),
            "data/phases/week-1.yml:5:15: expected day 1, the day after 'before-day-1' "
            "ends, got 0\n"
            "data/phases/week-1.yml:5:15: there is no day 0; day 1 is the first day at "
            "work, -1 the day before it",
        ),
    ],
    check_phases_follow: [
        (
            "gap",
            edit(WEEK, "{first: 1, last: 5}", "{first: 2, last: 5}"),
            "data/phases/week-1.yml:5:15: expected day 1, the day after 'before-day-1' ends, got 2",
        ),
        (
            "overlap",
            edit(BEFORE, "{first: -5, last: -1}", "{first: -5, last: 2}"),
            "data/phases/week-1.yml:5:15: expected day 3, the day after 'before-day-1' ends, got 1",
        ),
        (
            "same-start",
            [
                ("edit", BEFORE, "{first: -5, last: -1}", "{first: 1, last: 5}"),
                ("edit", BEFORE, "day: -5", "day: 1"),
            ],
            "data/phases/week-1.yml:5:15: expected day 6, the day after 'before-day-1' ends, got 1",
        ),
    ],
    check_task_days: [
        (
            "no-time",
            edit(WEEK, "    day: 3\n", ""),
            "data/phases/week-1.yml:16:9: the task 'read-sales' has no time; give it a "
            "'day' or an 'after'",
        ),
        (
            "day-zero",
            edit(WEEK, "day: 2", "day: 0"),
            "data/phases/week-1.yml:11:10: there is no day 0; day 1 is the first day at "
            "work, -1 the day before it",
        ),
        (
            "outside",
            edit(WEEK, "day: 2", "day: 6"),
            "data/phases/week-1.yml:11:10: day 6 is outside 'week-1', days 1 to 5\n"
            "data/phases/week-1.yml:29:13: 'visit-ovens' is due later (day 6) than "
            "'first-sync' (day 5); move one of them",
        ),
        (
            "before",
            edit(BEFORE, "day: -5", "day: -6"),
            "data/phases/before-day-1.yml:11:10: day -6 is outside 'before-day-1', days -5 to -1",
        ),
    ],
    check_task_order: [
        (
            "same-phase",
            edit(
                WEEK,
                "    day: 2\n    after: [prepare-machine]",
                "    day: 2\n    after: [read-sales]",
            ),
            "data/phases/week-1.yml:12:13: 'read-sales' is due later (day 3) than "
            "'visit-ovens' (day 2); move one of them",
        ),
        (
            "later-phase",
            edit(
                BEFORE,
                "    after: [order-access]",
                "    after: [order-access, visit-ovens]\n    day: -1",
            ),
            "data/phases/before-day-1.yml:18:12: the task 'prepare-machine' waits for "
            "'visit-ovens', which waits for 'prepare-machine': a circle; remove one of "
            "these\n"
            "data/phases/before-day-1.yml:18:27: 'visit-ovens' is due later (day 2) than "
            "'prepare-machine' (1 working day before day 1); move one of them",
        ),
        (
            "waits-without-a-day",
            [
                (
                    "edit",
                    BEFORE,
                    "    after: [order-access]",
                    "    after: [order-access, visit-ovens]",
                ),
                ("edit", WEEK, "after: [prepare-machine]", "after: []"),
            ],
            "data/phases/before-day-1.yml:18:27: 'visit-ovens' is due later (day 2) than "
            "'prepare-machine' (1 working day before day 1); move one of them",
        ),
    ],
    check_module_levels: [
        (
            "harder-first",
            edit(SALES, "level: entry", "level: senior"),
            "data/modules/first-forecast.yml:6:17: 'first-forecast' is for level 'entry' "
            "and needs 'sales-data', which is for level 'senior'; change one of them",
        ),
    ],
    check_together: [
        (
            "own-role",
            edit(WEEK, "together: [mentor]", "together: [new-hire]"),
            "data/phases/week-1.yml:14:16: 'new-hire' does this task; remove it here",
        ),
        (
            "twice",
            edit(WEEK, "together: [mentor]", "together: [mentor, mentor]"),
            "data/phases/week-1.yml:14:24: 'mentor' stands here twice; remove one",
        ),
    ],
    check_roles: [
        (
            "one",
            edit(
                KIT,
                (
                    "  it:\n    title: IT support\n    does: Prepares the machine and grants "
                    "access.\n"
                ),
                "",
            ),
            "data/handbook.yml:15:3: no name for the role 'it'; add it here",
        ),
        (
            "two",
            edit(
                KIT,
                (
                    "  manager:\n    title: Manager\n"
                    "    does: Frees the mentor's time.\n  it:\n    "
                    "title: IT support\n    does: Prepares the machine and grants access.\n"
                ),
                "",
            ),
            "data/handbook.yml:15:3: no name for the role 'manager' or 'it'; add it here",
        ),
    ],
    check_week: [
        (
            "more-than-the-week",
            edit(KIT, "learning: 4", "learning: 40"),
            "data/handbook.yml:12:13: expected at most the 38.5 hours of the week, got 40",
        ),
    ],
    check_addresses: [
        (
            "without-its-slash",
            edit(RESOURCES, "https://selectstarsql.com/", "https://otexts.com/fpp3"),
            "data/resources/forecasting.yml:18:8: the resource 'forecasting-book' has this "
            "address too; keep one of them",
        ),
    ],
    check_titles_differ: [
        (
            "in-another-case",
            [
                ("edit", FORECAST, "title: First forecast", "title: sales Data"),
                (
                    "edit",
                    "data/ledger.yml",
                    'module/first-forecast: "First',
                    'module/first-forecast: "sales Data" #',
                ),
            ],
            "data/modules/sales-data.yml:2:8: the module 'first-forecast' has the same title; "
            "give one of them another",
        ),
        (
            "question",
            [
                (
                    "edit",
                    "data/questions/start.yml",
                    "- id: oven-visit\n",
                    "- id: oven-again\n  topic: Ovens\n  question: When do the ovens start?\n"
                    "  answer: At four.\n  roles: [new-hire]\n  page: faq.md\n- id: oven-visit\n",
                ),
                ("publish", "question/oven-again", "When do the ovens start?"),
            ],
            "data/questions/start.yml:10:13: the question 'oven-again' has the same question; "
            "give one of them another",
        ),
    ],
}

GOOD: dict[Check, list[tuple[str, list[Change]]]] = {
    **curriculum_cases.GOOD,
    **growth_cases.GOOD,
    check_references: [
        (
            "named-in-a-key-and-a-list",
            edit(DIMENSION, "[watching-forecasts]", "[watching-forecasts, first-forecast]"),
        ),
    ],
    check_repeated: [
        (
            "in-two-lists",
            edit(
                PROGRAMME,
                "[first-forecast, watching-forecasts]",
                "[sales-data, first-forecast, watching-forecasts]",
            ),
        ),
    ],
    check_no_self_reference: [
        (
            "stages-of-each-other",
            edit(
                PATH,
                "modules: [sales-data, first-forecast]",
                "related: [master]\n    modules: [sales-data, first-forecast]",
            ),
        ),
    ],
    check_prerequisite_circles: [
        (
            "two-ways-to-one-module",
            edit(
                WATCHING,
                "prerequisites: [first-forecast]",
                "prerequisites: [first-forecast, sales-data]",
            ),
        ),
    ],
    check_task_circles: [
        (
            "two-ways-to-one-task",
            edit(
                WEEK,
                "after: [visit-ovens, read-sales]",
                "after: [visit-ovens, read-sales, prepare-machine]",
            ),
        ),
    ],
    check_orphans: [
        (
            "named-once",
            [
                ("edit", DIMENSION, "[watching-forecasts]", "[]"),
                ("edit", PATH, "    modules: [watching-forecasts]\n", ""),
                (
                    "edit",
                    FORECAST,
                    "forecasting: 2\n  data-care: 2",
                    "forecasting: 3\n  data-care: 3",
                ),
            ],
        ),
    ],
    check_programme_weeks: [
        ("no-end", edit(PROGRAMME, "weeks: 6\n", "")),
    ],
    check_years: [
        ("no-upper-bound", edit(PROGRAMME, ", below: 2}", "}")),
        ("exactly-one-length", edit(PATH, "{least: 4, most: 12}", "{least: 4, most: 4}")),
    ],
    check_phases_follow: [
        (
            "one-day",
            [
                ("edit", BEFORE, "{first: -5, last: -1}", "{first: -1, last: -1}"),
                ("edit", BEFORE, "day: -5", "day: -1"),
            ],
        ),
    ],
    check_task_days: [
        ("on-the-last-day", edit(WEEK, "day: 3", "day: 5")),
        (
            "waiting-with-a-day",
            edit(
                WEEK,
                "    after: [visit-ovens, read-sales]",
                "    after: [visit-ovens, read-sales]\n    day: 4",
            ),
        ),
    ],
    check_task_order: [
        (
            "same-day",
            edit(
                WEEK,
                "    after: [visit-ovens, read-sales]",
                "    after: [visit-ovens, read-sales]\n    day: 3",
            ),
        ),
    ],
    check_module_levels: [
        ("same-level", edit(FORECAST, "level: entry", "level: mid")),
    ],
    check_together: [
        ("two-others", edit(WEEK, "together: [mentor]", "together: [mentor, manager]")),
    ],
    check_roles: [
        (
            "another-order",
            [
                (
                    "edit",
                    KIT,
                    (
                        "  it:\n    title: IT support\n    does: Prepares the machine and grants "
                        "access.\n"
                    ),
                    "",
                ),
                (
                    "edit",
                    KIT,
                    "roles:\n",
                    "roles:\n  it: {title: IT support, does: Prepares the machine.}\n",
                ),
            ],
        ),
    ],
    check_week: [
        ("all-of-the-week", edit(KIT, "learning: 4", "learning: 38.5")),
    ],
    check_addresses: [
        (
            "another-page-of-the-site",
            edit(RESOURCES, "https://selectstarsql.com/", "https://otexts.com/fpp3/toc"),
        ),
    ],
    check_titles_differ: [
        (
            "of-another-kind",
            edit(FORECAST, "title: First forecast", "title: First week's forecast"),
        ),
    ],
}


@pytest.mark.parametrize(("rule", "changes", "problems"), cases(BAD))
def test_broken_rule_is_told_with_its_place(
    world: World, rule: Check, changes: list[Change], problems: str
) -> None:
    world.change(*changes)
    assert "\n".join(world.problems()) == problems
    assert {str(problem) for problem in rule(world.site().handbook)} & set(problems.split("\n"))


@pytest.mark.parametrize(("rule", "changes"), cases(GOOD))
def test_kept_rule_says_nothing(world: World, rule: Check, changes: list[Change]) -> None:
    world.change(*changes)
    assert world.problems() == []
    assert list(rule(world.site().handbook)) == []


def test_every_rule_has_a_case_that_breaks_it_and_one_that_keeps_it() -> None:
    assert BAD.keys() == GOOD.keys() == set(CHECKS)


def test_every_rule_states_itself_in_one_line() -> None:
    for rule in CHECKS:
        assert rule.__doc__ is not None
        assert rule.__doc__.count("\n") == 0


def test_circles_are_told_once_each_and_a_long_chain_is_no_danger() -> None:
    chain = {f"m{index:05}": (f"m{index + 1:05}",) for index in range(5000)}
    assert list(circles(chain | {"m05000": ()})) == []
    (circle,) = circles(chain | {"m05000": ("m04998",)})
    assert circle == ["m04998", "m04999", "m05000", "m04998"]
    two = {"a": ("b",), "b": ("a", "c"), "c": ("d",), "d": ("c",)}
    assert sorted(circles(two)) == [["a", "b", "a"], ["c", "d", "c"]]


def test_broken_module_hides_no_circle_of_others_and_makes_no_orphans(world: World) -> None:
    world.change(
        ("edit", SALES, "hours: 2", "hours: two"),
        ("edit", WATCHING, "[first-forecast]", "[first-forecast, watching-forecasts]"),
        ("edit", FORECAST, "[forecasting-book, sql-course]", "[sql-course]"),
    )
    assert world.problems() == [
        "data/modules/sales-data.yml:5:8: expected a number above 0 up to 1000, got 'two'",
        "data/modules/watching-forecasts.yml:6:33: "
        "the module 'watching-forecasts' refers to itself; remove this entry",
    ]
