"""Words are alike in any case, width and script, in their forms, and with slips in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine


def test_a_text_is_found_by_its_words_and_by_what_is_written_as_one(engine: Engine) -> None:
    wanted = {
        "R&D spending": ["r", "d", "rd", "spending"],
        "e-government": ["e", "government", "egovernment"],
        "Côte d’Ivoire": ["cote", "d", "ivoire", "divoire"],
        "France's target": ["france", "target"],
        "ＯＥＣＤ ２０２３": ["oecd", "2023"],
        "2022/23": ["2022", "23"],
        "日本の研究開発費": ["日本の研究開発費"],
        "ΕΛΛΆΣ": ["ελλασ"],
        "Łódź, Malmø": ["lodz", "malmo"],
        "<b>!?": ["b"],
        " – ": [],
    }
    found = engine.call_each("search/fold", "wordsOf", [[text] for text in wanted])
    assert dict(zip(wanted, found, strict=True)) == wanted


def test_words_that_every_object_knows_are_words_like_others(engine: Engine) -> None:
    words = ["constructor", "constructors", "prototype", "hasownproperty"]
    stems = engine.call_each("search/stems", "stemOf", [[word] for word in words])
    assert stems[0] == stems[1] == "constructor"
    assert all(isinstance(stem, str) for stem in stems)


def test_words_stand_apart_within_what_has_no_spaces(engine: Engine) -> None:
    assert {"日本", "研究"} <= set(engine.call("search/fold", "within", "日本の研究開発費"))


ALIKE = [
    ("country", "countries"),
    ("researcher", "researchers"),
    ("index", "indices"),
    ("woman", "women"),
    ("vote", "voting"),
    ("vote", "votes"),
    ("spend", "spent"),
    ("spend", "spending"),
    ("plan", "planned"),
    ("organisation", "organizations"),
    ("labour", "labor"),
    ("centre", "centers"),
    ("defence", "defense"),
    ("box", "boxes"),
    ("study", "studies"),
]
APART = [("access", "acce"), ("status", "statu"), ("sing", "s"), ("spring", "spr"), ("gas", "ga")]


def test_forms_of_a_word_have_one_stem(engine: Engine) -> None:
    def stems(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        found = engine.call_each(
            "search/stems", "stemOf", [[word] for pair in pairs for word in pair]
        )
        return list(zip(found[::2], found[1::2], strict=True))

    assert [
        pair for pair, (one, other) in zip(ALIKE, stems(ALIKE), strict=True) if one != other
    ] == []
    assert [
        pair for pair, (one, other) in zip(APART, stems(APART), strict=True) if one == other
    ] == []


WORDS = st.text("abcde", min_size=4, max_size=8)


@given(WORDS, st.integers(0, 6))
def test_a_slip_is_one_however_it_is_made(engine: Engine, word: str, place: int) -> None:
    i = place % (len(word) - 1)
    slips = [
        word[:i] + word[i + 1] + word[i] + word[i + 2 :],
        word[:i] + word[i + 1 :],
        f"{word[:i]}x{word[i:]}",
        f"{word[:i]}x{word[i + 1 :]}",
    ]
    for function in ("slipsToBegin", "slipsBetween"):
        counts = engine.call_each("search/slips", function, [[wrong, word] for wrong in slips])
        assert all(count <= 1 for count in counts), function
    assert engine.call("search/slips", "slipsToBegin", word[:2], word) == 0
    assert engine.call("search/slips", "slipsBetween", word[:2], word) == len(word) - 2
