"""What is said of rows that stand in a table as they came."""

from __future__ import annotations

from tests.scripts.engine import Engine


def test_rows_are_counted_and_what_is_left_out_is_said(engine: Engine) -> None:
    for count, rows, stand, notes in [
        (1, "1 row", "stands", []),
        (2, "2 rows", "stand", []),
        (50, "50 rows", "stand", []),
        (51, "51 rows", "stand", ["Shown are the first 50 of 51 rows."]),
        (1234, "1,234 rows", "stand", ["Shown are the first 50 of 1,234 rows."]),
    ]:
        given = {"count": count, "most": 50}
        assert engine.call("charts/rules/rows-words", "rowsInWords", given) == {
            "asTable": f"A table of {rows}.",
            "besideDrawing": f"{rows} {stand} in the table.",
            "tooMany": "This chart has more than 50 rows and cannot be drawn.",
            "notes": notes,
        }
