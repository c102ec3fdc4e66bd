"""How much a dataset folder may ask of whoever reads it: every limit stands here."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What is refused, so that the worst folder costs little and never holds up the others.

    descriptor_bytes: size of datapackage.yaml or datapackage.json.
    descriptor_values: properties, list items and values in it.
    descriptor_depth: lists and mappings inside each other in it.
    changelog_bytes: size of CHANGELOG.md.
    page_bytes: size of one Markdown file of a collection.
    picture_bytes: size of one picture of a collection.
    picture_pixels: pixels of one, which take four bytes each while it is written anew.
    files: files in one folder, those of its subfolders included.
    tables: tables of one dataset.
    table_bytes: size of one CSV file.
    dataset_bytes: size of all CSV files of one dataset.
    dataset_cells: cells of all tables of one dataset, so that within the limits of its bytes it can
        be judged in the memory that its process may have.
    bytes_checked_here: size of a dataset's CSV files above which all its checks run in a process
        with limits of its own, and not only the judge; below it they cannot take much.
    line_bytes: length of one line of a CSV file.
    cell_characters: length of one cell; a quote that is never closed runs into this.
    columns: columns of one table.
    workbook_bytes, workbook_unpacked_bytes: size of an Excel file that a dataset is drafted from,
        as it is and unpacked.
    workbook_cells: cells of one sheet, the empty ones before the last of a row included.
    pattern_characters: length of a regular expression in `pattern`.
    pattern_seconds: time of the processor that matching the cells of one column against its pattern
        may take.
    spec_characters, spec_depth: size of one view's own specification as JSON, and the properties
        inside each other in it.
    spec_number: the largest number in it that is not a figure on a scale, either way from zero.
    expression_characters: length of one expression in it.
    findings: findings that are reported on one folder.
    kept_bytes: size of one thing that is kept in build/cache.
    store_bytes: size of all that is kept there after a build: what was not used for longest goes.
    base_bytes: all datasets of a git revision that is compared with.
    seconds, seconds_per_megabyte: time of the processor that checking the tables of one folder may
        take: so much whatever their size, and so much more for each megabyte of them. No verdict
        depends on it: it only keeps a machine from being held up.
    most_seconds: time that checking them may take at most, however large they are.
    memory: bytes that the process which checks them may take, where the system can say so.
    """

    descriptor_bytes: int = MEGABYTE
    descriptor_values: int = 20_000
    descriptor_depth: int = 24
    changelog_bytes: int = MEGABYTE
    page_bytes: int = 100_000
    picture_bytes: int = 500_000
    picture_pixels: int = 20_000_000
    files: int = 1_000
    tables: int = 100
    table_bytes: int = 100 * MEGABYTE
    dataset_bytes: int = 200 * MEGABYTE
    dataset_cells: int = 25_000_000
    bytes_checked_here: int = 30 * MEGABYTE
    line_bytes: int = MEGABYTE
    cell_characters: int = 131_072
    columns: int = 500
    workbook_bytes: int = 50 * MEGABYTE
    workbook_unpacked_bytes: int = 300 * MEGABYTE
    workbook_cells: int = 20_000_000
    pattern_characters: int = 300
    pattern_seconds: float = 3
    spec_characters: int = 20_000
    spec_depth: int = 16
    spec_number: int = 1_000
    expression_characters: int = 200
    findings: int = 500
    kept_bytes: int = 100 * MEGABYTE
    store_bytes: int = 2_000 * MEGABYTE
    base_bytes: int = 2_000 * MEGABYTE
    seconds: float = 30
    seconds_per_megabyte: float = 4
    most_seconds: float = 180
    memory: int = 2_000 * MEGABYTE


LIMITS = Limits()
