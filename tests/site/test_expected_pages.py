"""What is told of a site before it is made, against the site that was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.folders import read_folders
from pipeline.mentions import Inventory
from pipeline.mentions.pages import ExpectedPages
from pipeline.project import read_project
from tests.conftest import Site


@pytest.fixture(scope="module")
def expected(built_site: Site) -> ExpectedPages:
    project = read_project(built_site.project)
    return ExpectedPages(Inventory(project, read_folders(project)[0]))


def test_every_page_and_file_that_is_made_was_expected(
    built_site: Site, expected: ExpectedPages
) -> None:
    """Else a link to it would be called dead."""
    files = [path.relative_to(built_site.folder) for path in built_site.folder.rglob("*.*")]
    addresses = {path.as_posix().removesuffix("index.html") for path in files}
    assert len(addresses) > 300
    assert sorted(one for one in addresses if not expected.has(one)) == []


def test_what_is_expected_is_made(built_site: Site, expected: ExpectedPages) -> None:
    """Nothing is expected in vain but workbooks of what no workbook can hold."""
    site = built_site.folder
    made = {one for one in expected.known if (site / one).is_file() or _is_page(site / one)}
    missing = sorted(one for one in expected.known - made if not one.endswith(".xlsx"))
    assert missing == []


def test_charts_are_expected_on_the_pages_of_their_data(
    built_site: Site, expected: ExpectedPages
) -> None:
    pages = sorted((built_site.folder / "datasets").glob("*/charts/*/index.html"))
    assert pages
    for page in pages:
        chart = page.parent
        address = f"datasets/{chart.parents[1].name}/"
        assert expected.has(address, f"chart-{chart.name}"), chart
        assert f'id="chart-{chart.name}"' in (chart.parents[1] / "index.html").read_text("utf-8")
        assert not expected.has(address, f"chart-{chart.name}-of-another-name")


def _is_page(path: Path) -> bool:
    return (path / "index.html").is_file()
