"""The published datapackage.json: what the contributor wrote, about the files as they went out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from pipeline.catalog import Dataset
from pipeline.project import Project
from pipeline.publish.urls import page_url
from pipeline.understood import put_back

# Said of the file that came in, and no longer true of the one that goes out.
OF_THE_SOURCE = ("dialect", "compression", "innerpath", "extrapaths", "control", "layout")


def published_descriptor(
    dataset: Dataset, csv_files: Mapping[str, bytes], project: Project
) -> dict[str, Any]:
    """The dataset's descriptor, with its resources as published: `csv_files` by table."""
    page = page_url(dataset, project)
    descriptor = put_back(dataset.descriptor, dataset.left_aside)
    return {
        **descriptor,
        "name": dataset.name,
        "id": page,
        "homepage": page,
        "resources": [
            _published(resource, csv_files[resource["name"]])
            for resource in descriptor["resources"]
        ],
    }


def _published(resource: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    kept = {name: value for name, value in resource.items() if name not in OF_THE_SOURCE}
    return {
        **kept,
        "path": f"{resource['name']}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
