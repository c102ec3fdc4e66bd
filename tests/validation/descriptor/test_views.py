from __future__ import annotations

from pipeline.charts import KINDS
from pipeline.profile import read_profile
from pipeline.validation.descriptor.views import NEEDS


def test_every_kind_of_the_profile_says_what_it_needs_and_is_drawn() -> None:
    kinds = read_profile()["$defs"]["view"]["properties"]["kind"]["enum"]
    assert set(kinds) == set(NEEDS) == set(KINDS)
