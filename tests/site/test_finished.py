"""Links that lead nowhere, taken out of pages that are finished."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.project import Project, read_project
from pipeline.site.finished import FinishedPages, drop_dead_ends, unlink_dead

PAGE = '<html><body><nav><a href="../gone/">Menu</a></nav>{}</body></html>'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "mkdocs.yml").write_text("site_name: Rivers\n", encoding="utf-8")
    return replace(read_project(tmp_path), site_url="https://rivers.example/atlas/")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "about/index.html", "data/index.html", "data/file.csv"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('<p id="here">', encoding="utf-8")
    return tmp_path / "site"


def _mended(site: Path, project: Project, article: str) -> str:
    page = site / "about" / "index.html"
    whole = PAGE.format(f'<article id="content" class="page">{article}</article>')
    page.write_text(whole, encoding="utf-8")
    mended = unlink_dead(FinishedPages(site), ["about/", "nowhere/"], project)
    html = page.read_text("utf-8")
    assert '<nav><a href="../gone/">Menu</a></nav>' in html, "menus are not what people write here"
    assert mended == (frozenset({"about/"}) if html != whole else frozenset())
    return html.partition('class="page">')[2].removesuffix("</article></body></html>")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../data/">a</a>',
        '<a href="../data">a</a>',
        '<a href="../data/?x=1#here">a</a>',
        '<a href="../data/file.csv#row=3">a</a>',
        '<a href="..">a</a> <a href="#top">b</a> <a href="">c</a> <a>d</a>',
        '<a href="../data/#:~:text=b">a</a>',
        '<a href="https://rivers.example/atlas/data/">a</a>',
        '<a href="https://rivers.example/other/">a</a>',
        '<a href="https://example.org/gone/">a</a> <a href="mailto:a@b.example">b</a>',
        '<a href="http://[">a</a>',
        '<img src="https://example.org/a.png"> <!-- <a href="../gone/">a</a> -->',
    ],
)
def test_what_leads_somewhere_stays_as_it_is(html: str, site: Path, project: Project) -> None:
    assert _mended(site, project, html) == html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('See <a href="../gone/">this &amp; <em>that</em></a>.', "See this &amp; <em>that</em>."),
        ("<A\n class='x'\n HREF='../gone/' >a</A >b", "ab"),
        ('<a href="../data/#gone">a</a>', "a"),
        ('<a href="#gone">a</a> <a href="#own" id="own">b</a>', 'a <a href="#own" id="own">b</a>'),
        ('<a href="../gone/">a</a><a href="../data/">b</a>', 'a<a href="../data/">b</a>'),
        ('<a href="https://rivers.example/atlas/gone/">a</a>', "a"),
        ('<img alt="A &lt; B" src="../gone.png">x<img src="../gone.png">', "A &lt; Bx"),
        ('<iframe src="../gone/" title="A chart"></iframe>.', "A chart."),
        ('<article>é</article>\n<a href="../gone/">ö</a>', "<article>é</article>\nö"),
        ('<a href="../g%6Fne/">a', "a"),
        (f'<a href="../{"x" * 999}/">a</a> <a href="%00">b</a>', "a b"),
    ],
)
def test_what_leads_nowhere_becomes_its_words(
    html: str, kept: str, site: Path, project: Project
) -> None:
    assert _mended(site, project, html) == kept


def test_a_page_of_another_theme_is_mended_as_a_whole(site: Path, project: Project) -> None:
    page = site / "about" / "index.html"
    page.write_text('<body><a href="../gone/">a</a></body>', encoding="utf-8")
    unlink_dead(FinishedPages(site), ["about/"], project)
    assert page.read_text("utf-8") == "<body>a</body>"


def test_a_page_that_leads_on_to_nothing_goes(site: Path, project: Project) -> None:
    to = {
        "here": "../data/#here",
        "file": "../data/file.csv",
        "away": "https://example.org/gone/",
        "gone": "../lost/",
        "part": "../data/#gone&amp;lost",
        "whole": "https://rivers.example/atlas/lost/",
        "first": "../second/",
        "second": "../lost/",
        "then": "../here/",
    }
    for name, target in to.items():
        path = site / name / "index.html"
        path.parent.mkdir()
        path.write_text(
            f'<noscript><meta http-equiv="refresh" content="0;url={target}"></noscript>', "utf-8"
        )
    written = [f"{name}/" for name in to]
    gone = {"gone/", "part/", "whole/", "first/", "second/"}
    assert drop_dead_ends(FinishedPages(site), [*written, "about/", "no/"], project) == gone
    for address in (*written, "about/"):
        assert (site / address / "index.html").exists() is (address not in gone), address
