"""Run one service in one unit of work, and answer: the only bridge from routes to writing."""

import asyncio
import hashlib
import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Request
from pydantic import BaseModel
from starlette.responses import Response

from pennybell.edge.house import house_of
from pennybell.errors import Invalid
from pennybell.kit.json import encode
from pennybell.outbox import access, log, once
from pennybell.outbox.access import Need
from pennybell.outbox.actor import Actor
from pennybell.outbox.once import Once
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

T = TypeVar("T")
Render = Callable[[T, int], str]

IfMatch = Annotated[
    str | None,
    Header(
        description='The version you changed, such as `"3"`: a stale one gets 412.',
        examples=['"1"'],
        max_length=40,
    ),
]
IdempotencyKey = Annotated[
    str | None,
    Header(
        description="Makes a retry safe: the first answer is replayed for 24 hours.",
        min_length=1,
        max_length=255,
        examples=["7c1b4f0e"],
    ),
]


async def _documented(idempotency_key: IdempotencyKey = None) -> None:
    """Check the header's length; `commit` reads it."""


ONCE = Depends(_documented)
"""For every POST outside /auth: takes an Idempotency-Key."""

_version = re.compile(r'(?:W/)?"?(\d{1,9})"?')


def version_of(if_match: str | None) -> int | None:
    """The version that If-Match names; None: any.

    Raises:
        Invalid: 422, not a version.
    """
    if if_match is None or if_match.strip() == "*":
        return None
    match = _version.fullmatch(if_match.strip())
    if match is None:
        raise Invalid("bad_if_match", 'If-Match is a version such as "3".', "header.if-match")
    return int(match[1])


def json_answer(body: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(body, status_code=status, media_type="application/json", headers=headers)


def with_seq(result: BaseModel, seq: int) -> str:
    """The row's own fields and, beside them, the commit's number."""
    return f'{result.model_dump_json(by_alias=True)[:-1]},"seq":{seq}}}'


def with_as_of(body: str, reading: Reading) -> str:
    """An object's text and, last in it, the reader's newest `seq` that it contains."""
    seq = log.read_head(reading.connection, reading.actor.user_id).seq
    return f'{body[:-1]},"as_of_seq":{seq}}}'


def values_with_seq(result: dict[str, Any], seq: int) -> str:
    return encode({**result, "seq": seq})


async def commit(
    request: Request,
    actor: Actor,
    service: Callable[[UnitOfWork], T],
    *,
    render: Callable[[T, int], str] = with_seq,  # type: ignore[assignment]  # the common case
    status: int = 200,
    needs: Need = access.WRITE,
) -> Response:
    """Commit one unit of work and answer with what it made; only then does anybody hear of it.

    With an Idempotency-Key on a POST the answer is kept in the same commit.
    """
    house = house_of(request)
    key = request.headers.get("idempotency-key") if request.method == "POST" else None

    def answer(result: T, seq: int) -> once.Answer:
        return once.Answer(status, render(result, seq))

    if key is None:
        future = house.work.submit(actor, service, needs=needs)
        done = await asyncio.wrap_future(future)
        if status == 204:
            return Response(status_code=204)
        assert done.result is not None
        return json_answer(render(done.result, done.seq), status)
    mark = (actor.user_id, key)
    if mark in house.running:
        raise once.running()
    house.running.add(mark)
    try:
        asked = Once(key, await _digest(request, actor), house.clock())
        kept = house.work.submit(actor, service, needs=needs, request=asked, render=answer)
        done = await asyncio.wrap_future(kept)
    finally:
        house.running.discard(mark)
    assert done.answer is not None
    headers = {"Idempotency-Replayed": "true"} if done.replayed else None
    return json_answer(done.answer.body, done.answer.status, headers)


async def _digest(request: Request, actor: Actor) -> str:
    body = await request.body()
    head = f"{request.method} {request.url.path}?{request.url.query} {actor.household_id}\n"
    return hashlib.sha256(head.encode() + body).hexdigest()
