"""What hides is looked for in a time that grows with the text alone."""

from __future__ import annotations

import pytest

from pipeline.validation.hidden.characters import hidden_places
from pipeline.validation.hidden.lookalikes import lookalikes_in


@pytest.mark.parametrize("part", ["\u200e\u05d0a ", "\U000e0061", "\u2800\u2801", "\u0430a"])
def test_a_long_text_takes_no_longer_than_it_is(part: str) -> None:
    text = part * (131_072 // len(part))
    assert len(hidden_places(text)) <= len(text)
    assert len(tuple(lookalikes_in(text))) <= len(text)
