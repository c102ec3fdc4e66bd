from __future__ import annotations

from pipeline.catalog import View
from pipeline.charts.model import Chart, ChartPlan, ChartTable


def chart(dataset: str, view: str) -> Chart:
    plan = ChartPlan(
        table=ChartTable("", (), (), ()), headline="It was 5.", words=("It rose.", "It shone.")
    )
    return Chart(
        dataset=dataset,
        view=View(name=view, title="A title", kind="trend", resource="r"),
        subtitle="",
        plan=plan,
        source="",
        drawing=None,
    )


def test_the_description_is_the_headline_and_the_words():
    assert chart("a", "b").description == "It was 5. It rose. It shone."


def test_no_two_charts_share_an_id():
    assert chart("a-b", "c").id != chart("a", "b-c").id
    assert chart("a", "b").id == chart("a", "b").id
