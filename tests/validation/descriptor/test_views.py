from __future__ import annotations

from pipeline.charts import KINDS
from pipeline.validation.descriptor.profile import read_profile
from pipeline.validation.descriptor.views import DRAWN, NEEDS


def test_the_kinds_said_to_be_drawn_are_those_that_are() -> None:
    assert set(DRAWN) == set(KINDS)


def test_every_kind_of_the_profile_says_what_it_needs() -> None:
    kinds = read_profile()["$defs"]["view"]["properties"]["kind"]["enum"]
    assert set(kinds) == set(NEEDS)
