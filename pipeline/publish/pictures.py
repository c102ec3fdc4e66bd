"""The pictures of collections: each beside the page that shows it, as the program wrote it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.cache import Cache, key_of
from pipeline.catalog import Catalog
from pipeline.catalog.collection_items import collections
from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.project import Project
from pipeline.publish.files import write


def publish_pictures(catalog: Catalog, project: Project, store: Cache, out: Path) -> None:
    """Write each picture to its address below `out`."""
    for _, dataset, items in collections(catalog, project):
        for item in items:
            name = item.cell("image")
            if name:
                content = read_inside(dataset.folder, name, LIMITS.picture_bytes)
                write(out, item.address + name, _kept(content, name.rpartition(".")[2], store))


def _kept(content: bytes, suffix: str, store: Cache) -> bytes:
    """A picture written anew, from the cache if it was written before."""
    # Most sites have no picture, and what writes them takes a while to load.
    from pipeline.pictures import picture_tools, written_anew

    key = key_of("picture", picture_tools(), suffix, hashlib.sha256(content).hexdigest())
    written = store.read(key)
    if written is None:
        written = written_anew(content, suffix)
        store.write(key, written)
    return written
