"""What only a browser sees, on a small site of plain pages in which something is wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from check import visits
from check.accessibility import check_accessibility
from check.budgets import check_budgets
from check.faults import CannotLook, Fault
from check.hosts import check_hosts
from check.site import Site
from pipeline.project import read_project

pytestmark = pytest.mark.browser
Spoilt = Callable[[Iterable[str]], Site]

HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
    'content="width=device-width"><title>{0}</title><link rel="icon" href="data:,">'
    "<style>@media (prefers-color-scheme: dark) {{ body {{ background: #000; color: #fff }} }}"
    "</style>"
)


def page(kind: str, body: str, head: str = "") -> str:
    inner = f'<main><article class="page page-{kind}"><h1>{kind}</h1>{body}</article></main>'
    return f"{HEAD.format(kind)}{head}</head><body>{inner}</body></html>"


def script(name: str) -> str:
    return f'<script src="../{name}.js"></script>'


# What nothing shortens, so that it weighs as much on the way.
NOISE = random.Random(1).randbytes(100_000).hex()

SITE = {
    "index.html": page("home", "<p>All is well.</p>"),
    "fetches/index.html": page("fetches", script("fetches")),
    "fetches.js": 'fetch("http://other.example/x").catch(() => {});',
    "says/index.html": page("says", script("says")),
    "says.js": 'console.error("something is wrong");',
    "throws/index.html": page("throws", script("throws")),
    "throws.js": "nothing.at.all();",
    "lacks/index.html": page("lacks", '<img src="../gone.png" alt="x" width="9" height="9">'),
    "heavy/index.html": page("heavy", script("heavy")),
    "heavy.js": f"// {NOISE}",
    "many/index.html": page("many", script("many")),
    "many.js": "for (let i = 0; i < 20; i += 1) fetch(`../n${i}.json`);",
    **{f"n{i}.json": "{}" for i in range(20)},
    "draws/index.html": page("draws", script("draws")),
    "draws.js": (
        'const one = document.createElement("script"); one.src = "../vega.0.js"; '
        "document.head.append(one);"
    ),
    "vega.0.js": "",
    "moves/index.html": page(
        "moves", f'<div id="late"></div><p style="height:70vh">x</p>{script("moves")}'
    ),
    "moves.js": (
        'setTimeout(() => { document.getElementById("late").style.height = "60vh"; }, 100);'
    ),
    "waits/index.html": page(
        "waits", f'<div id="late"></div><p style="height:70vh">x</p>{script("waits")}'
    ),
    "waits.js": (
        "if (location.search) setTimeout(() => { "
        'document.getElementById("late").style.height = "60vh"; }, 100);'
    ),
    "leads/index.html": page("leads", '<a href="../waits/?who=1">x</a>'),
    "unnamed/index.html": page("unnamed", "<button></button>"),
    "pale/index.html": page(
        "pale",
        '<p class="dim">Words to read</p>',
        "<style>@media (prefers-color-scheme: dark) "
        "{ .dim { color: #222; background: #333 } }</style>",
    ),
    "narrow/index.html": page(
        "narrow",
        '<p class="dim">Words to read</p>',
        "<style>@media (max-width: 320px) { .dim { color: #ddd; background: #fff } }</style>",
    ),
}


@pytest.fixture
def spoilt(tmp_path: Path) -> Spoilt:
    """Makes a site of the home page, some other pages and all their files."""

    def made(pages: Iterable[str]) -> Site:
        folder = tmp_path / "build" / "site"
        (tmp_path / "mkdocs.yml").write_text("site_name: Spoilt\n", encoding="utf-8")
        for name, text in SITE.items():
            if not name.endswith("/index.html") or name.partition("/")[0] in pages:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return Site(read_project(tmp_path), folder, "https://spoilt.example/under/")

    return made


def lacking(faults: tuple[Fault, ...], wanted: dict[str, str]) -> list[str]:
    """The pages of which a fault is not among those found, and those of which it should not be."""
    lack = [
        page
        for page, said in wanted.items()
        if not any(one.where.startswith(f"{page}/") and said in one.what for one in faults)
    ]
    others = {one.where.partition("/")[0] for one in faults} - wanted.keys()
    return lack + [f"not {page}" for page in sorted(others)]


@pytest.mark.slow
def test_what_a_browser_complains_of_is_found(spoilt: Spoilt) -> None:
    wanted = {
        "fetches": "asks another host: http://other.example/x",
        "says": "error: something is wrong",
        "throws": "script error: nothing is not defined",
        "lacks": "404: ",
    }
    assert lacking(check_hosts(spoilt(wanted)).faults, wanted) == []


@pytest.mark.slow
def test_what_takes_too_much_or_moves_is_found(spoilt: Spoilt) -> None:
    wanted = {
        "heavy": "kB compressed; 80 kB are allowed",
        "many": "takes 22 requests; 10 are allowed",
        "draws": "loads vega.0.js at once",
        "moves": "while it loads; 0.05 are allowed",
    }
    assert lacking(check_budgets(spoilt(wanted)).faults, wanted) == []


@pytest.mark.slow
def test_what_moves_for_those_who_come_with_a_choice_is_found(spoilt: Spoilt) -> None:
    faults = check_budgets(spoilt(["waits", "leads"])).faults
    assert {one.where for one in faults} == {
        "waits/index.html?who=1 (desktop)",
        "waits/index.html?who=1 (phone)",
    }
    assert all("moves by" in one.what for one in faults)


@pytest.mark.slow
def test_what_axe_finds_is_found_in_light_in_dark_and_narrow(spoilt: Spoilt) -> None:
    faults = check_accessibility(spoilt(["unnamed", "pale", "narrow"])).faults
    assert any(one.where == "unnamed/index.html (light)" for one in faults)
    assert {one.where for one in faults if one.where.startswith("pale/")} == {
        "pale/index.html (dark)"
    }
    assert {one.where for one in faults if one.where.startswith("narrow/")} == {
        "narrow/index.html (320 pixels)"
    }
    assert "home" not in " ".join(one.where for one in faults)


@pytest.mark.slow
def test_without_a_browser_nothing_is_proved(
    small: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "find_browser", lambda: None)
    site = small({"index.html": page("home", "x")})
    for look in (check_hosts, check_budgets, check_accessibility):
        with pytest.raises(CannotLook, match="There is no browser here"):
            look(site)
