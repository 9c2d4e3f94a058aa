"""The state machine of a stream that survives everything: sync and async drive the same one.

A driver asks `next_step`, does that one thing, reports what came of it, and asks again:

    while True:
        step = live.next_step(clock())
        ...

Reports that mean the end raise (SignedOut, Displaced, ProtocolRefused, ApiProblem); whatever
can be mended is mended by later steps. Times are seconds of the driver's clock.
"""

import json
import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from pennybell.client import steps
from pennybell.client.closing import NO_CLOSE_FRAME, reconnect_after
from pennybell.client.cursor import Cursor, Gap
from pennybell.client.errors import ApiProblem, SignedOut
from pennybell.client.event import Event, Item, Json, Resync
from pennybell.client.pace import Pace
from pennybell.client.sign_in import Access, ended_by
from pennybell.client.steps import Step
from pennybell.client.talk import Talk

HEALTHY_S: Final = 10.0
"""A socket that lasted this long starts the back-off anew."""

POLL_WAIT_S: Final = 25
"""Below the 30 s after which proxies tend to give up on an answer."""

POLL_FOR_S: Final = 300.0
"""How long to poll before trying a socket again."""

BLOCKED_MAX: Final = 2
"""Upgrades that fail although the server would take them, before the network is given up on."""


@dataclass(frozen=True, slots=True)
class State:
    """How the stream stands. `why` and `retry_s` (seconds) while waiting."""

    name: Literal["connecting", "open", "polling", "waiting"]
    why: str = ""
    retry_s: float = 0.0


@dataclass(frozen=True, slots=True)
class _Lost:
    """The stream cannot be continued: a snapshot is due."""

    reason: str
    head: int


class Live:
    """`place`: (seq, epoch) of the last item handed out; keep it to resume in a later run."""

    def __init__(
        self,
        *,
        since: int | None,
        epoch: str | None,
        random: Callable[[], float],
        acknowledges: bool = True,
    ) -> None:
        self.state = State("connecting")
        self.place = (since, epoch)
        self._acknowledges = acknowledges
        self._cursor = Cursor(since, epoch)
        self._pace = Pace(random)
        self._talk: Talk | None = None
        self._out: deque[Item] = deque()
        self._lost: _Lost | None = None
        self._errand_at = -math.inf
        self._retry_at = -math.inf
        self._poll_until = -math.inf
        self._stale_token: str | None = None
        self._has_renewed = False
        self._is_unexplained = False
        self._blocked = 0
        self._refresh_is_understood = True

    @property
    def is_open(self) -> bool:
        """Whether the driver's socket is still wanted."""
        return self._talk is not None

    # What to do next.

    def next_step(self, now: float) -> Step:
        if self._out:
            return self._deliver(self._out.popleft())
        if self._talk is None:
            return self._reach(now)
        if self._lost is not None and now >= self._errand_at:
            return self._load()
        errand_at = self._errand_at if self._lost is not None else math.inf
        # Being asked again, the caller is done with what it got.
        return self._talk.next_step(now, self._seen, errand_at=errand_at)

    def farewell(self) -> str | None:
        """What to say before closing of one's own accord."""
        return self._talk.ack(self._seen) if self._talk is not None and self._seen else None

    @property
    def _seen(self) -> int:
        return (self.place[0] or 0) if self._acknowledges else 0

    def _deliver(self, item: Item) -> steps.Deliver:
        if isinstance(item, Resync):
            self.place = (item.snapshot["seq"], item.snapshot["epoch"])
        else:
            self.place = (item[-1].commit, self._cursor.epoch)
        return steps.Deliver(item)

    def _reach(self, now: float) -> Step:
        if now < self._retry_at:
            return steps.Sleep(self._retry_at - now)
        is_polling = now < self._poll_until
        if self._is_unexplained:
            return steps.Probe()
        if self._lost is not None or (is_polling and self._cursor.seq is None):
            return self._load()
        if is_polling and self._cursor.seq is not None:
            # The first answer comes at once and tells that polling works.
            wait_s = POLL_WAIT_S if self.state.name == "polling" else 0
            return steps.Poll(self._cursor.seq, self._cursor.epoch, wait_s)
        if self.state.name != "polling":
            self.state = State("connecting")
        return steps.Connect(self._cursor.seq, self._cursor.epoch, self._stale_token)

    def _load(self) -> steps.LoadSnapshot:
        return steps.LoadSnapshot(self._stale_token)

    # What came of it.

    def connected(self, access: Access, now: float) -> None:
        self._talk = Talk(access, now)
        self._cursor.restart()
        self._stale_token = None
        self._is_unexplained = False
        self._blocked = 0

    def heard(self, text: str | bytes, now: float) -> None:
        if self._talk is None:
            return
        self._talk.heard(now)
        message = json.loads(text)
        if "seq" in message:
            self._take(Event.from_envelope(message), now)
        else:
            self._told(self._talk, message["type"], message["payload"], now)

    def silent(self, now: float) -> None:
        """Nothing came while receiving."""
        if self._talk is not None and self._talk.is_dead(now):
            self._distrust(self._talk.access)
            self._fall_back("The server went silent.", now)

    def closed(self, code: int | None, reason: str, now: float) -> None:
        """The socket ended. Raises what a reconnect cannot mend."""
        talk = self._talk
        if talk is None:
            return
        how = reconnect_after(NO_CLOSE_FRAME if code is None else code, reason)
        if how.with_fresh_token:
            if not talk.access.is_renewable:
                raise SignedOut("token_expired", "The access token has expired.")
            self._distrust(talk.access)
        after_s = talk.retry_after_s if how.after_s is None else how.after_s
        self._fall_back(f"The connection ended ({reason or code or 'cut'}).", now, after_s=after_s)

    def failed(self, why: str, now: float) -> None:
        """The server could not be reached for what the last step asked."""
        self._is_unexplained = False
        if self._talk is not None:
            self._put_off(now)
        else:
            self._fall_back(why, now)

    def unexplained(self, why: str, now: float) -> None:
        """An upgrade failed and nobody said why: ask."""
        self._is_unexplained = True
        self._fall_back(why, now, after_s=0.0)

    def refused(self, problem: ApiProblem, access: Access | None, now: float) -> None:
        """The server refused what the last step asked. Raises it when waiting does not help.

        Args:
            access: the token that was shown.
        """
        self._is_unexplained = False
        status = problem.status
        if problem.comes_from_elsewhere:
            self._wait_as_told(problem, now)
        elif status == 410 and problem.code == "resync_required":
            self._lose_place(problem.extra)
        elif status == 426:
            self._find_blocked(now)
        elif status in {401, 403} and not self._has_renewed:
            self._renew_because(problem, access, now)
        elif status == 401:
            raise ended_by(problem)
        elif status == 503 and self._talk is None and now >= self._poll_until:
            self._poll_until = now + POLL_FOR_S
        elif status in {408, 429} or status >= 500:
            self._wait_as_told(problem, now)
        else:
            raise problem

    def renewed(self, access: Access, now: float) -> None:
        if self._talk is None:
            return
        if self._refresh_is_understood:
            self._talk.offer(access, now)
        else:
            self._come_back_at_once(now)

    def loaded(self, snapshot: Json) -> None:
        self._cursor.move(snapshot["seq"], snapshot["epoch"])
        self._stale_token = None
        if self._lost is None:
            self.place = (snapshot["seq"], snapshot["epoch"])
        else:
            self._out.append(Resync(self._lost.reason, self._lost.head, snapshot))
            self._lost = None

    def polled(self, answer: Json, now: float) -> None:
        self.state = State("polling")
        self._pace.reset()
        self._has_renewed = False
        self._cursor.epoch = answer["epoch"]
        for envelope in answer["events"]:
            self._take(Event.from_envelope(envelope), now)

    # How it is understood.

    def _take(self, event: Event, now: float) -> None:
        if self._lost is not None:
            return  # the snapshot, read after this was sent, contains it
        try:
            commit = self._cursor.take(event)
        except Gap:
            self._fall_back("An event was missing.", now)
            return
        if commit is not None:
            self._out.append(commit)

    def _told(self, talk: Talk, type_: str, payload: Json, now: float) -> None:
        if type_ == "session.ready":
            self._begin(payload)
        elif type_ == "resync.required":
            self._lose_place(payload)
        elif type_ == "session.refreshed":
            talk.accepted()
        elif type_ == "session.expiring":
            talk.expires_soon(now)
        elif type_ == "session.draining":
            talk.retry_after_s = float(payload.get("retry_after_ms", 0)) / 1_000
        elif type_ == "error" and talk.refuses_refresh(payload):
            self._refresh_is_understood = payload.get("code") != "unknown_type"
            self._come_back_at_once(now)

    def _begin(self, ready: Json) -> None:
        self.state = State("open")
        self._has_renewed = False
        self._poll_until = -math.inf
        if self._cursor.seq is None:
            self._cursor.move(ready["head"], ready["epoch"])
            self.place = (ready["head"], ready["epoch"])
        elif self._cursor.epoch is None:
            self._cursor.epoch = ready["epoch"]
            self.place = (self.place[0], ready["epoch"])

    def _lose_place(self, said: Json) -> None:
        self._lost = _Lost(str(said.get("reason", "")), int(said.get("head", 0)))
        self._cursor.restart()
        self._errand_at = -math.inf

    def _distrust(self, access: Access) -> None:
        if access.is_renewable:
            self._stale_token = access.token

    def _renew_because(self, problem: ApiProblem, access: Access | None, now: float) -> None:
        """A newer token may know better: it is signed anew, and names a household of now."""
        if access is None or not access.is_renewable:
            raise ended_by(problem) if problem.status == 401 else problem
        self._has_renewed = True
        self._stale_token = access.token
        if self._talk is None:
            self._fall_back(problem.detail, now, after_s=0.0)

    def _find_blocked(self, now: float) -> None:
        self._blocked += 1
        if self._blocked >= BLOCKED_MAX:
            self._poll_until = now + POLL_FOR_S
        else:
            self._fall_back("Something on the way does not let WebSockets through.", now)

    def _wait_as_told(self, problem: ApiProblem, now: float) -> None:
        if self._talk is not None:
            self._put_off(now)
        else:
            self._fall_back(problem.detail, now, after_s=problem.retry_after_s)

    def _put_off(self, now: float) -> None:
        """The socket is well, an errand beside it failed."""
        until = now + self._pace.next_delay()
        if self._lost is not None:
            self._errand_at = until
        elif self._talk is not None:
            self._talk.put_off_renewal(until)

    def _come_back_at_once(self, now: float) -> None:
        self._fall_back("The token is renewed by connecting again.", now, after_s=0.0)

    def _fall_back(self, why: str, now: float, *, after_s: float | None = None) -> None:
        """Let go of the socket, if there is one, and come back later."""
        talk, self._talk = self._talk, None
        if talk is not None and now - talk.opened_at >= HEALTHY_S:
            self._pace.reset()
        delay = self._pace.next_delay() if after_s is None else after_s
        self._retry_at = now + delay
        self.state = State("waiting", why, delay)
