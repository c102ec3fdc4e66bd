"""Table: the rows themselves, where a drawing would add nothing."""

from __future__ import annotations

from pipeline.catalog import Field
from pipeline.charts import words
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scene import Scene, view_note

MOST_ROWS = 50


def sketch(scene: Scene) -> Sketch:
    """Work out a table: all columns but web addresses, the first rows."""
    table, rows = scene.table, scene.rows
    fields = [field for field in table.fields if not _is_address(scene, field)]
    kept = rows.index[:MOST_ROWS]
    columns = tuple(
        Column(field.name, field.title_with_unit, is_number=field.is_measure) for field in fields
    )
    values = tuple(tuple(scene.text(field.name, index) for field in fields) for index in kept)
    cells = tuple(tuple(_cell(scene, field, index) for field in fields) for index in kept)
    notes = view_note(scene)
    if len(rows) > MOST_ROWS:
        notes = (f"Shown are the first {MOST_ROWS} of {len(rows):,} rows.", *notes)
    return Sketch(
        shown=Shown(scene.view.title, columns, cells, values),
        headline=f"A table of {words.counted(len(rows), 'row', 'rows')}.",
        notes=notes,
        period=" to ".join(dict.fromkeys(table.periods or ())),
    )


def _is_address(scene: Scene, field: Field) -> bool:
    texts = scene.texts(field.name)
    return bool(len(texts)) and bool(texts.str.startswith(("http://", "https://")).any())


def _cell(scene: Scene, field: Field, index: object) -> str:
    text = scene.text(field.name, index)
    if field.entity:
        return scene.catalog.entity(field.entity, text).name
    if text in field.missing_reasons:
        return field.missing_reasons[text]
    return field.label(text)
