"""What downloads are called, also those of endings that have no line of their own."""

from __future__ import annotations

from pipeline.publish.model import Download
from pipeline.publish.tables.formats import FORMATS, Format, format_of


def test_a_download_has_the_format_of_its_ending() -> None:
    assert format_of(Download("datasets/growth/rates.csv", "Rates", 3)) is FORMATS["csv"]


def test_an_ending_without_a_line_of_its_own_says_what_it_is() -> None:
    assert format_of(Download("datasets/growth/growth.txt", "About", 3)) == Format(
        "TXT", "text/plain", "TXT"
    )
    odd = format_of(Download("datasets/growth/growth.rates", "Rates", 3))
    assert (odd.title, odd.media_type) == ("RATES", "application/octet-stream")
