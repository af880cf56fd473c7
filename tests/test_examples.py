"""The examples of module pages: what they print, and what is said when a page tells otherwise."""

import pytest

from handbook import examples
from handbook.problems import counted
from tests.world import World

FILE = "docs/modules/sales-data.md"
LINE = 30
"""The line of the first example on the page of the tests."""

CODE = """\
```python
rows = [3, -1, 4]
print(sum(rows), "loaves")
```

```text
6 loaves
```
"""
WAY_OUT = "; correct the code, or let 'make examples UPDATE=1' correct the page"


def python(code: str, shown: str | None = None, indent: str = "") -> str:
    """An example as it stands on a page, with what the page says that it prints."""
    text = f"```python\n{code}\n```\n" + (f"\n```text\n{shown}\n```\n" if shown is not None else "")
    return "".join(indent + line if line.strip() else line for line in text.splitlines(True))


FAULTY = [
    (
        "other-output",
        python("print('7 loaves')", "6 loaves"),
        f"{LINE + 5}:1: the example prints '7 loaves' here, the page says '6 loaves'{WAY_OUT}",
    ),
    (
        "other-line-of-several",
        python("print('a\\nb\\nc')", "a\nx\nc"),
        f"{LINE + 6}:1: the example prints 'b' here, the page says 'x'{WAY_OUT}",
    ),
    (
        "more-than-shown",
        python("print('a\\nb')", "a"),
        f"{LINE + 6}:1: the example prints 'b' here, the page says nothing{WAY_OUT}",
    ),
    (
        "less-than-shown",
        python("print('a')", "a\nb"),
        f"{LINE + 6}:1: the example prints nothing here, the page says 'b'{WAY_OUT}",
    ),
    (
        "nothing-at-all",
        python("rows = []", "a"),
        f"{LINE + 5}:1: the example prints nothing here, the page says 'a'{WAY_OUT}",
    ),
    (
        "output-not-shown",
        python("print('a\\nb')"),
        f"{LINE}:1: this example prints 'a' and the page does not show it{WAY_OUT}",
    ),
    (
        "output-below-a-sentence",
        python("print('a')") + "\nA sentence.\n\n```text\na\n```\n",
        f"{LINE}:1: this example prints 'a' and the page does not show it{WAY_OUT}",
    ),
    (
        "error",
        python("loaves = 0\nprint('so:')\nprint(6 / loaves)", "so:"),
        f"{LINE + 3}:1: this example ends with 'ZeroDivisionError: division by zero'; mend it, or "
        "show that below it",
    ),
    (
        "error-in-a-function-above",
        python("def bake(n):\n    return 6 / n") + "\n" + python("bake(0)"),
        f"{LINE + 2}:1: this example ends with 'ZeroDivisionError: division by zero'; mend it, or "
        "show that below it",
    ),
    (
        "syntax",
        python("rows = [\nprint('a')"),
        f"{LINE + 1}:1: this example ends with 'SyntaxError: '[' was never closed'; mend it, or "
        "show that below it",
    ),
    (
        "leaves-python",
        python("raise SystemExit"),
        f"{LINE + 1}:1: this example ends with 'SystemExit'; mend it, or show that below it",
    ),
    (
        "warning",
        python("import warnings\nwarnings.warn('the oven\\nis cold')\nprint('a')", "a"),
        f"{LINE}:1: this example warns 'the oven is cold'; mend what it warns of",
    ),
    (
        "in-a-list",
        "- So:\n\n" + python("print(1)", "2", indent="    "),
        f"{LINE + 7}:1: the example prints '1' here, the page says '2'{WAY_OUT}",
    ),
    (
        "name-of-another-page",
        python("print(last_week)"),
        f"{LINE + 1}:1: this example ends with 'NameError: name 'last_week' is not defined'; mend "
        "it, or show that below it",
    ),
]

RIGHT = [
    ("silent", python("rows = []")),
    ("error-shown", python("print('a')\n1 / 0", "a\nZeroDivisionError: division by zero")),
    ("error-without-words", python("raise KeyboardInterrupt", "KeyboardInterrupt")),
    ("first-line-of-an-error", python("raise ValueError('a\\nb')", "ValueError: a")),
    ("spaces-at-the-end", python("print('a  \\n\\nb \\n\\n')", "a\n\nb")),
    ("every-line-indented", python("print('  a\\n    b')", "  a\n    b")),
    ("in-a-list", "- So:\n\n" + python("if True:\n    print(1)", "1", indent="    ")),
    ("tildes", "~~~python\nprint('```')\n~~~\n\n~~~text\n```\n~~~\n"),
    ("own-title", '```python title="bake.py"\nprint(1)\n```\n\n```text title="Output"\n1\n```\n'),
    ("fragment", '```python title="Fragment: with another oven"\nimport flour\n```\n'),
    ("another-language", "```sh\nrm -rf flour\n```\n"),
    ("deprecation", python("import warnings\nwarnings.warn('old', DeprecationWarning)")),
    ("earlier-name", python("rows = [1]") + "\nThen:\n\n" + python("print(len(rows))", "1")),
    (
        "type-hints",
        python(
            "from dataclasses import dataclass\n@dataclass\nclass Roll:\n    next: 'Roll | None'\n"
            "print(Roll(None))",
            "Roll(next=None)",
        ),
    ),
    (
        "file",
        python("from pathlib import Path\nPath('rolls').write_text('3')")
        + python("print(Path('rolls').read_text())", "3"),
    ),
    (
        "raw",
        "{% raw %}\n" + python("print('{{ x }}')", "{{ x }}") + "{% endraw %}\n",
    ),
    (
        "raw-between",
        "{% raw %}\n\n```python\nprint('a')\n```\n\n{% endraw %}\n\n```text\na\n```\n",
    ),
]


@pytest.mark.parametrize(("text", "fault"), [row[1:] for row in FAULTY], ids=[r[0] for r in FAULTY])
def test_page_that_says_otherwise_is_told_with_the_line(
    world: World, text: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    world.edit(FILE, CODE, text)
    assert world.handbook("examples") == 1
    assert capsys.readouterr() == ("", f"{FILE}:{fault}\n1 problem\n")


@pytest.mark.parametrize("text", [row[1] for row in RIGHT], ids=[row[0] for row in RIGHT])
def test_page_that_says_what_its_examples_do_is_content(
    world: World, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    world.edit(FILE, CODE, text)
    assert world.handbook("examples") == 0
    assert capsys.readouterr().err == ""


UPDATED = [
    ("other-output", python("print('a\\nb')", "x"), python("print('a\\nb')", "a\nb")),
    ("not-shown", python("print('a')") + "\nThen.\n", python("print('a')", "a") + "\nThen.\n"),
    ("error", python("1 / 0"), python("1 / 0", "ZeroDivisionError: division by zero")),
    ("none-any-more", python("rows = []", "x") + "\nThen.\n", python("rows = []") + "\n\nThen.\n"),
    ("two", python("print(1)", "2") * 2, python("print(1)", "1") * 2),
    (
        "in-a-list",
        "- So:\n\n" + python("print('a\\n\\n  b')", indent="    "),
        "- So:\n\n" + python("print('a\\n\\n  b')", "a\n\n  b", indent="    "),
    ),
    (
        "own-title",
        "```python\nprint(1)\n```\n\n~~~text title='Output'\n2\n~~~\n",
        "```python\nprint(1)\n```\n\n~~~text title='Output'\n1\n~~~\n",
    ),
    (
        "fence",
        python("print('`' * 3)"),
        python("print('`' * 3)") + "\n````text\n```\n````\n",
    ),
    (
        "raw",
        "{% raw %}\n" + python("print('{{ x }}')") + "{% endraw %}\n",
        "{% raw %}\n" + python("print('{{ x }}')", "{{ x }}") + "{% endraw %}\n",
    ),
]


@pytest.mark.parametrize(
    ("text", "after"), [row[1:] for row in UPDATED], ids=[row[0] for row in UPDATED]
)
def test_update_writes_what_the_examples_print(
    world: World, text: str, after: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = world.text(FILE)
    world.edit(FILE, CODE, text)
    assert world.handbook("examples", "--update", "sales-data") == 0
    assert world.text(FILE) == whole.replace(CODE, after)
    ran, wrote = text.count("python"), f"Wrote the output of the examples into {FILE}\n"
    said = f"Ran {counted(ran, 'example')} of 1 page; nothing differs from what the pages say.\n"
    assert capsys.readouterr() == (wrote + said, "")
    assert world.handbook("examples", "--update", "sales-data") == 0
    assert capsys.readouterr() == (said, "")


def test_update_tells_what_it_cannot_write(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.edit(FILE, CODE, python("import warnings\nwarnings.warn('cold')\nprint('a')"))
    assert world.handbook("examples", "--update") == 1
    assert capsys.readouterr() == (
        f"Wrote the output of the examples into {FILE}\n",
        f"{FILE}:{LINE}:1: this example warns 'cold'; mend what it warns of\n1 problem\n",
    )


def test_examples_of_all_modules_are_run(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.edit("docs/glossary.md", "A baseline", python("1 / 0") + "\nA baseline")
    assert world.handbook("examples") == 0
    said = "Ran 3 examples of 3 pages; nothing differs from what the pages say.\n"
    assert capsys.readouterr() == (said, "")


def test_examples_of_one_module_are_run(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.edit(FILE, CODE, python("1 / 0"))
    assert world.handbook("examples", "first-forecast") == 0
    said = "Ran 1 example of 1 page; nothing differs from what the pages say.\n"
    assert capsys.readouterr() == (said, "")


def test_module_that_does_not_exist_is_told(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert world.handbook("examples", "sale-data") == 2
    said = "handbook: no module 'sale-data'; did you mean 'sales-data'?\n"
    assert capsys.readouterr() == ("", said)


def test_package_that_is_not_installed_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(examples, "PRELOADED", ("json", "flour.mill", "flour.oven"))
    assert world.handbook("examples") == 2
    said = "handbook: the examples need flour, which is not installed; run make examples\n"
    assert capsys.readouterr() == ("", said)


def test_page_that_ends_its_process_is_told_and_the_others_still_run(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.edit(FILE, CODE, python("import os\nos._exit(3)") + CODE)
    assert world.handbook("examples") == 1
    assert capsys.readouterr() == (
        "",
        f"{FILE}:{LINE}:1: this example ends with 'the whole process ended, without an error to "
        "show'; mend it, or show that below it\n"
        "1 problem\n",
    )


def test_long_line_is_quoted_in_part(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.edit(FILE, CODE, CODE + python("print('x' * 3_000)"))
    assert world.handbook("examples", "sales-data") == 1
    assert f"'{'x' * 80} …'" in capsys.readouterr().err


def test_page_that_takes_too_long_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(examples, "SECONDS", 0.5)
    world.edit(FILE, CODE, CODE + python("while True:\n    rows.sort()") + python("print(1)"))
    assert world.handbook("examples", "sales-data") == 1
    assert capsys.readouterr() == (
        "",
        f"{FILE}:{LINE + 8}:1: 2 examples of this page not run: the page took more than 0.5 s; "
        "make it smaller\n1 problem\n",
    )
