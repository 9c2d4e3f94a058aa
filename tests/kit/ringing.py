"""Notices from their entry to what a channel got, over a real database; the clock stands still.

town = Ringing(ledger, "2026-03-28T20:00:00+01:00")
entry = town.tell(robin, "Low")               # as the planner puts it into an inbox
town.go_to("2026-03-29T08:00:00+02:00")
town.deliver()
town.titles(robin)                            # what rang
"""

import asyncio
import secrets
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import update
from tests.kit.ledger import Ledger

from pennybell.channels.port import Channel, FcmAddress, Outcome
from pennybell.channels.recording import RecordingChannel
from pennybell.domains.deliveries import repository as deliveries
from pennybell.domains.deliveries import service as delivering
from pennybell.domains.devices import service as devices
from pennybell.domains.devices.model import DeviceDraft, Kind
from pennybell.domains.inbox import service as inbox
from pennybell.domains.inbox.model import Draft
from pennybell.domains.preferences import changing
from pennybell.domains.preferences.service import read_wishes
from pennybell.events.notices import Delivery, Notification, NotificationType
from pennybell.events.shapes import Severity
from pennybell.kit.clock import Instant
from pennybell.kit.encryption import FieldKeys
from pennybell.notifications.claims import Rules
from pennybell.notifications.dispatcher import Dispatcher
from pennybell.outbox import access
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import UnitOfWork, Work
from pennybell.storage.tables.notifications import deliveries as deliveries_table
from pennybell.storage.tables.notifications import digests, notifications


class Onlookers:
    """Presence: `shown` is the newest number that a device of each user has shown."""

    def __init__(self) -> None:
        self.shown: dict[str, int] = {}

    async def last_acks(self, user_ids: Collection[str]) -> dict[str, int]:
        return {user: seq for user, seq in self.shown.items() if user in user_ids}


class Ringing:
    """`channel`: what all workers send by, as `fcm`, unless told otherwise."""

    def __init__(self, ledger: Ledger, moment: str) -> None:
        self.ledger = ledger
        self.now = instant(moment)
        self.work = Work(ledger.database, clock=lambda: self.now, ids=ledger.ids)
        self.keys = FieldKeys([b"k" * 32], random=secrets.token_bytes)
        self.onlookers = Onlookers()
        self.channel = RecordingChannel(name="fcm")
        self.worker = self.make_worker()
        self._forget_others()

    def _forget_others(self) -> None:
        """PostgreSQL's database was used before: nothing of that is to ring here."""

        def job(connection: Any) -> None:
            connection.execute(update(deliveries_table).values(state="suppressed"))
            connection.execute(update(digests).values(state="closed"))
            connection.execute(update(notifications).values(snoozed_until=None))

        self.ledger.database.submit(job).result()

    def make_worker(
        self,
        channel: Channel | None = None,
        *,
        apns: Channel | None = None,
        cpu_share: float = 1.0,
        **rules: Any,
    ) -> Dispatcher:
        """A further worker, as of another process."""
        apple = {} if apns is None else {"apns": apns}
        return Dispatcher(
            self.work,
            {"fcm": channel or self.channel, **apple},
            self.keys,
            self.onlookers,
            rules=Rules("https://money.example", **rules),
            cpu_share=cpu_share,
        )

    def go_to(self, moment: str) -> None:
        self.now = instant(moment)

    def wait(self, milliseconds: int) -> None:
        self.now = Instant(self.now + milliseconds)

    def phone(self, actor: Actor, token: str = "", kind: Kind = "fcm") -> str:
        draft = DeviceDraft(
            kind=kind,
            address_kind="token",
            address=token or f"phone-of-{actor.user_id}",
            secret={"token": token or f"phone-of-{actor.user_id}"},
        )
        return self.commit(actor, devices.register, draft, self.keys).id  # type: ignore[no-any-return]

    def prefer(self, actor: Actor, **changes: Any) -> None:
        self.commit(actor, changing.change, changes, if_match=None)

    def tell(self, actor: Actor, title: str, **fields: Any) -> Notification:
        """Put a warning of low balance into somebody's inbox, and plan what is sent of it."""
        return self.commit(actor, put, title, **fields)  # type: ignore[no-any-return]

    def mark(self, actor: Actor, change: Any, *ids: str, until: str | None = None) -> None:
        moment = None if until is None else instant(until)
        self.commit(actor, inbox.mark, change, ids=ids, until=moment)

    def commit(self, actor: Actor, service: Any, *args: Any, **kwargs: Any) -> Any:
        return (
            self.work.submit(
                actor, lambda uow: service(uow, *args, **kwargs), needs=access.SIGNED_IN
            )
            .result()
            .result
        )

    def deliver(self, *workers: Dispatcher) -> None:
        """All workers at once send what is due, and write down what became of it."""

        async def all_of_them() -> None:
            await asyncio.gather(*(deliver(worker) for worker in workers or (self.worker,)))

        asyncio.run(all_of_them())

    def of(self, actor: Actor, entry: Notification | str) -> list[Delivery]:
        id_ = entry if isinstance(entry, str) else entry.id
        reading = self.work.submit_read(
            actor,
            lambda reading: delivering.read_deliveries(reading, id_),
            needs=access.SIGNED_IN,
        )
        return reading.result()

    def states(self, actor: Actor, entry: Notification) -> list[tuple[str, str | None]]:
        return [(each.state, each.reason) for each in self.of(actor, entry)]

    def titles(self, actor: Actor) -> list[str]:
        """What rang on this person's phone."""
        token = f"phone-of-{actor.user_id}"
        return [
            message.title for address, message in self.channel.sent if token_of(address) == token
        ]


async def deliver(worker: Dispatcher) -> None:
    await worker.deliver_due()
    await worker.settle()


def put(uow: UnitOfWork, title: str, **fields: Any) -> Notification:
    """As the planner does: entry and deliveries, for the actor."""
    user_id = uow.actor.user_id
    type_: NotificationType = fields.get("type", "low_balance")
    severity: Severity = fields.get("severity", "warning")
    draft = Draft(
        user_id=user_id,
        household_id=uow.household_id,
        type=type_,
        severity=severity,
        title=title,
        body=fields.get("body", ""),
        dedupe_key=fields.get("key", uow.ids()),
        subject_noun="account",
        group_key=fields.get("group", ""),
    )
    entry = inbox.add(
        uow,
        draft,
        read_wishes(uow.connection, [user_id])[user_id],
        deliveries.find_targets(uow.connection, [user_id])[user_id],
        is_looking=fields.get("is_looking", False),
    )
    assert entry is not None
    return entry


class HangingChannel(RecordingChannel):
    """Takes messages and never answers: what it takes was sent, or was not."""

    async def send(self, address: Any, message: Any, *, attempt: int = 1) -> Outcome:
        await super().send(address, message, attempt=attempt)
        await asyncio.Event().wait()
        raise AssertionError


def token_of(address: object) -> str:
    assert isinstance(address, FcmAddress)
    return address.value


def instant(moment: str) -> Instant:
    return Instant(int(datetime.fromisoformat(moment).astimezone(UTC).timestamp() * 1_000))


def collapse_ids(channels: Iterable[RecordingChannel]) -> list[str]:
    return [message.collapse_id for channel in channels for _, message in channel.sent]
