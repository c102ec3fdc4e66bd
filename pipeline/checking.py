"""A report on the datasets that are asked for: made now, or as it was where nothing changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cache import Cache
from pipeline.findings import Report
from pipeline.history import read_today
from pipeline.made_of import (
    CannotTell,
    Contents,
    datasets_named,
    digest_of_folder,
    digest_of_site,
    digests_of_datasets,
    read_contents,
)
from pipeline.plain_files import is_plain_name
from pipeline.products import Products
from pipeline.project import Project

if TYPE_CHECKING:
    from pipeline.folders import Folder


def check(project: Project, datasets: Sequence[str], *, profile: str) -> Report:
    """Check all datasets of a site, or those named; UnknownDataset is raised for one not there."""
    # Nothing is written where a link leads; a build refuses it.
    cache = Cache(None if project.build.is_symlink() else project.build / "cache")
    today = read_today(project.root)

    def made_of() -> str | None:
        return digest_of_site(project, profile, today)

    before = made_of() if all(_is_of_the_site(project, name) for name in datasets) else None
    products = Products(
        cache, {project.root: before} if before else {}, lambda _: made_of() == before
    )
    return products.of(
        project.root,
        "\n".join(["report", *datasets]),
        Report,
        lambda: _check(project, datasets, profile, today, cache),
        lambda report: report.is_of_the_data,
    )


def products_of(
    project: Project,
    folders: Iterable[Folder],
    contents: Contents,
    cache: Cache,
    *,
    profile: str,
    today: date | None,
) -> Products:
    """The products of datasets, as long as their folders hold what `contents` say."""
    named = {
        folder.path: [project.datasets / name for name in datasets_named(project, folder)]
        for folder in folders
    }

    def is_still(folder: Path) -> bool:
        try:
            read = {path: digest_of_folder(path) for path in (folder, *named[folder])}
        except CannotTell:
            return False
        return all(contents.get(path, digest) == digest for path, digest in read.items())

    made_of = digests_of_datasets(project, folders, contents, profile, today)
    return Products(cache, made_of, is_still)


def _is_of_the_site(project: Project, name: str) -> bool:
    """Whether a name means a folder of the site; one elsewhere is no part of its digest."""
    return is_plain_name(name) and (project.datasets / name).is_dir()


def _check(
    project: Project, datasets: Sequence[str], profile: str, today: date | None, cache: Cache
) -> Report:
    # It takes seconds to import what checks.
    from pipeline.mentions import read_site
    from pipeline.validation import validate

    contents = read_contents(project)
    folders, findings = read_site(project, datasets, profile=profile)
    products = products_of(project, folders, contents, cache, profile=profile, today=today)
    return validate(
        folders, project, general=findings, profile=profile, today=today, products=products
    )
