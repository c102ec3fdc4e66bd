from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.pages.kinds import contribute, dataset
from pipeline.pages.model import Page

from .samples import HOSTILE, as_html, atlas, depths, project
from .samples import dataset as a_dataset

REPOSITORY = "https://code.example/rivers"


def made(**changed: object) -> Page:
    (page,) = contribute.pages(atlas(project=project(**changed)))
    return page


def test_three_steps_lead_to_published_data() -> None:
    html = as_html(made().body)
    steps = html[html.index('<ol class="steps">') : html.index("</ol>")]
    assert re.findall(r"<h3>(.*?)</h3>", steps) == [
        "Take the table",
        "Upload it",
        "See it checked and published",
    ]


def test_a_site_with_a_repository_gives_links_that_are_ready_to_use() -> None:
    html = as_html(made(repository=REPOSITORY).body)
    assert f'<a class="button" href="{REPOSITORY}/upload/main/datasets">' in html
    assert f'href="{REPOSITORY}/issues/new?template=report-a-mistake.yml"' in html
    assert f'href="{REPOSITORY}/issues/new?template=suggest-data.yml"' in html


def test_a_site_without_one_says_how_to_send_data_instead() -> None:
    html = as_html(made(publisher="River Office").body)
    assert "send it as a ZIP file to River Office" in html
    assert "Write to River Office" in html
    assert "code.example" not in html


@pytest.mark.parametrize("repository", [None, REPOSITORY])
def test_it_has_the_places_that_pages_of_data_lead_to(
    tmp_path: Path, repository: str | None
) -> None:
    one = a_dataset(depths("ELB 2001 1"), folder=tmp_path / "datasets" / "depths")
    site = project(tmp_path, repository=repository)
    (page,) = dataset.pages(atlas(one, project=site))
    led_to = re.findall(r"contribute/#([\w-]+)", page.body)
    assert led_to
    html = as_html(made(repository=repository).body)
    assert [anchor for anchor in led_to if f'id="{anchor}"' not in html] == []


def test_the_finding_that_it_shows_is_one_of_the_checks() -> None:
    html = as_html(made().body)
    assert "row 14, column share: &#34;1,7%&#34; is not a number." in html
    assert 'href="../contribute/findings/#cell-type"' in html


def test_names_from_the_settings_stay_text() -> None:
    html = as_html(made(title=HOSTILE, publisher=HOSTILE).body)
    assert "<script>alert" not in html
    assert "<h2>Heading" not in html
