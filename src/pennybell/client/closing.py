"""What a close code asks of a client: the table of docs/protocol/, as a function."""

import re
from typing import Final, NamedTuple

from pennybell.client.errors import ClientError, Displaced, ProtocolRefused, SignedOut

NO_CLOSE_FRAME: Final = 1006
TOKEN_EXPIRED: Final = 4401

_delayed = re.compile(r"\bretry_after_ms=(\d{1,9})\b")

_final: Final[dict[int, tuple[type[ClientError], str, str]]] = {
    1002: (ProtocolRefused, "protocol_error", "The server saw broken frames."),
    1003: (ProtocolRefused, "unsupported", "The server does not take this kind of message."),
    1007: (ProtocolRefused, "not_utf8", "The server was sent text that is not UTF-8."),
    1009: (ProtocolRefused, "too_big", "The server was sent too long a message."),
    4500: (SignedOut, "revoked", "This sign-in was ended elsewhere; sign in again."),
    4501: (SignedOut, "account_disabled", "This account is disabled."),
    4502: (ProtocolRefused, "protocol", "The server does not understand this client."),
    4503: (Displaced, "too_many_sockets", "Another device of yours took this one's place."),
    4504: (Displaced, "disconnected", "This device was disconnected from another one."),
}


class Reconnect(NamedTuple):
    """`after_s` None: by back-off. `with_fresh_token`: the one it had is no good any more."""

    after_s: float | None
    with_fresh_token: bool


def reconnect_after(code: int, reason: str) -> Reconnect:
    """How to come back after a close.

    Raises:
        SignedOut, Displaced, ProtocolRefused: not at all.
    """
    if code in _final:
        error, name, detail = _final[code]
        raise error(name, detail)
    if 4500 <= code <= 4999:
        name = reason.partition(" ")[0] or str(code)
        raise Displaced(name, f"The server asked not to be called again: {name}.")
    delay = _delayed.search(reason)
    after_s = int(delay[1]) / 1_000 if delay and 4000 <= code <= 4499 else None
    return Reconnect(after_s, with_fresh_token=code == TOKEN_EXPIRED)
