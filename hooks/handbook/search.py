"""The theme's search, so that it knows every word and costs nothing until somebody searches."""

import re
from pathlib import Path

_WORDS = Path(__file__).parents[1] / "scripts" / "search-words.js"
_NAME = r"[\w$]+"
_WHEN_FETCHED = re.compile(
    rf"""(?P<at_once>location\.protocol!=="file:")(?P<rest>\),{_NAME}\("search"\)\)"""
    rf"""\.pipe\({_NAME}\((?P<on>{_NAME})=>(?P=on)\),(?P<then>{_NAME})\(\(\)=>{_NAME}\)\))"""
)
"""Where the theme's script says when the words are fetched: at once, or when the search opens."""
_WHEN_MARKED = re.compile(
    rf"""(?P<both>{_NAME})\(\[(?P<index>{_NAME}),"""
    rf"""(?P<address>{_NAME}\.pipe\([^\[\]]{{1,80}}?\.searchParams\.get\("h"\)\))\)\]\)"""
)
"""Where it asks for the words and for an address that says which of them to mark on the page."""


def mend_search(built: Path) -> None:
    """Give the theme's search worker the correction that its library of words needs.

    The library is no longer maintained; the worker has it inside and takes no other.
    """
    correction = _WORDS.read_text(encoding="utf-8")
    for path in sorted((built / "assets" / "javascripts" / "workers").glob("search.*.js")):
        worker = path.read_text(encoding="utf-8")
        path.write_text(f"{worker}\n{correction}", encoding="utf-8")


def defer_search(built: Path) -> None:
    """Let the theme fetch the words of the search when it is opened, not with every page.

    They weigh far more than a page. The theme has no setting for it, but waits like this where
    there is no server.
    """
    for path in sorted((built / "assets" / "javascripts").glob("bundle.*.js")):
        script = path.read_text(encoding="utf-8")
        path.write_text(deferred(script), encoding="utf-8")


def deferred(script: str) -> str:
    """The theme's script that asks for the words late; as it was when it is not the one we know."""
    fetched, marked = _WHEN_FETCHED.search(script), _WHEN_MARKED.search(script)
    if not fetched or not marked:
        return script
    both, index, address = marked["both"], marked["index"], marked["address"]
    # First an address that asks for it, then the words: the theme asks for both at once.
    late = f"{address},{fetched['then']}(asked=>{both}([{index},[asked]])))"
    return _WHEN_FETCHED.sub(r"!1\g<rest>", script).replace(marked[0], late)
