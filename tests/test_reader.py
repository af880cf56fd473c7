"""What is said about a value that does not fit, and where."""

import pytest

from handbook.fields import Record
from handbook.loader import FOLDERS
from handbook.models import KINDS
from handbook.reader import named, place_of, read_record
from handbook.yaml_nodes import Node, parse
from tests.world import SOURCE

KIT = "data/handbook.yml"
SKILL = "data/skills/data-care.yml"
MODULE = "data/modules/sales-data.yml"
PROGRAMME = "data/programmes/forecaster.yml"
PHASE = "data/phases/week-1.yml"
PATH = "data/paths/craft.yml"
LADDER = "data/ladders/individual.yml"
RESOURCE = "data/resources/forecasting.yml"

FAULTS: list[tuple[str, str, list[tuple[str, ...]]]] = [
    (
        SKILL,
        "aliases:",
        [
            ("alias:", "6:1: unknown key 'alias'; did you mean 'aliases'?"),
        ],
    ),
    (
        SKILL,
        "tier: 1",
        [
            (
                "teir: 1",
                "2:1: 'tier' is missing; expected a whole number from 1 to 3",
                "3:1: unknown key 'teir'; did you mean 'tier'?",
            ),
            (
                "tier: 1\ncolour: red",
                (
                    "4:1: unknown key 'colour'; expected 'aliases', 'branch', 'description', "
                    "'levels', 'tier' or 'title'"
                ),
            ),
            (
                'tier: 1\n"[key]": red',
                (
                    "4:1: unknown key '[key]'; expected 'aliases', 'branch', 'description', "
                    "'levels', 'tier' or 'title'"
                ),
            ),
            ("tier: one", "3:7: expected a whole number from 1 to 3, got 'one'"),
            (
                "tier: '1'",
                "3:7: expected a whole number from 1 to 3, got '1'; leave the quotes out",
            ),
            ("tier: 1.5", "3:7: expected a whole number from 1 to 3, got the number 1.5"),
            ("tier: 1.0", "3:7: expected a whole number from 1 to 3, got the number 1.0"),
            ("tier: 4", "3:7: expected a whole number from 1 to 3, got the number 4"),
            ("tier: 0", "3:7: expected a whole number from 1 to 3, got the number 0"),
            ("tier: true", "3:7: expected a whole number from 1 to 3, got the truth value true"),
            ("tier: [1]", "3:7: expected a whole number from 1 to 3, got a list"),
            ("tier:", "3:6: expected a whole number from 1 to 3, got nothing"),
            ("tier: 1,5", "3:7: expected a whole number from 1 to 3, got '1,5'"),
            ("tier: 1_0", "3:7: expected a whole number from 1 to 3, got '1_0'"),
            ("tier: 1e0", "3:7: expected a whole number from 1 to 3, got '1e0'"),
        ],
    ),
    (
        MODULE,
        "kit: sales-data",
        [
            ("kitt: sales-data", "12:3: unknown key 'kitt'; did you mean 'kit'?"),
        ],
    ),
    (
        MODULE,
        "    section: From the till",
        [
            (
                "    sektion: x\n    section: From the till",
                "24:5: unknown key 'sektion'; did you mean 'section'?",
            ),
        ],
    ),
    (
        MODULE,
        "owner: team\n",
        [
            ("", "2:1: 'owner' is missing; expected the id of an owner"),
        ],
    ),
    (
        MODULE,
        "    section: What a missing row means\n",
        [
            ("", "17:5: 'section' is missing in the self check 'closed-shop'; expected text"),
        ],
    ),
    (
        MODULE,
        "  - id: closed-shop\n    question",
        [
            (
                "  - question",
                (
                    "17:5: 'id' is missing in the self check; expected an id of lower-case "
                    "letters, digits and single hyphens"
                ),
            ),
        ],
    ),
    (
        MODULE,
        "  task: Rebuild yesterday's sales of one shop from its till rows.\n",
        [
            ("", "12:3: 'task' is missing in the exercise; expected text"),
        ],
    ),
    (
        KIT,
        "    title: Mentor\n",
        [
            ("", "19:5: 'title' is missing in the role name; expected text"),
        ],
    ),
    (
        MODULE,
        ("outcomes:\n  - Follow one figure back to the till.\n  - Say what a missing row means.\n"),
        [
            ("", "2:1: 'outcomes' is missing; expected a list"),
        ],
    ),
    (
        MODULE,
        "skills: {data-care: 2}\n",
        [
            ("", "2:1: 'skills' is missing; expected a mapping of keys"),
        ],
    ),
    (
        PHASE,
        "days: {first: 1, last: 5}\n",
        [
            ("", "2:1: 'days' is missing; expected a mapping with first, last"),
        ],
    ),
    (
        PROGRAMME,
        "{least: 0, below: 2}",
        [
            (
                "{below: 2}",
                "4:11: 'least' is missing in the years; expected a whole number of at least 0",
            ),
        ],
    ),
    (
        SKILL,
        "title: Data care",
        [
            ("title: 2024", "2:8: expected text, got the number 2024; put it in quotes"),
            ("title: 1.5", "2:8: expected text, got the number 1.5; put it in quotes"),
            ("title: true", "2:8: expected text, got the truth value true; put it in quotes"),
            (
                "title:",
                "2:7: expected text, got nothing; write it here, in quotes if it begins with #",
            ),
            (
                "title: null",
                "2:8: expected text, got nothing; write it here, in quotes if it begins with #",
            ),
            ("title: ''", "2:8: expected text, got empty text"),
            ("title: '  '", "2:8: expected text, got empty text"),
            (
                "title: ' Data care'",
                (
                    "2:8: expected one line of text without spaces around it, got ' Data care'; "
                    "did you mean 'Data care'?"
                ),
            ),
            (
                "title: >\n  Data care",
                (
                    "2:8: expected one line of text without spaces around it, got a line break at "
                    "its end; did you mean 'Data care'?"
                ),
            ),
            (
                "title: |\n  Data\n  care",
                "2:8: expected one line of text without spaces around it, got several lines",
            ),
            ("title: [Data care]", "2:8: expected text, got a list"),
            ("title: []", "2:8: expected text, got an empty list"),
        ],
    ),
    (
        KIT,
        'title: "#forecast-help"',
        [
            (
                "title: #forecast-help",
                ("42:11: expected text, got nothing; write it here, in quotes if it begins with #"),
            ),
        ],
    ),
    (
        SKILL,
        "  - Sets how the company describes its data.\n",
        [
            (
                "  - Sets: how\n",
                ("12:5: expected text, got a mapping of keys; put text that has a colon in quotes"),
            ),
            ("  - 5\n", "12:5: expected text, got the number 5; put it in quotes"),
            (
                "  -\n",
                "12:4: expected text, got nothing; write it here, in quotes if it begins with #",
            ),
            ("", "8:3: expected exactly 5 entries, got 4"),
            (
                "  - Sets how the company describes its data.\n  - Sets it again.\n",
                "8:3: expected exactly 5 entries, got 6",
            ),
        ],
    ),
    (
        SKILL,
        "description: Knowing where a number comes from, and whether it can be true.",
        [
            ("description: ' '", "5:14: expected text, got empty text"),
        ],
    ),
    (
        MODULE,
        "hours: 2",
        [
            ("hours: 0", "5:8: expected a number above 0 up to 1000, got the number 0"),
            ("hours: -1", "5:8: expected a number above 0 up to 1000, got the number -1"),
            ("hours: 1001", "5:8: expected a number above 0 up to 1000, got the number 1001"),
            ("hours: two", "5:8: expected a number above 0 up to 1000, got 'two'"),
            (
                "hours: '2.5'",
                "5:8: expected a number above 0 up to 1000, got '2.5'; leave the quotes out",
            ),
            ("hours: .inf", "5:8: expected a number above 0 up to 1000, got '.inf'"),
        ],
    ),
    (
        PHASE,
        "day: 2",
        [
            ("day: 1.5", "11:10: expected a whole number, got the number 1.5"),
            ("day: Tuesday", "11:10: expected a whole number, got 'Tuesday'"),
        ],
    ),
    (
        PROGRAMME,
        "least: 0",
        [
            ("least: -1", "4:19: expected a whole number of at least 0, got the number -1"),
        ],
    ),
    (
        PROGRAMME,
        "below: 2",
        [
            ("below: two", "4:29: expected a whole number, got 'two'"),
        ],
    ),
    (
        PROGRAMME,
        "weeks: 6",
        [
            ("weeks: 261", "8:8: expected a whole number from 1 to 260, got the number 261"),
        ],
    ),
    (
        LADDER,
        "rank: 1",
        [
            ("rank: first", "8:11: expected a whole number of at least 1, got 'first'"),
        ],
    ),
    (
        MODULE,
        "level: entry",
        [
            (
                "level: Entry",
                "4:8: expected 'entry', 'mid' or 'senior', got 'Entry'; did you mean 'entry'?",
            ),
            ("level: junior", "4:8: expected 'entry', 'mid' or 'senior', got 'junior'"),
            ("level: 3", "4:8: expected 'entry', 'mid' or 'senior', got the number 3"),
            ("level:", "4:7: expected 'entry', 'mid' or 'senior', got nothing"),
            ("level: [entry]", "4:8: expected 'entry', 'mid' or 'senior', got a list"),
        ],
    ),
    (
        RESOURCE,
        "kind: book",
        [
            (
                "kind: bok",
                (
                    "5:9: expected 'book', 'course', 'paper', 'tool', 'community', 'documentation' "
                    "or 'article', got 'bok'; did you mean 'book'?"
                ),
            ),
        ],
    ),
    (
        PHASE,
        "together: [mentor]",
        [
            (
                "together: [mentor, metor, 7]",
                (
                    "14:24: expected 'new-hire', 'mentor', 'manager' or 'it', got 'metor'; did you "
                    "mean 'mentor'?"
                ),
                "14:31: expected 'new-hire', 'mentor', 'manager' or 'it', got the number 7",
            ),
        ],
    ),
    (
        MODULE,
        "reviewed: 2026-11-20",
        [
            ("reviewed: 2026-02-30", "31:11: no calendar has the day '2026-02-30'; correct it"),
            ("reviewed: 2026-13-01", "31:11: no calendar has the day '2026-13-01'; correct it"),
            ("reviewed: 2025-02-29", "31:11: no calendar has the day '2025-02-29'; correct it"),
            ("reviewed: 0000-01-01", "31:11: no calendar has the day '0000-01-01'; correct it"),
            ("reviewed: 20.11.2026", "31:11: expected a date such as 2026-11-20, got '20.11.2026'"),
            ("reviewed: 2026-11", "31:11: expected a date such as 2026-11-20, got '2026-11'"),
            ("reviewed: 2026", "31:11: expected a date such as 2026-11-20, got the number 2026"),
            (
                "reviewed: 2026-11-20T10:00",
                "31:11: expected a date such as 2026-11-20, got '2026-11-20T10:00'",
            ),
            ("reviewed: yesterday", "31:11: expected a date such as 2026-11-20, got 'yesterday'"),
            ("reviewed: 2026-1-5", "31:11: expected a date such as 2026-11-20, got '2026-1-5'"),
            (
                "reviewed: ２０２６-11-20",
                "31:11: expected a date such as 2026-11-20, got '２０２６-11-20'",
            ),
            ("reviewed: ''", "31:11: expected a date such as 2026-11-20, got empty text"),
            ("reviewed: []", "31:11: expected a date such as 2026-11-20, got an empty list"),
        ],
    ),
    (
        RESOURCE,
        "checked: 2026-11-20",
        [
            ("checked: 2026-99-99", "11:12: no calendar has the day '2026-99-99'; correct it"),
        ],
    ),
    (
        RESOURCE,
        "url: https://otexts.com/fpp3/",
        [
            (
                "url: http://otexts.com/fpp3/",
                (
                    "6:8: expected an address such as https://example.org/page, got "
                    "'http://otexts.com/fpp3/'; did you mean 'https://otexts.com/fpp3/'?"
                ),
            ),
            (
                "url: otexts.com/fpp3/",
                (
                    "6:8: expected an address such as https://example.org/page, got "
                    "'otexts.com/fpp3/'; did you mean 'https://otexts.com/fpp3/'?"
                ),
            ),
            (
                "url: https://otexts.com/a b",
                (
                    "6:8: expected an address such as https://example.org/page, got "
                    "'https://otexts.com/a b'"
                ),
            ),
            (
                "url: 'https://otexts.com/fpp3/ '",
                (
                    "6:8: expected an address such as https://example.org/page, got "
                    "'https://otexts.com/fpp3/ '; did you mean 'https://otexts.com/fpp3/'?"
                ),
            ),
            (
                "url: ftp://otexts.com/",
                (
                    "6:8: expected an address such as https://example.org/page, got "
                    "'ftp://otexts.com/'"
                ),
            ),
            (
                "url: mailto:rob@otexts.com",
                (
                    "6:8: expected an address such as https://example.org/page, got "
                    "'mailto:rob@otexts.com'"
                ),
            ),
            (
                "url: https://localhost/",
                (
                    "6:8: expected an address such as https://example.org/page, got "
                    "'https://localhost/'"
                ),
            ),
            (
                "url: https://otexts..com/",
                (
                    "6:8: expected an address such as https://example.org/page, got "
                    "'https://otexts..com/'"
                ),
            ),
            (
                "url: https://rob@otexts.com/",
                (
                    "6:8: expected an address such as https://example.org/page, got "
                    "'https://rob@otexts.com/'"
                ),
            ),
            (
                "url: 7",
                ("6:8: expected an address such as https://example.org/page, got the number 7"),
            ),
            (
                "url: ''",
                ("6:8: expected an address such as https://example.org/page, got empty text"),
            ),
        ],
    ),
    (
        MODULE,
        "- id: closed-shop",
        [
            (
                "- id: Closed Shop",
                (
                    "17:9: expected an id of lower-case letters, digits and single hyphens, got "
                    "'Closed Shop'; did you mean 'closed-shop'?"
                ),
            ),
            (
                "- id: closed_shop",
                (
                    "17:9: expected an id of lower-case letters, digits and single hyphens, got "
                    "'closed_shop'; did you mean 'closed-shop'?"
                ),
            ),
            (
                "- id: closed--shop",
                (
                    "17:9: expected an id of lower-case letters, digits and single hyphens, got "
                    "'closed--shop'; did you mean 'closed-shop'?"
                ),
            ),
            (
                "- id: closed-shop-",
                (
                    "17:9: expected an id of lower-case letters, digits and single hyphens, got "
                    "'closed-shop-'; did you mean 'closed-shop'?"
                ),
            ),
            (
                "- id: geschlossene-tür",
                (
                    "17:9: expected an id of lower-case letters, digits and single hyphens, got "
                    "'geschlossene-tür'; did you mean 'geschlossene-tur'?"
                ),
            ),
            (
                "- id: 7",
                (
                    "17:9: expected an id of lower-case letters, digits and single hyphens, got "
                    "the number 7; put it in quotes"
                ),
            ),
            (
                "- id: ''",
                (
                    "17:9: expected an id of lower-case letters, digits and single hyphens, got "
                    "empty text"
                ),
            ),
            (
                "- id: '?!'",
                ("17:9: expected an id of lower-case letters, digits and single hyphens, got '?!'"),
            ),
        ],
    ),
    (
        MODULE,
        "owner: team",
        [
            (
                "owner: The Team",
                (
                    "30:8: expected an id of lower-case letters, digits and single hyphens, got "
                    "'The Team'; did you mean 'the-team'?"
                ),
            ),
            ("owner: [team]", "30:8: expected the id of an owner, got a list"),
        ],
    ),
    (
        MODULE,
        "resources: [sql-course]",
        [
            (
                "resources: [sql-course, SQL course]",
                (
                    "29:25: expected an id of lower-case letters, digits and single hyphens, got "
                    "'SQL course'; did you mean 'sql-course'?"
                ),
            ),
            (
                "resources:\n  - id: sql-course",
                "30:5: expected the id of a resource, got a mapping of keys",
            ),
        ],
    ),
    (
        SKILL,
        "aliases: [data quality]",
        [
            (
                "aliases: data quality",
                (
                    "6:10: expected a list, got 'data quality'; begin each entry on a line of its "
                    "own with '- '"
                ),
            ),
            ("aliases:", "6:9: expected a list, got nothing"),
            ("aliases: {data: quality}", "6:10: expected a list, got a mapping of keys"),
            ("aliases: 7", "6:10: expected a list, got the number 7"),
        ],
    ),
    (
        MODULE,
        "  - Say what a missing row means.\n",
        [
            ("", "8:3: expected at least 2 entries, got 1"),
        ],
    ),
    (
        MODULE,
        "    - The total matches the report, or the difference is explained.\n",
        [
            ("    []\n", "15:5: expected at least 1 entry, got 0"),
        ],
    ),
    (
        MODULE,
        ("outcomes:\n  - Follow one figure back to the till.\n  - Say what a missing row means."),
        [
            (
                "outcomes:\n  - 1\n  - 2",
                "8:5: expected text, got the number 1; put it in quotes",
                "9:5: expected text, got the number 2; put it in quotes",
            ),
            ("outcomes: [1]", "7:12: expected text, got the number 1; put it in quotes"),
        ],
    ),
    (
        KIT,
        (
            'channels:\n  - id: help\n    title: "#forecast-help"\n    purpose: Questions of '
            "any size."
        ),
        [
            ("channels: [help]", "40:12: expected a mapping with id, title, purpose, got 'help'"),
        ],
    ),
    (
        MODULE,
        "skills: {data-care: 2}",
        [
            ("skills: [data-care]", "6:9: expected a mapping of keys, got a list"),
            ("skills:", "6:8: expected a mapping of keys, got nothing"),
            (
                "skills: {Data Care: 2}",
                (
                    "6:10: expected an id of lower-case letters, digits and single hyphens, got "
                    "'Data Care'; did you mean 'data-care'?"
                ),
            ),
            (
                "skills: {'': 2}",
                (
                    "6:10: expected an id of lower-case letters, digits and single hyphens, got "
                    "empty text"
                ),
            ),
            (
                "skills: {data-care: 9}",
                "6:21: expected a whole number from 1 to 5, got the number 9",
            ),
            ("skills: {data-care: two}", "6:21: expected a whole number from 1 to 5, got 'two'"),
            (
                "skills:\n  Data: 9",
                (
                    "7:3: expected an id of lower-case letters, digits and single hyphens, got "
                    "'Data'; did you mean 'data'?"
                ),
                "7:9: expected a whole number from 1 to 5, got the number 9",
            ),
            (
                "skills: {'[key]': 9}",
                (
                    "6:10: expected an id of lower-case letters, digits and single hyphens, got "
                    "'[key]'; did you mean 'key'?"
                ),
                "6:19: expected a whole number from 1 to 5, got the number 9",
            ),
        ],
    ),
    (
        KIT,
        "  new-hire:\n",
        [
            ("  newhire:\n", "15:3: unknown key 'newhire'; did you mean 'new-hire'?"),
            (
                "  boss:\n",
                "15:3: unknown key 'boss'; expected 'it', 'manager', 'mentor' or 'new-hire'",
            ),
        ],
    ),
    (
        KIT,
        (
            "  mentor:\n    title: Mentor\n    does: Chooses work that is small and safe, "
            "and reviews it."
        ),
        [
            ("  mentor: Mentor", "18:11: expected a mapping with title, does, got 'Mentor'"),
        ],
    ),
    (
        PHASE,
        "days: {first: 1, last: 5}",
        [
            ("days: 1-5", "5:7: expected a mapping with first, last, got '1-5'"),
        ],
    ),
    (
        PROGRAMME,
        "audience: {least: 0, below: 2}",
        [
            ("audience: [0, 2]", "4:11: expected a mapping with least, got a list"),
        ],
    ),
    (
        LADDER,
        "      teamwork:\n        - Asks early.",
        [
            (
                "      Team work: [7]",
                (
                    "13:7: expected an id of lower-case letters, digits and single hyphens, got "
                    "'Team work'; did you mean 'team-work'?"
                ),
                "13:19: expected text, got the number 7; put it in quotes",
            ),
        ],
    ),
    (
        PATH,
        "weeks: {least: 4, most: 12}",
        [
            (
                "weeks: {least: 0}",
                "9:20: expected a whole number from 1 to 260, got the number 0",
                (
                    "9:12: 'most' is missing in the week range; expected a whole number from 1 to "
                    "260"
                ),
            ),
        ],
    ),
]
"""A file of the tiny handbook, a text in it, and what is said about each text in its place."""

FITTING: list[tuple[str, str, list[str]]] = [
    (
        SKILL,
        "title: Data care",
        ["title: yes", "title: '2024'", 'title: "#1"', "title: >-\n  Data\n  care"],
    ),
    (SKILL, "aliases: [data quality]", ["aliases: []", "", "aliases:\n  - '7'"]),
    (MODULE, "hours: 2", ["hours: 0.25", "hours: 1000", "hours: 2.0"]),
    (MODULE, "reviewed: 2026-11-20", ["reviewed: '2024-02-29'", "reviewed: 2026-11-20  # today"]),
    (MODULE, "  kit: sales-data\n", ["", "  kit:\n", "  kit: 2-tills\n"]),
    (MODULE, "skills: {data-care: 2}", ["skills: {}", "skills: {7: 2}"]),
    (PROGRAMME, "weeks: 6", ["weeks:", ""]),
    (PROGRAMME, ", below: 2}", ["}", ", below: null}"]),
    (
        RESOURCE,
        "url: https://otexts.com/fpp3/",
        ["url: https://otexts.com", "url: https://a-b.co:8443/x?y=z#anchor", "url: https://o.io/ü"],
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "problems"),
    [
        pytest.param(file, old, new, problems, id=new or f"without {old}")
        for file, old, rows in FAULTS
        for new, *problems in rows
    ],
)
def test_value_that_does_not_fit_is_told_with_its_place(
    file: str, old: str, new: str, problems: list[str]
) -> None:
    records, found = read(file, old, new)
    assert found == [f"{file}:{problem}" for problem in problems]
    assert None in records


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(file, old, new, id=new or f"without {old}")
        for file, old, rows in FITTING
        for new in rows
    ],
)
def test_value_that_fits_is_accepted(file: str, old: str, new: str) -> None:
    records, found = read(file, old, new)
    assert found == []
    assert None not in records


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("text", "got"),
    [("just text", "'just text'"), ("[a]", "a list"), ("7", "the number 7"), ("~", "nothing")],
)
def test_record_that_is_no_mapping_is_told_what_it_needs(kind: str, text: str, got: str) -> None:
    model = KINDS[kind]
    needed = ", ".join(name for name, field in model.model_fields.items() if field.is_required())
    record, problems = read_record(node_of(text), model, "data/a.yml", kind)
    expected = f"data/a.yml:1:1: expected a {kind} with {needed}, got {got}"
    assert (record, [str(problem) for problem in problems]) == (None, [expected])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{a: 1}", "a mapping of keys"),
        ("[1]", "a list"),
        ("[]", "an empty list"),
        ("~", "nothing"),
        ("false", "the truth value false"),
        ("7", "the number 7"),
        ("' '", "empty text"),
        ("'a   b'", "'a b'"),
        ("x" * 61, f"'{'x' * 57}…'"),
    ],
)
def test_every_value_has_words(text: str, words: str) -> None:
    assert named(node_of(text)) == words


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), "1:1"),
        (("a",), "1:4"),
        (("b",), "2:4"),
        (("b", "c"), "2:8"),
        (("b", "c", "[key]"), "2:5"),
        (("b", "c", 1), "2:12"),
        (("b", "c", 7), "2:8"),
        (("b", "missing"), "2:4"),
        (("missing",), "1:1"),
    ],
)
def test_place_is_that_of_the_nearest_thing_that_exists(
    path: tuple[str | int, ...], place: str
) -> None:
    found = place_of(node_of("a: 1\nb: {c: [x, y]}\n"), path, "a.yml")
    assert f"{found.line}:{found.column}" == place


def read(file: str, old: str, new: str) -> tuple[list[Record | None], list[str]]:
    """The records of a file of the tiny handbook in which one text stands for another."""
    text = (SOURCE / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    root = node_of(text.replace(old, new), file)
    kind = FOLDERS.get(file.split("/")[1], "handbook")
    read = [read_record(node, KINDS[kind], file, kind) for node in root.sequence or [root]]
    return [record for record, _ in read], [str(found) for _, some in read for found in some]


def node_of(text: str, file: str = "a.yml") -> Node:
    """The root of YAML text that has no fault of syntax."""
    root, problems = parse(text, file)
    assert root is not None
    assert problems == []
    return root
