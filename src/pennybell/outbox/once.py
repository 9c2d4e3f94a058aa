"""Idempotency keys: the first answer is kept in the write's own commit and replayed for 24 h."""

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from pennybell.errors import Conflict, DomainError
from pennybell.kit.clock import DAY, Instant
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.log import idempotency_keys

KEPT_MS = DAY

_is_ours = Prepared(
    select(func.pg_try_advisory_xact_lock(bindparam("number", type_=BigInteger)).label("is_ours"))
)
_kept = Prepared(
    select(idempotency_keys).where(
        idempotency_keys.c.user_id == bindparam("user"),
        idempotency_keys.c.key == bindparam("name"),
    )
)
_keep = Prepared(insert(idempotency_keys))
UNFINISHED = 0
"""In place of a status: the request writes in several commits, and is not at its end."""

_forget = delete(idempotency_keys).where(
    idempotency_keys.c.user_id == bindparam("user"), idempotency_keys.c.key == bindparam("name")
)


@dataclass(frozen=True, slots=True)
class Once:
    """A key and a digest of what it was sent with: method, path, household and body."""

    key: str
    request_hash: str
    at: Instant


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: str


class KeyReused(DomainError):
    status = 422
    title = "Idempotency key used before"


def look_up(connection: Connection, user_id: str, request: Once) -> Answer | None:
    """The kept answer, for a read; None: nothing is kept (any more). Raises KeyReused: 422."""
    return _answer_of(_kept.one_or_none(connection, _named(user_id, request)), request)


def begin(connection: Connection, user_id: str, request: Once) -> None:
    """Mark the key as this request's before anything is written, in the first of its commits.

    The same request may go on where an earlier try stopped; `claim` and `keep` end it.

    Raises:
        KeyReused: 422, the key came with another request.
        Conflict: 409, the same one is running, or has just ended.
    """
    if claim(connection, user_id, request) is not None:
        raise running()
    keep(connection, user_id, request, Answer(UNFINISHED, ""), request.at)


def claim(connection: Connection, user_id: str, request: Once) -> Answer | None:
    """The kept answer, or None when this request is the first.

    Raises:
        KeyReused: 422, the key came with another request.
        Conflict: 409, the first request is still running.
    """
    if connection.dialect.name == "postgresql":
        name = hashlib.sha256(f"{user_id} {request.key}".encode()).digest()[:8]
        number = int.from_bytes(name, "big", signed=True)
        if not _is_ours.all(connection, {"number": number})[0].is_ours:
            raise running()
    row = _kept.one_or_none(connection, _named(user_id, request))
    answer = _answer_of(row, request)
    if row is not None and answer is None:
        connection.execute(_forget, _named(user_id, request))
    return answer


def _named(user_id: str, request: Once) -> dict[str, str]:
    return {"user": user_id, "name": request.key}


def _answer_of(row: Any, request: Once) -> Answer | None:
    if row is None or row.at < request.at - KEPT_MS:
        return None
    if row.request_hash != request.request_hash:
        raise key_reused()
    return None if row.status == UNFINISHED else Answer(row.status, row.answer)


def keep(connection: Connection, user_id: str, request: Once, answer: Answer, now: Instant) -> None:
    row = {
        "user_id": user_id,
        "key": request.key,
        "request_hash": request.request_hash,
        "status": answer.status,
        "answer": answer.body,
        "at": now,
    }
    try:
        _keep.run(connection, [row])
    except IntegrityError as error:
        raise running() from error


def key_reused() -> KeyReused:
    return KeyReused("idempotency_key_reused", "This Idempotency-Key was used for another request.")


def running() -> Conflict:
    return Conflict(
        "idempotency_key_running",
        "A request with this Idempotency-Key is still running; ask again shortly.",
        retry_after_s=1,
    )


def prune(connection: Connection, now: Instant) -> None:
    connection.execute(delete(idempotency_keys).where(idempotency_keys.c.at < now - KEPT_MS))
