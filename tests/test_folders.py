from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.folders import (
    UnknownDataset,
    find_folders,
    locate_folder,
    property_name,
    read_folder,
    read_folders,
)
from pipeline.limits import LIMITS, Limits
from pipeline.plain_files import read_inside
from pipeline.project import ConfigurationError, Project, read_project
from pipeline.strict_yaml import Unreadable

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def site(tmp_path: Path) -> Project:
    shutil.copytree(CASES / "sound" / "datasets", tmp_path / "datasets")
    return replace(read_project(CASES), root=tmp_path)


def test_folders_come_in_the_order_of_their_names(site: Project) -> None:
    for name in ("zebra", "alpha", ".hidden", "__pycache__"):
        (site.datasets / name).mkdir()
    paths, findings = find_folders(site)
    assert [path.name for path in paths] == ["alpha", "tolls", "zebra"]
    assert findings == ()


def test_a_folder_is_read_with_its_lines_and_files(site: Project) -> None:
    (site.datasets / "tolls" / "CHANGELOG.md").write_text("1.0.0\n")
    folder = read_folder(site.datasets / "tolls", site)
    assert folder.findings == ()
    assert folder.descriptor is not None
    assert folder.descriptor["name"] == "tolls"
    assert folder.lines["version",] == 5
    assert folder.files == ("CHANGELOG.md", "datapackage.yaml", "tolls.csv")
    assert folder.shown == "datasets/tolls"


def test_places_name_the_file_the_line_and_the_property(site: Project) -> None:
    folder = read_folder(site.datasets / "tolls", site)
    place = folder.property_place(("resources", 0, "schema", "fields", 1, "unit"))
    assert place.file == "datasets/tolls/datapackage.yaml"
    assert place.field == "resources[tolls].schema.fields[year].unit"
    assert place.line == folder.lines["resources", 0, "schema", "fields", 1]


def test_items_are_named_by_name_or_place() -> None:
    descriptor = {"sources": [{"title": "a"}, "b"], "views": [{"name": "trend"}]}
    assert property_name(descriptor, ("sources", 1, "path")) == "sources[1].path"
    assert property_name(descriptor, ("views", 0, "kind")) == "views[trend].kind"
    assert property_name(descriptor, ("views", 7, "kind")) == "views[7].kind"


def test_a_dataset_is_named_or_pointed_at(
    site: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tolls = site.datasets / "tolls"
    monkeypatch.chdir(site.root)
    for argument in ("tolls", "datasets/tolls", "datasets/tolls/", str(tolls / "datapackage.yaml")):
        assert locate_folder(argument, site) == tolls
    elsewhere = tmp_path / "elsewhere" / "fares"
    shutil.copytree(tolls, elsewhere)
    assert read_folder(locate_folder(str(elsewhere), site), site).shown == "elsewhere/fares"
    monkeypatch.chdir(elsewhere)
    assert locate_folder(".", site) == elsewhere


@pytest.mark.parametrize(
    "argument", ["bridges", "", "tolls/tolls.csv", "../tolls", "no/such", "a\0b"]
)
def test_a_name_that_leads_nowhere_is_refused(
    site: Project, argument: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root)
    with pytest.raises(UnknownDataset):
        read_folders(site, [argument])


def test_outside_the_project_a_folder_is_shown_by_its_name(
    site: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fares = tmp_path_factory.mktemp("else") / "fares"
    shutil.copytree(site.datasets / "tolls", fares)
    folder = read_folder(fares, site)
    assert folder.property_place(("name",)).file == "fares/datapackage.yaml"


def test_a_large_descriptor_is_refused(site: Project) -> None:
    path = site.datasets / "tolls" / "datapackage.yaml"
    path.write_bytes(b"# " + b"x" * LIMITS.descriptor_bytes)
    folder = read_folder(path.parent, site)
    assert [f.code for f in folder.findings] == ["descriptor-too-large"]


def test_too_many_files_are_one_finding(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.folders.LIMITS", Limits(files=3))
    for n in range(9):
        (site.datasets / "tolls" / f"{n}.txt").write_text("")
    folder = read_folder(site.datasets / "tolls", site)
    assert [f.code for f in folder.findings] == ["too-many-files"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read_is_named(site: Project) -> None:
    path = site.datasets / "tolls" / "datapackage.yaml"
    path.chmod(0)
    assert [f.code for f in read_folder(path.parent, site).findings] == ["file-unreadable"]


def test_a_path_longer_than_the_system_takes_cannot_be_read(site: Project) -> None:
    with pytest.raises(Unreadable, match="file-unreadable"):
        read_inside(site.datasets / "tolls", "/".join(["folder"] * 1000), 10)


def test_a_name_that_no_system_knows_is_refused(site: Project) -> None:
    with pytest.raises(Unreadable, match="file-unreadable"):
        read_inside(site.datasets / "tolls", "a\0b.csv", 10)


def test_a_folder_in_place_of_a_file_is_refused(site: Project) -> None:
    (site.datasets / "tolls" / "more.csv").mkdir()
    with pytest.raises(Unreadable, match="not-regular-file"):
        read_inside(site.datasets / "tolls", "more.csv", 10)


def test_a_descriptor_of_very_many_values_is_refused(site: Project) -> None:
    path = site.datasets / "tolls" / "datapackage.yaml"
    path.write_text("keywords: [" + "1," * LIMITS.descriptor_values + "]\n")
    (found,) = read_folder(path.parent, site).findings
    assert (found.code, "20,000 values" in found.message) == ("descriptor-too-large", True)


@pytest.fixture
def stories(tmp_path: Path) -> Project:
    """A site with a collection in docs/stories."""
    shutil.copytree(CASES / "collection-sound", tmp_path, dirs_exist_ok=True)
    return read_project(tmp_path)


def test_a_collection_is_read_after_the_datasets(stories: Project) -> None:
    folders, findings = read_folders(stories)
    assert [folder.shown for folder in folders] == ["datasets/towns", "docs/stories"]
    assert findings == ()
    assert [page.key for page in folders[1].pages] == ["ferry"]
    assert locate_folder("stories", stories) == stories.docs / "stories"


def test_the_tables_of_a_collection_stand_in_no_file(stories: Project) -> None:
    folder = read_folder(stories.docs / "stories", stories)
    made = folder.content("sources.csv", LIMITS.table_bytes).decode()
    assert made.startswith("id,publisher,title,url\nferry,Crossing office,Log book,")
    assert not (folder.path / "sources.csv").exists()


def test_only_a_collection_has_pages(stories: Project) -> None:
    plain = replace(stories, collections={})
    folder = read_folder(stories.docs / "stories", plain)
    assert (folder.pages, dict(folder.made)) == ((), {})


def test_a_page_that_is_too_long_or_no_text_is_not_read(stories: Project) -> None:
    path = stories.docs / "stories"
    (path / "long.md").write_text("---\ntitle: a\n---\n" + "x" * LIMITS.page_bytes)
    (path / "bytes.md").write_bytes(b"---\ntitle: \xff\n---\n")
    (path / "link.md").symlink_to(path / "ferry.md")
    folder = read_folder(path, stories)
    assert [(f.place.file, f.place.line, f.code) for f in folder.findings] == [
        ("docs/stories/link.md", None, "symbolic-link"),
        ("docs/stories/bytes.md", 2, "descriptor-not-text"),
        ("docs/stories/long.md", None, "file-too-large"),
    ]
    assert [page.key for page in folder.pages] == ["ferry"]


def test_a_collection_is_not_called_as_a_dataset_is(stories: Project) -> None:
    (stories.datasets / "stories").mkdir()
    with pytest.raises(ConfigurationError, match=r"extra\.atlas\.collections\.stories"):
        read_folders(stories)
