from __future__ import annotations

import json

import pytest

from pipeline.listing import LISTINGS, as_json, as_text, read_sound
from tests.charts.conftest import Site

PARKS = """
    name: parks
    title: "Visits to\\n  parks"
    topics: [cities, health]
    resources: [{name: parks, path: parks.csv}]
"""


@pytest.fixture
def site(tmp_path) -> Site:
    site = Site(tmp_path)
    rows = "".join(f"A,{2000 + i % 20},{i}\n" for i in range(1234))
    site.add(PARKS, parks=f"place,year,visits\n{rows}")
    return site


def test_a_line_a_dataset_in_columns(site):
    lines = as_text(site.catalog()).splitlines()
    assert lines[0].split() == ["Name", "Title", "Rows", "Years", "Topics"]
    assert lines[1].split("  ")[0] == "parks"
    assert "Visits to parks" in lines[1]
    assert " 1,234  2000–2019  cities, health" in lines[1]
    assert lines[1].index("Visits") == lines[0].index("Title") == lines[2].index("Places")
    assert lines[1].index("1,234") + 5 == lines[0].index("Rows") + 4
    assert all(line == line.rstrip() for line in lines)


def test_one_year_is_written_once(site):
    site.add(PARKS, parks="place,year,visits\nA,2020,1\n")
    assert "  2020  " in as_text(site.catalog()).splitlines()[1]


def test_machines_get_an_array(site):
    listed = json.loads(as_json(site.catalog()))
    assert listed[0]["name"] == "parks"
    assert (listed[0]["rows"], listed[0]["years"]) == (1234, ["2000", "2019"])
    assert listed[0]["topics"] == ["cities", "health"]
    assert listed[1] == {
        "name": "places",
        "title": "Places",
        "rows": 14,
        "years": None,
        "topics": [],
    }


def test_nothing_is_listed_as_nothing(tmp_path):
    site = Site(tmp_path)
    for path in (tmp_path / "datasets" / "places").iterdir():
        path.unlink()
    (tmp_path / "datasets" / "places").rmdir()
    assert as_text(site.catalog()).split() == ["Name", "Title", "Rows", "Years", "Topics"]
    assert json.loads(as_json(site.catalog())) == []


def test_only_sound_datasets_are_listed_and_the_others_reported(site):
    site.add("name: broken\nresources: [{name: t, path: gone.csv}]\n")
    catalog, report = read_sound(site.project, "standard")
    assert "broken" not in [dataset.name for dataset in catalog.datasets]
    assert not report.valid
    assert "broken" in {dataset.name for dataset in report.datasets if not dataset.valid}


def test_every_listing_has_a_name():
    assert set(LISTINGS) == {"text", "json"}
