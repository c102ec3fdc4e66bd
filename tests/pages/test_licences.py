from __future__ import annotations

import json
import re
from html import unescape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import yaml

from pipeline.catalog import Licence
from pipeline.pages.kinds import licences
from pipeline.pages.kinds.licences import PARTS as LIST
from pipeline.pages.kinds.licences import TEXTS, shipped_parts
from pipeline.pages.model import Atlas

from .samples import HOSTILE, as_html, atlas, dataset, depths

PARTS = shipped_parts()


def page_of(site: Atlas) -> str:
    (page,) = licences.pages(site)
    return as_html(page.body)


def rows(html: str) -> list[str]:
    cut = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in cut]


def test_each_table_stands_with_its_terms() -> None:
    terms = (
        Licence(name=None, title="Terms of the lake", path="https://lake.example/terms"),
        Licence(name=None, title=HOSTILE, path="javascript:alert(1)"),
    )
    html = page_of(atlas(dataset(depths("ELB 2001 3.5"), licences=terms)))
    assert (
        '<a href="https://lake.example/terms" rel="nofollow noopener">Terms of the lake</a>' in html
    )
    assert 'href="javascript' not in html


def test_a_table_without_terms_says_so() -> None:
    html = page_of(atlas(dataset(depths("ELB 2001 3.5"), licences=())))
    assert any(row.endswith("not stated") for row in rows(html))


def test_every_part_is_named_with_its_licence_and_whose_it_is() -> None:
    told = rows(page_of(atlas()))
    for part in PARTS:
        (row,) = [row for row in told if row.startswith(f"{part.name} ") and part.what in row]
        assert part.licence in row
        assert all(owner in row for owner in part.copyright), part.name


def test_what_is_in_the_style_sheets_of_the_theme_is_named() -> None:
    assets = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    sources = {
        source
        for path in assets.glob("*.css.map")
        for source in json.loads(path.read_text("utf-8"))["sources"]
    }
    packages = set(re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", "\n".join(sources)))
    listed = yaml.safe_load(LIST.read_text("utf-8"))
    assert packages
    assert {name for part in listed for name in part.get("theme", ())} == packages


def test_versions_are_those_that_are_installed() -> None:
    known = {part.name: part.version for part in PARTS if part.version}
    assert known["Material for MkDocs"] == version("mkdocs-material")
    assert known["vl-convert"] == version("vl-convert-python")


def test_every_licence_leads_to_its_text() -> None:
    html = page_of(atlas())
    named = set(re.findall(r'href="#([\w.-]+)"', html))
    assert named == set(re.findall(r'<pre id="([\w.-]+)"', html))
    assert named == {part.licence.lower() for part in PARTS}


def test_no_text_is_kept_that_no_part_needs() -> None:
    assert {path.stem for path in TEXTS.iterdir()} == {part.licence for part in PARTS}
