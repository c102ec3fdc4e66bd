"""What is mutated, and which tests can notice it: the nearest and quickest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

Run = tuple[str, ...]
"""The arguments of one run of pytest."""

IN_THE_ENGINE = "tests/scripts/charts"
OF_ALL_KINDS = f"{IN_THE_ENGINE}/kinds/test_all.py"
DRAWINGS = "tests/charts/test_drawings.py"
OF_CHARTS = (
    *("tests/charts/test_words.py", DRAWINGS, "tests/charts/test_reference.py"),
    *(f"tests/charts/test_{name}.py" for name in ("table", "distribution", "scatter")),
    *(f"tests/charts/test_{name}.py" for name in ("composition", "ranking", "trend", "tiles")),
)


def of_kind(name: str, *engine: str) -> tuple[Run, ...]:
    """The tests of a kind of chart: of what it says and where things stand, of looks, of plans."""
    near = (*engine, OF_ALL_KINDS, f"{IN_THE_ENGINE}/kinds/test_{name}.py")
    return near, (DRAWINGS,), (f"tests/charts/test_{name}.py",)


@dataclass(frozen=True)
class Group:
    """Files below `pipeline` by patterns, and what pytest is given to run for any of them.

    `near` are the tests of single files, by a part of the file's path: they run before the others.
    `own` are the runs of files that nothing else looks at: no others follow.
    """

    name: str
    files: tuple[str, ...]
    tests: Run
    near: Mapping[str, Run] = field(default_factory=dict)
    own: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)


def runs_of(group: Group, file: str) -> tuple[Run, ...]:
    """What pytest is given for a file, run by run."""
    own = next((runs for part, runs in group.own.items() if part in file), None)
    near = [run for part, run in group.near.items() if part in file]
    return own or (*near, group.tests)


def files_of(group: Group, pipeline: Path) -> list[Path]:
    """The files of a group. A pattern that finds none is out of date."""
    found: dict[Path, None] = {}
    for pattern in group.files:
        files = sorted(pipeline.glob(pattern))
        assert files, f"no file is called {pattern}"
        found |= dict.fromkeys(file for file in files if file.name != "__init__.py")
    return list(found)


GROUPS = (
    Group(
        "chart rules",
        (
            "scripts/charts/model.js",
            "scripts/charts/rules/*.js",
            "scripts/charts/kinds/*.js",
            "scripts/charts/colours/colour-steps.js",
            "scripts/charts/dots/dots.js",
            "scripts/charts/dots/scatter-words.js",
            "scripts/charts/parts/composition-words.js",
            "charts/live_data.py",
        ),
        (
            f"{IN_THE_ENGINE}/kinds",
            f"{IN_THE_ENGINE}/rules",
            *OF_CHARTS,
        ),
        {"rules/": (f"{IN_THE_ENGINE}/rules",)},
        {
            "colours/": (
                (f"{IN_THE_ENGINE}/colours",),
                (DRAWINGS,),
                ("tests/charts/test_tiles.py", "tests/charts/test_maps.py"),
            ),
            "dots/": of_kind("scatter", f"{IN_THE_ENGINE}/dots"),
            "parts/composition": of_kind("composition"),
            "kinds/tiles": ((OF_ALL_KINDS,), (DRAWINGS,), ("tests/charts/test_tiles.py",)),
            "kinds/map": (
                (OF_ALL_KINDS, f"{IN_THE_ENGINE}/kinds/test_map.py"),
                (DRAWINGS,),
                ("tests/charts/test_maps.py",),
            ),
            "kinds/small-multiples": of_kind("small_multiples"),
            "kinds/progress": of_kind("progress", f"{IN_THE_ENGINE}/targets"),
            **{
                f"kinds/{name}.js": of_kind(name)
                for name in ("ranking", "trend", "composition", "scatter", "distribution")
            },
            "live_data": (
                ("tests/charts/test_live_data.py", "tests/charts/test_view_data.py"),
                (f"{IN_THE_ENGINE}/kinds",),
                (DRAWINGS,),
            ),
        },
    ),
    Group(
        "standings",
        (
            "scripts/benchmarks/scores.js",
            "scripts/compare/ranks.js",
            "scripts/compare/sentences.js",
            "scripts/compare/for-pages.js",
            "scripts/charts/bars/ranking-words.js",
            "charts/indicators.py",
            "charts/indicator_ranks.py",
            "pages/parts/peers.py",
            "pages/parts/benchmark_scores.py",
        ),
        (
            "tests/charts/test_indicators.py",
            "tests/charts/test_indicator_ranks.py",
            "tests/pages/test_peers.py",
            "tests/pages/test_benchmark_scores.py",
            "tests/scripts/compare",
            "tests/pages/test_compare.py",
            "tests/publish/test_indicators.py",
            "tests/pages/test_benchmarks.py",
        ),
        {
            "ranking-words": (
                OF_ALL_KINDS,
                f"{IN_THE_ENGINE}/kinds/test_ranking.py",
                "tests/charts/test_ranking.py",
            ),
            "scores": ("tests/pages/test_benchmark_scores.py",),
            "compare/": ("tests/scripts/compare",),
            "indicator": (
                "tests/charts/test_indicators.py",
                "tests/charts/test_indicator_ranks.py",
            ),
            "peers": ("tests/pages/test_peers.py",),
        },
    ),
    Group(
        "verdicts",
        (
            "scripts/charts/targets/*.js",
            "scripts/charts/kinds/progress.js",
            "charts/goals.py",
        ),
        (
            "tests/pages/test_targets.py",
            "tests/charts/test_progress.py",
            "tests/charts/test_trend.py",
            DRAWINGS,
        ),
        {
            "": (
                f"{IN_THE_ENGINE}/targets",
                f"{IN_THE_ENGINE}/kinds/test_progress.py",
                OF_ALL_KINDS,
            )
        },
        {"kinds/progress": of_kind("progress", f"{IN_THE_ENGINE}/targets")},
    ),
    Group(
        "breaks",
        (
            "scripts/charts/rules/stretches.js",
            "scripts/charts/rules/usual-step.js",
            "scripts/charts/lines/lines.js",
            "scripts/charts/lines/line-words.js",
            "charts/stretches.py",
            "pages/parts/series.py",
            "pages/parts/figures_at_time.py",
            "pages/parts/sparkline.py",
        ),
        (
            f"{IN_THE_ENGINE}/rules",
            "tests/pages/test_figures_at_time.py",
            "tests/pages/test_series.py",
            "tests/pages/test_sparkline.py",
            "tests/pages/test_benchmark_scores.py",
            f"{IN_THE_ENGINE}/kinds/test_trend.py",
            "tests/charts/test_trend.py",
            DRAWINGS,
        ),
        {
            "rules/": (f"{IN_THE_ENGINE}/rules",),
            "pages/": (
                "tests/pages/test_figures_at_time.py",
                "tests/pages/test_series.py",
                "tests/pages/test_sparkline.py",
            ),
            "charts/stretches": (
                "tests/pages/test_figures_at_time.py",
                "tests/pages/test_benchmark_scores.py",
            ),
        },
        {
            "lines/": (
                (
                    f"{IN_THE_ENGINE}/kinds/test_trend.py",
                    f"{IN_THE_ENGINE}/kinds/test_small_multiples.py",
                ),
                (DRAWINGS,),
                ("tests/charts/test_trend.py", "tests/scripts/compare"),
            ),
        },
    ),
    Group(
        "periods",
        (
            "catalog/periods.py",
            "scripts/charts/rules/reference-period.js",
            "scripts/charts/layout/period-axis.js",
        ),
        (
            "tests/catalog/test_periods.py",
            f"{IN_THE_ENGINE}/rules",
            f"{IN_THE_ENGINE}/layout/test_period_axis.py",
            f"{IN_THE_ENGINE}/kinds",
            *OF_CHARTS,
        ),
        {
            "rules/": (f"{IN_THE_ENGINE}/rules",),
            "catalog/": ("tests/catalog/test_periods.py",),
            "axis": (f"{IN_THE_ENGINE}/layout/test_period_axis.py", "tests/charts/test_trend.py"),
        },
    ),
    Group(
        "quality",
        ("validation/quality/*.py", "validation/quality/checks/*.py"),
        ("tests/test_cases.py", "--case=quality"),
        {"": ("tests/validation/quality",)},
    ),
    Group(
        "meaning",
        ("validation/meaning/*.py",),
        ("tests/test_cases.py",),
        {"": ("tests/validation/meaning",)},
    ),
)
