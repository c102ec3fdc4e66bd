"""From how much on each check speaks: one less, and it says nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
import pytest

from pipeline.findings import Finding
from pipeline.validation.quality.strays import find_strays
from tests.validation.quality.tables import AREA, PANEL, SPEND, YEAR, Row, check, codes

KIND: dict[str, Any] = {"name": "kind", "type": "string"}
SEX = {"name": "sex", "type": "string"}
AREA_ALONE = (AREA, SPEND)


def panel(areas: int, years: Collection[int] = range(2010, 2020)) -> list[Row]:
    """Uneven values, none of which any check minds."""
    return [
        (f"E{area:02}", year, f"{50 + 7 * area + (area * 3 + year) % 7 + (year % 9) / 10:.1f}")
        for area in range(areas)
        for year in years
    ]


def without(rows: list[Row], *keys: tuple[str, int]) -> list[Row]:
    return [row for row in rows if row[:2] not in keys]


def emptied(rows: list[Row], is_empty: Callable[[int, Row], bool]) -> list[Row]:
    return [(*row[:2], "") if is_empty(i, row) else row for i, row in enumerate(rows)]


def only(found: list[Finding], code: str) -> Finding | None:
    assert set(codes(found)) <= {code}
    assert len(found) < 2
    return found[0] if found else None


class TestGaps:
    @pytest.mark.parametrize(
        ("areas", "lacking", "count"),
        [
            (4, [("E01", 2014)], 0),
            (5, [("E01", 2014)], 1),
            (5, [("E01", 2014), ("E01", 2015)], 2),
            (39, [("E01", 2014), ("E02", 2014)], 0),
            (39, [("E01", 2013), ("E02", 2015)], 0),
            (40, [("E01", 2013), ("E02", 2015)], 2),
            (40, [("E01", 2014), ("E02", 2014)], 2),
            (59, [("E01", 2013), ("E02", 2014), ("E03", 2015)], 0),
            (60, [("E01", 2013), ("E02", 2014), ("E03", 2015)], 3),
        ],
    )
    def test_one_series_in_twenty_may_lack_a_period_that_five_have(
        self, areas: int, lacking: list[tuple[str, int]], count: int
    ) -> None:
        found = only(check(without(panel(areas), *lacking)), "gap")
        assert (found.count if found else 0) == count

    @pytest.mark.parametrize("year", range(2010, 2020))
    def test_a_gap_may_be_anywhere_but_at_an_end(self, year: int) -> None:
        found = only(check(without(panel(6), ("E02", year))), "gap")
        assert bool(found) is (2010 < year < 2019)
        if found:
            assert found.place.row == 2 * 10 + (year - 2010) + 2
            assert f"E02 has no row for {year}, which 5 of the 6 series" in found.message

    def test_it_stands_at_the_row_after_the_gap_and_says_how_many_have_the_period(self) -> None:
        (found,) = check(without(panel(6), ("E02", 2014), ("E02", 2015)))
        assert found.place.row == 2 * 10 + 4 + 2
        assert "E02 has no row for 2014, which 5 of the 6 series" in found.message

    def test_what_the_notes_speak_of_is_no_gap(self) -> None:
        rows = without(panel(6), ("E02", 2014))
        assert check(rows, notes=["E02 was not asked in 2014."]) == []
        assert check(rows, notes=["E02 was not asked in 2015."]) != []

    @pytest.mark.parametrize(
        ("years", "missing"),
        [
            ([2010, 2011, 2012, 2014, 2015], None),
            ([2010, 2011, 2012, 2014, 2015, 2016], "2013"),
            ([2010, 2011, 2014, 2015, 2016, 2017], "2012, 2013"),
            ([2010, 2011, 2013, 2014, 2016, 2017, 2018], None),
            ([2000, 2002, 2004, 2008, 2010, 2012], "2006"),
            ([2000, 2002, 2004, 2007, 2009, 2011], None),
        ],
    )
    def test_a_year_that_all_lack_in_a_table_of_six_or_more(
        self, years: list[int], missing: str | None
    ) -> None:
        found = only(check(panel(4, years)), "period-missing")
        assert bool(found) is bool(missing)
        if found and missing:
            assert f"No row has {missing}" in found.message
            assert str(years[0]) in found.message and str(years[-1]) in found.message
            assert found.count == len(missing.split(", "))
            after = next(y for y in years if y > int(missing[-4:]))
            assert found.place.row == 2 + years.index(after)


class TestDensity:
    @pytest.mark.parametrize(
        ("things", "periods", "filled", "is_told"),
        [
            (10, 10, 19, True),
            (10, 10, 20, False),
            (5, 4, 3, True),
            (5, 4, 4, False),
            (4, 10, 7, False),
            (10, 3, 5, False),
        ],
    )
    def test_less_than_a_fifth_of_five_things_in_four_periods_is_filled(
        self, things: int, periods: int, filled: int, is_told: bool
    ) -> None:
        keys = [(i % things, (i + i // things) % periods) for i in range(things * periods)]
        rows = [
            (f"E{thing}", 2010 + period, 3 + i * 7 % 11 if i < filled else "")
            for i, (thing, period) in enumerate(keys)
        ]
        found = check(rows, ({**AREA, "entity": "area"}, YEAR, SPEND))
        assert ("coverage-sparse" in codes(found)) is is_told

    def test_who_and_what_was_promised_counts(self) -> None:
        rows = panel(4, range(2010, 2015))
        fields = ({**AREA, "entity": "area"}, YEAR, SPEND)
        names = [f"E{i:02}" for i in range(21)]
        for entities, is_told in ((21, True), (20, False), (names, True), (names[:20], False)):
            found = check(rows, fields, coverage={"entities": {"area": entities}})
            assert ("coverage-sparse" in codes(found)) is is_told, entities
        span = {"start": "2010", "end": "2024", "entities": {"area": 7}}
        for coverage, is_told in ((span, True), ({**span, "end": "2023"}, False)):
            found = check(rows, fields, coverage=coverage, update={"frequency": "annual"})
            assert ("coverage-sparse" in codes(found)) is is_told, coverage
            assert "coverage-sparse" not in codes(check(rows, fields, coverage=coverage))

    def test_of_two_dimensions_the_declared_one_is_counted_or_else_the_larger(self) -> None:
        keys = [(f"E{i % 5}", f"k{i % 7}", 2010 + i % 4) for i in range(140)]
        rows = [(*key, 3 + i * 7 % 11 if i < 3 else "") for i, key in enumerate(keys)]
        key = ("area", "kind", "year")
        for fields, column in [
            (({**AREA, "entity": "area"}, KIND), "area"),
            ((AREA, {**KIND, "entity": "kind"}), "kind"),
            ((AREA, KIND), "kind"),
        ]:
            found = [
                one
                for one in check(rows, (*fields, YEAR, SPEND), key)
                if one.code == "coverage-sparse"
            ]
            assert [column in one.message for one in found] == [True], column

    @pytest.mark.parametrize(
        ("areas", "latest", "is_told"),
        [(20, 3, True), (20, 4, False), (8, 1, True), (7, 1, False), (20, 0, False)],
    )
    def test_a_latest_period_that_fewer_than_one_in_seven_have(
        self, areas: int, latest: int, is_told: bool
    ) -> None:
        rows = [row for row in panel(areas) if row[1] != 2019 or int(str(row[0])[1:]) < latest]
        found = only(check(rows, ({**AREA, "entity": "area"}, YEAR, SPEND)), "latest-period-thin")
        assert bool(found) is is_told
        if found:
            assert found.message.startswith(
                f"2019 is the latest period and has values for {latest};"
            )
            assert f"the one before, 2018, for {areas}." in found.message

    def test_a_latest_period_is_held_to_the_one_before_and_to_the_usual_one(self) -> None:
        def told(earlier: int, before: int, latest: int) -> bool:
            counts = {**dict.fromkeys(range(2010, 2018), earlier), 2018: before, 2019: latest}
            rows = [r for r in panel(40) if int(str(r[0])[1:]) < counts[int(str(r[1]))]]
            found = check(rows, ({**AREA, "entity": "area"}, YEAR, SPEND))
            return "latest-period-thin" in codes(found)

        assert told(40, 40, 6) and not told(40, 40, 7)
        assert told(40, 20, 3) and not told(40, 20, 4)
        assert told(20, 40, 3) and not told(20, 40, 4)


class TestMissing:
    @pytest.mark.parametrize(
        ("areas", "empty", "is_told"),
        [(10, 20, True), (10, 19, False), (2, 5, True), (2, 4, False)],
    )
    def test_a_fifth_and_five_are_much(self, areas: int, empty: int, is_told: bool) -> None:
        rows = panel(areas)
        places = {i * 9 % len(rows) for i in range(empty)}
        assert len(places) == empty
        found = check(emptied(rows, lambda i, _: i in places))
        assert ("missing-unexplained" in codes(found)) is is_told

    @pytest.mark.parametrize(
        ("areas", "years", "is_told"),
        [(5, {2014}, True), (4, {2014}, False), (6, {2012, 2014}, True), (6, {2010}, False)],
    )
    def test_a_period_that_was_emptied(self, areas: int, years: set[int], is_told: bool) -> None:
        rows = emptied(panel(areas), lambda _, row: row[1] in years)
        found = [one for one in check(rows) if one.code == "period-emptied"]
        assert [one.count for one in found] == ([areas] * len(years) if is_told else [])

    def test_more_than_a_quarter_of_the_periods_is_no_slip(self) -> None:
        for years, told in (({2012, 2014}, 2), ({2012, 2014, 2016}, 0)):
            rows = emptied(panel(6), lambda _, row, years=years: row[1] in years)
            found = [one for one in check(rows) if one.code == "period-emptied"]
            assert len(found) == told

    def test_what_the_notes_speak_of_was_not_emptied(self) -> None:
        rows = emptied(panel(6), lambda _, row: row[1] == 2014)
        assert "period-emptied" not in codes(check(rows, notes="No survey in 2014."))

    def test_where_half_lack_a_value_in_another_period_nothing_was_emptied(self) -> None:
        for lacking, is_told in ((3, True), (4, False)):
            rows = emptied(
                panel(6),
                lambda _, row, lacking=lacking: (
                    row[1] == 2014 or (row[1] == 2016 and int(str(row[0])[1:]) < lacking)
                ),
            )
            assert ("period-emptied" in codes(check(rows))) is is_told

    def test_a_measure_without_any_value_is_told_as_that(self) -> None:
        for kept, is_told in ((1, True), (0, False)):
            rows = emptied(panel(5), lambda i, _, kept=kept: i >= kept)
            assert ("missing-unexplained" in codes(check(rows))) is is_told

    def test_what_a_label_explains_does_not_count(self) -> None:
        labelled = {**SPEND, "missingValues": ["", {"value": "..", "label": "not asked"}, "-"]}
        for bare, is_told in ((20, True), (19, False)):
            rows = [
                (*row[:2], ("" if i % 2 else "-") if i < bare else ".." if i < 60 else row[2])
                for i, row in enumerate(panel(10))
            ]
            found = check(rows, (AREA, YEAR, labelled))
            told = [one for one in found if one.code == "missing-unexplained"]
            assert [one.count for one in told] == ([20] if is_told else [])


class TestColumns:
    @pytest.mark.parametrize(("rows", "is_told"), [(10, True), (9, False)])
    def test_a_column_is_constant_from_ten_rows_on(self, rows: int, is_told: bool) -> None:
        made = [(*row, "same") for row in panel(1, range(2010, 2010 + rows))]
        assert ("column-constant" in codes(check(made, (*PANEL, KIND)))) is is_told

    @pytest.mark.parametrize(
        ("rows", "different", "is_told"), [(10, 5, True), (9, 5, False), (10, 4, False)]
    )
    def test_ten_rows_of_five_numbers_may_be_copied(
        self, rows: int, different: int, is_told: bool
    ) -> None:
        sales = {"name": "sales", "type": "number", "unit": "pounds"}
        made = [("Kent", 2000 + i, 20 + i % different, 20 + i % different) for i in range(rows)]
        assert ("measure-copied" in codes(check(made, (*PANEL, sales)))) is is_told

    def test_copies_may_lack_the_same_values(self) -> None:
        sales = {"name": "sales", "type": "number", "unit": "pounds"}
        cells = [20 + i % 7 if i % 6 else "" for i in range(24)]
        made = [("Kent", 2000 + i, cell, cell) for i, cell in enumerate(cells)]
        assert "measure-copied" in codes(check(made, (*PANEL, sales)))

    @pytest.mark.parametrize(
        ("rows", "finer", "digits", "is_told"),
        [
            (20, 2, 4, True),
            (19, 1, 4, False),
            (20, 3, 4, False),
            (20, 2, 3, False),
        ],
    )
    def test_a_tenth_of_twenty_may_have_three_more_decimals(
        self, rows: int, finer: int, digits: int, is_told: bool
    ) -> None:
        made = [
            ("Kent", 2000 + i, f"{20 + i % 7}.{'3' * (digits if i < finer else 1)}")
            for i in range(rows)
        ]
        found = check(made)
        assert ("precision-mixed" in codes(found)) is is_told

    @pytest.mark.parametrize(("other", "is_told"), [("0.0", False), ("1.0", True), ("", False)])
    def test_nought_says_nothing_of_decimals(self, other: str, is_told: bool) -> None:
        made = [("Kent", 2000 + i, f"{2 + i % 7}.3") for i in range(20)]
        made[7], made[8] = ("Kent", 2007, "4.7777"), ("Kent", 2008, other)
        assert ("precision-mixed" in codes(check(made))) is is_told

    def test_a_number_may_begin_with_its_point(self) -> None:
        for cell, is_told in ((".7777", True), (".777", False), (".7", False)):
            made = [("Kent", 2000 + i, f".{2 + i % 7}") for i in range(20)]
            made[7] = ("Kent", 2007, cell)
            assert ("precision-mixed" in codes(check(made))) is is_told, cell

    @pytest.mark.parametrize(
        ("usual", "odd", "is_told"),
        [(6, 9, True), (7, 10, False), (0, 3, True), (0, 2, False), (1, 12, True), (1, 13, False)],
    )
    def test_up_to_six_decimals_are_rounded_and_fourteen_digits_are_those_of_a_computer(
        self, usual: int, odd: int, is_told: bool
    ) -> None:
        made = [("Kent", 2000 + i, f"{2 + i % 7}.{'3' * usual}".rstrip(".")) for i in range(20)]
        made[7] = ("Kent", 2007, f"4.{'7' * odd}")
        found = [one for one in check(made) if one.code == "precision-mixed"]
        assert [one.place.row for one in found] == ([9] if is_told else [])
        for one in found:
            assert "95%" in one.message

    @pytest.mark.parametrize(
        ("odd", "is_told"),
        [("0.1234", True), ("0.1000123", True), ("0.0812", False), ("0.0999", False)],
    )
    def test_what_would_be_rounded_to_nothing_has_to_have_more_decimals(
        self, odd: str, is_told: bool
    ) -> None:
        made = [("Kent", 2000 + i, f"0.{2 + i % 7}") for i in range(20)]
        made[7] = ("Kent", 2007, odd)
        assert ("precision-mixed" in codes(check(made))) is is_told

    @pytest.mark.parametrize(
        ("rare", "usual", "is_told"), [(1, 10, True), (1, 9, False), (2, 20, True), (2, 19, False)]
    )
    def test_a_category_one_edit_away_is_rare_from_one_in_ten_on(
        self, rare: int, usual: int, is_told: bool
    ) -> None:
        kinds = ["Goverment"] * rare + ["Government"] * usual
        made = [(f"E{i}", f"{20 + i % 7}.{1 + i % 9}", kind) for i, kind in enumerate(kinds)]
        found = check(made, (*AREA_ALONE, KIND), ("area",))
        assert ("category-spelt-twice" in codes(found)) is is_told

    @pytest.mark.parametrize(
        ("rare", "usual", "is_told"),
        [
            ("Boatss", "Boats", False),
            ("Boats", "Boatss", False),
            ("Vesels", "Vessels", True),
            ("Ferrys", "Ferris", True),
            ("Ferri", "Ferrs", False),
            ("Zone 12", "Zone 13", False),
            ("Group A", "Group B", False),
            ("Harbuors", "Harbours", True),
            ("Harbors", "Harboours", False),
        ],
    )
    def test_names_of_six_letters_may_be_one_edit_apart(
        self, rare: str, usual: str, is_told: bool
    ) -> None:
        made = [
            (f"E{i}", f"{20 + i % 7}.{1 + i % 9}", one)
            for i, one in enumerate([rare, *[usual] * 12])
        ]
        found = check(made, (*AREA_ALONE, KIND), ("area",))
        assert ("category-spelt-twice" in codes(found)) is is_told

    def test_spellings_are_told_in_the_order_in_which_they_appear(self) -> None:
        column = ["PUBLIC body", "Goverment", *["Public body", "Government"] * 12]
        for first in (0, 1):
            kinds = [column[first], column[1 - first], *column[2:]]
            made = [(f"E{i}", f"{20 + i % 7}.{1 + i % 9}", one) for i, one in enumerate(kinds)]
            found = check(made, (*AREA_ALONE, KIND), ("area",))
            told = [(one.place.value, one.place.row) for one in found]
            assert told == [(kinds[0], 2), (kinds[1], 3)]

    def test_what_only_describes_rows_is_rare_from_one_in_twenty_on(self) -> None:
        note = {**KIND, "role": "attribute"}
        for usual, is_told in ((20, True), (19, False)):
            kinds = ["Goverment", *["Government"] * usual]
            made = [(f"E{i}", f"{20 + i % 7}.{1 + i % 9}", kind) for i, kind in enumerate(kinds)]
            found = check(made, (*AREA_ALONE, note), ("area",))
            assert ("category-spelt-twice" in codes(found)) is is_told

    @pytest.mark.parametrize(("kinds", "is_told"), [(500, True), (501, False)])
    def test_more_than_five_hundred_categories_are_free_text(
        self, kinds: int, is_told: bool
    ) -> None:
        names = [f"Kind {i:03}" for i in range(kinds - 1)]
        column = [*names * 2, "KIND 000"]
        made = [(f"E{i}", f"{20 + i % 7}.{1 + i % 9}", one) for i, one in enumerate(column * 2)]
        found = check(made, (*AREA_ALONE, KIND), ("area",))
        assert ("category-spelt-twice" in codes(found)) is is_told

    @pytest.mark.parametrize(("rows", "is_told"), [(8, True), (7, False)])
    def test_texts_that_hardly_repeat_are_no_categories(self, rows: int, is_told: bool) -> None:
        column = ["Alpha one", "alpha-one", "Beta", "Gamma", *["Beta"] * 4][:rows]
        made = [(f"E{i}", f"{20 + i % 7}.{1 + i % 9}", one) for i, one in enumerate(column)]
        found = check(made, (*AREA_ALONE, KIND), ("area",))
        assert ("category-spelt-twice" in codes(found)) is is_told


class TestRepeats:
    @pytest.mark.parametrize(
        ("values", "is_told"),
        [
            ([1, 2, 3, 4, 4], True),
            ([1, 2, 3, 3, 3], False),
            ([1, 2, 3, 4], False),
            ([1, 2, 3, 4, ""], False),
            ([1, 2, 1, 2, 2], True),
        ],
    )
    def test_a_series_stands_twice_from_five_values_and_three_changes_on(
        self, values: list[object], is_told: bool
    ) -> None:
        made = [(area, 2010 + i, v) for area in ("E0", "E1") for i, v in enumerate(values)]
        assert ("series-repeated" in codes(check(made))) is is_told


class TestPasted:
    @staticmethod
    def sorted_alone(areas: int, years: int, different: int = 1000) -> list[str]:
        keys = [(f"E{area:02}", 2000 + year) for area in range(areas) for year in range(years)]
        return codes(check([(*key, 100 + min(i, different)) for i, key in enumerate(keys)]))

    def test_values_in_the_order_of_their_size_need_ten_series_of_three(self) -> None:
        assert "values-sorted" in self.sorted_alone(10, 3)
        assert "values-sorted" not in self.sorted_alone(9, 4)
        assert "values-sorted" not in self.sorted_alone(15, 2)
        assert "values-sorted" in self.sorted_alone(10, 3, different=9)
        assert "values-sorted" not in self.sorted_alone(10, 3, different=8)

    @staticmethod
    def repeated(areas: int, other: int = 0, different: int = 100) -> list[Finding]:
        """A period that has the values of the one before, but for `other` areas."""
        made = []
        for area in range(areas):
            for year in range(8):
                like = year - 1 if year == 5 and area >= other else year
                value = 100 + 9 * (area % different) + (area % different + 3) * (like * 5 % 7)
                made.append((f"E{area:02}", 2000 + year, value))
        return [one for one in check(made) if one.code == "period-repeated"]

    def test_nine_in_ten_of_ten_series_repeat_a_period(self) -> None:
        (found,) = self.repeated(10)
        assert "2005" in found.message and "2004" in found.message
        assert found.place.row == 2 + 5
        assert self.repeated(9) == []
        assert len(self.repeated(20, other=2)) == 1
        assert self.repeated(20, other=3) == []
        assert len(self.repeated(10, different=5)) == 1
        assert self.repeated(10, different=4) == []


class TestParts:
    def told(self, totals: list[float]) -> list[str]:
        rows: list[Row] = []
        for i, total in enumerate(totals):
            rows += [("women", 2010 + i, 400 + 2 * i), ("men", 2010 + i, 600 - i)]
            rows.append(("all people", 2010 + i, total + 1000 + i))
        return codes(check(rows, (SEX, YEAR, SPEND), ("sex", "year")))

    def test_a_sum_may_miss_its_total_by_a_two_hundredth(self) -> None:
        assert self.told([0, 0, 0, 5]) == []
        assert self.told([0, 0, 0, 6]) == ["parts-not-total"]
        assert self.told([0, 0, 0, -6]) == ["parts-not-total"]

    def test_what_most_places_do_all_should_and_two_in_five_may_be_wrong(self) -> None:
        assert self.told([0, 0, 30]) == ["parts-not-total"]
        assert self.told([0, 30]) == []
        assert self.told([0, 0, 0, 30, 40]) == ["parts-not-total"] * 2
        assert self.told([0, 0, 30, 40]) == []

    def test_a_sum_may_miss_its_total_by_the_rounding_of_all_three(self) -> None:
        for odd, expected in (("0.9", []), ("0.7", []), ("1.0", ["parts-not-total"])):
            rows: list[Row] = []
            for i in range(8):
                rows += [("women", 2010 + i, f"0.{2 + i % 3}"), ("men", 2010 + i, f"0.{6 - i % 3}")]
                rows.append(("all people", 2010 + i, odd if i == 4 else "0.8"))
            assert codes(check(rows, (SEX, YEAR, SPEND), ("sex", "year"))) == expected

    def test_a_total_may_lie_at_the_edge_of_its_parts(self) -> None:
        def rates(*odd: float) -> list[str]:
            rows: list[Row] = []
            for i, total in enumerate([50, 52, 51, 53, 50, 52, *odd]):
                rows += [("women", 2010 + i, 40), ("men", 2010 + i, 60)]
                rows.append(("all people", 2010 + i, total))
            return codes(check(rows, (SEX, YEAR, SPEND), ("sex", "year")))

        assert rates(40, 60) == []
        assert rates(36) == ["total-outside-parts"]
        assert rates(64) == ["total-outside-parts"]


def strays(values: list[float], resolution: float = 0.0, groups: Any = None) -> list[int]:
    numbers = np.zeros(len(values), int) if groups is None else np.array(groups)
    power, _ = find_strays(np.array(values, float), numbers, resolution)
    return power.tolist()


class TestStrays:
    CROWD = (100.0, 110, 90, 105, 95, 100, 102)

    @pytest.mark.parametrize(
        ("value", "power"),
        [
            (3_900, 0),
            (4_100, 0),
            (4_600, 2),
            (10_000, 2),
            (22_000, 2),
            (23_000, 0),
            (100_000, 3),
            (1, -2),
            (0.1, -3),
            (0, 0),
        ],
    )
    def test_a_stray_is_near_a_power_of_ten_and_forty_times_away(
        self, value: float, power: int
    ) -> None:
        assert strays([*self.CROWD, value]) == [0] * 7 + [power]

    def test_eight_make_a_crowd_that_lies_within_five_times_its_median(self) -> None:
        assert strays([*self.CROWD[:6], 10_000]) == [0] * 7
        assert strays([*self.CROWD, 490, 10_000])[-1] == 2
        assert strays([*self.CROWD, 515, 10_000])[-1] == 0

    def test_one_or_one_in_twenty_may_stray(self) -> None:
        assert strays([*self.CROWD, 10_000, 10_000]) == [0] * 9
        many = [100.0 + i for i in range(38)]
        assert strays([*many, 1e4, 1e4])[-2:] == [2, 2]
        assert strays([*many[1:], 1e4, 1e4])[-2:] == [0, 0]

    def test_a_value_of_ten_last_digits_is_rounded(self) -> None:
        assert strays([*self.CROWD, 1], resolution=0.09)[-1] == -2
        assert strays([*self.CROWD, 1], resolution=0.1)[-1] == 0

    def test_where_one_in_a_hundred_is_below_nought_nothing_strays(self) -> None:
        many = [100.0 + i % 9 for i in range(198)]
        assert strays([*many, 1e4, 100.0, -1, -1])[198] == 2
        assert strays([*many, 1e4, 100.0, -1, -1, -1])[198] == 0

    def test_each_group_has_a_median_of_its_own(self) -> None:
        two = [*self.CROWD, 1e4, *(1e4 * one for one in self.CROWD), 1e4]
        assert strays(two, groups=[0] * 8 + [7] * 8) == [0] * 7 + [2] + [0] * 7 + [-2]
        _, medians = find_strays(np.array([*self.CROWD, 1e4]), np.zeros(8, int), 0.0)
        assert medians == pytest.approx(100, rel=1e-3)
