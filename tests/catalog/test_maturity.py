"""A self-assessment read from its tables: when a question is another one, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.catalog import Catalog, Dataset, Field, Table
from pipeline.catalog.maturity import Assessment, read_assessment
from pipeline.project import ConfigurationError, Project
from pipeline.settings import Collection, MaturityPage
from tests.pages.samples import dataset, project, table

SETTING = MaturityPage(
    title="Assess your crew",
    summary="Questions.",
    caution="No measure.",
    dimensions=("crew", "dimensions"),
    levels=("crew", "levels"),
)
CASES = replace(SETTING, cases=("crew", "cases"), collection="tales")
TALES = Collection(
    name="tales",
    title="tale",
    plural="tales",
    summary="Tales.",
    headings=(),
    facets=(),
    columns={"title": "title"},
)

DIMENSIONS = (
    ("nets", "10", "Nets", "Who mends the nets?", "Torn nets catch nothing."),
    ("tides", "2", "Tides", "Who knows the tides?", "The sea waits for nobody."),
)
LEVELS = (
    ("nets", "2", "All", "Everybody mends.", "Teach others."),
    ("nets", "1", "None", "Nobody mends.", "Mend one net."),
    ("tides", "1", "None", "Nobody knows.", "Buy a table of tides."),
)
ADDED = "dimension_id position title question why_it_matters"
ANSWERED = "dimension_id level title description next_step"


def text_table(name: str, columns: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    fields = [Field(name=one, title=one, description="", type="string") for one in columns.split()]
    cells: list[Mapping[str, str]] = [dict(zip(columns.split(), row, strict=True)) for row in rows]
    return table(cells, fields, name)


def crew(**changed: Table) -> Dataset:
    tables = {
        "dimensions": text_table("dimensions", ADDED, DIMENSIONS),
        "levels": text_table("levels", ANSWERED, LEVELS),
        "cases": text_table("cases", "dimension_id slug", (("nets", "storm"),)),
        **changed,
    }
    return dataset(*tables.values(), name="crew", version="1.2.0")


def tales() -> Dataset:
    return dataset(text_table("tales", "name title", (("storm", "A storm"),)), name="tales")


def read(setting: MaturityPage = SETTING, **changed: Table) -> Assessment:
    site: Project = project(maturity=setting, collections={"tales": TALES})
    found = read_assessment(Catalog((crew(**changed), tales()), {}), site)
    assert found is not None
    return found


def test_questions_and_levels_stand_in_the_order_of_their_numbers() -> None:
    questions = read().questions
    assert [one.id for one in questions] == ["tides", "nets"]
    assert [level.title for level in questions[1].levels] == ["None", "All"]


def test_a_question_is_the_same_while_nothing_that_decides_an_answer_changes(
    subtests: pytest.Subtests,
) -> None:
    cases = [
        ("levels", ANSWERED, ("nets", "2", "All", "Everybody mends!", "Teach others."), False),
        ("levels", ANSWERED, ("nets", "3", "More", "Ropes too.", "Rest."), False),
        ("levels", ANSWERED, ("nets", "2", "All", "Everybody mends.", "Rest."), True),
        ("dimensions", ADDED, ("nets", "10", "Nets", "Who sews the nets?", "So."), False),
        ("dimensions", ADDED, ("nets", "1", "Nets", "Who mends the nets?", "So."), True),
    ]
    for name, columns, rows, is_same in cases:
        with subtests.test(name=name, columns=columns):
            before = {"levels": LEVELS, "dimensions": DIMENSIONS}[name]
            length = 2 if name == "levels" else 1
            kept = tuple(row for row in before if row[:length] != rows[:length])
            changed = read(**{name: text_table(name, columns, (*kept, rows))})
            digests = {one.id: one.digest for one in read().questions}
            now = {one.id: one.digest for one in changed.questions}
            assert (now["nets"] == digests["nets"]) is is_same
            assert now["tides"] == digests["tides"]


def test_a_digest_is_no_number_for_any_program() -> None:
    assert all(one.digest[0] == "q" for one in read().questions)


def test_pages_go_with_a_question() -> None:
    nets = read(CASES).questions[1]
    assert [one.cell("title") for one in nets.cases] == ["A storm"]


def test_a_page_that_went_is_left_out() -> None:
    named = text_table("cases", "dimension_id slug", (("nets", "calm"), ("nets", "storm")))
    nets = read(CASES, cases=named).questions[1]
    assert [one.cell("title") for one in nets.cases] == ["A storm"]


def test_tables_that_do_not_fit_are_named(subtests: pytest.Subtests) -> None:
    cases = [
        ({"dimensions": text_table("dimensions", "dimension_id", (("nets",),))}, "position"),
        ({"levels": text_table("levels", ANSWERED, LEVELS[:2])}, "no level for tides"),
    ]
    for changed, words in cases:
        with (
            subtests.test(changed=changed, words=words),
            pytest.raises(ConfigurationError, match=rf"extra\.atlas\.maturity\.\w+: .*{words}"),
        ):
            read(CASES, **changed)


def test_a_site_without_the_setting_or_its_data_asks_nothing() -> None:
    assert read_assessment(Catalog((crew(),), {}), project()) is None
    assert read_assessment(Catalog((), {}), project(maturity=SETTING)) is None
