from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog import Source
from pipeline.project import Project
from pipeline.publish.datasets.citations import cite

from .conftest import HOSTILE, SITE, hostile_dataset, make_dataset, make_project

PAGE = f"{SITE}datasets/growth/"


def test_the_publisher_of_the_figures_is_the_author(project: Project) -> None:
    citation = cite(make_dataset(), project)
    assert citation.one_line == (
        f"Office of Rates, Rates of growth, version 1.2.0, Atlas, 2026, {PAGE}"
    )
    assert citation.apa == (
        f"Office of Rates. (2026). Rates of growth (Version 1.2.0) [Data set]. Atlas. {PAGE}"
    )
    assert citation.bibtex == (
        "@misc{growth-2026,\n"
        "  author = {{Office of Rates}},\n"
        "  title = {{Rates of growth}},\n"
        "  year = {2026},\n"
        "  howpublished = {Atlas},\n"
        "  note = {Version 1.2.0},\n"
        f"  url = {{{PAGE}}},\n"
        "}"
    )


def test_without_a_date_the_year_is_that_of_the_sources_or_none(project: Project) -> None:
    undated = Source(title="", path=None, publisher="Office of Rates", accessed=None)
    fetched = Source(title="", path=None, publisher="Office of Rates", accessed="2019-05-01")
    citation = cite(make_dataset(created=None, version="", sources=(undated,)), project)
    assert citation.one_line == f"Office of Rates, Rates of growth, Atlas, n.d., {PAGE}"
    assert "year" not in citation.bibtex
    assert "ersion" not in citation.apa + citation.bibtex
    known = cite(make_dataset(created=None, sources=(undated, fetched)), project)
    assert "(2019)" in known.apa


def test_a_site_that_is_the_author_is_named_once(project: Project) -> None:
    source = Source(title="", path=None, publisher="Atlas", accessed=None)
    citation = cite(make_dataset(sources=(source,)), project)
    assert citation.one_line == f"Atlas, Rates of growth, version 1.2.0, 2026, {PAGE}"
    assert citation.apa == f"Atlas. (2026). Rates of growth (Version 1.2.0) [Data set]. {PAGE}"


def test_signs_of_bibtex_are_escaped(project: Project) -> None:
    citation = cite(hostile_dataset(), project)
    assert r"\&amp;" in citation.bibtex
    assert r"\textbraceleft{}\textbraceright{}" in citation.bibtex
    assert r"\%\textbackslash{}\_\textasciitilde{}\textasciicircum{}" in citation.bibtex
    assert HOSTILE.replace("\u2028", " ") in citation.one_line


@given(st.text(st.sampled_from('{}\\a \n%@,="')))
def test_bibtex_stays_one_entry_whatever_the_title(title: str) -> None:
    bibtex = cite(make_dataset(title=title), make_project()).bibtex
    assert bibtex.count("{") == bibtex.count("}")
    assert len(bibtex.splitlines()) == 8


def test_a_site_without_an_address_is_cited_without_one(project: Project) -> None:
    citation = cite(make_dataset(), replace(project, has_address=False))
    assert citation.one_line == "Office of Rates, Rates of growth, version 1.2.0, Atlas, 2026"
    assert citation.apa.endswith("[Data set]. Atlas")
    assert "url" not in citation.bibtex and SITE not in str(citation)
