"""Dataset -> its files: every table in every format, the description, and all in one archive."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pipeline import addresses
from pipeline.catalog import Dataset, Table
from pipeline.folders import CHANGELOG
from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.products import NONE_KEPT, Products
from pipeline.project import Project
from pipeline.publish.datasets.archive import archive_bytes
from pipeline.publish.datasets.descriptor import published_descriptor
from pipeline.publish.files import json_text, write
from pipeline.publish.model import Download
from pipeline.publish.tables.csv_files import csv_bytes
from pipeline.publish.tables.formats import FORMATS, write_table
from pipeline.understood import paths

DESCRIPTION = "Description (Data Package)"
ALL = "Everything (ZIP)"


class DatasetFile(NamedTuple):
    """A file that is made of a dataset: its address, what it is called, and what it holds."""

    address: str
    label: str
    content: bytes


def publish_dataset(
    dataset: Dataset, project: Project, out: Path, products: Products = NONE_KEPT
) -> tuple[Download, ...]:
    """Write a dataset's files below `out`: CSV first, in the order of the tables."""
    files = files_of(dataset, project, products)
    for file in files:
        write(out, file.address, file.content)
    return tuple(Download(file.address, file.label, len(file.content)) for file in files)


def files_of(dataset: Dataset, project: Project, products: Products) -> tuple[DatasetFile, ...]:
    """A dataset's files, as they were made before or as they are made now."""
    return products.of(
        dataset.folder, "files", tuple[DatasetFile, ...], lambda: tuple(_files(dataset, project))
    )


def _files(dataset: Dataset, project: Project) -> Iterator[DatasetFile]:
    first, *others = addresses.TABLE_FORMATS
    csv_files = {table.name: csv_bytes(table) for table in dataset.tables}
    for table in dataset.tables:
        yield _file(dataset, table, first, csv_files[table.name])
    for table in dataset.tables:
        for extension in others:
            content = write_table(extension, table, dataset, project)
            if content is not None:
                yield _file(dataset, table, extension, content)
    descriptor = json_text(published_descriptor(dataset, csv_files, project)).encode()
    yield DatasetFile(addresses.descriptor(dataset.name), DESCRIPTION, descriptor)
    package = {"datapackage.json": descriptor}
    package |= {f"{name}.csv": content for name, content in csv_files.items()}
    if dataset.attachments:
        package |= _with_attachments(dataset, json.loads(descriptor), package)
    if dataset.changelog is not None:
        package[CHANGELOG] = dataset.changelog.encode()
    yield DatasetFile(addresses.archive(dataset.name), ALL, archive_bytes(package))


def _with_attachments(
    dataset: Dataset, descriptor: dict[str, Any], package: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The other files of a package, and its description with them among the resources."""
    files = {
        path: read_inside(dataset.folder, path, LIMITS.table_bytes)
        for path in (path for other in dataset.attachments for path in paths(other))
        if path not in package
    }
    # Of no other type: what unpacks and reads them as tables may not know how.
    others = [
        other if "data" in other else {"type": "file", **other}
        for other in dataset.attachments
        if "data" in other or set(paths(other)) <= set(files)
    ]
    described = {**descriptor, "resources": [*descriptor["resources"], *others]}
    return {"datapackage.json": json_text(described).encode(), **files}


def _file(dataset: Dataset, table: Table, extension: str, content: bytes) -> DatasetFile:
    """A table's file, called by its format, and by the table too where there are several."""
    title = FORMATS[extension].title
    label = title if len(dataset.tables) == 1 else f"{table.title} ({title})"
    return DatasetFile(addresses.table(dataset.name, table.name, extension), label, content)
