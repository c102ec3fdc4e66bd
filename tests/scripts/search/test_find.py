"""What a query finds on a small site, and what several words lead to together."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

FIND = """async (at, core, texts) => {
  const { readIndex } = await at("search/read");
  const { find } = await at("search/find");
  const index = readIndex(core);
  return texts.map((text) => find(index, text));
}"""

TOWNS = {
    "ALD": ("Aldmouth", "Old Mouth|AM"),
    "BRO": ("Brook", "BK"),
    "ELM": ("Elm", "エルム"),
    "NEW": ("New Port", "NP"),
    "UKE": ("United Keys", "UK|The Keys"),
}


def bits(*held: str) -> str:
    number = sum(1 << place for place, key in enumerate(TOWNS) if key in held)
    return b64encode(number.to_bytes(1, "little")).decode().rstrip("=")


CORE: dict[str, Any] = {
    "same": [
        ["R&D", "research and development"],
        ["bus", "coach", "omnibus"],
        ["River towns", "RT"],
    ],
    "kinds": [
        {
            "id": "town",
            "one": "town",
            "many": "towns",
            "section": "towns",
            "compares": True,
            "keys": list(TOWNS),
            "names": [name for name, _ in TOWNS.values()],
            "in_text": ["", "", "", "", "the United Keys"],
            "others": [others for _, others in TOWNS.values()],
            "pages": [1, 1, 1, "ports/new/", ""],
            "groups": [
                ["River towns", bits("BRO", "ALD", "ELM")],
                ["Ring of Ports", bits("NEW", "UKE")],
            ],
        }
    ],
    "topics": [["travel", "Travel", "How people get about."]],
    "collections": [
        {
            "name": "tales",
            "one": "tale",
            "many": "tales",
            "summary": "What was tried.",
            "address": "tales/",
            "facets": [
                {
                    "field": "sector",
                    "title": "Sector",
                    "kind": "",
                    "years": False,
                    "values": [["health", "Health"], ["work", "Work and pay"]],
                },
                {
                    "field": "town",
                    "title": "Town",
                    "kind": "town",
                    "years": False,
                    "values": [["BRO", "Brook"], ["ELM", "Elm"]],
                },
                {
                    "field": "started",
                    "title": "Started",
                    "kind": "",
                    "years": True,
                    "values": [["2015", "2015"]],
                },
            ],
        }
    ],
    "terms": [["rider", "rider", "Someone in a bus.", "riders"]],
    "questions": [["Who pays for the buses?", "faq/#who-pays-for-the-buses"]],
    "pages": [["Towns", "towns/", "All of them."], ["About", "about/", ""]],
    "parts": [],
    "blocks": [
        {
            "name": "rides",
            "title": "Bus rides in five towns, 2010 to 2020",
            "summary": "How many people rode.",
            "words": "buses",
            "years": ["2010", "2020"],
            "topics": ["travel"],
            "coverages": [bits("ALD", "BRO", "UKE"), bits("ALD", "BRO")],
            "charts": [
                ["trend", "Bus rides since 2010", "Rides a head", "trend", 0, 0],
                ["ranking", "Bus rides by town", "Rides a head", "ranking", 0, 0],
                ["share", "研究開発の割合", "", "ranking", 0, 1],
            ],
            "figures": [
                ["rides.rides", "Bus rides", 0, 0, "2010", "2020", [0, 1], 1],
                ["rides.waiting", "Waiting time", 0, 1, "2010", "2020", [], 0],
            ],
            "tables": [["rides", "Rides by town", "Town|Year|Rides"]],
        },
        {
            "collection": 0,
            "items": [
                ["A bus for patients", "patients", "Elm Buses, Elm", "Drove", [0, 1, 0], []],
                ["A clinic on wheels", "clinic", "Brook Clinic, Brook", "Drove", [0, 0, -1], []],
            ],
        },
    ],
}
TREND = "datasets/rides/?trend.picks={}#chart-trend"

FIRST = {
    "Elm": "towns/elm/",
    "エルム": "towns/elm/",
    "ALDMOUTH": "towns/ald/",
    "aldmuoth": "towns/ald/",
    "old mouth": "towns/ald/",
    "am": "towns/ald/",
    "newport": "ports/new/",
    "the keys": TREND.format("UKE"),
    "untied keys": TREND.format("UKE"),
    "bus rides": "datasets/rides/#chart-trend",
    "coach rides": "datasets/rides/#chart-trend",
    "brook bus rides": TREND.format("BRO"),
    "bus rides in brook": TREND.format("BRO"),
    "how many bus rides are there in the keys?": TREND.format("UKE"),
    "brok buss rides": TREND.format("BRO"),
    "brook bus rides 2015": "datasets/rides/?ranking.picks=BRO&ranking.at=2015#chart-ranking",
    "brook bus rides 2012 to 2015": TREND.format("BRO&trend.years=2012~2015"),
    "brook bus rides 2015-2012": TREND.format("BRO&trend.years=2012~2015"),
    "bus rides 2012 2015": "datasets/rides/?trend.years=2012~2015#chart-trend",
    "river towns bus rides": TREND.format("ALD~BRO"),
    "bus rides river": TREND.format("ALD~BRO"),
    "RT bus rides 2012 to 2015": TREND.format("ALD~BRO&trend.years=2012~2015"),
    "river towns": TREND.format("ALD~BRO"),
    "waiting time brook": "towns/bro/",
    "研究開発": "datasets/rides/#chart-share",
    "brook 研究開発": "datasets/rides/?share.picks=BRO#chart-share",
    "uk brook": "compare/?who=UKE~BRO",
    "Brook vs. Aldmouth": "compare/?who=BRO~ALD",
    "brook, elm and aldmouth": "compare/?who=BRO~ELM~ALD",
    "aldmouth brook bus rides": "compare/?who=ALD~BRO&what=rides.rides.rides",
    "aldmouth brook bus rides 2015": "compare/?who=ALD~BRO&what=rides.rides.rides&years=~2015",
    "aldmouth brook 2012 to 2015": "compare/?who=ALD~BRO&years=2012~2015",
    "health tales": "tales/?sector=health",
    "tale about health in elm": "tales/?sector=health&town=ELM",
    "tales 2015": "tales/?started-from=2015&started-to=2015",
    "tales clinic": "tales/?q=clinic",
    "tales": "tales/",
    "travel": "topics/travel/",
    "travel data": "datasets/?topic=travel",
    "data on towns 2015": "datasets/?about=town&year=2015",
    "data": "datasets/",
    "riders": "glossary/#rider",
    "who pays for the buses": "faq/#who-pays-for-the-buses",
    "towns": "towns/",
    "about": "about/",
}


def found(engine: Engine, *texts: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = engine.run(FIND, CORE, texts)
    return answer


def first_of(one: dict[str, Any]) -> str | None:
    return one["groups"][0]["hits"][0]["address"] if one["groups"] else None


def test_queries_lead_to_what_they_name(engine: Engine) -> None:
    answers = found(engine, *FIRST)
    led = {text: first_of(one) for text, one in zip(FIRST, answers, strict=True)}
    assert led == FIRST
    assert not any(one["isNearest"] for one in answers)


def test_a_figure_of_a_town_asks_for_its_value_in_the_year(engine: Engine) -> None:
    (one,) = found(engine, "brook bus rides 2015")
    hit = one["groups"][0]["hits"][0]
    assert hit["title"] == "Bus rides: Brook"
    assert hit["value"] == {
        "kind": "town",
        "id": "rides.rides.rides",
        "keys": ["BRO"],
        "names": ["Brook"],
        "years": ["2015"],
    }


def test_a_group_is_named_with_how_many_of_it_are_held(engine: Engine) -> None:
    whole, alone = found(engine, "rt bus rides", "ring of ports bus rides")
    assert whole["groups"][0]["hits"][0]["title"] == "Bus rides: River towns (2)"
    assert alone["isNearest"]


def test_what_stands_together_is_said_as_people_say_it(engine: Engine) -> None:
    (one,) = found(engine, "brook uk")
    assert one["groups"][0]["hits"][0]["title"] == "Compare Brook and the United Keys"


def test_all_words_count(engine: Engine) -> None:
    for text in ("elm clinic", "travel brook rider"):
        (one,) = found(engine, text)
        assert one["isNearest"], text
        assert one["groups"], text


def test_what_is_not_held_is_said_with_the_nearest(engine: Engine) -> None:
    unheld, unknown, both, empty, marks = found(
        engine, "new port bus rides", "atlantis", "brook atlantis", "", "!!! “”"
    )
    assert unheld["lacks"] == ["No figure on “bus rides” is held for New Port."]
    assert [one["id"] for one in unheld["groups"]]
    assert unknown == {**unknown, "count": 0, "isNearest": True, "unknown": ["atlantis"]}
    assert both["unknown"] == ["atlantis"]
    assert first_of(both) == "towns/bro/"
    assert empty["count"] == marks["count"] == 0
    assert not empty["isNearest"]


def test_slips_are_told_and_abbreviations_have_none(engine: Engine) -> None:
    slip, short = found(engine, "aldmuoth", "ELN")
    assert slip["instead"] == [["aldmuoth", "aldmouth"]]
    assert short["unknown"] == ["ELN"]


def test_long_and_strange_queries_are_answered(engine: Engine) -> None:
    strange = ["bus " * 3000, "<b>bus</b>", '"bus"', "bus\0rides", "👍 bus", "\ud83d", "'; --"]
    assert len(found(engine, *strange)) == len(strange)


@given(st.lists(st.text(max_size=40), max_size=5))
def test_no_text_breaks_it(engine: Engine, texts: list[str]) -> None:
    for one in found(engine, *texts):
        assert one["count"] == sum(len(group["hits"]) for group in one["groups"])
