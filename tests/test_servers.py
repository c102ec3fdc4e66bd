"""The settings for web servers send every kind of file that a site has as what it is."""

from __future__ import annotations

import re

import pytest

from pipeline.site.serve import MEDIA_TYPES
from tests.site.running import ROOT

SERVERS = ROOT / "servers"
KINDS = {suffix.removeprefix("."): kind for suffix, kind in MEDIA_TYPES.items()} | {
    "gz": "application/gzip"
}


def settings(name: str) -> str:
    """What stands in a file but for its comments."""
    text = (SERVERS / name).read_text("utf-8")
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def kinds_in_nginx(text: str) -> dict[str, str]:
    (listed,) = re.findall(r"types \{(.*?)\}", text, re.DOTALL)
    pairs = (one.split() for one in listed.split(";") if one.strip())
    return {suffix: kind for kind, *suffixes in pairs for suffix in suffixes}


def kinds_in_apache(text: str) -> dict[str, str]:
    pairs = re.findall(r"^AddType (\S+) (.*)$", text, re.MULTILINE)
    return {suffix[1:]: kind for kind, suffixes in pairs for suffix in suffixes.split()}


def kinds_in_caddy(text: str) -> dict[str, str]:
    paths = dict(re.findall(r"@(\w+) path \*\.(\w+)", text))
    kinds = re.findall(r'header @(\w+) Content-Type "?([^\s;"]+)', text)
    return {paths[name]: kind for name, kind in kinds}


def test_nginx_and_apache_know_every_kind_of_file() -> None:
    assert kinds_in_nginx(settings("nginx.conf")) == KINDS
    assert kinds_in_apache(settings("apache.conf")) == KINDS


def test_caddy_is_told_the_kinds_that_it_does_not_know() -> None:
    told = kinds_in_caddy(settings("Caddyfile"))
    assert told.items() <= KINDS.items()
    assert {"csv", "parquet", "jsonld", "ttl", "js"} <= told.keys()


@pytest.mark.parametrize("name", ["nginx.conf", "apache.conf", "Caddyfile", "_headers"])
def test_browsers_are_told_to_take_files_for_what_they_are(name: str) -> None:
    assert re.search(r"X-Content-Type-Options:? nosniff", settings(name))


@pytest.mark.parametrize("name", ["nginx.conf", "apache.conf", "Caddyfile"])
def test_what_is_not_there_and_what_is_kept(name: str) -> None:
    text = settings(name)
    assert "/404.html" in text
    assert "no-cache" in text
    patterns = set(re.findall(r'(\\\.\[0-9a-f\]\S*\$)(?=["\s])', text))
    assert len(patterns) == 1, patterns
    kept = re.compile(patterns.pop())
    assert kept.search("/assets/javascripts/charts/vega.0123456789ab.js")
    for address in (
        "/assets/javascripts/theme/theme.js",
        "/assets/stylesheets/atlas.css",
        "/datasets/deadbeef/deadbeef.csv",
        "/datasets/x/charts/y.deadbeef.json",
    ):
        assert not kept.search(address), address


def test_readme_says_where_the_settings_are() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "servers/" in readme
    for path in SERVERS.iterdir():
        assert path.name in {"nginx.conf", "apache.conf", "Caddyfile", "_headers"}
