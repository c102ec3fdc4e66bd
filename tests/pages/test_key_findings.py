from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.pages.kinds import key_findings
from pipeline.project import ConfigurationError

from .samples import VIEW, as_html, atlas, dataset, depths, project

DATASET = dataset(depths("ELB 2001 3.5"), views=(VIEW,))
PAIR = (DATASET.name, VIEW.name)
SITE = atlas(DATASET, project=project(findings=(PAIR,)))


def test_a_finding_has_its_sentence_its_limits_its_source_and_its_files() -> None:
    (page,) = key_findings.pages(SITE)
    html = as_html(page.body)
    for part in (
        "The Elbe was deepest in 2003.",
        "It was 3.6 m deep.",
        "One river was not measured.",
        "How clean the water is.",
        "Source: River Office.",
        "Cite as: River Office",
        'href="../datasets/depths/#chart-trend"',
        'href="../datasets/depths/charts/trend.png"',
        'href="../datasets/depths/charts/trend.csv"',
    ):
        assert part in html


def test_findings_stand_in_the_order_of_the_settings() -> None:
    other = replace(DATASET, name="flows")
    site = atlas(DATASET, other, project=project(findings=(("flows", "trend"), PAIR)))
    (page,) = key_findings.pages(site)
    assert page.body.index("datasets/flows/") < page.body.index("datasets/depths/")


@pytest.mark.parametrize("pair", [("depths", "nothing"), ("widths", "trend")])
def test_a_chart_that_there_is_not_is_broken_configuration(pair: tuple[str, str]) -> None:
    site = atlas(DATASET, project=project(findings=(pair,)))
    with pytest.raises(ConfigurationError, match=r"extra\.atlas\.findings: .*" + "/".join(pair)):
        list(key_findings.pages(site))


def test_a_chart_without_a_picture_is_not_passed_over_in_silence() -> None:
    site = replace(SITE, charts={PAIR: replace(SITE.charts[PAIR], drawing=None)})
    with pytest.raises(ConfigurationError, match=r"extra\.atlas\.findings"):
        list(key_findings.pages(site))


def test_a_site_that_chooses_none_has_no_page() -> None:
    assert not list(key_findings.pages(atlas(DATASET)))
