"""The real handbook, built once, served below a path, and opened in a real browser."""

import functools
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from handbook.build import build
from handbook.site import Site, read_site

ROOT = Path(__file__).parents[2]
BASE = "/handbook/"
HOST = "handbook.test"
"""A host without a port, as on the web: the theme's instant navigation compares without ports."""
LATE = float(os.environ.get("HANDBOOK_LATE", "0"))
"""Seconds by which pages and scripts are late: who presses too early then fails every time."""
PATIENCE = 20_000
"""Milliseconds that a test waits for what it expects: long, as a busy machine can be slow."""
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def site() -> Site:
    """The data and the pages of this repository."""
    return read_site(ROOT)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository."""
    folder = tmp_path_factory.mktemp("site") / "mkdocs"
    build(ROOT, folder, "mkdocs")
    return folder


@pytest.fixture(scope="session")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site by the other generator."""
    folder = tmp_path_factory.mktemp("site") / "zensical"
    build(ROOT, folder, "zensical")
    return folder


class Below(SimpleHTTPRequestHandler):
    """Serves a folder below BASE, with the handbook's own page for what is not there."""

    def translate_path(self, path: str) -> str:
        within = path.removeprefix(BASE.rstrip("/")) if path.startswith(BASE) else "/nowhere"
        return super().translate_path(within)

    def do_GET(self) -> None:
        if "/assets/js/" in self.path or self.path.endswith("/"):
            time.sleep(LATE)
        super().do_GET()

    def end_headers(self) -> None:
        # As GitHub Pages does.
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[int]:
    """The port at which the site is served."""
    handler = functools.partial(Below, directory=str(built))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


@pytest.fixture(scope="session")
def address() -> str:
    """The address of the home page."""
    return f"http://{HOST}{BASE}"


@pytest.fixture(scope="session")
def chromium(served: int) -> Iterator[Browser]:
    """The browser that the set-up found; it reaches our server and nothing else."""
    found = ROOT / ".venv" / "browser"
    path = os.environ.get("CHROME_PATH") or found.read_text(encoding="utf-8").strip()
    hosts = f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{served}, MAP * ~NOTFOUND"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, hosts])
        yield browser
        browser.close()


def settled(tab: Page) -> Page:
    """A page whose tools have all come: only then is what somebody presses sure to be heard."""
    expect(tab.locator(":not(:defined)")).to_have_count(0)
    return tab


def visit(tab: Page, url: str) -> Page:
    """Goes to an address as a person does, who reads before pressing anything."""
    tab.goto(url)
    return settled(tab)


def again(tab: Page) -> Page:
    """Loads the page anew, and waits as `visit` does."""
    tab.reload()
    return settled(tab)


def press(tab: Page, link: Locator, url: str) -> Page:
    """Follows a link of the theme, which says the new address long before the page is there."""
    link.click()
    expect(tab.locator(f"link[rel=canonical][href$='/{url}']")).to_be_attached()
    return settled(tab)


@dataclass
class Reader:
    """A person at a browser window: opens pages, and notices what goes wrong on them."""

    context: BrowserContext
    address: str
    outside: list[str]
    complaints: list[str]
    scripts: bool = True

    def open(self, url: str = "") -> Page:
        """A page of the site in a tab of its own, loaded and settled."""
        tab = self.context.new_page()
        tab.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.goto(self.address + url)
        return settled(tab) if self.scripts else tab


@pytest.fixture
def reader(chromium: Browser, address: str) -> Iterator[Callable[..., Reader]]:
    """Makes readers; whatever any of them asks of another host is noted."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> Reader:
        contexts.append(chromium.new_context(**options))  # type: ignore[arg-type]
        made = _person(contexts[-1], address)
        made.scripts = bool(options.get("java_script_enabled", True))
        return made

    yield make
    for context in contexts:
        context.close()


def _person(context: BrowserContext, address: str) -> Reader:
    made = Reader(context, address, [], [])
    context.on(
        "request",
        lambda request: (
            None if request.url.startswith(address) else made.outside.append(request.url)
        ),
    )
    return made


QUICKEST = """const quickest = (limit, run) => {
    let least = Infinity
    for (let turn = 0; turn < 60 && least >= limit; turn += 1) {
        const begun = performance.now()
        run(turn)
        least = Math.min(least, performance.now() - begun)
    }
    return least
}
"""
"""The milliseconds that a function takes: again while a busy machine holds it above a limit."""


def in_browser(tab: Page, module: str, body: str, value: Any = None) -> Any:
    """What a function body makes of a value, with the module's exports as `lib`."""
    return tab.evaluate(
        f"""async (value) => {{
            const script = document.querySelector('script[src$="elements.js"]')
            const lib = await import(new URL("lib/{module}.js", script.src))
            {body}
        }}""",
        value,
    )
