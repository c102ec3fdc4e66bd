"""Full URLs: of the site's own pages, and those that datasets name."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from pipeline import addresses
from pipeline.catalog import Dataset
from pipeline.project import Project
from pipeline.validation.hidden.links import link_fault

URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"


def page_url(dataset: Dataset, project: Project) -> str:
    """The full URL of a dataset's page."""
    return project.absolute(addresses.dataset(dataset.name))


def web_address(text: str | None) -> str | None:
    """A text as an http or https URL that is safe to write anywhere, or None if it is none.

    One whose host hides or imitates another, or is the reader's own machine, is none.
    """
    if link_fault(text or "") is not None:
        return None
    try:
        parts = urlsplit((text or "").strip())
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
    except ValueError:
        return None
    return quote((text or "").strip(), safe=URL_CHARACTERS)
