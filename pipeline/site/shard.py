"""Some of a site's datasets, made on one machine of many into the store that all of them reach."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.cache import Cache
from pipeline.catalog import read_catalog
from pipeline.charts import draw_charts
from pipeline.engine import asking
from pipeline.findings import Report
from pipeline.history import read_today
from pipeline.made_of import datasets_named, digests_of_datasets
from pipeline.mentions import Inventory, read_site, without_missing
from pipeline.products import Products
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

    A build with the same store then makes the site of them. Charts and files are left out where a
    dataset, or one that it refers to, has an error. Returns the report on the shard's datasets.
    """
    folders, findings = read_site(project, profile=profile)
    today = read_today(project.root)
    chosen = folders[shard.number - 1 :: shard.of]
    named = {name for folder in chosen for name in datasets_named(project, folder)}
    needed = [folder for folder in folders if folder in chosen or folder.name in named]
    products = Products(cache, digests_of_datasets(project, needed, profile, today))
    report = validate(
        needed, project, general=findings, profile=profile, today=today, products=products
    )
    if report.valid:
        project = without_missing(Inventory(project, folders))
        catalog = read_catalog(needed, project, today=today)
        drawing = executor(workers, preload=["pipeline.charts.drawing.render"])
        with asking(cache, project.build) as ask, drawing as pool:
            draw_charts(catalog, project, ask, pool, cache, progress, products)
        own = {folder.path for folder in chosen}
        for dataset in catalog.datasets:
            if dataset.folder in own:
                files_of(dataset, project, products)
    names = {folder.name for folder in chosen}
    return replace(report, datasets=tuple(one for one in report.datasets if one.name in names))
