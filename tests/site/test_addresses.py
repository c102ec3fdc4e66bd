"""What the design promises stands on the site: as found from the datasets themselves."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from check.reading import HtmlPage, file_at, read_pages
from pipeline.site.weights import loaded_by
from tests.conftest import Site

ROOT_FILES = (
    "api/catalog.json",
    "api/profile.json",
    "catalog.jsonld",
    "catalog.ttl",
    "data.json",
    "feed.xml",
    "feed.json",
    "sitemap.xml",
    "robots.txt",
    "llms.txt",
    "404.html",
)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def descriptors(project: Path) -> list[dict[str, Any]]:
    """The descriptors as any reader of YAML sees them, all values as text."""
    found = sorted((project / "datasets").glob("*/datapackage.yaml"))
    return [yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in found]


@cache
def topics_with_a_page(project: Path) -> set[str]:
    """Those of which there is data and, as a site with cases asks for, two of these."""
    files = sorted((project / "docs" / "voyages").glob("[a-z]*.md"))
    cases = [yaml.load(path.read_text("utf-8").split("---")[1], yaml.BaseLoader) for path in files]
    told = Counter(topic for case in cases for topic in case["topics"])
    data = {topic for one in descriptors(project) for topic in one["topics"]}
    return {topic for topic in data if told[topic] >= 2}


def promised(project: Path) -> Iterator[str]:
    yield from ("", "datasets/", "isles/", "topics/")
    yield from ROOT_FILES
    for descriptor in descriptors(project):
        page = f"datasets/{descriptor['name']}/"
        yield from (page, f"{page}datapackage.json", f"{page}{descriptor['name']}.zip")
        for table in descriptor["resources"]:
            yield from (f"{page}{table['name']}.{kind}" for kind in ("csv", "json", "parquet"))
            yield f"{page}{table['name']}.xlsx"
        for view in descriptor.get("views", ()):
            yield f"{page}charts/{view['name']}/"
            yield f"{page}charts/{view['name']}.csv"
            if view["kind"] != "table":
                yield from (
                    f"{page}charts/{view['name']}.{kind}" for kind in ("svg", "png", "json")
                )
    yield from (f"topics/{topic}/" for topic in topics_with_a_page(project))


@pytest.fixture(scope="module")
def pages(built_site: Site) -> list[HtmlPage]:
    return read_pages(built_site.folder, built_site.url)


def test_every_promised_address_is_there(built_site: Site) -> None:
    assert len(descriptors(built_site.project)) >= 12
    addresses = list(promised(built_site.project))
    missing = [
        address
        for address in addresses
        if file_at(built_site.url + address, built_site.folder, built_site.url) is None
    ]
    assert not missing
    assert len(addresses) > 200


def test_each_isle_with_figures_has_a_page_and_no_other(built_site: Site) -> None:
    held: set[str] = set()
    added: set[str] = set()
    for descriptor in descriptors(built_site.project):
        folder = built_site.project / "datasets" / descriptor["name"]
        added |= {one["key"].lower() for one in descriptor.get("additions", ())}
        for table in descriptor["resources"]:
            with (folder / table["path"]).open(encoding="utf-8", newline="") as file:
                held.update(isles_with_figures(table["schema"], csv.DictReader(file)))
    pages = {path.parent.name for path in (built_site.folder / "isles").glob("*/index.html")}
    assert len(held) > 40
    assert added, "an isle of which only a table knows has no page"
    assert pages == held - added


def isles_with_figures(schema: dict[str, Any], rows: Iterable[dict[str, str]]) -> Iterator[str]:
    """The isles that rows tell apart and hold a figure of, as they stand in addresses."""
    keys = set(schema.get("primaryKey", ()))
    about = [f["name"] for f in schema["fields"] if f.get("entity") == "isle" and f["name"] in keys]
    no_figure = {
        field["name"]: {"", *(one["value"] for one in field.get("missingValues", ()))}
        for field in schema["fields"]
        if field["type"] in {"number", "integer"}
        and "role" not in field
        and field["name"] not in keys
    }
    for row in rows:
        if about and any(row[name] not in missing for name, missing in no_figure.items()):
            yield row[about[0]].lower()


def test_topics_have_a_page_where_they_have_data_and_cases_and_no_other(built_site: Site) -> None:
    pages = {path.parent.name for path in (built_site.folder / "topics").glob("*/index.html")}
    assert pages == topics_with_a_page(built_site.project)
    index = (built_site.folder / "topics" / "index.html").read_text("utf-8")
    wanted = [topic for topic in settings(built_site.project)["topics"] if topic["id"] not in pages]
    assert wanted
    for topic in wanted:
        assert topic["title"] in index


def test_the_sitemap_lists_every_page_once(built_site: Site, pages: list[HtmlPage]) -> None:
    tree = ElementTree.parse(built_site.folder / "sitemap.xml")
    listed = [str(one.text) for one in tree.iter(f"{SITEMAP}loc")]
    assert len(listed) == len(set(listed))
    indexed = {page.url for page in pages if page.meta("robots") != "noindex"}
    assert set(listed) == indexed
    assert len(listed) > 100


def test_pages_that_are_not_listed_are_the_charts_alone_and_the_missing_page(
    pages: list[HtmlPage],
) -> None:
    hidden = {page.file for page in pages if page.meta("robots") == "noindex"}
    charts = {page.file for page in pages if "/charts/" in page.file}
    assert charts
    assert hidden == {"404.html", *charts}


def test_robots_name_the_sitemap(built_site: Site) -> None:
    lines = (built_site.folder / "robots.txt").read_text("utf-8").splitlines()
    assert f"Sitemap: {built_site.url}sitemap.xml" in lines
    assert "Disallow: /" not in lines


def test_addresses_in_feeds_and_lists_lead_to_files(built_site: Site) -> None:
    feed = json.loads((built_site.folder / "feed.json").read_text("utf-8"))
    catalog = json.loads((built_site.folder / "api" / "catalog.json").read_text("utf-8"))
    atom = ElementTree.parse(built_site.folder / "feed.xml").getroot()
    urls = [item["url"] for item in feed["items"]]
    urls += [link.get("href", "") for link in atom.iter(f"{ATOM}link")]
    urls += [url for url in texts(catalog) if url.startswith(built_site.url)]
    llms = (built_site.folder / "llms.txt").read_text("utf-8")
    urls += [part.split(")")[0] for part in llms.split("](")[1:]]
    assert len(urls) > 100
    lost = {url for url in urls if not file_at(url, built_site.folder, built_site.url)}
    assert not lost
    assert len(list(atom.iter(f"{ATOM}entry"))) == len(feed["items"]) > 0


def test_pages_have_a_canonical_address_and_a_description(pages: list[HtmlPage]) -> None:
    for page in pages:
        found = [str(one) for one in page.tree.xpath('//link[@rel="canonical"]/@href')]
        if page.file == "404.html":
            assert not found
        elif "/charts/" in page.file:
            assert found == [page.url.partition("charts/")[0]]
        else:
            assert found == [page.url]
        assert page.meta("description"), page.file


def test_titles_and_descriptions_are_each_pages_own(pages: list[HtmlPage]) -> None:
    indexed = [page for page in pages if page.meta("robots") != "noindex"]
    titles = [page.tree.findtext("head/title") for page in indexed]
    assert len(set(titles)) == len(titles)
    assert all(titles)
    assert all(len(page.tree.xpath("//h1")) == 1 for page in pages)


def test_pictures_for_link_previews_are_our_own(built_site: Site, pages: list[HtmlPage]) -> None:
    with_charts = {
        f"datasets/{one['name']}/"
        for one in descriptors(built_site.project)
        if any(view["kind"] != "table" for view in one.get("views", ()))
    }
    assert len(with_charts) >= 9
    for page in pages:
        image = page.meta("og:image")
        assert image or page.address not in {"", *with_charts}, page.file
        if image:
            path = file_at(image, built_site.folder, built_site.url)
            assert path and path.read_bytes().startswith(b"\x89PNG"), image
            assert page.meta("twitter:card") == "summary_large_image"


def test_dataset_pages_say_to_machines_what_they_are(
    built_site: Site, pages: list[HtmlPage]
) -> None:
    by_address = {page.address: page for page in pages}
    for descriptor in descriptors(built_site.project):
        page = by_address[f"datasets/{descriptor['name']}/"]
        blocks = page.tree.xpath('//script[@type="application/ld+json"]')
        assert len(blocks) == 1
        said = json.loads(blocks[0].text)
        assert said["@type"] == "Dataset"
        assert said["name"] == descriptor["title"]
        assert said["url"] == page.url
        assert 50 <= len(said["description"]) <= 5000
        assert said["license"]
        for file in said["distribution"]:
            path = file_at(file["contentUrl"], built_site.folder, built_site.url)
            assert path is not None, file["contentUrl"]


def test_other_pages_claim_to_be_no_dataset(pages: list[HtmlPage]) -> None:
    for page in pages:
        if page.address.count("/") != 2 or not page.address.startswith("datasets/"):
            assert '"Dataset"' not in "".join(
                script.text or ""
                for script in page.tree.xpath('//script[@type="application/ld+json"]')
            )


def test_no_first_visit_loads_a_chart_script(built_site: Site, pages: list[HtmlPage]) -> None:
    scripts = set()
    for page in pages:
        address = page.address if page.file != "404.html" else ""
        for file in loaded_by(page.text, address):
            assert "vega" not in file.casefold(), f"{page.file} loads {file}"
            if file.endswith(".js"):
                scripts.add(file)
    assert scripts
    (vega,) = built_site.folder.glob("assets/javascripts/charts/vega.*.js")
    part = vega.read_bytes()[1000:1200]
    for script in scripts:
        path = built_site.folder / script
        if path.is_file():
            assert part not in path.read_bytes(), script


def test_the_build_ends_with_the_weights_of_all_kinds_of_page(built_site: Site) -> None:
    lines = built_site.said.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("Kind of page"))
    kinds = {line.split()[0] for line in lines[start + 1 :] if " kB " in line}
    assert {"home", "catalogue", "dataset", "embed", "places", "place", "topic"} <= kinds
    assert str(built_site.folder) in built_site.said
    assert "pipeline serve" in lines[-1]


def settings(project: Path) -> dict[str, Any]:
    text = (project / "mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    atlas: dict[str, Any] = yaml.safe_load(text)["extra"]["atlas"]
    return atlas


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
