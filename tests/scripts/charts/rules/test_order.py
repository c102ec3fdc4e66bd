"""The order of texts that is the same in every language, and words that may be missing."""

from __future__ import annotations

from itertools import permutations

from tests.scripts.engine import Engine


def test_texts_stand_in_the_order_of_their_code_points(engine: Engine) -> None:
    texts = ["", "Elm", "Zea", "elm", "Élm"]
    pairs = [(a, b) for a in texts for b in texts]
    wanted = [
        (texts.index(a) > texts.index(b)) - (texts.index(a) < texts.index(b)) for a, b in pairs
    ]
    assert engine.call_each("charts/rules/order", "byCodePoints", pairs) == wanted
    ordered = "async (at, texts) => texts.sort((await at('charts/rules/order')).byCodePoints)"
    assert all(engine.run(ordered, given) == texts for given in permutations(texts))


def test_what_is_not_known_of_a_point_leaves_no_comma(engine: Engine) -> None:
    for parts, text in [
        (["Elm", "2020", "5%"], "Elm, 2020, 5%"),
        (["Elm", "", "5%", ""], "Elm, 5%"),
        (["", "2020"], "2020"),
    ]:
        assert engine.call("charts/rules/sentences", "pointText", parts) == text
