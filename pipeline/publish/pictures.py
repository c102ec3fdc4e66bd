"""The pictures of collections: each beside the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.catalog import Catalog
from pipeline.catalog.collected import collections
from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.project import Project


def pictures(catalog: Catalog, project: Project) -> Iterator[tuple[str, bytes]]:
    """Each picture with its address."""
    for _, dataset, items in collections(catalog, project):
        for item in items:
            name = item.cell("image")
            if name:
                yield item.address + name, read_inside(dataset.folder, name, LIMITS.picture_bytes)
