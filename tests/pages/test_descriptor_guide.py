from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml
from markupsafe import escape

from pipeline.pages.kinds import descriptor_guide
from pipeline.pages.parts.schema_guide import parts_of
from pipeline.profile import PROFILE_SCHEMA, read_profile

from .samples import HOSTILE, as_html, atlas

PARTS = {part.id: part for part in parts_of(read_profile(), "dataset", "Dataset")}
(PAGE,) = descriptor_guide.pages(atlas())
HTML = as_html(PAGE.body)


def described(node: object, way: str = "profile") -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every property that the file of the profile holds, wherever it stands."""
    if isinstance(node, dict):
        for key, inner in node.items():
            if key == "properties":
                yield from ((f"{way}.{name}", name, one) for name, one in inner.items())
            yield from described(inner, f"{way}.{key}")


SCHEMA = json.loads(PROFILE_SCHEMA.read_text(encoding="utf-8"))
PROPERTIES = [found for found in described(SCHEMA) if not isinstance(found[2], str)]


def test_every_property_is_explained() -> None:
    assert len(PROPERTIES) > 100
    explained = {(one.name, one.description) for part in PARTS.values() for one in part.properties}
    for way, name, node in PROPERTIES:
        reference = node.get("$ref", "").rpartition("/")[2]
        whole = {**SCHEMA["$defs"].get(reference, {}), **node}
        assert (name, whole["description"]) in explained, way
        assert str(escape(whole["description"])) in HTML, way
        assert f"<code>{name}</code>" in HTML, way


def test_what_must_be_there_stands_first_and_says_so() -> None:
    part = HTML[
        HTML.index('id="dataset"') : HTML.index('<section class="guide-part" id="licenses"')
    ]
    names = re.findall(r'<h3><a href="[^"]+"><code>([^<]+)</code>', part)
    required = [name for name in SCHEMA["properties"] if name in SCHEMA["required"]]
    assert names[: len(required)] == required
    assert part.count(">must be there<") == len(required)


def test_a_property_says_its_kind_its_rule_and_how_to_write_it_or_not() -> None:
    start = HTML.index('id="update.frequency"')
    entry = HTML[start : HTML.index("</article>", start)]
    assert "one of: annual, quarterly, monthly, irregular, never" in entry
    assert "irregular where nobody knows" in entry
    assert "<code>frequency: annual</code>" in entry
    assert "<code>frequency: yearly</code>" in entry


def test_examples_are_yaml_that_holds_just_this_property() -> None:
    for part in PARTS.values():
        for one in part.properties:
            for example in (*one.good, *one.bad):
                assert list(yaml.safe_load(example)) == [one.name], f"{part.id}: {example}"


def test_links_on_the_page_lead_to_what_stands_there() -> None:
    ids = re.findall(r'\bid="([^"]+)"', HTML)
    assert len(ids) == len(set(ids))
    led_to = {link.replace("%24", "$") for link in re.findall(r'href="#([^"]+)"', HTML)}
    assert led_to <= set(ids)
    assert set(PARTS) <= led_to


def test_texts_of_the_profile_stay_text(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = {
        "properties": {
            "depth": {
                "title": HOSTILE,
                "description": HOSTILE,
                "enum": [HOSTILE, "\n"],
                "guidelines": [HOSTILE],
                "examples": [HOSTILE],
                "examples_bad": [HOSTILE],
            }
        }
    }
    monkeypatch.setattr(descriptor_guide, "read_profile", lambda: hostile)
    (page,) = descriptor_guide.pages(atlas())
    made = as_html(page.body)
    assert "<script>alert" not in made
    assert "javascript:alert" not in "".join(re.findall(r'href="([^"]+)"', made))
    assert made.count("<h2") == 1
    assert "<strong>bold" not in made
