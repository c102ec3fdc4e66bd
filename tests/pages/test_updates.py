from __future__ import annotations

import re
from dataclasses import replace

from pipeline.catalog import Correction
from pipeline.history import History
from pipeline.pages.kinds import updates

from .samples import HOSTILE, as_html, atlas, dataset, depths

DATASET = dataset(
    depths("ELB 2001 3.5"),
    corrections=(
        Correction(date="2026-01-06", what="The Oder was off.", effect="It stands at 2.5."),
    ),
)
SITE = atlas(DATASET)


def test_corrections_changes_and_releases_stand_by_day_newest_first() -> None:
    (page,) = updates.pages(SITE)
    html = as_html(page.body)
    assert re.findall(r'<time datetime="([^"]+)">(.*?)</time>', html) == [
        ("2026-01-06", "6 January 2026"),
        ("2026-01-05", "5 January 2026"),
    ]
    newest, older = html.split("<section>")[1:]
    for day in (newest, older):
        assert re.findall(r"<h3>(.*?)</h3>", day) == [
            '<a href="../datasets/depths/">Depths of rivers, 2001 to 2003</a>'
        ]
    assert re.findall(r"<li>(.*?)</li>", newest) == [
        "<strong>Corrected</strong>: The Oder was off. It stands at 2.5.",
        "<strong>Changed</strong>: Add depths",
    ]
    assert "<strong>Version 1.0.0</strong>" in older


def test_the_feeds_can_be_reached() -> None:
    (page,) = updates.pages(SITE)
    assert 'href="../feed.xml"' in page.body
    assert 'href="../feed.json"' in page.body


def test_texts_of_corrections_stay_text() -> None:
    wrong = replace(
        DATASET, corrections=(Correction(date="2026-01-06", what=HOSTILE, effect=HOSTILE),)
    )
    html = as_html(next(iter(updates.pages(atlas(wrong)))).body)
    assert "<script" not in html
    assert html.count("<h2") == 2


def test_a_site_on_which_nothing_has_a_date_has_no_page() -> None:
    undated = replace(DATASET, corrections=(), created=None)
    assert not list(updates.pages(atlas(undated, history=History({}, unavailable="no git"))))
