"""Drawings of a small site of made-up figures, one of each kind, held to those that were kept.

`drawings.json` has the digest of each part; `drawings/` the pictures themselves, so that what
changed can be looked at. No drawing depends on the fonts of a machine: text is measured in
widths of our own and never drawn. To keep what is drawn now:

    .venv/bin/python -m pytest tests/charts/test_drawings.py --update-drawings
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

from pipeline.cache import Cache
from pipeline.catalog import read_catalog
from pipeline.charts import KINDS, draw_charts
from pipeline.folders import read_folder
from pipeline.progress import Silence
from pipeline.project import read_project
from pipeline.workers import executor
from tests.asking import ask

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"
KEPT = HERE / "drawings"
DIGESTS = HERE / "drawings.json"
DIFFERENCES = HERE.parents[1] / "build" / "drawings"
DRAWN = [kind for kind in KINDS if kind != "table"]
FORMS = ("wide", "narrow")
COLOURS = HERE.parents[1] / "pipeline/styles/colours.css"


@pytest.fixture(scope="module")
def made() -> Mapping[str, Mapping[str, str]]:
    """What is drawn now: by kind its wide and its narrow picture and its specification."""
    project = read_project(SAMPLES)
    folders = [read_folder(path, project) for path in sorted((SAMPLES / "datasets").iterdir())]
    with executor(1) as here:
        catalog = read_catalog(folders, project)
        charts = draw_charts(catalog, project, ask, here, Cache(None), Silence())
    drawings = {view: chart.drawing for (_, view), chart in charts.items()}
    return {
        kind: {
            "wide": drawing.wide,
            "narrow": drawing.narrow,
            "spec": json.dumps(drawing.spec, indent=1, sort_keys=True, ensure_ascii=False),
        }
        for kind, drawing in drawings.items()
        if drawing
    }


def digests(parts: Mapping[str, str]) -> dict[str, str]:
    return {name: hashlib.sha256(text.encode()).hexdigest()[:16] for name, text in parts.items()}


def test_there_is_a_sample_of_each_kind(made: Mapping[str, Mapping[str, str]]) -> None:
    assert sorted(made) == sorted(DRAWN)


@pytest.mark.parametrize("kind", DRAWN)
def test_a_kind_is_drawn_as_it_was(
    kind: str, made: Mapping[str, Mapping[str, str]], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-drawings"):
        keep(kind, made[kind])
    wanted = json.loads(DIGESTS.read_text(encoding="utf-8"))
    differ = [part for part, digest in digests(made[kind]).items() if wanted[kind][part] != digest]
    if differ:
        page = write_page(kind, made[kind])
        pytest.fail(
            f"{kind}: {', '.join(differ)} differ. Look at {page}; if they are as they should be, "
            "run this test with --update-drawings. "
            f"(vl-convert is {version('vl-convert-python')}, was {wanted['vl-convert']}.)",
            pytrace=False,
        )


def test_the_kept_pictures_are_those_of_the_digests(subtests: pytest.Subtests) -> None:
    for kind in DRAWN:
        with subtests.test(kind=kind):
            wanted = json.loads(DIGESTS.read_text(encoding="utf-8"))[kind]
            kept = {form: kept_picture(kind, form) for form in FORMS}
            assert digests(kept) == {form: wanted[form] for form in FORMS}


def test_what_differs_can_be_looked_at(
    made: Mapping[str, Mapping[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.DIFFERENCES", tmp_path)
    changed = {**made["ranking"], "wide": made["trend"]["wide"]}
    text = write_page("ranking", changed).read_text(encoding="utf-8")
    before, after = text.split("<h3>After</h3>")[:2]
    assert kept_picture("ranking", "wide") in before
    assert made["trend"]["wide"] in after


def kept_picture(kind: str, form: str) -> str:
    path = KEPT / f"{kind}-{form}.svg"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def keep(kind: str, parts: Mapping[str, str]) -> None:
    """Make what is drawn now what is wanted."""
    wanted = json.loads(DIGESTS.read_text(encoding="utf-8")) if DIGESTS.exists() else {}
    wanted |= {kind: digests(parts), "vl-convert": version("vl-convert-python")}
    text = json.dumps(wanted, indent=2, sort_keys=True) + "\n"
    DIGESTS.write_text(text, encoding="utf-8", newline="")
    KEPT.mkdir(exist_ok=True)
    for form in FORMS:
        (KEPT / f"{kind}-{form}.svg").write_text(parts[form], encoding="utf-8", newline="")


def write_page(kind: str, parts: Mapping[str, str]) -> Path:
    """Write a page that shows the pictures of a kind before and after. Returns where it is."""
    shown = "".join(
        f"<h2>{form}</h2><div><section><h3>Before</h3>{kept_picture(kind, form)}</section>"
        f"<section><h3>After</h3>{parts[form]}</section></div>"
        for form in FORMS
    )
    spec = html.escape(parts["spec"])
    DIFFERENCES.mkdir(parents=True, exist_ok=True)
    page = DIFFERENCES / f"{kind}.html"
    page.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{kind}</title><style>'
        f"{COLOURS.read_text(encoding='utf-8')}"
        "body {font: 16px sans-serif; margin: 1rem} div {display: flex; flex-wrap: wrap; gap: 2rem}"
        "section {flex: 0 1 44rem} pre {white-space: pre-wrap} svg {width: 100%; height: auto}"
        f"</style><h1>{kind}</h1>{shown}<h2>Specification now</h2><pre>{spec}</pre></html>\n",
        encoding="utf-8",
    )
    return page
