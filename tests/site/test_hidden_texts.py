"""A site of data in which something hides: nothing of it hides, reverses or misleads there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.site.running import ROOT, files, invoke

CASE = ROOT / "tests" / "cases" / "sound-many-scripts"
DAY = {"SOURCE_DATE_EPOCH": "1790000000"}
OVERRIDES = re.compile("[\u200b\u202a-\u202e\u2066\u2067]")
MKDOCS = """site_name: Crossings
extra:
  atlas:
    publisher: Crossings
    topics:
      - {id: roads, title: Roads and tolls, summary: What is driven on.}
"""
# What goes out as it came in.
DOWNLOADS = ("tolls.csv", "tolls.json", "datapackage.json", ".parquet", ".xlsx", ".zip")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hidden")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Crossings\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    shutil.copytree(CASE / "datasets", root / "datasets")
    folder = root / "datasets" / "tolls"
    _replace(
        folder / "datapackage.yaml",
        ("unit: pounds", 'unit: "שקל"'),
        ("What crossing a bridge", "What cross\u202eing a bridge"),
        ("of a car.", "of a car. [World Bank](https://www.worldbank.org@evil.example/)"),
        ("https://example.org/prices", "http://127.0.0.1:22/"),
        ("Bridge Office", "משרד הגשרים"),
    )
    _replace(
        folder / "tolls.csv", ("New\u00a0York", "was \u202erewol"), ("New York", "was \u202erewol")
    )
    (folder / "CHANGELOG.md").write_text("# Changes\n\n## 1.0.0 – 2026-11-23\n\nThe \u202efirst.\n")
    done = invoke(root, "build", "--workers", "1", **DAY)
    assert done.exit_code == 0, done.output
    return root / "build" / "site"


def _replace(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in pairs:
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8", newline="")


def test_no_page_or_picture_has_what_reverses_the_rest(site: Path) -> None:
    own = {
        name: content.decode()
        for name, content in files(site).items()
        if name.endswith((".html", ".svg", ".json", ".xml", ".jsonld", ".ttl", ".txt"))
        and not name.startswith("assets/")
        and not name.endswith(DOWNLOADS)
    }
    assert len(own) > 20
    assert [name for name, text in own.items() if OVERRIDES.search(text)] == []


def test_downloads_have_every_byte_that_came_in(site: Path) -> None:
    folder = site / "datasets" / "tolls"
    source = site.parents[1] / "datasets" / "tolls"
    assert (folder / "tolls.csv").read_bytes() == (source / "tolls.csv").read_bytes()
    assert "\u202e" in (folder / "tolls.json").read_text("utf-8")
    assert "\u2068" not in (folder / "charts" / "prices.csv").read_text("utf-8")


def test_what_runs_from_right_to_left_is_set_apart_on_pages_and_in_pictures(site: Path) -> None:
    folder = site / "datasets" / "tolls"
    page = (folder / "index.html").read_text("utf-8")
    assert "\u2068משרד הגשרים\u2069: Price list" in page
    picture = (folder / "charts" / "prices.svg").read_text("utf-8")
    assert "Source: \u2068משרד הגשרים\u2069. Terms" in picture
    assert "\u2068می‌گذرد\u2069" in picture


def test_links_that_mislead_are_shown_as_text(site: Path) -> None:
    page = (site / "datasets" / "tolls" / "index.html").read_text("utf-8")
    assert not re.findall(r'href="[^"]*(?:evil|127\.0\.0\.1:22)', page)
    assert "World Bank (https://www.worldbank.org@evil.example/)" in page
    assert "Price list (http://127.0.0.1:22/)" in page
