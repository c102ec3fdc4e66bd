"""What a dataset's own words say of its periods."""

from __future__ import annotations

import re

from pipeline.folders import Folder
from pipeline.validation.descriptor_view import texts

_YEAR = re.compile(r"\b\d{4}\b")


def years_told(folder: Folder) -> frozenset[str]:
    """The years of which the notes or the processing speak: what they lack is known."""
    descriptor = folder.descriptor or {}
    told = (*texts(descriptor.get("notes")), *texts(descriptor.get("processing")))
    return frozenset(year for words in told for year in _YEAR.findall(words))
