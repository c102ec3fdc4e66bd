from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.pages.kinds import home
from pipeline.project import ConfigurationError

from .samples import VIEW, atlas, dataset, depths, project

DATASET = dataset(depths("ELB 2001 3.5"), views=(VIEW,))


def test_a_home_chart_that_there_is_not_is_broken_configuration() -> None:
    site = atlas(DATASET, project=project(home_chart=(DATASET.name, "nothing")))
    with pytest.raises(ConfigurationError, match=r"extra\.atlas\.home\.chart: no chart .*/nothing"):
        list(home.pages(site))


def test_a_home_chart_without_a_picture_is_not_replaced_in_silence() -> None:
    key = (DATASET.name, VIEW.name)
    site = atlas(DATASET, project=project(home_chart=key))
    site = replace(site, charts={key: replace(site.charts[key], drawing=None)})
    with pytest.raises(ConfigurationError, match=r"extra\.atlas\.home\.chart: .* has no picture"):
        list(home.pages(site))
