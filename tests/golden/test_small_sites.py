"""What pages of small sites must not say: what nobody stated, and what the data does not hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from lxml import html  # type: ignore[import-untyped]

from pipeline.site.finished import FinishedPages
from tests.golden.case import Case
from tests.site.running import GOLDEN, copy_project, copy_store, invoke


def test_a_view_that_leaves_a_part_open_counts_no_place_twice(
    tmp_path: Path, golden: Callable[[str], Case]
) -> None:
    """The table has a row by day and one at night: a ranking must not take them for two towns."""
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    copy_store(golden("atlas").project, project)
    descriptor = project / "datasets" / "bus-rides" / "datapackage.yaml"
    text = descriptor.read_text("utf-8").replace("    where: {time_of_day: day}\n", "")
    descriptor.write_text(text, encoding="utf-8")
    refused = invoke(project, "build", "--workers", "1")
    assert refused.exit_code == 2, "the home page shows that chart"
    assert "bus-rides/trend has no picture" in refused.output
    settings = project / "mkdocs.yml"
    without = re.sub(r"    home:\n      chart: .*\n", "", settings.read_text("utf-8"))
    settings.write_text(without, encoding="utf-8")
    done = invoke(project, "build", "--workers", "1")
    assert done.exit_code == 0
    page = (project / "build" / "site" / "datasets" / "bus-rides" / "index.html").read_text("utf-8")
    assert "There are no figures to show" not in page, "there are, of two kinds"
    assert not re.findall(r"\b(?:[6-9]|1\d) (?:towns|others|shown)|Rank of (?:[6-9]|1\d)", page)


def test_a_date_that_nobody_stated_is_not_made_up(golden: Callable[[str], Case]) -> None:
    """The data of this case names no day, so neither may its pages, its feeds or its citations."""
    site = golden("standard").site
    for path in [*site.rglob("*.html"), *site.rglob("feed.*"), *site.rglob("*.xml")]:
        assert "1970" not in path.read_text("utf-8"), path.relative_to(site)


def test_a_unit_that_nobody_stated_is_not_made_up(golden: Callable[[str], Case]) -> None:
    page = golden("standard").site / "datasets" / "garden-birds" / "index.html"
    assert "no unit (index)" not in page.read_text("utf-8")


def test_no_part_of_a_page_is_empty(golden: Callable[[str], Case]) -> None:
    for name in ("standard", "dialects", "atlas", "hostile"):
        for path in (golden(name).site / "datasets").glob("*/index.html"):
            tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
            where = f"{name}: {path.parent.name}"
            for heading in tree.xpath("//article//h2"):
                following = heading.getnext()
                assert following is not None, where
                assert following.text_content().strip(), f"{where}: {heading.text_content()}"
            for element in tree.xpath(
                "//article//ul | //article//ol | //article//p[not(@role or @hidden)]"
            ):
                assert element.text_content().strip(), f"{where}: <{element.tag}>"


def test_a_site_without_topics_leads_to_none(golden: Callable[[str], Case]) -> None:
    home = (golden("standard").site / "index.html").read_text("utf-8")
    assert "topics/" not in home


def test_a_site_of_one_line_works_as_a_site(golden: Callable[[str], Case]) -> None:
    site = golden("standard").site
    home = (site / "index.html").read_text("utf-8")
    assert "<title>Bird counts</title>" in home
    assert "datasets/garden-birds/" in home
    assert '<svg xmlns="http://www.w3.org/2000/svg" role="img"' in home
    page = (site / "datasets" / "garden-birds" / "index.html").read_text("utf-8")
    for words in ("Birds seen in gardens", "Download CSV", "House sparrow", "Passer domesticus"):
        assert words in page
    assert "Terms" in page
    assert "No terms are stated" in page


@pytest.mark.slow
def test_what_is_named_and_not_there_leaves_no_dead_link(golden: Callable[[str], Case]) -> None:
    """The settings, the menu and the pages of this case name much that went."""
    site = golden("things-gone").site
    pages = FinishedPages(site)
    faults = []
    for path in site.rglob("*.html"):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        for link in html.fromstring(path.read_bytes()).xpath("//a/@href | //img/@src"):
            whole = urljoin(f"https://bus.example/atlas/{address}", link)
            to, _, fragment = whole.removeprefix("https://bus.example/atlas/").partition("#")
            if not to.startswith("https:") and not pages.has(
                to.partition("?")[0], unquote(fragment)
            ):
                faults.append(f"{address}: {link}")
    assert faults == []


@pytest.mark.slow
def test_what_settings_ask_for_in_vain_is_not_made(golden: Callable[[str], Case]) -> None:
    site = golden("things-gone").site
    page = html.fromstring((site / "index.html").read_bytes())
    menu = [link.text_content() for link in page.xpath("//nav[@aria-label='Main']//a")]
    assert menu == ["Towns", "About", "Elsewhere"], "parts of a menu have no link of their own"
    foot = [link.text_content() for link in page.xpath("//nav[@aria-label='About this site']//a")]
    assert foot[:3] == ["Questions", "Assess your stop", "The office"]
    assert "Glossary" not in foot
    for address in ("targets", "benchmarks", "depots", "crews", "datasets/tram-rides"):
        assert not (site / address).exists(), address
    assert page.xpath("//figure//h2")[0].text_content() == "Bus rides since 2021", "the first chart"
    told = (site / "findings" / "index.html").read_text("utf-8")
    assert told.count("The chart, to explore") == 1
    assessed = (site / "maturity" / "index.html").read_text("utf-8")
    assert "Mill Lane" in assessed
    assert "old-gate" not in assessed
