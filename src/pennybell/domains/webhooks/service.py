"""Webhooks: make, change, give a new secret, look at what was sent, switch off what fails."""

from dataclasses import dataclass
from typing import Any

from pennybell.domains.deliveries.repository import find_targets
from pennybell.domains.inbox import service as inbox
from pennybell.domains.inbox.model import Draft
from pennybell.domains.preferences.service import read_wishes
from pennybell.domains.webhooks import model, repository
from pennybell.domains.webhooks.model import WebhookDraft
from pennybell.errors import Conflict, NotFound, Stale
from pennybell.events.notices import Attempt, Webhook, WebhookDelivery
from pennybell.kit.clock import instant_text
from pennybell.kit.encryption import FieldKeys, open_sealed, seal
from pennybell.kit.json import decode, encode
from pennybell.outbox.unit_of_work import Reading, UnitOfWork
from pennybell.storage.keyset import cursor_at, instant_place


@dataclass(frozen=True, slots=True)
class Page:
    """`next_cursor` is None on the last page."""

    items: list[WebhookDelivery]
    next_cursor: str | None


def create(uow: UnitOfWork, draft: WebhookDraft, keys: FieldKeys, secret: bytes) -> Webhook:
    """Make a webhook of the actor's. The secret is theirs to keep: nobody is shown it again.

    Raises:
        Conflict: 409 `too_many_webhooks`.
    """
    if repository.count(uow.connection, uow.actor.user_id) >= model.WEBHOOKS_MAX:
        raise Conflict("too_many_webhooks", f"Keep at most {model.WEBHOOKS_MAX} webhooks.")
    id_ = uow.ids()
    values = {
        "id": id_,
        "user_id": uow.actor.user_id,
        "name": draft.name,
        **seal(keys, model.with_secret({"url": draft.url}, secret, uow.now), row_id=id_),
        "masked": model.masked(draft.url),
        "types": encode(list(draft.types)),
        "enabled": True,
        "disabled_reason": None,
        "failing_since": None,
        "old_secret_until": None,
        "version": 1,
        "created_at": uow.now,
        "updated_at": uow.now,
    }
    repository.store(uow.connection, values)
    return to_shape(_find(uow, id_), uow.now)


def change(
    uow: UnitOfWork, webhook_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Webhook:
    """Change name, types or whether it is on; switched on again, its failures are forgotten.

    Raises:
        NotFound: 404.  Stale: 412.
    """
    row = _find(uow, webhook_id, lock=True)
    before = to_shape(row, uow.now)
    if if_match is not None and if_match != row.version:
        raise Stale("webhook", before.model_dump(mode="json"))
    changed = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not changed:
        return before
    if changed.get("enabled"):
        changed |= {"disabled_reason": None, "failing_since": None}
    if changed.get("enabled") is False:
        repository.withhold(uow.connection, webhook_id, "webhook_off")
    if "types" in changed:
        changed["types"] = encode(changed["types"])
    return _store(uow, row, changed)


def rotate(uow: UnitOfWork, webhook_id: str, keys: FieldKeys, secret: bytes) -> Webhook:
    """Give it a new secret; the one before signs too for a day. Raises NotFound: 404."""
    row = _find(uow, webhook_id, lock=True)
    values = model.with_secret(open_sealed(keys, row), secret, uow.now)
    until = model.old_until(values, uow.now)
    return _store(uow, row, {**seal(keys, values, row_id=row.id), "old_secret_until": until})


def delete(uow: UnitOfWork, webhook_id: str) -> None:
    """Raises NotFound: 404."""
    _find(uow, webhook_id, lock=True)
    repository.withhold(uow.connection, webhook_id, "webhook_removed")
    repository.remove(uow.connection, webhook_id)


def tell(uow: UnitOfWork, webhook_id: str, *, key: str | None) -> str:
    """Send it a test; answers the notice's id. Raises NotFound: 404."""
    row = _find(uow, webhook_id)
    text = f"A test for {row.name}"
    return inbox.tell_self(uow, text, "", "webhook", key=key, only_target=webhook_id)


def switch_off(uow: UnitOfWork, webhook_id: str, reason: str) -> None:
    """Nothing has arrived for long, or the receiver said never again: its person is told.

    Emits: notification.new.
    """
    user_id = uow.actor.user_id
    row = repository.find(uow.connection, user_id, webhook_id, lock=True)
    if row is None or not row.enabled:
        return
    repository.withhold(uow.connection, webhook_id, "webhook_off")
    _store(uow, row, {"enabled": False, "disabled_reason": reason})
    wishes = read_wishes(uow.connection, [user_id]).get(user_id)
    if wishes is None:
        return
    draft = Draft(
        user_id=user_id,
        household_id=None,
        type="webhook_disabled",
        severity="warning",
        title=f"The webhook {row.name} is switched off"[:200],
        body="It answered that it wants no more."
        if reason == "gone"
        else "Nothing arrived there for five days. Switch it on again in the settings.",
        dedupe_key=f"webhook:{webhook_id}:{row.version}",
        subject_noun="webhook",
        subject_id=webhook_id,
    )
    inbox.add(uow, draft, wishes, find_targets(uow.connection, [user_id])[user_id])


def read_webhooks(reading: Reading) -> list[Webhook]:
    """The actor's, oldest first."""
    rows = repository.find_all(reading.connection, reading.actor.user_id)
    return [to_shape(row, reading.now) for row in rows]


def read_webhook(reading: Reading, webhook_id: str) -> Webhook:
    """Raises NotFound: 404."""
    return to_shape(_find(reading, webhook_id), reading.now)


def read_deliveries(reading: Reading, webhook_id: str, *, cursor: str | None, limit: int) -> Page:
    """What was sent there, newest first. Raises NotFound: 404.  Invalid: 422 `bad_cursor`."""
    before = None if cursor is None else instant_place(cursor)
    _find(reading, webhook_id)
    rows = repository.find_deliveries(
        reading.connection, reading.actor.user_id, webhook_id, before=before, limit=limit + 1
    )
    shown = rows[:limit]
    attempts = repository.find_attempts(reading.connection, [row.id for row in shown])
    return Page(
        [_delivery(row, attempts[row.id]) for row in shown],
        cursor_at(shown[-1].created_at, shown[-1].id) if len(rows) > limit else None,
    )


def to_shape(row: Any, now: int) -> Webhook:
    until = row.old_secret_until
    return Webhook.model_construct(
        id=row.id,
        name=row.name,
        url=row.masked,
        types=decode(row.types),
        enabled=row.enabled,
        disabled_reason=row.disabled_reason,
        failing_since=_text(row.failing_since),
        old_secret_until=_text(until if until is not None and until > now else None),
        version=row.version,
        created_at=instant_text(row.created_at),
        updated_at=instant_text(row.updated_at),
    )


def _delivery(row: Any, attempts: list[Any]) -> WebhookDelivery:
    return WebhookDelivery.model_construct(
        id=row.id,
        notification_id=row.notification_id,
        type=row.type,
        state=row.state,
        reason=row.reason,
        next_attempt_at=instant_text(row.not_before) if row.state == "pending" else None,
        created_at=instant_text(row.created_at),
        attempts=[
            Attempt.model_construct(
                n=each.n,
                started_at=instant_text(each.started_at),
                finished_at=_text(each.finished_at),
                outcome=each.outcome,
                http_status=each.http_status,
                reason=each.reason,
            )
            for each in attempts
        ],
    )


def _find(asked: UnitOfWork | Reading, webhook_id: str, *, lock: bool = False) -> Any:
    row = repository.find(asked.connection, asked.actor.user_id, webhook_id, lock=lock)
    if row is None:
        raise NotFound("webhook")
    return row


def _store(uow: UnitOfWork, row: Any, values: dict[str, Any]) -> Webhook:
    values = {**values, "version": row.version + 1, "updated_at": uow.now}
    repository.change(uow.connection, row.id, values)
    return to_shape(repository.find(uow.connection, row.user_id, row.id), uow.now)


def _text(at: int | None) -> str | None:
    return None if at is None else instant_text(at)
