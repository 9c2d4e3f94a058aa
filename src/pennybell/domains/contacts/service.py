"""Contacts: add, prove, list, forget. Nothing but a code or a link goes to one that is not proved."""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from pennybell.domains.contacts import model, repository
from pennybell.domains.contacts.model import ContactRules
from pennybell.domains.deliveries import repository as deliveries
from pennybell.domains.preferences import service as preferences
from pennybell.errors import Conflict, Invalid, NotFound, Throttled
from pennybell.events.notices import Contact
from pennybell.kit.clock import HOUR, SECOND, instant_text
from pennybell.kit.encryption import FieldKeys, seal
from pennybell.kit.ids import collapse_id_of
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


def add(
    uow: UnitOfWork, channel: str, address: str, keys: FieldKeys, rules: ContactRules
) -> Contact:
    """Add an address of the actor's and send a code or a link to it; a known one is sent it again.

    Raises:
        Invalid: 422 `bad_address`, `scheme_not_allowed`.
        Conflict: 409 `too_many_contacts`, `address_bounced`.
        Throttled: 429, codes were sent to it, or to them, too often.
    """
    address = model.normalised(channel, address, schemes=rules.schemes)
    digests = [each.hex() for each in keys.digests(f"contact {channel}", address.encode())]
    _check_bounces(uow, digests)
    of_channel = [
        row
        for row in repository.find_all(uow.connection, uow.actor.user_id, lock=True)
        if row.channel == channel
    ]
    known = next((row for row in of_channel if row.address_hmac in digests), None)
    if known is not None and known.state == "active":
        return to_shape(known)
    if known is None and len(of_channel) >= model.CONTACTS_MAX:
        raise Conflict("too_many_contacts", f"Keep at most {model.CONTACTS_MAX} of a kind.")
    repository.forget_bounces(uow.connection, digests)
    if known is None:
        id_ = uow.ids()
        values = {
            "id": id_,
            "user_id": uow.actor.user_id,
            "channel": channel,
            "address_hmac": digests[0],
            **seal(keys, {"address": address}, row_id=id_),
            "masked": model.masked(channel, address),
            "state": "pending",
            "disabled_reason": None,
            "code_sent_at": None,
            "code_tries": 0,
            "verified_at": None,
            "created_at": uow.now,
        }
        try:
            repository.store(uow.connection, values)
        except IntegrityError as error:  # the same request twice at once
            raise Conflict("already_exists", "This address is being added already.") from error
        known = _find(uow, id_)
    return _send_code(uow, known, rules)


def resend(uow: UnitOfWork, contact_id: str, rules: ContactRules) -> Contact:
    """Send a fresh code or link; those before it are worth nothing.

    Raises:
        NotFound: 404.  Conflict: 409 `address_bounced`.  Throttled: 429.
    """
    contact = _find(uow, contact_id)
    if contact.state == "active":
        return to_shape(contact)
    _check_bounces(uow, [contact.address_hmac])
    repository.forget_bounces(uow.connection, [contact.address_hmac])
    return _send_code(uow, contact, rules)


def take_try(uow: UnitOfWork, contact_id: str) -> None:
    """Count a try before it is looked at: commits by itself, so that none is free.

    Raises:
        NotFound: 404.  Conflict: 409 `code_expired`, too late or too many tries.
    """
    contact = _find(uow, contact_id)
    if contact.state == "active":
        return
    if contact.code_tries >= model.TRIES_MAX or not model.is_valid_at(contact, uow.now):
        raise Conflict("code_expired", "This code is good no more; have a new one sent.")
    repository.change(uow.connection, contact.id, {"code_tries": contact.code_tries + 1})


def confirm(uow: UnitOfWork, contact_id: str, code: str, keys: FieldKeys) -> Contact:
    """What was typed is what was sent: from now on the contact is told things.

    Raises:
        NotFound: 404.  Invalid: 422 `wrong_code`.
    """
    contact = _find(uow, contact_id)
    if contact.state == "active":
        return to_shape(contact)
    if not model.is_valid_at(contact, uow.now) or not model.is_code_of(keys, contact, code):
        raise Invalid("wrong_code", "This is not the code that was sent.", "body.code")
    return _activate(uow, contact)


def find_by_link(reading: Reading, token: str, keys: FieldKeys) -> Contact:
    """What a link of a confirming mail speaks of. Raises NotFound: 404, a wrong or old one."""
    return to_shape(_by_link(reading.connection, token, keys, reading.now))


def confirm_by_link(uow: UnitOfWork, token: str, keys: FieldKeys) -> Contact:
    """Whoever reads the mailbox has agreed. Raises NotFound: 404, a wrong or old link."""
    contact = _by_link(uow.connection, token, keys, uow.now)
    return to_shape(contact) if contact.state == "active" else _activate(uow, contact)


def find_by_way_out(reading: Reading, token: str, keys: FieldKeys, kind: str = "") -> Contact:
    """What a link out of mails speaks of; `kind`: of those of one kind. Raises NotFound: 404."""
    return to_shape(_by_way_out(reading.connection, token, keys, kind))


def unsubscribe(uow: UnitOfWork, token: str, keys: FieldKeys) -> Contact:
    """No more mail to this address; as often as one likes. Raises NotFound: 404, no such link."""
    contact = _by_way_out(uow.connection, token, keys)
    repository.end(uow.connection, contact.id, "unsubscribed", uow.now, bounces=False)
    return to_shape(_by_way_out(uow.connection, token, keys))


def end_summaries(uow: UnitOfWork, token: str, keys: FieldKeys, kind: str) -> Contact:
    """No more summaries of this kind to the contact's person; as often as one likes.

    Args:
        kind: `weekly_summary` or `monthly_summary`, the name of its preference.

    Raises:
        NotFound: 404, no such link.
    Emits: notification_preferences.updated, to that person.
    """
    contact = _by_way_out(uow.connection, token, keys, kind)
    preferences.change(uow, {kind: False}, if_match=None, of=contact.user_id)
    return to_shape(contact)


def forget(uow: UnitOfWork, contact_id: str) -> None:
    """Raises NotFound: 404."""
    contact = _find(uow, contact_id)
    repository.remove(uow.connection, contact.id)


def read_contacts(reading: Reading) -> list[Contact]:
    return [to_shape(row) for row in repository.find_all(reading.connection, reading.actor.user_id)]


def to_shape(row: Any) -> Contact:
    return Contact.model_construct(
        id=row.id,
        channel=row.channel,
        address=row.masked,
        state=row.state,
        disabled_reason=row.disabled_reason,
        code_sent_at=None if row.code_sent_at is None else instant_text(row.code_sent_at),
        verified_at=None if row.verified_at is None else instant_text(row.verified_at),
        created_at=instant_text(row.created_at),
    )


def _find(uow: UnitOfWork, contact_id: str) -> Any:
    contact = repository.find(uow.connection, uow.actor.user_id, contact_id)
    if contact is None:
        raise NotFound("contact")
    return contact


def _by_link(connection: Connection, token: str, keys: FieldKeys, now: int) -> Any:
    contact = _anybodys(connection, token)
    if not model.is_link_token(keys, contact, token):
        raise NotFound("link")
    if contact.state == "disabled" or not model.is_valid_at(contact, now):
        raise NotFound("link")
    return contact


def _by_way_out(connection: Connection, token: str, keys: FieldKeys, kind: str = "") -> Any:
    contact = _anybodys(connection, token)
    if not model.is_unsubscribe_token(keys, contact, token, kind):
        raise NotFound("link")
    return contact


def _anybodys(connection: Connection, token: str) -> Any:
    id_ = model.contact_id_of(token)
    contact = None if id_ is None else repository.find_anybodys(connection, id_)
    if contact is None:
        raise NotFound("link")
    return contact


def _check_bounces(uow: UnitOfWork, digests: list[str]) -> None:
    """Raises Conflict: 409 `address_bounced`, mail to it came back in the last days."""
    bounced_at = repository.bounced_at(uow.connection, digests)
    if bounced_at is not None and uow.now < bounced_at + model.BOUNCE_KEPT_MS:
        raise Conflict("address_bounced", "Mail to this address came back; try it in a week.")


def _activate(uow: UnitOfWork, contact: Any) -> Contact:
    values = {"state": "active", "disabled_reason": None, "verified_at": uow.now}
    repository.change(uow.connection, contact.id, values)
    found = repository.find_anybodys(uow.connection, contact.id)
    return to_shape(found)


def _send_code(uow: UnitOfWork, contact: Any, rules: ContactRules) -> Contact:
    """Queue a code or link: a delivery that tells of no notice."""
    sent_at = contact.code_sent_at
    if sent_at is not None and uow.now < sent_at + model.RESEND_MS:
        wait_s = -(-(sent_at + model.RESEND_MS - uow.now) // SECOND)
        raise Throttled("A code was sent there just now; wait a minute.", wait_s)
    user_id = uow.actor.user_id
    limit = rules.codes_per_hour_max
    if limit and repository.count_codes(uow.connection, user_id, uow.now - HOUR) >= limit:
        raise Throttled("Many codes were sent for you; wait an hour.", HOUR // SECOND)
    values = {"state": "pending", "disabled_reason": None, "code_tries": 0}
    repository.change(uow.connection, contact.id, {**values, "code_sent_at": uow.now})
    row = {
        "id": uow.ids(),
        "notification_id": None,
        "digest_id": None,
        "user_id": user_id,
        "channel": contact.channel,
        "target_id": contact.id,
        "state": "pending",
        "reason": None,
        "not_before": uow.now,
        "ttl_until": uow.now + model.VALID_MS[contact.channel],
        "collapse_id": collapse_id_of(contact.id),
        "unless_seen_seq": None,
        "attempts": 0,
        "created_at": uow.now,
    }
    deliveries.add(uow.connection, [row])
    uow.deliveries.append((contact.channel, "pending", None))
    return to_shape(_find(uow, contact.id))
