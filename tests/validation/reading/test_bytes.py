"""What is too large to keep as a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.limits import LIMITS, Limits
from tests.validation.conftest import Check, codes


def test_a_large_file_is_refused(
    tolls: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.validation.reading.bytes.LIMITS", Limits(table_bytes=50))
    (found,) = check()
    assert found.code == "file-too-large"
    assert found.place.file == "datasets/tolls/tolls.csv"


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_long_line_is_refused(tolls: Path, check: Check, end: str) -> None:
    with (tolls / "tolls.csv").open("a") as file:
        file.write("x" * (LIMITS.line_bytes + 1) + end)
    (found,) = check()
    assert (found.code, found.place.line) == ("line-too-long", 8)


def test_lines_up_to_the_limit_are_read(tolls: Path, check: Check) -> None:
    cells = "x" * 1000
    (tolls / "tolls.csv").write_text("bridge,year,toll\n" + f"{cells},2020,1\n{cells},2021,1\n" * 1)
    assert check() == []


def test_a_long_cell_is_refused(tolls: Path, check: Check) -> None:
    lines = "x\n" * LIMITS.cell_characters
    with (tolls / "tolls.csv").open("a") as file:
        file.write(f'"wye{lines}",2020,1\n')
    (found,) = check()
    assert (found.code, found.place.line, found.place.row) == ("cell-too-long", 8, 8)


@pytest.mark.parametrize("row", [0, 3])
def test_a_row_with_very_many_cells_is_refused(tolls: Path, check: Check, row: int) -> None:
    lines = (tolls / "tolls.csv").read_text().splitlines()
    lines[row] += "," * 100_000
    (tolls / "tolls.csv").write_text("\n".join(lines) + "\n")
    (found,) = check()
    assert (found.code, found.place.row) == ("too-many-columns", row + 1)


def test_the_offending_bytes_are_named_with_their_word(tolls: Path, check: Check) -> None:
    (tolls / "tolls.csv").write_bytes("bridge,year,toll\nPont d’Iéna,2020,1\n".encode("cp1252"))
    found = next(f for f in check() if f.code == "wrong-encoding")
    assert found.place.line == 2
    assert "windows-1252" in found.hint
    assert found.place.value == "Pont d’Iéna"
    assert "92" in found.message


def test_bytes_of_every_kind_are_said_to_be_no_table(tolls: Path, check: Check) -> None:
    for start in (b"%PDF-1.7", b"\x1f\x8b\x08", b"PAR1\0", b"SQLite format 3\0", b"\x89PNG\r\n"):
        (tolls / "tolls.csv").write_bytes(start + bytes(range(256)))
        assert codes(check()) == ["file-not-csv"]


def test_a_program_is_not_taken_for_text_of_another_encoding(check: Check, tolls: Path) -> None:
    program = b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0>\0\x01\0\0\0" + b"\x40" + bytes(39)
    (tolls / "tolls.csv").write_bytes(program * 20)
    found = codes(check("tolls"))
    assert "file-utf-16" not in found
    assert "file-binary" in found


def test_the_encoding_that_the_letters_tell_is_named(tolls: Path, check: Check) -> None:
    text = "bridge,year,toll\nSanità,2020,1\nQualità,2020,1\n"
    (tolls / "tolls.csv").write_bytes(text.encode("cp850"))
    found = next(f for f in check() if f.code == "wrong-encoding")
    assert found.place.value == "Sanità"
    assert "`encoding: cp850`" in found.hint


def test_two_readings_are_both_named(tolls: Path, check: Check) -> None:
    (tolls / "tolls.csv").write_bytes("bridge,year,toll\nGyőr,2020,1\n".encode("cp1250"))
    hint = next(f for f in check() if f.code == "wrong-encoding").hint
    assert "`encoding: windows-1250`" in hint
    assert "`encoding: windows-1252`" in hint


def test_lines_of_another_encoding_are_named(tolls: Path, check: Check) -> None:
    lines = ["bridge,year,toll\nCittà,2020,1\n".encode(), "Forlì,2020,1\n".encode("cp1252")]
    (tolls / "tolls.csv").write_bytes(b"".join(lines))
    (found,) = check()
    assert found.code == "wrong-encoding"
    assert found.hint == (
        "The other lines are UTF-8: correct the letters in line 3, "
        "and save the whole file as CSV UTF-8."
    )
