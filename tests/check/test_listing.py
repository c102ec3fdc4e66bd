from __future__ import annotations

from check.listing import check_listing
from check.site import Site
from tests.check.planting import Plant, change, missed, write

HERE = "https://atlas.example/"
MAP = "sitemap.xml"
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8">'


def bare(name: str, said: str, head: str) -> Plant:
    return Plant(
        f"{name}/index.html", said, write(f"{name}/index.html", f"{HEAD}{head}</head></html>")
    )


TITLE, ABOUT = "<title>x</title>", '<meta name="description" content="x">'
OWN = '<link rel="canonical" href="{}">'

PLANTS = {
    "left out": Plant(
        MAP, f"does not list {HERE}about/", change(MAP, f"<loc>{HERE}about/</loc>", "")
    ),
    "listed twice": Plant(
        MAP, f"{HERE}status/ 2 times", change(MAP, f"{HERE}charts/<", f"{HERE}status/<")
    ),
    "no page": Plant(MAP, "which is no page", change(MAP, f"{HERE}compare/<", f"{HERE}nothing/<")),
    "hidden": Plant(
        MAP,
        f"lists {HERE}datasets/ferry-use/charts/trend/",
        change(MAP, f"{HERE}isles/<", f"{HERE}datasets/ferry-use/charts/trend/<"),
    ),
    "nobody": Plant(
        "robots.txt", "keeps all away", change("robots.txt", "Allow: /", "Disallow: /")
    ),
    "no map": Plant("robots.txt", "does not name", change("robots.txt", "Sitemap:", "Map:")),
    "no address": bare("n1", "names nothing as its own address", TITLE + ABOUT),
    "another's": bare("n2", f"names {HERE}about/", TITLE + ABOUT + OWN.format(f"{HERE}about/")),
    "another host's": bare(
        "n3", "https://x.example/", TITLE + ABOUT + OWN.format("https://x.example/")
    ),
    "two": bare("n4", " and ", TITLE + ABOUT + OWN.format(f"{HERE}n4/") + OWN.format(f"{HERE}n5/")),
    "no title": bare("n6", "has no title", ABOUT + OWN.format(f"{HERE}n6/")),
    "no description": bare("n7", "has no description", TITLE + OWN.format(f"{HERE}n7/")),
    "no language": Plant(
        "n8/index.html", "in which language", write("n8/index.html", HEAD.replace(' lang="en"', ""))
    ),
}


def test_what_search_engines_would_miss_is_found(copy: Site) -> None:
    assert missed(copy, check_listing, PLANTS) == []


def test_a_map_that_cannot_be_read_is_found(copy: Site) -> None:
    plant = Plant(MAP, "cannot be read", write(MAP, "<urlset>"))
    assert missed(copy, check_listing, {"broken": plant}) == []
