"""The ledger: nothing published disappears unsaid, and nothing in the ledger itself changes."""

import subprocess
from collections.abc import Callable

import pytest

from handbook import ledger
from handbook.ledger import Ledger, with_followers
from handbook.problems import DataError
from handbook.publish import write_redirects
from tests.world import Change, World, edit

LEDGER = "data/ledger.yml"
KIT = "data/handbook.yml"
TERMS = "data/terms/forecasting.yml"
WEEK = "data/phases/week-1.yml"
SKU = """\
- id: stock-keeping-unit
  title: Stock keeping unit
  abbreviation: SKU
  definition: One product in one size, as the till knows it.
"""


def fate(lines: str) -> list[Change]:
    """Say at the ledger's second line what became of something."""
    return edit(LEDGER, "published:\n", f"{lines}published:\n")


BAD: list[tuple[str, list[Change], str]] = [
    (
        "task-renamed",
        edit(WEEK, "- id: first-sync", "- id: first-synch"),
        "data/ledger.yml:3:3: not in the ledger yet; add at its end "
        "'task/first-synch: \"Talk about the first week\"', or run 'make ledger'\n"
        "data/ledger.yml:60:3: the task 'first-sync' was published and is gone; "
        "bring it back, or add under moved 'task/first-sync: task/first-synch', or "
        "under retired 'task/first-sync: <why>'",
    ),
    (
        "task-gone",
        edit(WEEK, "- id: first-sync", "- id: weekly-talk"),
        "data/ledger.yml:3:3: not in the ledger yet; add at its end "
        "'task/weekly-talk: \"Talk about the first week\"', or run 'make ledger'\n"
        "data/ledger.yml:60:3: the task 'first-sync' was published and is gone; "
        "bring it back, or add under moved 'task/first-sync: task/weekly-talk', or "
        "under retired 'task/first-sync: <why>'",
    ),
    (
        "term-gone",
        edit(TERMS, SKU, ""),
        "data/ledger.yml:35:3: the term 'stock-keeping-unit' was published and is "
        "gone; bring it back, or add under moved 'term/stock-keeping-unit: term/<its "
        "new id>', or under retired 'term/stock-keeping-unit: <why>'",
    ),
    (
        "page-gone",
        [("remove", "docs/glossary.md"), ("edit", "mkdocs.yml", "  - Glossary: glossary.md\n", "")],
        "data/ledger.yml:77:3: the page '/glossary/' was published and is gone; "
        "bring it back, or add under moved 'page/glossary/: page/<its new address>', "
        "or under retired 'page/glossary/: <why>'",
    ),
    (
        "home-gone",
        [
            ("move", "docs/index.md", "docs/start.md"),
            ("edit", "mkdocs.yml", "  - Home: index.md", "  - Home: start.md"),
        ],
        "data/ledger.yml:3:3: not in the ledger yet; add at its end 'page/start/: "
        "\"Home\"', or run 'make ledger'\n"
        "data/ledger.yml:83:3: the page '/' was published and is gone; bring it "
        "back, or add under moved 'page/: page/start/', or under retired "
        "'page/: <why>'",
    ),
    (
        "moved-to-what-is-not-published-yet",
        [
            ("edit", WEEK, "- id: first-sync", "- id: weekly-talk"),
            (
                "edit",
                LEDGER,
                "published:\n",
                "moved:\n  task/first-sync: task/weekly-talk\npublished:\n",
            ),
        ],
        "data/ledger.yml:5:3: not in the ledger yet; add at its end "
        "'task/weekly-talk: \"Talk about the first week\"', or run 'make ledger'",
    ),
    (
        "retired-and-used-again",
        fate("retired:\n  term/baseline: Nobody used it.\n"),
        "data/ledger.yml:3:3: the term 'baseline' is retired and used again; give "
        "the new one another id",
    ),
    (
        "moved-but-never-published",
        fate("moved:\n  term/baselin: term/baseline\n"),
        "data/ledger.yml:3:3: the term 'baselin' was never published; "
        "did you mean 'term/baseline'?",
    ),
    (
        "moved-and-used-again",
        fate("moved:\n  term/baseline: term/stock-keeping-unit\n"),
        "data/ledger.yml:3:3: the term 'baseline' is moved and used again; give the "
        "new one another id",
    ),
    (
        "split-and-used-again",
        fate("split:\n  term/baseline: [term/stock-keeping-unit, claim/bread-thrown-away]\n"),
        "data/ledger.yml:3:3: the term 'baseline' is split and used again; give the "
        "new one another id",
    ),
    (
        "moved-and-retired",
        fate("moved:\n  term/old: term/baseline\nretired:\n  term/old: Nobody used it.\n"),
        "data/ledger.yml:5:3: the term 'old' is moved and retired; remove one line",
    ),
    (
        "moved-and-split",
        fate(
            "moved:\n  term/old: term/baseline\nsplit:\n  term/old: [term/baseline, "
            "claim/bread-thrown-away]\n"
        ),
        "data/ledger.yml:5:3: the term 'old' is moved and split; remove one line",
    ),
    (
        "target-mistyped",
        fate("moved:\n  term/old: term/basline\n"),
        "data/ledger.yml:3:13: the term 'basline' does not exist; did you mean 'term/baseline'?",
    ),
    (
        "target-unlike-any",
        fate("moved:\n  term/old: stage/zzz\n"),
        "data/ledger.yml:3:13: the stage 'zzz' does not exist",
    ),
    (
        "target-without-a-slash",
        fate("moved:\n  page/old/: page/glossary\n"),
        "data/ledger.yml:3:14: the page '/glossary' does not exist; did you mean 'page/glossary/'?",
    ),
    (
        "target-of-a-split",
        fate("split:\n  term/old: [term/baseline, term/crust]\n"),
        "data/ledger.yml:3:29: the term 'crust' does not exist",
    ),
    (
        "split-into-one",
        fate("split:\n  term/old: [term/baseline]\n"),
        "data/ledger.yml:3:13: expected at least 2 entries, got 1",
    ),
    (
        "circle",
        fate("moved:\n  term/a: term/b\n  term/b: term/a\n"),
        "data/ledger.yml:3:3: the term 'a' moves in a circle; let it end at something that exists",
    ),
    (
        "circle-of-one",
        fate("moved:\n  term/a: term/a\n"),
        "data/ledger.yml:3:3: the term 'a' moves in a circle; let it end at something that exists",
    ),
    (
        "way-into-a-circle",
        fate("moved:\n  term/x: term/a\n  term/a: term/b\n  term/b: term/a\n"),
        "data/ledger.yml:4:3: the term 'a' moves in a circle; let it end at something that exists",
    ),
    (
        "above-the-site",
        fate("retired:\n  page/../../etc/: Not ours.\n"),
        "data/ledger.yml:3:3: the page '/../../etc/' is not below the site; write it without '..'",
    ),
    (
        "other-subject",
        edit(TERMS, "title: Baseline", "title: Oven"),
        "data/ledger.yml:34:18: the term 'baseline' was published as 'Baseline' and "
        "is now 'Oven'; give the new subject a new id, or write 'term/baseline: "
        '"Oven"\' here if it is the same',
    ),
    (
        "one-new",
        edit(LEDGER, '  term/baseline: "Baseline"\n', ""),
        "data/ledger.yml:3:3: not in the ledger yet; add at its end 'term/baseline: "
        "\"Baseline\"', or run 'make ledger'",
    ),
    (
        "three-new",
        [
            ("edit", LEDGER, '  term/baseline: "Baseline"\n', ""),
            ("edit", LEDGER, '  area/craft: "Craft"\n', ""),
            ("edit", LEDGER, '  page/: "Home"\n', ""),
        ],
        "data/ledger.yml:3:3: not in the ledger yet; add at its end 'term/baseline: "
        "\"Baseline\"', 'area/craft: \"Craft\"', 'page/: \"Home\"', or run 'make ledger'",
    ),
    (
        "four-new",
        [
            ("edit", LEDGER, '  term/baseline: "Baseline"\n', ""),
            ("edit", LEDGER, '  area/craft: "Craft"\n', ""),
            ("edit", LEDGER, '  page/: "Home"\n', ""),
            ("edit", LEDGER, '  page/faq/: "Questions"\n', ""),
        ],
        "data/ledger.yml:3:3: not in the ledger yet; add at its end 'term/baseline: "
        "\"Baseline\"', 'area/craft: \"Craft\"', 'page/faq/: \"Questions\"', 'page/: "
        "\"Home\"', or run 'make ledger'",
    ),
    (
        "no-ledger",
        [("remove", LEDGER)],
        "data/ledger.yml:1:1: 106 ids are not in the ledger yet ('skill/data-care', "
        "'skill/forecasting', 'dimension/judgement', …); run 'make ledger'",
    ),
    (
        "nothing-in-it",
        [("write", LEDGER, "")],
        "data/ledger.yml:1:1: the ledger is empty; bring its lines back, or delete "
        "the file if nothing was published yet",
    ),
    (
        "list",
        [("write", LEDGER, "- a\n")],
        "data/ledger.yml:1:1: expected a ledger with moved, split, retired, published, got a list",
    ),
    (
        "syntax",
        fate("moved: [\n"),
        "data/ledger.yml:2:8: the list opened with '[' is never closed, or lacks a comma",
    ),
    (
        "unknown-key",
        fate("move:\n  term/a: term/baseline\n"),
        "data/ledger.yml:2:1: unknown key 'move'; did you mean 'moved'?",
    ),
    (
        "key-without-a-kind",
        fate("moved:\n  old: term/baseline\n"),
        "data/ledger.yml:3:3: expected a kind with an id or address, such as "
        "module/sql-basics, page/faq/, got 'old'",
    ),
    (
        "target-without-a-kind",
        fate("moved:\n  term/old: baseline\n"),
        "data/ledger.yml:3:13: expected a kind with an id or address, such as "
        "module/sql-basics, page/faq/, got 'baseline'",
    ),
    (
        "no-reason",
        fate("retired:\n  term/old:\n"),
        "data/ledger.yml:3:12: expected text, got nothing; write it here, in quotes "
        "if it begins with #",
    ),
    (
        "published-twice",
        edit(
            LEDGER,
            '  term/baseline: "Baseline"\n',
            '  term/baseline: "Baseline"\n  term/baseline: "Baseline"\n',
        ),
        "data/ledger.yml:35:3: the key 'term/baseline' stands here again; line 34 has it already",
    ),
    (
        "number-for-a-title",
        edit(LEDGER, 'term/baseline: "Baseline"', "term/baseline: 7"),
        "data/ledger.yml:34:18: expected text, got the number 7; put it in quotes",
    ),
    (
        "first-line",
        edit(LEDGER, "# yaml-language-server: $schema=schema/ledger.json\n", "\n"),
        "data/ledger.yml:1:1: the first line does not name the schema; expected '# "
        "yaml-language-server: $schema=schema/ledger.json'",
    ),
]

GOOD: list[tuple[str, list[Change]]] = [
    (
        "moved",
        [
            ("edit", WEEK, "- id: first-sync", "- id: weekly-talk"),
            (
                "edit",
                LEDGER,
                "published:\n",
                "moved:\n  task/first-sync: task/weekly-talk\npublished:\n",
            ),
            ("edit", LEDGER, "  page/skills/:", "  task/weekly-talk: Talk\n  page/skills/:"),
        ],
    ),
    (
        "retired",
        [
            ("edit", TERMS, SKU, ""),
            (
                "edit",
                LEDGER,
                "published:\n",
                "retired:\n  term/stock-keeping-unit: Nobody used it.\npublished:\n",
            ),
        ],
    ),
    (
        "split",
        [
            ("edit", TERMS, SKU, ""),
            (
                "edit",
                LEDGER,
                "published:\n",
                (
                    "split:\n  term/stock-keeping-unit: [term/baseline, claim/bread-thrown-away]\n"
                    "published:\n"
                ),
            ),
        ],
    ),
    ("chain", fate("moved:\n  term/a: term/b\n  term/b: term/c\n  term/c: term/baseline\n")),
    (
        "chain-that-ends-in-a-retired-one",
        fate("moved:\n  term/a: term/b\nretired:\n  term/b: Nobody used it.\n"),
    ),
    (
        "chain-that-ends-in-a-split",
        fate(
            "moved:\n  term/a: term/b\nsplit:\n  term/b: [term/baseline, claim/bread-thrown-away]\n"
        ),
    ),
    ("page", fate("moved:\n  page/words/: page/glossary/\n")),
    ("title-reworded", edit(TERMS, "title: Stock keeping unit", "title: Unit of stock")),
    ("title-in-capitals", edit(TERMS, "title: Baseline", "title: BASELINE RULE")),
    ("page-retitled", edit("docs/glossary.md", "title: Glossary", "title: Words")),
    (
        "order",
        [
            ("edit", LEDGER, '  page/: "Home"\n', ""),
            ("edit", LEDGER, "published:\n", 'published:\n  page/: "Home"\n'),
        ],
    ),
]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [pytest.param(changes, problems, id=case) for case, changes, problems in BAD],
)
def test_broken_promise_is_told_with_its_place(
    world: World, changes: list[Change], problems: str
) -> None:
    world.change(*changes)
    assert "\n".join(world.problems()) == problems


@pytest.mark.parametrize("changes", [pytest.param(changes, id=case) for case, changes in GOOD])
def test_kept_promise_says_nothing(world: World, changes: list[Change]) -> None:
    world.change(*changes)
    assert world.problems() == []


def test_records_that_could_not_be_read_are_not_gone(world: World) -> None:
    world.edit(WEEK, "day: 2", "day: two")
    world.edit(KIT, "  days: 5", "  days: five")
    world.write(TERMS, "- [")
    assert not [line for line in world.problems() if line.startswith(LEDGER)]


def test_everything_with_an_id_or_an_address_is_published(world: World) -> None:
    published = ledger.current(world.site())
    assert {key.split("/")[0] for key in published} == {
        *("skill", "dimension", "module", "programme", "phase", "path", "form", "case", "domain"),
        *("ladder", "evaluation", "rhythm", "year", "antipattern", "step", "metric", "returns"),
        *("sourcing", "profession", "decision", "assumption", "formula", "criterion", "option"),
        *("resource", "question", "term", "claim", "area", "tool", "channel", "repository"),
        *("owner", "level", "self-check", "stage", "task", "block", "page"),
    }
    assert published["page/"] == "Home"
    assert published["page/modules/sales-data/"] == "Sales data"
    assert published["self-check/sales-data.closed-shop"] == (
        "A shop sold nothing on Monday. What do you check first?"
    )


NEW = (
    '- id: crust\n  title: "Crust: the \\"outside\\""\n  definition: What everyone wants.\n'
    "  page: glossary.md\n"
)
LINE = b'  term/crust: "Crust: the \\"outside\\""\n'


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(lambda raw: raw, id="as-it-is"),
        pytest.param(lambda raw: raw.rstrip(b"\n"), id="no-line-break-at-the-end"),
        pytest.param(lambda raw: raw + b"\n\n  # Later ones:\n\n", id="blank-lines-and-comments"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="windows"),
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="byte-order-mark"),
        pytest.param(
            lambda raw: raw.replace(b"published:\n", b"# Kept for ever\npublished: # since 2026\n"),
            id="comments",
        ),
    ],
)
def test_update_appends_and_changes_no_byte_before(
    world: World, before: Callable[[bytes], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    path = world.root / LEDGER
    path.write_bytes(before(path.read_bytes()))
    world.write(TERMS, world.text(TERMS) + NEW)
    was = path.read_bytes()
    assert world.handbook("ledger", "--update") == 0
    assert capsys.readouterr().out == (f"1 id added to data/ledger.yml\n{LINE.decode()}")
    now = path.read_bytes()
    assert now.startswith(was)
    assert now[len(was) :].removeprefix(b"\n") == LINE
    assert world.problems() == []


def test_update_without_news_leaves_the_file_alone(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    was = (world.root / LEDGER).read_bytes()
    assert world.handbook("ledger", "--update") == 0
    assert capsys.readouterr().out == "0 ids added to data/ledger.yml\n"
    assert (world.root / LEDGER).read_bytes() == was


def test_update_begins_a_ledger_in_a_fixed_order(world: World) -> None:
    was = world.text(LEDGER)
    world.remove(LEDGER)
    assert world.handbook("ledger", "--update") == 0
    assert world.text(LEDGER) == was
    assert world.problems() == []


def test_news_are_listed_without_update(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    was = world.text(LEDGER)
    world.write(TERMS, world.text(TERMS) + NEW)
    assert world.handbook("ledger") == 1
    assert capsys.readouterr().out == f"1 id not yet in data/ledger.yml\n{LINE.decode()}"
    assert world.text(LEDGER) == was


def test_update_leaves_a_faulty_ledger_alone(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.change(*fate("moved: [\n"))
    world.write(TERMS, world.text(TERMS) + NEW)
    was = world.text(LEDGER)
    assert world.handbook("ledger", "--update") == 1
    assert capsys.readouterr().err == (
        "data/ledger.yml:2:8: the list opened with '[' is never closed, or lacks a comma\n"
        "1 problem\n"
    )
    assert world.text(LEDGER) == was


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("published: {}\n", 2, id="braces"),
        pytest.param("published:\n  a/b: c\nretired:\n  a/d: Gone.\n", 5, id="not-last"),
    ],
)
def test_update_refuses_a_ledger_that_ends_with_something_else(
    world: World, text: str, line: int
) -> None:
    was = f"{ledger.HEAD}\n{text}"
    world.write(LEDGER, was)
    with pytest.raises(DataError) as caught:
        ledger.append(world.root, {"term/crust": "Crust"})
    assert str(caught.value) == (
        f"data/ledger.yml:{line}:1: nothing can be added here; "
        "let 'published' be the last key, with one line for each id\n1 problem"
    )
    assert world.text(LEDGER) == was


def test_page_and_self_checks_follow_a_module_that_moved(world: World) -> None:
    world.move("data/modules/sales-data.yml", "data/modules/till-data.yml")
    world.move("docs/modules/sales-data.md", "docs/modules/till-data.md")
    for path in [*(world.root / "data").rglob("*.yml"), *(world.root / "docs").rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        if path.name != "ledger.yml":
            path.write_text(text.replace("sales-data", "till-data"), encoding="utf-8")
    world.edit("mkdocs.yml", "modules/sales-data.md", "modules/till-data.md")
    (world.root / "kits/sales-data").rename(world.root / "kits/till-data")
    moved = "moved:\n  module/sales-data: module/till-data\npublished:\n"
    world.edit(LEDGER, "published:\n", moved)
    assert world.handbook("ledger", "--update") == 0
    assert world.problems() == []
    built = world.root / "site"
    (built / "modules").mkdir(parents=True)
    write_redirects(world.site(), built)
    old = (built / "modules/sales-data/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../modules/till-data/"' in old


def test_page_and_self_checks_retire_with_their_module(world: World) -> None:
    ledger = Ledger(
        retired={"module/old": "Nobody needed it."},
        published={
            "module/old": "Old",
            "page/modules/old/": "Old",
            "self-check/old.why": "Why?",
            "self-check/older.why": "Why?",
        },
    )
    assert with_followers(ledger, {}).retired == {
        "module/old": "Nobody needed it.",
        "page/modules/old/": "Nobody needed it.",
        "self-check/old.why": "Nobody needed it.",
    }


def test_self_check_that_did_not_follow_its_module_is_gone(world: World) -> None:
    ledger = Ledger(
        moved={"module/old": "module/new"},
        published={"module/old": "Old", "self-check/old.why": "Why?", "self-check/old.how": "How?"},
    )
    followed = with_followers(ledger, {"self-check/new.why": "Why?"})
    assert followed.moved == {
        "module/old": "module/new",
        "self-check/old.why": "self-check/new.why",
    }


def test_split_module_takes_its_page_along(world: World) -> None:
    ledger = Ledger(
        split={"module/old": ("module/a", "module/b")},
        published={"module/old": "Old", "page/modules/old/": "Old"},
    )
    now = {"page/modules/a/": "A", "page/modules/b/": "B"}
    assert with_followers(ledger, now).split["page/modules/old/"] == tuple(now)


def test_ledger_ends_with_what_is_published(world: World) -> None:
    text = world.text(LEDGER)
    world.write(LEDGER, f"{text}moved:\n  page/old/: page/faq/\n")
    line = text.count("\n") + 1
    assert world.problems() == [
        f"data/ledger.yml:{line}:1: 'moved' stands below 'published'; "
        "move it above, where new lines end the file"
    ]


def test_page_whose_record_is_unknown_is_not_published(world: World) -> None:
    world.edit("docs/modules/sales-data.md", "module: sales-data", "module: sales-dta")
    assert ledger.additions(world.site()) == {}


def test_gone_module_is_told_once_and_not_for_its_followers(world: World) -> None:
    world.remove("data/modules/watching-forecasts.yml")
    world.remove("docs/modules/watching-forecasts.md")
    gone = [p for p in world.problems() if "was published and is gone" in p]
    assert len(gone) == 1
    assert "the module 'watching-forecasts' was published" in gone[0]


def committed(world: World) -> None:
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "One"]):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=world.root, check=True)


def test_removed_line_is_told_against_an_earlier_commit(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    committed(world)
    assert world.handbook("ledger", "--since", "HEAD") == 0
    kept = "Every line that data/ledger.yml had at HEAD is still there.\n"
    assert capsys.readouterr().out == kept
    world.edit(LEDGER, '  term/baseline: "Baseline"\n', "")
    assert world.handbook("ledger", "--since", "HEAD") == 1
    assert capsys.readouterr().err == (
        "data/ledger.yml:1:1: the line 'term/baseline' under published was removed; "
        "bring it back, lines only grow\n1 problem\n"
    )


def test_commit_without_a_ledger_is_told(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    committed(world)
    assert world.handbook("ledger", "--since", "v0") == 2
    assert capsys.readouterr().err == (
        "handbook: no data/ledger.yml at 'v0'; name a commit that has one\n"
    )
