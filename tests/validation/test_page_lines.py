"""What is found in rows that pages make is said of the pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.front_matter import MadeTable, Origin
from pipeline.validation.page_lines import at_their_pages

CELLS = ("old", "odd", "old", "older")
TABLE = MadeTable(
    content=b"",
    columns=("id", "age"),
    rows=tuple((f"p{i}", cell) for i, cell in enumerate(CELLS)),
    origins=tuple(Origin(f"p{i}.md", 1, {"age": i + 3}) for i in range(len(CELLS))),
)
FOLDER = Folder(
    name="tales",
    path=Path("/nowhere/docs/tales"),
    shown="docs/tales",
    descriptor_file="datapackage.yaml",
    made={"tales.csv": TABLE},
)


def found(*rows: int, value: str = "old", field: str | None = "age") -> Finding:
    place = FOLDER.place("tales.csv", row=rows[0], column=2, field=field, value=value)
    return finding("cell-type", place, count=len(rows), rows=rows, value=value, expected="a number")


def places(findings: list[Finding]) -> list[tuple[str | None, int | None, int]]:
    return [(one.place.file, one.place.line, one.count) for one in findings]


def test_a_cell_is_a_property_on_a_line() -> None:
    (one,) = at_their_pages(FOLDER, [found(3, value="odd")])
    assert (one.place.file, one.place.line, one.place.row) == ("docs/tales/p1.md", 4, None)
    assert (one.place.field, one.place.column, one.rows) == ("age", None, ())


def test_like_cells_are_said_on_each_page() -> None:
    said = at_their_pages(FOLDER, [found(2, 4)])
    assert places(said) == [("docs/tales/p0.md", 3, 1), ("docs/tales/p2.md", 5, 1)]
    assert {one.message for one in said} == {'"old" is not a number.'}


def test_unlike_cells_are_named_in_the_hint() -> None:
    first, second = at_their_pages(FOLDER, [found(2, 3, 4, 5)])
    assert places([first, second]) == [("docs/tales/p0.md", 3, 3), ("docs/tales/p2.md", 5, 1)]
    assert first.hint.endswith("The same in p1.md (line 4), p3.md (line 6).")


def test_a_row_that_a_message_names_is_called_by_its_page() -> None:
    one = replace(found(3, value="odd"), message="The same as row 2.")
    (said,) = at_their_pages(FOLDER, [one])
    assert said.message == "The same as p0.md, line 1."


def test_an_empty_cell_is_a_property_that_the_front_matter_lacks() -> None:
    place = FOLDER.place("tales.csv", row=3, column=2, field="age")
    (one,) = at_their_pages(FOLDER, [finding("cell-empty", place, rows=(3,), column="age")])
    assert (one.code, one.place.file) == ("front-matter-lacks", "docs/tales/p1.md")
    assert "has no age" in one.message and "`age:`" in one.hint


def test_what_concerns_a_whole_table_is_said_of_the_descriptor() -> None:
    whole = finding("file-header-only", FOLDER.place("tales.csv"))
    (said,) = at_their_pages(FOLDER, [whole])
    assert said.place.file == "docs/tales/datapackage.yaml"


def test_a_property_that_no_page_uses_yet_is_no_slip() -> None:
    place = FOLDER.place("tales.csv", row=1, column=2, field="age")
    unused = finding("column-without-values", place, rows=(), **{"number": 4})
    assert at_their_pages(FOLDER, [unused]) == []


def test_other_findings_stay_where_they_are() -> None:
    other = finding("file-header-only", FOLDER.place("other.csv"))
    assert at_their_pages(FOLDER, [other]) == [other]
