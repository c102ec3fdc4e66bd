"""Figures in pages that people write, against a small table of depths of rivers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.pages.model import Atlas
from pipeline.pages.parts.figures_in_text import FigureFunctions, fill_documents
from pipeline.project import ConfigurationError
from pipeline.settings import Term
from tests.asking import ask
from tests.site.running import GOLDEN, copy_project, invoke

from .samples import DEPTH, HOSTILE, RIVER, VIEW, YEAR, atlas, dataset, depths, project, table
from .samples import rows as rows_of

CELLS = "ELB 2001 3.5, ELB 2002 12.25, ELB 2003 -, ODR 2001 -2.75, ODR 2002 0.5"
RATED = table(
    rows_of("ELB 2001 9000", "river", "year", "depth"), (RIVER, YEAR, DEPTH), name="second"
)
SITE = atlas(dataset(depths(CELLS), RATED, views=(VIEW,)))
FIGURES = FigureFunctions(SITE.catalog, SITE.charts, ask)


def filled(folder: Path, text: str, site: Atlas = SITE, name: str = "faq.md") -> str:
    """A page as it goes to MkDocs."""
    for below in ("docs", "build"):
        path = folder / below / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    site = replace(site, project=replace(site.project, root=folder))
    fill_documents(site, folder / "build")
    return (folder / "build" / name).read_bytes().decode()


def test_a_call_gives_what_the_data_says(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        ('figure("depths", "depth", river="ELB", year=2001)', "3.5 m"),
        ('figure("depths", river="ELB", year="2001")', "3.5 m"),
        ('figure("depths", river="ELB", year=2002, form="number", decimals=2)', "12.25"),
        ('figure("depths", river="ODR", year=2001, decimals=2)', "\N{MINUS SIGN}2.75 m"),
        ('figure("depths", table="second", river="ELB")', "9,000 m"),
        ('figure(\n  "depths",\n  river="ELB", year=2001\n)', "3.5 m"),
        ('latest("depths", river="ELB")', "2002"),
        ('latest("depths", "depth")', "2002"),
        ('count("depths")', "5"),
        ('count("depths", river="ELB")', "3"),
        ('count("depths", "river")', "2"),
        ('count("depths", "year", river="ODR")', "2"),
        ('years("depths")', "2001 to 2002"),
        ('headline("depths/trend")', "The Elbe was deepest in 2003."),
    ]
    for call, said in cases:
        with subtests.test(call=call, said=said):
            assert filled(tmp_path, f"# A\n\nIt is {{{{ {call} }}}}, so far.\n") == (
                f"# A\n\nIt is {said}, so far.\n"
            )


def test_decimals_are_those_that_the_table_needs() -> None:
    small = atlas(dataset(depths("ELB 2001 0.123, ODR 2001 0.456")))
    assert FigureFunctions(small.catalog, {}, ask).figure("depths", river="ELB") == "0.12 m"


def test_what_leads_nowhere_is_named_with_page_and_line(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    cases = [
        ('figure("depths", "width", river="ELB")', "depths has no measure width"),
        ('figure("depths", "river", river="ELB")', "depths has no measure river"),
        ('figure("depths", lake="ELB")', "depths has no column lake"),
        ('figure("depths", river="XYZ")', "depths has 0 rows for river XYZ, not one"),
        ('figure("depths", river="ELB")', "depths has 3 rows for river ELB, not one"),
        ('figure("depths")', "depths has 5 rows for all rows, not one"),
        ('figure("depths", river="ELB", year=2003)', "depths has no depth for river ELB, year"),
        ('figure("depths", river="ELB", year=2001, form="words")', 'there is no form "words"'),
        ('figure("depths", river="ELB", year=2001, decimals=99)', "decimals is a whole number"),
        ('figure("depths", river="ELB", year=2001, decimals="x")', "decimals is a whole number"),
        ('latest("depths", river="XYZ")', "depths has no depth for river XYZ"),
        ('count("depths", "lake")', "depths has no column lake"),
        ("headline()", "headline: missing a required argument: 'view'"),
        ('years("depths", year=1)', "years: got an unexpected keyword argument 'year'"),
        ('share("depths")', "there is no function share. Write one of: figure, latest"),
    ]
    for call, said in cases:
        with subtests.test(call=call, said=said):
            with pytest.raises(ConfigurationError) as error:
                filled(tmp_path, f"# A\n\nIt is {{{{ {call} }}}}.\n", name="notes/first.md")
            assert str(error.value).startswith(f"docs/notes/first.md, line 3: {said}")


def test_what_is_not_there_is_said_on_the_page_and_with_its_line(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    site = replace(SITE, project=replace(SITE.project, root=tmp_path))
    pages = [tmp_path / folder / "faq.md" for folder in ("docs", "build")]
    for page in pages:
        page.parent.mkdir()
    for call, name in (
        ('figure("widths", river="ELB")', "widths"),
        ('figure("depths", table="lakes")', "depths/lakes"),
        ('latest("widths")', "widths"),
        ('count("widths", "width")', "widths"),
        ('years("widths")', "widths"),
        ('headline("depths/nothing")', "depths/nothing"),
        ("headline(5)", "5"),
    ):
        with subtests.test(call=call):
            for page in pages:
                page.write_text(f"# A\n\nIt is {{{{ {call} }}}}.\n", "utf-8")
            (found,) = fill_documents(site, tmp_path / "build")
            place = found.place
            assert (place.file, place.line, place.value) == ("docs/faq.md", 3, name)
            assert pages[1].read_text("utf-8") == "# A\n\nIt is (figure not held).\n"


def test_a_chart_that_shows_nothing_has_no_sentence_to_give(tmp_path: Path) -> None:
    chart = SITE.charts["depths", VIEW.name]
    empty = replace(chart.plan.table, cells=(), values=())
    chart = replace(chart, plan=replace(chart.plan, table=empty))
    site = replace(SITE, charts={("depths", VIEW.name): chart})
    assert filled(tmp_path, '{{ headline("depths/trend") }}', site) == "(figure not held)"


def test_a_page_can_do_nothing_else(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        "",
        "7 * 7",
        "figure",
        "figure.__globals__",
        'figure("depths").__class__',
        "__import__('os').listdir()",
        'figure(open("/etc/passwd").read())',
        'figure(*["depths"])',
        'figure(**{"dataset": "depths"})',
        'figure("depths", river=[x for x in "a"])',
        'years("dep" + "ths")',
        "(lambda: 1)()",
        "range(9)",
        "lipsum()",
        'years("depths") | upper',
        "figure(",
        "(" * 5000,
        "\0",
    ]
    for call in cases:
        told = r"^docs/faq\.md, line 1: "
        with subtests.test(call=call[:80]), pytest.raises(ConfigurationError, match=told):
            filled(tmp_path, f"{{{{ {call} }}}}")


def test_braces_that_are_not_closed_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"faq\.md, line 2: two braces are not closed\."):
        filled(tmp_path, 'A\n{{ years("depths") }')


def test_a_figure_in_the_lines_at_the_top_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"faq\.md, line 2: figures stand in the text"):
        filled(tmp_path, '---\ntitle: {{ years("depths") }}\n---\n# A\n')


def test_a_page_without_calls_stays_byte_for_byte(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    cases = [
        "# A\r\n\r\nTwo  spaces  \r\nand {one} brace {: .class }, {% raw %}, {# no comment #}\r\n",
        "no line end",
        "",
        "\ufeff# A\n",
        "---\ntitle: A\n---\n\n\n# A {#anchor}\n\n",
    ]
    for text in cases:
        with subtests.test(text=text):
            assert filled(tmp_path, text) == text


def test_what_stands_beside_a_call_stays(tmp_path: Path) -> None:
    text = '# A {#anchor}\r\n\r\n{{years("depths")}}{% if %} {# x #}\r\n'
    assert filled(tmp_path, text) == text.replace('{{years("depths")}}', "2001 to 2002")


def test_texts_from_data_stay_text(tmp_path: Path) -> None:
    site = atlas(dataset(depths("ELB 2001 3.5", unit=HOSTILE), views=(VIEW,)))
    told = filled(tmp_path, '{{ figure("depths", river="ELB") }}', site)
    assert not set("<>*_[]`{}|#\n") & set(told.replace("&#", ""))


def test_a_page_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    for below in ("docs", "build"):
        (tmp_path / below).mkdir()
        (tmp_path / below / "faq.md").write_bytes(b"caf\xe9")
    site = replace(SITE, project=project(tmp_path))
    with pytest.raises(ConfigurationError, match=r"docs/faq\.md is not in UTF-8"):
        fill_documents(site, tmp_path / "build")


def test_terms_lead_to_the_glossary_from_where_the_page_stands(tmp_path: Path) -> None:
    term = Term(id="depth", term="depth", group="Water", text="How far down it goes.")
    site = replace(SITE, project=project(glossary=(term,)))
    for name, link in (
        ("index.md", "glossary/#depth"),
        ("faq.md", "../glossary/#depth"),
        ("a/b.md", "../../glossary/#depth"),
        ("a/index.md", "../glossary/#depth"),
    ):
        assert f'<a href="{link}">' in filled(tmp_path, "The depth.\n", site, name)


@pytest.mark.slow
def test_a_build_stops_at_a_name_that_leads_nowhere(tmp_path: Path) -> None:
    root = copy_project(GOLDEN / "atlas" / "input", tmp_path / "site")
    page = root / "docs" / "about.md"
    page.write_text('# About\n\n{{ figure("bus-rides", "rids") }}\n', encoding="utf-8")
    done = invoke(root, "build", "--workers", "1", "--no-cache")
    assert done.exit_code == 2
    assert "docs/about.md, line 3: rides has no measure rids." in done.stderr
    assert "Traceback" not in done.stderr
    shutil.rmtree(root / "build")
    page.write_text('# About\n\nFrom {{ years("bus-rides") }}.\n', encoding="utf-8")
    assert invoke(root, "build", "--workers", "1", "--no-cache").exit_code == 0
    assert "<p>From 2021 to 2024.</p>" in (root / "build/site/about/index.html").read_text("utf-8")
