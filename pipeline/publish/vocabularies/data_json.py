"""The catalogue as data.json: DCAT-US 1.1, which harvesters of government data read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.dates import day, modified
from pipeline.publish.model import Download, Downloads
from pipeline.publish.tables.formats import format_of
from pipeline.publish.urls import page_url, web_address
from pipeline.publish.vocabularies.coverage import places, span
from pipeline.publish.vocabularies.nodes import known

SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
FREQUENCIES = {
    "annual": "R/P1Y",
    "quarterly": "R/P3M",
    "monthly": "R/P1M",
    "irregular": "irregular",
}


def data_json(
    catalog: Catalog, project: Project, history: History, downloads: Downloads
) -> dict[str, Any]:
    """The catalogue in the words of DCAT-US 1.1.

    What that schema asks for and a dataset does not say (a contact's e-mail address) is left out.
    """
    return {
        "@context": f"{SCHEMA}/catalog.jsonld",
        "@id": project.absolute(addresses.DATA_JSON),
        "@type": "dcat:Catalog",
        "conformsTo": SCHEMA,
        "describedBy": f"{SCHEMA}/catalog.json",
        "dataset": [
            {
                **_dataset(dataset, project),
                **_days(dataset, history),
                **_coverage(dataset, catalog, project),
                "distribution": _distributions(dataset, downloads[dataset.name], project),
            }
            for dataset in catalog.datasets
        ],
    }


def _dataset(dataset: Dataset, project: Project) -> dict[str, Any]:
    page = page_url(dataset, project)
    publisher = dataset.maintainer or project.publisher
    topics = (project.topics_by_id.get(topic) for topic in dataset.topics)
    contact = {"@type": "vcard:Contact", "fn": publisher, "hasEmail": _email(dataset)}
    licences = [url for licence in dataset.licences if (url := web_address(licence.path))]
    sources = {url for source in dataset.sources if (url := web_address(source.path))}
    return known(
        {
            "@type": "dcat:Dataset",
            "identifier": page,
            "title": dataset.title,
            "description": dataset.description or dataset.title,
            "accessLevel": "public",
            "contactPoint": known(contact),
            "publisher": {"@type": "org:Organization", "name": publisher},
            "keyword": list(dataset.keywords) or [dataset.name],
            "theme": [topic.title for topic in topics if topic],
            "landingPage": page,
            "license": licences[0] if licences else None,
            "rights": "; ".join(licence.title for licence in dataset.licences),
            "references": sorted(sources),
            "describedBy": project.absolute(addresses.descriptor(dataset.name)),
            "describedByType": "application/json",
        }
    )


def _days(dataset: Dataset, history: History) -> dict[str, Any]:
    issued, changed = day(dataset.created), modified(dataset, history)
    return known(
        {
            "issued": issued.isoformat() if issued else None,
            "modified": changed.isoformat() if changed else None,
            "accrualPeriodicity": FREQUENCIES.get(dataset.update.frequency)
            if dataset.update
            else None,
        }
    )


def _coverage(dataset: Dataset, catalog: Catalog, project: Project) -> dict[str, Any]:
    ends = span(dataset)
    return known(
        {
            "temporal": f"{ends[0][0]}/{ends[1][0]}" if ends else None,
            "spatial": ", ".join(places(dataset, catalog, project)),
        }
    )


def _distributions(
    dataset: Dataset, downloads: tuple[Download, ...], project: Project
) -> list[dict[str, Any]]:
    return [
        {
            "@type": "dcat:Distribution",
            "title": download.label,
            "downloadURL": project.absolute(download.address),
            "mediaType": format_of(download).media_type,
            "format": format_of(download).title,
        }
        for download in downloads
        if download.address != addresses.descriptor(dataset.name)
    ]


def _email(dataset: Dataset) -> str | None:
    """The first e-mail address that a contributor gives."""
    people = dataset.descriptor.get("contributors") or ()
    given = (person.get("email") for person in people if isinstance(person, Mapping))
    return next((f"mailto:{email}" for email in given if email and "@" in email), None)
