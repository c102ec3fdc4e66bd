from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema
import pytest

from pipeline.settings.faults import SettingFault
from pipeline.settings.read import read_settings
from pipeline.settings.schema import settings_schema

SCHEMA = settings_schema()


def sets_of_settings() -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "the first level", SCHEMA
    yield from SCHEMA["$defs"].items()


def test_it_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(dict(SCHEMA))


def test_every_setting_has_a_sentence(subtests: pytest.Subtests) -> None:
    count = 0
    for name, node in sets_of_settings():
        for key, setting in node["properties"].items():
            count += 1
            with subtests.test(of=name, setting=key):
                assert setting["description"].endswith((".", ".”"))
                assert setting["description"][0].isupper()
    assert count > 80


def test_nothing_unknown_may_stand_anywhere(subtests: pytest.Subtests) -> None:
    for name, node in sets_of_settings():
        with subtests.test(of=name):
            assert node["additionalProperties"] is False
            assert set(node.get("required", ())) <= set(node["properties"])


def test_examples_are_what_the_settings_ask_for(subtests: pytest.Subtests) -> None:
    for name, node in sets_of_settings():
        for key, setting in node["properties"].items():
            whole = {**setting, "$defs": SCHEMA["$defs"]}
            for example in setting.get("examples", ()):
                with subtests.test(of=name, setting=key, example=example):
                    jsonschema.Draft202012Validator(whole).validate(example)


def test_a_key_is_no_setting_of_its_entry() -> None:
    assert "id" not in SCHEMA["$defs"]["EntityKind"]["properties"]
    assert "name" not in SCHEMA["$defs"]["Collection"]["properties"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"publisher": None},
        {"home": None},
        {"home": {"chart": None}},
        {"findings": ["a/b", "a/b"]},
        {"findings": "a/b"},
        {"findings": ["a/b/c"]},
        {"entities": {"Park": {}}},
        {"goals": {"title": "a", "page": "http://x.example", "titles": {}}},
        {"goals": {"title": "a", "page": "https://x.example", "titles": {"0": "b"}}},
        {"topics": [{"id": "a", "title": "b", "summary": ""}]},
        {"topics": [{"id": "a", "title": "b", "summary": "c", "goals": [True]}]},
        {"topics": [{"id": "a", "title": "b", "summary": "c", "goals": [0]}]},
    ],
)
def test_what_the_schema_refuses_is_not_read(wrong: Mapping[str, object]) -> None:
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(wrong)
    assert isinstance(read_settings(wrong), SettingFault)
