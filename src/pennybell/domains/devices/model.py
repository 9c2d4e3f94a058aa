"""Where somebody can be rung: a phone's token, or a browser's subscription. Pure."""

from dataclasses import dataclass, field
from typing import Any, Final, Literal

DEVICES_MAX: Final = 20
"""Of one kind and person; one more retires the one that registered longest ago."""

FORGOTTEN: Final = "forgotten"
"""State of what is left of a device that somebody took off the list: it does not come back by itself."""

FORGOTTEN_MAX: Final = 100
"""Of one person; those that were registered longest ago are no longer known."""

Kind = Literal["fcm", "apns", "webpush"]


@dataclass(frozen=True, slots=True)
class DeviceDraft:
    """A registration.

    Args:
        secret: what sends take, by name (token, or endpoint, p256dh, auth).
        is_renewal: a start says again what was registered; nobody has just asked for it.
    """

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
    is_renewal: bool = False

    def replaces(self, row: Any) -> bool:
        """Whether a row is of the same app or browser, under whatever address it had."""
        is_same = self.device_id is not None and row.device_id == self.device_id
        return is_same and (row.kind == self.kind or row.platform == self.platform == "web")


def masked(address: str) -> str:
    """Enough to tell two devices apart, and nothing to send with."""
    tail = address[-4:] if len(address) > 12 else ""
    return f"…{tail}"
