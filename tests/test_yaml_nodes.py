"""What is said about YAML that cannot be understood, and what its words mean."""

from pathlib import Path

import pytest

from handbook.yaml_nodes import Node, parse, read_node

SYNTAX = [
    pytest.param(
        'a: "b\nc: 1\nd: "e"\n',
        "1:4: this quote is never closed; add the closing quote",
        id="quote-closed-by-a-later-one",
    ),
    pytest.param(
        "- a: 'b\n- c: 'd'\n",
        "1:6: this quote is never closed; add the closing quote",
        id="quote-open-before-an-entry",
    ),
    pytest.param(
        "a: 1\n<<<<<<< HEAD\nb: 2\n",
        "2:1: a merge conflict is left here; keep one side",
        id="conflict",
    ),
    pytest.param("a: 1\n\tb: 2\n", "2:1: a tab in the indentation; use spaces", id="tab"),
    pytest.param("a:\n  \tb: 1\n", "2:3: a tab in the indentation; use spaces", id="tab-in-spaces"),
    pytest.param("a:\n\t- x\n", "2:1: a tab in the indentation; use spaces", id="tab-entry"),
    pytest.param("-\tx\n", "1:2: a tab in the indentation; use spaces", id="tab-after-dash"),
    pytest.param("a: |\n\tx\n", "2:1: a tab in the indentation; use spaces", id="tab-in-block"),
    pytest.param(
        "a:\n    b: 1\n  c: 2\n",
        "3:3: the indentation does not match the lines above; align it with them",
        id="indented-less",
    ),
    pytest.param(
        "a:\n  - b\n - c\n",
        "3:2: the indentation does not match the lines above; align it with them",
        id="entry-indented-less",
    ),
    pytest.param(
        "a: >-\n    x\n  y\nb: 1\n",
        "3:3: the indentation does not match the lines above; align it with them",
        id="folded-text-indented-less",
    ),
    pytest.param(
        "a: 1\n  b: 2\n",
        "2:4: a colon and a space inside text, or wrong indentation; quote the text or align",
        id="indented-more",
    ),
    pytest.param(
        "a: 1\n- b\n",
        "2:1: keys and list entries ('- ') cannot stand side by side; indent one of them",
        id="entry-beside-key",
    ),
    pytest.param(
        "- a\nb: 1\n",
        "2:1: keys and list entries ('- ') cannot stand side by side; indent one of them",
        id="key-beside-entry",
    ),
    pytest.param(
        "a: - b\n",
        "1:4: a list begins on a line of its own; move '- ' there",
        id="entry-on-the-line-of-its-key",
    ),
    pytest.param(
        'a: "x\nb: 1\n', "1:4: this quote is never closed; add the closing quote", id="open-double"
    ),
    pytest.param(
        "a: 'x\nb: 1\n", "1:4: this quote is never closed; add the closing quote", id="open-single"
    ),
    pytest.param(
        "a: 'it's late'\n",
        "1:8: the text goes on after its closing '; put all of it in double quotes",
        id="apostrophe",
    ),
    pytest.param(
        'a: "x" and y\n',
        '1:8: the text goes on after its closing "; put all of it in single quotes',
        id="text-after-quotes",
    ),
    pytest.param(
        "a: [x](y.md)\n",
        "1:7: the text goes on after its closing ]; put all of it in quotes",
        id="markdown-link",
    ),
    pytest.param(
        'a: "C:\\quotes"\n',
        "1:7: a backslash in double quotes begins a code; write it twice, or use single quotes",
        id="backslash",
    ),
    pytest.param(
        'a: "\\xZZ"\n',
        "1:7: a backslash in double quotes begins a code; write it twice, or use single quotes",
        id="hexadecimal-code",
    ),
    pytest.param(
        "a: [x, y\nb: 1\n",
        "1:4: the list opened with '[' is never closed, or lacks a comma",
        id="open-list",
    ),
    pytest.param(
        "a: {x: 1 y: 2}\n",
        "1:4: the mapping opened with '{' is never closed, or lacks a comma",
        id="missing-comma",
    ),
    pytest.param(
        "a: [x,, y]\n", "1:7: expected a value before ','; delete one of the two", id="two-commas"
    ),
    pytest.param(
        "- [",
        "1:4: the line ends where a value is expected; close what was opened, or write the value",
        id="open-list-at-the-end",
    ),
    pytest.param(
        "a: note: text\n",
        "1:8: a colon and a space inside text, or wrong indentation; quote the text or align",
        id="colon-in-text",
    ),
    pytest.param(
        "a: 🍞 note: text\n",
        "1:10: a colon and a space inside text, or wrong indentation; quote the text or align",
        id="colon-after-an-emoji",
    ),
    pytest.param(
        "a: 1\nb\nc: 2\n",
        "2:1: expected 'key: value'; add the colon and a space, or quote or indent the text",
        id="no-colon",
    ),
    pytest.param(
        "a: 1\nb:2\n",
        "2:1: expected 'key: value'; add the colon and a space, or quote or indent the text",
        id="no-space-after-colon",
    ),
    pytest.param(": x\n", "1:1: ':' does not belong here; put the text in quotes", id="no-key"),
    pytest.param(
        "a: 1\n---\nb: 2\n",
        "2:1: a second document; keep one record in one file",
        id="second-document",
    ),
    pytest.param(
        "a: 1\n...\nb: 2\n",
        "3:1: a second document; keep one record in one file",
        id="text-after-the-end",
    ),
    *(
        pytest.param(
            f"a: {text}\n",
            f"1:4: text cannot begin with '{text[0]}'; put it in quotes",
            id=f"begins-with-{text}",
        )
        for text in ("%x", "@x", "`x`", "& x", "**x**", "| x", "> 5 shops", "? x", "] x", ", x")
    ),
    pytest.param("%x\n", "1:1: text cannot begin with '%'; put it in quotes", id="directive"),
    pytest.param(
        "a: !e!x\n", "1:4: text cannot begin with '!'; put it in quotes", id="unknown-tag-handle"
    ),
    *(
        pytest.param(
            f"a: x{character}y\n",
            f"1:5: the invisible character U+{ord(character):04X} is not allowed; delete it",
            id=f"U+{ord(character):04X}",
        )
        for character in "\x00\x07\x7f\x85\x9f\u2028\u2029\ufeff\ufffe"
    ),
    pytest.param("[" * 60_000, "1:21: nested more than 20 levels deep", id="60000-brackets"),
    pytest.param("- " * 60_000, "1:41: nested more than 20 levels deep", id="60000-entries"),
    pytest.param("a: {" * 60_000, "1:80: nested more than 20 levels deep", id="60000-mappings"),
]


@pytest.mark.parametrize(("text", "problem"), SYNTAX)
def test_fault_of_syntax_has_one_problem_and_no_root(text: str, problem: str) -> None:
    root, problems = parse(text, "data/a.yml")
    assert [str(found) for found in problems] == [f"data/a.yml:{problem}"]
    assert root is None


MARKS = [
    pytest.param(
        "a:\n  - b\n   - c\n",
        ["3:4: '- ' inside the text that begins on line 2; align it with the other entries"],
        {"a": ("b - c",)},
        id="entry-inside-text",
    ),
    pytest.param('a: "b\n  c: d"\n', [], {"a": "b c: d"}, id="quoted-text-of-two-lines"),
    pytest.param(
        "a: Ask in #help\n",
        ["1:11: '#help' and what follows is a comment and would be lost; put the text in quotes"],
        {"a": "Ask in"},
        id="hash-in-text",
    ),
    pytest.param(
        "- a # 1\n- Ask #one and #two\n- 'in #quotes'\n",
        ["2:7: '#one' and what follows is a comment and would be lost; put the text in quotes"],
        ("a", "Ask", "in #quotes"),
        id="hash-in-entry",
    ),
    pytest.param(
        "a: 1\nb: 2\na: 3\n",
        ["3:1: the key 'a' stands here again; line 1 has it already"],
        {"a": 1, "b": 2},
        id="repeated-key",
    ),
    pytest.param(
        "a:\n  - {b: 1, b: 2}\n",
        ["2:12: the key 'b' stands here again; line 2 has it already"],
        {"a": ({"b": 1},)},
        id="repeated-nested-key",
    ),
    pytest.param(
        "1: x\n'1': y\n",
        ["2:1: the key '1' stands here again; line 1 has it already"],
        {"1": "x"},
        id="repeated-number",
    ),
    pytest.param(
        "a: &x 1\nb: *x\n",
        [
            "1:4: the anchor '&x' of YAML; leave it out, or put the text in quotes",
            "2:4: the alias '*x' of YAML; write the value out, or put the text in quotes",
        ],
        {"a": 1, "b": None},
        id="alias",
    ),
    pytest.param(
        "a: {b: 1}\nc:\n  <<: *x\n",
        ["3:7: the alias '*x' of YAML; write the value out, or put the text in quotes"],
        {"a": {"b": 1}, "c": {"<<": None}},
        id="merge",
    ),
    pytest.param(
        "*x : 1\n",
        ["1:1: the alias '*x' of YAML; write the value out, or put the text in quotes"],
        {"*x": 1},
        id="alias-as-key",
    ),
    pytest.param(
        "a: !important [b]\n",
        ["1:4: the tag '!important' of YAML; leave it out, or put the text in quotes"],
        {"a": ("b",)},
        id="tag",
    ),
    pytest.param(
        "a: ! Careful\n",
        ["1:4: the tag '!' of YAML; leave it out, or put the text in quotes"],
        {"a": "Careful"},
        id="exclamation-mark",
    ),
    pytest.param(
        "a: !!python/object/apply:os.system [x]\n",
        [
            "1:4: the tag '!!python/object/apply:os.system' of YAML; "
            "leave it out, or put the text in quotes"
        ],
        {"a": ("x",)},
        id="python-tag",
    ),
    pytest.param(
        'a: {{ kit("title") }}\n',
        ["1:5: a key must be text; put text that begins with a bracket in quotes"],
        {"a": {"": None}},
        id="macro-call",
    ),
    pytest.param(
        "? [a]\n: b\n",
        ["1:3: a key must be text; put text that begins with a bracket in quotes"],
        {"": "b"},
        id="list-as-key",
    ),
    pytest.param(
        'a: "x\\0y"\n',
        ["1:4: the invisible character U+0000 is not allowed; delete it"],
        {"a": "x\0y"},
        id="code-of-an-invisible-character",
    ),
]


@pytest.mark.parametrize(("text", "problems", "value"), MARKS)
def test_refused_feature_is_told_and_the_rest_still_read(
    text: str, problems: list[str], value: object
) -> None:
    root, found = parse(text, "data/a.yml")
    assert [str(problem) for problem in found] == [f"data/a.yml:{text}" for text in problems]
    assert root is not None
    assert root.plain() == value


WORDS: list[tuple[str, object]] = [
    ("", None),
    ("~", None),
    ("null", None),
    ("true", True),
    ("False", False),
    ("7", 7),
    ("-5", -5),
    ("0", 0),
    ("3.5", 3.5),
    ("-0.25", -0.25),
    ("123456789012345", 123456789012345),
    ("1234567890123456", "1234567890123456"),
    ("9" * 5000, "9" * 5000),
    ("no", "no"),
    ("yes", "yes"),
    ("on", "on"),
    ("off", "off"),
    ("y", "y"),
    ("12:30", "12:30"),
    ("0o17", "0o17"),
    ("017", "017"),
    ("0x1F", "0x1F"),
    ("1_000", "1_000"),
    ("1,000", "1,000"),
    ("1e3", "1e3"),
    (".5", ".5"),
    (".inf", ".inf"),
    (".nan", ".nan"),
    ("=", "="),
    ("<<", "<<"),
    ("2026-11-20", "2026-11-20"),
    ("'7'", "7"),
    ('"true"', "true"),
    ("''", ""),
]


@pytest.mark.parametrize(
    ("text", "value"), WORDS, ids=[text[:20] or "nothing" for text, _ in WORDS]
)
def test_word_means_what_yaml_1_2_says(text: str, value: object) -> None:
    root, problems = parse(f"a: {text}\n", "data/a.yml")
    assert root is not None
    found = root.plain()
    assert (found, problems) == ({"a": value}, [])
    assert isinstance(found, dict)
    assert type(found["a"]) is type(value)


@pytest.mark.parametrize(
    "text", ["", "  \n\n", "# only\n# comments\n"], ids=["nothing", "spaces", "comments"]
)
def test_file_without_a_value_has_neither_root_nor_problem(text: str) -> None:
    assert parse(text, "data/a.yml") == (None, [])


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "# first\na: 1 # last\n"])
def test_document_marks_and_comments_are_accepted(text: str) -> None:
    root, problems = parse(text, "data/a.yml")
    assert root is not None
    assert (root.plain(), problems) == ({"a": 1}, [])


def test_twenty_levels_are_not_too_deep() -> None:
    root, problems = parse("[" * 20 + "]" * 20, "data/a.yml")
    assert root is not None
    assert problems == []


def test_every_value_and_key_knows_its_place() -> None:
    root, _ = parse("a:\n  - b: 1\n    c: [x, 'é', y]\n", "data/a.yml")
    assert root is not None
    entry = _below(root, "a", 0)
    assert (entry.line, entry.column) == (2, 5)
    assert entry.keys == {"b": (2, 5), "c": (3, 5)}
    places = [(node.line, node.column) for node in _below(entry, "c").sequence or []]
    assert places == [(3, 9), (3, 12), (3, 17)]


def test_missing_node_is_none() -> None:
    root, _ = parse("a: [x]\n", "data/a.yml")
    assert root is not None
    assert [root.get("b"), _below(root, "a").get(1), _below(root, "a").get("0")] == [None] * 3
    assert _below(root, "a", 0).get("x") is None


@pytest.mark.parametrize(
    "raw",
    [
        b"a: 1\nb: [x\n",
        b"\xef\xbb\xbfa: 1\nb: [x\n",
        b"a: 1\r\nb: [x\r\n",
        b"\xef\xbb\xbfa: 1\rb: [x\r",
    ],
    ids=["unix", "byte-order-mark", "windows", "mac"],
)
def test_line_ends_and_byte_order_marks_do_not_move_places(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(raw)
    _, problems = read_node(path, "data/a.yml")
    assert [str(problem) for problem in problems] == [
        "data/a.yml:2:4: the list opened with '[' is never closed, or lacks a comma"
    ]


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        pytest.param(
            "a: é\nb: ä".encode() + b"\xe9\n",
            "2:5: the byte 0xE9 is not UTF-8; save the file as UTF-8",
            id="latin-1",
        ),
        pytest.param(
            "a: 1\n".encode("utf-16"),
            "1:1: the byte 0xFF is not UTF-8; save the file as UTF-8",
            id="utf-16",
        ),
        pytest.param(
            b"a: \xed\xa0\x80\n",
            "1:4: the byte 0xED is not UTF-8; save the file as UTF-8",
            id="surrogate",
        ),
        pytest.param(
            b"a: 1\r\nb: \xc3",
            "2:4: the byte 0xC3 is not UTF-8; save the file as UTF-8",
            id="cut-off",
        ),
    ],
)
def test_bytes_that_are_not_utf8_are_placed(raw: bytes, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(raw)
    root, problems = read_node(path, "data/a.yml")
    assert [str(found) for found in problems] == [f"data/a.yml:{problem}"]
    assert root is None


def _below(node: Node, *path: str | int) -> Node:
    for step in path:
        found = node.get(step)
        assert found is not None
        node = found
    return node
