from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import addresses
from pipeline.history import Change, History
from pipeline.publish import publish
from pipeline.settings.schema import settings_schema

from .conftest import (
    NO_HISTORY,
    hostile_dataset,
    make_catalog,
    make_chart,
    make_dataset,
    make_project,
    places,
)

ROOT = Path(__file__).parents[2]


def publish_all(out: Path) -> None:
    dataset = make_dataset(views=(make_chart().view, make_chart(view="rows").view))
    charts = {
        ("growth", "trend"): make_chart(),
        ("growth", "rows"): make_chart(view="rows", drawn=False),
    }
    history = History({"growth": (Change("2026-06-01", "Add 2005", "f" * 40),)}, "2026-06-01")
    catalog = make_catalog(dataset, places(), hostile_dataset())
    publish(catalog, charts, history, make_project(), {"title": "Profile"}, out)


def test_a_site_on_which_nothing_has_a_date_has_no_feed(tmp_path: Path) -> None:
    undated = make_catalog(make_dataset(created=None))
    publish(undated, {}, NO_HISTORY, make_project(), {"title": "Profile"}, tmp_path)
    assert not list(tmp_path.glob("feed.*"))
    publish(make_catalog(make_dataset()), {}, NO_HISTORY, make_project(), {}, tmp_path)
    assert len(list(tmp_path.glob("feed.*"))) == 2


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published")
    publish_all(out)
    return out


def test_every_address_has_its_file(published: Path) -> None:
    for address in (
        addresses.API_CATALOG,
        addresses.API_PROFILE,
        addresses.API_SETTINGS,
        addresses.CATALOG_JSONLD,
        addresses.CATALOG_TURTLE,
        addresses.DATA_JSON,
        addresses.FEED_ATOM,
        addresses.FEED_JSON,
        addresses.ROBOTS,
        addresses.LLMS,
        addresses.table("growth", "rates", "csv"),
        addresses.descriptor("growth"),
        addresses.archive("growth"),
        addresses.chart_file("growth", "trend", "svg"),
        addresses.chart_file("growth", "rows", "csv"),
    ):
        assert (published / address).stat().st_size > 0, address
    assert not (published / addresses.chart_file("growth", "rows", "svg")).exists()


def test_the_profile_is_published_as_it_is(published: Path) -> None:
    assert json.loads((published / addresses.API_PROFILE).read_bytes()) == {"title": "Profile"}


def test_the_schema_of_the_settings_is_published(published: Path) -> None:
    assert json.loads((published / addresses.API_SETTINGS).read_bytes()) == settings_schema()


def test_all_json_is_json(published: Path) -> None:
    for path in (*published.rglob("*.json"), *published.rglob("*.jsonld")):
        json.loads(path.read_bytes(), parse_constant=pytest.fail)


def test_every_address_that_programs_are_told_has_its_file(published: Path) -> None:
    site = make_project().site_url
    listed = json.loads((published / addresses.API_CATALOG).read_bytes())["datasets"]
    told = [download for dataset in listed for download in dataset["downloads"]]
    assert told
    for download in told:
        path = published / download["url"].removeprefix(site)
        assert path.stat().st_size == download["bytes"]
    charts = [url for dataset in listed for c in dataset["charts"] for url in c["files"].values()]
    assert len(charts) == 5
    for url in charts:
        assert (published / url.removeprefix(site)).is_file()


def test_the_same_input_gives_the_same_bytes(published: Path, tmp_path: Path) -> None:
    """In another process, time zone, mask and order of hashes, and a little later."""
    code = (
        "import sys, os; os.umask(0o077); sys.path[:0] = sys.argv[2:]\n"
        "from pathlib import Path\n"
        "from tests.publish.test_publish import publish_all\n"
        "publish_all(Path(sys.argv[1]))\n"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), str(ROOT)],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        check=True,
    )
    assert files(tmp_path) == files(published)
