"""Every rule over the whole handbook: its records, its pages, its ledger."""

from collections.abc import Iterator

from handbook.checks import check
from handbook.ledger import check_ledger
from handbook.page_checks import check_pages
from handbook.problems import Problem
from handbook.site import Site


def check_all(site: Site) -> Iterator[Problem]:
    """What is wrong with a site that has been read, besides what could not be read."""
    yield from check(site.handbook)
    yield from check_pages(site)
    yield from check_ledger(site)
