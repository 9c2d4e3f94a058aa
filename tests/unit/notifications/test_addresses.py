"""What a send is told of a device."""

from types import SimpleNamespace

import pytest

from pennybell.channels.port import ApnsAddress
from pennybell.notifications.messages import address_of


@pytest.mark.parametrize(("last_success_at", "worked"), [(None, False), (1, True)])
def test_apple_is_told_of_a_token_whether_it_ever_worked(
    last_success_at: int | None, worked: bool
) -> None:
    row = SimpleNamespace(
        apns_topic=None,
        apns_env="sandbox",
        registered_at=1,
        seal_key=None,
        last_success_at=last_success_at,
    )
    address = address_of("apns", row, {"token": "a1" * 32}, sms_url="")

    assert isinstance(address, ApnsAddress)
    assert address.has_ever_succeeded is worked
