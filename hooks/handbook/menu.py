"""The rules for mkdocs.yml: its menu, and what it shares with the company kit."""

from collections.abc import Iterator

from handbook.page_links import SCHEME
from handbook.problems import Place, Problem, suggestion
from handbook.rendering import Rendering
from handbook.yaml_nodes import Node, read_node

CONFIG = "mkdocs.yml"


def check_navigation(rendering: Rendering) -> Iterator[Problem]:
    """Every page stands in the menu of mkdocs.yml once, and nothing else does."""
    root, problems = read_node(rendering.site.root / CONFIG, CONFIG)
    yield from problems
    nav = root.get("nav") if root else None
    if root is not None and nav is None:
        yield Problem(Place(CONFIG), "there is no menu; list the pages under the key 'nav'")
    if root is None or nav is None:
        return
    seen: dict[str, int] = {}
    lists: dict[str, set[int]] = {}
    for node, among in _leaves(nav):
        source = str(node.value)
        place = Place(CONFIG, node.line, node.column)
        if source in seen:
            yield Problem(place, f"'{source}' stands in the menu twice; remove one")
        elif source not in rendering.pages and not SCHEME.match(source):
            text = f"no page 'docs/{source}'{suggestion(source, rendering.pages)}"
            yield Problem(place, text)
        seen.setdefault(source, node.line)
        lists.setdefault(_folder(source), set()).add(among)
    for source, page in rendering.pages.items():
        if source not in seen:
            text = f"the page is not in the menu; add '- {source}' under nav in {CONFIG}"
            beside = [line for other, line in seen.items() if _folder(other) == _folder(source)]
            # Where a folder is divided by subject, nobody knows to which one a page belongs.
            is_one = len(lists.get(_folder(source), ())) == 1
            below = f", below line {max(beside)}" if is_one else ""
            yield Problem(page.place(), text + below)


def check_config(rendering: Rendering) -> Iterator[Problem]:
    """mkdocs.yml and the company kit name the same handbook."""
    found = rendering.site.handbook.of("handbook").get("handbook")
    root, _ = read_node(rendering.site.root / CONFIG, CONFIG)
    if found is None or root is None:
        return
    kit = found.record
    expected = {
        "site_name": kit.title,
        "repo_url": kit.repository,
        "repo_name": "/".join(kit.repository.rstrip("/").split("/")[-2:]),
        "edit_uri": f"edit/{kit.branch}/docs/",
    }
    for key, value in expected.items():
        node = root.get(key)
        got = node.value if node else None
        if got != value and (node or key in ("site_name", "repo_url")):
            place = Place(CONFIG, *((node.line, node.column) if node else (1, 1)))
            fact = f"{key} is '{got}'" if node else f"{key} is missing"
            text = f"{fact}, but data/handbook.yml says '{value}'; write that here"
            yield Problem(place, text)


def _folder(source: str) -> str:
    return source.rpartition("/")[0]


def _leaves(node: Node, among: int = 0) -> Iterator[tuple[Node, int]]:
    """Every entry of the menu, with the line at which the list begins that it stands in."""
    if node.sequence is not None:
        for item in node.sequence:
            yield from _leaves(item, node.line)
    elif node.mapping is not None:
        for item in node.mapping.values():
            yield from _leaves(item, among)
    elif isinstance(node.value, str):
        yield node, among
