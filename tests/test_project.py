from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.project import ConfigurationError, read_project
from pipeline.settings import TableAddress
from tests.site.running import SAMPLE

FULL = """
site_name: Parks of the north
site_description: Where people walk.
site_url: https://parks.example/atlas
theme: {name: material}
markdown_extensions:
  - pymdownx.emoji: {emoji_generator: !!python/name:material.extensions.emoji.to_svg }
extra:
  atlas:
    publisher: Parks Office
    summary: All about parks.
    repository: https://code.example/parks/
    home: {chart: parks/trend}
    entities:
      park:
        title: park
        plural: parks
        table: places/parks
        key: id
        name: name
        address: parks
        picks: [A, B]
        aliases: {table: places/names, key: id, alias: name}
        groups: {table: places/groups, key: id, group: county}
        shapes: {table: places/shapes, key: id, path: d, x: x, y: y, width: 680, height: 300}
        tiles: {table: places/grid, key: id, column: c, row: r}
    topics:
      - {id: walks, title: Walks, summary: Where to walk.}
"""


def project(folder: Path, text: str):
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_project(folder)


def problem(folder: Path, text: str) -> str:
    with pytest.raises(ConfigurationError) as error:
        project(folder, text)
    return str(error.value)


class TestSettings:
    def test_all_that_can_be_set(self, tmp_path):
        read = project(tmp_path, FULL)
        assert read.title == "Parks of the north"
        assert read.publisher == "Parks Office"
        assert read.summary == "All about parks."
        assert read.site_url == "https://parks.example/atlas/"
        assert read.repository == "https://code.example/parks"
        assert read.home_chart == ("parks", "trend")
        assert read.topics_by_id["walks"].title == "Walks"
        park = read.kinds["park"]
        assert park.table == TableAddress("places", "parks")
        assert park.picks == ("A", "B")
        assert park.aliases.value == "name"
        assert park.groups.value == "county"
        assert park.groups.table == TableAddress("places", "groups")
        assert park.address == "parks"
        assert park.shapes.table == TableAddress("places", "shapes")
        assert (park.shapes.path, park.shapes.width, park.shapes.height) == ("d", 680, 300)
        assert (park.tiles.column, park.tiles.row, park.tiles.parent) == ("c", "r", None)

    def test_a_minimal_site_has_sensible_settings(self, tmp_path):
        read = project(tmp_path, "site_name: Parks\n")
        assert read.title == read.publisher == "Parks"
        assert read.site_url == "http://127.0.0.1:8000/"
        assert read.summary == ""
        assert read.repository is None
        assert read.home_chart is None
        assert read.kinds == {}
        assert read.topics == ()

    def test_a_site_without_a_name_is_called_by_its_folder(self, tmp_path):
        assert project(tmp_path, "docs_dir: docs\n").title == tmp_path.name

    def test_the_description_is_the_summary_where_there_is_none(self, tmp_path):
        assert project(tmp_path, "site_description: Where people walk.\n").summary == (
            "Where people walk."
        )

    def test_the_environment_says_what_the_file_does_not(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SITE_URL", "https://x.example/y")
        monkeypatch.setenv("REPOSITORY_URL", "https://git.example/z/")
        read = project(tmp_path, "site_name: Parks\n")
        assert read.site_url == "https://x.example/y/"
        assert read.repository == "https://git.example/z"
        declared = project(tmp_path, "site_url: https://parks.example/\n")
        assert declared.site_url == "https://parks.example/"

    def test_the_environment_may_set_the_address(self, tmp_path, monkeypatch):
        text = "site_url: !ENV [SITE_URL, 'http://127.0.0.1:8000/']\n"
        monkeypatch.delenv("SITE_URL", raising=False)
        assert project(tmp_path, text).site_url == "http://127.0.0.1:8000/"
        monkeypatch.setenv("SITE_URL", "https://x.example/y")
        assert project(tmp_path, text).site_url == "https://x.example/y/"

    def test_what_mkdocs_says_stays_as_it_stands(self, tmp_path):
        assert project(tmp_path, FULL).mkdocs["theme"] == {"name": "material"}

    def test_other_settings_under_extra_are_not_ours(self, tmp_path):
        assert project(tmp_path, "extra: {social: [], version: {}}\n").topics == ()

    def test_an_address_of_the_site_in_full(self, tmp_path):
        read = project(tmp_path, FULL)
        assert read.absolute("datasets/parks/") == ("https://parks.example/atlas/datasets/parks/")

    def test_the_settings_of_a_whole_site_are_sound(self):
        read = read_project(SAMPLE)
        assert list(read.kinds) == ["isle", "district", "crew"]
        assert len(read.topics) == 9
        assert {t for one in read.topics for t in one.terms} <= {t.id for t in read.glossary}
        assert {goal for one in read.topics for goal in one.goals} <= set(read.goals.titles)


class TestFolders:
    def test_they_stand_below_the_root(self, tmp_path):
        read = project(tmp_path, "site_name: x\n")
        root = tmp_path.resolve()
        assert read.configuration == root / "mkdocs.yml"
        assert (read.datasets, read.docs, read.build) == (
            root / "datasets",
            root / "docs",
            root / "build",
        )

    def test_the_root_may_be_relative(self, tmp_path, monkeypatch):
        project(tmp_path, "site_name: x\n")
        monkeypatch.chdir(tmp_path)
        assert read_project(Path()).root == tmp_path.resolve()


class TestBroken:
    def test_no_settings_at_all(self, tmp_path):
        with pytest.raises(ConfigurationError, match=r"mkdocs\.yml does not exist.*--root"):
            read_project(tmp_path)

    def test_settings_that_are_no_mapping(self, tmp_path, subtests):
        cases = ["", "- a\n- b\n", "just text", "null"]
        for text in cases:
            with subtests.test(text=text):
                assert "holds no settings" in problem(tmp_path, text)

    def test_what_is_not_yaml(self, tmp_path, subtests):
        cases = ["a: [", "a: b: c", "\tx: 1", "a: *b", "copyright: 2020-13-45", "a: \x07"]
        for text in cases:
            with subtests.test(text=text):
                assert "mkdocs.yml is not YAML" in problem(tmp_path, text)

    def test_what_is_not_text(self, tmp_path):
        (tmp_path / "mkdocs.yml").write_bytes(b"site_name: \xff\xfe")
        with pytest.raises(ConfigurationError, match="cannot be read"):
            read_project(tmp_path)

    def test_a_folder_of_that_name(self, tmp_path):
        (tmp_path / "mkdocs.yml").mkdir()
        with pytest.raises(ConfigurationError, match="cannot be read"):
            read_project(tmp_path)

    def test_a_wrong_setting_is_named(self, tmp_path, subtests):
        cases = [
            ("publisher: 5", "extra.atlas.publisher"),
            ("unknown: x", "extra.atlas"),
            ("home: {chart: trend}", "extra.atlas.home.chart"),
            ("topics: [{id: UPPER, title: a, summary: b}]", "extra.atlas.topics.0.id"),
            ("topics: [{id: a}]", "extra.atlas.topics.0"),
            ("entities: {park: {title: x}}", "extra.atlas.entities.park"),
            ("repository: javascript:alert(1)", "extra.atlas.repository"),
            ("collections: {UPPER: {}}", "extra.atlas.collections"),
            ("collections: {tales: {title: x}}", "extra.atlas.collections.tales"),
            (
                "collections: {tales: {title: a, plural: b, summary: c, columns: {colour: d}}}",
                "extra.atlas.collections.tales.columns",
            ),
        ]
        for setting, named in cases:
            with subtests.test(setting=setting, named=named):
                assert f"mkdocs.yml, {named}:" in problem(
                    tmp_path, f"extra:\n  atlas:\n    {setting}\n"
                )

    def test_a_collection_stands_below_the_documents(self, tmp_path):
        setting = "{title: tale, plural: tales, summary: s, facets: [kind], columns: {title: name}}"
        read = project(tmp_path, f"extra:\n  atlas:\n    collections: {{tales: {setting}}}\n")
        tales = read.collection_at(read.docs / "tales")
        assert tales and (tales.name, tales.facets, tales.headings) == ("tales", ("kind",), ())
        assert dict(tales.columns) == {"title": "name"}
        assert read.collection_at(read.docs / "other") is None
        assert read.collection_at(read.datasets / "tales") is None

    def test_settings_of_the_atlas_that_are_no_mapping(self, tmp_path, subtests):
        cases = ["text", "[1]", "5"]
        for atlas in cases:
            with subtests.test(atlas=atlas):
                assert "extra.atlas" in problem(tmp_path, f"extra: {{atlas: {atlas}}}\n")

    def test_an_address_that_is_none(self, tmp_path, subtests):
        cases = ["ftp://x.example/", "javascript:x", "parks.example", "/x/"]
        for url in cases:
            with subtests.test(url=url):
                assert "site_url" in problem(tmp_path, f"site_url: '{url}'\n")


def test_two_terms_of_one_id_are_refused(tmp_path: Path) -> None:
    term = "{id: tree, term: tree, group: Plants, text: It is tall.}"
    said = problem(tmp_path, f"extra: {{atlas: {{glossary: [{term}, {term}]}}}}")
    assert said.startswith("mkdocs.yml, extra.atlas.glossary.1: the id tree is taken.")


def test_a_wrong_setting_is_said_with_its_line(tmp_path: Path) -> None:
    said = problem(tmp_path, "site_name: x\nextra:\n  atlas:\n    publisher: 5\n")
    assert said.endswith("extra.atlas.publisher: 5 is not a text. Put it in quotes. (line 4)")
