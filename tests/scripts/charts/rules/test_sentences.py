"""Names and counts as they read inside a sentence."""

from __future__ import annotations

from tests.scripts.engine import Engine

READ = """async (at, figures, entities, keys) => {
  const [{ inText, counted }, { modelOf }] = await Promise.all(
    ["rules/sentences", "model"].map((name) => at(`charts/${name}`)));
  const model = modelOf(figures, entities);
  return [keys.map((some) => inText(model, some)), [1, 2, 1234].map((n) => counted(model, n))];
}"""


def test_entities_read_as_their_names_in_text(engine: Engine) -> None:
    subject = {"entity": "country", "one": "country", "many": "countries"}
    figures = {"subject": subject, "measures": {}}
    entities = {
        "keys": ["GKE", "FRE", "NLB", "JUT"],
        "names": ["United Kelways", "Frelay", "Nettlebanks", "جزيرة"],
        "in_text": ["the United Kelways", "", "the Nettlebanks", ""],
    }
    keys = [["GKE"], ["FRE", "GKE", "NLB"], ["XXX"], ["JUT"]]
    assert engine.run(READ, figures, entities, keys) == [
        [
            "in the United Kelways",
            "in Frelay, the United Kelways and the Nettlebanks",
            "in XXX",
            "in \u2068جزيرة\u2069",
        ],
        ["1 country", "2 countries", "1,234 countries"],
    ]


def test_labels_read_as_they_do_inside_a_sentence(engine: Engine) -> None:
    labels = {"labels": ["Higher education", "Frelay"], "inside": ["higher education", "Frelay"]}
    subject = {"entity": None, "keys": ["he", "fr"], "one": "group", "many": "groups", **labels}
    keys = [["he"], ["he", "fr"]]
    assert engine.run(READ, {"subject": subject, "measures": {}}, None, keys) == [
        ["for higher education", "for higher education and Frelay"],
        ["1 group", "2 groups", "1,234 groups"],
    ]


def test_items_are_listed(engine: Engine) -> None:
    cases = {(): "", ("a",): "a", ("a", "b"): "a and b", ("a", "b", "c"): "a, b and c"}
    told = engine.call_each("charts/rules/sentences", "listed", [[list(items)] for items in cases])
    assert told == list(cases.values())
    assert engine.call("charts/rules/sentences", "listed", ["a", "b"], "or") == "a or b"
