"""What there is to say about figures that are well formed and may yet be wrong."""

from __future__ import annotations

from pipeline.codes.code import WARNING, Code
from pipeline.codes.hints.series import one_unit, unit_or_break

QUALITY = (
    Code(
        "unit-slip",
        WARNING,
        "{found}: about {factor} {of}, which looks like a slip of unit.",
        "Compare it with the source and correct it. If it is right, declare a break where the "
        "series changes: `{note}`.",
        "A value 10, 100 or 1,000 times its neighbours is most often in another unit, or has its "
        "point in the wrong place.",
        tells_readers=True,
    ),
    Code(
        "unit-change",
        WARNING,
        "{when}, {number} of {of} series are about {factor} what they were before, as if "
        "the unit had changed.",
        "Bring the values to one unit. If they are right, declare under breaks: `{note}`.",
        "When all values of a period step by the same power of ten, they came in another unit.",
        hints=(one_unit,),
        tells_readers=True,
    ),
    Code(
        "jump",
        WARNING,
        "{found}: about {factor} {of}, far more than this column's values change otherwise.",
        "Compare it with the source and correct it. If it is right, say why in the notes, and "
        "declare a break where the series cannot be compared: `{note}`.",
        "A value that stands alone is most often a slip, and a chart of it shows little else.",
        tells_readers=True,
    ),
    Code(
        "level-change",
        WARNING,
        "{found}, and the series stays there: about {factor} {of}.",
        "If the method changed, declare it under breaks: `{note}`. If not, compare the values "
        "with the source.",
        "A line drawn across a change of method says that something happened which did not.",
        hints=(unit_or_break,),
        tells_readers=True,
    ),
    Code(
        "outlier",
        WARNING,
        "{value}{of} is about {factor} what is usual among the others, {usual}.",
        "Compare it with the source, its unit first, and correct it.",
        "Where all others are close together, one far away is most often in another unit.",
        tells_readers=True,
    ),
    Code(
        "series-apart",
        WARNING,
        "The values for {found} are about {usual}, {factor} those for {other}, the {end} of all "
        "others.",
        "Compare their unit with the others': single units, thousands, millions and billions are "
        "often mixed up.",
        "Where a whole series came in another unit, nothing inside it looks odd.",
        tells_readers=True,
    ),
    Code(
        "zeros-for-missing",
        WARNING,
        "{number} zeros stand between values of their series that are far from zero, as if they "
        "stood for missing values.",
        "If a value is not known, leave its cell empty and say why under missingValues; if it is "
        "truly zero, say so in the notes.",
        "A zero is a figure: it pulls down every mean and draws a fall that never happened.",
        tells_readers=True,
    ),
    Code(
        "gap",
        WARNING,
        "{found} has no row for {period}, which {number} of the {of} series around it have.",
        "Add the rows. Where a value is not known, leave its cell empty and say why under "
        "missingValues.",
        "A period that is missing inside a series is most often a row that was lost.",
        tells_readers=True,
    ),
    Code(
        "period-missing",
        WARNING,
        "No row has {period}, though the periods from {first} to {last} follow one another "
        "otherwise.",
        "Add the rows, or say in the notes why there is nothing for that period.",
        "A period that is missing everywhere is most often a part of the file that was lost.",
        tells_readers=True,
    ),
    Code(
        "column-constant",
        WARNING,
        'All {number} rows have "{value}".',
        "Check that the column was filled in. If it is right, say it once in the description and "
        "leave the column out, or give it `role: attribute` if it only describes the rows.",
        "A column that never varies tells rows apart no better than a sentence would.",
    ),
    Code(
        "column-without-values",
        WARNING,
        "None of the {number} rows has a value.",
        "Fill the column in, or remove it from the file and the descriptor.",
        "An empty column promises data that is not there.",
    ),
    Code(
        "category-spelt-twice",
        WARNING,
        '"{value}" ({number}) looks like another spelling of "{other}" ({others}).',
        'Write "{other}" in all rows. If the two differ, list both under categories, with labels '
        "that tell them apart.",
        "Two spellings of one category divide its rows between two lines of a chart.",
        tells_readers=True,
    ),
    Code(
        "missing-unexplained",
        WARNING,
        "{number} of {of} values are missing ({share}), and nothing says why.",
        'Say why: `missingValues: [{{value: "", label: not reported}}]` with the reason for a '
        "label, or add a column with `role: status` if reasons differ.",
        "Readers cannot tell what was not measured from what was lost.",
        tells_readers=True,
    ),
    Code(
        "missing-label-twice",
        WARNING,
        '{mark} and {other} are marks for a missing value, and both say "{label}".',
        "Say in each label what it means, or use one mark in all rows.",
        "Two marks with one label hide why a value is missing.",
    ),
    Code(
        "period-emptied",
        WARNING,
        "None of the {number} rows of {period} has a value, while most rows of every other period "
        "do.",
        "Take the values of {period} from the source again. If there are none, say so in the "
        "notes, with the year.",
        "A period that is empty in every row was most often lost on the way.",
        tells_readers=True,
    ),
    Code(
        "row-repeated",
        WARNING,
        "The row is the same in every cell as row {other}.",
        "Remove one of them. If both are meant, add a column that tells them apart, and a "
        "primaryKey.",
        "A row that stands twice counts twice.",
        tells_readers=True,
    ),
    Code(
        "series-repeated",
        WARNING,
        "{found} has the same values as {other} in all of its {number} periods.",
        "Compare both with the source; one may have been pasted over the other.",
        "Two things measured apart are hardly ever the same in every period.",
        tells_readers=True,
    ),
    Code(
        "parts-not-total",
        WARNING,
        "{found} add up to {sum}, but {total}; in {fitting} of {of} places they add up.",
        "Compare these values with the source; one of them is likely wrong.",
        "A total that its parts do not make up puts one of them in doubt.",
        tells_readers=True,
    ),
    Code(
        "total-outside-parts",
        WARNING,
        "{total} lies outside {found}.",
        "Compare these values with the source; two of them may have been swapped.",
        "What holds for all lies between what holds for the parts.",
        tells_readers=True,
    ),
    Code(
        "values-sorted",
        WARNING,
        "The {number} values stand in the order of their size, but the rows in that of their "
        "series, as if this column had been sorted alone.",
        "Take the column from the source again; sort whole rows, never one column.",
        "A column that is sorted by itself gives each row the value of another.",
    ),
    Code(
        "period-repeated",
        WARNING,
        "In {period}, {number} of {of} series have exactly the value that they had in {before}.",
        "Compare {period} with the source: values of {before} may have been pasted in its place.",
        "Measured values hardly ever stay the same in nearly every series.",
        tells_readers=True,
    ),
    Code(
        "precision-mixed",
        WARNING,
        "{value} has {digits} decimals; {share} of the values have {usual} or fewer.",
        "Take the values from one source and round them alike.",
        "Digits beyond those of the other values are most often left over from a calculation.",
    ),
    Code(
        "coverage-sparse",
        WARNING,
        "{number} of {of} cells are filled ({share}): {things} values of {column} by {periods} "
        "periods.",
        "Check that no rows were lost. If it is right, narrow the coverage to what the data holds.",
        "Pages say what the data covers; most of this would be empty.",
        tells_readers=True,
    ),
    Code(
        "latest-period-thin",
        WARNING,
        "{period} is the latest period and has values for {number}; the one before, {before}, "
        "for {others}.",
        "Wait until most have reported, or say in the notes that the period is not complete.",
        "Charts and rankings show the latest period, and would show hardly anything.",
        tells_readers=True,
    ),
    Code(
        "series-constant",
        WARNING,
        "{column} is {value} for {thing} in every period, though the figures of nearly all others "
        "change.",
        "Check that it was not filled down from its first cell; if it is right, say so in `notes`.",
        "A value that was copied down a column looks like a calm country.",
        tells_readers=True,
    ),
    Code(
        "series-reversed",
        WARNING,
        "{column} of {thing} runs against nearly all others, and with them if it is turned round.",
        "Check that its periods do not stand in the opposite order in the source; if it is right, "
        "say so in `notes`.",
        "A series that was pasted upside down falls where it rose.",
        tells_readers=True,
    ),
    Code(
        "column-shifted",
        WARNING,
        "The figures of {column} seem to stand {how}: they change with {key} only if they are "
        "moved.",
        "Compare a few rows with the source. A column that was cut, sorted or pasted alone no "
        "longer fits its keys.",
        "Every figure then stands beside another's name.",
        tells_readers=True,
    ),
    Code(
        "column-shuffled",
        WARNING,
        "The figures of {column} go with neither {keys}: they look as if they stood in the wrong "
        "rows.",
        "Compare a few rows with the source. If the figures are meant to be random, say so in "
        "`notes`.",
        "A column that was sorted without the others keeps its figures and loses what they are of.",
        tells_readers=True,
    ),
    Code(
        "measure-copied",
        WARNING,
        "The column has the same numbers as {other} in all of its {number} values.",
        "Compare both with the source; one may have been copied over the other. If they are one "
        "and the same, keep one of them.",
        "Two things measured apart are hardly ever the same in every row.",
    ),
    Code(
        "end-before-beginning",
        WARNING,
        "The end, {value}, is before the beginning, {first} in {begin}.",
        "Compare both with the source; they may have been swapped, or one of them mistyped.",
        "What ends before it begins lasts less than no time, and is lost from any count of years.",
        tells_readers=True,
    ),
)
