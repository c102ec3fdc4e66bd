from __future__ import annotations

from collections.abc import Callable

from check.links import check_links
from check.site import Site
from tests.check.planting import Plant, change, into_body, missed, remove, write

HERE = "https://atlas.example/"
REFRESH = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={}">'


def link(html: str, said: str) -> Plant:
    return Plant("faq/index.html", said, into_body("faq/index.html", html))


PLANTS = {
    "a link": link('<a href="../gone/">x</a>', "../gone/, which is not there"),
    "a file": link('<a href="../gone.csv">x</a>', "../gone.csv, which is not there"),
    "a folder": link('<a href="../about">x</a>', "../about, which is not there"),
    "an anchor": link('<a href="../about/#gone">x</a>', "no place called gone"),
    "its own anchor": link('<a href="#lost">x</a>', "no place called lost"),
    "an anchor with signs": link('<a href="#l%20st">x</a>', "no place called l st"),
    "a full address": link(f'<a href="{HERE}full/">x</a>', "/full/, which is not there"),
    "a map": link('<map><area href="../area/"></map>', "../area/"),
    "a form": link('<form action="../form/"></form>', "../form/"),
    "pictures": link('<img alt="" srcset="../a.png 1x, ../b.png 2x">', "links to ../b.png"),
    "a drawing": link('<svg><use href="../c.svg#d"></use></svg>', "../c.svg"),
    "a frame": link('<iframe src="../frame/"></iframe>', "../frame/"),
    "what a chart fetches": link('<p data-live="../x.live.json"></p>', "../x.live.json"),
    "no address": link('<a href="http://[">x</a>', "no address of the web"),
    "another scheme": link('<a href="ftp://x.example/">x</a>', "no address of the web"),
    "NUL": link('<a href="../a%00b">x</a>', "which is not there"),
    "from any folder": Plant(
        "404.html", "elsewhere from another folder", into_body("404.html", '<a href="about/">x</a>')
    ),
    "a style sheet": Plant(
        "own.css", "names gone.png", write("own.css", "p{background:url(gone.png)}")
    ),
    "a script": Plant(
        "own.js", "names ./gone.js", write("own.js", 'import { a } from "./gone.js";')
    ),
    "a later script": Plant("late.js", "./l.js", write("late.js", 'x = () => import("./l.js");')),
    "Atom": Plant("feed.xml", "feeds/", change("feed.xml", f'"{HERE}datasets/', f'"{HERE}feeds/')),
    "JSON Feed": Plant(
        "feed.json", "lost", change("feed.json", f'"url": "{HERE}datasets/', f'"url": "{HERE}lost/')
    ),
    "the sitemap": Plant(
        "sitemap.xml", "mapless", change("sitemap.xml", f"{HERE}about/", f"{HERE}mapless/")
    ),
    "the catalogue": Plant(
        "api/catalog.json", "no place", change("api/catalog.json", "#chart-trend", "#chart-gone")
    ),
    "DCAT": Plant(
        "catalog.jsonld",
        "gone.csv",
        change("catalog.jsonld", "ferry-use/ferry-use.csv", "gone.csv"),
    ),
    "a description": Plant(
        "ferry-use/datapackage.json",
        "names away.csv",
        change(
            "datasets/ferry-use/datapackage.json", '"path": "ferry-use.csv"', '"path": "away.csv"'
        ),
    ),
    "llms.txt": Plant(
        "llms.txt", "unread", change("llms.txt", f"({HERE}datasets/", f"({HERE}unread/")
    ),
    "robots.txt": Plant("robots.txt", "map.xml", change("robots.txt", "sitemap.xml", "map.xml")),
    "what is compared": Plant(
        "api/indicators/isle.json",
        "isles/zz/",
        change("api/indicators/isle.json", "isles/hlm/", "isles/zz/"),
    ),
    "a redirect": Plant(
        "moved/index.html", "../gone/", write("moved/index.html", REFRESH.format("../gone/"))
    ),
    "a redirect to itself": Plant(
        "to/index.html", "not to a page", write("to/index.html", REFRESH.format("./"))
    ),
    "a redirect away": Plant(
        "off/index.html",
        "not to a page",
        write("off/index.html", REFRESH.format("https://x.example/")),
    ),
    "a preview": Plant(
        "ferry-use/index.html", "map.png", remove("datasets/ferry-use/charts/map.png")
    ),
}


def test_links_that_lead_nowhere_are_found(copy: Site) -> None:
    assert missed(copy, check_links, PLANTS) == []


def test_links_that_lead_somewhere_are_none(small: Callable[..., Site]) -> None:
    body = (
        '<h1 id="a b">x</h1><a name="named"></a><a href="">.</a> <a href="#">.</a> '
        '<a href="#a%20b">.</a> <a href="#named">.</a> <a href="#top">.</a> '
        '<a href="?q=1#a b">.</a> '
        '<a href="#:~:text=x">.</a> <a href="https://small.example/under">.</a> '
        '<a href="https://small.example/">.</a> <a href="https://other.example/x">.</a> '
        '<a href="mailto:a@b.example">.</a> <a href="to/">.</a> <a href="/under/to/#there">.</a>'
        '<img alt="" src="data:image/gif;base64,R0" srcset="to/a,b.png 1x">'
    )
    site = small(
        {
            "index.html": f"<!doctype html><title>x</title>{body}",
            "to/index.html": '<!doctype html><p id="there">x</p>',
            "to/a,b.png": "",
            "old/index.html": REFRESH.format("../to/#there"),
        }
    )
    looked = check_links(site)
    assert looked.faults == ()
    assert "14 links" in looked.at
    assert "1 redirect" in looked.at


def test_a_link_out_of_the_sites_path_is_found(small: Callable[..., Site]) -> None:
    site = small({"index.html": '<a href="/to/">x</a><a href="../up/">x</a>', "to/index.html": ""})
    found = [fault.what for fault in check_links(site).faults]
    assert found == [f"links to {one}, which leads out of the site." for one in ("/to/", "../up/")]
