from __future__ import annotations

from pipeline.catalog import View
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.api import api_catalog
from pipeline.publish.model import Download

from .conftest import SITE, make_catalog, make_chart, make_dataset

PAGE = f"{SITE}datasets/growth/"


def view(name: str) -> View:
    return View(name=name, title=name, kind="trend", resource="rates")


def test_everything_that_is_published_is_listed(project: Project, history: History) -> None:
    dataset = make_dataset(views=(view("trend"), view("rows"), view("unknown-kind")))
    charts = {
        ("growth", "trend"): make_chart(),
        ("growth", "rows"): make_chart(view="rows", drawn=False),
    }
    downloads = {"growth": (Download("datasets/growth/rates.csv", "CSV", 123),)}

    found = api_catalog(make_catalog(dataset), charts, project, history, downloads)

    assert found["profile"] == f"{SITE}api/profile.json"
    (listed,) = found["datasets"]
    assert listed["url"] == PAGE
    assert listed["periods"] == {"first": "2001", "last": "2001"}
    assert listed["modified"] == "2026-06-01"
    assert listed["publisher"] == "Office of Rates"
    assert listed["downloads"] == [{"title": "CSV", "url": f"{PAGE}rates.csv", "bytes": 123}]
    (table,) = listed["tables"]
    assert (table["rows"], table["url"]) == (2, f"{PAGE}rates.csv")
    assert table["columns"][2] == {
        "name": "rate",
        "title": "Rate",
        "description": "How much of it there is.",
        "type": "number",
        "unit": "% of all",
        "is_measure": True,
        "entity": None,
    }
    assert [chart["name"] for chart in listed["charts"]] == ["trend", "rows"]
    assert listed["charts"][0]["files"]["svg"] == f"{PAGE}charts/trend.svg"
    assert listed["charts"][1]["files"] == {"csv": f"{PAGE}charts/rows.csv"}


def test_what_is_not_known_is_null(project: Project, history: History) -> None:
    dataset = make_dataset(version="", created=None, update=None, tables=[])
    found = api_catalog(make_catalog(dataset), {}, project, History({}), {"growth": ()})
    (listed,) = found["datasets"]
    assert listed["version"] is listed["update"] is listed["periods"] is listed["created"] is None
