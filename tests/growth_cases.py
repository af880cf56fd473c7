"""The cases of the rules of growth, which test_checks.py runs with those of the others."""

from handbook.checks import Check
from handbook.growth_checks import (
    check_agendas,
    check_expects,
    check_ladder_ranks,
    check_levels,
    check_moves,
    check_playbook_weeks,
    check_ranks,
    check_returns,
    check_scores,
    check_terms,
    check_weights,
)
from tests.world import Change, edit

LADDER = "data/ladders/individual.yml"
LEADING = "data/ladders/leading.yml"
FORECASTER = "data/professions/forecaster.yml"
CARE = """# yaml-language-server: $schema=../schema/dimension.json
title: Care
description: How somebody leaves things.
levels: [None., Some., More., Much., All.]
modules: [sales-data]
"""
EVALUATION = "data/evaluation.yml"
TALK = "data/rhythms/oven-talk.yml"
CRUMBS = "data/rhythms/crumbs.yml"
ASK = "data/steps/ask-the-shops.yml"
TRY = "data/steps/try-one-shop.yml"
RETURNS = "data/returns.yml"
SOURCING = "data/sourcing.yml"
TERMS = "data/terms/forecasting.yml"

BAD: dict[Check, list[tuple[str, list[Change], str]]] = {
    check_weights: [
        (
            "too-little",
            edit(EVALUATION, "weight: 40", "weight: 30"),
            "data/evaluation.yml:11:3: the weights add up to 90 (60 + 30), not 100; correct one",
        ),
        (
            "too-much",
            edit(EVALUATION, "weight: 60", "weight: 61"),
            "data/evaluation.yml:11:3: the weights add up to 101 (61 + 40), not 100; correct one",
        ),
        (
            "suggested",
            edit(EVALUATION, "{craft: 45, teamwork: 55}", "{craft: 45, teamwork: 50}"),
            "data/evaluation.yml:43:14: the weights add up to 95 (45 + 50), not 100; correct one",
        ),
        (
            "suggested-without-an-area",
            edit(EVALUATION, "{craft: 45, teamwork: 55}", "{craft: 100}"),
            "data/evaluation.yml:43:14: nothing for the area 'teamwork'; add it",
        ),
        (
            "example-without-an-area",
            edit(
                EVALUATION,
                "    - {area: teamwork, rating: 3, evidence: Two answers to every question of the "
                "ovens.}\n",
                "",
            ),
            "data/evaluation.yml:38:5: nothing for the area 'teamwork'; add it",
        ),
        (
            "criteria",
            edit(SOURCING, "weight: 25", "weight: 20"),
            "data/sourcing.yml:7:3: the weights add up to 95 (75 + 20), not 100; correct one",
        ),
    ],
    check_ladder_ranks: [
        (
            "left-out",
            edit(LADDER, "rank: 2", "rank: 3"),
            "data/ladders/individual.yml:23:11: the level 'senior' stands at place 2 but has "
            "rank 3; put them in order",
        ),
        (
            "twice",
            edit(LADDER, "rank: 2", "rank: 1"),
            "data/ladders/individual.yml:23:11: the level 'senior' stands at place 2 but has "
            "rank 1; put them in order",
        ),
    ],
    check_levels: [
        (
            "area-left-out",
            edit(LADDER, "      teamwork:\n        - Asks early.\n", ""),
            "data/ladders/individual.yml:11:7: nothing for the area 'teamwork'; add it",
        ),
        (
            "same-as-another-level",
            edit(LADDER, "- Is asked by other regions.", "- Asks  Early"),
            "data/ladders/individual.yml:29:11: the level 'junior' says the same; say what differs",
        ),
        (
            "fewer-years-than-least",
            edit(LADDER, "{least: 1, most: 2}", "{least: 3, most: 2}"),
            "data/ladders/individual.yml:18:29: expected at least 3 years, got 2",
        ),
    ],
    check_expects: [
        (
            "dimension-left-out",
            [("write", "data/dimensions/care.yml", CARE), ("publish", "dimension/care", "Care")],
            "data/ladders/leading.yml:20:14: nothing for the dimension 'care'; add it\n"
            "data/professions/forecaster.yml:14:10: nothing for the dimension 'care'; add it",
        ),
    ],
    check_moves: [
        (
            "leaves-another-ladder",
            edit(LADDER, "leaves: senior", "leaves: shop-lead"),
            "data/ladders/individual.yml:38:13: 'shop-lead' is no level of this ladder; "
            "expected 'junior' or 'senior'\ndata/ladders/individual.yml:39:12: the level "
            "'shop-lead' stands here twice; remove one",
        ),
        (
            "joins-its-own",
            edit(LADDER, "joins: shop-lead", "joins: junior"),
            "data/ladders/individual.yml:39:12: 'junior' is a level of this ladder; name one "
            "of another",
        ),
    ],
    check_agendas: [
        (
            "too-long",
            edit(TALK, "minutes: 20", "minutes: 25"),
            "data/rhythms/oven-talk.yml:10:3: the agenda takes 35 minutes, the meeting 30; "
            "correct one",
        ),
        (
            "too-short-for-a-range",
            edit(CRUMBS, "how: [", "agenda: [{minutes: 5, what: A}]\nhow: ["),
            "data/rhythms/crumbs.yml:8:9: the agenda takes 5 minutes, the meeting 120 to 180; "
            "correct one",
        ),
        (
            "least-above-most",
            edit(CRUMBS, "{least: 2, most: 3}", "{least: 4, most: 3}"),
            "data/rhythms/crumbs.yml:6:25: expected at least 4, got 3",
        ),
    ],
    check_ranks: [
        (
            "gap",
            edit(TRY, "rank: 2", "rank: 3"),
            "data/steps/try-one-shop.yml:3:7: expected rank 2, the next one, got 3",
        ),
        (
            "twice",
            edit(TRY, "rank: 2", "rank: 1"),
            "data/steps/try-one-shop.yml:3:7: expected rank 2, the next one, got 1",
        ),
    ],
    check_playbook_weeks: [
        (
            "ends-before-it-begins",
            edit(ASK, "{least: 1, most: 2}", "{least: 3, most: 2}"),
            "data/steps/ask-the-shops.yml:5:25: expected at least 3 weeks, got 2",
        ),
    ],
    check_returns: [
        (
            "mistyped",
            edit(RETURNS, "loaves × price", "loafs × price"),
            "data/returns.yml:10:55: no assumption or formula 'loafs' before it; did you mean "
            "'loaves'?",
        ),
        (
            "later",
            edit(RETURNS, "4000 + 12 × 100", "4000 + benefit"),
            "data/returns.yml:9:49: no assumption or formula 'benefit' before it; expected "
            "'kept', 'loaves' or 'price'",
        ),
        (
            "no-sign-between",
            edit(RETURNS, "12 × cost", "12 cost"),
            "data/returns.yml:11:70: expected + - × or ÷ before 'cost'",
        ),
        (
            "open-parenthesis",
            edit(RETURNS, "(benefit - cost)", "(benefit - cost"),
            "data/returns.yml:12:52: a parenthesis is never closed",
        ),
        (
            "ends-with-a-sign",
            edit(RETURNS, "× 300 × kept", "× 300 ×"),
            "data/returns.yml:10:55: expected a name or a number at the end",
        ),
        (
            "begins-with-a-sign",
            edit(RETURNS, "loaves × price ×", "× price ×"),
            "data/returns.yml:10:55: expected a name or a number, got '×'",
        ),
        (
            "other-sign",
            edit(RETURNS, "loaves × price", "loaves * price"),
            "data/returns.yml:10:55: cannot read '*'",
        ),
        (
            "divides-by-nothing",
            edit(RETURNS, "cautious: 2,", "cautious: 0,"),
            "data/returns.yml:5:3: with the cautious values the formula 'months' divides by 0; "
            "correct one",
        ),
        (
            "share-above-all",
            edit(RETURNS, "hopeful: 1,", "hopeful: 1.5,"),
            "data/returns.yml:7:101: the hopeful value 1.5 of 'kept' is no share; expected 0 to 1, "
            "as 0.5 is 50 %",
        ),
        (
            "below-nothing",
            edit(RETURNS, "cautious: 2,", "cautious: -2,"),
            "data/returns.yml:5:72: the cautious value -2 of 'loaves' is below 0; the page's boxes "
            "take numbers from 0 up",
        ),
        (
            "result-of-nothing",
            edit(RETURNS, "result: roi", "result: return"),
            "data/returns.yml:13:9: no formula 'return'; expected 'benefit', 'cost', 'kept', "
            "'loaves', 'months', 'price' or 'roi'",
        ),
    ],
    check_scores: [
        (
            "left-out",
            edit(SOURCING, "      speed: {score: 2, why: Somebody sleeps in.}\n", ""),
            "data/sourcing.yml:20:7: no score for 'speed'; add it",
        ),
        (
            "unknown",
            edit(SOURCING, "      speed: {score: 2", "      sped: {score: 2"),
            "data/sourcing.yml:20:7: no score for 'speed'; add it\ndata/sourcing.yml:21:13: no "
            "criterion 'sped'; did you mean 'speed'?",
        ),
    ],
    check_terms: [
        (
            "taught-nowhere",
            edit(TERMS, "  page: modules/sales-data.md\n", ""),
            "data/terms/forecasting.yml:6:7: nothing teaches the term; name one of 'modules', "
            "or a 'page'",
        ),
        (
            "abbreviation-twice",
            edit(TERMS, "  title: Baseline\n", "  title: Baseline\n  abbreviation: SKU\n"),
            "data/terms/forecasting.yml:9:17: 'SKU' stands for 'baseline' already; keep one of "
            "them",
        ),
    ],
}
"""What breaks each rule, and what is said then."""

GOOD: dict[Check, list[tuple[str, list[Change]]]] = {
    check_weights: [
        (
            "all-in-one",
            [
                ("edit", EVALUATION, "weight: 60", "weight: 100"),
                ("edit", EVALUATION, "weight: 40", "weight: 0"),
            ],
        ),
    ],
    check_ladder_ranks: [("as-it-is", [])],
    check_levels: [("no-end", edit(LADDER, "{least: 1, most: 2}", "{least: 0}"))],
    check_expects: [
        (
            "none",
            [
                ("edit", LEADING, "    expects: {judgement: 4}\n", ""),
                ("edit", FORECASTER, "expects: {judgement: 2}\n", ""),
            ],
        ),
    ],
    check_moves: [("as-it-is", [])],
    check_agendas: [
        ("as-it-is", []),
        (
            "within-a-range",
            edit(CRUMBS, "how: [", "agenda: [{minutes: 150, what: All of it}]\nhow: ["),
        ),
    ],
    check_ranks: [("as-it-is", [])],
    check_playbook_weeks: [("one-length", edit(ASK, "{least: 1, most: 2}", "{least: 1, most: 1}"))],
    check_returns: [
        ("nested", edit(RETURNS, "4000 + 12 × 100", "(4000 + (12 × (100)))")),
        ("left-to-right", edit(RETURNS, "12 × cost ÷ benefit", "12 × cost ÷ benefit - 1 + 1.0")),
    ],
    check_scores: [("another-score", edit(SOURCING, "score: 2, why: Some", "score: 1, why: Some"))],
    check_terms: [
        ("page-alone", edit(TERMS, "  modules: [first-forecast]\n", "  page: glossary.md\n")),
    ],
}
"""What does not break it."""
