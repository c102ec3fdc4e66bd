from __future__ import annotations

from datetime import date

import pytest
import yaml

from pipeline.catalog import Fact
from pipeline.project import ConfigurationError
from tests.charts.conftest import SETTINGS

FULL = """
    name: parks
    title: Visits to parks
    description: >-
      How many people visit parks.  It is counted
      at the gates.
    version: "1.0"
    created: "2026-01-02T00:00:00Z"
    keywords: [parks]
    topics: [cities]
    measures: Visits.
    does_not_tell: Why.
    processing: None.
    notes: [Mind the rain.]
    licenses:
      - {name: CC-BY-4.0, title: Creative Commons, path: "https://e.example/by"}
      - {title: Own terms, path: "https://e.example/terms"}
    sources:
      - {title: Parks, path: "https://e.example/", publisher: Parks Office, accessed: "2026-03-04"}
      - {title: Copy, publisher: Somebody else}
    contributors:
      - {title: A Person, roles: [author]}
      - {title: Another, role: publisher}
    update: {frequency: annual, next: "2027-01-01"}
    corrections: [{date: "2026-02-03", what: A mistake., effect: Small.}]
    resources: [{name: parks, path: parks.csv, title: Parks}]
"""
ROWS = "place,year,visits\nA,2020,1\nA,2021,2\n"


class TestDataset:
    def test_it_says_what_its_descriptor_says(self, site):
        dataset = site.dataset(FULL, parks=ROWS)
        assert dataset.title == "Visits to parks"
        assert dataset.description == "How many people visit parks. It is counted at the gates."
        assert dataset.summary == "How many people visit parks."
        assert (dataset.version, dataset.created) == ("1.0", "2026-01-02T00:00:00Z")
        assert (dataset.keywords, dataset.topics) == (("parks",), ("cities",))
        assert (dataset.measures, dataset.does_not_tell) == ("Visits.", "Why.")
        assert dataset.notes == ("Mind the rain.",)
        assert [(one.name, one.title) for one in dataset.licences] == [
            ("CC-BY-4.0", "Creative Commons"),
            (None, "Own terms"),
        ]
        assert dataset.publisher == "Parks Office"
        assert dataset.maintainer == "Another"
        assert dataset.update.next == "2027-01-01"
        assert dataset.corrections[0].what == "A mistake."
        assert dataset.rows == 2
        assert dataset.periods == ("2020", "2021")
        assert not dataset.is_reference

    def test_one_that_says_little_has_sensible_defaults(self, site):
        dataset = site.dataset(
            "name: parks\nresources: [{name: parks, path: parks.csv}]\n", parks=ROWS
        )
        assert dataset.title == "parks"
        assert dataset.publisher == dataset.maintainer == "Test publisher"
        assert dataset.licences == dataset.sources == dataset.notes == ()
        assert dataset.update is None
        assert dataset.version == ""

    def test_a_licence_is_called_by_its_name_where_it_has_no_title(self, site):
        short = "name: parks\nlicenses: [{name: CC0-1.0}]\nresources: [{name: t, path: t.csv}]\n"
        assert site.dataset(short, t=ROWS).licences[0].title == "CC0-1.0"


class TestCatalog:
    def test_datasets_come_in_the_order_of_their_names(self, site):
        for name in ("zoo", "ants"):
            site.add(f"name: {name}\nresources: [{{name: t, path: t.csv}}]\n", t=ROWS)
        assert [dataset.name for dataset in site.catalog().datasets] == ["ants", "places", "zoo"]

    def test_the_newest_day_is_of_any_dataset_or_source(self, site):
        site.add(FULL, parks=ROWS)
        assert site.catalog().newest_day == date(2026, 3, 4)

    def test_no_date_is_none(self, site):
        assert site.catalog().newest_day is None

    def test_a_reference_has_no_measures(self, site):
        assert site.catalog().datasets_by_name["places"].is_reference


class TestEntities:
    def test_they_have_the_names_of_their_reference(self, site):
        found = site.catalog().entity("country", "GKE")
        assert (found.name, found.name_in_text) == ("United Kelways", "the United Kelways")

    def test_a_blank_name_in_text_is_the_name(self, site):
        assert site.catalog().entity("country", "FRE").name_in_text == "Frelay"

    def test_one_that_the_reference_lacks_stands_for_itself(self, site):
        found = site.catalog().entity("country", "XYZ")
        assert (found.key, found.name, found.name_in_text) == ("XYZ", "XYZ", "XYZ")
        assert found.address is None

    def test_a_kind_that_nobody_knows(self, site):
        assert site.catalog().entity("planet", "X").name == "X"
        assert site.catalog().entity(None, "X").name == "X"

    def test_without_the_reference_there_are_none(self, site):
        (site.root / "datasets" / "places" / "datapackage.yaml").write_text(
            "name: places\nresources: [{name: other, path: places.csv}]\n"
        )
        assert site.catalog().entities["country"] == {}

    def test_aliases_groups_sections_and_addresses(self, site):
        configure(
            site,
            address="lands",
            group_by="region",
            aliases={"table": "places/aliases", "key": "code", "alias": "alias"},
            groups={"table": "places/members", "key": "code", "group": "club", "as_of": "day"},
            facts=["income", "size"],
        )
        site.add(
            """
            name: places
            resources:
              - name: places
                path: places.csv
                schema:
                  fields:
                    - {name: code, type: string}
                    - {name: name, type: string}
                    - {name: name_in_text, type: string}
                    - {name: region, categories: [{value: w, label: West}]}
                    - {name: income, title: Income in 2018, categories: [{value: h, label: High}]}
                    - {name: size, title: Size, missingValues: [{value: "", label: not counted}]}
              - {name: aliases, path: aliases.csv}
              - name: members
                path: members.csv
                schema:
                  fields:
                    - {name: code}
                    - {name: day}
                    - {name: club, categories: [{value: r7, label: R7}]}
            """,
            places="code,name,name_in_text,region,income,size\nGKE,United Kelways,,w,h,\n",
            aliases="code,alias\nGKE,KW\nGKE,Kelways\n",
            members="code,club,day\nGKE,r7,2024-01-01\nGKE,deep,2020-01-01\n",
        )
        found = site.catalog().entity("country", "GKE")
        assert found.aliases == ("KW", "Kelways")
        assert found.groups == ("R7", "deep")
        assert found.groups_by_day == {"2024-01-01": ("R7",), "2020-01-01": ("deep",)}
        assert found.facts == (Fact("Income in 2018", "High"), Fact("Size", "not counted", False))
        assert found.section == "West"
        assert found.address == "lands/gke/"

    def test_settings_that_name_no_column_are_broken_configuration(self, site, subtests):
        cases = [
            {"key": "iso"},
            {"name": "label"},
            {"name_in_text": "spoken"},
            {"group_by": "region"},
            {"facts": ["region"]},
            {"groups": {"table": "places/places", "key": "code", "group": "name", "as_of": "on"}},
            {"aliases": {"table": "places/places", "key": "code", "alias": "nick"}},
            {"groups": {"table": "places/places", "key": "iso", "group": "name"}},
        ]
        for setting in cases:
            with subtests.test(setting=setting):
                configure(site, **setting)
                with pytest.raises(
                    ConfigurationError, match=r"extra\.atlas\.entities\.country\."
                ) as error:
                    site.catalog()
                assert "places/places" in str(error.value)
                assert "code, name, name_in_text" in str(error.value)


def configure(site, **settings) -> None:
    """Change settings of countries."""
    mkdocs = yaml.safe_load(SETTINGS)
    mkdocs["extra"]["atlas"]["entities"]["country"].update(settings)
    (site.root / "mkdocs.yml").write_text(yaml.safe_dump(mkdocs), encoding="utf-8")
