"""Links in written texts that lead to nothing on the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.golden.case import Case
from tests.site.running import copy_store, invoke

from .said import findings, said, write

SITE = "https://bus.example/atlas/"
LEAD = (
    "datasets/index.md",
    "../datasets/",
    "../datasets",
    "datasets/bus-rides/index.md",
    "../datasets/bus-rides/#chart-trend",
    "../datasets/bus-rides/?trend.picks=ALD#chart-ranking",
    "../datasets/bus-rides/rides.parquet",
    "datasets/bus-rides/rides.csv",
    "../datasets/bus-rides/bus-rides.zip",
    "../datasets/bus-rides/charts/trend/",
    "../datasets/bus-rides/charts/trend.svg",
    "../towns/ald/",
    "towns/ald/index.md",
    "../topics/buses/",
    "contribute.md",
    "contribute.md#anything",
    "../contribute/descriptor/#views",
    "../status/",
    "..",
    "../",
    "#here",
    "../feed.xml",
    "../api/catalog.json",
    f"{SITE}datasets/bus-rides/",
    SITE,
    "/atlas/datasets/",
    "/elsewhere/on/this/host/",
    "https://example.org/datasets/trams/",
    "//example.org/trams",
    "mailto:bus@bus.example",
    "picture.png",
    "../picture.png",
)
DEAD = (
    "datasets/trams/index.md",
    "../datasets/trams/",
    "../datasets/bus-rides/#chart-pie",
    "datasets/bus-rides/index.md#chart-trends",
    "../datasets/bus-rides/fares.csv",
    "../datasets/bus-rides/charts/pie/",
    "../datasets/bus-rides/charts/pie.png",
    "../towns/xyz/",
    "../towns/far/",
    "../topics/fares/",
    "../glossary/",
    "../maturity/",
    "../contribute/portfolio/",
    "nothing.md",
    "../nothing.png",
    f"{SITE}datasets/trams/",
    "/atlas/datasets/trams/",
)


def test_links_are_told_apart_by_where_they_lead(buses: Path) -> None:
    """Aldmouth has figures; Farway has none, and so no page."""
    (buses / "docs" / "picture.png").write_bytes(b"")
    page = buses / "docs" / "about.md"
    write(page, "".join(f"- [a]({link})\n" for link in (*LEAD, *DEAD)))
    wanted = [("docs/about.md", len(LEAD) + n, link) for n, link in enumerate(DEAD, 1)]
    assert said(buses) == wanted


def test_the_finished_site_agrees(buses: Path, golden: Callable[[str], Case]) -> None:
    """What is said before anything is made is what the finished pages lack, and no more."""
    copy_store(golden("atlas").project, buses)
    (buses / "docs" / "picture.png").write_bytes(b"")
    page = buses / "docs" / "about.md"
    write(page, "## Here\n\n" + "".join(f"- [word {n}]({x})\n" for n, x in enumerate(LEAD + DEAD)))
    before = [line for *_, line in said(buses)]
    done = invoke(buses, "build", "--workers", "1", SITE_URL=SITE)
    assert done.exit_code == 0
    assert done.stdout.count("link-leads-nowhere") == len(before) + 1, "the anchor it alone knows"
    assert "contribute.md#anything" in done.stdout
    html = (buses / "build" / "site" / "about" / "index.html").read_text("utf-8")
    for n, link in enumerate(LEAD + DEAD):
        is_link = f">word {n}</a>" in html
        assert is_link is (link in LEAD and link != "contribute.md#anything"), link
        assert f"word {n}" in html


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n\n[a](../trams/)\n", 3),
        ("---\ntitle: A\n---\n\n[a](../trams/)\n", 5),
        ("`[a](../trams/)` and\n[b](../trams/)\n", 2),
        ("```\n[a](../trams/)\n```\n\n[b](../trams/)\n", 5),
        ("[a][t] and\n[t]\n\n[t]: ../trams/\n", 4),
        ('<p>\n<a class="x" href="../trams/">a</a>\n</p>\n', 2),
        ("| a | b |\n|---|---|\n| c | [d](../trams/) |\n", 3),
        ('\n!!! note\n\n    [a](../trams/ "Trams")\n', 4),
        ("\n![a](../trams/)\n", 2),
        ("x\n\n> - [a](<../trams/>)\n", 3),
        ("{{ years('bus-rides') }} and [a](../trams/)\n", 1),
        ("\ufeff[a](../trams/)\r\n", 1),
        ("---\ntemplate: redirect.html\nlocation: ../trams/\n---\n", 3),
        ('\ufeff---\r\nlocation:  "../trams/"\r\n---\r\n', 2),
        ("\ufeffLocation: ../trams/\ntemplate: redirect.html\n\nMoved\n", 1),
    ],
)
def test_a_link_is_found_where_it_is_written(text: str, line: int, buses: Path) -> None:
    settings = buses / "mkdocs.yml"
    write(settings, settings.read_text("utf-8") + "\nmarkdown_extensions: [admonition]\n")
    (buses / "docs" / "about.md").write_bytes(text.encode())
    assert said(buses) == [("docs/about.md", line, "../trams/")]


def test_a_page_that_has_moved_leads_to_addresses_and_not_to_files(buses: Path) -> None:
    """A browser follows it as it is written."""
    about = buses / "docs" / "about.md"
    for to, is_there in [
        ("../datasets/bus-rides/", True),
        ("/datasets/bus-rides/#chart-trend", True),
        ("https://www.example.org/", True),
        ("datasets/bus-rides/index.md", False),
        ("../datasets/bus-rides/#chart-pie", False),
    ]:
        write(about, f"---\ntemplate: redirect.html\nlocation: {to}\n---\n")
        assert said(buses) == ([] if is_there else [("docs/about.md", 3, to)]), to
    write(about, "About\n\nlocation: ../trams/\n")
    assert said(buses) == []


@pytest.mark.parametrize(
    "text",
    [
        "`[a](../trams/)`\n",
        "```\n[a](../trams/)\n```\n",
        "<!-- [a](../trams/) -->\n",
        r"\[a](../trams/)" + "\n",
        "[a]\n",
        "[a]({{ years('bus-rides') }})\n",
        "<http://[>\n\n[a](http://[)\n",
    ],
)
def test_what_is_no_link_is_left_alone(text: str, buses: Path) -> None:
    write(buses / "docs" / "about.md", text)
    assert said(buses) == []


def test_each_place_of_a_link_is_said(buses: Path) -> None:
    write(buses / "docs" / "about.md", "[a](../trams/)\n\n[b](../trams/) [c](../trams/)\n")
    assert said(buses) == [("docs/about.md", 1, "../trams/"), ("docs/about.md", 3, "../trams/")]


def test_parts_of_pages_lead_from_the_page_that_they_are_part_of(buses: Path) -> None:
    part = buses / "docs" / "parts" / "topics" / "buses.md"
    write(part, "[a](../../datasets/)\n[b](../../trams/)\n[c](../../datasets/bus-rides/index.md)\n")
    assert said(buses) == [
        ("docs/parts/topics/buses.md", 2, "../../trams/"),
        ("docs/parts/topics/buses.md", 3, "../../datasets/bus-rides/index.md"),
    ]


def test_pages_in_folders_lead_from_there(buses: Path) -> None:
    write(buses / "docs" / "a" / "index.md", "[a](b.md) [c](../datasets/index.md) [d](x.md)\n")
    write(buses / "docs" / "a" / "b.md", "[a](index.md) [c](../../datasets/) [d](../datasets/)\n")
    assert said(buses) == [
        ("docs/a/b.md", 1, "../datasets/"),
        ("docs/a/index.md", 1, "x.md"),
    ]


def test_a_page_that_is_there_is_guessed(buses: Path) -> None:
    text = "[a](datasets/bus-ride/index.md) [b](../datasets/bus-rides/#chart-pie)\n"
    write(buses / "docs" / "about.md", text)
    assert [one.hint for one in findings(buses)] == [
        "Did you mean the page datasets/bus-rides/? If not, take the link out.",
        "The page is there, but chart-pie is not on it. Link to the page alone.",
    ]


def test_what_plugins_make_is_not_said_to_be_missing(buses: Path) -> None:
    settings = buses / "mkdocs.yml"
    write(settings, settings.read_text("utf-8") + "\nplugins: [tags]\n")
    write(buses / "docs" / "about.md", "[a](../tags/) [b](../datasets/trams/)\n")
    assert said(buses) == [("docs/about.md", 1, "../datasets/trams/")]


def test_nothing_in_a_page_is_too_strange_to_read(buses: Path) -> None:
    strange = f"[a](\0) [b]({'../' * 500}) [c](%) [d](%00) [e](?) [g]({'x' * 999})\n"
    (buses / "docs" / "about.md").write_bytes(strange.encode() + b"\xff [g](../trams/)\n")
    assert ("docs/about.md", 2, "../trams/") in said(buses)
