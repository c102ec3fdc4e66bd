"""`pipeline new --template`: what it writes, that answers make it sound, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from pipeline.drafting.templates import read_template, template_names
from pipeline.folders import is_question
from pipeline.project import read_project
from pipeline.strict_yaml import read_yaml
from tests.site.running import SAMPLE, copy_project, invoke

EPOCH = "1795392000"
ANSWERS = {
    "title": "Boats of the Lower Cove yard, 2019 to 2021",
    "description": "Boats that were brought to a yard on the Lantern Isles.",
    "licenses.name": "CC-BY-4.0",
    "licenses.path": "https://creativecommons.org/licenses/by/4.0/",
    "sources.title": "Log of the yard",
    "sources.path": "https://www.example.org/yard",
    "sources.publisher": "Lower Cove yard",
    "sources.accessed": "2026-11-20",
    "contributors.title": "Lower Cove yard",
    "topics": "crews",
    "update.next": "2027-03-31",
    "processing": "Costs are what was booked.",
    "cost": "shells",
}
ROWS = {
    "years.csv": "2019,12,2\n2020,9,1\n2021,16,1\n",
    "boats.csv": """\
heron,A cutter with two masts,2019,afloat,2019-03-04,2019-11-25,4000
tern,A dinghy of oak,2019,given-up,2019-05-20,,2500.5
gull,A packet boat,2020,afloat,2020-02-03,2020-06-15,1200
skua,A lighter without a keel,2021,in-work,2021-06-30,,
""",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The tests' own site, which has a template and a collection."""
    return copy_project(SAMPLE, tmp_path / "project")


def answered(value: object, at: str = "", name: str = "") -> object:
    """A descriptor with each question answered by its place, or by its column's name."""
    if is_question(value):
        return ANSWERS[name if at.endswith("unit") else at]
    if isinstance(value, dict):
        name = str(value.get("name", ""))
        return {key: answered(one, f"{at}.{key}".lstrip("."), name) for key, one in value.items()}
    if isinstance(value, list):
        return [answered(one, at, name) for one in value]
    return value


def fill(folder: Path) -> None:
    path = folder / "datapackage.yaml"
    described = answered(read_yaml(path.read_text("utf-8")).value)
    path.write_text(yaml.safe_dump(described, sort_keys=False), encoding="utf-8")
    for file, rows in ROWS.items():
        with (folder / file).open("a", encoding="utf-8") as table:
            table.write(rows)


def test_the_folder_is_a_copy_under_its_own_name(site: Path) -> None:
    done = invoke(site, "new", "lab", "--template", "boat-log", SOURCE_DATE_EPOCH=EPOCH)
    assert (done.exit_code, done.stdout) == (0, "")
    folder = site / "datasets" / "lab"
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["boats.csv", "datapackage.yaml", "years.csv"]
    described = read_yaml((folder / "datapackage.yaml").read_text("utf-8")).value
    assert (described["name"], described["created"]) == ("lab", "2026-11-23T00:00:00Z")
    assert "Wrote datasets/lab/ with datapackage.yaml, years.csv and boats.csv." in done.stderr
    assert f"{len(ANSWERS)} questions in datapackage.yaml" in done.stderr


def test_the_tables_hold_no_figures(site: Path) -> None:
    template = read_template(read_project(site), "boat-log")
    for resource in template.descriptor["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        assert template.tables[resource["path"]] == ",".join(columns) + "\n"


def test_a_draft_is_sound_once_it_is_filled(site: Path) -> None:
    invoke(site, "new", "lab", "--template", "boat-log", SOURCE_DATE_EPOCH=EPOCH)
    before = invoke(site, "validate", "lab")
    assert before.exit_code == 1
    assert "question-open" in before.stdout
    fill(site / "datasets" / "lab")
    report = json.loads(invoke(site, "validate", "--format", "json", "lab").stdout)
    assert [one for one in report["findings"] if one["severity"] == "error"] == []
    assert report["valid"]


def test_what_stands_there_is_left_alone(site: Path) -> None:
    folder = site / "datasets" / "lab"
    folder.mkdir()
    (folder / "boats.csv").write_text("mine")
    done = invoke(site, "new", "lab", "--template", "boat-log")
    assert done.exit_code == 2
    assert "exists already" in done.stderr
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("boats.csv", "mine")]


def test_the_name_of_a_collection_is_taken(site: Path) -> None:
    for options in (["--template", "boat-log"], []):
        done = invoke(site, "new", "voyages", *options)
        assert done.exit_code == 2
        assert "docs/voyages is data of that name already." in done.stderr
    assert not (site / "datasets" / "voyages").exists()


def test_an_unknown_template_is_answered_with_those_there_are(
    site: Path, subtests: pytest.Subtests
) -> None:
    cases = ["nothing", "../datasets/isles", "", "."]
    for name in cases:
        with subtests.test(name=name):
            done = invoke(site, "new", "lab", "--template", name)
            known = ", ".join(template_names_of(site))
            assert done.exit_code == 2
            assert done.stderr == (f'Error: There is no template "{name}". There are: {known}.\n')
            assert not (site / "datasets" / "lab").exists()


def template_names_of(site: Path) -> tuple[str, ...]:
    return template_names(read_project(site))


def test_a_site_without_templates_says_so(root: Path) -> None:
    done = invoke(root, "new", "lab", "--template", "boat-log")
    assert done.exit_code == 2
    assert 'There is no template "boat-log". This site has none.' in done.stderr


def test_any_folder_with_a_descriptor_is_a_template(root: Path) -> None:
    folder = root / "templates" / "ferries"
    folder.mkdir(parents=True)
    (folder / "datapackage.yaml").write_text(
        'name: ferries\ncreated: ""\nresources:\n  - {name: trips, path: trips.csv}\n'
    )
    (folder / "trips.csv").write_text("day,trips\n")
    done = invoke(root, "new", "mine", "--template", "ferries", SOURCE_DATE_EPOCH=EPOCH)
    assert done.exit_code == 0
    written = (root / "datasets" / "mine" / "datapackage.yaml").read_text()
    assert written.startswith('name: "mine"\ncreated: "2026-11-23T00:00:00Z"\n')
    assert (root / "datasets" / "mine" / "trips.csv").read_text() == "day,trips\n"


def test_a_table_and_a_template_are_not_for_one_dataset(site: Path) -> None:
    source = site / "table.csv"
    source.write_text("a\n1\n")
    done = invoke(site, "new", "lab", "--from", str(source), "--template", "boat-log")
    assert done.exit_code == 2
    assert "not both" in done.stderr


def test_a_broken_template_ends_with_2_and_writes_nothing(
    root: Path, subtests: pytest.Subtests
) -> None:
    cases = [
        ("name: [", "datapackage.yaml, line 2: "),
        ("- name", "holds no properties"),
        ("title: x\n", "begins with name:"),
        ("name: a\ncreated: b\nresources: [{path: ../mkdocs.yml}]\n", "no file beside it"),
        ("name: a\ncreated: b\nresources: [{path: gone.csv}]\n", "gone.csv cannot be read"),
    ]
    for descriptor, words in cases:
        with subtests.test(descriptor=descriptor, words=words):
            folder = root / "templates" / "broken"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "datapackage.yaml").write_text(descriptor)
            done = invoke(root, "new", "mine", "--template", "broken")
            assert done.exit_code == 2
            assert words in done.stderr
            assert not (root / "datasets" / "mine").exists()
