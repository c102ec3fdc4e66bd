from __future__ import annotations

import pytest

from pipeline.publish.urls import page_url, web_address

from .conftest import SITE, make_dataset, make_project


def test_the_page_of_a_dataset() -> None:
    assert page_url(make_dataset(), make_project()) == f"{SITE}datasets/growth/"


def test_only_web_addresses_are_and_they_are_safe(subtests: pytest.Subtests) -> None:
    cases = [
        ("https://a.example/b?c=d&e=%20#f", "https://a.example/b?c=d&e=%20#f"),
        (" http://a.example/é ", "http://a.example/%C3%A9"),
        ('https://a.example/<b> "{x}|\\^`\n', "https://a.example/%3Cb%3E%20%22%7Bx%7D%7C%5C%5E%60"),
        ("javascript:alert(1)", None),
        ("//a.example", None),
        ("https://", None),
        ("http://[::1", None),
        ("report.pdf", None),
        ("", None),
        (None, None),
    ]
    for text, url in cases:
        with subtests.test(text=text, url=url):
            assert web_address(text) == url
