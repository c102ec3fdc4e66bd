from __future__ import annotations

import re

import jsonschema
import yaml
from markupsafe import escape

from pipeline.pages.kinds import contribute, settings_guide
from pipeline.pages.parts.schema_guide import parts_of
from pipeline.settings.schema import settings_schema

from .samples import as_html, atlas

SCHEMA = settings_schema()
PARTS = {part.id: part for part in parts_of(SCHEMA, "site", "Site")}
(PAGE,) = settings_guide.pages(atlas())
HTML = as_html(PAGE.body)


def entry(anchor: str) -> str:
    start = HTML.index(f'id="{anchor}"')
    return HTML[start : HTML.index("</article>", start)]


def test_every_setting_is_explained() -> None:
    explained = {(one.name, one.description) for part in PARTS.values() for one in part.properties}
    for node in (SCHEMA, *SCHEMA["$defs"].values()):
        for name, setting in node["properties"].items():
            assert (name, setting["description"]) in explained
            assert str(escape(setting["description"])) in HTML
            assert f"<code>{name}</code>" in HTML


def test_a_setting_says_its_kind_whether_it_must_be_there_and_an_example() -> None:
    table = entry("entities.table")
    assert ">must be there<" in table
    assert "a table, as dataset/resource" in table
    assert "<code>table: rivers/rivers</code>" in table
    assert ">must be there<" not in entry("entities.facts")
    assert "list of names of columns" in entry("entities.facts")
    assert "list of charts, as dataset/view" in entry("site.findings")
    assert "entries by name" in entry("site.entities")
    assert "a set of settings" in entry("site.home")
    assert "texts by name" in entry("benchmarks.where")


def test_what_stands_under_a_name_of_its_own_says_so() -> None:
    assert PARTS["entities"].steps == ("entities", "NAME")
    assert PARTS["aliases"].steps == ("entities", "NAME", "aliases")
    assert PARTS["topics"].steps == ("topics",)
    assert [PARTS[name].depth for name in ("site", "topics", "entities", "aliases")] == [0, 1, 1, 2]


def test_links_on_the_page_lead_to_what_stands_there() -> None:
    ids = re.findall(r'\bid="([^"]+)"', HTML)
    assert len(ids) == len(set(ids))
    led_to = set(re.findall(r'href="#([^"]+)"', HTML))
    assert led_to <= set(ids)
    assert set(PARTS) <= led_to


def test_examples_are_yaml_that_the_schema_allows() -> None:
    for part in PARTS.values():
        for one in part.properties:
            for example in one.good:
                assert list(yaml.safe_load(example)) == [one.name]
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for one in PARTS["site"].properties:
        for example in one.good:
            validator.validate(yaml.safe_load(example))


def test_it_is_found_from_the_page_on_adding_data() -> None:
    (page,) = contribute.pages(atlas())
    assert 'href="../contribute/settings/"' in page.body
