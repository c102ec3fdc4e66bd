"""What to do about names in settings and written pages that lead to nothing on the site."""

from __future__ import annotations


def entry(near: str) -> str:
    """An entry of the menu is like a page that is there."""
    return f"Did you mean {near}? If not, take the entry out."


def setting(near: str, block: str) -> str:
    """A setting names what is like something that is there."""
    return f"Did you mean {near}? If not, take {block} out."


def sentence(near: str) -> str:
    """A figure or chart is like one that is there."""
    return f"Did you mean {near}? If not, take the sentence out."


def row(near: str) -> str:
    """A row of the self-assessment names what is like a page that is there."""
    return f"Did you mean {near}? If not, take the row out."


def link(page: str) -> str:
    """A link is like that of a page that is there."""
    return f"Did you mean the page {page}? If not, take the link out."


def link_to_page_alone(fragment: str) -> str:
    """A link leads to a part that its page has not."""
    return f"The page is there, but {fragment} is not on it. Link to the page alone."


def lead_elsewhere() -> str:
    """A page leads all who open it to where nothing is."""
    return "Let the page lead to what is there, or take it out."
