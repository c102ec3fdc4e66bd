"""What there is to say about figures that are well formed and may yet be wrong."""

from __future__ import annotations

from pipeline.codes.code import WARNING, Code

QUALITY = (
    Code(
        "unit-slip",
        WARNING,
        "{found}: {factor} {of}, which looks like a slip of unit.",
        "Compare it with the source and correct it. If it is right, declare a break where the "
        "series changes: `{note}`.",
        "A value 10, 100 or 1,000 times its neighbours is most often in another unit, or has its "
        "point in the wrong place.",
    ),
    Code(
        "unit-change",
        WARNING,
        "{when}, {number} of {of} series are {factor} what they were before, as if the unit had "
        "changed.",
        "Bring the values to one unit. If they are right, declare under breaks: `{note}`.",
        "When all values of a period step by the same power of ten, they came in another unit.",
    ),
    Code(
        "jump",
        WARNING,
        "{found}: {factor} {of}, far more than this column's values change otherwise.",
        "Compare it with the source and correct it. If it is right, say why in the notes, and "
        "declare a break where the series cannot be compared: `{note}`.",
        "A value that stands alone is most often a slip, and a chart of it shows little else.",
    ),
    Code(
        "level-change",
        WARNING,
        "{found}, and the series stays there: {factor} {of}.",
        "If the method changed, declare it under breaks: `{note}`. If not, compare the values "
        "with the source.",
        "A line drawn across a change of method says that something happened which did not.",
    ),
    Code(
        "outlier",
        WARNING,
        "{value}{of} is {factor} what is usual among the others, {usual}.",
        "Compare it with the source, its unit first, and correct it.",
        "Where all others are close together, one far away is most often in another unit.",
    ),
)
