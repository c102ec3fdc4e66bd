"""What to tell the person who had a dataset drafted."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.drafting import Draft
from pipeline.folders import YAML_DESCRIPTOR


def next_steps(draft: Draft) -> Iterator[str]:
    """Lines that say what was assumed, what was written and what is left to do."""
    yield from draft.assumed
    folder = f"datasets/{draft.name}"
    if draft.tables:
        written = (YAML_DESCRIPTOR, *draft.tables)
        files = " and ".join((", ".join(written[:-1]), written[-1]))
        yield f"Wrote {folder}/ with {files}. Write your rows below the column names."
    elif draft.table is None:
        yield f"Wrote {folder}/{YAML_DESCRIPTOR}. Put the table beside it as {draft.name}.csv."
    else:
        yield f"Wrote {folder}/{YAML_DESCRIPTOR} and {folder}/{draft.name}.csv."
    yield (f"{_waiting(draft.questions)} Then check it: pipeline validate {draft.name}")


def _waiting(questions: int) -> str:
    if questions == 1:
        return f"1 question in {YAML_DESCRIPTOR} begins with TODO: and waits for an answer."
    return f"{questions} questions in {YAML_DESCRIPTOR} begin with TODO: and wait for answers."
