"""Whatever stands in a file, it gives records, a page or problems, and never an exception."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.check import check_all
from handbook.problems import Problem
from handbook.site import read_site
from handbook.yaml_nodes import parse
from tests.world import SOURCE, World, copy_of_world

settings.register_profile("handbook", derandomize=True, deadline=None, max_examples=35)
settings.load_profile("handbook")

PAGE = "docs/glossary.md"
MACRO_PAGE = "docs/onboarding/index.md"
FILES = sorted(path.relative_to(SOURCE).as_posix() for path in (SOURCE / "data").rglob("*.yml"))
PAGES = sorted(path.relative_to(SOURCE).as_posix() for path in (SOURCE / "docs").rglob("*.md"))

YAML = st.text(alphabet=list("ab: -[]{}'\"#&*!|>%@`,?\\\n\t 0123é🥐\r\x00\u2028"), max_size=60)
MARKDOWN = st.text(alphabet=list("ab#[](){}%`~<>!|_*:/.\\\n\t \"'=-+é🥐\r"), max_size=80)
CALLS = st.sampled_from(
    [
        '{{ kit("title") }}',
        '{{ module_link("sales-data") }}',
        '{{ phase_tasks("week-1", first=1) }}',
        "{{ module_list( ) }}",
        "{% raw %}",
        "{% endraw %}",
        "{{- ",
        " -}}",
        "{#",
        "#}",
        "{{ f(*[1]) }}",
        "\n\n",
    ]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["sales-data", "2026-11-20", "https://sunrise.example/", "[key]", "id"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> World:
    """One tiny handbook for all examples; every test puts back what it changes."""
    return copy_of_world(tmp_path_factory.mktemp("properties"))


def problems_with(world: World, file: str, raw: bytes) -> list[Problem]:
    """What is said when a file has other bytes."""
    path = world.root / file
    was = path.read_bytes()
    path.write_bytes(raw)
    try:
        site = read_site(world.root)
        return sorted({*site.problems, *check_all(site)})
    finally:
        path.write_bytes(was)


def assert_sound(problems: list[Problem], file: str, raw: bytes) -> None:
    """Every problem is one line of text, and those of the file lie in it."""
    text = raw.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert "\n" not in str(problem)
        assert problem.text
        if problem.place.file == file:
            assert 1 <= problem.place.line <= len(lines), problem
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem


@given(file=st.sampled_from(FILES), text=YAML | st.text(max_size=60))
def test_any_text_is_read_or_told(kept: World, file: str, text: str) -> None:
    raw = text.encode()
    assert_sound(problems_with(kept, file, raw), file, raw)


@given(file=st.sampled_from([*FILES, PAGE]), raw=st.binary(max_size=60))
def test_any_bytes_are_read_or_told(kept: World, file: str, raw: bytes) -> None:
    assert_sound(problems_with(kept, file, raw), file, raw)


def damaged(text: str, start: float, length: int, new: str) -> bytes:
    """A text with a stretch of it replaced; `start` is a share of its length."""
    at = int(start * len(text))
    return (text[:at] + new + text[at + length :]).encode()


@settings(max_examples=60)
@given(file=st.sampled_from(FILES), start=st.floats(0, 1), length=st.integers(0, 30), new=YAML)
def test_damaged_data_file_is_read_or_told(
    kept: World, file: str, start: float, length: int, new: str
) -> None:
    raw = damaged(kept.text(file), start, length, new)
    assert_sound(problems_with(kept, file, raw), file, raw)


@settings(max_examples=60)
@given(file=st.sampled_from(FILES), choice=st.integers(0, 10_000), value=VALUES)
def test_any_value_in_place_of_another_is_read_or_told(
    kept: World, file: str, choice: int, value: Any
) -> None:
    root, _ = parse(kept.text(file), file)
    assert root is not None
    plain = json.loads(json.dumps(root.plain()))
    places = list(_places(plain))
    holder, key = places[choice % len(places)]
    holder[key] = value
    first = kept.text(file).split("\n", 1)[0]
    raw = f"{first}\n{json.dumps(plain, ensure_ascii=False, indent=1)}\n".encode()
    assert_sound(problems_with(kept, file, raw), file, raw)


@settings(max_examples=60)
@given(front=YAML, body=MARKDOWN)
def test_any_front_matter_and_body_give_a_page_or_problems(
    kept: World, front: str, body: str
) -> None:
    raw = f"---\n{front}\n---\n{body}".encode()
    assert_sound(problems_with(kept, PAGE, raw), PAGE, raw)


@settings(max_examples=60)
@given(pieces=st.lists(MARKDOWN | CALLS, max_size=6))
def test_any_macro_calls_are_rendered_or_told(kept: World, pieces: list[str]) -> None:
    head = "---\ntitle: Onboarding\ndescription: Any.\nrender_macros: true\n---\n"
    raw = (head + "".join(pieces)).encode()
    assert_sound(problems_with(kept, MACRO_PAGE, raw), MACRO_PAGE, raw)


@settings(max_examples=60)
@given(file=st.sampled_from(PAGES), start=st.floats(0, 1), length=st.integers(0, 30), new=MARKDOWN)
def test_damaged_page_is_read_or_told(
    kept: World, file: str, start: float, length: int, new: str
) -> None:
    raw = damaged(kept.text(file), start, length, new)
    assert_sound(problems_with(kept, file, raw), file, raw)


@given(raw=st.binary(max_size=60) | YAML.map(str.encode))
def test_any_menu_is_read_or_told(kept: World, raw: bytes) -> None:
    assert_sound(problems_with(kept, "mkdocs.yml", raw), "mkdocs.yml", raw)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every mapping and list with each of its keys, however deep."""
    if isinstance(value, dict | list):
        keys = value.keys() if isinstance(value, dict) else range(len(value))
        for key in list(keys):
            yield value, key
            yield from _places(value[key])
