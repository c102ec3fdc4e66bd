from __future__ import annotations

from pipeline.catalog import Catalog
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.model import Download
from pipeline.publish.vocabularies.data_json import data_json

from .conftest import NO_HISTORY, SITE, hostile_dataset, make_catalog, make_dataset

DOWNLOADS = {
    name: (
        Download(f"datasets/{name}/rates.csv", "CSV", 123),
        Download(f"datasets/{name}/datapackage.json", "Description", 5),
    )
    for name in ("growth", "places", "hostile")
}


def test_a_dataset_in_the_words_of_dcat_us(
    catalog: Catalog, project: Project, history: History
) -> None:
    found = data_json(catalog, project, history, DOWNLOADS)
    assert found["conformsTo"] == "https://project-open-data.cio.gov/v1.1/schema"
    dataset = found["dataset"][0]
    page = f"{SITE}datasets/growth/"
    assert dataset == {
        "@type": "dcat:Dataset",
        "identifier": page,
        "title": "Rates of growth",
        "description": "How much there is of it. In all places that are known.",
        "accessLevel": "public",
        "contactPoint": {"@type": "vcard:Contact", "fn": "The Atlas"},
        "publisher": {"@type": "org:Organization", "name": "The Atlas"},
        "keyword": ["growth", "rates"],
        "theme": ["Money"],
        "landingPage": page,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "rights": "Attribution",
        "references": ["https://office.example/yearbook"],
        "describedBy": f"{page}datapackage.json",
        "describedByType": "application/json",
        "issued": "2026-03-04",
        "modified": "2026-06-01",
        "accrualPeriodicity": "R/P1Y",
        "temporal": "2001/2001",
        "spatial": "Arland, Borduria",
        "distribution": [
            {
                "@type": "dcat:Distribution",
                "title": "CSV",
                "downloadURL": f"{page}rates.csv",
                "mediaType": "text/csv",
                "format": "CSV",
            }
        ],
    }


def test_a_contact_is_named_with_an_address_only_where_there_is_one(project: Project) -> None:
    people = [{"title": "A"}, "odd", {"title": "B", "email": "b@c.example"}]
    dataset = make_dataset(descriptor={"contributors": people})
    found = data_json(make_catalog(dataset), project, NO_HISTORY, DOWNLOADS)
    assert found["dataset"][0]["contactPoint"]["hasEmail"] == "mailto:b@c.example"


def test_terms_that_are_no_address_are_rights_only(project: Project) -> None:
    found = data_json(make_catalog(hostile_dataset()), project, NO_HISTORY, DOWNLOADS)
    assert "license" not in found["dataset"][0]
