"""Units: signs before a number, words after it, and words such as million inside them."""

from __future__ import annotations

from tests.scripts.engine import Engine

MODULE = "charts/rules/units"


def test_what_a_unit_says_of_the_size_of_figures(engine: Engine) -> None:
    cases = {
        "thousand letters": (True, 1e3, "letters"),
        "million current PPP dollars": (True, 1e6, "current PPP dollars"),
        "£ million": (True, 1e6, "£"),
        "£m": (True, 1e6, "£"),
        "€ bn, 2015 prices": (True, 1e9, "€, 2015 prices"),
        "USD million": (True, 1e6, "USD"),
        "EUR m": (True, 1e6, "EUR"),
        "people, thousands": (True, 1e3, "people"),
        "hundred thousand boats": (True, None, "hundred thousand boats"),
        "£000s": (True, None, "£000s"),
        "per million people": (False, None, "per million people"),
        "people per million": (False, None, "people per million"),
        "deaths per 100,000 people": (False, None, "deaths per 100,000 people"),
        "£ per head": (False, None, "£ per head"),
        "m": (False, None, "m"),
        "km": (False, None, "km"),
        "% of GIP": (False, None, "% of GIP"),
        "": (False, None, ""),
    }
    found = engine.call_each(MODULE, "readUnit", [[unit] for unit in cases])
    told = [(one["isScaled"], one["scale"], one["scaled"]) for one in found]
    assert dict(zip(cases, told, strict=True)) == cases


def test_a_currency_stands_before_its_sum(engine: Engine) -> None:
    cases = {
        ("12.3", "£"): "£12.3",
        ("1.23 billion", "£"): "£1.23 billion",
        ("−12", "US$"): "−US$12",
        ("12.3", "£m"): "£12.3m",
        ("12", "£ million"): "£12 million",
        ("12", "£ per head"): "£12 per head",
        ("12", "£/hour"): "£12/hour",
        ("12", "$ (2015 prices)"): "$12 (2015 prices)",
        ("12", "£000s"): "12 £000s",
        ("12", "GBP"): "12 GBP",
        ("5.6", "% of GIP"): "5.6% of GIP",
        ("1.23 million", "%"): "1.23 million %",
        ("12", ""): "12",
    }
    found = engine.call_each(MODULE, "besideUnit", [[*given] for given in cases])
    assert dict(zip(cases, found, strict=True)) == cases
