"""How long a large handbook takes: `make bench`. Prints figures; judges nothing."""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from handbook.check import check_all
from handbook.checks import check
from handbook.loader import read
from handbook.site import read_site
from tests.world import SOURCE

MODULE = """# yaml-language-server: $schema=../schema/module.json
title: Module {n}
summary: What module {n} teaches, in one sentence that is as long as such sentences are.
level: entry
hours: 6
prerequisites: [{before}]
skills: {{forecasting: 2, data-care: 1}}
outcomes:
  - Follow the thing that module {n} is about.
  - Say whether it is good enough.
exercise:
  task: Do it again with other data.
  criteria:
    - Somebody else can run it.
questions:
  - id: why
    question: Why does it work?
    answer: Because of what the section says.
    section: The lesson
  - id: when
    question: When does it not?
    answer: When the section's warning applies.
    section: The lesson
mentor:
  - ask: What would you do differently?
    good: One change with its reason.
    missing: Do the exercise together.
resources: [forecasting-book]
owner: team
reviewed: 2026-11-20
"""

PAGE = """---
module: module-{n}
render_macros: true
---

# {{{{ module_title("module-{n}") }}}}

{{{{ module_facts("module-{n}") }}}}

## Why it matters

Somebody waits for it.

## Outcomes

{{{{ module_outcomes("module-{n}") }}}}

## Before you start

{{{{ module_prerequisites("module-{n}") }}}}

## The lesson

{words}

```python
print({n})
```

```text
{n}
```

## Exercise

{{{{ module_exercise("module-{n}") }}}}

## Self-check

{{{{ module_self_check("module-{n}") }}}}

## For mentors

{{{{ module_mentor("module-{n}") }}}}

## Resources

{{{{ module_resources("module-{n}") }}}}
"""

WORDS = "The forecast {n} is only as good as the day that module {n} has not seen. " * 65


def large(folder: Path, records: int, pages: bool) -> Path:
    """A handbook with many modules, each needing the one before it."""
    root = folder / f"handbook-{records}"
    shutil.copytree(SOURCE, root)
    for n in range(records):
        before = f"module-{n - 1}" if n else "sales-data"
        file = root / "data" / "modules" / f"module-{n}.yml"
        file.write_text(MODULE.format(n=n, before=before), encoding="utf-8")
        if pages:
            page = root / "docs" / "modules" / f"module-{n}.md"
            page.write_text(PAGE.format(n=n, words=WORDS.format(n=n).strip()), encoding="utf-8")
    kit = root / "data" / "handbook.yml"
    kit.write_text(
        kit.read_text(encoding="utf-8").replace("most: 200", "most: 2000"), encoding="utf-8"
    )
    # The last module is named somewhere, so that none of them is an orphan.
    dimension = root / "data" / "dimensions" / "judgement.yml"
    text = dimension.read_text(encoding="utf-8")
    last = f"modules: [module-{records - 1}, "
    dimension.write_text(text.replace("modules: [", last, 1), encoding="utf-8")
    if pages:
        config = root / "mkdocs.yml"
        index = "modules/index.md\n"
        lines = "".join(
            (f"      - Group {n // 20}:\n" if n % 20 == 0 else "")
            + f"          - modules/module-{n}.md\n"
            for n in range(records)
        )
        text = config.read_text(encoding="utf-8").replace(index, index + lines, 1)
        features = "  features: [navigation.tabs, navigation.indexes, navigation.prune]\n"
        text = text.replace("  font: false\n", f"  font: false\n{features}", 1)
        config.write_text(text, encoding="utf-8")
    return root


def measured(action: str, root: Path) -> None:
    """Do one thing in this process and print seconds and memory; run in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    if action == "records":
        handbook, problems = read(root / "data")
        count = sum(1 for _ in handbook.records())
        problems += check(handbook)
    else:
        site = read_site(root)
        count, problems = len(site.pages), [*site.problems, *check_all(site)]
    seconds = time.perf_counter() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{action:8} {count:6,} {seconds:7.2f} s {grown:7.0f} MB {len(problems):6} problems")


def apart(action: str, root: Path) -> None:
    """Measure in a fresh process, so that memory is its own."""
    command = [sys.executable, "-m", "tests.bench", "--measure", action, str(root)]
    subprocess.run(command, check=True)


def built(root: Path) -> None:
    """Print how long a strict build takes, by the clock, and how large its pages are."""
    subprocess.run(
        [sys.executable, "-m", "handbook.cli", "ledger", "--update"],
        cwd=root,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    began = time.perf_counter()
    command = [sys.executable, "-m", "handbook.cli", "build"]
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    pages = list((root / "site").rglob("*.html"))
    size = sum(page.stat().st_size for page in pages)
    each = f"{seconds / len(pages) * 1000:.0f} ms and {size / len(pages) / 1024:.0f} kB a page"
    print(f"build    {len(pages):6,} {seconds:7.2f} s {size / 2**20:7.1f} MB  {each}")


def main() -> None:
    """Measure reading and checking of records, checking of pages, and whole builds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", nargs=2, metavar=("ACTION", "FOLDER"))
    chosen = parser.parse_args()
    if chosen.measure:
        measured(chosen.measure[0], Path(chosen.measure[1]))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for records in (1_000, 10_000):
            apart("records", large(folder, records, pages=False))
        for records in (100, 400):
            root = large(folder, records, pages=True)
            apart("pages", root)
            built(root)


if __name__ == "__main__":
    main()
