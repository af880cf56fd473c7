"""The maintainers' documents: their examples, tables, commands and error samples are true."""

import inspect
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook import cli, ledger
from handbook.check import check_all
from handbook.examples import faults, run_pages, with_examples
from handbook.loader import FOLDERS
from handbook.macros import MACROS
from handbook.models import KINDS, SINGLE
from handbook.page_checks import TYPES
from handbook.page_parts import PARTS
from handbook.pages import PAGED
from handbook.problems import Problem, as_text
from handbook.schemas import schemas
from handbook.site import read_site

ROOT = Path(__file__).parent.parent
CONTRIBUTING = "CONTRIBUTING.md"
DOCUMENTS = (CONTRIBUTING, "README.md", "docs/contribute/index.md", "docs/contribute/style.md")

EXAMPLE = re.compile(r"^`((?:data|docs)/\S+)`\n\n(`{3,})(yaml|markdown)\n(.*?)^\2$", re.M | re.S)
SAMPLE = re.compile(
    r"^```diff\n--- (\S+)\n(.*?)^```\n\n(?:[^`\n][^\n]*\n\n)?```text\n(.*?)^```$", re.M | re.S
)
LINK = re.compile(r"\]\((?!https?:|#|\.\./\.\./|\{)([^)#\s]+)")
CODE = re.compile(r"^(`{3,})(?!`).*?^\1$|(`+)(?!`)[^\n]+?(?<!`)\2(?!`)", re.M | re.S)

KIT = ROOT / "tests/fixtures/world/kits/sales-data"
"""The kit that the example of a module offers."""

ASIDE = {
    "modules/index.md": "# Modules\n",
    "onboarding/templates.md": "# Templates\n\n## Project brief\n",
    "resources/index.md": "# Resources\n",
    "skills/index.md": "# Skills\n",
    "skills/assessment.md": "# Assessment form\n",
    "programmes/specialisation.md": '# Tracks\n\n{{ programme_tracks("release-course") }}\n',
}
"""Pages that the examples link to and no record asks for."""


OTHER_TRACK = "data/ladders/release-lead.yml"
"""A second ladder, since a move leads from one to another."""

SHOWN = {
    "phase": "phase_tasks",
    "programme": "programme_blocks",
    "path": "path_stages",
    "ladder": "ladder_levels",
    "case": "case_facts",
}
"""The macro that the page of a record has to call."""


@dataclass(frozen=True)
class Sample:
    """A change shown in a document, and the problems that it is said to cause."""

    document: str
    file: str
    removed: str
    written: str
    said: str


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def examples(language: str) -> dict[str, str]:
    """The complete files shown in CONTRIBUTING.md, by their path."""
    found = [match.groups() for match in EXAMPLE.finditer(text_of(CONTRIBUTING))]
    return {path: text for path, _, written_in, text in found if written_in == language}


def samples() -> Iterator[Sample]:
    """Every change with its problems, in all documents."""
    for document in DOCUMENTS:
        for file, change, said in SAMPLE.findall(text_of(document)):
            lines = re.sub(r"{% (end)?raw %}", "", change).splitlines(keepends=True)
            removed = "".join(line[1:] for line in lines if line[0] in " -")
            written = "".join(line[1:] for line in lines if line[0] in " +")
            yield Sample(document, file, removed, written, said.rstrip())


def kind_of(path: str) -> str:
    """The kind of record that a file in data/ holds."""
    parts = Path(path).parts[1:]
    return Path(path).stem if len(parts) == 1 else FOLDERS[parts[0]]


def names_and_choices(schema: Any) -> Iterator[tuple[str, str]]:
    """Every key that a schema knows, and every word that a value may be."""
    if isinstance(schema, dict):
        yield from (("key", name) for name in schema.get("properties", {}))
        yield from (("choice", choice) for choice in schema.get("enum", []))
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from names_and_choices(part)


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def example_handbook(root: Path) -> None:
    """The examples of CONTRIBUTING.md as a repository, with a page for every record."""
    for path, text in {**examples("yaml"), **examples("markdown")}.items():
        write(root, path, text)
    for source, text in ASIDE.items():
        macros = "render_macros: true\n" if "{{" in text else ""
        head = f"---\ntitle: {source}\ndescription: The page {source}.\n{macros}---\n\n"
        write(root, f"docs/{source}", head + text)
    track = examples("yaml")["data/ladders/release-engineer.yml"].split("moves:")
    lead = re.sub(r"(?m)^( {6,}- .*?)\.$", r"\1, for two teams.", track[0])
    owned = track[1][track[1].index("owner:") :]
    for old, new in {"release-engineer-1": "release-lead", "title: ": "title: Leading "}.items():
        lead = lead.replace(old, new)
    write(root, OTHER_TRACK, lead + owned)
    shutil.copytree(KIT, root / "kits/canary-starter")
    handbook = read_site(root).handbook
    for kind, folder in PAGED.items():
        for key in handbook.of(kind):
            if not (root / f"docs/{folder}/{key}.md").exists():
                shown = f'\n{{{{ {SHOWN[kind]}("{key}") }}}}\n' if kind in SHOWN else ""
                for heading, name in PARTS.get(kind, {}).items():
                    shown += f"\n## {heading}\n" + (
                        f'\n{{{{ {name}("{key}") }}}}\n' if name else ""
                    )
                front = f"---\n{kind}: {key}\nrender_macros: true\n---\n\n# {key}\n"
                write(root, f"docs/{folder}/{key}.md", front + shown)
    settings = {
        "site_name": handbook.kit.title,
        "repo_url": handbook.kit.repository,
        "nav": sorted(read_site(root).pages),
    }
    write(root, "mkdocs.yml", yaml.safe_dump(settings))
    ledger.append(root, ledger.additions(read_site(root)))


def problems(root: Path) -> set[Problem]:
    """What `handbook check` finds in a repository."""
    site = read_site(root)
    return {*site.problems, *check_all(site)}


def own_handbook(root: Path) -> None:
    """A copy of this repository, as far as the check reads it."""
    for folder in ("data", "docs", "kits"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The repositories in which the samples of each document happen."""
    example, own = tmp_path_factory.mktemp("example"), tmp_path_factory.mktemp("own")
    example_handbook(example)
    own_handbook(own)
    return {document: example if document == CONTRIBUTING else own for document in DOCUMENTS}


def test_every_kind_has_one_example() -> None:
    shown = sorted(kind_of(path) for path in examples("yaml"))
    assert shown == sorted([*KINDS, "ledger"])


def test_every_yaml_block_is_a_complete_example() -> None:
    assert text_of(CONTRIBUTING).count("```yaml\n") == len(examples("yaml"))


def test_examples_make_a_handbook_without_problems(intact: dict[str, Path]) -> None:
    assert problems(intact[CONTRIBUTING]) == set()


def test_example_of_a_page_prints_what_it_says(intact: dict[str, Path]) -> None:
    pages = with_examples(read_site(intact[CONTRIBUTING]).pages.values())
    assert [page.source for page in pages] == ["modules/canary-releases.md"]
    assert list(faults(pages[0], run_pages(pages)[0])) == []


@pytest.mark.parametrize("path", examples("yaml"))
def test_example_shows_every_key_and_every_choice(path: str) -> None:
    text = examples("yaml")[path]
    kind = kind_of(path)
    name = kind if kind in SINGLE or f"{kind}.json" in schemas() else f"{kind}s"
    patterns = {"key": r"(?m)^[^#\n]*\b{}:", "choice": r"\b{}\b"}
    missing = [
        word
        for sort, word in names_and_choices(schemas()[f"{name}.json"])
        if not re.search(patterns[sort].format(re.escape(word)), text)
    ]
    assert missing == []


def test_front_matter_table_is_complete() -> None:
    table = text_of(CONTRIBUTING).split("| Front matter |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+)(?:: true)?`", re.sub(r"\|[^|]*\|\n", "|\n", table)))
    assert named == {key for key in TYPES if key not in KINDS or key in PAGED}


def test_macro_table_is_that_of_the_code() -> None:
    rows = re.findall(r"^\| `(\w+\(.*\))` \| (.*) \|$", text_of(CONTRIBUTING), re.M)
    assert rows == [(f"{name}({arguments(name)})", summary(name)) for name in MACROS]


def arguments(name: str) -> str:
    """What a macro takes, without the page that it is called on."""
    takes = list(inspect.signature(MACROS[name]).parameters.values())[1:]
    return ", ".join(str(p.replace(annotation=p.empty)) for p in takes)


def summary(name: str) -> str:
    """The first line of a macro's docstring."""
    return (inspect.getdoc(MACROS[name]) or "").split("\n")[0]


@pytest.mark.parametrize("sample", [*samples()], ids=lambda sample: sample.said[:60])
def test_error_sample_is_what_the_check_says(
    sample: Sample, intact: dict[str, Path], tmp_path: Path
) -> None:
    root = tmp_path / "broken"
    shutil.copytree(intact[sample.document], root)
    text = (root / sample.file).read_text(encoding="utf-8")
    assert text.count(sample.removed) == 1
    write(root, sample.file, text.replace(sample.removed, sample.written))
    found = sorted(problems(root) - problems(intact[sample.document]))
    assert sample.said == as_text(found)


def test_documents_show_errors() -> None:
    shown = [sample.document for sample in samples()]
    assert set(shown) >= {CONTRIBUTING, "README.md", "docs/contribute/index.md"}
    fences = [re.findall(r"^```diff", text_of(document), re.M) for document in DOCUMENTS]
    assert len(shown) == sum(map(len, fences))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_make_targets_exist(document: str) -> None:
    targets = set(re.findall(r"^(\w+):", text_of("Makefile"), re.M))
    assert set(re.findall(r"\bmake ([a-z]+)(?=[` \n])", code_of(document))) <= targets


@pytest.mark.parametrize("document", DOCUMENTS)
def test_handbook_commands_exist(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command, option in re.findall(r"bin/handbook (\w+)(?: (--\w+))?", text_of(document)):
        with pytest.raises(SystemExit, match=r"^0$"):
            cli.main([command, "--help"])
        assert option in capsys.readouterr().out


def code_of(document: str) -> str:
    """What a document shows as code, where a command is a command."""
    return "\n".join(found[0] for found in CODE.finditer(text_of(document))) + "\n"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_and_named_files_exist(document: str) -> None:
    here = (ROOT / document).parent
    linked = [here / target for target in LINK.findall(CODE.sub("", text_of(document)))]
    named = re.findall(r"^\| `([\w./-]+/|[\w.-]+\.(?:yml|toml|md))` \|", text_of(document), re.M)
    missing = [str(path) for path in [*linked, *(ROOT / n for n in named)] if not path.exists()]
    assert missing == []


@pytest.mark.parametrize("document", [CONTRIBUTING, "README.md"])
def test_links_within_a_document_lead_to_its_headings(document: str) -> None:
    titles = re.findall(r"^#+ (.*)$", text_of(document), re.M)
    anchors = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([^)]+)\)", text_of(document))) <= anchors


def test_readme_is_short() -> None:
    assert len(text_of("README.md").splitlines()) < 120
