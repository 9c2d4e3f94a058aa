"""One open socket: when to ping, when to acknowledge, how to renew its token. No transport here."""

import json
import math
from collections import deque
from typing import Any, Final

from pennybell.client.event import Json
from pennybell.client.sign_in import Access
from pennybell.client.steps import Receive, Renew, Say

PING_AFTER_S: Final = 35.0
ANSWER_S_MAX: Final = 10.0
ACK_EVERY_S: Final = 1.0

GLANCE_S: Final = 0.05
"""Shortest wait: what came while the caller was busy is read before anything is called late."""

FRESH_S: Final = 5.0
"""A token this new is not renewed when the server calls it expiring: with short lives it always
does."""

REFRESH_ID: Final = "auth"


class Talk:
    """`retry_after_s`: what the server said before it closes to restart."""

    def __init__(self, access: Access, now: float) -> None:
        self.access = access
        self.opened_at = now
        self.retry_after_s: float | None = None
        self._say: deque[str] = deque()
        self._heard_at = now
        self._pinged_at = math.inf
        self._renew_at = access.renew_at
        self._offered: Access | None = None
        self._offered_at = math.inf
        self._acked = 0
        self._acked_at = -math.inf

    def next_step(self, now: float, applied: int, *, errand_at: float) -> Say | Renew | Receive:
        """`applied`: last seq the caller is done with; `errand_at`: wake for something else."""
        if self._say:
            return Say(self._say.popleft())
        if now >= self._renew_at:
            return Renew(self.access.token)
        ack_at = self._acked_at + ACK_EVERY_S if applied > self._acked else math.inf
        if now >= ack_at:
            self._acked_at = now
            return Say(self.ack(applied))
        if self._pinged_at == math.inf and now - self._heard_at >= PING_AFTER_S:
            self._pinged_at = now
            return Say(text_of("ping", {}))
        ping_at = self._heard_at + PING_AFTER_S if self._pinged_at == math.inf else math.inf
        wake_at = min(ack_at, ping_at, self._dead_at(), self._renew_at, errand_at)
        return Receive(max(GLANCE_S, wake_at - now))

    def ack(self, applied: int) -> str:
        self._acked = applied
        return text_of("ack", {"seq": applied})

    def heard(self, now: float) -> None:
        self._heard_at = now
        self._pinged_at = math.inf

    def is_dead(self, now: float) -> bool:
        """After a silence: whether an answer is overdue."""
        return now >= self._dead_at()

    def put_off_renewal(self, until: float) -> None:
        self._renew_at = until

    def offer(self, access: Access, now: float) -> None:
        """Give the server a fresh token for this socket."""
        self._offered, self._offered_at = access, now
        self._renew_at = math.inf
        self._say.append(text_of("auth.refresh", {"token": access.token}, REFRESH_ID))

    def accepted(self) -> None:
        if self._offered is not None:
            self.access, self._renew_at = self._offered, self._offered.renew_at
        self._offered, self._offered_at = None, math.inf

    def expires_soon(self, now: float) -> None:
        """The server's own word, for clocks that stood still while the machine slept."""
        is_old = now - self.access.obtained_at >= FRESH_S
        if self.access.is_renewable and self._offered is None and is_old:
            self._renew_at = min(self._renew_at, now)

    def refuses_refresh(self, payload: Json) -> bool:
        return self._offered is not None and payload.get("ref") == REFRESH_ID

    def _dead_at(self) -> float:
        return min(self._pinged_at, self._offered_at) + ANSWER_S_MAX


def text_of(type_: str, payload: Json, id_: str | None = None) -> str:
    message: dict[str, Any] = {"type": type_, "payload": payload}
    if id_ is not None:
        message["id"] = id_
    return json.dumps(message, separators=(",", ":"))
