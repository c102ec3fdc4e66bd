from __future__ import annotations

import json
import logging
from typing import Any

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF

from pipeline.catalog import Catalog
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.model import Download
from pipeline.publish.vocabularies.dcat import catalog_graph, turtle

from .conftest import HOSTILE, NO_HISTORY, SITE, hostile_dataset, make_catalog, make_project

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
PAGE = f"{SITE}datasets/growth/"
DATASET = rdflib.URIRef(f"{PAGE}#dataset")
DOWNLOADS = {
    name: (
        Download(f"datasets/{name}/rates.csv", "CSV", 123),
        Download(f"datasets/{name}/datapackage.json", "Description", 5),
    )
    for name in ("growth", "places", "hostile")
}


@pytest.fixture(scope="module")
def document(catalog: Catalog, project: Project, history: History) -> dict[str, Any]:
    return catalog_graph(catalog, project, history, DOWNLOADS)


@pytest.fixture(scope="module")
def graph(document: dict[str, Any]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def test_the_catalogue_lists_its_datasets(graph: rdflib.Graph) -> None:
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert set(graph.objects(catalog, DCAT.dataset)) == {
        DATASET,
        rdflib.URIRef(f"{SITE}datasets/places/#dataset"),
    }
    assert graph.value(catalog, DCTERMS.modified).toPython().isoformat() == "2026-06-01"


def test_a_dataset_is_described(graph: rdflib.Graph) -> None:
    assert str(graph.value(DATASET, DCTERMS.title)) == "Rates of growth"
    assert str(graph.value(DATASET, DCAT.version)) == "1.2.0"
    assert str(graph.value(DATASET, DCTERMS.accrualPeriodicity)).endswith("/frequency/ANNUAL")
    assert {str(word) for word in graph.objects(DATASET, DCAT.keyword)} == {"growth", "rates"}
    creator = graph.value(DATASET, DCTERMS.creator)
    assert str(graph.value(creator, rdflib.FOAF.name)) == "Office of Rates"
    period = graph.value(DATASET, DCTERMS.temporal)
    assert graph.value(period, DCAT.startDate) == rdflib.Literal("2001", datatype=rdflib.XSD.gYear)
    labels = {
        str(graph.value(place, rdflib.RDFS.label))
        for place in graph.objects(DATASET, DCTERMS.spatial)
    }
    assert labels == {"Arland", "Borduria"}


def test_files_are_distributions_and_the_description_is_none(graph: rdflib.Graph) -> None:
    (distribution,) = graph.objects(DATASET, DCAT.distribution)
    assert str(graph.value(distribution, DCAT.downloadURL)) == f"{PAGE}rates.csv"
    assert graph.value(distribution, DCAT.byteSize).toPython() == 123
    assert str(graph.value(distribution, DCAT.mediaType)).endswith("/text/csv")
    assert str(graph.value(distribution, DCTERMS.license)).startswith("https://creativecommons")


def test_every_node_has_a_name(graph: rdflib.Graph) -> None:
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]


def test_turtle_says_the_same(document: dict[str, Any], graph: rdflib.Graph) -> None:
    found = rdflib.Graph().parse(data=turtle(document), format="turtle")
    assert set(found) == set(graph)
    assert "1996" not in turtle(document)
    assert '"2001"^^xsd:gYear' in turtle(document)


def test_hostile_texts_are_only_texts(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        dataset = hostile_dataset()
        found = catalog_graph(make_catalog(dataset), make_project(), NO_HISTORY, DOWNLOADS)
        graph = rdflib.Graph().parse(data=turtle(found), format="turtle")
    assert not caplog.records
    (node,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert str(graph.value(node, DCTERMS.title)) == HOSTILE
    assert not list(graph.objects(None, DCTERMS.license))
    rights = set(graph.objects(None, DCTERMS.rights))
    assert {str(graph.value(right, rdflib.RDFS.label)) for right in rights} == {HOSTILE}
    for url in graph.objects(node, DCTERMS.source):
        assert not set('<>"{}|\\^` ') & set(str(url))
