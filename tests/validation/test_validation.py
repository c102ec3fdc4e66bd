"""The whole of validation: it never raises, never hides one dataset behind another."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.folders import Folder, read_folder, read_folders
from pipeline.judging.judge import judge_here
from pipeline.limits import LIMITS
from pipeline.project import Project, read_project
from pipeline.reporting import FORMATS, write_report
from pipeline.strict_yaml import read_yaml
from pipeline.validation import validate
from pipeline.validation.checks import AFTER_TABLES_ARE_READ
from tests.validation.conftest import CASES, Check, codes

SOUND = CASES / "sound" / "datasets" / "tolls"
DESCRIPTOR = read_yaml((SOUND / "datapackage.yaml").read_text()).value
CSV = (SOUND / "tolls.csv").read_text()


def test_a_sound_dataset_has_no_findings(site: Project) -> None:
    folders, general = read_folders(site)
    report = validate(folders, site, general=general)
    assert report.findings == ()
    assert [(d.name, d.rows, d.valid) for d in report.datasets] == [("tolls", 6, True)]


def test_a_mistake_in_the_checks_is_a_finding(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("pipeline.validation.AFTER_TABLES_ARE_READ", (fail,))
    (found,) = check()
    assert (found.code, "ZeroDivisionError: by zero" in found.message) == ("check-failed", True)


def test_a_check_that_fails_stops_no_other_and_quotes_nothing_personal(
    tolls: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("same mail as row 2: jane.smith@gmail.com")

    checks = (fail, *AFTER_TABLES_ARE_READ)
    monkeypatch.setattr("pipeline.validation.AFTER_TABLES_ARE_READ", checks)
    with (tolls / "tolls.csv").open("a") as file:
        file.write("jane.smith@gmail.com,2020,1\n")
    found = check()
    assert {"check-failed", "personal-email"} <= set(codes(found))
    assert "jane.smith" not in repr(found)


def test_whatever_fails_costs_one_dataset_alone(
    tolls: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    for part in ("as_understood", "tables_size"):
        with monkeypatch.context() as patch:
            patch.setattr(f"pipeline.validation.{part}", fail)
            assert "check-failed" in codes(check()), part


def test_the_number_of_workers_does_not_show(site: Project) -> None:
    folders = [read_folder(path / "datasets" / "tolls", site) for path in sorted(CASES.glob("c*"))]
    one, three = (
        validate(folders, site, workers=workers, judge=judge_here if workers == 1 else _no_judge)
        for workers in (1, 3)
    )
    assert [d.name for d in one.datasets] == [d.name for d in three.datasets]


def _no_judge(case: Any) -> Any:
    from pipeline.judging.judge import Verdict
    from pipeline.workers import Outcome

    return Outcome(result=Verdict((), (), ()))


# --- mutated packages

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(
        ["tolls", "year", "tolls.csv", "../x.csv", "http://x/y", "[a-z", "number", "equal", "", " "]
    ),
    st.lists(st.integers() | st.text(max_size=3), max_size=3),
    st.dictionaries(st.sampled_from(["name", "fields", "value", "x"]), st.text(max_size=3)),
)


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """The sound descriptor with one to three of its properties or items changed or removed."""
    descriptor = copy.deepcopy(DESCRIPTOR)
    for _ in range(draw(st.integers(1, 3))):
        parent, key = draw(st.sampled_from(_places(descriptor)))
        change = draw(st.sampled_from(["replace", "replace", "remove", "double"]))
        if change == "remove":
            del parent[key]
        elif change == "double" and isinstance(parent, list):
            parent.insert(key, copy.deepcopy(parent[key]))
        else:
            parent[key] = draw(JUNK)
        if not _places(descriptor):
            break
    return descriptor


def _places(node: Any) -> list[tuple[Any, Any]]:
    places: list[tuple[Any, Any]] = []
    keys = list(node) if isinstance(node, dict) else range(len(node))
    for key in keys:
        places.append((node, key))
        if isinstance(node[key], dict | list):
            places.extend(_places(node[key]))
    return places


@st.composite
def mutated_csv(draw: st.DrawFn) -> bytes:
    """The sound table with a few characters changed."""
    text = list(CSV)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text) - 1))
        text[at] = draw(
            st.sampled_from(
                ["", "\n", '"', ",", ";", "\r", "\0", "é", "\ud83d", "sNaN", "1_0", " "]
            )
            | st.characters(codec="utf-8")
        )
    return "".join(text).encode("utf-8", errors="surrogatepass")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("fuzz")
    (root / "datasets" / "tolls").mkdir(parents=True)
    return replace(read_project(CASES), root=root)


tried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@settings(tried, max_examples=60)
@given(descriptor=mutated(), csv=mutated_csv())
def test_nothing_crashes_whatever_a_package_holds(
    place: Project, descriptor: dict[str, Any], csv: bytes
) -> None:
    assert_is_judged(place, descriptor, csv)


@pytest.mark.slow
@settings(tried, max_examples=300)
@given(descriptor=mutated(), csv=mutated_csv())
def test_nothing_crashes_however_often_it_is_tried(
    place: Project, descriptor: dict[str, Any], csv: bytes
) -> None:
    assert_is_judged(place, descriptor, csv)


def assert_is_judged(place: Project, descriptor: dict[str, Any], csv: bytes) -> None:
    """A package is judged in every form, and as valid only where frictionless agrees."""
    path = place.datasets / "tolls"
    (path / "tolls.csv").write_bytes(csv)
    folder = Folder(
        name="tolls",
        path=path,
        shown="datasets/tolls",
        descriptor_file="datapackage.yaml",
        descriptor=descriptor,
        files=("tolls.csv",),
    )
    for profile in ("atlas", "standard"):
        report = validate([folder], place, profile=profile, judge=judge_here, workers=1)
        assert not {"check-failed", "tables-crashed"} & set(codes(list(report.findings)))
        for form in FORMATS:
            assert write_report(report, form)
        if profile == "standard" and report.valid:
            assert _frictionless_agrees(path, descriptor)


def _frictionless_agrees(path: Path, descriptor: dict[str, Any]) -> bool:
    """Whether frictionless, asked directly, finds the package valid as well."""
    from frictionless import Package

    report = Package.from_descriptor(copy.deepcopy(descriptor), basepath=str(path)).validate()
    return bool(report.valid)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[bridges, tolls]", "[" + ", ".join(f"[{n}], a{n}" for n in range(9_000)) + "]"),
        ("topics: [roads]", "topics: [" + ", ".join(f"t{n}" for n in range(9_000)) + "]"),
        ("version:", "".join(f"k{n}: 1\n" for n in range(9_000)) + "version:"),
        ("resources:\n", "resources:\n" + "  - {name: a, path: a}\n" * 3_000),
        (
            "      primaryKey: [bridge, year]\n",
            "".join(f"        - {{name: f{n}}}\n" for n in range(3_000))
            + f"      primaryKey: [{', '.join(f'g{n}' for n in range(3_000))}]\n",
        ),
    ],
    ids=["keywords", "topics", "properties", "resources", "columns"],
)
def test_a_descriptor_that_holds_too_much_costs_little(
    tolls: Path, check: Check, old: str, new: str
) -> None:
    text = (tolls / "datapackage.yaml").read_text()
    assert old in text
    (tolls / "datapackage.yaml").write_text(text.replace(old, new, 1))
    findings = check()  # would take minutes without the limits
    assert 0 < len(findings) <= LIMITS.findings + 1
    if len(findings) > LIMITS.findings:
        assert findings[-1].code == "more-findings"
