from __future__ import annotations

import json
from html.parser import HTMLParser

from pipeline.catalog import Catalog, Field, Licence
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.model import Download
from pipeline.publish.vocabularies.schema_org import schema_org, script_json

from .conftest import (
    HOSTILE,
    NO_HISTORY,
    SITE,
    hostile_dataset,
    make_catalog,
    make_dataset,
    make_table,
)

DOWNLOADS = (
    Download("datasets/growth/rates.csv", "CSV", 1234),
    Download("datasets/growth/datapackage.json", "Description", 5),
)


def test_what_search_engines_ask_for(catalog: Catalog, project: Project, history: History) -> None:
    dataset = catalog.datasets_by_name["growth"]
    page = f"{SITE}datasets/growth/"
    assert schema_org(dataset, catalog, project, history, DOWNLOADS) == {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{page}#dataset",
        "name": "Rates of growth",
        "description": "How much there is of it. In all places that are known.",
        "url": page,
        "identifier": page,
        "version": "1.2.0",
        "dateModified": "2026-06-01",
        "isAccessibleForFree": True,
        "keywords": ["growth", "rates"],
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": {"@type": "Organization", "name": "Office of Rates"},
        "publisher": {"@type": "Organization", "name": "The Atlas"},
        "isBasedOn": ["https://office.example/yearbook"],
        "temporalCoverage": "2001",
        "spatialCoverage": [
            {"@type": "Place", "name": "Arland"},
            {"@type": "Place", "name": "Borduria"},
        ],
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": "Rate",
                "description": "How much of it there is.",
                "unitText": "% of all",
            }
        ],
        "includedInDataCatalog": {"@type": "DataCatalog", "name": "Atlas", "url": SITE},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": "CSV",
                "contentUrl": f"{page}rates.csv",
                "encodingFormat": "text/csv",
                "contentSize": "1234 B",
            }
        ],
    }


def test_what_is_not_known_is_not_said(project: Project) -> None:
    table = make_table([Field(name="a", title="A", description="", type="string")], [["x"]])
    bare = make_dataset(
        tables=[table], version="", created=None, sources=(), licences=(), keywords=()
    )
    found = schema_org(bare, make_catalog(bare), project, NO_HISTORY, ())
    unknown = {"version", "dateModified", "license", "keywords", "isBasedOn", "temporalCoverage"}
    assert not unknown & set(found)
    assert not {"spatialCoverage", "variableMeasured", "distribution"} & set(found)


def test_descriptions_are_neither_too_short_nor_too_long(project: Project) -> None:
    for text in ("", "Short.", "x" * 9000):
        dataset = make_dataset(description=text)
        found = schema_org(dataset, make_catalog(dataset), project, NO_HISTORY, ())
        assert 50 <= len(found["description"]) <= 5000


def test_several_terms_are_all_named(project: Project) -> None:
    own = Licence(name=None, title="Own terms", path=None)
    dataset = make_dataset(licences=(*make_dataset().licences, own))
    found = schema_org(dataset, make_catalog(dataset), project, NO_HISTORY, ())
    assert found["license"] == ["https://creativecommons.org/licenses/by/4.0/", "Own terms"]


def test_nothing_leaves_the_script_element(project: Project) -> None:
    dataset = hostile_dataset()
    found = schema_org(dataset, make_catalog(dataset), project, NO_HISTORY, ())
    text = script_json(found)

    class Reader(HTMLParser):
        tags: list[str] = []  # noqa: RUF012 - one reader, one list
        data: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.tags.append(tag)

        def handle_data(self, data: str) -> None:
            self.data.append(data)

    reader = Reader()
    reader.feed(f'<script type="application/ld+json">{text}</script>')
    reader.close()
    assert reader.tags == ["script"]
    assert json.loads("".join(reader.data)) == found
    assert found["name"] == HOSTILE
    assert not set("<>&\u2028\u2029") & set(text)
