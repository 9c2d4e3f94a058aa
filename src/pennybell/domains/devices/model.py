"""Where somebody can be rung: a phone's token, or a browser's subscription. Pure."""

from dataclasses import dataclass, field
from typing import Final, Literal

DEVICES_MAX: Final = 20
"""Of one kind and person; one more retires the one that registered longest ago."""

Kind = Literal["fcm", "apns", "webpush"]


@dataclass(frozen=True, slots=True)
class DeviceDraft:
    """A registration. `secret`: what sends take, by name (token, or endpoint, p256dh, auth)."""

    kind: Kind
    address_kind: Literal["token", "fid", "endpoint"]
    address: str = field(repr=False)
    secret: dict[str, str] = field(repr=False)
    device_id: str | None = None
    device_name: str = ""
    platform: str = ""
    apns_topic: str | None = None
    apns_env: str | None = None
    vapid_key_id: str | None = None
    endpoint_origin: str | None = None
    seal_key: str | None = None


def masked(address: str) -> str:
    """Enough to tell two devices apart, and nothing to send with."""
    tail = address[-4:] if len(address) > 12 else ""
    return f"…{tail}"
