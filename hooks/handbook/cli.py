"""The `handbook` command."""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from handbook import examples, ledger, schemas
from handbook.build import GENERATORS, QUIET, BuildFailed, build
from handbook.check import check_all
from handbook.issue_command import OptionFault, add_issues
from handbook.pages import Page
from handbook.problems import FORMATS, DataError, as_text, counted, suggestion
from handbook.site import Site, read_site

CLEAN, PROBLEMS, FAILED = 0, 1, 2


class Failed(Exception):
    """The command could not run at all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command on the repository of the current folder; returns the exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        status: int = chosen.run(root_of(Path.cwd()), chosen)
        sys.stdout.flush()
        return status
    except DataError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        # A reader such as `head` has seen enough; without this, Python complains at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except (Failed, BuildFailed, OptionFault, OSError) as error:
        print(f"handbook: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return 130


def root_of(folder: Path) -> Path:
    """The repository that a folder lies in; raises Failed when there is none."""
    for candidate in (folder, *folder.parents):
        if (candidate / "mkdocs.yml").is_file() and (candidate / "data").is_dir():
            return candidate
    raise Failed(f"no handbook here: {folder} and the folders above have no mkdocs.yml with data/")


def _check(root: Path, chosen: argparse.Namespace) -> int:
    """Print every problem of the data and the pages."""
    site = read_site(root)
    problems = sorted({*site.problems, *check_all(site)})
    if chosen.format != "text":
        print(FORMATS[chosen.format](problems))
    elif problems:
        print(as_text(problems))
    else:
        print(f"No problems in {_size(site)}. Next: make site")
    return PROBLEMS if problems else CLEAN


def _build(root: Path, chosen: argparse.Namespace) -> int:
    """Build the site and say where it is."""
    began = time.monotonic()
    built = (chosen.site_dir or root / "site").resolve()
    print(f"Checking data and pages, then building with {chosen.generator} …", flush=True)
    pages = build(root, built, chosen.generator)
    seconds = time.monotonic() - began
    print(f"{counted(pages, 'page')} in {built} after {seconds:.0f} s. Next: make serve")
    return CLEAN


def _serve(root: Path, chosen: argparse.Namespace) -> int:
    """Preview the site; hands over to the generator."""
    site = read_site(root)
    problems = [*site.problems, *check_all(site)]
    if problems:
        raise DataError(problems)
    _refuse_taken(chosen.address)
    print(f"Previewing {_size(site)}; stop with Ctrl+C.", flush=True)
    os.environ |= QUIET
    os.chdir(root)
    # Without --livereload, MkDocs 1.6 with a recent click serves but never reloads.
    options = ["--livereload", "--dev-addr", chosen.address]
    os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "serve", *options])


def _refuse_taken(address: str) -> None:
    """Say in one line what a server would say in a traceback."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65_535:
        raise Failed(f"--address is '{address}'; expected HOST:PORT, such as 127.0.0.1:8000")
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, int(port)))
        except OSError:
            way_out = f"stop the other preview, or use --address {host}:{int(port) + 1}"
            raise Failed(f"{address} cannot be used; {way_out}") from None


def _ledger(root: Path, chosen: argparse.Namespace) -> int:
    """Say what is not in the ledger yet, add it, or say what an earlier one had."""
    if chosen.since:
        return _kept(root, chosen.since)
    site = read_site(root)
    if site.problems:
        raise DataError(site.problems)
    new = ledger.additions(site)
    if new and chosen.update:
        ledger.append(root, new)
    said = "added to" if chosen.update else "not yet in"
    print(f"{counted(len(new), 'id')} {said} {ledger.FILE}")
    for key, title in new.items():
        print(f"  {ledger.line(key, title)}")
    return CLEAN if chosen.update or not new else PROBLEMS


def _kept(root: Path, revision: str) -> int:
    """Compare the ledger with that of an earlier commit."""
    command = ["git", "show", f"{revision}:./{ledger.FILE}"]
    found = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if found.returncode:
        raise Failed(f"no {ledger.FILE} at '{revision}'; name a commit that has one")
    problems = list(ledger.check_kept(found.stdout, root))
    if problems:
        raise DataError(problems)
    print(f"Every line that {ledger.FILE} had at {revision} is still there.")
    return CLEAN


def _examples(root: Path, chosen: argparse.Namespace) -> int:
    """Run the examples of the module pages, and say or write where the pages differ."""
    if lacking := examples.missing_packages():
        raise Failed(f"the examples need {lacking[0]}, which is not installed; run make examples")
    pages = _with_examples(root, chosen.modules)
    ran = examples.run_pages(pages)
    if chosen.update:
        for page, did in zip(pages, ran, strict=True):
            _correct(root / page.file, page, did)
        pages = _with_examples(root, chosen.modules)
    problems = [p for page, did in zip(pages, ran, strict=True) for p in examples.faults(page, did)]
    if problems:
        raise DataError(problems)
    done = counted(sum(map(len, ran)), "example")
    print(f"Ran {done} of {counted(len(pages), 'page')}; nothing differs from what the pages say.")
    return CLEAN


def _with_examples(root: Path, keys: Sequence[str]) -> list[Page]:
    """The pages whose examples are to be run."""
    site = read_site(root)
    modules = site.handbook.ids("module")
    for key in keys:
        if key not in modules:
            raise Failed(f"no module '{key}'{suggestion(key, modules)}")
    return examples.with_examples(site.pages.values(), keys)


def _correct(path: Path, page: Page, ran: Sequence[examples.Ran]) -> None:
    """Write what the examples of a page print into its file, if it says something else."""
    before = path.read_text(encoding="utf-8")
    after = examples.corrected(before, page, ran)
    if after != before:
        path.write_text(after, encoding="utf-8")
        print(f"Wrote the output of the examples into {page.file}")


def _schema(root: Path, chosen: argparse.Namespace) -> int:
    """Write the JSON Schemas, or say which are stale."""
    if chosen.check:
        problems = list(schemas.check_schemas(root))
        if problems:
            raise DataError(problems)
        print(f"The schemas in {schemas.FOLDER} are those of the models.")
        return CLEAN
    print(f"{counted(schemas.write(root), 'schema')} written to {schemas.FOLDER}")
    return CLEAN


def _size(site: Site) -> str:
    records = counted(sum(1 for _ in site.handbook.records()), "record")
    return f"{records} and {counted(len(site.pages), 'page')}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("handbook", description="Checks and builds the handbook.")
    commands = parser.add_subparsers(required=True, metavar="command")

    check = commands.add_parser("check", help="say everything that is wrong, and where")
    check.add_argument("--format", choices=FORMATS, default="text")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="check, then build the site")
    build.add_argument("--generator", choices=GENERATORS, default="mkdocs")
    build.add_argument("--site-dir", type=Path, metavar="FOLDER", help="default: site")
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="preview with live reload")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    serve.set_defaults(run=_serve)

    update = commands.add_parser("ledger", help="list ids that are not in data/ledger.yml yet")
    update.add_argument("--update", action="store_true", help="append them")
    update.add_argument("--since", metavar="COMMIT", help="say which lines of a commit are gone")
    update.set_defaults(run=_ledger)

    run = commands.add_parser("examples", help="run the examples of the module pages")
    run.add_argument("modules", nargs="*", metavar="ID", help="modules; default: all")
    run.add_argument("--update", action="store_true", help="write what they print into the pages")
    run.set_defaults(run=_examples)

    add_issues(commands)

    schema = commands.add_parser("schema", help="write the JSON Schemas from the models")
    schema.add_argument("--check", action="store_true", help="only say whether they are fresh")
    schema.set_defaults(run=_schema)
    return parser


if __name__ == "__main__":
    sys.exit(main())
