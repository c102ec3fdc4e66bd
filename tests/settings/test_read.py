from __future__ import annotations

import pickle
from typing import Any

import pytest

from pipeline.settings import Goals, TableAddress
from pipeline.settings.faults import SettingFault
from pipeline.settings.read import read_settings
from pipeline.settings.site import Settings

PARK = {"title": "park", "plural": "parks", "table": "places/parks", "key": "id", "name": "name"}


def read(written: dict[str, Any]) -> Settings:
    found = read_settings(written)
    assert isinstance(found, Settings)
    return found


def fault(written: object) -> str:
    found = read_settings(written)
    assert isinstance(found, SettingFault)
    return f"{'.'.join(map(str, found.at))}: {found.problem}"


def test_nothing_need_be_set() -> None:
    assert read({}) == Settings()


def test_an_entry_bears_the_name_under_which_it_stands() -> None:
    tales = {"title": "tale", "plural": "tales", "summary": "s", "columns": {"title": "name"}}
    found = read({"entities": {"park": PARK}, "collections": {"tales": tales}})
    assert found.entities["park"].id == "park"
    assert found.collections["tales"].name == "tales"


def test_the_number_of_a_goal_is_a_number_in_quotes_or_not() -> None:
    goals = {"title": "Goals", "page": "https://x.example/{goal}", "titles": {"1": "a", 2: "b"}}
    assert read({"goals": goals}).goals == Goals(
        title="Goals", page="https://x.example/{goal}", titles={1: "a", 2: "b"}
    )


def test_a_whole_number_may_have_a_point() -> None:
    topic = {"id": "a", "title": "b", "summary": "c", "goals": [3.0]}
    assert read({"topics": [topic]}).topics[0].goals == (3,)


def test_settings_can_be_handed_to_another_process() -> None:
    found = read({"entities": {"park": PARK}, "home": {"chart": "parks/trend"}})
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert again.entities["park"].table == TableAddress("places", "parks")
    assert (again.home.chart.dataset, again.home.chart.view) == ("parks", "trend")


def test_the_address_of_a_table_reads_as_it_is_written() -> None:
    assert str(read({"entities": {"park": PARK}}).entities["park"].table) == "places/parks"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("text", 'extra.atlas: "text" is not a set of settings.'),
        ({"publisher": 5}, "extra.atlas.publisher: 5 is not a text. Put it in quotes."),
        ({"publisher": ["a"]}, "extra.atlas.publisher: a list is not a text."),
        ({"publisher": ""}, "extra.atlas.publisher: it is empty. Write a text."),
        (
            {"publisher": None},
            "extra.atlas.publisher: it is empty. Write a text, or leave the setting out.",
        ),
        (
            {"home": {"graph": "a/b"}},
            "extra.atlas.home: there is no setting graph. Here may stand: chart.",
        ),
        (
            {"home": {"chart": "trend"}},
            'extra.atlas.home.chart: "trend" is not a chart, as dataset/view.',
        ),
        (
            {"topics": [{"id": "a", "title": "b"}]},
            "extra.atlas.topics.0: summary is missing. Add it: what belongs to it, in a sentence.",
        ),
        (
            {"collections": {"My tales": {}}},
            'extra.atlas.collections: "My tales" is not a name of small letters, digits and '
            "hyphens.",
        ),
        ({"findings": ["a/b", "a/b"]}, 'extra.atlas.findings: "a/b" stands there twice.'),
        (
            {"topics": [{"id": "a", "title": "b", "summary": "c", "goals": [0]}]},
            "extra.atlas.topics.0.goals.0: 0 is less than 1.",
        ),
        (
            {
                "maturity": {
                    "title": "a",
                    "summary": "b",
                    "caution": "c",
                    "dimensions": "a/b",
                    "levels": "a/c",
                    "cases": "a/d",
                }
            },
            "extra.atlas.maturity: cases needs collection beside it.",
        ),
        (
            {"repository": 5},
            "extra.atlas.repository: 5 is not an address that begins with https://.",
        ),
    ],
)
def test_a_wrong_setting_is_said_in_plain_words(written: object, said: str) -> None:
    assert fault(written) == said
