"""The set-up: what it says, what it repairs and what it leaves alone; no network, no real pip."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parent.parent / "hooks" / "bootstrap.py"
AGAIN = "run the same command again"
# Stands in for every program: notes its arguments in `calls`, then does what its recipe says.
# It starts as a shell script because a path after #! must not hold spaces.
PROGRAM = f"""#!/bin/sh
'''exec' "{sys.executable}" -S "$0" "$@"
' '''
import os, shutil, sys
name, rest = os.path.basename(sys.argv[0]), sys.argv[1:]
with open({{log!r}}, "a") as log:
    print(name, *rest, file=log)
said = " ".join(rest)
if said.startswith("-m venv --clear "):
    home = rest[-1] + "/bin"
    shutil.rmtree(rest[-1], ignore_errors=True)
    os.makedirs(home)
    shutil.copy(sys.argv[0], home + "/python")
    open(home + "/pip", "w").write("#!" + home + "/python")
elif said == "-m pip --version":
    print("pip 23.0 (python {sys.version_info[0]}.{sys.version_info[1]})")
for part, out, code in {{recipe!r}}:
    if part in said:
        print(out, file=sys.stderr if code else sys.stdout)
        sys.exit(code)
"""
Recipe = tuple[str, str, int]
SetUp = Callable[[str], tuple[int, str, str]]


class Checkout:
    """A copy of the handbook's set-up in a folder of its own, with programs that only pretend."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.monkeypatch = folder / "handbook", monkeypatch
        self.log, self.bin = folder / "calls", folder / "bin"
        for path in (self.bin, self.root / "hooks", self.root / "requirements"):
            path.mkdir(parents=True)
        shutil.copy(SCRIPT, self.root / "hooks")
        (self.root / "pyproject.toml").write_text("[project]\n")
        (self.root / "requirements" / "site.txt").write_text("one==1 \\\n    --hash=sha256:0\n")
        (self.root / "requirements" / "test.txt").write_text("one==1\ntwo==2\n")
        monkeypatch.setenv("PATH", str(self.bin))
        monkeypatch.delenv("CHROME_PATH", raising=False)
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        self.python()

    def program(self, name: str, *recipe: Recipe) -> Path:
        """Put a pretending program on the PATH."""
        path = self.bin / name
        path.write_text(PROGRAM.format(log=str(self.log), recipe=recipe))
        path.chmod(0o755)
        return path

    def python(self, *recipe: Recipe) -> None:
        """Choose what the Python that makes .venv, and the one in it, will do."""
        path = self.program("python", *recipe)
        self.monkeypatch.setattr(sys, "_base_executable", str(path))
        if self.venv.exists():
            shutil.copy(path, self.venv / "bin" / "python")

    @property
    def venv(self) -> Path:
        """The virtual environment of this checkout."""
        return self.root / ".venv"

    def bootstrap(self) -> Any:
        """The script as a module, as it is in this checkout."""
        spec = importlib.util.spec_from_file_location("bootstrap", self.root / "hooks/bootstrap.py")
        assert spec
        assert spec.loader
        module: Any = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        # The browsers of a Mac are no pretenders on the PATH: here there are none.
        module.SYSTEM_BROWSERS = [name for name in module.SYSTEM_BROWSERS if "/" not in name]
        return module

    def calls(self) -> list[str]:
        """What was run since the last look."""
        said = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return said


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """A fresh checkout for an ordinary user without a browser."""
    return Checkout(tmp_path, monkeypatch)


@pytest.fixture
def set_up(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> SetUp:
    """Run the set-up for one group; gives exit code, output and errors."""

    def run(group: str) -> tuple[int, str, str]:
        code = checkout.bootstrap().main([group])
        out, err = capsys.readouterr()
        return code, out, err

    return run


VERSION = ".".join(map(str, sys.version_info[:3]))
CREATING = f"Creating .venv with Python {VERSION}\n"


def test_syntax_is_that_of_python_3_6() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))
    assert tree.body


def test_old_python_is_told_in_one_line(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checkout.bootstrap().main(["site"], version=(3, 9, 2)) == 1
    assert capsys.readouterr().err == (
        f"Set-up stopped: found Python 3.9.2 ({sys.executable}), the handbook needs 3.11 or newer; "
        "install one and name it: make PYTHON=python3.11\n"
    )


def test_unknown_group_is_told(set_up: SetUp) -> None:
    assert set_up("all") == (
        1,
        "",
        "Set-up stopped: expected one of: python3 hooks/bootstrap.py site|test\n",
    )


def test_site_installs_the_lock_with_hashes_and_then_the_package(
    checkout: Checkout, set_up: SetUp
) -> None:
    assert set_up("site") == (0, f"{CREATING}Installing 1 locked packages into .venv\n", "")
    install = "python -m pip install -q --no-deps"
    assert checkout.calls() == [
        f"python -m venv --clear {checkout.venv}",
        f"{install} --require-hashes --only-binary :all: -r {checkout.root}/requirements/site.txt",
        f"{install} --no-build-isolation --no-index -e {checkout.root}",
    ]


def test_second_run_does_nothing_and_takes_no_time(checkout: Checkout, set_up: SetUp) -> None:
    set_up("site")
    checkout.calls()
    start = time.perf_counter()
    assert set_up("site") == (0, "", "")
    assert time.perf_counter() - start < 0.1
    assert checkout.calls() == []


def test_site_needs_nothing_after_test(checkout: Checkout, set_up: SetUp) -> None:
    checkout.program("chromium")
    set_up("test")
    checkout.calls()
    assert set_up("site") == (0, "", "")
    assert checkout.calls() == []


@pytest.mark.parametrize("changed", ["requirements/site.txt", "pyproject.toml"])
def test_change_installs_again_into_the_same_venv(
    changed: str, checkout: Checkout, set_up: SetUp
) -> None:
    set_up("site")
    with (checkout.root / changed).open("a") as file:
        file.write("# changed\n")
    assert set_up("site") == (0, "Installing 1 locked packages into .venv\n", "")


def test_interrupted_set_up_starts_afresh(checkout: Checkout, set_up: SetUp) -> None:
    checkout.python(("--require-hashes", "Killed", 137))
    code, _, err = set_up("site")
    assert (code, err) == (1, "Set-up stopped: pip failed for the reason below\nKilled\n")
    checkout.python()
    assert set_up("site") == (0, f"{CREATING}Installing 1 locked packages into .venv\n", "")


def test_ctrl_c_is_told_without_traceback(
    checkout: Checkout, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    bootstrap = checkout.bootstrap()
    monkeypatch.setattr(subprocess, "run", interrupt)
    assert bootstrap.main(["site"]) == 130
    assert capsys.readouterr().err == f"Set-up interrupted; {AGAIN} to finish it.\n"


def test_broken_python_is_replaced(checkout: Checkout, set_up: SetUp) -> None:
    set_up("site")
    (checkout.venv / "bin" / "python").unlink()
    (checkout.venv / "bin" / "python").symlink_to("/nonexistent")
    assert set_up("site")[:2] == (0, f"{CREATING}Installing 1 locked packages into .venv\n")


def test_moved_checkout_gets_a_new_venv(checkout: Checkout, set_up: SetUp) -> None:
    set_up("site")
    checkout.root = checkout.root.rename(checkout.root.with_name("moved"))
    assert set_up("site")[:2] == (0, f"{CREATING}Installing 1 locked packages into .venv\n")


@pytest.mark.parametrize(
    ("pip_says", "line"),
    [
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for one==1",
            f"the package index cannot be reached; check network, proxy and certificates, then "
            f"{AGAIN}\nERROR: No matching distribution found for one==1",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "a downloaded package is not the one in requirements/site.txt; empty the cache "
            "(python3 -m pip cache purge), run again, and if it stays so, report it\n"
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
        ),
        (
            "ERROR: No matching distribution found for one==1",
            "a package in requirements/site.txt has no build for this Python on this machine; "
            "name another Python: make PYTHON=python3.11\n"
            "ERROR: No matching distribution found for one==1",
        ),
        (
            "ERROR: [Errno 28] No space left on device",
            f"the disk is full; free some space, then {AGAIN}",
        ),
    ],
)
def test_failing_pip_is_explained(
    pip_says: str, line: str, checkout: Checkout, set_up: SetUp
) -> None:
    checkout.python(("--require-hashes", pip_says, 1))
    code, _, err = set_up("site")
    assert (code, err) == (1, f"Set-up stopped: {line}\n")


def test_venv_survives_a_lost_network(checkout: Checkout, set_up: SetUp) -> None:
    checkout.python(("--require-hashes", "Retrying", 1))
    set_up("site")
    checkout.python()
    assert set_up("site") == (0, "Installing 1 locked packages into .venv\n", "")


def test_missing_lock_is_told(checkout: Checkout, set_up: SetUp) -> None:
    lock = checkout.root / "requirements" / "site.txt"
    lock.unlink()
    _, _, err = set_up("site")
    assert err == (
        f"Set-up stopped: [Errno 2] No such file or directory: '{lock}'; mend that and {AGAIN}\n"
    )


def test_missing_venv_module_is_named(checkout: Checkout) -> None:
    bootstrap = checkout.bootstrap()
    with pytest.raises(bootstrap.SetupError) as caught:
        bootstrap.require_modules("no_such_module")
    assert str(caught.value) == (
        "this Python lacks the venv module; install it "
        f"(Debian: apt-get install python3-venv), then {AGAIN}"
    )
    assert checkout.calls() == []


def test_root_on_debian_gets_the_venv_module(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.program("apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    bootstrap = checkout.bootstrap()
    with pytest.raises(bootstrap.SetupError):
        bootstrap.require_modules("no_such_module")
    assert checkout.calls() == ["apt-get update -q", "apt-get install -y -q python3-venv"]
    assert capsys.readouterr().out == "Installing python3-venv with apt-get\n"


def test_failing_venv_is_told(checkout: Checkout, set_up: SetUp) -> None:
    checkout.python(("-m venv", "Error: [Errno 13] Permission denied: '.venv'", 1))
    assert set_up("site") == (
        1,
        CREATING,
        "Set-up stopped: cannot create .venv; Error: [Errno 13] Permission denied: '.venv'\n",
    )


def test_system_browser_is_found_and_remembered(checkout: Checkout, set_up: SetUp) -> None:
    chrome = checkout.program("google-chrome")
    checkout.program("chromium", ("--version", "This is a snap; install it", 1))
    assert set_up("test")[1].endswith(f"Using {chrome} for the browser tests\n")
    assert (checkout.venv / "browser").read_text() == f"{chrome}\n"
    assert set_up("test") == (0, "", "")


def test_browser_that_has_gone_is_looked_for_again(checkout: Checkout, set_up: SetUp) -> None:
    checkout.program("chromium")
    set_up("test")
    (checkout.bin / "chromium").unlink()
    chrome = checkout.program("google-chrome")
    assert set_up("test") == (0, f"Using {chrome} for the browser tests\n", "")


def test_chrome_path_comes_first(
    checkout: Checkout, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.program("chromium")
    set_up("test")
    mine = checkout.program("my-browser")
    monkeypatch.setenv("CHROME_PATH", str(mine))
    assert set_up("test") == (0, f"Using {mine} for the browser tests\n", "")


def test_wrong_chrome_path_is_told(
    checkout: Checkout, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.program("chromium")
    monkeypatch.setenv("CHROME_PATH", "/nonexistent")
    assert set_up("test")[2] == (
        "Set-up stopped: CHROME_PATH is /nonexistent, which does not start; correct or unset it\n"
    )


def test_browser_from_playwright_is_found(checkout: Checkout, set_up: SetUp) -> None:
    own = checkout.program("downloaded-chrome")
    checkout.python(("executable_path", str(own), 0))
    assert set_up("test")[1].endswith(f"Using {own} for the browser tests\n")


def test_no_browser_is_told_in_three_lines(checkout: Checkout, set_up: SetUp) -> None:
    code, out, err = set_up("test")
    assert (code, out.splitlines()[-1]) == (1, "Downloading Chromium with Playwright")
    assert "python -m playwright install chromium" in checkout.calls()
    assert err == (
        "Set-up stopped: no browser for the tests: none in CHROME_PATH, no Chromium or Chrome "
        "here, none from Playwright\n"
        "Install one (Debian: apt-get install chromium; macOS: brew install --cask google-chrome),"
        "\nor set CHROME_PATH to one you have; then run make test again.\n"
    )


def test_root_on_debian_gets_chromium(
    checkout: Checkout, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    checkout.program("apt-get", ("install", "E: no network", 100))
    assert set_up("test")[1].splitlines()[-2:] == [
        "Installing chromium with apt-get",
        "Downloading Chromium with Playwright",
    ]
    calls = checkout.calls()
    assert "apt-get install -y -q chromium" in calls
    assert "python -m playwright install --with-deps chromium" in calls


def test_missing_libatomic_is_named(checkout: Checkout, set_up: SetUp) -> None:
    checkout.python(("-m playwright --version", "libatomic.so.1: cannot open shared object", 127))
    assert set_up("test")[2] == (
        "Set-up stopped: Playwright needs libatomic1; install it "
        "(Debian: apt-get install libatomic1), then run make test again\n"
    )
