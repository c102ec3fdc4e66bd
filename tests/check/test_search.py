"""What search finds is there, and queries that people write lead where the site's list says."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from check.search import LIST, check_search, read_searches
from check.site import Site
from tests.check.planting import Plant, change, missed, write
from tests.site.running import SAMPLE

FEWEST_QUERIES = 100

PLANTS = {
    "an address": Plant(
        "search.json",
        "isles/xx/",
        change("search.json", '"section":"isles"', '"section":"isles/xx"'),
    ),
    "an anchor": Plant(
        "search.json", "#shelf", change("search.json", '"shell","shell"', '"shell","shelf"')
    ),
}


def with_list(site: Site, to: Path, *lines: str) -> Site:
    """The same site with another list of queries."""
    to.mkdir(exist_ok=True)
    shutil.copy(site.project.root / "mkdocs.yml", to)
    (to / LIST).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return Site(replace(site.project, root=to), site.folder, site.url)


def told(site: Site) -> Sequence[str]:
    return [f"{fault.where}: {fault.what}" for fault in check_search(site).faults]


def test_a_hundred_queries_lead_where_they_should(sound: Site) -> None:
    searches, faults = read_searches(SAMPLE / LIST)
    assert len({one.query for one in searches}) >= FEWEST_QUERIES
    assert faults == []
    looked = check_search(sound)
    assert looked.faults == ()
    assert f"{len(searches)} queries" in looked.at


def test_what_is_not_there_is_found(copy: Site) -> None:
    assert missed(copy, check_search, PLANTS) == []


def test_what_search_cannot_read_is_said(copy: Site) -> None:
    for text in ('{"kinds": [{}]}', "[", "[]"):
        write("search.json", text)(copy.folder)
        assert told(copy) == ["search.json: is not as search reads it."]


def test_queries_that_lead_elsewhere_are_said(sound: Site, tmp_path: Path) -> None:
    site = with_list(
        sound,
        tmp_path / "own",
        "query,address,within",
        "ambry,isles/amb/,",
        "ambry,isles/kst/,",
        "ambry,isles/nowhere/,",
        "qqqq zzzz,isles/amb/,",
        "ambry kestrin,isles/kst/,2",
        "ambry,isles/amb/",
        "ambry,isles/amb/,soon",
    )
    lines = [line.removeprefix("searches.csv, ") for line in told(site)]
    assert [line.partition(":")[0] for line in lines] == [f"line {n}" for n in (7, 8, 3, 4, 5, 6)]
    assert lines[2] == "line 3: for “ambry”, isles/kst/ is not found. First is isles/amb/."
    assert lines[3] == "line 4: names isles/nowhere/, which is not there."
    assert (
        lines[4]
        == "line 5: for “qqqq zzzz”, isles/amb/ is not found. Nothing has all of its words."
    )
    assert lines[5].startswith("line 6: for “ambry kestrin”, isles/kst/ comes 3.")


def test_a_site_need_have_no_list_but_one_has_a_header(sound: Site, tmp_path: Path) -> None:
    bare = with_list(sound, tmp_path / "own", "ambry,isles/amb/,")
    assert told(bare) == ["searches.csv: does not begin with query,address,within."]
    (tmp_path / "own" / LIST).unlink()
    assert told(bare) == []
    assert "no searches.csv" in check_search(bare).at


def test_a_search_that_knows_less_is_noticed(copy: Site) -> None:
    change("search.json", '"same":[[', '"same":[],"was":[[')(copy.folder)
    assert any("psychological safety" in line for line in told(copy))
