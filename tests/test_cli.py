"""The command line: what it prints where, how it ends, and that the documentation is true of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from pipeline.cli import main
from tests.site.running import GOLDEN, ROOT, copy_project, environment, invoke, run_pipeline

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
COMMANDS = sorted(main.commands)
# What a command cannot do without.
ARGUMENTS = {"new": ["tram-rides"], "report": ["--into", "nowhere"]}

Damage = Callable[[Path], object]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small sound project with two datasets."""
    return copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")


def descriptor(project: Path) -> Path:
    return project / "datasets" / "bus-rides" / "datapackage.yaml"


def table(project: Path) -> Path:
    return project / "datasets" / "bus-rides" / "bus-rides.csv"


def remove(path: Path) -> Path:
    """Remove a file, or a folder with all that is in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
    return path


def put_folder(path: Path) -> None:
    remove(path).mkdir()


def put_pipe(path: Path) -> None:
    os.mkfifo(remove(path))


def put_link(path: Path) -> None:
    path.symlink_to(path.rename(path.parents[2] / "elsewhere.csv"))


# Bad input: what is wrong, the file that the finding must name, and a word of the reason.
BAD: dict[str, tuple[Damage, str, str]] = {
    "no datasets folder": (lambda p: remove(p / "datasets"), "datasets", "no folder"),
    "an empty datasets folder": (
        lambda p: [remove(one) for one in (p / "datasets").iterdir()],
        "datasets",
        "no dataset",
    ),
    "a folder without a descriptor": (
        lambda p: remove(descriptor(p)),
        "datasets/bus-rides",
        "datapackage.yaml",
    ),
    "a descriptor that is not YAML": (
        lambda p: descriptor(p).write_text("name: [unclosed\nx: {y\n"),
        "datasets/bus-rides/datapackage.yaml",
        "not YAML",
    ),
    "a descriptor with a tab": (
        lambda p: descriptor(p).write_text("name: bus-rides\n\ttitle: x\n"),
        "datasets/bus-rides/datapackage.yaml",
        "not YAML",
    ),
    "a descriptor that is a list": (
        lambda p: descriptor(p).write_text("- name: bus-rides\n"),
        "datasets/bus-rides/datapackage.yaml",
        "a list",
    ),
    "a descriptor that is a text": (
        lambda p: descriptor(p).write_text("bus-rides\n"),
        "datasets/bus-rides/datapackage.yaml",
        "text",
    ),
    "an empty descriptor": (
        lambda p: descriptor(p).write_bytes(b""),
        "datasets/bus-rides/datapackage.yaml",
        "nothing",
    ),
    "a descriptor that is not UTF-8": (
        lambda p: descriptor(p).write_bytes(b"name: bus-rides\ntitle: Caf\xe9\n"),
        "datasets/bus-rides/datapackage.yaml",
        "UTF-8",
    ),
    "a descriptor that is a folder": (
        lambda p: put_folder(descriptor(p)),
        "datasets/bus-rides/datapackage.yaml",
        "folder",
    ),
    "resources that are a text": (
        lambda p: descriptor(p).write_text("name: bus-rides\nresources: all\n"),
        "datasets/bus-rides/datapackage.yaml",
        "resources",
    ),
    "a CSV that is missing": (
        lambda p: remove(table(p)),
        "datasets/bus-rides/bus-rides.csv",
        "not there",
    ),
    "an empty CSV": (
        lambda p: table(p).write_bytes(b""),
        "datasets/bus-rides/bus-rides.csv",
        "empty",
    ),
    "a CSV with nothing but a header": (
        lambda p: table(p).write_text("town_code,year,time_of_day,rides,note\n"),
        "datasets/bus-rides/bus-rides.csv",
        "no row",
    ),
    "a binary CSV": (
        lambda p: table(p).write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))),
        "datasets/bus-rides/bus-rides.csv",
        "",
    ),
    "a CSV of the wrong encoding": (
        lambda p: table(p).write_bytes(
            table(p).read_text("utf-8").replace("machine", "mächine").encode("latin-1")
        ),
        "datasets/bus-rides/bus-rides.csv",
        "UTF-8",
    ),
    "a CSV in UTF-16": (
        lambda p: table(p).write_bytes(table(p).read_text("utf-8").encode("utf-16")),
        "datasets/bus-rides/bus-rides.csv",
        "",
    ),
    "a CSV that is a folder": (
        lambda p: put_folder(table(p)),
        "datasets/bus-rides/bus-rides.csv",
        "",
    ),
    "a CSV that is a link": (
        lambda p: put_link(table(p)),
        "datasets/bus-rides/bus-rides.csv",
        "link",
    ),
    "a CSV that is a pipe": (
        lambda p: put_pipe(table(p)),
        "datasets/bus-rides/bus-rides.csv",
        "pipe",
    ),
}


def test_bad_input_is_a_finding_with_file_and_reason(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for number, (what, (damage, file, reason)) in enumerate(BAD.items()):
        project = copy_project(GOLDEN / "atlas" / "input", tmp_path / str(number))
        damage(project)
        with subtests.test(what):
            done = invoke(project, "validate", "--format", "json")
            assert (done.exit_code, done.stderr) == (1, "")
            report = json.loads(done.stdout)
            assert report["valid"] is False
            errors = [one for one in report["findings"] if one["severity"] == "error"]
            named = [one for one in errors if one["file"] == file]
            assert named, errors
            assert any(reason in one["message"] for one in named), named
            assert all(one["hint"] for one in errors)


def test_bad_input_swaps_nothing_in(project: Path) -> None:
    (project / "build" / "site").mkdir(parents=True)
    (project / "build" / "site" / "index.html").write_text("old", encoding="utf-8")
    for what in ("a CSV that is missing", "a descriptor that is a folder", "no datasets folder"):
        BAD[what][0](project)
        done = invoke(project, "build", "--workers", "1")
        assert done.exit_code == 1, what
        assert "error" in done.stdout
        assert [path.name for path in (project / "build" / "site").iterdir()] == ["index.html"]


def test_one_bad_dataset_does_not_hide_the_findings_of_another(project: Path) -> None:
    remove(descriptor(project))
    towns = project / "datasets" / "towns" / "towns.csv"
    towns.write_text(towns.read_text("utf-8") + "GGG,,,x\n", encoding="utf-8")
    report = json.loads(invoke(project, "validate", "--format", "json").stdout)
    wrong = {one["dataset"] for one in report["findings"] if one["severity"] == "error"}
    assert wrong == {"bus-rides", "towns"}
    assert [one["name"] for one in report["datasets"]] == ["bus-rides", "towns"]


def test_a_sound_project_is_valid(project: Path) -> None:
    done = invoke(project, "validate")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "2 datasets, 50 rows: nothing wrong.\n"


def test_the_report_as_json_has_the_shape_that_is_promised(project: Path) -> None:
    text = table(project).read_text("utf-8").replace("ALD,2021,day,12,", 'ALD,2021,day,"1,7%",')
    table(project).write_text(text, encoding="utf-8")
    done = invoke(project, "validate", "--format", "json")
    assert (done.exit_code, done.stderr) == (1, "")
    report = json.loads(done.stdout)
    assert list(report) == ["valid", "datasets", "findings"]
    assert [list(one) for one in report["datasets"]] == [["name", "valid", "rows", "seconds"]] * 2
    assert [(one["name"], one["valid"], one["rows"]) for one in report["datasets"]] == [
        ("bus-rides", False, 40),
        ("towns", True, 10),
    ]
    (finding,) = report["findings"]
    assert set(finding) == {
        *("dataset", "file", "line", "row", "column", "field", "value", "count", "rows"),
        *("code", "severity", "message", "hint"),
    }
    assert finding["file"] == "datasets/bus-rides/bus-rides.csv"
    assert (finding["row"], finding["line"], finding["column"]) == (2, 2, 4)
    assert (finding["field"], finding["value"]) == ("rides", "1,7%")
    assert (finding["count"], finding["rows"]) == (1, [2])
    assert finding["severity"] == "error"


def test_the_report_as_text_says_where_what_and_what_to_do(project: Path) -> None:
    text = table(project).read_text("utf-8").replace("ALD,2021,day,12,", 'ALD,2021,day,"1,7%",')
    table(project).write_text(text, encoding="utf-8")
    done = invoke(project, "validate")
    first, hint, *_ = done.stdout.splitlines()
    assert first == (
        'datasets/bus-rides/bus-rides.csv, row 2, column rides: "1,7%" is not a number.'
    )
    assert hint.startswith("  Write 1.7")
    assert done.stdout.endswith("\n")
    assert "\x1b" not in done.stdout


def test_warnings_are_errors_to_the_strict(project: Path) -> None:
    (project / "datasets" / "bus-rides" / "forgotten.csv").write_text("a\n1\n", encoding="utf-8")
    assert invoke(project, "validate").exit_code == 0
    done = invoke(project, "validate", "--strict", "--format", "json")
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert report["valid"] is True, "valid means no error, whatever --strict says"
    assert [one["severity"] for one in report["findings"]] == ["warning"]


def test_a_dataset_is_named_or_pointed_at(project: Path, tmp_path: Path) -> None:
    remove(table(project))
    elsewhere = shutil.copytree(project / "datasets" / "towns", tmp_path / "elsewhere" / "towns")
    for given in ("towns", str(elsewhere), str(elsewhere / "datapackage.yaml")):
        done = invoke(project, "validate", given, "--format", "json")
        report = json.loads(done.stdout)
        assert [one["name"] for one in report["datasets"]] == ["towns"]
        assert done.exit_code == 0, report
    done = invoke(project, "validate", "bus-rides", "--format", "json")
    assert done.exit_code == 1
    files = [one["file"] for one in json.loads(done.stdout)["findings"]]
    assert "datasets/bus-rides/bus-rides.csv" in files


def test_findings_outside_the_project_are_named_from_their_folder(
    project: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere" / "rain"
    elsewhere.mkdir(parents=True)
    (elsewhere / "datapackage.yaml").write_text("- a list\n", encoding="utf-8")
    report = json.loads(invoke(project, "validate", str(elsewhere), "--format", "json").stdout)
    assert [one["file"] for one in report["findings"]] == ["rain/datapackage.yaml"]


WRONG_USES = [
    *(["validate", name] for name in ("bus-ride", "datasets/nothing", "../../nowhere")),
    *(["validate", name] for name in ("", "a/b\\c", "\n")),
    ["validate", "--format", "xml"],
    ["validate", "--profile", "none"],
    ["build", "--workers", "0"],
    ["build", "--workers", "many"],
    ["build", "everything"],
    ["list", "--format", "csv"],
    ["fly"],
    ["validate", "--fast"],
]


def test_a_wrong_use_and_a_dataset_that_nobody_knows_are_2(
    project: Path, subtests: pytest.Subtests
) -> None:
    for arguments in WRONG_USES:
        with subtests.test(arguments=arguments):
            done = invoke(project, *arguments)
            assert (done.exit_code, done.stdout) == (2, "")
            assert "Error: " in done.stderr


def test_a_folder_without_settings_is_a_wrong_use(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for command in COMMANDS:
        with subtests.test(command):
            done = invoke(tmp_path, command, *ARGUMENTS.get(command, []))
            assert (done.exit_code, done.stdout) == (2, "")
            assert "mkdocs.yml does not exist" in done.stderr
            assert "--root" in done.stderr


def test_broken_settings_are_named(project: Path, subtests: pytest.Subtests) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("id: buses", "id: Big Buses"))
    for command in [one for one in COMMANDS if one != "serve"]:
        with subtests.test(command):
            done = invoke(project, command, *ARGUMENTS.get(command, []))
            assert (done.exit_code, done.stdout) == (2, "")
            assert "mkdocs.yml, extra.atlas.topics.0.id" in done.stderr


def test_a_root_that_is_not_there_is_a_wrong_use(tmp_path: Path) -> None:
    assert invoke(tmp_path / "nowhere", "list").exit_code == 2


def test_the_list_says_what_there_is(project: Path) -> None:
    done = invoke(project, "list")
    assert (done.exit_code, done.stderr) == (0, "")
    head, rides, towns = done.stdout.splitlines()
    assert head.split() == ["Name", "Title", "Rows", "Years", "Topics"]
    title = "Bus rides in five towns by time of day, 2021 to 2024"
    assert " ".join(rides.split()) == f"bus-rides {title} 40 2021–2024 buses"
    assert towns.split()[0] == "towns"


def test_the_list_as_json(project: Path) -> None:
    done = invoke(project, "list", "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    rides, towns = json.loads(done.stdout)
    assert rides == {
        "name": "bus-rides",
        "title": "Bus rides in five towns by time of day, 2021 to 2024",
        "rows": 40,
        "years": ["2021", "2024"],
        "topics": ["buses"],
    }
    assert towns["years"] is None


def test_the_list_of_what_is_sound_comes_with_what_is_not(project: Path) -> None:
    remove(table(project))
    done = invoke(project, "list", "--format", "json")
    assert done.exit_code == 1
    assert [one["name"] for one in json.loads(done.stdout)] == ["towns"]
    assert "bus-rides.csv" in done.stderr


def test_a_project_elsewhere_is_worked_on_from_anywhere(project: Path, tmp_path: Path) -> None:
    env = environment(PYTHONPATH=str(ROOT))
    done = run_pipeline(Path("project"), "validate", "bus-rides", env=env, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 dataset, 40 rows: nothing wrong.\n")


def test_nothing_that_stands_in_the_current_folder_is_run(tmp_path: Path) -> None:
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    for name in ("pipeline", "multiprocessing", "frictionless"):
        module = project / name / "__init__.py"
        module.parent.mkdir()
        module.write_text(f"open({str(tmp_path / name)!r}, 'w')")
    done = subprocess.run(
        [Path(sys.executable).with_name("pipeline"), "validate"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, [path.name for path in tmp_path.iterdir()]) == (0, ["project"])


def test_the_program_is_the_module(project: Path) -> None:
    program = Path(sys.executable).with_name("pipeline")
    command = [str(program), "--root", str(project), "list"]
    done = subprocess.run(
        command, env=environment(), check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == invoke(project, "list").stdout


@pytest.mark.slow
def test_a_build_prints_its_report_alone_where_reports_go(tmp_path: Path) -> None:
    project = copy_project(GOLDEN / "standard" / "input", tmp_path / "project")
    done = run_pipeline(project, "build", "--profile", "standard", "--workers", "1")
    assert done.returncode == 0
    assert done.stdout == "1 dataset, 12 rows: nothing wrong.\n"
    said = done.stderr.splitlines()
    assert f"The site is in {project / 'build' / 'site'}" in done.stderr
    assert "pipeline serve" in done.stderr.splitlines()[-1]
    assert any(line.startswith("Kind of page") for line in said)
    assert not any("\r" in line or "\x1b" in line for line in said)


def test_a_site_without_topics_asks_for_none(project: Path) -> None:
    settings = project / "mkdocs.yml"
    kept, topics, _ = settings.read_text("utf-8").partition("    topics:\n")
    assert topics
    settings.write_text(kept.replace("  - Topics: topics/index.md\n", ""), "utf-8")
    for path in project.glob("datasets/*/datapackage.*"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith("topics:")), "utf-8")
    assert "topics" not in invoke(project, "validate").stdout
    assert invoke(project, "validate").exit_code == 0
    assert invoke(project, "new", "snow").exit_code == 0
    drafted = (project / "datasets" / "snow" / "datapackage.yaml").read_text("utf-8")
    assert "topics" not in drafted


def test_the_other_profile_is_named_where_a_site_sets_nothing_of_its_own(tmp_path: Path) -> None:
    project = copy_project(GOLDEN / "standard" / "input", tmp_path / "project")
    (project / "mkdocs.yml").write_text("site_name: Bees\n")
    # An error under either profile, so that nothing is built.
    next(project.rglob("*.csv")).write_bytes(b"")
    for command in ("validate", "list", "build"):
        assert "--profile standard" in invoke(project, command).stderr
        assert "--profile standard" not in invoke(project, command, "--profile", "standard").stderr


def test_an_interrupt_ends_a_command_with_130(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.validation.validate", interrupt)
    done = invoke(project, "validate")
    assert (done.exit_code, done.stderr) == (130, "Stopped.\n")


def test_names_that_a_terminal_would_obey_are_made_visible(project: Path) -> None:
    folder = project / "datasets" / "red\x1b[31m"
    folder.mkdir()
    (folder / "datapackage.yaml").write_text('title: "\\e]0;owned\\a"\n', encoding="utf-8")
    for command in ("validate", "list"):
        done = invoke(project, command)
        assert done.exit_code == 1
        assert "\x1b" not in done.stdout + done.stderr


# The documentation ------------------------------------------------------------------------------


def test_every_command_is_in_the_readme() -> None:
    told = set(re.findall(r"^\| `pipeline ([\w-]+)", README, re.MULTILINE))
    assert told == set(COMMANDS)
    assert [name for name, command in main.commands.items() if not command.help] == []


def test_every_option_is_explained(subtests: pytest.Subtests) -> None:
    for name, command in main.commands.items():
        text = CliRunner().invoke(main, [name, "--help"]).output
        for parameter in command.params:
            with subtests.test(name, parameter=parameter.name):
                if isinstance(parameter, click.Option):
                    assert parameter.help
                    assert [option for option in parameter.opts if option not in text] == []
                else:
                    assert parameter.make_metavar(click.Context(command)).strip("[].") in text


def test_the_help_names_every_command_and_how_they_end() -> None:
    text = CliRunner().invoke(main, ["--help"]).output
    for name in COMMANDS:
        assert re.search(rf"^  {name}\s", text, re.MULTILINE)
    assert "--root" in text
    assert re.search(r"0 when nothing is wrong, 1 when .*, 2 when", " ".join(text.split()))


def test_the_readme_names_no_command_or_option_that_is_not_there() -> None:
    for document in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / document).read_text("utf-8")
        lines = [line for line in text.splitlines() if re.search(r"\bpipeline\b", line)]
        used = re.findall(r"(?:bin/|-m |`)pipeline((?: --root \S+)?) ([a-z]+)\b", "\n".join(lines))
        assert {name for _, name in used} <= set(COMMANDS)
        known = {option for c in main.commands.values() for p in c.params for option in p.opts}
        known |= {"--help", *(option for p in main.params for option in p.opts)}
        options = {o for line in lines for o in re.findall(r"(--[a-z-]+)", line) if "pip" not in o}
        pip = {"--require-hashes", "--no-deps", "--no-build-isolation", "--editable"}
        assert options - pip <= known


def test_the_readme_begins_with_the_two_commands() -> None:
    first = README.partition("```")[0]
    assert re.search(r"^    make site\b", first, re.MULTILINE)
    assert re.search(r"^    make test\b", first, re.MULTILINE)


def test_every_target_that_documents_name_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named: set[str] = set()
    for document in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"):
        text = (ROOT / document).read_text("utf-8")
        named |= set(re.findall(r"(?:`|^    )make ([a-z-]+)", text, re.MULTILINE))
    for workflow in (ROOT / ".github" / "workflows").glob("*.yml"):
        named |= set(re.findall(r"run: make ([a-z-]+)", workflow.read_text("utf-8")))
    assert {"site", "test"} <= named
    assert named <= targets


def test_links_between_documents_lead_to_files() -> None:
    for document in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"):
        text = (ROOT / document).read_text("utf-8")
        # What the data is, and whether a link to it leads there, is no matter of the code.
        for link in re.findall(r"\]\((?!https?:|#|datasets/|docs/)([^)#]+)", text):
            assert (ROOT / link).exists(), f"{document}: {link}"


def test_the_files_of_the_dataset_of_the_readme_are_named_before_it() -> None:
    (example,) = re.findall(r"^ *```yaml\n(.*?)^ *```", README, re.MULTILINE | re.DOTALL)
    described = yaml.safe_load(textwrap.dedent(example))
    assert f"datasets/{described['name']}/" in README
    assert [one["path"] for one in described["resources"] if one["path"] not in README] == []


def test_help_is_instant() -> None:
    """What makes it slow is importing a stage, so none may be imported."""
    code = (
        "import sys; from click.testing import CliRunner; from pipeline.cli import main; "
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0; "
        "print([name for name in sys.modules if name.split('.')[0] in "
        "('pandas', 'altair', 'frictionless', 'mkdocs', 'jsonschema', 'pyarrow', 'vl_convert')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
