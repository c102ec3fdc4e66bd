"""Personal data is found, is never quoted in full, and what only looks like it is left alone."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from re._parser import parse  # type: ignore[import-not-found]

import pytest

from pipeline.validation.privacy.columns import SHORTEST
from pipeline.validation.privacy.emails import emails_in
from pipeline.validation.privacy.masks import hide_personal, mask
from pipeline.validation.privacy.numbers import NUMBER_KINDS, is_valid, numbers_in, numbers_in_text
from pipeline.validation.privacy.phones import FORM, phones_in
from tests.validation.conftest import CASES, Check, codes, restore

# Numbers that the issuers or the standards themselves print as examples.
EXAMPLES = {
    "UK national insurance numbers": "QQ 12 34 56 C",
    "US social security numbers": "078-05-1120",
    "NHS numbers": "943 476 5919",
    "Spanish identity numbers": "12345678Z",
    "French social security numbers": "255081416802538",
    "Italian tax codes": "RSSMRA85T10A562S",
    "German tax numbers": "86095742719",
    "Belgian national numbers": "85.07.30-033.28",
    "Swedish identity numbers": "811228-9874",
    "Finnish identity codes": "131052-308T",
    "Norwegian birth numbers": "15108695088",
    "Polish identity numbers": "44051401359",
    "Swiss social insurance numbers": "756.9217.0769.85",
    "Brazilian tax numbers": "529.982.247-25",
    "Chinese identity numbers": "11010519491231002X",
    "bank account numbers": "GB82 WEST 1234 5698 7654 32",
    "payment card numbers": "4111 1111 1111 1111",
    "Dutch citizen service numbers": "111222333",
    "Danish personal numbers": "211062-5629",
    "Irish public service numbers": "6433435F",
    "Icelandic identity numbers": "120174-3399",
    "Estonian or Lithuanian personal codes": "36805214234",
    "Czech or Slovak birth numbers": "710319/2745",
    "Romanian personal codes": "1630615123457",
    "Bulgarian civil numbers": "7523169263",
    "citizen numbers of the former Yugoslavia": "0101006500006",
    "Croatian identity numbers": "33392005961",
    "Greek social insurance numbers": "01013068992",
    "Portuguese tax numbers": "123456789",
    "Turkish identity numbers": "10000000146",
    "Israeli identity numbers": "393374202",
    "Russian tax numbers": "123456789047",
    "Russian insurance numbers": "112-233-445 95",
    "Austrian insurance numbers": "1237010180",
    "Indian Aadhaar numbers": "2347 4123 4013",
    "Indian tax numbers": "ACUPA7085R",
    "Korean resident numbers": "750101-1234568",
    "Japanese individual numbers": "6214 9832 0257",
    "Malaysian identity numbers": "770305-02-1234",
    "Singaporean identity numbers": "S1234567D",
    "Taiwanese identity numbers": "A123456789",
    "Thai identity numbers": "1-2345-45678-78-1",
    "Pakistani identity numbers": "34201-0891231-8",
    "South African identity numbers": "7503305044089",
    "Canadian social insurance numbers": "123 456 782",
    "Australian tax file numbers": "123 456 782",
    "Mexican population codes": "BOXW310820HNERXN09",
    "Mexican tax codes": "GODE561231GR8",
    "Argentine tax numbers": "20-05536168-2",
    "Chilean identity numbers": "12.531.909-2",
    "Dominican identity numbers": "113-8445665-0",
    "Ecuadorian identity numbers": "1714307103",
    "UK pupil numbers": "H801200001001",
    "German pension insurance numbers": "15 070649 C 103",
    "dates of birth": "born 12/03/1961",
}
# Of these the form alone decides, or a check digit that is not the last one.
BY_FORM = {
    "UK national insurance numbers",
    "US social security numbers",
    "Indian tax numbers",
    "Malaysian identity numbers",
    "Pakistani identity numbers",
    "Icelandic identity numbers",
    "Austrian insurance numbers",
    "Danish personal numbers",
    "Mexican tax codes",
    "dates of birth",
}


def is_found(kind: str, cell: str) -> bool:
    kinds = [one for one in NUMBER_KINDS if one.name == kind]
    return any(is_valid(one, number) for one in kinds for number in numbers_in(cell, one))


def test_every_kind_of_number_has_an_example() -> None:
    assert {kind.name for kind in NUMBER_KINDS} == set(EXAMPLES)


def test_a_number_is_recognised_alone_and_in_a_sentence(subtests: pytest.Subtests) -> None:
    for kind, number in EXAMPLES.items():
        with subtests.test(kind=kind):
            assert is_found(kind, number)
            assert is_found(kind, f"given as {number}, see the form")
            assert not is_found(kind, f"x{number}9")


def test_a_digit_changed_makes_it_another_number(subtests: pytest.Subtests) -> None:
    for kind in sorted(set(EXAMPLES) - BY_FORM):
        with subtests.test(kind=kind):
            number = EXAMPLES[kind]
            place = max(i for i, character in enumerate(number) if character.isdigit())
            others = [number[:place] + digit + number[place + 1 :] for digit in "0123456789"]
            assert sum(is_found(kind, other) for other in others) == 1


def test_a_mask_leaves_little(subtests: pytest.Subtests) -> None:
    cases = [
        ("jane.doe@example.org", "j…@example.org"),
        ("+44 20 7946 0958", "+4…"),
        (" 1980-05-04", "19…"),
    ]
    for value, shown in cases:
        with subtests.test(value=value, shown=shown):
            assert mask(value) == shown


def test_no_finding_quotes_what_it_found(subtests: pytest.Subtests) -> None:
    for case in sorted(path.name for path in CASES.glob("privacy-*")):
        with subtests.test(case=case):
            findings = json.loads((CASES / case / "expected.json").read_text())["findings"]
            assert findings
            files = [path for path in (CASES / case / "datasets").rglob("*") if path.is_file()]
            personal = {word for file in files for word in words_of_persons(file.read_text())}
            for found in findings:
                said = f"{found['message']} {found['hint']} {found['value']}"
                cells = {cell for file in files for cell in cells_of(file, found["field"])}
                assert not [word for word in personal | cells if word in said]


def words_of_persons(text: str) -> set[str]:
    numbers = {number for number, _ in numbers_in_text(text)}
    return {found.words for found in [*emails_in(text), *phones_in(text)]} | numbers


def cells_of(file: Path, column: str | None) -> set[str]:
    """The longer cells of a column of a table, if the file is one and has it."""
    rows = list(csv.reader(file.read_text().splitlines())) if file.suffix == ".csv" else [[]]
    if column not in rows[0]:
        return set()
    place = rows[0].index(column)
    return {row[place] for row in rows[1:] if len(row[place]) > 3}


# --- in a dataset


def add_column(tolls: Path, name: str, cells: list[str], **properties: str) -> None:
    """Add a column to the sound dataset, its six rows filled in turn."""
    rows = (tolls / "tolls.csv").read_text().splitlines()
    filled = [f'{row},"{cells[i % len(cells)]}"' for i, row in enumerate(rows[1:])]
    (tolls / "tolls.csv").write_text("\n".join([f"{rows[0]},{name}", *filled]) + "\n")
    given = {"title": name.title(), "description": "As given.", "type": "string", **properties}
    field = f"- {json.dumps({'name': name, **given})}\n"
    descriptor = (tolls / "datapackage.yaml").read_text()
    indented = f"        {field}      primaryKey"
    (tolls / "datapackage.yaml").write_text(descriptor.replace("      primaryKey", indented))


PERSONAL = [
    ("contact", ["a.b@mail.example.org"], "personal-email"),
    ("note", ["write to <desk-one@example.org>, please"], "personal-email"),
    ("contact", ["+33 1 23 45 67 89"], "personal-phone"),
    ("contact", ["01 23 45 67 89"], "personal-phone"),
    ("contact", ["(212) 555-0123"], "personal-phone"),
    ("mobile", ["7700900123", "7700900456"], "personal-phone"),
    ("mobile_number", ["0171 1234567"], "personal-phone"),
    ("ref", ["12345678Z", "87654321X"], "personal-number"),
    ("ssn", ["078051120"], "personal-number"),
    ("passport_number", ["X1234567", "X1234568"], "personal-number"),
]


def test_personal_data_stops_a_dataset(
    check: Check, tolls: Path, subtests: pytest.Subtests
) -> None:
    for name, cells, code in PERSONAL:
        with subtests.test(name, cells=cells):
            restore(tolls)
            add_column(tolls, name, cells)
            (found,) = check()
            assert (found.code, found.severity, found.place.field) == (code, "error", name)
            assert (found.count, found.rows) == (6, (2, 3, 4, 5, 6, 7))
            with (tolls / "datapackage.yaml").open("a") as descriptor:
                descriptor.write("personal_data: The Bridge Act has them published.\n")
            assert codes(check()) == ["personal-data-whole"]


def test_telephones_on_desks_are_asked_about_where_no_person_is_told(
    check: Check, tolls: Path
) -> None:
    add_column(tolls, "telephone_number", ["030 123456"])
    (found,) = check()
    assert (found.code, found.severity) == ("phone-unclear", "warning")
    assert (found.count, found.place.field) == (6, "telephone_number")


ONLY_ALIKE = [
    ("contact", ["info@example.org", "press.office@example.org"]),
    ("link", ["https://user@example.org/x", "https://example.org/@desk"]),
    ("handle", ["@desk_one", "desk at example.org"]),
    ("area", ["A12000001", "Y92000004"]),
    ("day", ["2020-01-31", "31.01.2020", "2020-W05"]),
    ("span", ["2019-2020", "2020/21", "1996–2021"]),
    ("amount", ["+1 000 000 000", "1,234,567,890", "0.123456789"]),
    ("place", ["51.50141,-0.14189", "+51.5014-000.1419/"]),
    ("order", ["10000000001", "10000000002", "10000000003"]),
    ("product", ["12345678A", "12345679B", "12345680C"]),
    ("doi", ["10.1787/0123-4567-en", "https://doi.org/10.1000/0207-946-0958"]),
    ("isbn", ["978-0-306-40615-7", "0-306-40615-2"]),
    ("issn", ["0317-8471", "2434-561X"]),
    ("mobile", ["yes", "no"]),
    ("phone", ["12.5", "80"]),
    ("country_of_birth", ["Walrock", "Kenmere"]),
    ("ethics_id", ["A-1", "A-2"]),
]


def test_what_only_looks_personal_is_left_alone(
    check: Check, tolls: Path, subtests: pytest.Subtests
) -> None:
    for name, cells in ONLY_ALIKE:
        with subtests.test(name, cells=cells):
            restore(tolls)
            add_column(tolls, name, cells, role="attribute")
            # A link with a user name is warned of, but is no mail address.
            assert [code for code in codes(check()) if code.startswith("personal-")] == []


def test_precise_coordinates_of_places_are_no_personal_data(
    check: Check, tolls: Path, subtests: pytest.Subtests
) -> None:
    for name in ("official_name", "name", "town", "pupil_number", "operator"):
        with subtests.test(name):
            restore(tolls)
            add_column(tolls, name, ["High Bridge"])
            add_column(tolls, "latitude", ["51.50141", "55.95061"])
            add_column(tolls, "longitude", ["-0.14189", "-3.18841"])
            assert codes(check()) == []


def test_precise_coordinates_beside_persons_are_personal_data(
    check: Check, tolls: Path, subtests: pytest.Subtests
) -> None:
    for name in ("surname", "patient_id", "participant", "date_of_birth"):
        with subtests.test(name):
            restore(tolls)
            add_column(tolls, name, ["1900-01-01"])
            add_column(tolls, "lat", ["51.50141", "55.9"])
            add_column(tolls, "lon", ["-0.14189", "-3.1"])
            (found,) = check()
            assert (found.code, found.rows) == ("personal-coordinates", (2, 4, 6))


def test_a_reason_that_is_none_does_not_count(
    check: Check, tolls: Path, subtests: pytest.Subtests
) -> None:
    for reason in ("yes", "TBD", "n/a", "to be added later"):
        with subtests.test(reason):
            restore(tolls)
            add_column(tolls, "contact", ["desk.one@example.org"])
            with (tolls / "datapackage.yaml").open("a") as descriptor:
                descriptor.write(f'personal_data: "{reason}"\n')
            assert "personal-email" in codes(check())


def test_one_number_among_many_running_numbers_is_found(check: Check, tolls: Path) -> None:
    cells = [f"case {i}" for i in range(1500)] + ["his number is 078-05-1120"]
    rows = "".join(f"{i},2020,{i % 50},{cell}\n" for i, cell in enumerate(cells))
    add_column(tolls, "note", ["none"])
    (tolls / "tolls.csv").write_text(f"bridge,year,toll,note\n{rows}")
    numbers = [found for found in check() if found.code == "personal-number"]
    assert [(found.rows, found.place.value) for found in numbers] == [((1502,), "07…")]


def test_other_findings_on_the_same_file_do_not_quote_it_either(check: Check, tolls: Path) -> None:
    add_column(tolls, "contact", ["a.b@mail.example.org", "078-05-1120"], format="email")
    findings = check()
    assert {"cell-type", "personal-email"} <= set(codes(findings))
    said = " ".join(f"{found.message} {found.hint} {found.place.value}" for found in findings)
    assert "078-05-1120" not in said
    assert "a.b@mail.example.org" not in said


def test_what_other_files_hold_is_quoted_as_it_is(check: Check, tolls: Path) -> None:
    add_column(tolls, "order", ["078-05-1120 "], type="integer", role="attribute")
    findings = [found for found in check() if not found.code.startswith("personal-")]
    assert findings
    assert hide_personal(findings) == findings


@pytest.mark.parametrize("form", [*(kind.form for kind in NUMBER_KINDS), FORM])
def test_no_number_is_too_short_to_be_looked_at(form: str) -> None:
    shortest, _ = parse(form).getwidth()
    assert shortest >= SHORTEST
