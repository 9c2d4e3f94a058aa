"""Two small clients of a running server: HTTP as one signed-in person, and a WebSocket.

    robin = register(server.url)
    sam = robin.invite("member")                    # registers somebody by invitation
    account = robin.open_account()
    row = robin.record(account["id"], -1250)
    with robin.socket(since=0) as socket:
        event = socket.expect("transaction.created")

Answers that a test did not ask for fail it: `get`, `post`, `patch`, `delete` answer the decoded
body and expect success; `send` answers the bare response.
"""

import json
import secrets
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Self

import httpx
import websockets.sync.client as websocket
from websockets.exceptions import ConnectionClosed

PASSWORD = "correct horse battery"
ARRIVES_S_MAX = 10.0
"""Deadline for what must arrive: far beyond what it takes, so that a busy machine passes."""

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """Somebody signed in on one device."""

    url: str
    email: str
    token: str
    user_id: str
    household_id: str
    http: httpx.Client
    refresh_token: str = ""

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: dict[str, str] | None = None,
        params: dict[str, Any] | None = None,
    ) -> httpx.Response:
        """One request under /api/v1, signed in; any answer."""
        return self.http.request(
            method,
            f"{self.url}/api/v1{path}",
            json=body,
            params=params,
            headers={"Authorization": f"Bearer {self.token}", **(headers or {})},
        )

    def get(self, path: str, **params: Any) -> Any:
        return succeeded(self.send("GET", path, params=params))

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return succeeded(self.send("POST", path, body, headers=headers))

    def patch(self, path: str, body: Any) -> Any:
        return succeeded(self.send("PATCH", path, body))

    def delete(self, path: str) -> Any:
        return succeeded(self.send("DELETE", path))

    def open_account(self, name: str = "Checking", currency: str = "EUR", **fields: Any) -> Json:
        body = {"name": name, "type": "checking", "currency": currency, **fields}
        return dict(self.post("/accounts", body))

    def record(
        self, account_id: str, amount_minor: int, date: str = "2026-01-26", **fields: Any
    ) -> Json:
        body = {"account_id": account_id, "amount_minor": amount_minor, "date": date, **fields}
        return dict(self.post("/transactions", body))

    def record_long_notes(self, account_id: str) -> int:
        """100 kB of events in one unit of work; answers the last one's number."""
        row = {"account_id": account_id, "amount_minor": -1, "date": "2026-01-26"}
        rows = [{**row, "note": "n" * 5_000}] * 20
        return int(self.post("/transactions/bulk", {"transactions": rows})["seq"])

    def snapshot(self) -> Json:
        return dict(self.get("/snapshot"))

    def events(self, since: int = 0, **params: Any) -> list[Json]:
        return list(self.get("/events", since=since, **params)["events"])

    def all_transactions(self, **params: Any) -> list[Json]:
        """Every page of the listing."""
        rows: list[Json] = []
        cursor: Json = {}
        while True:
            page = self.get("/transactions", limit=200, **params, **cursor)
            rows += page["items"]
            if page["next_cursor"] is None:
                return rows
            cursor = {"cursor": page["next_cursor"]}

    def invite(self, role: str = "member", **fields: str) -> "Person":
        """Register somebody new into this person's household."""
        token = self.post("/invites", {"role": role})["token"]
        return register(self.url, invite=token, **fields)

    def join(self, token: str) -> Json:
        return dict(self.post("/invites/accept", {"token": token}))

    def on_another_device(self) -> "Person":
        """The same person, signed in once more."""
        return sign_in(self.url, self.email)

    def switched_to(self, household_id: str) -> "Person":
        """The same sign-in with a token for another household."""
        answer = self.post("/auth/switch", {"household_id": household_id})
        return _person(self.url, self.email, answer)

    @contextmanager
    def socket(self, since: int | None = None, epoch: str | None = None) -> Iterator["Socket"]:
        """An open socket that has said `session.ready`."""
        socket = Socket.open(self.url, self.token, since=since, epoch=epoch)
        try:
            yield socket
        finally:
            socket.close()


def register(url: str, name: str = "Robin", **fields: Any) -> Person:
    """Register somebody with a household of their own, or with `invite` in that one."""
    body: Json = {
        "email": f"{name.lower()}.{secrets.token_hex(6)}@home.example",
        "password": PASSWORD,
        "name": name,
        "currency": "EUR",
        "timezone": "Europe/Berlin",
        "client": "native",
        **fields,
    }
    return _person(url, body["email"], _post(url, "/auth/register", body))


def sign_in(url: str, email: str, password: str = PASSWORD) -> Person:
    body = {"email": email, "password": password, "client": "native"}
    return _person(url, email, _post(url, "/auth/login", body))


def succeeded(answer: httpx.Response) -> Any:
    assert answer.is_success, f"{answer.request.method} {answer.request.url}: {answer.text}"
    return answer.json() if answer.content else None


def new_http() -> httpx.Client:
    """A pool of connections of its own, for threads that must not wait for each other."""
    return httpx.Client(timeout=30, trust_env=False)


def _post(url: str, path: str, body: Json) -> Json:
    return dict(succeeded(_shared.post(f"{url}/api/v1{path}", json=body)))


_shared = new_http()


def _person(url: str, email: str, answer: Json) -> Person:
    return Person(
        url=url,
        email=email,
        token=answer["access_token"],
        user_id=answer["user"]["id"],
        household_id=answer["household"]["id"] if answer["household"] else "",
        http=_shared,
        refresh_token=answer.get("refresh_token") or "",
    )


class Socket:
    """A WebSocket and everything it heard. `ready`: the payload of `session.ready`."""

    def __init__(self, connecting: AbstractContextManager[websocket.ClientConnection]) -> None:
        self._stack = ExitStack()
        self.connection = self._stack.enter_context(connecting)
        self.heard: list[Json] = []
        self.ready: Json = {}

    @classmethod
    def open(
        cls, url: str, token: str, *, since: int | None = None, epoch: str | None = None
    ) -> Self:
        """Raises websockets.exceptions.InvalidStatus when the upgrade is refused."""
        query = "&".join(
            f"{name}={value}"
            for name, value in (("since", since), ("epoch", epoch))
            if value is not None
        )
        socket = cls(
            websocket.connect(
                f"{url.replace('http', 'ws', 1)}/api/v1/ws?{query}",
                additional_headers={"Authorization": f"Bearer {token}"},
                compression=None,
                ping_interval=None,
                max_size=None,
                max_queue=None,  # a full one would hold up the goodbye behind what nobody read
                proxy=None,
            )
        )
        socket.ready = socket.expect("session.ready")["payload"]
        return socket

    def receive(self, timeout: float = ARRIVES_S_MAX) -> Json:
        """The next message. Raises TimeoutError, or ConnectionClosed."""
        message: Json = json.loads(self.connection.recv(timeout))
        self.heard.append(message)
        return message

    def expect(self, type_: str, timeout: float = ARRIVES_S_MAX) -> Json:
        """The next message of this type; others before it stay in `heard`."""
        until = time.monotonic() + timeout
        while True:
            message = self.receive(max(0.01, until - time.monotonic()))
            if message["type"] == type_:
                return message

    def receive_until(self, seq: int, timeout: float = ARRIVES_S_MAX) -> list[Json]:
        """Receive up to the event `seq`; answers all durable events heard since opening."""
        until = time.monotonic() + timeout
        while not self.events() or self.events()[-1]["seq"] < seq:
            self.receive(max(0.01, until - time.monotonic()))
        return self.events()

    def receive_for(self, seconds: float) -> list[Json]:
        """Whatever arrives within so many seconds: for showing that something does not."""
        until = time.monotonic() + seconds
        arrived = []
        while (left := until - time.monotonic()) > 0:
            try:
                arrived.append(self.receive(left))
            except TimeoutError:
                break
        return arrived

    def events(self) -> list[Json]:
        """The durable events heard so far."""
        return [message for message in self.heard if "seq" in message]

    def say(self, type_: str, **fields: Any) -> None:
        self.connection.send(json.dumps({"type": type_, **fields}))

    def close_code(self, timeout: float = ARRIVES_S_MAX) -> int:
        """Wait for the server to close; answers the code."""
        until = time.monotonic() + timeout
        try:
            while True:
                self.receive(max(0.01, until - time.monotonic()))
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006

    def close(self) -> None:
        self._stack.close()
