"""Who is at the other end, behind which proxies, and whose pages may call."""

from pathlib import Path
from typing import Any

import pytest

from pennybell.edge.peers import is_allowed_origin, is_loopback, peer_of
from pennybell.settings import Settings


def settings(**fields: Any) -> Settings:
    return Settings(data_dir=Path("unused"), **fields)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_this_machine_is_local(host: str) -> None:
    assert is_loopback(host)
    assert peer_of(settings(), host, "http", {}).is_local


@pytest.mark.parametrize("host", ["192.168.1.7", "10.0.0.1", "::", "0.0.0.0", "", "example.org"])  # noqa: S104
def test_every_other_machine_is_not(host: str) -> None:
    assert not peer_of(settings(), host, "http", {}).is_local


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the first could be anybody's invention
        ("203.0.113.9, 10.0.0.2", "203.0.113.9"),  # 10.0.0.2 is trusted too
        ("garbage, 203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, garbage", "10.0.0.1"),
        ("", "10.0.0.1"),
        ("10.0.0.2", "10.0.0.1"),
        ("2001:db8::7", "2001:db8::7"),
    ],
)
def test_behind_trusted_proxies_the_last_untrusted_hop_counts(forwarded: str, address: str) -> None:
    trusting = settings(trusted_proxies="10.0.0.1, 10.0.0.2")

    peer = peer_of(trusting, "10.0.0.1", "http", {"x-forwarded-for": forwarded})

    assert (peer.address, peer.is_local) == (address, False)


def test_nobody_elses_headers_are_believed() -> None:
    said = {"x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "https"}

    peer = peer_of(settings(), "203.0.113.9", "http", said)

    assert (peer.address, peer.is_local, peer.is_secure) == ("203.0.113.9", False, False)


def test_a_public_https_address_makes_cookies_secure() -> None:
    assert peer_of(settings(public_url="https://money.example"), "127.0.0.1", "http", {}).is_secure
    assert not peer_of(settings(public_url="http://money.example"), "::1", "http", {}).is_secure


@pytest.mark.parametrize(
    ("origin", "may"),
    [
        ("http://localhost:8080", True),
        ("https://localhost:8080", False),
        ("http://localhost:8081", False),
        ("http://LOCALHOST:8080", False),
        ("https://money.example", True),
        ("https://app.example", True),
        ("https://app.example/", False),
        ("https://evil.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_origins_are_compared_whole(origin: str, may: bool) -> None:
    ours = settings(public_url="https://money.example/", allowed_origins="https://app.example")

    assert is_allowed_origin(ours, origin, "http", "localhost:8080") is may


@pytest.mark.parametrize(
    "origin", ["app.example", "ftp://app.example", "https://app.example/x", "*"]
)
def test_a_setting_that_is_no_origin_is_refused_at_start(origin: str) -> None:
    with pytest.raises(ValueError, match="is no origin"):
        settings(allowed_origins=origin)
