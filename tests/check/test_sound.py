"""Nothing is found on a sound site, whatever its data: the tests' own, and the small ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from check.checks import CHECKS
from check.faults import Fault, Looked
from check.pages import PAGES
from check.site import Site, read_site
from pipeline.pages import PAGES as BUILDERS
from pipeline.project import read_project
from tests.golden.case import Case

# These take a browser, Java, or a process for each archive.
THOROUGH = {"HTML by Nu", "archives", "hosts", "budgets", "accessibility"}


def looked_at(site: Site) -> dict[str, Looked]:
    return {check.name: check.look(site) for check in CHECKS if check.name not in THOROUGH}


def found(looked: Mapping[str, Looked]) -> dict[str, tuple[Fault, ...]]:
    return {name: one.faults for name, one in looked.items() if one.faults}


@pytest.mark.slow
def test_nothing_is_found_on_the_tests_own_site(sound: Site) -> None:
    looked = looked_at(sound)
    assert found(looked) == {}
    assert [name for name, one in looked.items() if not any(map(str.isdigit, one.at))] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["atlas", "standard", "dialects", "hostile"])
def test_nothing_is_found_on_small_sites(name: str, golden: Callable[[str], Case]) -> None:
    assert found(looked_at(read_site(read_project(golden(name).project)))) == {}


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("name", sorted(THOROUGH - {"HTML by Nu"}))
def test_nothing_is_found_by_those_who_look_longer(name: str, sound: Site) -> None:
    look = next(check.look for check in CHECKS if check.name == name)
    assert look(sound).faults == ()


def test_each_kind_of_page_is_looked_for() -> None:
    kinds = {one.__module__.rpartition(".")[2] for one in BUILDERS}
    assert {name.partition(":")[0] for name in PAGES} == kinds


@pytest.mark.slow
def test_one_page_of_each_kind_is_shown(sound: Site) -> None:
    kinds = {page.kind for page in sound.shown}
    assert {"home", "catalogue", "dataset", "embed", "place", "places", "compare"} <= kinds
    assert {"maturity", "benchmark", "case", "topic", "written", "missing"} <= kinds
    assert kinds == {page.kind for page in sound.pages}
    assert len(sound.shown) < len(sound.pages) / 3
