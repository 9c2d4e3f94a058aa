"""Close codes: 4000 to 4499 reconnect, 4500 to 4999 do not. The text is `<name>`.

1001 and 1006 are never sent: the first is a browser's that leaves, the second stands for none.
"""

from typing import Final, NamedTuple


class CloseCode(NamedTuple):
    code: int
    name: str


NORMAL: Final = CloseCode(1000, "normal")
GOING_AWAY: Final = CloseCode(1001, "going_away")
PROTOCOL_ERROR: Final = CloseCode(1002, "protocol_error")
UNSUPPORTED: Final = CloseCode(1003, "unsupported")
LOST: Final = CloseCode(1006, "lost")
NOT_UTF8: Final = CloseCode(1007, "not_utf8")
TOO_BIG: Final = CloseCode(1009, "too_big")

DRAINING: Final = CloseCode(4000, "draining")
SLOW: Final = CloseCode(4001, "slow")
HEARTBEAT: Final = CloseCode(4002, "heartbeat")
RATE: Final = CloseCode(4029, "rate")
TOKEN_EXPIRED: Final = CloseCode(4401, "token_expired")
REVOKED: Final = CloseCode(4500, "revoked")
ACCOUNT_DISABLED: Final = CloseCode(4501, "account_disabled")
PROTOCOL: Final = CloseCode(4502, "protocol")
TOO_MANY_SOCKETS: Final = CloseCode(4503, "too_many_sockets")
DISCONNECTED: Final = CloseCode(4504, "disconnected")

NAMES: Final = {
    each.code: each.name for each in list(globals().values()) if isinstance(each, CloseCode)
}
