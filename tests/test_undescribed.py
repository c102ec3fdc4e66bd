"""What somebody is told who uploads a table and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from pipeline.folders import read_folders
from pipeline.project import read_project
from pipeline.undescribed import MOST_TABLES, Drafted, Drafter, NoDraft, write_drafts
from tests.site.running import GOLDEN, copy_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")


def upload(root: Path, file: str, content: bytes = b"town,year\nbro,2020\n") -> None:
    path = root / "datasets" / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def draft(content: bytes, name: str) -> Drafted:
    """Stands for the drafting itself, which has tests of its own."""
    if b"\0" in content:
        raise NoDraft("It is @nothing <b>.")
    return Drafted(f"name: {name}\ntitle: '```'\n", content.decode("utf-8"))


def drafts(root: Path, draft: Drafter = draft) -> str:
    project = read_project(root)
    return write_drafts(project, *read_folders(project), draft)


def blocks(text: str) -> list[str]:
    return [token.content for token in MarkdownIt().parse(text) if token.type == "fence"]


def test_nothing_is_said_of_datasets_that_are_described(root: Path) -> None:
    assert drafts(root) == ""


def test_a_folder_with_a_table_alone_gets_a_descriptor_to_copy(root: Path) -> None:
    upload(root, "tolls/tolls.csv")
    text = drafts(root)
    assert "a new file datasets/tolls/datapackage.yaml" in text
    assert blocks(text) == ["name: tolls\ntitle: '```'\n"]


def test_a_table_beside_the_folders_is_told_where_to_go(root: Path) -> None:
    upload(root, "Tolls (2020).csv")
    text = drafts(root)
    assert "a new file datasets/tolls-2020/datapackage.yaml" in text
    assert "put it into datasets/tolls-2020/tolls-2020.csv" in text
    assert blocks(text) == ["name: tolls-2020\ntitle: '```'\n", "town,year\nbro,2020\n"]


def test_a_long_table_is_not_shown(root: Path) -> None:
    upload(root, "tolls.csv", b"a\n" + b"1\n" * 40_000)
    assert len(blocks(drafts(root))) == 1
    assert "too long to show" in drafts(root)


def test_a_misnamed_descriptor_is_not_drafted_again(root: Path) -> None:
    upload(root, "tolls/tolls.csv")
    upload(root, "tolls/datapackage.yml", b"name: tolls\n")
    assert drafts(root) == ""


def test_what_cannot_be_drafted_is_said_as_text(root: Path) -> None:
    upload(root, "tolls/tolls.csv", b"\0")
    assert "None could be drafted: It is &#64;&#8203;nothing &#60;b&#62;." in drafts(root)


def test_nothing_outside_the_folder_is_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("secret\n1\n")
    (root / "datasets" / "tolls").mkdir()
    (root / "datasets" / "tolls" / "tolls.csv").symlink_to(tmp_path / "secret.csv")
    assert "secret" not in drafts(root)


def test_many_tables_are_counted(root: Path) -> None:
    for number in range(MOST_TABLES + 2):
        upload(root, f"t{number}.csv")
    assert drafts(root).endswith("And 2 more tables without a description.\n")


def test_any_file_name_becomes_one_that_a_dataset_may_have(
    root: Path, subtests: pytest.Subtests
) -> None:
    cases = [
        ("Überblick & Zahlen.csv", "uberblick-zahlen"),
        ("数据.csv", "new-data"),
        (f"{'a' * 79} b.csv", "a" * 79),
    ]
    for file, name in cases:
        with subtests.test(file=file, name=name):
            upload(root, file)
            assert f"a new file datasets/{name}/datapackage.yaml" in drafts(root)


def test_a_table_named_like_a_dataset_is_told_where_that_keeps_its_own(root: Path) -> None:
    """Nobody is led to write over a description that is there."""
    name = next((root / "datasets").iterdir()).name
    upload(root, f"{name}.csv")
    text = drafts(root)
    assert blocks(text) == []
    assert f"datasets/{name} is there already" in text


def test_a_long_description_is_counted_in_bytes(root: Path) -> None:
    for number in range(MOST_TABLES):
        upload(root, f"t{number}.csv", ("漢" * 15_000).encode())
    text = drafts(root, lambda c, n: Drafted(c.decode() * 3, "a\n"))
    assert len(text.encode()) + 2 * 4 * 65_536 < 2**20
