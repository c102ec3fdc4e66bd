"""Figures in sentences: what differs reads differently, and nothing but zero reads as zero."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.scripts.charts.rules.reading import MINUS, digits_in, value_of
from tests.scripts.engine import Engine

MODULE = "charts/rules/in-words"
WHOLE: dict[str, Any] = {"decimals": 0, "tabled": 1, "computed": 0, "written": 0, "unit": ""}
FINE = {**WHOLE, "written": 10}
FIGURES = (
    st.integers(-(10**18), 10**18).map(float)
    | st.integers(-(10**7), 10**7).map(lambda n: n / 1000)
    | st.floats(-1e20, 1e20, allow_subnormal=False)
    | st.floats(-1e-4, 1e-4, allow_subnormal=False)
)
MEASURES = st.builds(
    lambda decimals, more: {**WHOLE, "decimals": decimals, "written": decimals + more},
    st.integers(0, 4),
    st.integers(0, 9),
)


def test_large_and_small_figures_keep_three_digits_and_zero_is_zero(engine: Engine) -> None:
    cases = {
        0: "0",
        0.00124: "0.00124",
        0.05: "0.05",
        0.0512345: "0.0512",
        0.0000001234: "1.23 × 10⁻⁷",
        0.00001: "0.00001",
        0.87: "0.87",
        42.3: "42",
        6454: "6,454",
        99_999: "99,999",
        999_999: "999,999",
        999_999.7: "1.00 million",
        1_000_000: "1 million",
        1_004_000: "1.00 million",
        12_345_678: "12.3 million",
        -1_234_567: "−1.23 million",
        999_999_999: "1.00 billion",
        1_234_567_890_123: "1.23 trillion",
        1.23456e18: "1.23 × 10¹⁸",
    }
    found = engine.call_each(MODULE, "withUnit", [[value, FINE] for value in cases])
    assert dict(zip(cases, found, strict=True)) == cases
    one_decimal = {**FINE, "decimals": 1}
    assert engine.call(MODULE, "withUnit", 0, one_decimal) == "0"
    assert engine.call(MODULE, "withUnit", 5.62, one_decimal) == "5.6"


def test_no_digit_is_told_that_no_cell_has(engine: Engine) -> None:
    for value, written, text in [(0.05, 2, "0.05"), (0.012345, 4, "0.0123"), (0.9, 1, "0.9")]:
        measure = {**WHOLE, "decimals": 1, "written": written}
        assert engine.call(MODULE, "withUnit", value, measure) == text


@given(st.lists(FIGURES, max_size=40), MEASURES)
@example([0.0, -0.0, 5e-324, -1e-13, 0.0999, 1e300], FINE)
def test_what_is_told_is_near_the_figure_and_never_zero(
    engine: Engine, values: list[float], measure: dict[str, Any]
) -> None:
    told = engine.call_each(MODULE, "withUnit", [[value, measure] for value in values])
    for value, text in zip(values, told, strict=True):
        assert (text == "0") == (value == 0)
        assert text.startswith(MINUS) == (value < 0)
        size = abs(value)
        told_size = abs(value_of(text))
        assert (told_size == 0) == (value == 0)
        if size >= 1e6:
            assert abs(told_size - size) <= 0.005001 * size
            assert digits_in(text) >= 3 or told_size == size
        elif 0 < size < 1e-5 or (0 < size < 0.1 and measure["written"] >= 8):
            assert abs(told_size - size) <= 0.005001 * size
        elif size >= 0.1:
            assert abs(told_size - size) <= 0.50001 * 10.0 ** -measure["decimals"]


@given(st.lists(FIGURES, min_size=2, max_size=5), MEASURES)
@example([1.21, 1.24], WHOLE)
@example([1_200_000.0, 1_200_400.0], WHOLE)
@example([1_234_567.1, 1_234_567.2], WHOLE)
@example([1e18, 1.0000000001e18], WHOLE)
@example([999_999.6, 1_000_000.0], WHOLE)
@example([0.05, 0.05004, 0.0500401], FINE)
@example([1.2345e-7, 1.2346e-7], FINE)
def test_figures_that_differ_never_read_alike(
    engine: Engine, values: list[float], measure: dict[str, Any]
) -> None:
    told = engine.call(MODULE, "withUnitApart", values, measure)
    read = [value_of(text) for text in told]
    assert len(set(read)) == len(set(values))


@given(FIGURES, st.sampled_from([1.01, 1.001, 1.00001, 1.0000001]), MEASURES)
def test_the_higher_of_two_figures_reads_higher(
    engine: Engine, value: float, factor: float, measure: dict[str, Any]
) -> None:
    other = value * factor
    assume(other != value)
    one, two = engine.call(MODULE, "withUnitApart", [value, other], measure)
    assert (value_of(one) < value_of(two)) == (value < other)


def test_a_change_is_told_about_as_large_as_it_is(engine: Engine) -> None:
    cases = {
        (1_234_000, 1_235_000): ["1.234 million", "1.235 million"],
        (1_234_567, 1_234_568): ["1,234,567", "1,234,568"],
        (1_200_000, 1_200_400): ["1,200,000", "1,200,400"],
        (12_345_678, 45_678_901): ["12.3 million", "45.7 million"],
        (0.01234, 0.01235): ["0.01234", "0.01235"],
        (2.61, 2.64): ["2.61", "2.64"],
        (0, 0.0000004): ["0", "4 × 10⁻⁷"],
        (5, 5): ["5", "5"],
    }
    found = engine.call_each(MODULE, "withUnitApart", [[list(pair), FINE] for pair in cases])
    assert dict(zip(cases, found, strict=True)) == cases


def test_a_unit_follows_its_number(engine: Engine) -> None:
    cases = {
        (5.62, "% of GIP"): "5.6% of GIP",
        (5.62, "%"): "5.6%",
        (12.0, "points"): "12.0 points",
        (0.87, ""): "0.9",
        (-4.0, "% of GIP"): "−4.0% of GIP",
        (0.004, "% of GIP"): "0.004% of GIP",
        (12_345_678, "people"): "12.3 million people",
        (1_234_567, "million shells"): "1.23 trillion shells",
        (1_234_567, "hundred thousand boats"): "1,234,567.0 hundred thousand boats",
        (1_234_567_890, "£"): "£1.23 billion",
        (0, "£"): "£0",
    }
    given = [[value, {"unit": unit, "decimals": 1, "written": 3}] for value, unit in cases]
    found = engine.call_each(MODULE, "withUnit", given)
    assert dict(zip(cases, found, strict=True)) == cases


def test_a_figure_whose_unit_has_a_word_of_its_own_is_written_out_without_it(
    engine: Engine,
) -> None:
    cases = {"million shells": "1,234,567", "shells": "1.23 million", "": "1.23 million"}
    for unit, text in cases.items():
        assert engine.call(MODULE, "withoutUnit", 1_234_567, {**WHOLE, "unit": unit}) == text


def test_figures_of_one_list_have_like_decimals(engine: Engine) -> None:
    measure = {**FINE, "decimals": 2, "tabled": 3, "largest": 0.9}
    both = [[value, measure] for value in (0.24, 0.0802)]
    assert engine.call_each(MODULE, "inList", both) == ["0.24", "0.08"]
    assert engine.call_each(MODULE, "tabled", both) == ["0.240", "0.080"]
    assert engine.call(MODULE, "inList", 0.00042, measure) == "0.0004"
    assert engine.call(MODULE, "withUnit", 0.0802, measure) == "0.0802"


def test_tables_write_figures_out(engine: Engine) -> None:
    cases = {1_234_567_890_123: "1,234,567,890,123.0", 0.0123456: "0.01235", 12.34: "12.3"}
    small = {**FINE, "largest": 0.05}
    measures = {0.0123456: small}
    found = engine.call_each(
        MODULE, "tabled", [[value, measures.get(value, FINE)] for value in cases]
    )
    assert dict(zip(cases, found, strict=True)) == cases


def test_what_is_worked_out_has_the_decimals_that_it_needs(engine: Engine) -> None:
    measure = {**WHOLE, "computed": 1}
    cases = {2.5: "2.5", 3: "3", 0: "0", 0.012345: "0.0123", 12_345_678.5: "12.3 million"}
    found = engine.call_each(MODULE, "computed", [[value, measure] for value in cases])
    assert dict(zip(cases, found, strict=True)) == cases
    assert engine.call(MODULE, "computedApart", [2.51, 2.54], measure) == ["2.51", "2.54"]


def test_a_difference_between_percentages_is_one_of_percentage_points(engine: Engine) -> None:
    cases = {
        ("4", "% of GIP"): "4 percentage points",
        ("1", "%"): "1 percentage point",
        ("1", ""): "1 point",
        ("0.3", ""): "0.3 points",
        ("12", "index points"): "12 index points",
        ("3", "days"): "3 days",
        ("3", "£"): "£3",
    }
    found = engine.call_each(MODULE, "differenceWithUnit", [[*given] for given in cases])
    assert dict(zip(cases, found, strict=True)) == cases
    for size, unit, text in [
        (1, "% of GIP", "1 percentage point"),
        (0.0123, "", "0.0123 points"),
        (2_500_000, "£", "£2.5 million"),
        (1_500_000, "million shells", "1.5 trillion shells"),
    ]:
        assert engine.call(MODULE, "differenceInWords", size, {**FINE, "unit": unit}) == text
        assert engine.call(MODULE, "exactDifference", size, unit) == text


def test_declared_numbers_are_written_as_they_were_declared(engine: Engine) -> None:
    cases = {
        3: "3",
        0.1: "0.1",
        -2.5: "−2.5",
        0: "0",
        10: "10",
        1e20: "1 × 10²⁰",
        0.05: "0.05",
        0.0000000001234567: "1.234567 × 10⁻¹⁰",
        1_500_000: "1.5 million",
        1_234_567_890: "1,234,567,890",
        999_999.5: "999,999.5",
    }
    found = engine.call_each(MODULE, "exactly", [[value] for value in cases])
    assert dict(zip(cases, found, strict=True)) == cases


@given(st.lists(FIGURES, max_size=40))
def test_a_declared_number_is_never_rounded(engine: Engine, values: list[float]) -> None:
    found = engine.call_each(MODULE, "exactly", [[value] for value in values])
    for value, text in zip(values, found, strict=True):
        if 1e-12 <= abs(value) < 1e15 or value == 0:
            assert value_of(text) == value
