from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.profile import read_profile, resolved
from pipeline.strict_yaml import Document, Unreadable, read_json, read_yaml


def test_numbers_true_false_and_null_are_what_they_look_like() -> None:
    text = "[1, -2, 0, 1.5, .5, 1e3, -1.5e-3, true, false, null, ~, '']"
    assert read_yaml(text).value == [
        1,
        -2,
        0,
        1.5,
        0.5,
        1000.0,
        -0.0015,
        True,
        False,
        None,
        None,
        "",
    ]


def test_everything_else_stays_text(subtests: pytest.Subtests) -> None:
    cases = [
        *("yes", "no", "on", "off", "NO", "True", "FALSE", "Null"),
        *("2026-01-02", "2026-01-02T00:00:00Z", "1.0.0", "12:30", "1_000", "007", "0x1F", "0o17"),
        *(".inf", "-.inf", ".nan", "nan", "1e999", "5.", "e5", "+", "1" * 40),
    ]
    for word in cases:
        with subtests.test(word=word):
            assert read_yaml(f"[{word}]").value == [word]


def test_values_that_are_always_text_keep_their_source() -> None:
    text = "version: 1.0\nunit: 1\ntitle: true\nname: 007\nlabel:\nstart: ~\n"
    assert read_yaml(text).value == {
        "version": "1.0",
        "unit": "1",
        "title": "true",
        "name": "007",
        "label": None,
        "start": None,
    }


PLAIN = ("1.0", "2014", "yes", "2014-01-02", "true", "-7")
Way = tuple[str | int, ...]


def described(node: Mapping[str, Any], at: Way = ()) -> Iterator[tuple[Way, Mapping[str, Any]]]:
    """Every place that the profile describes, with what it says about it."""
    node = resolved(read_profile(), node)
    yield at, node
    for name, inner in node.get("properties", {}).items():
        yield from described(inner, (*at, name))
    if "items" in node:
        yield from described(node["items"], (*at, 0))


def kinds(node: Mapping[str, Any]) -> set[str]:
    """The types of single values that may stand in a place."""
    if "enum" in node:
        found = {type(value).__name__ for value in node["enum"]}
        return {"string" if name == "str" else name for name in found - {"list"}}
    types = node.get("type", "anything" if "not" not in node else "nothing")
    return ({types} if isinstance(types, str) else set(types)) - {"array", "object"}


PLACES = [(at, node) for at, node in described(read_profile()) if at]


def read_at(way: Way, plain: str) -> object:
    """What is read of a plain value that stands in a place."""
    text = plain
    for part in reversed(way):
        text = f"[{text}]" if isinstance(part, int) else f"{{{part}: {text}}}"
    found = read_yaml(text).value
    for part in way:
        found = found[part]
    return found


def test_what_the_profile_says_is_text_alone_stays_text(subtests: pytest.Subtests) -> None:
    texts = [at for at, node in PLACES if kinds(node) == {"string"}]
    assert len(texts) > 100
    for at in texts:
        for plain in PLAIN:
            with subtests.test(at=at, plain=plain):
                assert read_at(at, plain) == plain


def test_what_may_be_a_number_or_true_is_read_as_such(subtests: pytest.Subtests) -> None:
    others = [at for at, node in PLACES if kinds(node) - {"string"}]
    assert len(others) > 30
    for at in others:
        for plain, value in (("1.0", 1.0), ("2014", 2014), ("true", True)):
            with subtests.test(at=at, plain=plain):
                read = read_at(at, plain)
                assert (read, type(read)) == (value, type(value))


def test_a_name_that_is_text_in_one_place_may_be_a_number_in_another() -> None:
    text = (
        "breaks: [{period: 2014}]\n"
        "views: [{target: {period: 2014, value: 3}, where: {period: 2014, unit: 1}, size: 3,"
        " spec: {mark: {size: 3, x: 5, title: 1}}}]\n"
        "coverage: {start: 1996, entities: {unit: 38}}\n"
    )
    assert read_yaml(text).value == {
        "breaks": [{"period": "2014"}],
        "views": [
            {
                "target": {"period": 2014, "value": 3},
                "where": {"period": 2014, "unit": 1},
                "size": "3",
                "spec": {"mark": {"size": 3, "x": 5, "title": 1}},
            }
        ],
        "coverage": {"start": "1996", "entities": {"unit": 38}},
    }


def test_a_part_of_a_descriptor_is_read_by_names() -> None:
    assert read_yaml("- {name: a, unit: 1, quoteChar: 7, period: 2014, maxLength: 3}").value == [
        {"name": "a", "unit": "1", "quoteChar": "7", "period": 2014, "maxLength": 3}
    ]


def test_keys_are_text() -> None:
    assert read_yaml("2014: a\ntrue: b\n").value == {"2014": "a", "true": "b"}


def test_lines_of_properties_and_items() -> None:
    document = read_yaml(
        "name: tolls\nviews:\n  - name: a\n    kind:\n      trend\n  - {name: b}\n"
    )
    assert document.lines == {
        ("name",): 1,
        ("views",): 2,
        ("views", 0): 3,
        ("views", 0, "name"): 3,
        ("views", 0, "kind"): 4,
        ("views", 1): 6,
        ("views", 1, "name"): 6,
    }


def test_what_is_refused(subtests: pytest.Subtests) -> None:
    cases = [
        ("a: 1\nb: 2\na: 3\n", "doubled-key", 3),
        ("a: 1\n'a': 3\n", "doubled-key", 2),
        ("a: {b: 1, b: 2}\n", "doubled-key", 1),
        ("a: &x 1\n", "yaml-feature", 1),
        ("a: 1\nb: *x\n", "yaml-feature", 2),
        ("a: !!int 1\n", "yaml-feature", 1),
        ("a: !x 1\n", "yaml-feature", 1),
        ("? [a]\n: 1\n", "yaml-feature", 1),
        ("a: 1\n---\nb: 1\n", "several-documents", 2),
        ("a: b: c\n", "descriptor-syntax", 1),
        ("unit: %\n", "descriptor-syntax", 1),
        ("a: 1\n\tb: 2\n", "descriptor-syntax", 2),
        ("a: [1\n", "descriptor-syntax", 2),
        ("a: \x00\n", "descriptor-syntax", None),
        ("[" * 25, "descriptor-too-deep", 1),
    ]
    for text, code, line in cases:
        with subtests.test(text=text, code=code):
            with pytest.raises(Unreadable) as caught:
                read_yaml(text)
            assert (caught.value.code, caught.value.line) == (code, line)


def test_what_is_refused_in_json(subtests: pytest.Subtests) -> None:
    cases = [
        ('{"a": 1,\n "a": 2}', "doubled-key", 2),
        ('{"a": 1,}', "descriptor-syntax", 1),
        ('{"a": NaN}', "descriptor-syntax", None),
        ('{"a": 1e999}', "descriptor-syntax", None),
        ('{"a": "\\ud800"}', "half-a-character", 1),
        ("", "descriptor-syntax", 1),
        ("[" * 100_000, "descriptor-too-deep", None),
        ("[" * 30 + "]" * 30, "descriptor-too-deep", None),
    ]
    for text, code, line in cases:
        with subtests.test(text=text, code=code):
            with pytest.raises(Unreadable) as caught:
                read_json(text)
            assert (caught.value.code, caught.value.line) == (code, line)


def test_json_keeps_its_types_and_has_lines() -> None:
    document = read_json('{\n "version": "1.0",\n "period": 2014,\n\t"a": [\n  1\n ]}')
    assert document.value == {"version": "1.0", "period": 2014, "a": [1]}
    assert document.lines[("a", 0)] == 5


def test_a_chain_of_aliases_does_not_grow() -> None:
    bomb = "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(50))
    with pytest.raises(Unreadable):
        read_yaml(bomb)


def test_the_same_is_read_without_the_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, 'x', {b: ~}]\nversion: 1.0\nlong: >-\n  two\n  lines\n"
    fast = read_yaml(text)
    monkeypatch.setattr("pipeline.strict_yaml._Loader", yaml.SafeLoader)
    assert read_yaml(text) == fast


MARKS = st.sampled_from([*"{}[]:,&*!|>'\"%@`#-?\n\t ", "---", "...", "<<", "!!", "\\u"])
YAMLISH = st.lists(MARKS | st.text(max_size=4)).map("".join)


@given(st.text() | YAMLISH | st.text(st.characters()))
@example("\ufeffa: 1")
@example('"\\ud800"')
@example("- 1\n-\ta")
def test_reading_yaml_raises_nothing_else(text: str) -> None:
    _reads_or_refuses(read_yaml, text)


@given(st.text() | YAMLISH | st.text(st.characters()))
@example("9" * 5000)
@example('{"a":' * 2000)
def test_reading_json_raises_nothing_else(text: str) -> None:
    _reads_or_refuses(read_json, text)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_json_comes_back_as_it_went_in(value: Any) -> None:
    assert read_json(json.dumps(value)).value == value


def _reads_or_refuses(read: Callable[[str], Document], text: str) -> None:
    try:
        read(text)
    except Unreadable as error:
        assert error.code
