"""The whole story: from a folder of data packages to a site in its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from pipeline.addresses import plain_name
from pipeline.cache import Cache
from pipeline.catalog import Catalog, read_catalog
from pipeline.charts import Charts, draw_charts
from pipeline.charts.indicators import read_indicators
from pipeline.checking import products_of
from pipeline.engine import Ask, asking
from pipeline.findings import Finding, Report
from pipeline.folders import Folder
from pipeline.history import read_history
from pipeline.made_of import digest_of_frame, read_contents
from pipeline.mentions import Inventory, read_site, unsaid, without_missing
from pipeline.mentions.links import check_links
from pipeline.mentions.menu import check_menu
from pipeline.mentions.written import is_apart, written_texts
from pipeline.pages import Atlas, Page, write_pages
from pipeline.pages.parts.figures_in_text import fill_documents
from pipeline.products import Products
from pipeline.profile import read_profile
from pipeline.progress import Progress
from pipeline.project import ConfigurationError, Project
from pipeline.publish import (
    SitePage,
    publish,
    publish_for_scripts,
    publish_pictures,
    publish_search,
)
from pipeline.site.built import Built
from pipeline.site.finished import FinishedPages, drop_dead_ends, unlink_dead
from pipeline.site.finishing import finish
from pipeline.site.mkdocs import run_mkdocs
from pipeline.site.policy import add_policies
from pipeline.site.swap import restore, swap
from pipeline.site.weights import weigh
from pipeline.validation import validate
from pipeline.workers import executor

INLINE_SCRIPT = (
    "has a script in the page itself, which browsers will not run. "
    'Put it into a file beside the page, and name the file: <script src="…">.'
)

CHANGED = "Files under datasets/ changed while the site was made of them. Build again."

WITHOUT_ADDRESS = (
    "The site has no address yet, so citations, pictures and sitemap.xml name none. Set site_url "
    "in mkdocs.yml, or SITE_URL, once it has one."
)


def build_anew(
    project: Project,
    *,
    profile: str,
    strict: bool,
    workers: int,
    cache: Cache,
    progress: Progress,
    today: date | None,
) -> Built:
    """Check everything, make the site beside the old one, and put it in its place.

    Nothing is put in place when the report has an error (with `strict`, a warning). Raises
    ConfigurationError when settings, pages or templates are broken, or another build is running.
    """
    restore(project.build)
    # Settings lose what is not there later on, and with it may lose folders.
    contents_now = partial(read_contents, project)
    contents = contents_now()
    folders, findings = read_site(project, profile=profile)
    products = products_of(project, folders, contents, cache, profile=profile, today=today)
    cells: dict[tuple[str, str], pa.Table] = {}
    report = validate(
        folders,
        project,
        general=findings,
        profile=profile,
        today=today,
        keep=cells,
        products=products,
    )
    if not report.passes(strict=strict):
        return Built(report=report)
    project = without_missing(Inventory(project, folders))
    catalog = read_catalog(folders, project, cells, today=today)
    cells.clear()
    docs = _fresh(project.build / "docs")
    with asking(cache, project.build) as ask:
        with executor(workers, preload=["pipeline.charts.drawing.render"]) as pool:
            charts = draw_charts(catalog, project, ask, pool, cache, progress, products)
        progress.say("Writing data and pages")
        atlas = _publish(project, catalog, charts, ask, report, products, docs)
        found = fill_documents(atlas, docs)
        pages = write_pages(atlas, docs)
        _publish_search(atlas, pages, docs)
    progress.say(f"Making the site ({len(pages)} pages)")
    written = _Written(docs, pages, found, today or catalog.newest_day)
    built = _as_site(project, folders, written, report, cache)
    if not built.report.passes(strict=strict):
        return Built(report=built.report)
    if contents_now() != contents:
        raise ConfigurationError(CHANGED)
    return replace(built, site=swap(project.build / "site.new", project.build))


class _Written(NamedTuple):
    """What MkDocs makes a site of: documents, which of them are made pages, what was found in those
    that people wrote, and of which day the site is.
    """

    docs: Path
    pages: Sequence[Page]
    found: tuple[Finding, ...]
    day: date | None


def _as_site(
    project: Project, folders: Sequence[Folder], written: _Written, report: Report, cache: Cache
) -> Built:
    """What comes of documents as a site, beside the old one and not yet in its place."""
    docs, pages, found, day = written
    kinds = {page.address: page.kind for page in pages}
    side = _fresh(project.build / "site.new")
    frame = digest_of_frame(project, day)
    warnings = run_mkdocs(project, docs, side, day, cache=cache, frame=frame)
    found += _without_dead_links(project, folders, FinishedPages(side, kinds))
    scripted = add_policies(side)
    finish(side)
    return Built(
        report=replace(report, general=(*report.general, *unsaid(report.findings, found))),
        weights=weigh(side, kinds, cache),
        remarks=tuple(_remarks(project, warnings, scripted)),
    )


def _publish(  # noqa: PLR0917 - all that there is to publish
    project: Project,
    catalog: Catalog,
    charts: Charts,
    ask: Ask,
    report: Report,
    products: Products,
    docs: Path,
) -> Atlas:
    """Write all that is taken away or fetched by scripts, and gather what pages are made of."""
    history = read_history(project.root, project.collections)
    copy_documents(project, docs)
    downloads = publish(catalog, charts, history, project, read_profile("atlas"), docs, products)
    publish_pictures(catalog, project, products.cache, docs)
    indicators = read_indicators(catalog, project)
    publish_for_scripts(catalog, indicators, products.cache, docs)
    return Atlas(
        project=project,
        catalog=catalog,
        charts=charts,
        ask=ask,
        downloads=downloads,
        indicators=indicators,
        history=history,
        reports={plain_name(dataset.name): dataset for dataset in report.datasets},
    )


def _publish_search(atlas: Atlas, pages: Sequence[Page], docs: Path) -> None:
    """Write what search finds, once all pages are known."""
    listed = [
        SitePage(page.address, page.title, page.description) for page in pages if not page.raw_html
    ]
    publish_search(atlas.catalog, atlas.charts, atlas.indicators, atlas.project, listed, docs)


def _remarks(project: Project, warnings: Iterable[str], scripted: Iterable[str]) -> Iterator[str]:
    """What to say of the site to whoever makes it."""
    if not project.has_address:
        yield WITHOUT_ADDRESS
    yield from (f"MkDocs: {warning}" for warning in warnings)
    yield from (f"{page} {INLINE_SCRIPT}" for page in scripted)


def _without_dead_links(
    project: Project, folders: Sequence[Folder], pages: FinishedPages
) -> tuple[Finding, ...]:
    """Take links that lead nowhere out of what people wrote, and say where they stand.

    Most of it was said before anything was made; the finished site alone knows all.
    """
    texts = tuple(written_texts(project, folders))
    written = [text.address for text in texts]
    dropped = drop_dead_ends(pages, written, project)
    mended = dropped | unlink_dead(pages, written, project)
    links = (check_links(text, project, pages) for text in texts if text.address in mended)
    return (*check_menu(project, pages), *chain.from_iterable(links))


def copy_documents(project: Project, docs: Path) -> None:
    """Copy the pages that people write: no links out of the folder, and not the site's theme.

    Collections are left out, and so are texts for pages that are made from data: both become part
    of pages.
    """

    def passed_over(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if is_apart(Path(folder) / name, project)]

    if project.docs.is_dir():
        shutil.copytree(project.docs, docs, dirs_exist_ok=True, symlinks=True, ignore=passed_over)


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
