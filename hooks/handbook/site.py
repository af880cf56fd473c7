"""The handbook and its pages together, read once for as long as nothing changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from handbook import loader
from handbook.handbook import Handbook
from handbook.pages import Page, read_pages
from handbook.partials import Here
from handbook.problems import DataError, Problem


@dataclass(frozen=True)
class Site:
    """One reading of data/ and docs/."""

    root: Path
    handbook: Handbook
    pages: Mapping[str, Page]
    problems: tuple[Problem, ...] = field(default=(), repr=False)

    def here(self, url: str, by_source: bool = False) -> Here:
        """The page at an address, ready to be rendered."""
        page = self.by_url.get(url.strip("/"))
        if page is None:
            raise KeyError(f"no page has the address '{url}'")
        return Here(self.handbook, self.pages, page, by_source)

    @cached_property
    def by_url(self) -> Mapping[str, Page]:
        """The pages by address, without the slash at its end."""
        return {page.url.strip("/"): page for page in self.pages.values()}


def read_site(root: Path) -> Site:
    """Data and pages of a repository, with what could not be read."""
    handbook, problems = loader.read(root / "data")
    pages, more = read_pages(root / "docs")
    return Site(root, handbook, pages, tuple(problems + more))


_kept: dict[Path, Site] = {}


def site_of(root: str | Path) -> Site:
    """The site of a repository as its macros show it, read once a build.

    Raises DataError with every problem when the first reading meets any; a later one, while a
    preview runs, keeps what was read last.
    """
    folder = Path(root).resolve()
    if folder not in _kept:
        refresh(folder)
    return _kept[folder]


def refresh(root: str | Path) -> tuple[Problem, ...]:
    """Read a repository again, and say what is wrong; a faulty one replaces nothing."""
    folder = Path(root).resolve()
    site = read_site(folder)
    if not site.problems:
        _kept[folder] = site
    elif folder not in _kept:
        raise DataError(site.problems)
    return site.problems
