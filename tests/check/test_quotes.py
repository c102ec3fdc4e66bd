"""What documents quote of the data: true of a sound site, and each planted fault is found.

quoting/ holds the documents; what they quote is the tests' own site.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from check import quoted_runs, quotes, starters
from check.places import places
from check.site import Site
from check.topics import topics
from pipeline.project import read_project
from tests.site.running import SAMPLE, copy_project, differences, files

QUOTING = Path(__file__).parent / "quoting"
OIL = "Isle code;Name;Litres\nUHO;United Holms;4,5\nPUL;Püldur;3,25\n"

# What is planted: where, what stands there and what instead; which quotes it spoils, and words of
# the fault that names it.
PLANTS: list[tuple[str, str, str, Callable[[Path], list[str]], str]] = [
    ("CONTRIBUTING.md", "(README.md)", "(READ.md)", quotes.links, "line 3: the link to READ.md"),
    ("README.md", "boat-log`", "boat-logs`", quotes.links, "line 4: there is no template boat-log"),
    ("CONTRIBUTING.md", '"2099-03-31"}\n', '"2098-03-31"}\n', quotes.descriptions, "line 13: upd"),
    ("CONTRIBUTING.md", "below one perc", "below two perc", quotes.descriptions, "notes is quoted"),
    ("CONTRIBUTING.md", 'period: "2012"', 'period: "2013"', quotes.descriptions, "an entry"),
    ("CONTRIBUTING.md", "kind: map", "kind: tiles", quotes.descriptions, "views is quoted"),
    ("CONTRIBUTING.md", "isle_code, year]", "year]", quotes.words, "`primaryKey: [year]`"),
    ("CONTRIBUTING.md", "% of journeys", "% of trips", quotes.words, "line 9: datasets/ferry-use"),
    ("CONTRIBUTING.md", ",22.31,", ",22.32,", quotes.rows, "line 5: AMB,2001,22.32"),
    ("CONTRIBUTING.md", "waiting_minutes,", "waits,", quotes.rows, "no table of the site has"),
    ("README.md", 'isle_code="AMB"', 'isle_code="BMA"', quotes.figures, "line 3: figure("),
    ("README.md", "year=2001", "years=2001", quotes.figures, "has no column years"),
    ("README.md", "ferry-use/trend", "ferry-use/trends", quotes.figures, "no chart ferry-use/tr"),
    ("CONTRIBUTING.md", "Write 55.70", "Write 55.71", quotes.reports, "the checks do not say: dat"),
    ("CONTRIBUTING.md", "773 rows: 2", "772 rows: 2", quotes.reports, "do not say: 1 dataset, 772"),
    ("CONTRIBUTING.md", "36 more rows", "37 more rows", quotes.reports, "And 36 more rows"),
    ("CONTRIBUTING.md", "mean launched?", "mean in-use?", quotes.reports, "Did you mean launched?"),
    ("README.md", "and 2 more", "and 1 more", quotes.transcripts, "says as well: Renamed columns"),
    ("README.md", "unit: boats, ", "", quotes.examples, "is not sound"),
    ("README.md", "topics: [crews]", "topics: [boats]", quotes.examples, "is not sound"),
    ("datasets/ferry-use/ferry-use.csv", "AMB,2001,22.31", "AMB,2001,22.3", quotes.rows, "22.31"),
    ("datasets/ferry-use/ferry-use.csv", "AMB,2020,55.70", "AMB,2020,48.2", quotes.reports, "48.2"),
    (
        "datasets/ferry-use/datapackage.yaml",
        "isle, 2001 to 2020",
        "isle, until 2020",
        quotes.reports,
        "CONTRIBUTING.md, line 44: the checks do not say",
    ),
    (
        "docs/voyages/_template.md",
        "status_checked:",
        "checked:",
        starters.page_templates,
        "it asks for ['checked'], and not for ['status_checked']",
    ),
    (
        "docs/voyages/_template.md",
        "## What is not known",
        "## What is unknown",
        starters.page_templates,
        "its headings are",
    ),
    (
        "docs/voyages/_template.md",
        "organisation:  ",
        "organisation: x",
        starters.page_templates,
        "a copy is told",
    ),
    (
        "templates/boat-log/years.csv",
        "year,boats_taken_in",
        "year,boats",
        starters.table_templates,
        "years.csv must hold its column names and nothing else",
    ),
    (
        "templates/boat-log/datapackage.yaml",
        "type: year, role: time,",
        "type: yaer, role: time,",
        starters.table_templates,
        "a copy of it is told",
    ),
    (
        "templates/boat-log/datapackage.yaml",
        "enum: [in-work, afloat, given-up]",
        "enum: [in-work, afloat, sunk], minimum: afloat",
        starters.table_templates,
        "once it is filled in, it is told",
    ),
    (
        "templates/boat-log/guide.yaml",
        "boats.launched_on",
        "boats.sunk_on",
        starters.table_templates,
        "there is no column boats.sunk_on",
    ),
    ("mkdocs.yml", "terms: [rank,", "terms: [rankk,", topics, "names a term that is not there"),
    ("mkdocs.yml", "goals: [1, 2]", "goals: [1, 9]", topics, "names a goal that is not there: 9"),
    ("mkdocs.yml", "width: 680", "width: 340", places, "UHO stands at 345, 150"),
    ("datasets/isle-shapes/shapes.csv", "SNR,,183.0,140.0", "SNR,,436,92", places, "cover"),
    ("mkdocs.yml", "id: holms", "id: holm", topics, "topics/holms.md: there is no topic holms"),
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tests' own site with documents that quote it."""
    monkeypatch.setattr(quoted_runs, "SPREADSHEETS", {"Oil, final.csv": OIL})
    root = copy_project(SAMPLE, tmp_path / "site")
    return Path(shutil.copytree(QUOTING, root, dirs_exist_ok=True))


@contextmanager
def planted(path: Path, right: str, wrong: str) -> Iterator[None]:
    text = path.read_text("utf-8")
    assert right in text, f"{path.name} does not hold {right}"
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    yield
    path.write_text(text, encoding="utf-8")


def test_what_is_true_is_no_fault_and_nothing_is_changed(site: Path) -> None:
    before = files(site)
    assert list(quotes.quotes(site)) == []
    assert differences(before, files(site)) == []


@pytest.mark.slow
def test_each_planted_fault_is_found(site: Path) -> None:
    missed = []
    for file, right, wrong, look, words in PLANTS:
        with planted(site / file, right, wrong):
            found = look(site)
        if not any(words in fault for fault in found):
            missed.append((file, wrong, found))
    assert missed == []


@pytest.mark.slow
def test_a_dataset_that_went_is_named_at_each_line_that_quotes_it(site: Path) -> None:
    (site / "datasets" / "ferry-use").rename(site / "ferry-use")
    found = [*quotes.links(site), *quotes.descriptions(site), *quotes.reports(site)]
    assert found[0] == (
        "CONTRIBUTING.md, line 3: the link to datasets/ferry-use leads nowhere. Name what is there."
    )
    lines = ["13", "21", "24", "32", "44"]
    for line, fault in zip(lines, found[1:], strict=True):
        assert fault.startswith(f"CONTRIBUTING.md, line {line}: ") and "not there" in fault


@pytest.mark.parametrize(
    ("kept", "look"),
    [
        ("datasets/built-boats/datapackage.yaml", quotes.examples),
        ("datasets/lamp-oil/lamp-oil.csv", quotes.transcripts),
        ("docs/voyages/new-one.md", quotes.reports),
    ],
)
def test_who_follows_a_document_may_keep_what_comes_of_it(
    site: Path, kept: str, look: Callable[[Path], list[str]]
) -> None:
    (site / kept).parent.mkdir(exist_ok=True)
    (site / kept).write_text("Kept\n", encoding="utf-8")
    assert look(site) == []
    assert (site / kept).read_text("utf-8") == "Kept\n"


def test_without_documents_and_templates_nothing_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Bare\n", encoding="utf-8")
    assert list(quotes.quotes(tmp_path)) == []


def test_a_fault_names_its_place_and_what_to_do(site: Path) -> None:
    with planted(site / "CONTRIBUTING.md", ",22.31,", ",22.32,"):
        looked = quotes.check_quotes(
            Site(read_project(site), site / "build" / "site", "https://x/")
        )
    (fault,) = looked.faults
    assert looked.at == "2 documents, templates and settings"
    assert (fault.where, fault.remedy) == ("CONTRIBUTING.md, line 5", quotes.REMEDY)
    assert fault.what.startswith("AMB,2001,22.32,14.4,counted is quoted")
