"""Channels: a message goes to one address of one person, and what became of it comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from pennybell.channels.statistics import Health
from pennybell.kit.clock import Instant
from pennybell.kit.ids import collapse_id_of

Urgency = Literal["very-low", "low", "normal", "high"]
"""RFC 8030, 5.3: what may wake a sleeping device. `high` is for what cannot wait."""

TTL_S_MAX: Final = 28 * 86_400
"""FCM's longest; push services take 30 days, APNs as many as it likes."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button on the notice; `link` opens when it is pressed."""

    id: str
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture inside a mail, named in its HTML as `cid:NAME`."""

    name: str
    content: bytes = field(repr=False)
    subtype: Literal["png", "jpeg"] = "png"


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail has beyond its subject (`Message.title`) and text (`Message.body`)."""

    html: str = field(repr=False, default="")
    images: tuple[Image, ...] = ()
    unsubscribe_url: str = field(repr=False, default="")
    """Unsubscribes by one POST without a sign-in; empty for what nobody can refuse."""
    kind: str = "notice"
    """What sort of mail it is, for List-Id and Feedback-ID."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said. Texts are shown to people; `repr` leaves them out."""

    id: str
    """The delivery's UUID: the same at every attempt, so that a repetition is recognised."""
    type: str
    """Event or notice it stands for, such as `budget.alert`."""
    title: str = field(repr=False)
    body: str = field(repr=False, default="")
    tag: str = ""
    """Later messages of one tag replace earlier ones on the device."""
    data: Mapping[str, str] = field(repr=False, default_factory=dict)
    link: str = field(repr=False, default="")
    """Absolute URL that opens when the notice is pressed."""
    urgency: Urgency = "normal"
    ttl_s: int = TTL_S_MAX
    """Seconds it stays worth delivering; 0: now or never."""
    badge: int | None = None
    """Unread count to show on the app's icon."""
    actions: tuple[Action, ...] = ()
    is_silent: bool = False
    """Shows nothing: tells the app to do something, such as to withdraw a notice."""
    generic: str = ""
    """A line that says nothing, in the person's language: what providers see of a sealed one."""
    sealed: str = field(repr=False, default="")
    """Ciphertext for the device alone (docs/protocol/sealed-push.md). Title and body are then a
    generic line, and link, data and actions are inside. Channels make it from a device's key."""
    mail: Mail | None = None

    @property
    def collapse_id(self) -> str:
        return collapse_id_of(self.tag or self.id)


@dataclass(frozen=True, slots=True)
class FcmAddress:
    kind: Literal["token", "fid"]
    value: str = field(repr=False)
    platform: Literal["android", "web"] = "android"
    device_key: bytes = field(repr=False, default=b"")
    """X25519 public key of the device (32 bytes); with one, everything travels sealed."""


@dataclass(frozen=True, slots=True)
class ApnsAddress:
    """`topic`: the app's bundle id; empty: the one of the settings."""

    token: str = field(repr=False)
    topic: str
    environment: Literal["production", "sandbox"]
    registered_at: Instant
    device_key: bytes = field(repr=False, default=b"")
    has_ever_succeeded: bool = True


@dataclass(frozen=True, slots=True)
class WebPushAddress:
    """What `PushSubscription.toJSON()` gave, base64url as it came."""

    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)
    vapid_key_id: str = ""
    """Key the browser subscribed with; empty: the one in use."""
    refusals: int = 0
    """Sends in a row that ended in a 4xx."""
    has_ever_succeeded: bool = True


@dataclass(frozen=True, slots=True)
class EmailAddress:
    address: str = field(repr=False)
    name: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class AppriseAddress:
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    url: str = field(repr=False)
    secrets: tuple[bytes, ...] = field(repr=False)
    """Newest first; every one signs, so that a receiver can change over."""


Address = FcmAddress | ApnsAddress | WebPushAddress | EmailAddress | AppriseAddress | WebhookAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """The provider took it over. `message_id`: what it calls the message."""

    message_id: str = field(repr=False, default="")
    reason: str = "accepted"
    http_status: int | None = None


RetryCause = Literal["outage", "throttle", "device", "delivery", "untried"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """Not this time; not before `after_s` seconds.

    Args:
        cause: `outage`: provider or network failed. `throttle`: the provider asks everybody to
            slow down. `device`, `delivery`: it concerns this device, this message. `untried`:
            nothing was sent, the channel is pausing or full.
        ambiguous: it may have been accepted: only the same message id may be sent again.
    """

    after_s: float
    reason: str
    cause: RetryCause = "outage"
    ambiguous: bool = False
    http_status: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """This address is no more: set its subscription to `state`, keep every other.

    Args:
        is_bounce: a mail address that nobody has: never write to it again.
    """

    reason: str
    state: Literal["disabled", "needs_resubscribe"] = "disabled"
    is_bounce: bool = False
    http_status: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """We said something wrong: bury this message, keep the address."""

    reason: str
    http_status: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconfigured:
    """The operator has to mend something: keep the address and the message, try after `after_s`."""

    reason: str
    after_s: float
    http_status: int | None = None


Outcome = Delivered | Retry | Gone | Ours | Misconfigured


class Channel(Protocol):
    """Sends messages by one means.

    Guarantee: `send` never raises for what the world outside does, and answers within 10 s of
    getting a slot, 20 s in all. A call leads to at most one accepted message. `Delivered` is only
    said of what a provider accepted; `ambiguous` of what it may have accepted. Sent again, a
    message carries the same id and collapse id. Whatever fails for one address, or one provider,
    keeps no other waiting. No token, endpoint, address or text is logged.
    """

    @property
    def name(self) -> str:
        """`fcm`, `apns`, `webpush`, `email`, `apprise`, `sms`, `webhook` or `recording`."""
        ...

    async def send(self, address: Address, message: Message, *, attempt: int = 1) -> Outcome:
        """Send once. `attempt` counts from 1 and lengthens what `Retry` asks for."""
        ...

    def health(self) -> Health: ...

    async def close(self) -> None:
        """Close the connections; running sends end with `Retry`."""
        ...
