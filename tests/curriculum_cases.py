"""The cases of the curriculum's rules, which test_checks.py runs with those of the others."""

from handbook.checks import Check
from handbook.curriculum_checks import (
    check_beside,
    check_branches,
    check_forks,
    check_kits,
    check_order,
    check_outcomes,
    check_plans,
    check_quarters,
    check_question_count,
    check_skills_taught,
    check_tracks,
    check_week_hours,
)
from tests.world import Change, edit

SALES = "data/modules/sales-data.yml"
FORECAST = "data/modules/first-forecast.yml"
WATCHING = "data/modules/watching-forecasts.yml"
PROGRAMME = "data/programmes/forecaster.yml"
PATH = "data/paths/craft.yml"
CARE = "data/skills/data-care.yml"
KIT_README = "kits/sales-data/README.md"

OWN = "    summary: Build one forecast and watch it.\n"
LISTED = "    modules: [first-forecast, watching-forecasts]\n"
SWAPPED = "    modules: [watching-forecasts, first-forecast]\n"
LOAD = "load: {hours: 10, assignment: 3, pairing: 1}\n"
FORK = 'forks:\n  - question: New?\n    answer: "yes"\n    stage: master\n'
HABITS = "    habits: [{every: Every day, does: Bake}]\n"
INITIATIVE = (
    "    initiative: {title: T, lead: L, weeks: {least: 1, most: 2}, sponsor: S, "
    "steps: [{when: W, does: D}], criteria: [C], stop: S}\n"
)
BARE = "        assignment: A\n        review: B\n        pairing: C\n"


LOADED = "{hours: 10, assignment: 3, pairing: 1}"


def week(modules: str, title: str = "A week") -> str:
    """A week of a plan as it is written."""
    return f"      - title: {title}\n        modules: [{modules}]\n{BARE}"


def plan(*weeks: str, load: str = LOADED) -> list[Change]:
    """The changes that give the second block a plan, and the programme a load."""
    return [
        ("edit", PROGRAMME, OWN + LISTED, f"{OWN}    plan:\n{''.join(weeks)}"),
        ("edit", PROGRAMME, "weeks: 6\n", f"weeks: 6\nload: {load}\n"),
    ]


CHOOSE = "docs/programmes/specialisation.md"
SHOWN: list[Change] = [
    ("edit", CHOOSE, "---\n\n# Choose", "render_macros: true\n---\n\n# Choose"),
    ("edit", CHOOSE, "one forecast.\n", 'one forecast.\n\n{{ programme_tracks("forecaster") }}\n'),
]
"""The changes that show the tracks where they are chosen."""


def tracks(*plans: str, weeks: int = 1, load: str = LOADED) -> list[Change]:
    """The changes that give the second block weeks for tracks, and the programme tracks."""
    open_weeks = ["      - title: Yours\n        track: true\n"] * weeks
    made = "".join(
        f"  - id: way-{number}\n    title: Way\n    summary: S\n    choose: [C]\n    project: P\n"
        f"    plan:\n{found}"
        for number, found in enumerate(plans)
    )
    text = f"tracks:\n{made}" if made else ""
    return [
        *(SHOWN if made else ()),
        *plan(*open_weeks, *[week("")] * (4 - weeks), load=load),
        ("edit", PROGRAMME, "blocks:\n", f"{text}blocks:\n"),
        *[("publish", f"track/way-{number}", "Way") for number, _ in enumerate(plans)],
    ]


def beside(habits: str = HABITS, modules: str = "") -> list[Change]:
    """The changes that add a block without weeks."""
    listed = f"    modules: [{modules}]\n" if modules else ""
    block = f"  - id: teach\n    title: Teach\n    summary: Go on.\n{habits}{listed}"
    return [
        ("edit", PROGRAMME, "blocks:\n", f"blocks:\n{block}"),
        ("publish", "block/teach", "Teach"),
    ]


def quarters(*modules: str) -> list[Change]:
    """The changes that turn the path into lanes, the first one planned by the quarter."""
    made = "".join(
        f"      - title: Q\n        modules: [{found}]\n        does: D\n        milestones: [M]\n"
        for found in modules
    )
    return [
        ("edit", PATH, "kind: stages", "kind: lanes"),
        ("edit", PATH, "    modules: [sales-data, first-forecast]\n", f"    quarters:\n{made}"),
    ]


BOTH = week("first-forecast, watching-forecasts")
TRACK = (
    "tracks:\n  - id: way-0\n    title: Way\n    summary: S\n    choose: [C]\n"
    f"    project: P\n    plan:\n{week('')}"
)
FOUR = (week("first-forecast"), week("first-forecast"), week("watching-forecasts"), week(""))

LINES = (("first-forecast", 19), ("sales-data", 17), ("watching-forecasts", 16))

BAD: dict[Check, list[tuple[str, list[Change], str]]] = {
    check_skills_taught: [
        (
            "taught-by-nobody",
            [
                ("edit", SALES, "skills: {data-care: 2}", "skills: {forecasting: 1}"),
                ("edit", FORECAST, "  data-care: 2\n", ""),
                ("edit", WATCHING, ", data-care: 3", ""),
            ],
            "data/skills/data-care.yml:3:7: no module teaches the skill 'data-care' of tier 1; "
            "name it in one",
        ),
        (
            "not-far-enough",
            edit(WATCHING, ", data-care: 3", ""),
            "data/paths/craft.yml:6:3: the path 'craft' reaches level 2 of the skill 'data-care', "
            "not 3; add a module that does",
        ),
        (
            "beside-the-path",
            edit(PATH, "    modules: [watching-forecasts]\n", ""),
            "data/paths/craft.yml:6:3: the path 'craft' reaches level 2 of the skill 'data-care', "
            "not 3; add a module that does\n"
            "data/paths/craft.yml:6:3: the path 'craft' reaches level 2 of the skill "
            "'forecasting', not 3; add a module that does",
        ),
    ],
    check_order: [
        (
            "assumed-and-taught",
            edit(PROGRAMME, "weeks: 6\n", "weeks: 6\nassumes: [sales-data]\n"),
            "data/programmes/forecaster.yml:15:15: the module 'sales-data' stands under "
            "'assumes' too; remove it in one place",
        ),
        (
            "later-in-a-block",
            edit(PROGRAMME, LISTED, SWAPPED),
            "data/programmes/forecaster.yml:19:15: the module 'watching-forecasts' needs "
            "'first-forecast', which comes later; move one of them",
        ),
        (
            "later-on-a-path",
            edit(PATH, "[sales-data, first-forecast]", "[first-forecast, sales-data]"),
            "data/paths/craft.yml:12:15: the module 'first-forecast' needs 'sales-data', which "
            "comes later; move one of them",
        ),
        (
            "later-in-a-lane",
            quarters("first-forecast", "sales-data"),
            "data/paths/craft.yml:14:19: the module 'first-forecast' needs 'sales-data', which "
            "comes later; move one of them",
        ),
        (
            "left-out-of-a-programme",
            edit(PROGRAMME, "    modules: [sales-data]\n", ""),
            "data/programmes/forecaster.yml:18:15: the module 'first-forecast' needs "
            "'sales-data', which is not in this programme; add it before, or under 'assumes'",
        ),
        (
            "later-in-a-plan",
            plan(week("watching-forecasts"), week("first-forecast"), week(""), week("")),
            "data/programmes/forecaster.yml:22:19: the module 'watching-forecasts' needs "
            "'first-forecast', which comes later; move one of them",
        ),
    ],
    check_plans: [
        (
            "too-short",
            plan(*FOUR[:3]),
            "data/programmes/forecaster.yml:18:12: the plan has 3 weeks, the block 4; correct one",
        ),
        (
            "list-beside-the-plan",
            [
                *plan(*FOUR),
                ("edit", PROGRAMME, OWN, f"{OWN}    modules: [first-forecast]\n"),
            ],
            "data/programmes/forecaster.yml:20:14: a block with a plan names its modules there; "
            "remove this list",
        ),
        (
            "no-load",
            [
                *plan(*FOUR),
                ("edit", PROGRAMME, "load: {hours: 10, assignment: 3, pairing: 1}\n", ""),
            ],
            "data/programmes/forecaster.yml:10:3: a programme with a plan says what a week may "
            "take; add 'load'",
        ),
        (
            "plan-and-habits",
            [*plan(*FOUR), ("edit", PROGRAMME, OWN, OWN + HABITS)],
            "data/programmes/forecaster.yml:20:13: a block with a plan has no 'habits'; make it a "
            "block of its own",
        ),
        (
            "initiative-and-weeks",
            [
                *beside(INITIATIVE + "    weeks: 2\n"),
                ("edit", PROGRAMME, "weeks: 6\n", "weeks: 8\n"),
            ],
            "data/programmes/forecaster.yml:14:12: an initiative has its weeks in it, and is "
            "led beside the others; remove 'weeks' here",
        ),
        (
            "plan-and-initiative",
            [*plan(*FOUR), ("edit", PROGRAMME, OWN, OWN + INITIATIVE)],
            "data/programmes/forecaster.yml:20:17: a block with a plan has no 'initiative'; make "
            "it a block of its own",
        ),
        (
            "no-shape",
            beside(""),
            "data/programmes/forecaster.yml:10:9: a block without 'weeks' says in 'habits' or "
            "'initiative' how it goes; add one of the three",
        ),
        (
            "week-without-an-assignment",
            plan(week("").replace("        assignment: A\n", ""), *FOUR[1:]),
            "data/programmes/forecaster.yml:21:16: the week 'A week' has no 'assignment'; add it",
        ),
    ],
    check_tracks: [
        (
            "no-week-for-them",
            [
                *SHOWN,
                *plan(*FOUR),
                ("edit", PROGRAMME, "blocks:\n", TRACK + "blocks:\n"),
                ("publish", "track/way-0", "Way"),
            ],
            "data/programmes/forecaster.yml:11:3: no week of the plan is for the track; add "
            "'track: true' to one",
        ),
        (
            "no-tracks-for-the-week",
            tracks(),
            "data/programmes/forecaster.yml:22:16: this week is for tracks, and the programme has "
            "none; add 'tracks'",
        ),
        (
            "too-few-weeks",
            tracks(week(""), week("") * 2, weeks=2),
            "data/programmes/forecaster.yml:17:7: the track 'way-0' plans 1 week, the programme "
            "has 2 for tracks; correct one",
        ),
        (
            "week-without-a-review",
            tracks(week("").replace("        review: B\n", "")),
            "data/programmes/forecaster.yml:17:16: the week 'A week' has no 'review'; add it",
        ),
    ],
    check_beside: [
        (
            "in-no-week",
            [*plan(*FOUR), *beside(modules="sales-data, first-forecast")],
            "data/programmes/forecaster.yml:15:15: no week has the module 'sales-data' of this "
            "block; name it in a plan",
        ),
    ],
    check_quarters: [
        (
            "too-many-hours",
            [
                *quarters("sales-data", "first-forecast"),
                ("edit", SALES, "hours: 2\n", "hours: 90\n"),
            ],
            "data/paths/craft.yml:14:18: quarter 1 has 90 hours of modules, and 52 for learning "
            "(13 weeks); move one",
        ),
    ],
    check_week_hours: [
        (
            "load-that-leaves-nothing",
            plan(*FOUR, load="{hours: 10, assignment: 9, pairing: 2}"),
            "data/programmes/forecaster.yml:9:7: assignment and pairing take 11 hours, more "
            "than the 10 of the week; correct one",
        ),
        (
            "too-much-with-a-track",
            tracks(
                week(""),
                week("first-forecast, sales-data, watching-forecasts"),
                load="{hours: 9, assignment: 3, pairing: 1}",
            ),
            "data/programmes/forecaster.yml:29:18: week 3 of the track 'way-1' takes 10 hours (6 "
            "of modules), more than the 9 of 'load'; move one",
        ),
        (
            "too-much",
            plan(
                week("first-forecast, watching-forecasts"),
                *[week("")] * 3,
                load="{hours: 7.5, assignment: 3, pairing: 1}",
            ),
            "data/programmes/forecaster.yml:22:18: week 3 takes 8 hours (4 of modules), more than "
            "the 7.5 of 'load'; move one",
        ),
    ],
    check_forks: [
        (
            "leads-nowhere",
            edit(PATH, "stages:\n", 'forks:\n  - question: New?\n    answer: "yes"\nstages:\n'),
            "data/paths/craft.yml:6:15: expected a 'stage' or a 'programme' to which 'yes' leads, "
            "got neither",
        ),
        (
            "leads-to-two",
            edit(
                PATH,
                "stages:\n",
                'forks:\n  - question: New?\n    answer: "no"\n    stage: master\n'
                "    programme: forecaster\nstages:\n",
            ),
            "data/paths/craft.yml:6:15: expected a 'stage' or a 'programme' to which 'no' leads, "
            "got both",
        ),
    ],
    check_outcomes: [
        (
            "not-observable",
            edit(SALES, "  - Follow one figure", "  - Understand one figure"),
            "data/modules/sales-data.yml:8:5: an outcome begins with a verb that one can observe, "
            "not 'Understand'; expected 'Choose', 'Compare', 'Decide', 'Follow', 'Forecast' or "
            "'Say'",
        ),
        (
            "mistyped",
            edit(SALES, "  - Follow one figure", "  - Folow one figure"),
            "data/modules/sales-data.yml:8:5: an outcome begins with a verb that one can observe, "
            "not 'Folow'; did you mean 'Follow'?",
        ),
    ],
    check_branches: [
        (
            "mistyped",
            edit(CARE, "branch: Foundations", "branch: Foundation"),
            "data/skills/data-care.yml:4:9: no branch 'Foundation'; did you mean 'Foundations'? "
            "(the branches stand in data/handbook.yml)",
        ),
    ],
    check_question_count: [
        (
            "too-many",
            edit("data/handbook.yml", "{least: 2, most: 6}", "{least: 1, most: 1}"),
            "\n".join(
                f"data/modules/{name}.yml:{line}:3: expected 1 to 1 self-check questions, got 2"
                for name, line in (
                    ("first-forecast", 19),
                    ("sales-data", 17),
                    ("watching-forecasts", 16),
                )
            ),
        ),
    ],
    check_kits: [
        (
            "no-folder",
            edit(WATCHING, "exercise:\n", "exercise:\n  kit: alerts\n"),
            "data/modules/watching-forecasts.yml:12:8: the kit kits/alerts/ lacks its folder; "
            "add it",
        ),
        (
            "no-readme",
            [("remove", KIT_README)],
            "data/modules/sales-data.yml:12:8: the kit kits/sales-data/ lacks README.md; add it",
        ),
        (
            "no-tests",
            [("remove", "kits/sales-data/test_shop.py")],
            "data/modules/sales-data.yml:12:8: the kit kits/sales-data/ lacks tests "
            "(test_*.py); add it",
        ),
        (
            "no-code",
            [("remove", "kits/sales-data/shop.py")],
            "data/modules/sales-data.yml:12:8: the kit kits/sales-data/ lacks starter code "
            "(*.py); add it",
        ),
        (
            "offered-by-nobody",
            edit(SALES, "  kit: sales-data\n", ""),
            "kits/sales-data/README.md:1:1: no module offers this kit; add 'kit: sales-data' to "
            "its exercise",
        ),
        (
            "offered-twice",
            edit(WATCHING, "exercise:\n", "exercise:\n  kit: sales-data\n"),
            "data/modules/watching-forecasts.yml:12:8: another module offers the kit "
            "'sales-data' already; remove one",
        ),
    ],
}

GOOD: dict[Check, list[tuple[str, list[Change]]]] = {
    check_skills_taught: [
        (
            "tier-3-needs-no-module",
            [
                ("edit", CARE, "tier: 1", "tier: 3"),
                ("edit", SALES, "skills: {data-care: 2}", "skills: {forecasting: 1}"),
                ("edit", FORECAST, "  data-care: 2\n", ""),
                ("edit", WATCHING, ", data-care: 3", ""),
            ],
        ),
        (
            "only-taught-where-no-path-has-stages",
            [
                ("edit", PATH, "kind: stages", "kind: lanes"),
                ("edit", WATCHING, ", data-care: 3", ""),
            ],
        ),
    ],
    check_order: [
        (
            "assumed",
            [
                ("edit", PROGRAMME, "    modules: [sales-data]\n", ""),
                ("edit", PROGRAMME, "weeks: 6\n", "weeks: 6\nassumes: [sales-data]\n"),
            ],
        ),
        (
            "layers-have-no-order",
            [
                ("edit", PATH, "kind: stages", "kind: layers"),
                ("edit", PATH, "[sales-data, first-forecast]", "[first-forecast, sales-data]"),
            ],
        ),
        ("lane-begins-where-something-ended", quarters("first-forecast", "watching-forecasts")),
        ("same-week", plan(week("first-forecast, watching-forecasts"), *[week("")] * 3)),
    ],
    check_plans: [
        ("as-many-weeks", plan(*FOUR)),
        ("habits", beside()),
        ("initiative", beside(INITIATIVE)),
    ],
    check_tracks: [("a-week-each", tracks(week("") * 2, week("sales-data") * 2, weeks=2))],
    check_beside: [
        ("in-a-week", [*plan(*FOUR), *beside(modules="first-forecast")]),
        ("no-plan-at-all", beside(modules="first-forecast")),
    ],
    check_quarters: [("few-hours", quarters("sales-data", "first-forecast"))],
    check_week_hours: [
        (
            "exactly-the-load",
            plan(
                week("first-forecast, watching-forecasts"),
                *[week("")] * 3,
                load="{hours: 8, assignment: 3, pairing: 1}",
            ),
        ),
        ("halved-between-two-weeks", plan(*FOUR, load="{hours: 5.75, assignment: 3, pairing: 1}")),
    ],
    check_forks: [
        (
            "one-stage",
            edit(PATH, "stages:\n", f"{FORK}stages:\n"),
        ),
    ],
    check_outcomes: [("with-a-comma", edit(SALES, "  - Say what", "  - Say, aloud, what"))],
    check_branches: [
        ("another-of-the-list", edit(CARE, "branch: Foundations", "branch: Models")),
    ],
    check_question_count: [
        ("exactly", edit("data/handbook.yml", "{least: 2, most: 6}", "{least: 2, most: 2}")),
    ],
    check_kits: [
        (
            "none",
            [
                ("edit", SALES, "  kit: sales-data\n", ""),
                ("remove", KIT_README),
                ("remove", "kits/sales-data/shop.py"),
                ("remove", "kits/sales-data/test_shop.py"),
                ("remove_folder", "kits/sales-data"),
            ],
        ),
    ],
}
