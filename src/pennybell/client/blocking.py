"""The client for ordinary, blocking code.

with Client("https://money.example", email=..., password=...) as client:
snapshot = client.snapshot()
for change in client.events(since=snapshot["seq"], epoch=snapshot["epoch"]):
    if isinstance(change, Resync):
        start_again_from(change.snapshot)
    else:
        apply_together(change)
"""

import threading
import weakref
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import date
from types import TracebackType
from typing import Any, Self

import httpx
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, connect

from pennybell.client import calls, steps
from pennybell.client.calls import Call
from pennybell.client.endpoint import OUTSIDE, Endpoint, Outside
from pennybell.client.errors import ApiProblem, Unreachable
from pennybell.client.event import Item, Json
from pennybell.client.live import Live, State
from pennybell.client.sign_in import Access, Asked, SignIn, TokenSource, ended_by, refused_sign_in


class Client:
    """Signed in as one person. May be used from several threads; close it when done.

    Args:
        url: where the server is, `https://money.example`.
        token: a fixed access token, or a function that gives fresh ones.
        refresh_token: of a native sign-in; each renewal replaces it, see `Outside`.
        email, password: signs in as a new device at the first request.
    """

    def __init__(
        self,
        url: str,
        *,
        token: str | TokenSource | None = None,
        refresh_token: str | None = None,
        email: str | None = None,
        password: str | None = None,
        outside: Outside = OUTSIDE,
    ) -> None:
        self.outside = outside
        self.endpoint = Endpoint.of(url)
        self._sign_in = SignIn(token, refresh_token, email, password)
        self._signing_in = threading.Lock()
        self._http = httpx.Client(**calls.http_options(self.endpoint))
        self._streams: weakref.WeakSet[Events] = weakref.WeakSet()

    def events(
        self,
        *,
        since: int | None = None,
        epoch: str | None = None,
        on_change: Callable[[State], None] = lambda _state: None,
        acknowledge: bool = True,
    ) -> "Events":
        """Everything after `since` as it happens, for ever; without it, what happens from now on.

        Args:
            since: last `seq` applied: a snapshot's, an answer's, or `Events.seq` of a former run.
            epoch: the snapshot's or that run's `epoch`; without it a restored backup is noticed
                only from the second connection on.
            on_change: told of connecting, being open, waiting.
            acknowledge: False for a program at which nobody looks: else what it took counts as
                seen, and other devices are not notified of it.
        """
        random = self.outside.random
        live = Live(since=since, epoch=epoch, random=random, acknowledges=acknowledge)
        stream = Events(self, live, on_change)
        self._streams.add(stream)
        return stream

    def get(self, path: str, **params: Any) -> Any:
        """`path` is below /api/v1. These four raise ApiProblem, SignedOut or Unreachable."""
        return self.ask(calls.read(path, params))

    def post(self, path: str, body: Any = None, *, idempotency_key: str | None = None) -> Any:
        """With an idempotency key a retry is safe: the first answer comes again."""
        return self.ask(calls.create(path, body, idempotency_key))

    def patch(self, path: str, body: Any, *, version: int | None = None) -> Any:
        """With the version you changed, a stale one is refused: ApiProblem `stale_version`."""
        return self.ask(calls.change("PATCH", path, body, version))

    def delete(self, path: str, *, version: int | None = None) -> Any:
        return self.ask(calls.change("DELETE", path, None, version))

    def record(self, account_id: str, amount_minor: int, day: date | str, **fields: Any) -> Json:
        """Record a transaction; spending is negative, in the minor unit of the account's currency.

        Args:
            fields: payee, category_id, note, tags, splits, id.
        """
        return dict(self.ask(calls.record(account_id, amount_minor, day, fields)))

    def accounts(self) -> list[Json]:
        return list(self.get("/accounts")["items"])

    def snapshot(self) -> Json:
        """All there is to start from, with the `seq` and `epoch` that it was read at."""
        return dict(self.get("/snapshot"))

    @property
    def refresh_token(self) -> str | None:
        """The newest one: enough to start again without a password."""
        return self._sign_in.refresh_token

    def close(self) -> None:
        for stream in list(self._streams):
            stream.close()
        self._http.close()

    def ask(self, call: Call) -> Any:
        """One request, signed in; once more with a fresh token when the server asks for one."""
        access = self.access()
        try:
            return calls.answer_of(self._send(call, access.token))
        except ApiProblem as problem:
            if problem.status != 401:
                raise
            if not access.is_renewable:
                raise ended_by(problem) from problem
        access = self.access(but=access.token)
        try:
            return calls.answer_of(self._send(call, access.token))
        except ApiProblem as problem:
            raise ended_by(problem) if problem.status == 401 else problem from problem

    def access(self, but: str | None = None) -> Access:
        """A good access token that is not `but`. Raises SignedOut."""
        with self._signing_in:
            now = self.outside.clock()
            held = self._sign_in.held(now, but)
            if held is not None:
                return held
            asked = self._sign_in.ask(now)
            if not isinstance(asked, Asked):
                return asked
            try:
                answer = calls.answer_of(self._send(Call("POST", asked.path, asked.body), None))
            except ApiProblem as problem:
                raise refused_sign_in(problem) from problem
            access = self._sign_in.answered(answer, now)
            self.outside.keep_refresh_token(answer["refresh_token"])
            return access

    def held_access(self) -> Access | None:
        return self._sign_in.access

    def _send(self, call: Call, token: str | None) -> httpx.Response:
        try:
            return self._http.request(**call.arguments(token))
        except httpx.TransportError as error:
            raise Unreachable(self.endpoint.no_answer(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()


class Events:
    """An endless iterator of commits and resyncs. Closing it, from any thread, ends it.

    That takes effect at once; where WebSockets do not get through, when the poll under way ends.
    `seq` and `epoch` tell where the last item handed out stands; keep them to resume in a later
    run. Asking for the next item acknowledges the last one to the server.
    """

    def __init__(self, client: Client, live: Live, on_change: Callable[[State], None]) -> None:
        self._client = client
        self._live = live
        self._on_change = on_change
        self._shown = live.state
        self._closing = threading.Event()
        self._stack = ExitStack()
        self._socket: ClientConnection | None = None

    @property
    def seq(self) -> int | None:
        return self._live.place[0]

    @property
    def epoch(self) -> str | None:
        return self._live.place[1]

    def close(self) -> None:
        if self._closing.is_set():
            return
        self._closing.set()
        goodbye = self._live.farewell()
        socket = self._socket
        if socket is not None and goodbye is not None:
            with suppress(WebSocketException, OSError):
                socket.send(goodbye)
        self._hang_up()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Item:
        try:
            while not self._closing.is_set():
                step = self._live.next_step(self._client.outside.clock())
                if isinstance(step, steps.Deliver):
                    return step.item
                self._perform(step)
        except Exception:
            self._closing.set()
            self._hang_up()
            raise
        self._hang_up()
        raise StopIteration

    def _perform(self, step: steps.Step) -> None:
        if not self._live.is_open:
            self._hang_up()
        self._show()
        try:
            self._take(step)
        except Unreachable as error:
            self._live.failed(error.detail, self._now())
        except ApiProblem as problem:
            self._live.refused(problem, self._client.held_access(), self._now())
        except ConnectionClosed as closed:
            code, reason = (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd else (None, "")
            self._live.closed(code, reason, self._now())
        self._show()

    def _take(self, step: steps.Step) -> None:
        client, live = self._client, self._live
        match step:
            case steps.Receive(seconds):
                self._receive(seconds)
            case steps.Say(text):
                if self._socket is not None:
                    self._socket.send(text)
            case steps.Sleep(seconds):
                self._closing.wait(seconds)
            case steps.Connect():
                self._connect(step)
            case steps.Renew(but):
                live.renewed(client.access(but=but), self._now())
            case steps.LoadSnapshot(but):
                client.access(but=but)
                live.loaded(client.snapshot())
            case steps.Probe():
                client.get("/ws")
            case steps.Poll(since, epoch, wait_s):
                live.polled(client.ask(calls.poll(since, epoch, wait_s)), self._now())

    def _receive(self, seconds: float) -> None:
        socket = self._socket
        if socket is None:
            return  # another thread is closing
        try:
            text = socket.recv(seconds)
        except TimeoutError:
            self._live.silent(self._now())
        else:
            self._live.heard(text, self._now())

    def _connect(self, step: steps.Connect) -> None:
        access = self._client.access(but=step.but)
        endpoint = self._client.endpoint
        address = endpoint.socket(step.since, step.epoch)
        try:
            connecting = connect(address, **calls.socket_options(endpoint, access.token))
            self._socket = self._stack.enter_context(connecting)
        except InvalidStatus as refusal:
            self._refused(refusal, access)
        except OSError as error:
            self._live.failed(endpoint.no_answer(error), self._now())
        except WebSocketException as error:
            self._live.unexplained(f"{type(error).__name__}: {error}", self._now())
        else:
            self._live.connected(access, self._now())

    def _refused(self, refusal: InvalidStatus, access: Access) -> None:
        response = refusal.response
        problem = calls.problem_of(response.status_code, response.body, response.headers)
        if problem.comes_from_elsewhere:
            self._live.unexplained(problem.detail, self._now())
        else:
            self._live.refused(problem, access, self._now())

    def _hang_up(self) -> None:
        self._socket = None
        with suppress(WebSocketException, OSError):
            self._stack.close()

    def _show(self) -> None:
        if self._live.state != self._shown:
            self._shown = self._live.state
            self._on_change(self._shown)

    def _now(self) -> float:
        return self._client.outside.clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()
