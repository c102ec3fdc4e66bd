from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema

from pipeline.limits import LIMITS
from pipeline.profile import PROFILES, PropertyPath, describe_property, read_profile
from pipeline.validation.descriptor.views import NEEDS


def properties() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every property that the profile describes, with what it says about it."""
    schema = read_profile()
    waiting: list[tuple[str, Mapping[str, Any]]] = [("", schema)]
    waiting += list(schema["$defs"].items())
    while waiting:
        at, node = waiting.pop(0)
        for key, inner in node.get("properties", {}).items():
            target = inner.get("$ref", "").rpartition("/")[2]
            yield f"{at}.{key}", {**schema["$defs"].get(target, {}), **inner}
            waiting.append((f"{at}.{key}", inner))
        if isinstance(node.get("items"), dict):
            waiting.append((f"{at}[]", node["items"]))


PROPERTIES = dict(properties())


def test_the_profile_is_a_schema_and_knows_its_properties() -> None:
    for profile in PROFILES:
        jsonschema.Draft202012Validator.check_schema(dict(read_profile(profile)))
    assert len(PROPERTIES) > 100


def test_every_property_is_explained_with_good_and_bad_examples() -> None:
    lacking = [
        (name, key)
        for name, node in PROPERTIES.items()
        for key in ("title", "description", "guidelines", "examples_bad")
        if not node.get(key)
    ]
    assert lacking == []
    for name, node in PROPERTIES.items():
        assert node["description"].endswith("."), name
        assert isinstance(node["examples"], list), name


def test_examples_meet_the_profile() -> None:
    faults = []
    for name, node in PROPERTIES.items():
        schema = {"$defs": read_profile()["$defs"], **node}
        validator = jsonschema.Draft202012Validator(schema)
        for example in node["examples"]:
            faults += [f"{name}: {error.message}" for error in validator.iter_errors(example)]
    assert faults == []


def test_the_standard_profile_asks_for_less_and_is_otherwise_the_same() -> None:
    atlas, standard = (_without_required(read_profile(profile)) for profile in PROFILES)
    dialects = [one["$defs"].pop("dialect")["properties"] for one in (atlas, standard)]
    assert atlas == standard
    assert dialects[0].keys() == dialects[1].keys()
    assert dialects[1]["header"]["type"] == "boolean"
    other = {key for key, node in dialects[0].items() if node != dialects[1][key]}
    assert other == {key for key, node in dialects[0].items() if "underStandard" in node}
    assert read_profile("standard")["required"] == ["resources"]
    assert read_profile("atlas")["required"] != ["resources"]
    views = read_profile("standard")["$defs"]["view"]["required"]
    assert views == read_profile()["$defs"]["view"]["required"]


def test_a_property_is_found_by_its_path() -> None:
    titles: dict[PropertyPath, str] = {
        ("title",): "Title",
        ("update", "next"): "Next",
        ("resources", 3, "schema", "fields", 0, "unit"): "Unit",
        ("views", 0, "target", "value"): "Value",
    }
    found = {path: describe_property(read_profile(), path)["title"] for path in titles}
    assert found == titles


def test_what_the_profile_does_not_know_has_no_description() -> None:
    assert describe_property(read_profile(), ("colour", "shade")) == {}


def test_every_kind_of_view_says_what_it_needs() -> None:
    assert set(NEEDS) == set(read_profile()["$defs"]["view"]["properties"]["kind"]["enum"])


def _without_required(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {key: _without_required(v) for key, v in node.items() if key != "required"}
    return [_without_required(item) for item in node] if isinstance(node, list) else node


def test_the_profile_names_the_limits_as_they_are() -> None:
    definitions = read_profile()["$defs"]
    assert read_profile()["properties"]["resources"]["maxItems"] == LIMITS.tables
    assert definitions["schema"]["properties"]["fields"]["maxItems"] == LIMITS.columns
    assert definitions["columns"]["maxItems"] == LIMITS.columns
