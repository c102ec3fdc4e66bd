"""Letters are read as they were meant, asked about or refused, and none is lost in silence."""

from __future__ import annotations

import pytest

from pipeline.drafting.grid import CannotDraft
from pipeline.drafting.read import read_grid
from pipeline.drafting.table import find_table

TOWNS = {
    "cp1252": ["Genève", "Besançon", "Saint-Étienne", "Köln", "A Coruña", "São Paulo"],
    "cp850": ["Sanità", "Qualità", "Perù", "Köln", "München", "Besançon"],
    "mac_roman": ["Orléans", "Besançon", "Köln", "München", "Málaga"],
    "cp1250": ["Łódź", "Kraków", "Gdańsk", "Wrocław", "Białystok"],
    "cp1251": ["Москва", "Новосибирск", "Казань", "Область"],
    "koi8_r": ["Москва", "Новосибирск", "Казань", "Область"],
    "cp1253": ["Αθήνα", "Θεσσαλονίκη", "Κρήτη"],
    "cp932": ["東京", "大阪", "北海道", "さいたま市"],
    "gb18030": ["北京", "上海", "广东省", "重庆市"],
    "big5": ["台北市", "高雄", "臺中", "新竹縣"],
    "cp949": ["서울", "부산", "대구", "경기도"],
}


def said(content: bytes) -> tuple[str, ...]:
    return find_table(read_grid(content)).assumed


def refusal(content: bytes) -> str:
    with pytest.raises(CannotDraft) as refused:
        read_grid(content)
    return str(refused.value)


def test_names_of_towns_are_read_in_the_encoding_in_which_they_are_words(
    subtests: pytest.Subtests,
) -> None:
    for encoding, towns in TOWNS.items():
        with subtests.test(encoding):
            text = "place,year\n" + "".join(f"{town},2020\n" for town in towns)
            found = find_table(read_grid(text.encode(encoding)))
            assert [row[0] for row in found.rows] == towns
            assert 'it is not UTF-8); please check "' in found.assumed[0]


def test_a_word_that_ends_in_what_looks_like_a_space_keeps_its_letter() -> None:
    found = find_table(read_grid(b"servizio,year\nSanit\x85,2020\nSanit,2020\nPatat\xa0s,2020\n"))
    assert [row[0] for row in found.rows] == ["Sanità", "Sanit", "Patatás"]
    assert "code page 850" in found.assumed[0]


def test_what_looks_like_a_space_stays_where_the_encoding_was_guessed() -> None:
    found = find_table(read_grid("town,n\nKöln\xa0,1\nGenève,2\n".encode("cp1252")))
    assert found.rows[0][0] == "Köln\xa0"
    found = find_table(read_grid("town,n\nKöln\xa0,1\nGenève,2\n".encode()))
    assert found.rows[0][0] == "Köln"


def test_two_likely_readings_are_both_said() -> None:
    (line,) = said("town,n\nGyőr,1\nTűz,2\n".encode("cp1250"))
    assert '"Győr"' in line
    assert '"Gyõr"' in line
    assert "Windows-1250" in line


def test_no_guess_makes_control_characters_of_letters() -> None:
    for byte in range(0x80, 0x100):
        content = b"town,n\nSanit" + bytes([byte]) + b",1\n"
        try:
            found = find_table(read_grid(content))
        except CannotDraft:
            continue
        assert not any("\x80" <= letter <= "\x9f" for letter in found.rows[0][0])
        assert len(found.rows[0][0]) == 6


def test_bytes_that_make_no_words_in_any_encoding_are_refused() -> None:
    assert "in no other common encoding" in refusal(b"a,b\nx\xb0\xb1\xdbq\x81z,1\n")


def test_a_late_bad_byte_is_named_with_its_line_and_letter() -> None:
    lines = b"".join(b"P%d,2020\n" % number for number in range(600))
    assert refusal(b"\xef\xbb\xbfcode,year\n" + lines + b"Ch\xe2teau,7\n") == (
        "The file begins as UTF-8 with a byte order mark, but line 602 is not: it holds the byte "
        '0xE2, which is "â" in Windows-1252, as in "Château". Save the whole file as CSV UTF-8.'
    )


def test_two_encodings_in_one_file_are_refused_with_the_lines() -> None:
    content = "place,n\nCittà,5\n".encode() + "Forlì,6\nPerù,7\n".encode("cp1252")
    assert refusal(content) == (
        "The file is UTF-8, but lines 3 and 4 are not: the first holds the byte 0xEC, which is "
        '"ì" in Windows-1252, as in "Forlì". Save the whole file as CSV UTF-8.'
    )


def test_text_that_was_encoded_twice_is_told_and_kept(subtests: pytest.Subtests) -> None:
    for encoding in ("cp1252", "mac_roman", "cp850"):
        with subtests.test(encoding):
            twice = "François".encode().decode(encoding)
            found = find_table(read_grid(f"name,n\n{twice},1\nx,2\n".encode()))
            assert found.rows[0][0] == twice
            assert f'"{twice}" in line 2' in found.assumed[1]
            assert '"François" (1 such place)' in found.assumed[1]


def test_words_that_look_a_little_like_text_encoded_twice_are_not() -> None:
    for word in ("TOMÁŠ, Île", "„MOLVANÄ“", "Îşi", "2º Año", "Всё", "10 Å", "É…"):
        assert said(f'name,n\n"{word}",1\nx,2\n'.encode())[1:] == ()


def test_a_byte_order_mark_inside_is_removed_and_told_and_a_second_header_too() -> None:
    mark = b"\xef\xbb\xbf"
    found = find_table(read_grid(b"town,n\nA,5\n" + mark + b"town,n\nB" + mark + b",6\n"))
    assert found.rows == [["A", "5"], ["B", "6"]]
    assert found.assumed[1:] == (
        "Removed 2 byte order marks inside the file, in lines 3 and 4: "
        "files may have been joined there.",
        "Left out row 3: the header once more.",
    )


def test_a_letter_that_was_lost_is_told() -> None:
    assert (
        "Line 2 holds a sign for a lost letter (1 such place)" in said("a,b\nK�ln,1\n".encode())[1]
    )


def test_a_nul_is_named_with_its_line() -> None:
    assert refusal(b"id,n\n1,a\n2,b\0\n").startswith("Line 3 holds a NUL character")
    assert refusal(b"id,n\n1,\xe9\0\n").startswith("Line 2 holds a NUL character")


def test_notes_directly_below_a_table_are_left_out_and_said(subtests: pytest.Subtests) -> None:
    table = "Region,Jobs\nNorth,3\nSouth,4\n"
    for notes in ("Source: the office,\n", "1. Rounded.,\n2. Yearly.\n", "* provisional,\n"):
        with subtests.test(notes):
            found = find_table(read_grid((table + notes).encode()))
            assert found.rows == [["North", "3"], ["South", "4"]]
            assert "below the table" in found.assumed[1]
    found = find_table(read_grid(f"{table}Source: the office,2020\n".encode()))
    assert found.assumed[1] == 'Left out 1 row below the table: "Source: the office"; "2020".'
    assert len(find_table(read_grid(f"{table}New York,\n".encode())).rows) == 3


def test_totals_are_kept_and_asked_about() -> None:
    found = find_table(read_grid(b"Region,Jobs\nNorth,3\nSouth,4\nTotal,7\nSource: us,\n"))
    assert found.rows[-1] == ["Total", "7"]
    assert found.assumed[2] == (
        '"Total" in column "Region", row 4: are these totals of other rows? They were kept; '
        "leave them out if so."
    )
