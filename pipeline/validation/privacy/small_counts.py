"""Finds small numbers of people in tables that break people down by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyarrow.compute as pc

from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredField, text
from pipeline.validation.privacy.persons import plain_names
from pipeline.validation.privacy.traces import Kind, Subject, Trace
from pipeline.validation.reading.arrays import text_array
from pipeline.validation.reading.columns import column_figures, named_rows, place_in, texts_of
from pipeline.validation.reading.tables import ReadTable

# Publishers of official statistics suppress counts of people below five.
_SAFE = 5
_PEOPLE = re.compile(
    r"(?:number of )?(?:people|persons|heads?|headcount|individuals|researchers|scientists|staff"
    r"|employees|workers|civil servants|public servants|students|pupils|patients|users|residents"
    r"|inhabitants|applicants|participants|respondents|teachers|doctors|nurses|men|women|children"
    r"|deaths|births|victims|prisoners|claimants|members)"
)
_TRAIT = re.compile(
    r"\b(?:sex|gender|age|ages|age ?groups?|age ?bands?|ethnic(?:ity| group| origin)?|race"
    r"|disab(?:ility|led)|religion|belief|nationality|sexual orientation|health condition"
    r"|country of birth|migrants?|marital status)\b"
)
_SEXES = ("men", "women", "male", "female", "males", "females", "boys", "girls", "m", "f")
_TWO = 2


def small_counts(folder: Folder, table: ReadTable) -> Iterator[Trace]:
    """Find counts of one to four people in a table by sex, age, origin, health or belief."""
    counts = [field for field in table.declared.measures if _counts_people(field)]
    breakdown = _breakdown(table) if counts else ""
    for field in counts if breakdown else ():
        figures = column_figures(table, field)
        rows = figures.indices[(figures.values > 0) & (figures.values < _SAFE)]
        if len(rows):
            yield Trace(
                "small-counts",
                Kind.SMALL_COUNTS,
                (Subject(field.name, table.declared.name),),
                place_in(folder, table, field.name, rows[0], None),
                {"column": field.name, "breakdown": breakdown},
                len(rows),
                named_rows(rows),
            )


def _counts_people(field: DeclaredField) -> bool:
    unit = " ".join(text(field.properties.get("unit")).casefold().split())
    return _PEOPLE.fullmatch(unit) is not None


def _breakdown(table: ReadTable) -> str:
    """The column by which people are told apart, by its name or because it tells women from men."""
    columns = [f for f in table.declared.fields if f not in table.declared.measures]
    for field in columns:
        if any(_TRAIT.search(name) for name in plain_names(field)):
            return field.name
    for field in columns:
        if field.type == "string":
            texts = pc.utf8_lower(texts_of(table, field.name))
            sexes = texts.filter(pc.is_in(texts, value_set=text_array(_SEXES)))
            if len(sexes.unique()) >= _TWO:
                return field.name
    return ""
