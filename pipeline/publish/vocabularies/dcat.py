"""The catalogue for other catalogues: DCAT 3 as JSON-LD, and the same as Turtle.

Every node has a name of its own, so that the bytes do not depend on the order of work, and what is
said of a node here can be added to elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import rdflib

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Licence
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.dates import day, modified
from pipeline.publish.model import Download, Downloads
from pipeline.publish.tables.formats import format_of
from pipeline.publish.urls import page_url, web_address
from pipeline.publish.vocabularies.coverage import places, span
from pipeline.publish.vocabularies.nodes import known

AUTHORITY = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
FREQUENCIES = {
    "annual": "ANNUAL",
    "quarterly": "QUARTERLY",
    "monthly": "MONTHLY",
    "irregular": "IRREG",
    "never": "NEVER",
}


def _link(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


def _typed(name: str, kind: str) -> dict[str, str]:
    return {"@id": name, "@type": f"xsd:{kind}"}


CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": "dct:title",
    "description": "dct:description",
    "identifier": "dct:identifier",
    "publisher": "dct:publisher",
    "creator": "dct:creator",
    "name": "foaf:name",
    "homepage": _link("foaf:homepage"),
    "language": _link("dct:language"),
    "issued": _typed("dct:issued", "date"),
    "modified": _typed("dct:modified", "date"),
    "frequency": _link("dct:accrualPeriodicity"),
    "temporal": "dct:temporal",
    "startDate": "dcat:startDate",
    "endDate": "dcat:endDate",
    "spatial": "dct:spatial",
    "label": "rdfs:label",
    "source": _link("dct:source"),
    "licence": "dct:license",
    "rights": "dct:rights",
    "themeTaxonomy": "dcat:themeTaxonomy",
    "theme": "dcat:theme",
    "prefLabel": "skos:prefLabel",
    "inScheme": _link("skos:inScheme"),
    "keyword": "dcat:keyword",
    "version": "dcat:version",
    "dataset": "dcat:dataset",
    "landingPage": _link("dcat:landingPage"),
    "distribution": "dcat:distribution",
    "accessURL": _link("dcat:accessURL"),
    "downloadURL": _link("dcat:downloadURL"),
    "mediaType": _link("dcat:mediaType"),
    "format": _link("dct:format"),
    "byteSize": _typed("dcat:byteSize", "nonNegativeInteger"),
}


def catalog_graph(
    catalog: Catalog, project: Project, history: History, downloads: Downloads
) -> dict[str, Any]:
    """The catalogue in the words of DCAT 3, as JSON-LD with its context inside."""
    days = [found for dataset in catalog.datasets if (found := modified(dataset, history))]
    return known(
        {
            "@context": CONTEXT,
            "@id": project.absolute("#catalog"),
            "@type": "dcat:Catalog",
            "title": project.title,
            "description": project.summary or project.title,
            "homepage": project.site_url,
            "language": f"{AUTHORITY}/language/ENG",
            "publisher": _agent(project.publisher, project),
            "modified": max(days).isoformat() if days else None,
            "themeTaxonomy": {
                "@id": project.absolute("#topics"),
                "@type": "skos:ConceptScheme",
                "title": "Topics",
            },
            "dataset": [
                {
                    **_dataset(dataset, project, history),
                    **_coverage(dataset, catalog, project),
                    "distribution": _distributions(dataset, downloads[dataset.name], project),
                }
                for dataset in catalog.datasets
            ],
        }
    )


def turtle(graph: dict[str, Any]) -> str:
    """A JSON-LD document as Turtle."""
    parsed = rdflib.Graph(bind_namespaces="none")
    parsed.parse(data=json.dumps(graph), format="json-ld")
    return parsed.serialize(format="turtle")


def _dataset(dataset: Dataset, project: Project, history: History) -> dict[str, Any]:
    page = page_url(dataset, project)
    issued, changed = day(dataset.created), modified(dataset, history)
    frequency = FREQUENCIES.get(dataset.update.frequency) if dataset.update else None
    return known(
        {
            "@id": f"{page}#dataset",
            "@type": "dcat:Dataset",
            "title": dataset.title,
            "description": dataset.description or dataset.title,
            "identifier": page,
            "landingPage": page,
            "version": dataset.version,
            "issued": issued.isoformat() if issued else None,
            "modified": changed.isoformat() if changed else None,
            "frequency": f"{AUTHORITY}/frequency/{frequency}" if frequency else None,
            "creator": _agent(dataset.publisher, project),
            "publisher": _agent(dataset.maintainer or project.publisher, project),
            "source": _links(source.path for source in dataset.sources),
            "keyword": list(dataset.keywords),
            "theme": [_theme(topic, project) for topic in dataset.topics],
        }
    )


def _coverage(dataset: Dataset, catalog: Catalog, project: Project) -> dict[str, Any]:
    page = page_url(dataset, project)
    covered: dict[str, Any] = {}
    ends = span(dataset)
    if ends is not None:
        start, end = ({"@value": text, "@type": f"xsd:{kind}"} for text, kind in ends)
        covered["temporal"] = {
            "@id": f"{page}#period",
            "@type": "dct:PeriodOfTime",
            "startDate": start,
            "endDate": end,
        }
    named = places(dataset, catalog, project)
    if named:
        covered["spatial"] = [
            {"@id": f"{page}#place-{quote(name, safe='')}", "@type": "dct:Location", "label": name}
            for name in named
        ]
    return covered


def _distributions(
    dataset: Dataset, downloads: tuple[Download, ...], project: Project
) -> list[dict[str, Any]]:
    page = page_url(dataset, project)
    terms = _terms(dataset, page)
    return [
        {
            "@id": f"{page}#{download.address.rpartition('/')[2]}",
            "@type": "dcat:Distribution",
            "title": download.label,
            "accessURL": page,
            "downloadURL": project.absolute(download.address),
            "mediaType": f"{MEDIA_TYPES}/{format_of(download).media_type}",
            "format": f"{AUTHORITY}/file-type/{format_of(download).file_type}",
            "byteSize": str(download.bytes),
            **terms,
        }
        for download in downloads
        if download.address != addresses.descriptor(dataset.name)
    ]


def _terms(dataset: Dataset, page: str) -> dict[str, Any]:
    licences, rights = [], []
    for licence in dataset.licences:
        path = web_address(licence.path)
        if path is not None:
            licences.append(_named_terms(path, "dct:LicenseDocument", licence))
        else:
            name = f"{page}#terms-{quote(licence.title, safe='')}"
            rights.append(_named_terms(name, "dct:RightsStatement", licence))
    return known({"licence": licences, "rights": rights})


def _named_terms(name: str, kind: str, licence: Licence) -> dict[str, Any]:
    return {"@id": name, "@type": kind, "label": licence.title}


def _agent(name: str, project: Project) -> dict[str, Any]:
    return {
        "@id": project.absolute(f"#agent-{quote(name, safe='')}"),
        "@type": "foaf:Agent",
        "name": name,
    }


def _theme(topic: str, project: Project) -> dict[str, Any]:
    known = project.topics_by_id.get(topic)
    return {
        "@id": project.absolute(f"#topic-{quote(topic, safe='')}"),
        "@type": "skos:Concept",
        "prefLabel": known.title if known else topic,
        "inScheme": project.absolute("#topics"),
    }


def _links(texts: Iterable[str | None]) -> list[str]:
    return sorted({url for text in texts if (url := web_address(text))})
