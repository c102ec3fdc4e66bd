"""Guides to templates: made from the schema, and refused where they do not fit it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.pages.kinds import contribute, template_guide
from pipeline.pages.parts.template_guides import guides
from pipeline.project import ConfigurationError
from tests.pages.samples import HOSTILE, as_html, atlas, project
from tests.sample import sample_project

DESCRIPTOR = """\
name: ferries
created: ""
resources:
  - name: trips
    title: Trips
    description: One row a day.
    path: trips.csv
    schema:
      fields:
        - {name: day, title: Day, description: The day., type: date, constraints: {required: true}}
        - {name: boats, title: Boats, description: How many sailed., type: integer, unit: boats}
        - {name: fare, title: Fare, description: What it cost., type: number, unit: "TODO: Which?"}
        - {name: sea, title: Sea, description: The sea., categories: [{value: calm, label: Calm}]}
"""
GUIDE = """\
address: boats
title: Count boats
summary: How to count boats.
derived:
  - {title: Boats a day, formula: boats ÷ days, uses: [trips.boats], limits: [Storms count too.]}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "templates" / "ferries"
    folder.mkdir(parents=True)
    (folder / "datapackage.yaml").write_text(DESCRIPTOR, encoding="utf-8")
    (folder / "trips.csv").write_text("day,boats,fare,sea\n", encoding="utf-8")
    (folder / "guide.yaml").write_text(GUIDE, encoding="utf-8")
    return tmp_path


def html_of(root: Path) -> str:
    (page,) = template_guide.pages(atlas(project=project(root=root)))
    assert page.address == "contribute/boats/"
    return as_html(page.body)


def test_columns_are_told_as_the_schema_has_them(root: Path) -> None:
    html = html_of(root)
    assert "pipeline new my-data --template ferries" in html
    assert "day,boats,fare,sea" in html
    assert "Whole number, boats. May be empty." in html
    assert "Must be there." in html
    assert "Number, in a unit that you name." in html
    assert "TODO" not in html
    assert "<code>calm</code> (calm)" in html


def test_what_can_be_worked_out_stands_with_its_limits(root: Path) -> None:
    html = html_of(root)
    assert "boats ÷ days" in html
    assert "From Boats (<code>trips.boats</code>)" in html
    assert "<li>Storms count too.</li>" in html


def test_the_guide_is_listed_where_people_look_things_up(root: Path) -> None:
    (page,) = contribute.pages(atlas(project=project(root=root)))
    assert '<a href="../contribute/boats/">Count boats</a>' in page.body


def test_a_template_without_a_guide_has_no_page(root: Path) -> None:
    (root / "templates" / "ferries" / "guide.yaml").unlink()
    assert not list(template_guide.pages(atlas(project=project(root=root))))


def test_a_guide_that_does_not_fit_is_named(root: Path, subtests: pytest.Subtests) -> None:
    cases = [
        ("trips.boats", "trips.ships", "there is no column trips.ships"),
        ("address: boats", "address: ../boats", "address"),
        ("title: Count boats\n", "", "'title' is a required property"),
        ("limits: [Storms count too.]", "limits: []", "limits"),
    ]
    for right, wrong, words in cases:
        with subtests.test(right=right, wrong=wrong):
            (root / "templates" / "ferries" / "guide.yaml").write_text(GUIDE.replace(right, wrong))
            with pytest.raises(ConfigurationError, match=r"guide\.yaml.*") as caught:
                list(guides(project(root=root)))
            assert words in str(caught.value)


def test_texts_of_a_template_stay_text(root: Path) -> None:
    quoted = HOSTILE.replace('"', "'").replace("\n", " ").replace("\x02", "").replace("\x03", "")
    folder = root / "templates" / "ferries"
    (folder / "guide.yaml").write_text(GUIDE.replace("boats ÷ days", f'"{quoted}"'))
    (folder / "datapackage.yaml").write_text(
        DESCRIPTOR.replace("How many sailed.", f'"{quoted}"'), encoding="utf-8"
    )
    assert "<script" not in html_of(root)


def test_a_guide_tells_what_can_be_worked_out() -> None:
    (found,) = guides(sample_project())
    assert found.template == "boat-log"
    titles = [one.title for one in found.derived]
    assert titles == ["Share of boats launched again", "Median time in the yard"]
