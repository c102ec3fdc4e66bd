"""Files are called by what is in them: plain, and never too long for a folder."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scripts.engine import Engine

RULE = ("charts/rules/file-name", "fileName")
PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST = 100

NAMED: tuple[tuple[dict[str, Any], str], ...] = (
    (
        {
            "dataset": "rd-spending",
            "view": "countries",
            "periods": ["2005", "2015"],
            "names": ["Estonia", "France"],
            "many": "countries",
        },
        "rd-spending-countries-2005-2015-estonia-france",
    ),
    ({"dataset": "ferries", "view": "ferries-by-isle"}, "ferries-by-isle"),
    ({"dataset": "a", "view": "map", "periods": ["2020", "2020"]}, "a-map-2020"),
    ({"dataset": "a", "view": "b", "periods": ["2018/19", "2020/21"]}, "a-b-2018-19-2020-21"),
    ({"dataset": "a", "view": "b", "names": ["Côte d'Ivoire"]}, "a-b-cote-d-ivoire"),
    (
        {
            "dataset": "a",
            "view": "b",
            "names": [f"Country {i}" for i in range(40)],
            "many": "isles",
        },
        "a-b-40-isles",
    ),
    ({"dataset": "a", "view": "b", "names": ["جزيرة", "Elm"], "many": "isles"}, "a-b-2-isles"),
)


def test_a_file_says_what_is_in_it(engine: Engine) -> None:
    found = engine.call_each(*RULE, [[contents] for contents, _ in NAMED])
    assert found == [name for _, name in NAMED]


TEXTS = st.text(max_size=120)
NAMES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,79}", fullmatch=True)
CONTENTS = st.fixed_dictionaries(
    {
        "dataset": NAMES,
        "view": NAMES,
        "periods": st.lists(TEXTS, max_size=2),
        "names": st.lists(TEXTS, max_size=30),
        "many": TEXTS,
    }
)


@given(st.lists(CONTENTS, min_size=1, max_size=20))
@settings(max_examples=30, deadline=None)
def test_any_name_is_plain_and_bounded(engine: Engine, many: list[dict[str, Any]]) -> None:
    for name in engine.call_each(*RULE, [[contents] for contents in many]):
        assert PLAIN.fullmatch(name), name
        assert len(name) <= MOST
