"""Every rule for pages: what breaks it, what is said then, and what does not break it."""

from collections.abc import Callable, Iterator

import pytest

from handbook.macros import MACROS
from handbook.menu import check_config, check_navigation
from handbook.page_checks import (
    PAGE_CHECKS,
    check_calls,
    check_file_names,
    check_front_matter,
    check_page_names,
    check_record_pages,
    check_sections,
    check_titles,
)
from handbook.page_links import check_links
from handbook.page_modules import check_lesson
from handbook.page_parts import check_parts
from handbook.page_records import check_own_record, check_records_shown, check_tasks_shown
from handbook.page_text import (
    check_code_blocks,
    check_conflicts,
    check_prose,
    check_repeated_sentences,
)
from handbook.partials import Here
from handbook.problems import Problem
from handbook.rendering import Rendering
from tests.world import Change, World, cases, edit

PageCheck = Callable[[Rendering], Iterator[Problem]]

HOME = "docs/index.md"
ONBOARDING = "docs/onboarding/index.md"
WEEK = "docs/onboarding/week-1.md"
TEMPLATES = "docs/onboarding/templates.md"
SALES = "docs/modules/sales-data.md"
FORECAST = "docs/modules/first-forecast.md"
FAQ = "docs/faq.md"
GLOSSARY = "docs/glossary.md"
CONFIG = "mkdocs.yml"
MODULE = "data/modules/sales-data.yml"

TILL = "Every sale is one row."
SHOWN = "```text\n6 loaves\n```\n\n"
MENTORS = '## For mentors\n\n{{ module_mentor("sales-data") }}\n\n'
SENTENCE = "Nobody knows on Monday how many rolls a shop sells on Friday."
SHORTER = "Nobody knows on Monday how many rolls a shop sells."
CASE = "data/cases/empty-saturday.yml"
DOMAIN = "data/domains/bakeries.yml"


def ask(text: str) -> list[Change]:
    """Put text on a page with macros, at line 13, column 31."""
    return edit(ONBOARDING, "and say what you tried.", text)


def word(text: str) -> list[Change]:
    """Put text on a page without macros, at line 8, column 1."""
    return edit(GLOSSARY, "A baseline is the simple rule that a forecast has to beat.", text)


def mentors_last() -> list[Change]:
    """Take the part for mentors from its place, and put it after the resources."""
    resources = '{{ module_resources("sales-data") }}\n'
    return [("edit", SALES, MENTORS, ""), ("edit", SALES, resources, f"{resources}\n{MENTORS}")]


BAD: dict[PageCheck, list[tuple[str, list[Change], str]]] = {
    check_calls: [
        (
            "unknown-macro",
            ask('see {{ modul_link("sales-data") }}.'),
            "docs/onboarding/index.md:13:35: no macro 'modul_link'; did you mean 'module_link'?",
        ),
        (
            "block-inside-a-sentence",
            ask("see {{ module_list() }} here."),
            "docs/onboarding/index.md:13:35: module_list shows a block; give it a line of its own",
        ),
        (
            "macro-like-no-other",
            ask('see {{ recipe("sales-data") }}.'),
            "docs/onboarding/index.md:13:35: no macro 'recipe'",
        ),
        (
            "unknown-id",
            ask('see {{ module_link("sale-data") }}.'),
            "docs/onboarding/index.md:13:35: no module 'sale-data'; did you mean 'sales-data'?",
        ),
        (
            "id-of-another-kind",
            ask('see {{ module_link("week-1") }}.'),
            "docs/onboarding/index.md:13:35: no module 'week-1'; expected "
            "'first-forecast', 'sales-data' or 'watching-forecasts'",
        ),
        (
            "too-many-arguments",
            ask('see {{ module_link("sales-data", "a", "b") }}.'),
            "docs/onboarding/index.md:13:35: module_link takes id, text: too many "
            "positional arguments",
        ),
        (
            "too-few-arguments",
            ask("see {{ module_link() }}."),
            "docs/onboarding/index.md:13:35: module_link takes id, text: missing a "
            "required argument: 'id'",
        ),
        (
            "unknown-argument",
            ask('see {{ module_link("sales-data", title="a") }}.'),
            "docs/onboarding/index.md:13:35: module_link takes id, text: got an "
            "unexpected keyword argument 'title'",
        ),
        (
            "number-for-an-id",
            ask("see {{ module_link(7) }}."),
            "docs/onboarding/index.md:13:35: module_link: expected text for 'id', got 7; "
            "put it in quotes",
        ),
        (
            "list-for-an-id",
            ask('see {{ module_link(["sales-data"]) }}.'),
            "docs/onboarding/index.md:13:35: '{{ module_link([\"sales-data\"]) }}' needs "
            "its values written out: ids in quotes, numbers",
        ),
        (
            "days-in-quotes",
            edit(WEEK, '{{ phase_tasks("week-1") }}', '{{ phase_tasks("week-1", first="1") }}'),
            "docs/onboarding/week-1.md:12:1: phase_tasks: expected a whole number for "
            "'first', got '1'",
        ),
        (
            "days-without-tasks",
            edit(WEEK, '{{ phase_tasks("week-1") }}', '{{ phase_tasks("week-1", 7, 9) }}'),
            "docs/onboarding/week-1.md:12:1: the phase 'week-1' has no tasks from day 7 to day 9",
        ),
        (
            "unknown-value-of-the-kit",
            edit(HOME, 'kit("organisation")', 'kit("organization")'),
            "docs/index.md:9:12: the kit has no 'organization'; did you mean 'organisation'?",
        ),
        (
            "kit-list",
            edit(HOME, 'kit("organisation")', 'kit("tools")'),
            "docs/index.md:9:12: 'tools' of the kit is not a single value; name a field inside it",
        ),
        (
            "kit-nested",
            edit(HOME, 'kit("organisation")', 'kit("week.hour")'),
            "docs/index.md:9:12: the kit has no 'week.hour'; did you mean 'hours'?",
        ),
        (
            "unknown-role",
            edit("docs/onboarding/mentors.md", '"mentor"', '"buddy"'),
            "docs/onboarding/mentors.md:9:1: no role 'buddy'; expected 'it', 'manager', "
            "'mentor' or 'new-hire'",
        ),
        (
            "name-without-brackets",
            ask("see {{ module_list }}."),
            "docs/onboarding/index.md:13:35: '{{ module_list }}' is not a macro call; "
            "did you mean 'module_list()'?",
        ),
        (
            "unknown-name",
            ask("see {{ timeline }}."),
            "docs/onboarding/index.md:13:35: '{{ timeline }}' is not a macro call; did you "
            "mean 'onboarding_timeline'?",
        ),
        (
            "mistyped-name",
            ask("see {{ module_lst }}."),
            "docs/onboarding/index.md:13:35: '{{ module_lst }}' is not a macro call; did "
            "you mean 'module_list'?",
        ),
        (
            "filter",
            ask('see {{ module_link("sales-data") | upper }}.'),
            "docs/onboarding/index.md:13:35: '{{ module_link(\"sales-data\") | upper }}' "
            "is not a macro call; write it like '{{ module_link(…) }}'",
        ),
        (
            "attribute",
            ask('see {{ kit("title").upper() }}.'),
            "docs/onboarding/index.md:13:35: '{{ kit(\"title\").upper() }}' is not a macro "
            "call; write it like '{{ kit(…) }}'",
        ),
        (
            "number",
            ask("in \\frac{{2}}{3}."),
            "docs/onboarding/index.md:13:39: '{{ 2 }}' is not a macro call; code that "
            "has braces goes between {% raw %} and {% endraw %}",
        ),
        (
            "empty",
            ask("see {{ }}."),
            "docs/onboarding/index.md:13:35: '{{  }}' is not a macro call; code that has "
            "braces goes between {% raw %} and {% endraw %}",
        ),
        (
            "variable-as-an-argument",
            ask("see {{ module_link(name) }}."),
            "docs/onboarding/index.md:13:35: '{{ module_link(name) }}' needs its values "
            "written out: ids in quotes, numbers",
        ),
        (
            "no-quotes",
            ask("see {{ module_link(sales-data) }}."),
            "docs/onboarding/index.md:13:35: '{{ module_link(sales-data) }}' needs its "
            "values written out: ids in quotes, numbers",
        ),
        (
            "not-closed",
            ask('see {{ module_link("sales-data").'),
            "docs/onboarding/index.md:13:35: the braces that open here are never closed; "
            "close them and the quotes inside, or put code that has braces between {% "
            "raw %} and {% endraw %}",
        ),
        (
            "half-closed",
            ask('see {{ module_link("sales-data") }.'),
            "docs/onboarding/index.md:13:35: the braces that open here are never closed; "
            "close them and the quotes inside, or put code that has braces between {% "
            "raw %} and {% endraw %}",
        ),
        (
            "open-string",
            ask('see {{ module_link("sales-data) }}.'),
            "docs/onboarding/index.md:13:35: '{{ module_link(\"sales-data) }}' is not a macro "
            "call; a quote is missing",
        ),
        (
            "curly-quotes",
            ask("see {{ module_link(“sales-data”) }}."),
            "docs/onboarding/index.md:13:35: '{{ module_link(“sales-data”) }}' is not a macro "
            'call; write straight quotes around its values: "…"',
        ),
        (
            "open-parenthesis",
            ask('see {{ module_link("sales-data" }}.'),
            "docs/onboarding/index.md:13:35: '{{ module_link(\"sales-data\" }}' is not a macro "
            "call; a parenthesis is missing",
        ),
        (
            "hyphen-for-an-underscore",
            ask('see {{ module-link("sales-data") }}.'),
            "docs/onboarding/index.md:13:35: '{{ module-link(\"sales-data\") }}' is not a macro "
            "call; write it like '{{ module_link(…) }}'",
        ),
        (
            "statement",
            ask("{% for x in y %}z{% endfor %}"),
            "docs/onboarding/index.md:13:31: a template statement; pages hold prose and "
            "macro calls only (code that has '{%' goes between {% raw %} and {% endraw "
            "%})\n"
            "docs/onboarding/index.md:13:48: a template statement; pages hold prose and "
            "macro calls only (code that has '{%' goes between {% raw %} and {% endraw "
            "%})",
        ),
        (
            "comment",
            ask("see {# note #}."),
            "docs/onboarding/index.md:13:35: '{#' begins a template comment and would "
            "vanish; write '{ #' for the id of a heading, or put code between {% raw %} "
            "and {% endraw %}",
        ),
        (
            "open-comment",
            ask("see {# note."),
            "docs/onboarding/index.md:13:35: '{#' begins a template comment and would "
            "vanish; write '{ #' for the id of a heading, or put code between {% raw %} "
            "and {% endraw %}",
        ),
        (
            "several-on-a-line",
            ask('{{ tool("x") }} {{ tool("y") }}'),
            "docs/onboarding/index.md:13:31: no tool 'x'; expected 'tracker' or "
            "'warehouse'\n"
            "docs/onboarding/index.md:13:47: no tool 'y'; expected 'tracker' or "
            "'warehouse'",
        ),
        (
            "several-lines",
            ask('see {{ module_link(\n  "sale-data"\n) }} and {{ tool("z") }}.'),
            "docs/onboarding/index.md:13:35: no module 'sale-data'; did you mean "
            "'sales-data'?\n"
            "docs/onboarding/index.md:15:10: no tool 'z'; expected 'tracker' or "
            "'warehouse'",
        ),
        (
            "after-code",
            ask('see:\n\n```\n{{ tool("x") }}\n```'),
            "docs/onboarding/index.md:16:1: no tool 'x'; expected 'tracker' or 'warehouse'",
        ),
        (
            "list-that-cannot-be-read",
            edit("docs/learning/rhythms.md", '{{ rhythm_list("person") }}', "{{ rhythm_lists() }}"),
            "docs/learning/rhythms.md:9:1: no macro 'rhythm_lists'; did you mean 'rhythm_list'?",
        ),
        (
            "in-inline-code",
            ask('see `{{ tool("x") }}`.'),
            "docs/onboarding/index.md:13:36: no tool 'x'; expected 'tracker' or 'warehouse'",
        ),
        (
            "raw-not-closed",
            ask("{% raw %} {{ x }}"),
            "docs/onboarding/index.md:13:31: the braces that open here are never closed; "
            "close them and the quotes inside, or put code that has braces between {% "
            "raw %} and {% endraw %}",
        ),
        (
            "single-braces",
            ask('see { module_link("sales-data") } and {tool("x")}.'),
            "docs/onboarding/index.md:13:35: one brace before module_link is no macro call; "
            "write two: '{{ module_link(…) }}'\n"
            "docs/onboarding/index.md:13:69: one brace before tool is no macro call; "
            "write two: '{{ tool(…) }}'",
        ),
        (
            "single-braces-without-rendering",
            word('A { tool("warehouse") }.'),
            "docs/glossary.md:8:3: one brace before tool is no macro call; "
            "write two: '{{ tool(…) }}'",
        ),
        (
            "without-rendering",
            word('A {{ tool("warehouse") }}.'),
            "docs/glossary.md:8:3: '{{' is not rendered on this page; add "
            "'render_macros: true' to the front matter, or show it as code",
        ),
        (
            "statement-without-rendering",
            word("A `x` {% if %} {{ y }}"),
            "docs/glossary.md:8:7: '{%' is not rendered on this page; add "
            "'render_macros: true' to the front matter, or show it as code",
        ),
        (
            "rendering-in-quotes",
            edit(ONBOARDING, "render_macros: true", 'render_macros: "true"'),
            "docs/onboarding/index.md:4:16: expected true or false, got 'true'\n"
            "docs/onboarding/index.md:9:13: '{{' is not rendered on this page; add "
            "'render_macros: true' to the front matter, or show it as code",
        ),
        (
            "minus-beside-the-braces",
            ask('see  {{- module_link("sale-data") }} {{ tool("x") }}.'),
            "docs/onboarding/index.md:13:36: no module 'sale-data'; did you mean "
            "'sales-data'?\n"
            "docs/onboarding/index.md:13:68: no tool 'x'; expected 'tracker' or "
            "'warehouse'",
        ),
        (
            "variable-on-several-lines",
            ask("see {{ module_link(\n  name\n) }}."),
            "docs/onboarding/index.md:13:35: '{{ module_link( name ) }}' needs its "
            "values written out: ids in quotes, numbers",
        ),
        (
            "code-to-run",
            ask('see {{ module_link("a" * 9) }}.'),
            "docs/onboarding/index.md:13:35: '{{ module_link(\"a\" * 9) }}' needs its "
            "values written out: ids in quotes, numbers",
        ),
    ],
    check_front_matter: [
        (
            "unknown-key",
            edit(GLOSSARY, "title: Glossary", "titel: Glossary"),
            "docs/glossary.md:2:1: unknown key 'titel'; did you mean 'title'?",
        ),
        (
            "unlike-any",
            edit(GLOSSARY, "title: Glossary", "title: Glossary\ncolour: red"),
            "docs/glossary.md:3:1: unknown key 'colour'",
        ),
        (
            "unknown-record",
            edit(FAQ, "title: Questions", "title: Questions\nterm: basline"),
            "docs/faq.md:3:7: no term 'basline'; did you mean 'baseline'?",
        ),
        (
            "twice",
            edit(GLOSSARY, "title: Glossary", "title: Glossary\ntitle: Words"),
            "docs/glossary.md:3:1: the key 'title' stands here again; line 2 has it already",
        ),
        (
            "syntax",
            edit(GLOSSARY, "title: Glossary", "title: Glossary: words"),
            "docs/glossary.md:2:16: a colon and a space inside text, or wrong "
            "indentation; quote the text or align",
        ),
        (
            "list",
            edit(
                GLOSSARY,
                "title: Glossary\ndescription: The words of the team, each in a sentence.",
                "- title",
            ),
            "docs/glossary.md:2:1: expected front matter of 'key: value' lines, got a list",
        ),
        (
            "text",
            edit(
                GLOSSARY,
                "title: Glossary\ndescription: The words of the team, each in a sentence.",
                "Glossary",
            ),
            "docs/glossary.md:2:1: expected front matter of 'key: value' lines, got 'Glossary'",
        ),
        (
            "empty",
            edit(
                GLOSSARY,
                "title: Glossary\ndescription: The words of the team, each in a sentence.\n",
                "",
            ),
            "docs/glossary.md:1:1: 'description' is missing in the front matter; "
            "expected a sentence for searches",
        ),
        (
            "not-closed",
            edit(GLOSSARY, "sentence.\n---\n", "sentence.\n"),
            "docs/glossary.md:1:1: the front matter that begins here is never closed; "
            "add a line '---' after it",
        ),
        (
            "below-an-empty-line",
            [
                (
                    "write",
                    "docs/faq.md",
                    "\n---\ntitle: Questions\ndescription: Short answers.\n---\n\n# Questions\n",
                )
            ],
            "docs/faq.md:1:1: front matter begins on the first line; delete what stands above "
            "the first '---'",
        ),
        (
            "no-front-matter",
            edit(
                GLOSSARY,
                (
                    "---\ntitle: Glossary\n"
                    "description: The words of the team, each in a sentence.\n"
                    "---\n"
                ),
                "",
            ),
            "docs/glossary.md:1:1: 'description' is missing in the front matter; "
            "expected a sentence for searches",
        ),
        (
            "number-for-a-record",
            edit(SALES, "module: sales-data", "module: 7"),
            "data/modules/sales-data.yml:2:1: the module 'sales-data' has no page; add "
            "docs/modules/sales-data.md with 'module: sales-data' in its front matter\n"
            "docs/modules/sales-data.md:1:1: 'description' is missing in the front "
            "matter; expected a sentence for searches\n"
            "docs/modules/sales-data.md:2:9: expected text, got the number 7",
        ),
        (
            "list-for-true",
            edit(GLOSSARY, "title: Glossary", "title: Glossary\nhide: toc"),
            "docs/glossary.md:3:7: expected a list, got 'toc'",
        ),
    ],
    check_titles: [
        (
            "no-heading",
            edit(GLOSSARY, "# Glossary\n", ""),
            "docs/glossary.md:1:1: no heading of level 1; begin the page with one line '# Title'",
        ),
        (
            "two-headings",
            edit(GLOSSARY, "# Glossary\n", "# Glossary\n\n# Words\n"),
            "docs/glossary.md:1:1: 2 headings of level 1; begin the page with one line '# Title'",
        ),
        (
            "no-description",
            edit(GLOSSARY, "description: The words of the team, each in a sentence.\n", ""),
            "docs/glossary.md:1:1: 'description' is missing in the front matter; "
            "expected a sentence for searches",
        ),
        (
            "empty-description",
            edit(
                GLOSSARY,
                "description: The words of the team, each in a sentence.",
                "description: ''",
            ),
            "docs/glossary.md:1:1: 'description' is missing in the front matter; "
            "expected a sentence for searches",
        ),
        (
            "number-as-description",
            edit(
                GLOSSARY,
                "description: The words of the team, each in a sentence.",
                "description: 7",
            ),
            "docs/glossary.md:3:14: expected text, got the number 7",
        ),
        (
            "same-description",
            edit(
                GLOSSARY,
                "The words of the team, each in a sentence.",
                "Short answers to what everyone asks.",
            ),
            "docs/glossary.md:3:14: docs/faq.md has the same description; write one for this page",
        ),
        (
            "markup-in-the-title",
            edit(GLOSSARY, "title: Glossary", "title: A <b>glossary</b>"),
            "docs/glossary.md:2:8: a title is plain text; write it without '<'",
        ),
    ],
    check_prose: [
        (
            "block",
            word('<div class="note">Bread</div>'),
            "docs/glossary.md:8:1: '<div>' is HTML in a page; let a macro show it, or write it as "
            "code\n"
            "docs/glossary.md:8:24: '<div>' is HTML in a page; let a macro show it, or write it as "
            "code",
        ),
        (
            "script",
            ask("and <script src=x>."),
            "docs/onboarding/index.md:13:35: '<script>' is HTML in a page; let a macro show it, or "
            "write it as code",
        ),
    ],
    check_code_blocks: [
        (
            "unclosed",
            word("Bread.\n\n```python\nx = 1"),
            "docs/glossary.md:10:1: this code block is never closed; end it with a line '```'",
        ),
        (
            "next-one-begins-inside",
            word("```text\na\n\n```python\nb\n```"),
            "docs/glossary.md:8:1: this code block is never closed; end it with a line '```'",
        ),
    ],
    check_conflicts: [
        (
            "markers",
            word("<<<<<<< HEAD\nBread\n=======\nRolls\n>>>>>>> other"),
            "docs/glossary.md:8:1: a merge conflict is left here; keep one side and delete the "
            "markers\n"
            "docs/glossary.md:12:1: a merge conflict is left here; keep one side and delete the "
            "markers",
        ),
    ],
    check_own_record: [
        (
            "other-module",
            edit(SALES, 'module_facts("sales-data")', 'module_facts("first-forecast")'),
            "docs/modules/sales-data.md:8:1: this is the page of the module "
            "'sales-data', not of 'first-forecast'; write 'sales-data'",
        ),
        (
            "twice",
            edit(
                SALES,
                '{{ module_facts("sales-data") }}',
                '{{ module_facts("sales-data") }}\n\n{{ module_facts("sales-data") }}',
            ),
            "docs/modules/sales-data.md:10:1: module_facts stands on this page already; remove one",
        ),
        (
            "no-blocks",
            edit(
                "docs/programmes/forecaster.md",
                '{{ programme_blocks("forecaster") }}',
                "Two blocks.",
            ),
            "docs/programmes/forecaster.md:2:12: the page does not show programme_blocks; "
            "add a line '{{ programme_blocks(\"forecaster\") }}'",
        ),
        (
            "no-self-check",
            edit(SALES, '{{ module_self_check("sales-data") }}', "None."),
            "docs/modules/sales-data.md:2:9: the page does not show "
            "module_self_check; add a line '{{ module_self_check(\"sales-data\") }}'",
        ),
    ],
    check_records_shown: [
        (
            "one-group-left-out",
            edit("docs/learning/rhythms.md", '{{ rhythm_list("person") }}\n', ""),
            "data/rhythms/crumbs.yml:2:1: the rhythm 'crumbs' is not on "
            "docs/learning/rhythms.md; show it there by rhythm_list",
        ),
    ],
    check_tasks_shown: [
        (
            "one-left-out",
            edit(WEEK, 'phase_tasks("week-1")', 'phase_tasks("week-1", last=2)'),
            "docs/onboarding/week-1.md:12:1: no call of phase_tasks shows the task "
            "'first-sync' (day 3); let the calls cover days 1 to 5 once\n"
            "docs/onboarding/week-1.md:12:1: no call of phase_tasks shows the task "
            "'read-sales' (day 3); let the calls cover days 1 to 5 once",
        ),
        (
            "shown-twice",
            edit(
                WEEK,
                '{{ phase_tasks("week-1") }}',
                '{{ phase_tasks("week-1") }}\n\n{{ phase_tasks("week-1", 3, 3) }}',
            ),
            "docs/onboarding/week-1.md:14:1: more than one call of phase_tasks "
            "shows the task 'first-sync' (day 3); let the calls cover days 1 to 5 "
            "once\n"
            "docs/onboarding/week-1.md:14:1: more than one call of phase_tasks "
            "shows the task 'read-sales' (day 3); let the calls cover days 1 to 5 "
            "once",
        ),
        (
            "none",
            edit(WEEK, '{{ phase_tasks("week-1") }}', "Later."),
            "docs/onboarding/week-1.md:2:8: no call of phase_tasks shows the task "
            "'first-sync' (day 3); let the calls cover days 1 to 5 once\n"
            "docs/onboarding/week-1.md:2:8: no call of phase_tasks shows the task "
            "'read-sales' (day 3); let the calls cover days 1 to 5 once\n"
            "docs/onboarding/week-1.md:2:8: no call of phase_tasks shows the task "
            "'visit-ovens' (day 2); let the calls cover days 1 to 5 once",
        ),
    ],
    check_file_names: [
        (
            "spaces-and-capitals",
            [
                ("move", GLOSSARY, "docs/Glossary.md"),
                ("edit", CONFIG, "glossary.md", "Glossary.md"),
                ("edit", "data/ledger.yml", "page/glossary/:", "page/Glossary/:"),
            ],
            "docs/Glossary.md:1:1: expected a path of lower-case letters, digits and single "
            "hyphens; rename the file to docs/glossary.md",
        ),
    ],
    check_record_pages: [
        (
            "missing",
            [
                ("remove", "docs/ladders/individual.md"),
                ("edit", CONFIG, "      - ladders/individual.md\n", ""),
            ],
            "data/ladders/individual.yml:2:1: the ladder 'individual' has no page; add "
            "docs/ladders/individual.md with 'ladder: individual' in its front matter\n"
            "data/ledger.yml:84:3: the page '/ladders/individual/' was published and is "
            "gone; bring it back, or add under moved 'page/ladders/individual/: "
            "page/<its new address>', or under retired 'page/ladders/individual/: <why>'",
        ),
        (
            "twice",
            [
                ("write", "docs/ladders/again.md", "---\nladder: individual\n---\n\n# Again\n"),
                (
                    "edit",
                    CONFIG,
                    "ladders/individual.md",
                    "ladders/individual.md\n      - ladders/again.md",
                ),
                ("publish", "page/ladders/again/", "Individual track"),
            ],
            "docs/ladders/again.md:2:9: docs/ladders/individual.md shows the ladder "
            "'individual' already; name another one, or delete this page",
        ),
        (
            "named-by-nobody",
            edit(
                "docs/ladders/individual.md",
                "ladder: individual",
                "title: Individual\ndescription: Growing without managing people.",
            ),
            "data/ladders/individual.yml:2:1: the ladder 'individual' has no page; add "
            "docs/ladders/individual.md with 'ladder: individual' in its front matter",
        ),
        (
            "wrong-place",
            [
                ("move", "docs/ladders/individual.md", "docs/ladders/people.md"),
                ("edit", CONFIG, "ladders/individual.md", "ladders/people.md"),
            ],
            "data/ledger.yml:3:3: not in the ledger yet; add at its end "
            "'page/ladders/people/: \"Individual track\"', or run 'make ledger'\n"
            "data/ledger.yml:84:3: the page '/ladders/individual/' was published and is "
            "gone; bring it back, or add under moved 'page/ladders/individual/: "
            "page/ladders/people/', or under retired 'page/ladders/individual/: <why>'\n"
            "docs/ladders/people.md:2:9: the page of the ladder 'individual' belongs in "
            "docs/ladders/individual.md; move it there",
        ),
        (
            "unknown",
            edit("docs/ladders/individual.md", "ladder: individual", "ladder: individuals"),
            "data/ladders/individual.yml:2:1: the ladder 'individual' has no page; add "
            "docs/ladders/individual.md with 'ladder: individual' in its front matter\n"
            "docs/ladders/individual.md:2:9: no ladder 'individuals'; did you mean "
            "'individual'?",
        ),
        (
            "module-page-without-its-module",
            [
                (
                    "write",
                    "docs/modules/tills.md",
                    "---\ntitle: Tills\ndescription: How tills count.\n---\n\n# Tills\n",
                ),
                (
                    "edit",
                    CONFIG,
                    "      - modules/sales-data.md\n",
                    "      - modules/sales-data.md\n      - modules/tills.md\n",
                ),
            ],
            "data/ledger.yml:3:3: not in the ledger yet; add at its end "
            "'page/modules/tills/: \"Tills\"', or run 'make ledger'\n"
            "docs/modules/tills.md:1:1: this page names no module; add 'module: tills' "
            "to its front matter",
        ),
    ],
    check_links: [
        (
            "dead-page",
            edit(FAQ, "(onboarding/week-1.md)", "(onboarding/week-11.md)"),
            "docs/faq.md:8:39: no page 'docs/onboarding/week-11.md'; did you mean "
            "'onboarding/week-1.md'?",
        ),
        (
            "unlike-any",
            edit(FAQ, "(onboarding/week-1.md)", "(bread.md)"),
            "docs/faq.md:8:39: no page 'docs/bread.md'",
        ),
        (
            "wrong-folder",
            edit(TEMPLATES, "(week-1.md#tasks)", "(onboarding/week-1.md#tasks)"),
            "docs/onboarding/templates.md:10:68: no page "
            "'docs/onboarding/onboarding/week-1.md'; did you mean 'week-1.md'?",
        ),
        (
            "dead-anchor",
            edit(TEMPLATES, "(week-1.md#tasks)", "(week-1.md#task)"),
            "docs/onboarding/templates.md:10:68: docs/onboarding/week-1.md has no "
            "heading '#task'; did you mean 'tasks'?",
        ),
        (
            "dead-anchor-here",
            word("See [above](#glosary)."),
            "docs/glossary.md:8:13: docs/glossary.md has no heading '#glosary'; did you "
            "mean 'glossary'?",
        ),
        (
            "anchor-unlike-any",
            word("See [above](#bread)."),
            "docs/glossary.md:8:13: docs/glossary.md has no heading '#bread'; expected 'glossary'",
        ),
        (
            "root",
            edit(FAQ, "(onboarding/week-1.md)", "(/onboarding/week-1/)"),
            "docs/faq.md:8:39: '/onboarding/week-1/' begins at the root of the host; "
            "link relative to this page",
        ),
        (
            "http",
            word("See [there](http://example.org)."),
            "docs/glossary.md:8:13: expected an https address, got 'http://example.org'",
        ),
        (
            "protocol-relative",
            word("See [there](//example.org)."),
            "docs/glossary.md:8:13: '//example.org' begins at the root of the host; link "
            "relative to this page",
        ),
        (
            "address",
            edit(FAQ, "(onboarding/week-1.md)", "(onboarding/week-1/)"),
            "docs/faq.md:8:39: no page 'docs/onboarding/week-1'; did you mean "
            "'onboarding/week-1.md'?",
        ),
        (
            "file-that-is-not-there",
            word("![The ovens](assets/ovens.png)"),
            "docs/glossary.md:8:14: no page 'docs/assets/ovens.png'",
        ),
        (
            "above-the-docs",
            word("[data](../data/handbook.yml)"),
            "docs/glossary.md:8:8: '../data/handbook.yml' leads out of docs/; link to "
            "the file in the repository",
        ),
        (
            "way-above",
            word("[data](../../../../etc/passwd)"),
            "docs/glossary.md:8:8: '../../../../etc/passwd' leads out of docs/; link to "
            "the file in the repository",
        ),
        (
            "definition",
            word("See [there][a].\n\n[a]: bread.md"),
            "docs/glossary.md:10:6: no page 'docs/bread.md'",
        ),
        (
            "two-on-a-line",
            word("[a](bread.md) and [b](cake.md)"),
            "docs/glossary.md:8:5: no page 'docs/bread.md'\n"
            "docs/glossary.md:8:23: no page 'docs/cake.md'; did you mean 'faq.md'?",
        ),
        ("title", word('[a](bread.md "Bread")'), "docs/glossary.md:8:5: no page 'docs/bread.md'"),
        ("angle", word("[a](<bread.md>)"), "docs/glossary.md:8:6: no page 'docs/bread.md'"),
        (
            "image-in-a-link",
            word("[![x](a.png)](bread.md)"),
            "docs/glossary.md:8:15: no page 'docs/bread.md'",
        ),
        (
            "space-encoded",
            word("[a](my%20bread.md)"),
            "docs/glossary.md:8:5: no page 'docs/my bread.md'",
        ),
        (
            "empty-target",
            word("[a]()"),
            "docs/glossary.md:8:5: this link has no target; write it between the brackets",
        ),
        (
            "brackets-in-text",
            word("[a [b] c](bread.md)"),
            "docs/glossary.md:8:11: no page 'docs/bread.md'",
        ),
        (
            "after-inline-code",
            word("`[x](y.md)` and [a](bread.md)"),
            "docs/glossary.md:8:21: no page 'docs/bread.md'",
        ),
        (
            "indented",
            word("- item\n\n    [a](bread.md)"),
            "docs/glossary.md:10:9: no page 'docs/bread.md'",
        ),
        (
            "parentheses",
            word("[a](bread_(x).md)"),
            "docs/glossary.md:8:5: no page 'docs/bread_(x).md'",
        ),
        (
            "anchor-in-a-macro-page",
            edit(FAQ, "(onboarding/week-1.md)", "(skills/index.md#skill-baking)"),
            "docs/faq.md:8:39: docs/skills/index.md has no heading '#skill-baking'; did "
            "you mean 'skill-forecasting'?",
        ),
        (
            "directory",
            word("[a](onboarding)"),
            "docs/glossary.md:8:5: no page 'docs/onboarding'; did you mean 'onboarding/index.md'?",
        ),
        ("dot", word("[a](.)"), "docs/glossary.md:8:5: no page 'docs/.'"),
        (
            "javascript",
            word("[a](javascript:alert)"),
            "docs/glossary.md:8:5: expected an https address, got 'javascript:alert'",
        ),
    ],
    check_sections: [
        (
            "no-heading",
            edit(MODULE, "section: What a missing row means", "section: What a missing line means"),
            "data/modules/sales-data.yml:20:14: docs/modules/sales-data.md has no "
            "heading 'What a missing line means'; did you mean 'What a missing row "
            "means'?",
        ),
        (
            "markup-in-the-heading",
            edit(SALES, "## What a missing row means", "## What a *missing* row means 2"),
            "data/modules/sales-data.yml:20:14: docs/modules/sales-data.md has no "
            "heading 'What a missing row means'; did you mean 'What a missing row means "
            "2'?",
        ),
    ],
    check_page_names: [
        (
            "page",
            edit("data/questions/start.yml", "onboarding/week-1.md", "onboarding/week-2.md"),
            "data/questions/start.yml:7:9: no page 'onboarding/week-2.md'; did you mean "
            "'onboarding/week-1.md'?",
        ),
        (
            "template",
            edit("data/phases/week-1.yml", "template: weekly-sync", "template: weekly-sink"),
            "data/phases/week-1.yml:31:15: docs/onboarding/templates.md has no template "
            "'weekly-sink'; did you mean 'weekly-sync'?",
        ),
        (
            "no-templates",
            [("remove", TEMPLATES), ("edit", CONFIG, "      - onboarding/templates.md\n", "")],
            "data/ledger.yml:96:3: the page '/onboarding/templates/' was published and "
            "is gone; bring it back, or add under moved 'page/onboarding/templates/: "
            "page/<its new address>', or under retired 'page/onboarding/templates/: "
            "<why>'\n"
            "data/phases/week-1.yml:31:15: docs/onboarding/templates.md has no template "
            "'weekly-sync'\n"
            "docs/onboarding/mentors.md:9:1: no page 'onboarding/templates.md'; did you "
            "mean 'onboarding/managers.md'?\n"
            "docs/onboarding/week-1.md:12:1: no page 'onboarding/templates.md'; did you "
            "mean 'onboarding/managers.md'?",
        ),
    ],
    check_repeated_sentences: [
        (
            "two-pages",
            [*word(f"A word. {SENTENCE}"), *edit(FAQ, "# Questions", f"# Questions\n\n{SENTENCE}")],
            "docs/glossary.md:8:1: docs/faq.md has this sentence too ('nobody knows on monday how "
            "many rolls a …'); say it once and link",
        ),
        (
            "other-marks-and-case",
            [
                *word(f"- **{SENTENCE.upper()[:-1]}**"),
                *edit(FAQ, "# Questions", f"# Questions\n\n> {SENTENCE}"),
            ],
            "docs/glossary.md:8:1: docs/faq.md has this sentence too ('nobody knows on monday how "
            "many rolls a …'); say it once and link",
        ),
        (
            "wrapped-in-other-places",
            [
                *word("Bread.\n" + SENTENCE.replace(" many ", "\nmany ")),
                *edit(FAQ, "# Questions", "# Questions\n\n" + SENTENCE.replace(" on ", "\non ", 1)),
            ],
            "docs/glossary.md:9:1: docs/faq.md has this sentence too ('nobody knows on monday how "
            "many rolls a …'); say it once and link",
        ),
        (
            "cell-of-a-table",
            [
                *word(f"| Shop | Says |\n|---|---|\n| East | {SENTENCE} |"),
                *edit(FAQ, "# Questions", f"# Questions\n\n| East |\n|---|\n| {SENTENCE} |"),
            ],
            "docs/glossary.md:10:1: docs/faq.md has this sentence too ('nobody knows on monday how "
            "many rolls a …'); say it once and link",
        ),
        (
            "record-and-page",
            [
                *word(SENTENCE),
                *edit(CASE, "listen: Hours with an empty shelf.", f"listen: So. {SENTENCE}"),
            ],
            "data/cases/empty-saturday.yml:15:13: docs/glossary.md has this sentence too ('nobody "
            "knows on monday how many rolls a …'); say it once and link",
        ),
        (
            "two-records",
            [
                *edit(CASE, "listen: Hours with an empty shelf.", f"listen: {SENTENCE}"),
                *edit(DOMAIN, "why: Each loaf too many is thrown away.", f"why: {SENTENCE}"),
            ],
            "data/domains/bakeries.yml:9:10: data/cases/empty-saturday.yml has this sentence too "
            "('nobody knows on monday how many rolls a …'); say it once and link",
        ),
    ],
    check_parts: [
        (
            "part-of-a-case",
            edit("docs/guides/cases/empty-saturday.md", "## What was true\n\n", ""),
            "docs/guides/cases/empty-saturday.md:2:7: the page has no heading '## What was true'; "
            "every case has it, after 'What was believed'",
        ),
        (
            "order-of-a-form",
            [
                *edit("docs/guides/templates/order-note.md", "## Copy it", "## Filled"),
                *edit("docs/guides/templates/order-note.md", "## Filled in", "## Copy it"),
                *edit("docs/guides/templates/order-note.md", "## Filled\n", "## Filled in\n"),
            ],
            "docs/guides/templates/order-note.md:2:7: the heading 'Filled in' is out of place; "
            "the order is: Copy it, What a good one looks like, Filled in",
        ),
        (
            "domain-without-modules",
            edit("docs/guides/domains/bakeries.md", '{{ domain_modules("bakeries") }}\n', ""),
            "docs/guides/domains/bakeries.md:2:9: nothing below 'Modules that matter most' shows "
            "it; add '{{ domain_modules(…) }}'",
        ),
        (
            "first-part-missing",
            edit(SALES, "## Why it matters\n\n", ""),
            "docs/modules/sales-data.md:2:9: the page has no heading '## Why it matters'; every "
            "module has it, after 'its facts'",
        ),
        (
            "part-missing",
            edit(SALES, "## Self-check", "### Self-check"),
            "docs/modules/sales-data.md:2:9: the page has no heading '## Self-check'; every module "
            "has it, after 'Exercise'",
        ),
        (
            "out-of-place",
            mentors_last(),
            "docs/modules/sales-data.md:2:9: the heading 'Resources' is out of place; the order "
            "is: Why it matters, Outcomes, Before you start, The lesson, Exercise, Self-check, For "
            "mentors, Resources",
        ),
        (
            "twice",
            edit(SALES, "## Self-check", "## Exercise\n\n## Self-check"),
            "docs/modules/sales-data.md:2:9: the heading 'Exercise' is out of place; the order is: "
            "Why it matters, Outcomes, Before you start, The lesson, Exercise, Self-check, For "
            "mentors, Resources",
        ),
        (
            "last-part-twice",
            edit(SALES, '{{ module_resources("sales-data") }}\n', "## Resources\n"),
            "docs/modules/sales-data.md:2:9: the heading 'Resources' is out of place; the order "
            "is: Why it matters, Outcomes, Before you start, The lesson, Exercise, Self-check, For "
            "mentors, Resources",
        ),
        (
            "not-shown",
            edit(SALES, '{{ module_outcomes("sales-data") }}\n\n', ""),
            "docs/modules/sales-data.md:2:9: nothing below 'Outcomes' shows it; add "
            "'{{ module_outcomes(…) }}'",
        ),
    ],
    check_lesson: [
        (
            "too-short",
            edit(FORECAST, "Keep the last two weeks apart, and measure there only.\n", "")
            + edit(FORECAST, "Last week's sales are a forecast too, and a good one.\n", ""),
            "docs/modules/first-forecast.md:2:9: the lesson has 9 words besides code, expected 10 "
            "to 200",
        ),
        (
            "too-long",
            edit(SALES, TILL, "Bread again. " * 100),
            "docs/modules/sales-data.md:2:9: the lesson has 235 words besides code, expected 10 to "
            "200",
        ),
        (
            "no-output",
            edit(SALES, SHOWN, ""),
            "docs/modules/sales-data.md:2:9: the lesson shows no output; add an example with a "
            "'text' block of what it prints",
        ),
        (
            "output-elsewhere",
            [("edit", SALES, SHOWN, ""), ("edit", SALES, "Every forecast begins", f"{SHOWN}Rows")],
            "docs/modules/sales-data.md:2:9: the lesson shows no output; add an example with a "
            "'text' block of what it prints",
        ),
    ],
    check_navigation: [
        (
            "no-nav",
            [
                (
                    "write",
                    CONFIG,
                    (
                        "site_name: Bakery Handbook\nrepo_url: "
                        "https://github.com/sunrise-bakery/handbook\n"
                    ),
                )
            ],
            "mkdocs.yml:1:1: there is no menu; list the pages under the key 'nav'",
        ),
        (
            "missing",
            edit(CONFIG, "  - Glossary: glossary.md\n", ""),
            "docs/glossary.md:1:1: the page is not in the menu; add '- glossary.md' "
            "under nav in mkdocs.yml, below line 75",
        ),
        (
            "twice",
            edit(
                CONFIG,
                "  - Glossary: glossary.md\n",
                "  - Glossary: glossary.md\n  - Words: glossary.md\n",
            ),
            "mkdocs.yml:76:12: 'glossary.md' stands in the menu twice; remove one",
        ),
        (
            "dead",
            edit(CONFIG, "  - Glossary: glossary.md", "  - Glossary: glosary.md"),
            "docs/glossary.md:1:1: the page is not in the menu; add '- glossary.md' "
            "under nav in mkdocs.yml, below line 76\n"
            "mkdocs.yml:75:15: no page 'docs/glosary.md'; did you mean 'glossary.md'?",
        ),
        (
            "syntax",
            edit(CONFIG, "  - Glossary: glossary.md", " - Glossary: glossary.md"),
            "mkdocs.yml:75:2: the indentation does not match the lines above; align it with them",
        ),
        (
            "directory",
            edit(
                CONFIG,
                "  - Glossary: glossary.md",
                "  - Glossary: glossary.md\n  - Modules: modules/",
            ),
            "mkdocs.yml:76:14: no page 'docs/modules/'; did you mean 'modules/index.md'?",
        ),
    ],
    check_config: [
        (
            "name",
            edit(CONFIG, "site_name: Bakery Handbook", "site_name: Baker's Handbook"),
            "mkdocs.yml:1:12: site_name is 'Baker's Handbook', but data/handbook.yml "
            "says 'Bakery Handbook'; write that here",
        ),
        (
            "repository",
            edit(
                CONFIG,
                "repo_url: https://github.com/sunrise-bakery/handbook",
                "repo_url: https://github.com/sunrise/handbook",
            ),
            "mkdocs.yml:4:11: repo_url is 'https://github.com/sunrise/handbook', but "
            "data/handbook.yml says 'https://github.com/sunrise-bakery/handbook'; write "
            "that here",
        ),
        (
            "missing",
            edit(CONFIG, "repo_url: https://github.com/sunrise-bakery/handbook\n", ""),
            "mkdocs.yml:1:1: repo_url is missing, but data/handbook.yml says "
            "'https://github.com/sunrise-bakery/handbook'; write that here",
        ),
    ],
}

GOOD: dict[PageCheck, list[tuple[str, list[Change]]]] = {
    check_calls: [
        (
            "raw",
            ask(
                '{% raw %}{{ x }} {% if %}{% endraw %} and {{ module_link("sales-data", '
                'text="the data") }}.'
            ),
        ),
        (
            "braces-in-code-without-rendering",
            word("`{{ x }}` and\n\n```\n{{ x }}\n{% if %}\n```\n\n~~~~\n{{ x }}\n~~~\n~~~~"),
        ),
        ("single-braces", ask("and {say} what {you(tried)}, and `{ tool(x) }`.")),
        (
            "words-and-numbers",
            edit(WEEK, 'phase_tasks("week-1")', 'phase_tasks("week-1", first=2, last=3)'),
        ),
    ],
    check_front_matter: [
        (
            "every-key",
            edit(
                GLOSSARY,
                "title: Glossary",
                (
                    "title: Glossary\nhide: [toc]\nsearch: {exclude: true}\nrender_macros: false\n"
                    "term: baseline"
                ),
            ),
        ),
        ("comment", edit(GLOSSARY, "title: Glossary", "# A note\ntitle: Glossary  # another")),
    ],
    check_titles: [
        ("heading-with-markup", edit(GLOSSARY, "# Glossary", "# The *glossary* { #words }")),
        ("record-without-a-description", []),
    ],
    check_prose: [
        ("code", word("`<div>` and\n\n```html\n<script>\n```")),
        ("address", word("<https://example.org/>")),
        ("keys", word("Press <kbd>/</kbd>, 2 < 3 and 4 > 1.<br>")),
    ],
    check_code_blocks: [
        ("closed", word("```python\nx = 1\n```\n\n~~~~\n```\n~~~~")),
    ],
    check_conflicts: [
        ("in-code", word("```text\n<<<<<<< HEAD\n```")),
        ("underlined", edit(GLOSSARY, "# Glossary", "# Glossary\n\nBread\n-----")),
    ],
    check_own_record: [
        ("link-to-another", ask('and see {{ module_link("sales-data") }}.')),
    ],
    check_records_shown: [
        ("in-two-lists", []),
    ],
    check_tasks_shown: [
        (
            "in-two-parts",
            edit(
                WEEK,
                '{{ phase_tasks("week-1") }}',
                '{{ phase_tasks("week-1", last=2) }}\n\n{{ phase_tasks("week-1", first=3) }}',
            ),
        ),
    ],
    check_file_names: [
        ("renamed", edit(GLOSSARY, "A baseline", "One baseline")),
    ],
    check_record_pages: [
        ("index-of-a-folder", []),
    ],
    check_links: [
        ("footnote", word("A word[^1].\n\n[^1]: note")),
        ("query", edit(FAQ, "(onboarding/week-1.md)", "(onboarding/week-1.md?x=1)")),
        (
            "anchor-of-a-macro",
            edit(FAQ, "(onboarding/week-1.md)", "(skills/index.md#skill-forecasting)"),
        ),
        ("own-anchor", word("[a](#glossary) and [b](glossary.md#glossary)")),
        (
            "own-id",
            word("## Cake { #cake }\n\n[b](#cake)"),
        ),
        (
            "file",
            [
                ("write", "docs/assets/ovens.txt", "x"),
                (
                    "edit",
                    GLOSSARY,
                    "A baseline is the simple rule that a forecast has to beat.",
                    "[a](assets/ovens.txt)",
                ),
            ],
        ),
        (
            "mail-and-https",
            word("[a](mailto:a@sunrise.example) [b](https://sunrise.example/a?b=c#d)"),
        ),
        (
            "in-code",
            word(
                "`[a](bread.md)`\n\n```\n[a](bread.md)\n```\n\n- x\n\n    ~~~\n"
                "    [a](bread.md)\n    "
                "~~~"
            ),
        ),
        (
            "encoded",
            [
                ("write", "docs/my ovens.txt", "x"),
                (
                    "edit",
                    GLOSSARY,
                    "A baseline is the simple rule that a forecast has to beat.",
                    "[a](my%20ovens.txt)",
                ),
            ],
        ),
    ],
    check_sections: [
        (
            "markup-in-the-heading",
            edit(SALES, "## What a missing row means", "## What a `missing` *row* means"),
        ),
        (
            "link-in-the-heading",
            edit(
                SALES,
                "## What a missing row means",
                "## What a [missing](../faq.md) row means { #row }",
            ),
        ),
    ],
    check_page_names: [
        ("another-page", edit("data/questions/start.yml", "onboarding/week-1.md", "faq.md")),
    ],
    check_repeated_sentences: [
        (
            "on-one-page",
            word(f"{SENTENCE} And once more: {SENTENCE}\n\n{SENTENCE}"),
        ),
        (
            "short",
            [
                *word("Nobody knows how many rolls a shop."),
                *edit(FAQ, "# Questions", "# Questions\n\nNobody knows how many rolls a shop."),
            ],
        ),
        (
            "short-cell-of-a-table",
            [
                *word(f"| Shop | Says |\n|---|---|\n| East | {SHORTER} |"),
                *edit(FAQ, "# Questions", f"# Questions\n\n| East |\n|---|\n| {SHORTER} |"),
            ],
        ),
        (
            "short-in-data",
            [
                *word(SHORTER),
                *edit(CASE, "listen: Hours with an empty shelf.", f"listen: {SHORTER}"),
            ],
        ),
        (
            "in-one-record",
            [
                *edit(CASE, "listen: Hours with an empty shelf.", f"listen: {SENTENCE}"),
                *edit(CASE, "listen: The shop, on the day before.", f"listen: {SENTENCE}"),
            ],
        ),
        (
            "code",
            [
                *word(f"```text\n{SENTENCE}\n```"),
                *edit(FAQ, "# Questions", f"# Questions\n\n{SENTENCE}"),
            ],
        ),
    ],
    check_parts: [
        (
            "own-heading",
            edit(SALES, "## Exercise", "## Further shops\n\nAll of them.\n\n## Exercise"),
        ),
        (
            "after-the-last-part",
            edit(SALES, "## Resources", "## Resources\n\n## See also"),
        ),
    ],
    check_lesson: [
        ("long-code", edit(SALES, "rows = [3, -1, 4]", "# bread\n" * 300 + "rows = [3, -1, 4]")),
        ("macro-calls", edit(SALES, TILL, TILL + ' {{ module_link("sales-data") }}' * 99)),
        ("output-in-a-list", edit(SALES, SHOWN, "- So:\n\n    ```text\n    6 loaves\n    ```\n\n")),
    ],
    check_navigation: [
        (
            "http",
            edit(
                CONFIG,
                "  - Glossary: glossary.md",
                "  - Glossary: glossary.md\n  - Bakery: https://sunrise.example/",
            ),
        ),
    ],
    check_config: [
        ("quotes", edit(CONFIG, "site_name: Bakery Handbook", 'site_name: "Bakery Handbook"')),
    ],
}


@pytest.mark.parametrize(("rule", "changes", "problems"), cases(BAD))
def test_broken_rule_is_told_with_its_place(
    world: World, rule: PageCheck, changes: list[Change], problems: str
) -> None:
    world.change(*changes)
    assert "\n".join(world.problems()) == problems


@pytest.mark.parametrize(("rule", "changes"), cases(GOOD))
def test_kept_rule_says_nothing(world: World, rule: PageCheck, changes: list[Change]) -> None:
    world.change(*changes)
    assert world.problems() == []
    assert list(rule(Rendering(world.site()))) == []


def test_every_rule_has_a_case_that_breaks_it_and_one_that_keeps_it() -> None:
    assert BAD.keys() == GOOD.keys() == set(PAGE_CHECKS)


def test_every_rule_states_itself_in_one_line() -> None:
    for rule in PAGE_CHECKS:
        assert rule.__doc__ is not None
        assert rule.__doc__.count("\n") == 0


def test_page_that_is_not_utf8_is_told_with_the_byte(world: World) -> None:
    (world.root / GLOSSARY).write_bytes(world.text(GLOSSARY).encode() + b"Caf\xe9\n")
    assert [str(problem) for problem in world.site().problems] == [
        "docs/glossary.md:9:4: the byte 0xE9 is not UTF-8; save the file as UTF-8"
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_do_not_move_places(world: World, end: str) -> None:
    world.edit(ONBOARDING, "and say what you tried.", '{{ tool("x") }} [a](bread.md)')
    text = world.text(ONBOARDING).replace("\n", end)
    (world.root / ONBOARDING).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert world.problems() == [
        "docs/onboarding/index.md:13:31: no tool 'x'; expected 'tracker' or 'warehouse'",
        "docs/onboarding/index.md:13:51: no page 'docs/onboarding/bread.md'; "
        "did you mean 'before-day-1.md'?",
    ]


def test_columns_count_characters_and_not_bytes(world: World) -> None:
    world.edit(ONBOARDING, "and say what you tried.", 'é🥐 {{ tool("x") }}')
    assert world.problems() == [
        "docs/onboarding/index.md:13:34: no tool 'x'; expected 'tracker' or 'warehouse'"
    ]


def test_macro_that_fails_is_told_with_its_call(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bake(here: Here, id: str) -> str:
        raise ZeroDivisionError("the oven is cold")

    monkeypatch.setitem(MACROS, "bake", bake)
    world.edit(ONBOARDING, "and say what you tried.", '{{ bake("bread") }}')
    assert world.problems() == [
        "docs/onboarding/index.md:13:31: "
        "the macro call 'bake(\"bread\")' failed: ZeroDivisionError: the oven is cold"
    ]


def test_macro_on_a_record_that_could_not_be_read_adds_no_problem(world: World) -> None:
    world.change(
        ("edit", "data/modules/sales-data.yml", "hours: 2", "hours: two"),
        ("edit", GLOSSARY, "A baseline is", "[The data](modules/sales-data.md#closed) are"),
    )
    assert world.problems() == [
        "data/modules/sales-data.yml:5:8: expected a number above 0 up to 1000, got 'two'"
    ]


def test_rendered_page_is_what_the_generator_will_see(world: World) -> None:
    world.edit(ONBOARDING, "and say what you tried.", "{% raw %}{{ x }}{% endraw %} end")
    rendered = Rendering(world.site()).rendered["onboarding/index.md"]
    assert rendered.whole
    assert rendered.text == (
        "\n# Onboarding\n\nTwo phases: [Before day 1](before-day-1.md) and [Week 1](week-1.md).\n\n"
        "## When you are stuck\n\nAsk in **&#35;forecast-help**, {{ x }} end\n"
    )
