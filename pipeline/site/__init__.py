"""The whole story: from a folder of data packages to a site in its place."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filelock import AcquireReturnProxy, FileLock, Timeout

from pipeline.cache import Cache
from pipeline.catalog import read_catalog
from pipeline.charts import draw_charts
from pipeline.charts.indicators import read_indicators
from pipeline.findings import Report
from pipeline.folders import read_folders
from pipeline.history import read_history, read_today
from pipeline.pages import Atlas, write_pages
from pipeline.pages.prose import fill_documents
from pipeline.progress import Progress
from pipeline.project import ConfigurationError, Project
from pipeline.publish import publish, publish_for_scripts, publish_pictures
from pipeline.site.finishing import finish
from pipeline.site.mkdocs import run_mkdocs
from pipeline.site.policy import add_policies
from pipeline.site.swap import restore, swap
from pipeline.site.weights import Weight, weigh
from pipeline.validation import read_profile, validate
from pipeline.workers import executor

INLINE_SCRIPT = (
    "has a script in the page itself, which browsers will not run. "
    'Put it into a file beside the page, and name the file: <script src="…">.'
)


@dataclass(frozen=True)
class Built:
    """What came of a build: the report, and where the site is, unless the report stopped it."""

    report: Report
    site: Path | None = None
    weights: tuple[Weight, ...] = ()


def build(
    project: Project,
    *,
    profile: str,
    strict: bool,
    workers: int,
    cache: Cache,
    progress: Progress,
) -> Built:
    """Check everything, make the site beside the old one, and put it in its place.

    Nothing is put in place when the report has an error (with `strict`, a warning). Raises
    ConfigurationError when settings, pages or templates are broken, or another build is running.
    """
    with _only_build(project):
        restore(project.build)
        folders, findings = read_folders(project)
        today = read_today(project.root)
        report = validate(folders, project, general=findings, profile=profile, today=today)
        if not report.passes(strict=strict):
            return Built(report)
        catalog = read_catalog(folders, project)
        history = read_history(project.root, project.collections)
        docs = _fresh(project.build / "docs")
        with executor(workers, preload=["pipeline.charts.render"]) as pool:
            charts = draw_charts(catalog, project, pool, cache, progress)
        progress.say("Writing data and pages")
        copy_documents(project, docs)
        downloads = publish(catalog, charts, history, project, read_profile("atlas"), docs)
        publish_pictures(catalog, project, cache, docs)
        indicators = read_indicators(catalog, project)
        publish_for_scripts(catalog, indicators, cache, docs)
        atlas = Atlas(
            project=project,
            catalog=catalog,
            charts=charts,
            downloads=downloads,
            indicators=indicators,
            history=history,
            reports={dataset.name: dataset for dataset in report.datasets},
        )
        fill_documents(atlas, docs)
        pages = write_pages(atlas, docs)
        progress.say(f"Making the site ({len(pages)} pages)")
        side = _make_site(project, docs, today or catalog.newest_day, progress)
        weights = weigh(side, {page.address: page.kind for page in pages})
        return Built(report, swap(side, project.build), weights)


def _make_site(project: Project, docs: Path, today: date | None, progress: Progress) -> Path:
    """The site beside the old one, with a policy in every page, as any host can serve it."""
    side = _fresh(project.build / "site.new")
    for warning in run_mkdocs(project, docs, side, today):
        progress.say(f"MkDocs: {warning}")
    for page in add_policies(side):
        progress.say(f"{page} {INLINE_SCRIPT}")
    finish(side)
    return side


def copy_documents(project: Project, docs: Path) -> None:
    """Copy the pages that people write: no links out of the folder, and not the site's theme.

    Collections are left out, and so are texts for pages that are made from data: both become part
    of pages.
    """
    theme = project.mkdocs.get("theme")
    own_theme = theme.get("custom_dir") if isinstance(theme, Mapping) else None

    def passed_over(folder: str, names: list[str]) -> list[str]:
        paths = {name: Path(folder) / name for name in names}
        return [
            name
            for name, path in paths.items()
            if path.is_symlink()
            or (own_theme and path == project.root / own_theme)
            or path == project.parts
            or project.collection_at(path)
        ]

    if project.docs.is_dir():
        shutil.copytree(project.docs, docs, dirs_exist_ok=True, symlinks=True, ignore=passed_over)


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _only_build(project: Project) -> AcquireReturnProxy:
    if project.build.is_symlink():
        raise ConfigurationError(f"{project.build} is a symbolic link. Make it a folder.")
    project.build.mkdir(parents=True, exist_ok=True)
    try:
        return FileLock(project.build / "lock").acquire(timeout=0)
    except Timeout:
        message = f"Another build is running in {project.build}. Wait for it to end, or stop it."
        raise ConfigurationError(message) from None
