"""The client for asyncio: `blocking.Client` in every respect but the waiting.

async with AsyncClient("https://money.example", email=..., password=...) as client:
snapshot = await client.snapshot()
async for change in client.events(since=snapshot["seq"], epoch=snapshot["epoch"]):
    ...
"""

import asyncio
import weakref
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from datetime import date
from types import TracebackType
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from pennybell.client import calls, steps
from pennybell.client.calls import Call
from pennybell.client.endpoint import OUTSIDE, Endpoint, Outside
from pennybell.client.errors import ApiProblem, Unreachable
from pennybell.client.event import Item, Json
from pennybell.client.live import Live, State
from pennybell.client.sign_in import Access, Asked, SignIn, TokenSource, ended_by, refused_sign_in


class AsyncClient:
    """Signed in as one person, in one event loop. Arguments as for `blocking.Client`."""

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
        self._signing_in = asyncio.Lock()
        self._http = httpx.AsyncClient(**calls.http_options(self.endpoint))
        self._streams: weakref.WeakSet[AsyncEvents] = weakref.WeakSet()

    def events(
        self,
        *,
        since: int | None = None,
        epoch: str | None = None,
        on_change: Callable[[State], None] = lambda _state: None,
        acknowledge: bool = True,
    ) -> "AsyncEvents":
        """As `blocking.Client.events`, for `async for`."""
        random = self.outside.random
        live = Live(since=since, epoch=epoch, random=random, acknowledges=acknowledge)
        stream = AsyncEvents(self, live, on_change)
        self._streams.add(stream)
        return stream

    async def get(self, path: str, **params: Any) -> Any:
        """`path` is below /api/v1. These four raise ApiProblem, SignedOut or Unreachable."""
        return await self.ask(calls.read(path, params))

    async def post(self, path: str, body: Any = None, *, idempotency_key: str | None = None) -> Any:
        """With an idempotency key a retry is safe: the first answer comes again."""
        return await self.ask(calls.create(path, body, idempotency_key))

    async def patch(self, path: str, body: Any, *, version: int | None = None) -> Any:
        """With the version you changed, a stale one is refused: ApiProblem `stale_version`."""
        return await self.ask(calls.change("PATCH", path, body, version))

    async def delete(self, path: str, *, version: int | None = None) -> Any:
        return await self.ask(calls.change("DELETE", path, None, version))

    async def record(
        self, account_id: str, amount_minor: int, day: date | str, **fields: Any
    ) -> Json:
        """Record a transaction, as `blocking.Client.record`."""
        return dict(await self.ask(calls.record(account_id, amount_minor, day, fields)))

    async def accounts(self) -> list[Json]:
        return list((await self.get("/accounts"))["items"])

    async def snapshot(self) -> Json:
        """All there is to start from, with the `seq` and `epoch` that it was read at."""
        return dict(await self.get("/snapshot"))

    @property
    def refresh_token(self) -> str | None:
        """The newest one: enough to start again without a password."""
        return self._sign_in.refresh_token

    async def close(self) -> None:
        for stream in list(self._streams):
            await stream.close()
        await self._http.aclose()

    async def ask(self, call: Call) -> Any:
        """One request, signed in; once more with a fresh token when the server asks for one."""
        access = await self.access()
        try:
            return calls.answer_of(await self._send(call, access.token))
        except ApiProblem as problem:
            if problem.status != 401:
                raise
            if not access.is_renewable:
                raise ended_by(problem) from problem
        access = await self.access(but=access.token)
        try:
            return calls.answer_of(await self._send(call, access.token))
        except ApiProblem as problem:
            raise ended_by(problem) if problem.status == 401 else problem from problem

    async def access(self, but: str | None = None) -> Access:
        """A good access token that is not `but`. Raises SignedOut."""
        async with self._signing_in:
            now = self.outside.clock()
            held = self._sign_in.held(now, but)
            if held is not None:
                return held
            asked = self._sign_in.ask(now)
            if not isinstance(asked, Asked):
                return asked
            try:
                response = await self._send(Call("POST", asked.path, asked.body), None)
                answer = calls.answer_of(response)
            except ApiProblem as problem:
                raise refused_sign_in(problem) from problem
            access = self._sign_in.answered(answer, now)
            self.outside.keep_refresh_token(answer["refresh_token"])
            return access

    def held_access(self) -> Access | None:
        return self._sign_in.access

    async def _send(self, call: Call, token: str | None) -> httpx.Response:
        try:
            return await self._http.request(**call.arguments(token))
        except httpx.TransportError as error:
            raise Unreachable(self.endpoint.no_answer(error)) from error

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        await self.close()


class AsyncEvents:
    """As `blocking.Events`, for `async for`. Closing it, from any task, ends it."""

    def __init__(self, client: AsyncClient, live: Live, on_change: Callable[[State], None]) -> None:
        self._client = client
        self._live = live
        self._on_change = on_change
        self._shown = live.state
        self._closing = asyncio.Event()
        self._stack = AsyncExitStack()
        self._socket: ClientConnection | None = None

    @property
    def seq(self) -> int | None:
        return self._live.place[0]

    @property
    def epoch(self) -> str | None:
        return self._live.place[1]

    async def close(self) -> None:
        if self._closing.is_set():
            return
        self._closing.set()
        goodbye = self._live.farewell()
        if self._socket is not None and goodbye is not None:
            with suppress(WebSocketException, OSError):
                await self._socket.send(goodbye)
        await self._hang_up()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Item:
        try:
            while not self._closing.is_set():
                step = self._live.next_step(self._now())
                if isinstance(step, steps.Deliver):
                    return step.item
                await self._perform(step)
        except Exception:
            self._closing.set()
            await self._hang_up()
            raise
        await self._hang_up()
        raise StopAsyncIteration

    async def _perform(self, step: steps.Step) -> None:
        if not self._live.is_open:
            await self._hang_up()
        self._show()
        try:
            await self._take(step)
        except Unreachable as error:
            self._live.failed(error.detail, self._now())
        except ApiProblem as problem:
            self._live.refused(problem, self._client.held_access(), self._now())
        except ConnectionClosed as closed:
            code, reason = (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd else (None, "")
            self._live.closed(code, reason, self._now())
        self._show()

    async def _take(self, step: steps.Step) -> None:
        client, live = self._client, self._live
        match step:
            case steps.Receive(seconds):
                await self._receive(seconds)
            case steps.Say(text):
                if self._socket is not None:
                    await self._socket.send(text)
            case steps.Sleep(seconds):
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._closing.wait(), seconds)
            case steps.Connect():
                await self._connect(step)
            case steps.Renew(but):
                live.renewed(await client.access(but=but), self._now())
            case steps.LoadSnapshot(but):
                await client.access(but=but)
                live.loaded(await client.snapshot())
            case steps.Probe():
                await client.get("/ws")
            case steps.Poll(since, epoch, wait_s):
                live.polled(await client.ask(calls.poll(since, epoch, wait_s)), self._now())

    async def _receive(self, seconds: float) -> None:
        socket = self._socket
        if socket is None:
            return  # another task is closing
        try:
            async with asyncio.timeout(seconds):
                text = await socket.recv()
        except TimeoutError:
            self._live.silent(self._now())
        else:
            self._live.heard(text, self._now())

    async def _connect(self, step: steps.Connect) -> None:
        access = await self._client.access(but=step.but)
        endpoint = self._client.endpoint
        address = endpoint.socket(step.since, step.epoch)
        try:
            connecting = connect(address, **calls.socket_options(endpoint, access.token))
            self._socket = await self._stack.enter_async_context(connecting)
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

    async def _hang_up(self) -> None:
        self._socket = None
        with suppress(WebSocketException, OSError):
            await self._stack.aclose()

    def _show(self) -> None:
        if self._live.state != self._shown:
            self._shown = self._live.state
            self._on_change(self._shown)

    def _now(self) -> float:
        return self._client.outside.clock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        await self.close()
