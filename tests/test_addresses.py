from __future__ import annotations

import posixpath
import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline import addresses

NAME = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
PAGES = st.lists(NAME, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.tuples(PAGES, st.sampled_from(["", "a.csv", "index.html"])).map("".join)


def test_names_that_fall_together_are_told_apart_by_themselves() -> None:
    names = ["towns", "Towns", "TOWNS", "to wns", "to-wns", "町", "村", "", "a__b", "con", "x" * 99]
    plain = [addresses.plain_name(name) for name in names]
    assert len(set(plain)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,79}", name) for name in plain)
    assert plain[0] == "towns"
    assert plain[1].startswith("towns__")
    marked = [addresses.plain_name(name) for name in plain[1:4]]
    assert not set(marked) & set(plain)


def test_addresses_are_those_that_people_link_to(subtests):
    cases = [
        (addresses.dataset("rd"), "datasets/rd/"),
        (addresses.table("rd", "figures", "csv"), "datasets/rd/figures.csv"),
        (addresses.descriptor("rd"), "datasets/rd/datapackage.json"),
        (addresses.archive("rd"), "datasets/rd/rd.zip"),
        (addresses.chart("rd", "trend"), "datasets/rd/charts/trend/"),
        (addresses.chart_file("rd", "trend", "svg"), "datasets/rd/charts/trend.svg"),
        (addresses.chart_anchor("rd", "trend"), "datasets/rd/#chart-trend"),
        (addresses.topic("cities"), "topics/cities/"),
        (addresses.finding("cell-type"), "contribute/findings/#cell-type"),
        (addresses.entity("lands", "GKE"), "lands/gke/"),
        (addresses.page_file(addresses.dataset("rd")), "datasets/rd/index.md"),
        (addresses.page_file(addresses.HOME), "index.md"),
    ]
    for address, expected in cases:
        with subtests.test(address=address, expected=expected):
            assert address == expected


def test_links_are_relative(subtests):
    cases = [
        ("", "", "./"),
        ("datasets/", "", "datasets/"),
        ("", "datasets/rd/", "../../"),
        ("datasets/rd/a.csv", "datasets/rd/", "../../datasets/rd/a.csv"),
        ("topics/", "datasets/", "../topics/"),
    ]
    for address, start, link in cases:
        with subtests.test(address=address, start=start):
            assert addresses.relative(address, start) == link


@given(FILES, PAGES, st.sampled_from(["/", "/atlas/"]))
def test_a_link_leads_to_its_address_at_a_root_and_under_a_path(address, start, root):
    link = addresses.relative(address, start)
    assert not link.startswith("/")
    reached = posixpath.normpath(posixpath.join(root + start, link))
    assert reached == posixpath.normpath(root + address)


def test_a_list_for_a_value_has_an_address_if_the_value_can_be_one() -> None:
    assert addresses.facet("tales", "town_code", "GKE") == "tales/town-code/gke/"
    assert addresses.facet("tales", "town_code", "a b") is None
    assert addresses.facet("tales", "town_code", "../x") is None
    assert addresses.facet("tales", "town_code", "con") is None
