"""All of a site's data -> the pages that people read: Markdown for MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from pipeline import addresses
from pipeline.pages import kinds
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import front_matter
from pipeline.project import ConfigurationError, Project

__all__ = ["PAGES", "Atlas", "Page", "make_pages", "write_pages"]

# What makes each kind of page: the function `pages` of every file in kinds/.
PAGES: tuple[Callable[[Atlas], Iterable[Page]], ...] = tuple(
    import_module(f"{kinds.__name__}.{file.name}").pages for file in iter_modules(kinds.__path__)
)


def make_pages(atlas: Atlas) -> Iterator[Page]:
    """Every page that is made from data, but those that a person wrote under the same address.

    Raises ConfigurationError with the page's name when a page or its template fails.
    """
    for build in PAGES:
        kind = build.__module__.rpartition(".")[2]
        try:
            for page in build(atlas):
                if not _is_written_by_hand(page, atlas.project):
                    yield page
        except ConfigurationError:
            raise
        except Exception as error:
            raise ConfigurationError(f"the {kind} pages cannot be made: {error!r}") from error


def write_pages(atlas: Atlas, out: Path) -> tuple[Page, ...]:
    """Write every page below `out`, where MkDocs reads its documents. Returns the pages.

    Raises ConfigurationError like make_pages, and when two pages have one address or one would
    stand outside `out`.
    """
    pages = tuple(make_pages(atlas))
    _check_apart(pages)
    for page in pages:
        name = f"{page.address}index.html" if page.raw_html else addresses.page_file(page.address)
        path = out / name
        if not path.resolve().is_relative_to(out.resolve()):
            raise ConfigurationError(f"page {page.address} would stand outside the site")
        path.parent.mkdir(parents=True, exist_ok=True)
        text = page.body if page.raw_html else front_matter(page) + page.body
        path.write_text(text, encoding="utf-8", newline="\n")
    return pages


def _check_apart(pages: Iterable[Page]) -> None:
    """Raise ConfigurationError when two pages would stand in one place, as settings can ask for."""
    kinds: dict[str, str] = {}
    for page in pages:
        if page.address in kinds:
            both = " and ".join(dict.fromkeys((kinds[page.address], page.kind)))
            raise ConfigurationError(
                f"mkdocs.yml, extra.atlas: two pages (kind {both}) would have the address "
                f"/{page.address}. Give topics ids, and kinds of entities addresses, of their own."
            )
        kinds[page.address] = page.kind


def _is_written_by_hand(page: Page, project: Project) -> bool:
    names = [addresses.page_file(page.address)]
    if page.address:
        names.append(f"{page.address.rstrip('/')}.md")
    paths = [project.docs / name for name in names]
    return any(path.exists() for path in paths if not _is_collected(path, project))


def _is_collected(path: Path, project: Project) -> bool:
    """Whether a file is part of a collection, which is data until its page is made."""
    return any(path.is_relative_to(project.docs / name) for name in project.collections)
