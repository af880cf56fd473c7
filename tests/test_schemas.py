"""The JSON Schemas that editors use say the same as the models that the build uses."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from handbook.expected import PATTERNS
from handbook.ledger import HEAD, Ledger
from handbook.loader import FOLDERS, schema_line
from handbook.models import KINDS, SHARED, SINGLE
from handbook.reader import read_record
from handbook.schemas import check_schemas, schemas
from handbook.yaml_nodes import parse, read_text
from tests.world import SOURCE

ROOT = Path(__file__).parent.parent
SCHEMAS = schemas()


def kind_of(file: str) -> str:
    """The kind of record that a data file holds."""
    first = file.split("/")[1]
    return FOLDERS.get(first, first.removesuffix(".yml"))


def data_files(root: Path) -> list[str]:
    """Every file of a repository that holds records, or the ledger."""
    return sorted(path.relative_to(root).as_posix() for path in (root / "data").rglob("*.yml"))


@cache
def validator_of(kind: str) -> Draft202012Validator:
    """What an editor checks a file of a kind with."""
    name = f"{kind}s" if kind in SHARED else kind
    return Draft202012Validator(
        SCHEMAS[f"{name}.json"], format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def by_schema(kind: str, value: Any) -> bool:
    """Whether the schema accepts a file's value."""
    return bool(validator_of(kind).is_valid(as_json(value)))


def by_models(kind: str, text: str) -> bool:
    """Whether the models accept a file's text."""
    root, problems = parse(text, "a.yml")
    assert root is not None
    assert problems == []
    model = Ledger if kind == "ledger" else KINDS[kind]
    if kind in SHARED and root.sequence is None:
        return False
    nodes = root.sequence if kind in SHARED else [root]
    return all(not read_record(node, model, "a.yml", kind)[1] for node in nodes or [])


def as_json(value: object) -> object:
    """The same value with lists for tuples, which is what JSON knows."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, tuple) else value


def test_committed_schemas_are_fresh() -> None:
    assert [str(problem) for problem in check_schemas(ROOT)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_itself_valid_and_closed(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    records = [part for part in (schema, *schema.get("$defs", {}).values()) if "title" in part]
    assert all(
        part.get("additionalProperties") is False for part in records if part["type"] == "object"
    )


def test_every_kind_of_record_and_the_ledger_have_a_schema() -> None:
    plural = {f"{kind}s" if kind in SHARED else kind for kind in KINDS}
    assert set(SCHEMAS) == {f"{name}.json" for name in {*plural, "ledger"}}
    assert {*SINGLE, *SHARED} <= set(KINDS)


def test_every_pattern_has_words_for_its_message() -> None:
    text = json.dumps(list(SCHEMAS.values()))
    found = {json.loads(f'"{part.split(chr(34), 1)[0]}"') for part in _after(text, '"pattern": "')}
    assert found - {"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"} <= PATTERNS.keys()


@pytest.mark.parametrize("root", [ROOT, SOURCE], ids=["handbook", "world"])
def test_every_data_file_fits_its_schema_and_names_it(root: Path) -> None:
    for file in data_files(root):
        kind = kind_of(file)
        text = read_text(root / file)
        node, problems = parse(text, file)
        assert node is not None
        assert problems == []
        errors = [error.message for error in validator_of(kind).iter_errors(as_json(node.plain()))]
        assert (file, errors) == (file, [])
        line = HEAD if kind == "ledger" else schema_line(kind)
        assert text.split("\n", 1)[0] == line
        schema = (root / file).parent / line.rpartition("=")[2]
        assert schema.resolve() == (root / "data" / "schema" / schema.name).resolve()
        assert schema.name in SCHEMAS


CASES: dict[str, list[tuple[str, str]]] = {
    "data/handbook.yml": [
        ("currency: EUR", "currency: Euro"),
        ("currency: EUR", "currency: eur"),
        ("currency: EUR", "branch: main\ncurrency: CHF"),
        ("currency: EUR", "currency: 7"),
        ("  days: 5", "  days: 0"),
        ("  days: 5", "  days: 7"),
        ("  days: 5", "  days: 8"),
        ("  days: 5", "  days: 5.5"),
        ("  hours: 38.5", "  hours: 0"),
        ("  hours: 38.5", "  hours: 1000.5"),
        ("  hours: 38.5", "  hours: '38'"),
        ("  it:\n", "  boss:\n"),
        ("  it:\n", "  it :\n"),
        ("    title: Mentor\n", ""),
        ("  - id: tracker", "  - id: Tracker"),
        ("https://tracker.sunrise.example/", "http://tracker.sunrise.example/"),
        ("organisation: Sunrise Bakery", "organisation: [Sunrise]"),
        ("organisation: Sunrise Bakery", "organization: Sunrise Bakery"),
    ],
    "data/skills/data-care.yml": [
        ("title: Data care", "title: ''"),
        ("title: Data care", "title: ' Data care'"),
        ("title: Data care", "title: |-\n  Data\n  care"),
        ("title: Data care", "title: 7"),
        ("title: Data care", "title: true"),
        ("title: Data care", "title:"),
        ("title: Data care", "title: x"),
        ("title: Data care", "title: é 🥐"),
        ("tier: 1", "tier: 4"),
        ("tier: 1", "tier: '1'"),
        ("tier: 1", "tier: true"),
        ("tier: 1", "tier:"),
        ("tier: 1\n", ""),
        ("aliases: [data quality]", "aliases: []"),
        ("aliases: [data quality]", "aliases: data quality"),
        ("aliases: [data quality]", "aliases:"),
        ("aliases: [data quality]", "aliases: [7]"),
        ("aliases: [data quality]\n", ""),
        ("  - Sets how the company describes its data.\n", ""),
        ("  - Sets how", "  - Sets it.\n  - Sets how"),
        ("  - Sets how the company describes its data.", "  - ' '"),
    ],
    "data/dimensions/judgement.yml": [
        ("modules: [watching-forecasts]", "modules: []"),
        ("modules: [watching-forecasts]", "modules: [watching forecasts]"),
        ("modules: [watching-forecasts]\n", ""),
    ],
    "data/modules/sales-data.yml": [
        ("level: entry", "level: mid"),
        ("level: entry", "level: junior"),
        ("level: entry", "level: 1"),
        ("hours: 2", "hours: 0.25"),
        ("hours: 2", "hours: -1"),
        ("hours: 2", "hours: two"),
        ("hours: 2", "hours: true"),
        ("skills: {data-care: 2}", "skills: {}"),
        ("skills: {data-care: 2}", "skills: {data-care: 6}"),
        ("skills: {data-care: 2}", "skills: {data-care: 1.5}"),
        ("skills: {data-care: 2}", "skills: {Data care: 2}"),
        ("skills: {data-care: 2}", "skills: [data-care]"),
        ("skills: {data-care: 2}", "skills: {7: 2}"),
        ("  kit: sales-data\n", ""),
        ("  kit: sales-data", "  kit:"),
        ("  kit: sales-data", "  kit: Tills"),
        ("  kit: sales-data", "  tool: sales-data"),
        ("reviewed: 2026-11-20", "reviewed: 2028-02-29"),
        ("reviewed: 2026-11-20", "reviewed: 2026-02-29"),
        ("reviewed: 2026-11-20", "reviewed: 2026-11-31"),
        ("reviewed: 2026-11-20", "reviewed: 20261120"),
        ("reviewed: 2026-11-20", "reviewed: '20261120'"),
        ("reviewed: 2026-11-20", "reviewed: 2026-W47-5"),
        ("reviewed: 2026-11-20", "reviewed: 2026-11-20 "),
        ("reviewed: 2026-11-20", "reviewed: 0000-01-01"),
        ("reviewed: 2026-11-20", "reviewed:"),
        ("  - Say what a missing row means.\n", ""),
        ("    - The total matches the report, or the difference is explained.", "    []"),
        ("owner: team", "owner: the--team"),
        ("owner: team", "owner: team-"),
        ("owner: team", "owner: 7-eleven"),
    ],
    "data/programmes/forecaster.yml": [
        ("weeks: 6\n", ""),
        ("weeks: 6", "weeks:"),
        ("weeks: 6", "weeks: 0"),
        ("weeks: 6", "weeks: 261"),
        ("{least: 0, below: 2}", "{least: 0}"),
        ("{least: 0, below: 2}", "{least: -1}"),
        ("{least: 0, below: 2}", "{below: 2}"),
        ("{least: 0, below: 2}", "{least: 0, below: two}"),
        ("{least: 0, below: 2}", "{least: 0, below: null}"),
        ("{least: 0, below: 2}", "{least: 0, above: 2}"),
    ],
    "data/phases/week-1.yml": [
        ("role: mentor", "role: mentors"),
        ("need: should", "need: could"),
        ("day: 2", "day: -2"),
        ("day: 2", "day: 2.5"),
        ("day: 2", "day:"),
        ("together: [mentor]", "together: [mentor, it]"),
        ("together: [mentor]", "together: [boss]"),
        ("    template: weekly-sync", "    template: Weekly sync"),
        ("days: {first: 1, last: 5}", "days: {first: 1}"),
        ("days: {first: 1, last: 5}", "days: [1, 5]"),
        ("    - No question was asked for two days.", "    []"),
    ],
    "data/paths/craft.yml": [
        ("kind: stages", "kind: steps"),
        ("kind: stages", "kind: fast-track"),
        ("weeks: {least: 4, most: 12}", "weeks:"),
        ("weeks: {least: 4, most: 12}", "weeks: {least: 4}"),
        ("weeks: {least: 4, most: 12}", "weeks: 4"),
    ],
    "data/ladders/individual.yml": [
        ("rank: 1", "rank: 0"),
        ("      craft:\n        - Builds", "      Craft!:\n        - Builds"),
        ("        - Asks early.", "        - 7"),
        ("programme: forecaster", "programme:"),
        ("track: individual", "track: technical"),
    ],
    "data/evaluation.yml": [
        ("weight: 60", "weight: 101"),
        ("weight: 60", "weight: -1"),
        ("weight: 60", "weight: 59.5"),
        ("      - Needs help with every step.\n", ""),
    ],
    "data/resources/forecasting.yml": [
        ("kind: book", "kind: video"),
        ("cost: free-to-read", "cost: cheap"),
        ("skills: [forecasting]", "skills: []"),
        ("hours: 40", "hours:"),
        ("checked: 2026-11-20", "checked: 2026-11-32"),
        ("checked: 2026-11-20\n", "\n"),
        ("https://otexts.com/fpp3/", "http://otexts.com/fpp3/"),
        ("https://otexts.com/fpp3/", "https://otexts.com/a b"),
        ("https://otexts.com/fpp3/", "https://otexts"),
        ("https://otexts.com/fpp3/", "https://a-b.co:8443/x?y#z"),
        ("https://otexts.com/fpp3/", "https://otexts.com/é"),
        ("- id: forecasting-book\n  title", "- title"),
    ],
    "data/questions/start.yml": [
        ("roles: [new-hire]", "roles: [new hire]"),
        ("  roles: [new-hire]\n", ""),
        ("page: onboarding/week-1.md", "page: 7"),
    ],
    "data/terms/forecasting.yml": [
        ("abbreviation: SKU", "abbreviation:"),
        ("abbreviation: SKU", "abbreviation: ''"),
        ("abbreviation: SKU", "abbreviations: [SKU]"),
    ],
    "data/claims/waste.yml": [
        ("as_of: 2026-01-31", "as_of: January"),
        ("as_of: 2026-01-31", "as-of: 2026-01-31"),
        ("confidence: measured", "confidence: certain"),
        ("  url: https://sunrise.example/reports/2025\n", ""),
    ],
    "data/forms/order-note.yml": [
        ("hours: 0.25", "hours: 0"),
        ("  - It names one reason.\n", ""),
        ("aliases: [ordering, note]\n", ""),
        ("modules: [first-forecast]", "modules: first-forecast"),
    ],
    "data/cases/empty-saturday.yml": [
        ("kind: incident", "kind: accident"),
        ("  - Who rings when a shelf is empty?\n", ""),
        ("modules: [sales-data, first-forecast]", "modules: []"),
        ("    listen: Hours with an empty shelf.\n", ""),
    ],
    "data/domains/bakeries.yml": [
        ("  - Plans for the ovens.\n", ""),
        ("cases: [empty-saturday]\n", ""),
        ("    why: Each loaf too many is thrown away.\n", ""),
    ],
    "data/rhythms/oven-talk.yml": [
        ("who: team", "who: teams"),
        ("minutes: 20", "minutes: 0"),
        ("{least: 0.5, most: 0.5}", "{least: 0.5}"),
        ("modules: [first-forecast]\n", ""),
    ],
    "data/year.yml": [
        ("    goes_deep: Sourdough.\n", ""),
        ("    module: first-forecast\n", ""),
        ("person: Ada, in her second year.\n", ""),
    ],
    "data/antipatterns/shop.yml": [
        ("concerns: people", "concerns: dough"),
        ("  cases: [empty-saturday]\n", ""),
        ("  said: Better too much than too little.\n", ""),
    ],
    "data/steps/ask-the-shops.yml": [
        ("{week: 1,", "{week: 14,"),
        ("rank: 1", "rank: 0"),
        ("forms: [order-note]\n", ""),
        ("inputs: [A list of shops.]", "inputs: []"),
    ],
    "data/metrics/bread.yml": [
        ("level: business", "level: company"),
        ("kind: quantitative", "kind: qualitative"),
        ("  guard: Loaves given away.\n", ""),
    ],
    "data/returns.yml": [
        ("cautious: 2,", "cautious: two,"),
        ("cautious: 2,", "cautious: 2.5,"),
        ("result: roi\n", ""),
    ],
    "data/sourcing.yml": [
        ("score: 2, why: It is", "score: 6, why: It is"),
        ("weight: 75", "weight: 101"),
        ("weight: 75", "weight: 0"),
    ],
    "data/professions/baker.yml": [
        ("postings: [early mornings]\n", ""),
        ("work: [Kneads., Waits.]", "work: [Kneads.]"),
        ("foundations: {forecasting: 1}", "foundations: {forecasting: 6}"),
    ],
    "data/decisions/bread.yml": [
        ("  claims: []\n", ""),
        ("  topic: Dough\n", ""),
        ("source: A book", "sources: A book"),
    ],
    "data/ledger.yml": [
        ("published:\n", "moved:\n  term/a: term/b\npublished:\n"),
        ("published:\n", "moved:\n  a: term/b\npublished:\n"),
        ("published:\n", "moved:\n  term/a: b\npublished:\n"),
        ("published:\n", "moved:\n  term/a: [term/b]\npublished:\n"),
        ("published:\n", "split:\n  term/a: [term/b]\npublished:\n"),
        ("published:\n", "split:\n  term/a: [term/b, term/c]\npublished:\n"),
        ("published:\n", "retired:\n  term/a:\npublished:\n"),
        ("published:\n", "gone:\n  term/a: Why.\npublished:\n"),
        ('term/baseline: "Baseline"', "term/baseline: 7"),
    ],
}

VARIANTS = [
    pytest.param(file, old, new, id=f"{kind_of(file)}-{new or f'without {old}'}")
    for file, edits in CASES.items()
    for old, new in edits
]


@pytest.mark.parametrize(("file", "old", "new"), VARIANTS)
def test_schema_and_models_agree(file: str, old: str, new: str) -> None:
    text = (SOURCE / file).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    text = text.replace(old, new, 1)
    root, _ = parse(text, file)
    assert root is not None
    kind = kind_of(file)
    assert by_schema(kind, root.plain()) == by_models(kind, text)


def test_variants_hold_good_and_bad_ones_of_every_kind() -> None:
    assert {kind_of(file) for file in CASES} == {*KINDS, "ledger"}
    accepted = 0
    for file, edits in CASES.items():
        text = (SOURCE / file).read_text(encoding="utf-8")
        results = [by_models(kind_of(file), text.replace(*edit, 1)) for edit in edits]
        assert not all(results), file
        accepted += sum(results)
    assert accepted > 30


@pytest.mark.parametrize("kind", [*KINDS, "ledger"])
@pytest.mark.parametrize("text", ["words", "7", "[]", "[a]", "{}", "{a: 1}"])
def test_schema_and_models_agree_on_other_things(kind: str, text: str) -> None:
    root, _ = parse(text, "a.yml")
    assert root is not None
    assert by_schema(kind, root.plain()) == by_models(kind, text)


def _after(text: str, mark: str) -> list[str]:
    return text.split(mark)[1:]
