"""Runs the Python examples of the module pages, in order within a page, and compares their output.

An example is a fenced `python` block. A `text` block directly below it is what it prints. A block
whose title begins with "Fragment" is for reading and is not run.
"""

import io
import linecache
import os
import re
import signal
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from types import FrameType, ModuleType

from handbook.pages import FENCE, Page
from handbook.problems import Place, Problem, counted

PRELOADED = ("numpy", "pandas", "sklearn.ensemble", "sklearn.pipeline", "fastapi.testclient")
"""What most examples import: loaded once, before a process is forked for each page."""

ENDED = "the whole process ended, without an error to show"
LONGEST = 80
"""How much of a line a message quotes."""

SECONDS = 60
"""How long the examples of one page may take; a lesson wants them to take a few seconds."""

_RAW = re.compile(r"\{%-?\s*(raw|endraw)\s*-?%\}")
_TITLE = re.compile(r"title=\"([^\"]*)\"")


@dataclass(frozen=True)
class Block:
    """A fenced code block: its language, title and indentation, and the numbers of its fences."""

    language: str
    title: str
    indent: str
    opens: int
    closes: int
    text: str


@dataclass(frozen=True)
class Example:
    """A block that is run, and the block below it that says what it prints."""

    code: Block
    shown: Block | None

    @property
    def expected(self) -> str:
        """What the page says that the example prints."""
        return self.shown.text if self.shown else ""


@dataclass(frozen=True)
class Ran:
    """What an example did: its output, the error that ended it, what it warned of."""

    output: str
    error: str = ""
    line: int = 0
    warned: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that a reader sees below the code: the output, then the error."""
        return "\n".join(part for part in (self.output, self.error) if part)


def missing_packages() -> list[str]:
    """The packages of the examples that are not installed."""
    names = dict.fromkeys(name.partition(".")[0] for name in PRELOADED)
    return [name for name in names if find_spec(name) is None]


def blocks(text: str, first: int = 1) -> Iterator[Block]:
    """The fenced blocks of Markdown text; a fence inside another is part of its text."""
    lines, opened = _RAW.sub("", text).split("\n"), None
    for number, line in enumerate(lines):
        match = FENCE.match(line)
        rest = line.strip().lstrip("`~").strip() if match else ""
        if opened is None and match:
            opened = (number, match, rest)
        elif opened and match and match[2].startswith(opened[1][2]) and not rest:
            start, (indent, _), info = opened[0], opened[1].groups(), opened[2]
            title = _TITLE.search(info)
            named = (info.split(" ")[0], title[1] if title else "", indent)
            inside = "\n".join(_outdented(line, indent) for line in lines[start + 1 : number])
            yield Block(*named, start + first, number + first, inside)
            opened = None


def examples(page: Page) -> list[Example]:
    """The examples of a page, in order."""
    found = list(blocks(page.body, page.first))
    lines = page.body.split("\n")
    result = []
    for block, following in zip(found, [*found[1:], None], strict=False):
        if block.language != "python" or block.title.startswith("Fragment"):
            continue
        shown = following if following and following.language == "text" else None
        if shown and any(
            _RAW.sub("", line).strip()
            for line in lines[block.closes + 1 - page.first : shown.opens - page.first]
        ):
            shown = None
        result.append(Example(block, shown))
    return result


def run_pages(pages: Sequence[Page], workers: int = 2) -> list[list[Ran]]:
    """What the examples of each page do; pages run apart from each other, `workers` at a time."""
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    context = get_context("forkserver")
    context.set_forkserver_preload([*PRELOADED, __name__])
    jobs = [(page.file, [e.code for e in examples(page)], SECONDS) for page in pages]
    try:
        with ProcessPoolExecutor(workers, context, max_tasks_per_child=1) as pool:
            return list(pool.map(_run, jobs))
    except BrokenProcessPool:
        # One page has ended its process, and took the others with it: find out which.
        return [_apart(job, context) for job in jobs]


def _apart(job: tuple[str, list[Block], float], context: BaseContext) -> list[Ran]:
    try:
        with ProcessPoolExecutor(1, context) as pool:
            return pool.submit(_run, job).result()
    except BrokenProcessPool:
        return [Ran("", ENDED)]


def faults(page: Page, ran: Sequence[Ran]) -> Iterator[Problem]:
    """Where a page and what its examples do differ."""
    way_out = "correct the code, or let 'make examples UPDATE=1' correct the page"
    for example, did in zip(examples(page), ran, strict=False):
        place = Place(page.file, example.code.opens)
        for warning in did.warned:
            yield Problem(place, f"this example warns '{warning}'; mend what it warns of")
        if did.text == example.expected:
            continue
        if did.error and did.error not in example.expected:
            where = Place(page.file, did.line or example.code.opens)
            text = f"this example ends with '{did.error}'; mend it, or show that below it"
            yield Problem(where, text)
        elif not example.shown:
            text = f"this example prints {_quoted(did.text.splitlines()[0])} and the page does not"
            yield Problem(place, f"{text} show it; {way_out}")
        else:
            line, got, said = _difference(did.text, example.expected)
            text = f"the example prints {_quoted(got)} here, the page says {_quoted(said)}"
            yield Problem(Place(page.file, example.shown.opens + line), f"{text}; {way_out}")
    if len(ran) < len(examples(page)) and ENDED not in {did.error for did in ran}:
        left = counted(len(examples(page)) - len(ran), "example")
        text = f"{left} of this page not run: the page took more than {SECONDS} s; make it smaller"
        yield Problem(Place(page.file, examples(page)[len(ran)].code.opens), text)


def corrected(text: str, page: Page, ran: Sequence[Ran]) -> str:
    """The text of a page's file with the output of its examples as it is."""
    lines = text.split("\n")
    for example, did in reversed(list(zip(examples(page), ran, strict=False))):
        if did.text == example.expected:
            continue
        shown, indent = example.shown, example.code.indent
        if shown and did.text:
            written = [_indented(line, shown.indent) for line in did.text.split("\n")]
            lines[shown.opens : shown.closes - 1] = written
        elif shown:
            del lines[shown.opens - 1 : shown.closes]
        else:
            fence = "````" if "```" in did.text else "```"
            written = ["", f"{fence}text", *did.text.split("\n"), fence]
            at = example.code.closes
            lines[at:at] = [_indented(line, indent) for line in written]
    return "\n".join(lines)


def _run(job: tuple[str, list[Block], float]) -> list[Ran]:
    """Run the examples of one page in a folder of their own; the first error of time ends it."""
    file, codes, seconds = job
    # A module of their own, so that dataclasses and type hints find their names.
    module = sys.modules["lesson"] = ModuleType("lesson")
    done: list[Ran] = []
    signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for block in codes:
            try:
                done.append(_ran(block, file, module))
            except _TooLongError:
                break
    signal.setitimer(signal.ITIMER_REAL, 0)
    return done


def _ran(block: Block, file: str, module: ModuleType) -> Ran:
    source = "\n" * block.opens + block.text + "\n"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    printed, error, line = io.StringIO(), "", 0
    with redirect_stdout(printed), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("default")
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            exec(compile(source, file, "exec"), module.__dict__)
        except _TooLongError:
            raise
        except BaseException as raised:
            words = raised.msg if isinstance(raised, SyntaxError) else raised
            error = f"{type(raised).__name__}: {words}".splitlines()[0].rstrip(": ")
            line = _line_in(raised, file)
    said = tuple(" ".join(str(w.message).split())[:160] for w in warned)
    output = "\n".join(part.rstrip() for part in printed.getvalue().rstrip().split("\n"))
    return Ran(output, error, line, said)


class _TooLongError(BaseException):
    """The examples of a page took too long."""


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def _line_in(error: BaseException, file: str) -> int:
    """The last line of the page that an error passed through."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 0
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _difference(got: str, said: str) -> tuple[int, str | None, str | None]:
    """The number of the first line that differs, counted from 1, and both versions of it."""
    printed, shown = got.split("\n") if got else [], said.split("\n") if said else []
    at = next(
        (i for i, pair in enumerate(zip(printed, shown, strict=False)) if pair[0] != pair[1]),
        min(len(printed), len(shown)),
    )
    line = dict(enumerate(printed)), dict(enumerate(shown))
    return at + 1, line[0].get(at), line[1].get(at)


def _quoted(line: str | None) -> str:
    if line is None:
        return "nothing"
    return f"'{line}'" if len(line) <= LONGEST else f"'{line[:LONGEST]} …'"


def _outdented(line: str, indent: str) -> str:
    """A line of a block without the indentation of its fence; what is indented more keeps that."""
    return line.removeprefix(indent) if line.startswith(indent) else line.lstrip(" ")


def _indented(line: str, indent: str) -> str:
    return indent + line if line else line


def with_examples(pages: Iterable[Page], ids: Sequence[str] = ()) -> list[Page]:
    """The pages of modules that have examples: of all modules, or of some."""
    modules = [page for page in pages if page.meta.get("module")]
    wanted = [page for page in modules if not ids or page.meta["module"] in ids]
    return [page for page in wanted if examples(page)]
