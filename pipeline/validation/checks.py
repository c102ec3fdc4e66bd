"""Every check of a dataset, in the order in which they are made.

Rows and cells are checked between the two lists, together with frictionless (`cells/`). Each check
of quality is a line of its own list (`quality/__init__.py`).
"""

from __future__ import annotations

from pipeline.validation.cells.keys import check_keys
from pipeline.validation.collections import check_pages
from pipeline.validation.descriptor.missing_labels import check_missing_labels
from pipeline.validation.descriptor.profile import check_profile
from pipeline.validation.descriptor.rules import check_rules
from pipeline.validation.descriptor.safety import check_safety
from pipeline.validation.descriptor.specs import check_specs
from pipeline.validation.descriptor.targets import check_targets
from pipeline.validation.descriptor.views import check_views
from pipeline.validation.descriptor.vocabulary import check_vocabulary
from pipeline.validation.descriptor.wording import check_wording
from pipeline.validation.hidden.addresses import check_links, check_links_in_cells
from pipeline.validation.hidden.cells import check_column_names, check_hidden_in_cells
from pipeline.validation.hidden.labels import check_labels
from pipeline.validation.hidden.written import check_hidden_in_texts
from pipeline.validation.inspection import Check
from pipeline.validation.meaning.contradictions import check_days
from pipeline.validation.meaning.coverage import check_coverage
from pipeline.validation.meaning.entities import check_entities, check_entity_pages
from pipeline.validation.meaning.numbers import check_numbers
from pipeline.validation.meaning.periods import check_periods
from pipeline.validation.meaning.units import check_units
from pipeline.validation.privacy.personal import check_privacy
from pipeline.validation.quality import check_quality
from pipeline.validation.reading.attachments import check_attachments
from pipeline.validation.reading.counts import check_counts

BEFORE_TABLES_ARE_READ: tuple[Check, ...] = (
    check_safety,
    check_profile,
    check_rules,
    check_keys,
    check_hidden_in_texts,
    check_labels,
    check_links,
)
AFTER_TABLES_ARE_READ: tuple[Check, ...] = (
    check_counts,
    check_attachments,
    check_hidden_in_cells,
    check_column_names,
    check_links_in_cells,
    check_views,
    check_specs,
    check_targets,
    check_periods,
    check_coverage,
    check_entity_pages,
    check_entities,
    check_vocabulary,
    check_missing_labels,
    check_wording,
    check_units,
    check_numbers,
    check_days,
    check_quality,
    check_privacy,
    check_pages,
)
