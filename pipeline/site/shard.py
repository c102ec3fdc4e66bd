"""Some of a site's datasets, made on one machine of many into the store that all of them reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.cache import Cache
from pipeline.catalog import read_catalog
from pipeline.charts import draw_charts
from pipeline.checking import products_of
from pipeline.engine import asking
from pipeline.findings import Report
from pipeline.folders import Folder
from pipeline.history import read_today
from pipeline.made_of import datasets_named, read_contents
from pipeline.mentions import Inventory, read_site, without_missing
from pipeline.progress import Progress
from pipeline.project import Project
from pipeline.publish.datasets.dataset_files import files_of
from pipeline.validation import validate
from pipeline.workers import executor


@dataclass(frozen=True)
class Shard:
    """Each dataset whose place in the list of all, counted from 1, is `number` over a multiple."""

    number: int
    of: int


def make_shard(
    project: Project, shard: Shard, *, profile: str, workers: int, cache: Cache, progress: Progress
) -> Report:
    """Check a shard's datasets, and keep their reports, charts and files.

    A build with the same store then makes the site of them. Charts and files are left out where one
    of them, or of those that they refer to, has an error. Returns the report on the shard.
    """
    today = read_today(project.root)
    contents = read_contents(project)
    folders, findings = read_site(project, profile=profile)
    chosen = folders[shard.number - 1 :: shard.of]
    needed = _with_those_named(project, folders, chosen)
    products = products_of(project, needed, contents, cache, profile=profile, today=today)
    report = validate(
        needed, project, general=findings, profile=profile, today=today, products=products
    )
    if report.valid:
        project = without_missing(Inventory(project, folders))
        catalog = read_catalog(needed, project, today=today)
        own = {folder.path for folder in chosen}
        datasets = tuple(one for one in catalog.datasets if one.folder in own)
        drawing = executor(workers, preload=["pipeline.charts.drawing.render"])
        with asking(cache, project.build) as ask, drawing as pool:
            only = {dataset.name for dataset in datasets}
            draw_charts(catalog, project, ask, pool, cache, progress, products, only=only)
        for dataset in datasets:
            files_of(dataset, project, products)
    names = {folder.name for folder in chosen}
    return replace(report, datasets=tuple(one for one in report.datasets if one.name in names))


def _with_those_named(
    project: Project, folders: Sequence[Folder], chosen: Sequence[Folder]
) -> list[Folder]:
    """The chosen folders, those that they name, those that these name, and so on."""
    names = {folder.name for folder in chosen}
    while True:
        needed = [folder for folder in folders if folder.name in names]
        named = names.union(*(datasets_named(project, folder) for folder in needed))
        if named == names:
            return needed
        names = named
