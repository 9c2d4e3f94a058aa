"""URLs from people: what is refused on sight, and which addresses are nobody's business."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.kit.url_guard import UrlRefused, check_url, is_public

NOTHING: list[str] = []


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://push.example/send/abc?d=1", "push.example", 443),
        ("https://Push.Example.:8443/", "push.example", 8443),
        ("https://[2606:4700::1111]/x", "2606:4700::1111", 443),
    ],
)
def test_an_https_url_names_its_target(url: str, host: str, port: int) -> None:
    target = check_url(url, allow=NOTHING)

    assert (target.scheme, target.host, target.port) == ("https", host, port)
    assert not target.is_trusted


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://push.example/x", "https://push.example"),
        ("https://push.example:443/x", "https://push.example"),
        ("https://push.example:8443/x", "https://push.example:8443"),
        ("https://[2606:4700::1111]:8443/x", "https://[2606:4700::1111]:8443"),
    ],
)
def test_an_origin_has_its_port_unless_it_is_the_usual_one(url: str, origin: str) -> None:
    assert check_url(url, allow=NOTHING).origin == origin


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://push.example/", "not_https"),
        ("ftp://push.example/", "not_https"),
        ("file:///etc/passwd", "host"),
        ("https:///path", "host"),
        ("//push.example/", "not_https"),
        ("push.example", "host"),
        ("", "host"),
        ("https://user@push.example/", "userinfo"),
        ("https://push.example@10.0.0.1/", "userinfo"),
        ("https://:@push.example/", "userinfo"),
        ("https://push.example\\@10.0.0.1/", "characters"),
        ("https://push.example/a b", "characters"),
        ("https://push.example/\r\nHost: other", "characters"),
        ("https://push.example/\x00", "characters"),
        ("https://p\u00fcsh.example/", "characters"),
        ("https://push.example\u3002evil/", "characters"),
        ("https://push.example:99999/", "unreadable"),
        ("https://push.example:x/", "unreadable"),
        ("https://push.example:0/", "port"),
        ("https://[::1/", "unreadable"),
        ("https://[fe80::1%25eth0]/", "host"),
        ("https://push.example/" + "a" * 2_048, "too_long"),
    ],
)
def test_what_is_refused_on_sight(url: str, reason: str) -> None:
    with pytest.raises(UrlRefused) as refused:
        check_url(url, allow=NOTHING)

    assert refused.value.reason == reason


def test_a_host_the_operator_trusts_may_speak_plain_http() -> None:
    allow = ["ntfy.lan", "127.0.0.1:8081"]

    assert check_url("http://ntfy.lan:8080/topic", allow=allow).is_trusted
    assert check_url("http://127.0.0.1:8081/", allow=allow).is_trusted
    for other in ("http://127.0.0.1:8082/", "http://ntfy.lan.evil.example/", "http://a.ntfy.lan/"):
        with pytest.raises(UrlRefused):
            check_url(other, allow=allow)


def test_trust_in_a_host_is_no_trust_in_a_user_named_like_it() -> None:
    with pytest.raises(UrlRefused):
        check_url("http://ntfy.lan@10.0.0.1/", allow=["ntfy.lan"])


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255"),  # noqa: S104
        *("192.168.1.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1"),
        *("255.255.255.255", "192.0.0.8", "192.0.2.1", "198.51.100.1", "203.0.113.1"),
        *("::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2002:7f00:1::"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
        *("64:ff9b:1::1", "2001::1", "2001:0:7f00:1::", "100::1", "5f00::1", "fec0::1", "3fff::1"),
        *("::127.0.0.1", "localhost", "", "2130706433", "127.1", "fe80::1%eth0"),
    ],
)
def test_addresses_that_are_nobodys_business(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "64:ff9b::101:101"],
)
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses())
def test_nothing_that_python_calls_private_is_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    """Python's own list as a second opinion; ours is the stricter one."""
    if is_public(str(address)) and "64:ff9b" not in str(address):
        assert not address.is_private
        assert not address.is_loopback
        assert not address.is_link_local
        assert not address.is_multicast
        assert not address.is_reserved


@given(st.text(max_size=60))
def test_no_text_breaks_the_guard(text: str) -> None:
    try:
        target = check_url(text, allow=NOTHING)
    except UrlRefused:
        return
    assert target.scheme == "https"
    assert not target.is_trusted
