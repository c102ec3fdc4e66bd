"""A dataset in the words of schema.org, for search engines that read its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Field
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.coverage import places, span
from pipeline.publish.dates import modified
from pipeline.publish.formats import format_of
from pipeline.publish.model import Download
from pipeline.publish.urls import page_url, web_address

# What search engines ask for: https://developers.google.com/search/docs/appearance/structured-data/dataset
SHORTEST_DESCRIPTION = 50
LONGEST_DESCRIPTION = 5000

# Signs that end a script element, begin a comment in one, or end a line in old JavaScript.
SCRIPT_SIGNS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def schema_org(
    dataset: Dataset,
    catalog: Catalog,
    project: Project,
    history: History,
    downloads: tuple[Download, ...],
) -> dict[str, Any]:
    """One schema.org Dataset, for the dataset's page. `downloads` are the dataset's own."""
    page = page_url(dataset, project)
    changed = modified(dataset, history)
    licences = [web_address(licence.path) or licence.title for licence in dataset.licences]
    known = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{page}#dataset",
        "name": dataset.title,
        "description": _description(dataset),
        "url": page,
        "identifier": page,
        "version": dataset.version,
        "dateModified": changed.isoformat() if changed else None,
        "isAccessibleForFree": True,
        "keywords": list(dataset.keywords),
        "license": licences[0] if len(licences) == 1 else licences,
        "creator": _organisation(dataset.publisher),
        "publisher": _organisation(dataset.maintainer or project.publisher),
        "isBasedOn": [url for source in dataset.sources if (url := web_address(source.path))],
        "temporalCoverage": _temporal(dataset),
        "spatialCoverage": [
            {"@type": "Place", "name": name} for name in places(dataset, catalog, project)
        ],
        "variableMeasured": [
            _variable(field) for table in dataset.tables for field in table.measures
        ],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": project.title,
            "url": project.site_url,
        },
        "distribution": [
            _distribution(download, project)
            for download in downloads
            if download.address != addresses.descriptor(dataset.name)
        ],
    }
    return {name: value for name, value in known.items() if value not in (None, "", [])}


def script_json(value: Mapping[str, Any]) -> str:
    """A value as JSON that can stand inside a script element, whatever its texts hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(SCRIPT_SIGNS)


def _description(dataset: Dataset) -> str:
    """The description, made long enough with what else the dataset says of itself."""
    text = dataset.description
    further = (
        dataset.measures,
        f"{dataset.title}, published by {dataset.publisher}.",
        f"A dataset of {dataset.rows} rows.",
    )
    for sentence in further:
        if len(text) < SHORTEST_DESCRIPTION and sentence:
            text = f"{text} {sentence}".strip()
    return text[:LONGEST_DESCRIPTION]


def _temporal(dataset: Dataset) -> str | None:
    ends = span(dataset)
    if ends is None:
        return None
    (first, _), (last, _) = ends
    return first if first == last else f"{first}/{last}"


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _variable(field: Field) -> dict[str, str]:
    known = {
        "@type": "PropertyValue",
        "name": field.title,
        "description": field.description,
        "unitText": "" if field.is_index else field.unit or "",
    }
    return {name: text for name, text in known.items() if text}


def _distribution(download: Download, project: Project) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": download.label,
        "contentUrl": project.absolute(download.address),
        "encodingFormat": format_of(download).media_type,
        "contentSize": f"{download.bytes} B",
    }
