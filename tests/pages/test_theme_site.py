"""The theme, through MkDocs itself, on a small site with hostile texts and hardly any settings."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urljoin

import pytest

from pipeline.pages import write_pages
from pipeline.project import read_project
from pipeline.site.mkdocs import run_mkdocs

from .samples import HOSTILE, VIEW, atlas, dataset, depths

SETTINGS = """\
site_name: River <Atlas> & "more"
site_url: https://rivers.example/atlas/
extra:
  atlas:
    summary: Rivers in figures.
    topics: [{id: water, title: Water, summary: What flows.}]
    entities:
      river:
        {title: river, plural: rivers, table: r/r, key: river, name: name, address: rivers}
"""

Site = Mapping[str, str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("rivers")
    (root / "mkdocs.yml").write_text(SETTINGS)
    docs, out = root / "build/docs", root / "build/site"
    docs.mkdir(parents=True)
    (docs / "about.md").write_text("# About\n\n## Terms\n\nA page that a person wrote.\n")
    project = read_project(root)
    one = dataset(
        depths("ELB 2001 3.5, ELB 2002 3.6"), views=(VIEW,), title=HOSTILE, description=HOSTILE
    )
    whole = atlas(one, project=project)
    write_pages(whole, docs)
    run_mkdocs(project, docs, out, date(2026, 1, 7))
    return {p.relative_to(out).as_posix(): p.read_text("utf-8") for p in out.rglob("*.html")}


def test_every_page_has_a_language_a_title_and_one_main_heading(site: Site) -> None:
    for name, html in site.items():
        assert '<html lang="en-GB"' in html, name
        assert html.count("<h1") == 1, name
        assert html.index("<meta charset") < html.index("<title>")


def test_hostile_texts_stay_text_in_the_head(site: Site) -> None:
    html = site["datasets/depths/index.html"]
    head = html[: html.index("</head>")]
    assert "<script>alert" not in html
    assert "<p>" not in head
    assert "wzxhzdk:0" in head
    assert head.count("&lt;script&gt;") >= 3


def test_a_dataset_page_carries_one_object_for_search_engines(site: Site) -> None:
    html = site["datasets/depths/index.html"]
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert json.loads(found)["@type"] == "Dataset"


def test_previews_of_links_get_full_addresses(site: Site) -> None:
    html = site["datasets/depths/index.html"]
    base = "https://rivers.example/atlas/datasets/depths/"
    assert f'<link rel="canonical" href="{base}">' in html
    assert f'<meta property="og:image" content="{base}charts/trend.png">' in html
    assert f'<meta property="og:url" content="{base}">' in html


def test_the_menu_names_what_there_is_where_none_is_set(site: Site) -> None:
    html = site["datasets/depths/index.html"]
    menu = html[html.index('class="menu"') : html.index("</nav>")]
    assert re.findall(r'href="([^"]+)"[^>]*>([^<]+)<', menu) == [
        ("../../rivers/", "Rivers"),
        ("../../topics/", "Topics"),
        ("../", "Data"),
        ("../../about/", "About"),
    ]
    assert 'aria-current="true">Data' in menu


def test_the_search_box_leads_to_the_results_without_a_script(site: Site) -> None:
    for name in ("index.html", "datasets/depths/index.html", "404.html", "about/index.html"):
        (action,) = re.findall(r'<form class="search"[^>]*action="([^"]*)"', site[name])
        address = f"https://rivers.example/atlas/{name.removesuffix('index.html')}"
        assert urljoin(address, action) == "https://rivers.example/atlas/search/"


def test_a_page_that_a_person_wrote_is_set_as_text(site: Site) -> None:
    assert 'class="page md-typeset prose-page"' in site["about/index.html"]
    assert 'class="page page-dataset"' in site["datasets/depths/index.html"]


def test_materials_search_and_shortcuts_sleep(site: Site) -> None:
    for name, html in site.items():
        assert 'data-md-component="search"' not in html, name
        assert not re.search(r'<form[^>]*name="search"', html), name
        assert not re.search(r'rel="(prev|next|alternate)"', html), name


def test_skip_link_leads_to_the_content(site: Site) -> None:
    for name, html in site.items():
        if "charts/" not in name:
            assert '<a class="skip" href="#content">' in html, name
            assert '<article id="content"' in html, name
