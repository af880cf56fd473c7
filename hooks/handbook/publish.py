"""What a built site needs besides its pages, whichever generator built it.

A policy that forbids scripts from elsewhere, descriptions and card data, abbreviations explained,
pages that lead from old addresses to new ones, a search that knows every word, and the kits.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path

from handbook.abbreviations import with_abbreviations
from handbook.catalogue import write_catalogue
from handbook.handout import SHORT, as_handout
from handbook.kits import write_kits
from handbook.ledger import Ledger, whole_ledger
from handbook.pages import Page
from handbook.partials import environment, without_braces
from handbook.search import defer_search, mend_search
from handbook.site import Site
from handbook.yaml_nodes import read_node

CARD = "assets/card.png"

_INLINE = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<code>.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_DESCRIPTION = re.compile(r'\s*<meta name="?description"?[^>]*>', re.IGNORECASE)


def publish(site: Site, built: Path) -> int:
    """Finish a built site; returns how many of the handbook's pages it has."""
    redirects = write_redirects(site, built)
    write_kits(site.root, built)
    write_catalogue(site, built)
    mend_search(built)
    defer_search(built)
    address = setting(site, "site_url")
    meanings = abbreviations(site)
    texts: dict[Path, str] = {}
    for path in sorted(built.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        page = site.by_url.get(_url(path, built))
        if path not in redirects:
            text = with_comfort(with_metadata(text, site, page, address))
            text = with_abbreviations(text, meanings)
            text = as_handout(text, site, page, address) if page else text
        texts[path] = text
    policy = content_security_policy(texts.values())
    for path, text in texts.items():
        path.write_text(with_policy(text, policy), encoding="utf-8")
    return sum(_url(path, built) in site.by_url for path in texts)


def content_security_policy(texts: Iterable[str]) -> str:
    """The policy for all pages: the union of their inline scripts, since instant navigation keeps
    the policy of the page one came in by."""
    hashes = sorted({_hash(code) for text in texts for code in inline_scripts(text)})
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )


def inline_scripts(text: str) -> Iterable[str]:
    """The code of every script element that a browser would run and that has no address."""
    for match in _INLINE.finditer(text):
        attributes = match["attributes"]
        data = re.search(r"\btype=\"?application/(?:ld\+)?json", attributes)
        if not data and not re.search(r"\bsrc=", attributes):
            yield match["code"]


def with_policy(text: str, policy: str) -> str:
    """A page with the policy, before anything that it governs."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
    return _CHARSET.sub(lambda charset: charset[0] + tag, text, count=1)


def with_metadata(text: str, site: Site, page: Page | None, address: str) -> str:
    """A page with its description, and what other programs show when someone links it."""
    found = _TITLE.search(text)
    # The theme writes the title unescaped: what it holds is text, whatever it looks like.
    title = found[1].strip() if found else site.handbook.kit.title
    text = _TITLE.sub(lambda _: f"<title>{escape(title, quote=False)}</title>", text, count=1)
    if page is None:
        return text
    described = description(site, page)
    values = {
        "og:type": "website",
        "og:site_name": site.handbook.kit.title,
        "og:title": title,
        "og:description": described,
        "og:url": address + page.url,
        "og:image": address + CARD,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": site.handbook.kit.title,
    }
    tags = [f'<meta name="description" content="{escape(described)}">']
    tags += [f'<meta property="{k}" content="{escape(v)}">' for k, v in values.items()]
    tags.append('<meta name="twitter:card" content="summary_large_image">')
    return _DESCRIPTION.sub("", text).replace("</head>", "".join(tags) + "</head>", 1)


def with_comfort(text: str) -> str:
    """A page whose tables scroll by keyboard too, and whose headings are named by their words.

    The sign behind a heading is for the mouse: for the keyboard the table of contents has the same
    addresses, and a screen reader would add the sign to every heading's name.
    """
    frame = '<div class="hb-scroll" role="group" aria-label="Table" tabindex="0">'
    text = _TABLE.sub(lambda table: f"{frame}{table[0]}</div>", text)
    return text.replace('class="headerlink"', 'class="headerlink" aria-hidden="true" tabindex="-1"')


def abbreviations(site: Site) -> dict[str, str]:
    """What every abbreviation of the glossary stands for."""
    terms = (entry.record for entry in site.handbook.of("term").values())
    return {term.abbreviation: term.title for term in terms if term.abbreviation}


def description(site: Site, page: Page) -> str:
    """What a page says of itself: its front matter's sentence or its record's summary."""
    own = page.meta.get("description")
    if isinstance(own, str):
        return " ".join(own.split())
    for kind, key in page.records:
        if key in site.handbook.of(kind):
            return " ".join(site.handbook.of(kind)[key].record.summary.split())
    return setting(site, "site_description")


def write_redirects(site: Site, built: Path) -> set[Path]:
    """Leave a page at every address that the ledger says has moved, split or retired, and at the
    short address of every module there is or ever was."""
    ledger = whole_ledger(site)
    ended = [*ledger.moved, *ledger.split, *ledger.retired]
    modules = [f"module/{key}" for key in site.handbook.of("module")]
    written = set()
    for key in dict.fromkeys([*ended, *modules]):
        if key.partition("/")[0] not in _ADDRESSES:
            continue
        path = built / _address(key, old=True) / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_redirect(site, ledger, key), encoding="utf-8")
        written.add(path)
    return written


_ADDRESSES = {"page": "", "module": "modules/"}
"""The kinds of record that have addresses of their own to lead on from."""


def _address(key: str, old: bool = False) -> str:
    """Where something of the ledger is read, or where it was; of a module its short address."""
    kind, _, name = key.partition("/")
    if kind == "page":
        return name
    return f"{SHORT}{name}/" if old else f"{_ADDRESSES[kind]}{name}/"


def _redirect(site: Site, ledger: Ledger, key: str) -> str:
    old = _address(key, old=True)
    up = "../" * len(old.strip("/").split("/"))
    final = _final(ledger, key)
    names = ledger.split.get(final) or (() if final in ledger.retired else (final,))
    urls = [_address(name) for name in names]
    links = [(up + url, _title(site, url)) for url in urls]
    page = (
        environment()
        .get_template("redirect.html.jinja")
        .render(
            kit=site.handbook.kit,
            old=old,
            up=up,
            links=links,
            reason=ledger.retired.get(final, ""),
            short=key.startswith("module/") and key.partition("/")[2] in site.handbook.of("module"),
        )
    )
    return without_braces(page)


def _final(ledger: Ledger, key: str) -> str:
    """Where an old address leads in the end: an address, or one that was split or retired."""
    seen = {key}
    while key in ledger.moved and ledger.moved[key] not in seen:
        key = ledger.moved[key]
        seen.add(key)
    return key


def _title(site: Site, url: str) -> str:
    page = site.by_url.get(url.strip("/"))
    if page is None:
        return url
    for kind, key in page.records:
        if key in site.handbook.of(kind):
            return site.handbook.of(kind)[key].title
    return str(page.meta.get("title", url))


def _url(path: Path, built: Path) -> str:
    within = path.relative_to(built)
    return within.parent.as_posix().strip(".") if within.name == "index.html" else str(within)


def _hash(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def setting(site: Site, key: str) -> str:
    """A text of mkdocs.yml; empty when it is not there."""
    root, _ = read_node(site.root / "mkdocs.yml", "mkdocs.yml")
    node = root.get(key) if root else None
    return str(node.value) if node and node.value else ""
