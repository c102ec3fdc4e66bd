"""A small site whose clubs are asked every year how they like their boats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.catalog import Break, Catalog, Entity, Field
from pipeline.pages import Atlas
from pipeline.settings import BenchmarksPage, EntityKind, TableAddress
from tests.pages.samples import YEAR, atlas, dataset, project, rows, table

CLUB = Field(name="club", title="Club", description="", type="string", entity="club")
UNIT = Field(name="unit", title="Unit", description="", type="string", role="attribute")
STATISTIC = Field(name="statistic", title="Statistic", description="", type="string")
JOY = Field(
    name="joy",
    title="Joy",
    description="",
    type="number",
    unit="% of members",
    higher_is="better",
    meaningful_difference=3,
    is_measure=True,
)
SETTING = BenchmarksPage(
    title="Survey of clubs",
    summary="How clubs like their boats.",
    caution="Small clubs swing more.",
    mark="the median of clubs",
    mark_short="median",
    entity="club",
    scores=("survey", "scores"),
    benchmark=("survey", "marks"),
    where={"statistic": "median"},
    unit="unit",
    groups="group",
    same_as="same",
    continues="continues",
    years=3,
)
KIND = EntityKind(
    id="club",
    title="club",
    plural="clubs",
    table=TableAddress("survey", "clubs"),
    key="club",
    name="club",
)
NAMES = tuple(
    Field(name=name, title=name, description="", type="string", role="attribute" if i else None)
    for i, name in enumerate(("club", "same", "continues"))
)
CLUBS = "swan - -, swans swan -, gull - swan, tern - -, crane - -, all - -, heron - -"
SCORES = (
    "swan 2001 club 50, swans 2002 club 52, gull 2003 club 60, tern 2001 club 70,"
    "tern 2002 club 71, tern 2003 club 72, crane 2003 club 64, all 2001 group 58,"
    "all 2002 group 59, all 2003 group 61, heron 2001 club 40, heron 2002 club 41"
)
MARKS = "median 2001 55, median 2002 56, median 2003 62, mean 2003 10"


def boats(
    scores: str = SCORES,
    clubs: str = CLUBS,
    marks: str = MARKS,
    breaks: tuple[Break, ...] = (),
    measured: Mapping[str, Any] | None = None,
    **changed: Any,
) -> Atlas:
    """A site with a survey of clubs and its benchmark; `measured` is declared of the scores."""
    joy = replace(JOY, breaks=breaks, **(measured or {}))
    survey = dataset(
        table(rows(scores, "club", "year", "unit", "joy"), (CLUB, YEAR, UNIT, joy), "scores"),
        table(rows(marks, "statistic", "year", "joy"), (STATISTIC, YEAR, JOY), "marks"),
        table(rows(clubs, "club", "same", "continues"), NAMES, "clubs"),
        name="survey",
        title="Survey of clubs, 2001 to 2003",
        topics=(),
    )
    known = {line.split()[0] for line in clubs.split(",")}
    entities = {key: _club(key) for key in sorted(known)}
    settings = {"kinds": {"club": KIND}, "benchmarks": SETTING, **changed}
    return atlas(project=project(**settings), catalog=Catalog((survey,), {"club": entities}))


def _club(key: str) -> Entity:
    name = key.capitalize()
    return Entity(kind="club", key=key, name=name, name_in_text=f"the {name}")
