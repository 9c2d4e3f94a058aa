"""Posts transactions over keep-alive connections at a steady rate, and notes both ends' times."""

import asyncio
import json
import ssl
import time
from collections.abc import Iterator
from typing import Final, cast

from pennybell.loadtest.orders import Address, Writing, Written, refusal_of

ANSWER_S_MAX: Final = 30.0
DAYS: Final = 28
WAITED_S: Final = 0.010
"""Later than this is more than a late timer."""


class Writers:
    """Lives in a client process; see Writing for the order and Written for what comes back."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._tls = ssl.create_default_context() if address.is_tls else None

    async def write(self, writing: Writing) -> Written:
        loop = asyncio.get_running_loop()
        written = Written()
        numbers = iter(range(round(writing.per_s * writing.seconds)))
        pens = [Pen(self._address, writing, written, numbers) for _ in range(writing.connections)]
        for pen in pens:
            await loop.create_connection(
                lambda pen=pen: pen,
                self._address.host,
                self._address.port,
                ssl=self._tls,
            )
        began = time.monotonic()
        for pen in pens:
            pen.begin(began)
        done = asyncio.gather(*(pen.done for pen in pens))
        await asyncio.wait_for(done, writing.seconds + ANSWER_S_MAX)
        return written


class Pen(asyncio.Protocol):
    """One connection: takes the next number, waits for its time, posts, waits for the answer.

    All pens share `numbers`; number n is due at n / per_s seconds.
    """

    def __init__(
        self, address: Address, writing: Writing, written: Written, numbers: Iterator[int]
    ) -> None:
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._authority = address.authority
        self._writing = writing
        self._written = written
        self._numbers = numbers
        self._began = 0.0
        self._number = 0
        self._sent_at = 0.0
        self._answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is no subclass

    def begin(self, at: float) -> None:
        self._began = at
        self._next()

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        self._answer = answer = self._answer + data
        end = answer.find(b"\r\n\r\n")
        if end < 0:
            return
        start = answer.lower().find(b"content-length: ", 0, end) + len(b"content-length: ")
        length = int(answer[start : answer.find(b"\r\n", start)])
        if len(answer) < end + 4 + length:
            return
        self._answer = b""
        self._note(answer, now)
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(error or ConnectionError("the server hung up on a writer"))

    def _note(self, answer: bytes, now: float) -> None:
        written = self._written
        at = answer.rfind(b'"seq":')
        if not answer.startswith(b"HTTP/1.1 201") or at < 0:
            written.refusals[refusal_of(answer)] += 1
            return
        written.desks.append(self._number % len(self._writing.desks))
        written.commits.append(int(answer[at + 6 :].rstrip(b"} \n")))
        written.sent_at.append(self._sent_at)
        written.answered_at.append(now)

    def _next(self) -> None:
        number = next(self._numbers, None)
        if number is None:
            if not self.done.done():
                self.done.set_result(None)
            self._transport.close()
            return
        self._number = number
        due, now = self._began + number / self._writing.per_s, time.monotonic()
        if now < due:
            asyncio.get_running_loop().call_later(due - now, self._send)
        else:
            self._written.waited += now - due > WAITED_S
            self._send()

    def _send(self) -> None:
        self._sent_at = time.monotonic()
        self._transport.write(self._request())

    def _request(self) -> bytes:
        token, account = self._writing.desks[self._number % len(self._writing.desks)]
        body = json.dumps(
            {
                "account_id": account,
                "amount_minor": -100 - self._number % 9_900,
                "date": f"2026-01-{1 + self._number % DAYS:02d}",
                "payee": "Corner shop",
            }
        )
        return (
            f"POST /api/v1/transactions HTTP/1.1\r\nHost: {self._authority}\r\n"
            f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
            f"Idempotency-Key: {self._writing.mark}-{self._number}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()
