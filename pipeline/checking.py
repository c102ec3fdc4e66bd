"""A report on the datasets that are asked for: made now, or as it was where nothing changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.cache import Cache
from pipeline.findings import Report
from pipeline.history import read_today
from pipeline.made_of import digest_of_site, digests_of_datasets
from pipeline.products import Products
from pipeline.project import Project


def check(project: Project, datasets: Sequence[str], *, profile: str) -> Report:
    """Check all datasets of a site, or those named; UnknownDataset is raised for one not there."""
    cache, today = Cache(project.build / "cache"), read_today(project.root)
    made_of = digest_of_site(project, profile, today) if _are_inside(project, datasets) else None
    return Products(cache, {project.root: made_of} if made_of else {}).of(
        project.root,
        " ".join(["report", *datasets]),
        Report,
        lambda: _check(project, datasets, profile, today, cache),
        lambda report: report.is_of_the_data,
    )


def _are_inside(project: Project, datasets: Sequence[str]) -> bool:
    """Whether those named are folders of the site; one elsewhere is no part of its digest."""
    return all(name.strip("/.") and "/" not in name.strip("/") for name in datasets) and all(
        (project.datasets / name).is_dir() for name in datasets
    )


def _check(
    project: Project, datasets: Sequence[str], profile: str, today: date | None, cache: Cache
) -> Report:
    # It takes seconds to import what checks.
    from pipeline.mentions import read_site
    from pipeline.validation import validate

    folders, findings = read_site(project, datasets, profile=profile)
    products = Products(cache, digests_of_datasets(project, folders, profile, today))
    return validate(
        folders, project, general=findings, profile=profile, today=today, products=products
    )
