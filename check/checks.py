"""What is checked, in the order in which it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from check.accessibility import check_accessibility
from check.archives import check_archives
from check.budgets import check_budgets
from check.catalogues import check_catalogues
from check.faults import Looked
from check.feeds import check_feeds
from check.files import check_files
from check.hosts import check_hosts
from check.links import check_links
from check.listing import check_listing
from check.markup import check_conformance, check_parsing
from check.mentions import check_what_is_named
from check.pages import check_pages
from check.policy import check_policy
from check.quotes import check_quotes
from check.search import check_search
from check.site import Site
from check.styles import check_styles
from check.values import check_values


@dataclass(frozen=True)
class Check:
    """A check by its name; `claim` is what is true of all that it looked at if it finds nothing."""

    name: str
    claim: str
    look: Callable[[Site], Looked]


CHECKS = (
    Check("files", "all can be served by any host", check_files),
    Check("pages", "all are there", check_pages),
    Check("links", "all lead somewhere", check_links),
    Check("search", "all that is found is there, by the words that people use", check_search),
    Check("names", "all that is named is there", check_what_is_named),
    Check("policy", "nothing runs but scripts of the site", check_policy),
    Check("styles", "pages load those of what stands on them", check_styles),
    Check("HTML", "all valid for a parser", check_parsing),
    Check("HTML by Nu", "all valid", check_conformance),
    Check("listing", "each under one address", check_listing),
    Check("catalogues", "all can be read and agree", check_catalogues),
    Check("feeds", "as readers take them", check_feeds),
    Check("archives", "all valid for frictionless", check_archives),
    Check("values", "the same in all", check_values),
    Check("hosts", "none asks another host", check_hosts),
    Check("budgets", "all within them", check_budgets),
    Check("accessibility", "axe finds nothing", check_accessibility),
    Check("quotes", "all true of the data", check_quotes),
)
