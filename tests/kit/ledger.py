"""The ledger without a server: services called through the real unit of work, on any database.

with Ledger(url) as ledger:
    robin = ledger.found("Robin")               # an Actor with a household of their own
    sam = ledger.join(robin, "Sam")
    account = ledger.open_account(robin)
    ledger.record(robin, account.id, -1250)
"""

import itertools
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

from sqlalchemy import select
from sqlalchemy.engine import make_url
from tests.kit.template import migrate_by_copy

from pennybell.domains.accounts import service as accounts
from pennybell.domains.accounts.model import AccountDraft
from pennybell.domains.households import service as households
from pennybell.domains.identity import service as identity
from pennybell.domains.identity.tokens import Tokens, derive_keys
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.events.bell import Bell
from pennybell.events.shapes import Account, Transaction
from pennybell.kit.clock import system_clock
from pennybell.kit.ids import uuid7_ids
from pennybell.kit.json import decode
from pennybell.outbox import access, log
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import Committed, UnitOfWork, Work
from pennybell.storage.database import PostgresDatabase, SqliteDatabase, open_database
from pennybell.storage.tables.log import facts, user_events

T = TypeVar("T")
DAY = date(2026, 1, 26)


class Fact(NamedTuple):
    hseq: int
    type: str
    payload: dict[str, Any]


class Event(NamedTuple):
    seq: int
    commit: int
    scope: str
    hseq: int


class Ledger:
    """`bells`: what `after_commit` was called with, in that order."""

    def __init__(self, url: str, *, after_commit: Callable[[Bell], None] | None = None) -> None:
        self.url = url
        self.ids = uuid7_ids()
        self.bells: list[Bell] = []
        self._names = itertools.count(1)
        self._tokens = Tokens(derive_keys([b"k" * 32]), access_s=900)
        migrate_by_copy(url, ids=self.ids)
        self.database: SqliteDatabase | PostgresDatabase = open_database(url)
        self.work = Work(
            self.database,
            clock=system_clock,
            ids=self.ids,
            after_commit=after_commit or self.bells.append,
        )

    @property
    def path(self) -> str:
        """The SQLite file."""
        return make_url(self.url).database or ""

    def commit(
        self, actor: Actor, service: Callable[..., T], *args: Any, **kwargs: Any
    ) -> Committed[T]:
        """One unit of work, in which the actor needs no more than to be signed in."""
        return self.work.submit(
            actor, lambda uow: service(uow, *args, **kwargs), needs=access.SIGNED_IN
        ).result()

    def found(self, name: str = "Robin") -> Actor:
        """Register somebody with a household of their own."""
        return self._register(name, None)

    def join(self, owner: Actor, name: str = "Sam", role: str = "member") -> Actor:
        """Register somebody into the owner's household, by invitation."""
        return self._register(name, self._invite(owner, role))

    def accept(self, actor: Actor, owner: Actor, role: str = "member") -> Actor:
        """Bring somebody registered into the owner's household too; they act there."""
        alone = replace(actor, household_id=None)
        self.commit(alone, households.accept_invite, self._invite(owner, role))
        return replace(actor, household_id=owner.household_id)

    def _invite(self, owner: Actor, role: str) -> str:
        token = secrets.token_urlsafe(12)
        self.commit(owner, households.invite, role=role, token=token)
        return token

    def _register(self, name: str, invite: str | None) -> Actor:
        email = f"{name.lower()}.{next(self._names)}.{secrets.token_hex(4)}@home.example"
        person = identity.Registration(email, name, "-", "EUR", "Europe/Berlin", invite)

        def register(uow: UnitOfWork) -> identity.SignedIn:
            identity.register(uow, person, invited_only=False)
            device = identity.Device("a test", "127.0.0.1")
            return identity.open_session(
                uow, self._tokens, device, random=secrets.token_bytes(32), days=1
            )

        signed_in = self.commit(Actor(self.ids(), None, None), register).result
        assert signed_in is not None
        assert signed_in.household is not None
        return Actor(signed_in.user.id, signed_in.household.id, signed_in.session_id)

    def open_account(self, actor: Actor, currency: str = "EUR", opening_minor: int = 0) -> Account:
        draft = AccountDraft("Checking", "checking", currency, opening_minor, None)
        opened = self.commit(actor, accounts.open_account, draft).result
        assert opened is not None
        return opened

    def record(
        self, actor: Actor, account_id: str, amount_minor: int, day: date = DAY, **fields: Any
    ) -> Committed[Transaction]:
        draft = TransactionDraft(account_id, amount_minor, day, **fields)
        return self.commit(actor, transactions.record, draft)

    def facts_of(self, scope: str) -> list[Fact]:
        """Everything that was said of a household, or to one person, in order."""
        statement = select(facts).where(facts.c.scope == scope).order_by(facts.c.hseq)
        with self.database.read() as connection:
            return [
                Fact(row.hseq, row.type, decode(row.payload.encode()))
                for row in connection.execute(statement)
            ]

    def stream_of(self, user_id: str) -> list[Event]:
        statement = select(user_events).where(user_events.c.user_id == user_id)
        with self.database.read() as connection:
            rows = connection.execute(statement.order_by(user_events.c.seq))
            return [Event(row.seq, row.commit_seq, row.scope, row.hseq) for row in rows]

    def frames_of(self, user_id: str, since: int = 0) -> list[dict[str, Any]]:
        """The stream as the wire shows it."""
        with self.database.read() as connection:
            rows = log.read_frames(connection, user_id, since, 1_000_000)
        return [decode(frame) for _, _, frame in rows]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.database.close()
