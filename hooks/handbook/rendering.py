"""Every page of a site with its macros rendered, for the rules that look at pages."""

from collections.abc import Mapping
from functools import cached_property

from handbook.calls import Rendered, render
from handbook.checks import check_roles
from handbook.pages import Page, anchors
from handbook.site import Site


class Rendering:
    """A site with every page rendered once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages = site.pages
        self.rendered: Mapping[str, Rendered] = {
            source: self._render(page) for source, page in site.pages.items()
        }

    def _render(self, page: Page) -> Rendered:
        """A page as it stands when the company kit, which every macro needs, has a fault."""
        if not self.site.handbook.of("handbook") or any(check_roles(self.site.handbook)):
            return Rendered(page.body, whole=False)
        return render(page, self.site.handbook, dict(self.site.pages))

    @cached_property
    def anchors(self) -> Mapping[str, set[str]]:
        """The ids that links may point at, by page."""
        return {source: anchors(rendered.text) for source, rendered in self.rendered.items()}
