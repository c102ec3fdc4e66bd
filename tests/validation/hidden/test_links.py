from __future__ import annotations

import pytest

from pipeline.pages.render import markdown_text, unlinked, web_link
from pipeline.publish.urls import web_address
from pipeline.validation.hidden.links import LinkFault, addresses_in, link_fault, title_fault


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://www.worldbank.org@evil.example/", LinkFault.USER_NAME),
        ("https://user:word@example.org/", LinkFault.USER_NAME),
        ("https://good.example\\@evil.example/", LinkFault.USER_NAME),
        ("HTTPS://a@b.example", LinkFault.USER_NAME),
        ("https://www.wоrldbank.org/", LinkFault.MIXED),
        ("https://аррӏе.com/", LinkFault.MIXED),
        ("https://xn--wrldbank-8yg.org/", LinkFault.MIXED),
        ("https://exam\u200bple.org/", LinkFault.MIXED),
        ("https://ｅxample.org/", LinkFault.MIXED),
        ("http://localhost/", LinkFault.THIS_MACHINE),
        ("http://localhost.:8000/", LinkFault.THIS_MACHINE),
        ("http://a.localhost/", LinkFault.THIS_MACHINE),
        ("http://127.0.0.1:22/", LinkFault.THIS_MACHINE),
        ("http://127.1/", LinkFault.THIS_MACHINE),
        ("http://2130706433/", LinkFault.THIS_MACHINE),
        ("http://0x7f000001/", LinkFault.THIS_MACHINE),
        ("http://0177.0.0.1/", LinkFault.THIS_MACHINE),
        ("http://134744072/", LinkFault.THIS_MACHINE),
        ("http://[::1]/", LinkFault.THIS_MACHINE),
        ("http://[::ffff:127.0.0.1]/", LinkFault.THIS_MACHINE),
        ("http://[fe80::1%25eth0]/", LinkFault.THIS_MACHINE),
        ("http://10.1.2.3/", LinkFault.THIS_MACHINE),
        ("http://192.168.0.1/", LinkFault.THIS_MACHINE),
        ("http://172.16.0.1/", LinkFault.THIS_MACHINE),
        ("http://169.254.169.254/", LinkFault.THIS_MACHINE),
        ("http://0.0.0.0/", LinkFault.THIS_MACHINE),
        ("http://１２７.0.0.1/", LinkFault.THIS_MACHINE),
        ("http://printer.local/", LinkFault.THIS_MACHINE),
        ("http://intranet/", LinkFault.THIS_MACHINE),
    ],
)
def test_an_address_that_misleads_is_never_a_link(address: str, fault: LinkFault) -> None:
    assert link_fault(address) is fault
    assert web_address(address) is None
    assert web_link(address, "Prices") is None
    assert unlinked(address, "Prices") == f" ({address})"
    assert "<a" not in markdown_text(f"See [prices](<{address}>).")


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.org/", "https://data.gov.uk/x?mail=a@b.c", "https://example.org/@name"),
        *("https://пример.рф/", "https://münchen.de/", "https://例え.jp/", "https://8.8.8.8/"),
        *(
            "https://xn--mnchen-3ya.de/",
            "https://한국.kr/",
            "https://www.ελλάδα.gr/",
            "table.csv",
            "",
        ),
        *(
            "https://сахар.рф/",
            "mailto:a@example.org",
            "https://日本語とkana.jp/",
            "https://[2606:4700::1111]/",
        ),
    ],
)
def test_a_sound_address_has_no_fault(address: str) -> None:
    assert link_fault(address) is None


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("https://www.worldbank.org", "https://evil.example/"),
        ("www.worldbank.org", "https://evil.example/"),
        ("World Bank (data.worldbank.org)", "https://evil.example/data.worldbank.org"),
        ("destatis.de", "https://destatis.evil.example/"),
        ("https://worldbank.org/data", "https://worldbank.org.evil.example/data"),
    ],
)
def test_a_title_that_names_another_host_is_found(title: str, address: str) -> None:
    assert title_fault(title, address) is LinkFault.OTHER_HOST
    assert web_link(address, title) is None
    assert str(markdown_text(f"[{title}]({address})")) == f"<p>{title} ({address})</p>"


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("World Bank", "https://data.worldbank.org"),
        ("data.worldbank.org", "https://databank.worldbank.org/x"),
        ("destatis.de", "https://www-genesis.destatis.de"),
        ("ons.gov.uk", "https://www.gov.uk/x"),
        ("Table A.1, e.g. U.S. data", "https://example.org"),
        ("OECD.Stat and Node.js", "https://stats.oecd.org"),
        ("prices.csv, readme.md and v1.2", "https://example.org"),
        ("Prices of example.org", "https://example.org/prices"),
        ("example.org", "prices.csv"),
    ],
)
def test_a_title_that_names_no_other_host_is_sound(title: str, address: str) -> None:
    assert title_fault(title, address) is None


def test_addresses_are_read_as_people_write_them() -> None:
    text = "See [A](https://a.example/x_(y)), <https://b.example>, https://c.example.\n\n[d]: http://d.example\n"
    assert dict(addresses_in(text)) == {
        "https://a.example/x_(y)": "A",
        "http://d.example": "d",
        "https://b.example": "",
        "https://c.example": "",
    }
