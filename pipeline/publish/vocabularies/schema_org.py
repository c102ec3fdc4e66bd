"""A dataset in the words of schema.org, for search engines that read its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Field
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.dates import modified
from pipeline.publish.model import Download
from pipeline.publish.tables.formats import format_of
from pipeline.publish.urls import page_url, web_address
from pipeline.publish.vocabularies.coverage import places, span
from pipeline.publish.vocabularies.nodes import known

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
    places_named = places(dataset, catalog, project)
    files = [d for d in downloads if d.address != addresses.descriptor(dataset.name)]
    return known(
        {
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "@id": f"{page}#dataset",
            "url": page,
            "identifier": page,
            **_described(dataset, project),
            "dateModified": changed.isoformat() if changed else None,
            "temporalCoverage": _temporal(dataset),
            "spatialCoverage": [{"@type": "Place", "name": name} for name in places_named],
            "includedInDataCatalog": {
                "@type": "DataCatalog",
                "name": project.title,
                "url": project.site_url,
            },
            "distribution": [_distribution(download, project) for download in files],
        }
    )


def script_json(value: Mapping[str, Any]) -> str:
    """A value as JSON that can stand inside a script element, whatever its texts hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(SCRIPT_SIGNS)


def _described(dataset: Dataset, project: Project) -> dict[str, Any]:
    licences = [web_address(licence.path) or licence.title for licence in dataset.licences]
    measures = [field for table in dataset.tables for field in table.measures]
    return {
        "name": dataset.title,
        "description": _description(dataset),
        "version": dataset.version,
        "isAccessibleForFree": True,
        "keywords": list(dataset.keywords),
        "license": licences[0] if len(licences) == 1 else licences,
        "creator": _organisation(dataset.publisher),
        "publisher": _organisation(dataset.maintainer or project.publisher),
        "isBasedOn": [url for source in dataset.sources if (url := web_address(source.path))],
        "variableMeasured": [_variable(field) for field in measures],
    }


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
    return known(
        {
            "@type": "PropertyValue",
            "name": field.title,
            "description": field.description,
            "unitText": None if field.is_index else field.unit,
        }
    )


def _distribution(download: Download, project: Project) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": download.label,
        "contentUrl": project.absolute(download.address),
        "encodingFormat": format_of(download).media_type,
        "contentSize": f"{download.bytes} B",
    }
