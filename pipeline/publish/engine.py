"""Vega for the browser, from vl-convert's own bundle: the script that brings charts to life.

It is fetched when a visitor reaches for a chart, once, and kept by browsers: its address changes
with what it holds.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import vl_convert

from pipeline import addresses
from pipeline.cache import Cache, key_of
from pipeline.publish.files import write

# An ES module with one name: vega-embed, which draws Vega specs and can do without eval.
SNIPPET = "export const embed = vegaEmbed;"


@cache
def engine_address() -> str:
    """Where the script stands."""
    made_from = f"{version('vl-convert-python')} {SNIPPET}"
    return addresses.engine(hashlib.sha256(made_from.encode()).hexdigest()[:12])


def publish_engine(store: Cache, out: Path) -> None:
    """Write the script to its address below `out`."""
    key = key_of("engine", version("vl-convert-python"), SNIPPET)
    script = store.read(key)
    if script is None:
        script = vl_convert.javascript_bundle(SNIPPET).encode()
        store.write(key, script)
    write(out, engine_address(), script)
