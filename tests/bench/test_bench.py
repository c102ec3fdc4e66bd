"""What the benches measure is sound: a number from a broken dataset says nothing."""

from __future__ import annotations

from pathlib import Path

from tests.bench import charts, validate
from tests.site.running import invoke


def test_the_large_table_is_valid(tmp_path: Path) -> None:
    done = invoke(validate.write_site(tmp_path, 500), "validate", "--profile", "standard")
    assert done.exit_code == 0, done.output


def test_the_wrong_table_is_not(tmp_path: Path) -> None:
    site = validate.write_site(tmp_path, 500, is_wrong=True)
    done = invoke(site, "validate", "--profile", "standard")
    assert done.exit_code == 1, done.output
    assert "490 more rows" in done.output
    assert "the same region, year, indicator" in done.output


def test_the_charts_are_of_valid_data(tmp_path: Path) -> None:
    done = invoke(charts.write_site(tmp_path), "validate", "--profile", "standard")
    assert done.exit_code == 0, done.output
