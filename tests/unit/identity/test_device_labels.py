"""What people call the device that a user agent describes."""

import pytest

from pennybell.domains.identity.notices import label_of

MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit"
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "label"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Linux",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
            "Firefox on Linux",
        ),
        (f"{MAC}/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari on Mac"),
        (f"{MAC}/537.36 (KHTML, like Gecko) Chrome/138.0 Safari/537.36 Edg/138.0", "Edge on Mac"),
        (f"{PHONE} Chrome/138.0 Mobile Safari/537.36", "Chrome on Android"),
        ("python-httpx/0.28.1", "python-httpx"),
        ("Penny\u202ebell 2.0\r\n", "Pennybell 2.0"),
        ("", "a device"),
    ],
)
def test_a_device_is_named_as_people_name_it(user_agent: str, label: str) -> None:
    assert label_of(user_agent) == label
