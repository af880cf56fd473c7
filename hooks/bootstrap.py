"""Sets up .venv for `make`: needs python3 alone, and does nothing when nothing has changed."""

# Annotations in quotes and no newer syntax: Python 3.6 must get as far as the version check.
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "handbook-stamp"
BROWSER = VENV / "browser"

OLDEST = (3, 11)
VERSION = tuple(sys.version_info[:3])
GROUPS = ("site", "test")
UNFINISHED = "unfinished"
SYSTEM_BROWSERS = (
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ENVIRONMENT = {
    "DEBIAN_FRONTEND": "noninteractive",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
    # A user's own `user = true` makes pip refuse to work in a virtual environment.
    "PIP_USER": "0",
}
# What pip says when it stops before it has touched .venv, and the same for a reader.
PIP_REFUSALS = {
    "DO NOT MATCH THE HASHES": "a downloaded package is not the one in {lock}; empty the cache "
    "(python3 -m pip cache purge), run again, and if it stays so, report it",
    "Retrying|Connection|timed out|ProxyError|SSLError": "the package index cannot be reached; "
    "check network, proxy and certificates, then run the same command again",
    "No matching distribution found": "a package in {lock} has no build for this Python on this "
    "machine; name another Python: make PYTHON=python3.11",
}
NO_BROWSER = """\
no browser for the tests: none in CHROME_PATH, no Chromium or Chrome here, none from Playwright
Install one (Debian: apt-get install chromium; macOS: brew install --cask google-chrome),
or set CHROME_PATH to one you have; then run make test again."""


class SetupError(Exception):
    """What stopped the set-up and the way out, in words for a terminal."""


def main(arguments: "list[str]", version: "tuple[int, ...]" = VERSION) -> int:
    """Set up one group; a failure is one clear line and exit code 1."""
    try:
        set_up(arguments, version)
    except SetupError as error:
        print(f"Set-up stopped: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Set-up stopped: {error}; mend that and run the same command again", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Set-up interrupted; run the same command again to finish it.", file=sys.stderr)
        return 130
    return 0


def set_up(arguments: "list[str]", version: "tuple[int, ...]") -> None:
    """Bring .venv to the state that the lock file of the group describes."""
    if version[:2] < OLDEST:
        raise SetupError(
            f"found Python {dotted(version)} ({sys.executable}), the handbook needs 3.11 or newer; "
            "install one and name it: make PYTHON=python3.11"
        )
    if len(arguments) != 1 or arguments[0] not in GROUPS:
        raise SetupError("expected one of: python3 hooks/bootstrap.py site|test")
    if not is_current(arguments[0]):
        prepare_venv()
        install(arguments[0])
    if arguments[0] == "test" and not browser_is_known():
        prepare_browser()


def is_current(group: str) -> bool:
    """Whether the last set-up finished, for this group or a larger one, and nothing changed."""
    return os.access(str(PYTHON), os.X_OK) and read_stamp() in {digest(group), digest("test")}


def read_stamp() -> str:
    """What the last set-up left: a digest, UNFINISHED, or nothing."""
    return STAMP.read_text() if STAMP.exists() else ""


def digest(group: str) -> str:
    """What the set-up depends on; the place too, since scripts in .venv name it."""
    state = hashlib.sha256(f"{group} {dotted(VERSION[:2])} {VENV}".encode())
    state.update(lock_of(group).read_bytes())
    state.update((ROOT / "pyproject.toml").read_bytes())
    return state.hexdigest()


def lock_of(group: str) -> Path:
    """The lock file of a group."""
    return ROOT / "requirements" / f"{group}.txt"


def prepare_venv() -> None:
    """Create .venv, or again if it is unfinished, broken, moved or of another Python."""
    if venv_is_sound():
        return
    require_modules("venv", "ensurepip")
    print(f"Creating .venv with Python {dotted(VERSION)}", flush=True)
    # Inside an activated .venv, sys.executable is the very file that is about to go.
    python = getattr(sys, "_base_executable", None) or sys.executable
    result = run(python, "-m", "venv", "--clear", str(VENV))
    if result.returncode:
        raise SetupError(f"cannot create .venv; {last_lines(result, 1)}")


def venv_is_sound() -> bool:
    """Whether .venv can be installed into as it is."""
    pip = VENV / "bin" / "pip"
    if read_stamp() == UNFINISHED or not pip.exists() or str(VENV) not in pip.read_text():
        return False
    return f"(python {dotted(VERSION[:2])})" in run(str(PYTHON), "-m", "pip", "--version").stdout


def require_modules(*names: str) -> None:
    """Debian leaves these modules out of python3; root gets them, others get the name."""
    if any(importlib.util.find_spec(name) is None for name in names):
        apt_install("python3-venv")
    if any(importlib.util.find_spec(name) is None for name in names):
        raise SetupError(
            "this Python lacks the venv module; install it "
            "(Debian: apt-get install python3-venv), then run the same command again"
        )


def install(group: str) -> None:
    """Install the locked packages, then this package, and stamp .venv when all is done."""
    lock = lock_of(group)
    count = len(re.findall(r"^\S+==", lock.read_text(), re.MULTILINE))
    print(f"Installing {count} locked packages into .venv", flush=True)
    STAMP.write_text(UNFINISHED)
    pip_install(group, "--require-hashes", "--only-binary", ":all:", "-r", str(lock))
    pip_install(group, "--no-build-isolation", "--no-index", "-e", str(ROOT))
    STAMP.write_text(digest(group))


def pip_install(group: str, *options: str) -> None:
    """Run pip; its own words are shown only when it fails, after ours."""
    result = run(str(PYTHON), "-m", "pip", "install", "-q", "--no-deps", *options)
    said = result.stderr
    if result.returncode == 0:
        return
    if "No space left on device" in said:
        raise SetupError("the disk is full; free some space, then run the same command again")
    known = next((text for pattern, text in PIP_REFUSALS.items() if re.search(pattern, said)), "")
    if known:
        STAMP.unlink()
    line = known.format(lock=f"requirements/{group}.txt") or "pip failed for the reason below"
    raise SetupError(f"{line}\n{last_lines(result, 6)}")


def browser_is_known() -> bool:
    """Whether the browser found last time is still there and still the wanted one."""
    known = BROWSER.read_text().strip() if BROWSER.exists() else ""
    return os.access(known, os.X_OK) and os.environ.get("CHROME_PATH", known) == known


def prepare_browser() -> None:
    """Find or install a browser and remember its path for the tests."""
    require_driver()
    path = named_browser() or system_browser() or playwright_browser() or install_browser()
    if not path:
        raise SetupError(NO_BROWSER)
    print(f"Using {path} for the browser tests", flush=True)
    BROWSER.write_text(path + "\n")


def require_driver() -> None:
    """Playwright's driver needs libatomic, which a minimal Debian lacks."""
    ask = (str(PYTHON), "-m", "playwright", "--version")
    result = run(*ask)
    if result.returncode and "libatomic" in result.stderr and apt_install("libatomic1"):
        result = run(*ask)
    if result.returncode and "libatomic" in result.stderr:
        raise SetupError(
            "Playwright needs libatomic1; install it "
            "(Debian: apt-get install libatomic1), then run make test again"
        )
    if result.returncode:
        raise SetupError(f"Playwright does not start; {last_lines(result, 1)}")


def named_browser() -> str:
    """The browser in CHROME_PATH; a wrong path is said, not passed over."""
    path = os.environ.get("CHROME_PATH", "")
    if path and not starts(path):
        raise SetupError(f"CHROME_PATH is {path}, which does not start; correct or unset it")
    return path


def system_browser() -> str:
    """The first installed browser that starts (on Ubuntu, chromium may be an empty shell)."""
    found = (shutil.which(name) for name in SYSTEM_BROWSERS)
    return next((path for path in found if path and starts(path)), "")


def playwright_browser() -> str:
    """The browser that Playwright has downloaded before, if any."""
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    path = run(str(PYTHON), "-c", script).stdout.strip()
    return path if path and starts(path) else ""


def install_browser() -> str:
    """Install Chromium: as root from Debian, otherwise through Playwright."""
    if apt_install("chromium") and system_browser():
        return system_browser()
    print("Downloading Chromium with Playwright", flush=True)
    libraries = ["--with-deps"] if may_use_apt() else []
    run(str(PYTHON), "-m", "playwright", "install", *libraries, "chromium")
    return playwright_browser()


def starts(program: str) -> bool:
    """Whether a program is there and answers to --version."""
    return run(program, "--version").returncode == 0


def apt_install(package: str) -> bool:
    """Install a Debian package, if we are root on Debian."""
    if not may_use_apt():
        return False
    print(f"Installing {package} with apt-get", flush=True)
    run("apt-get", "update", "-q")
    return run("apt-get", "install", "-y", "-q", package).returncode == 0


def may_use_apt() -> bool:
    """Whether we are root on Debian or a relative of it."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    """Run a program without a word and keep what it says; one that cannot start has failed."""
    try:
        return subprocess.run(
            command,
            cwd=str(ROOT),
            env={**os.environ, **ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


def last_lines(result: "subprocess.CompletedProcess[str]", count: int) -> str:
    """The end of what a program said, where it gives its reason; warnings left out."""
    said = (result.stderr.strip() or result.stdout.strip()).splitlines()
    return "\n".join([line for line in said if not line.startswith("WARNING")][-count:])


def dotted(version: "tuple[int, ...]") -> str:
    """A version as people write it."""
    return ".".join(map(str, version))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
