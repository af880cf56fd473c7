"""What a page needs on paper: the full addresses of its links, and where it was printed from."""

import re
from html import escape
from urllib.parse import urljoin

from handbook.pages import Page
from handbook.partials import without_braces
from handbook.site import Site

HANDED_OUT = {"phase", "module", "programme", "path"}
"""Kinds whose pages are given to people on paper, so that no link may stay behind words."""

OWN = "my/"
"""Below it stand the pages that readers fill with what is theirs."""

SHORT = "m/"
"""Below it every module has an address that holds nothing but its id."""

_ARTICLE = re.compile(
    r"(?<=<article)(?P<head>[^>]*>)(?P<text>.*?)(?=<copy-link>|</article>)", re.DOTALL
)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LINK = re.compile(r'<a (?:data-short )?href="(?P<href>[^"#:][^":]*)"')


def as_handout(text: str, site: Site, page: Page, address: str) -> str:
    """A page that says at its end where it stands, and on paper where its links lead."""
    found = _ARTICLE.search(text)
    if not found:
        return text
    head, body = found["head"], found["text"]
    if page.url.startswith(OWN) or any(kind in HANDED_OUT for kind, _ in page.records):
        head = f" style='--hb-site: \"{escape(address)}\"'{head}"
        body = _LINK.sub(lambda link: _with_address(link, site, page.url), body)
    at = address + short_address(page.url, site)
    source = f'<p class="hb-source">{without_braces(_source(text, at))}</p>'
    return f"{text[: found.start()]}{head}{body}{source}{text[found.end() :]}"


def short_address(path: str, site: Site) -> str:
    """The address of a page or a place on it, below the site's; of a whole module its short one."""
    kind, _, rest = path.partition("/")
    name = rest.rstrip("/")
    return f"{SHORT}{name}/" if kind == "modules" and name in site.handbook.of("module") else path


def _with_address(link: re.Match[str], site: Site, here: str) -> str:
    whole = urljoin(f"/{here}", link["href"]).lstrip("/")
    return f'{link[0]} data-at="{short_address(whole, site)}"'


def _source(text: str, address: str) -> str:
    found = _TITLE.search(text)
    return f"{found[1].strip() if found else ''}, {escape(address)}"
