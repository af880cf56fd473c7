"""The register of macros, and the one way to call them."""

import inspect
from collections.abc import Callable
from typing import Any

from handbook.partials import Here, MacroError
from handbook.problems import suggestion

MACROS: dict[str, Callable[..., str]] = {}


def macro(function: Callable[..., str]) -> Callable[..., str]:
    """Offer a function to pages under its own name."""
    MACROS[function.__name__] = function
    return function


def call(here: Here, name: str, positional: tuple[Any, ...], named: dict[str, Any]) -> str:
    """What a macro puts on the page; raises MacroError on an unknown name or wrong arguments."""
    if name not in MACROS:
        raise MacroError(f"no macro '{name}'{suggestion(name, MACROS)}")
    function = MACROS[name]
    signature = inspect.signature(function)
    try:
        bound = signature.bind(here, *positional, **named)
    except TypeError as error:
        takes = ", ".join(list(signature.parameters)[1:]) or "nothing"
        raise MacroError(f"{name} takes {takes}: {error}") from None
    return function(*bound.args, **bound.kwargs)
