"""Devices that ring: register, list, forget. Their addresses are encrypted at rest."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row

from pennybell.domains.devices import repository
from pennybell.domains.devices.model import (
    DEVICES_MAX,
    FORGOTTEN,
    FORGOTTEN_MAX,
    DeviceDraft,
    masked,
)
from pennybell.domains.preferences import service as preferences
from pennybell.errors import Conflict, NotFound
from pennybell.events.notices import Device
from pennybell.kit.clock import instant_text
from pennybell.kit.encryption import FieldKeys, seal
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


def register(uow: UnitOfWork, draft: DeviceDraft, keys: FieldKeys) -> Device:
    """Register a device of the actor's, anew or again; its address leaves whoever had it.

    The same `device_id` with a new address replaces the old one; so does a browser that comes to
    register with Firebase instead of by itself, or the other way round, as it has one subscription.

    Raises:
        Conflict: 409 `already_exists`: somebody registers it at this very moment; `device_forgotten`:
            it comes by itself, and was taken off the list.
    """
    connection, user_id = uow.connection, uow.actor.user_id
    digests = [each.hex() for each in keys.digests(draft.kind, draft.address.encode())]
    known = repository.find_by_address(connection, draft.kind, digests)
    known_id = None if known is None else known.id
    forgotten = repository.find_forgotten(connection, user_id)
    if draft.is_renewal and any(row.id == known_id or draft.replaces(row) for row in forgotten):
        raise Conflict(
            "device_forgotten", "This device was forgotten. Register it anew to let it ring again."
        )
    others = [
        row.id
        for row in (*repository.find_all(connection, user_id), *forgotten)
        if draft.replaces(row) and row.id != known_id
    ]
    is_theirs = known is not None and known.user_id == user_id
    if known is not None and not is_theirs:
        others.append(known.id)
    repository.delete_devices(connection, others)
    if known is not None and not is_theirs:
        _show_newest(uow, known.user_id)
    id_ = known.id if known is not None and is_theirs else uow.ids()
    values = {
        "user_id": user_id,
        "address_kind": draft.address_kind,
        "address_hmac": digests[0],
        **seal(keys, draft.secret, row_id=id_),
        "masked": masked(draft.address),
        "device_id": draft.device_id,
        "device_name": draft.device_name,
        "platform": draft.platform,
        "session_id": uow.actor.session_id,
        "apns_topic": draft.apns_topic,
        "apns_env": draft.apns_env,
        "vapid_key_id": draft.vapid_key_id,
        "endpoint_origin": draft.endpoint_origin,
        "seal_key": draft.seal_key,
        "state": "active",
        "disabled_reason": None,
        "registered_at": uow.now,
        "consecutive_failures": 0,
    }
    if is_theirs:
        repository.update_device(connection, id_, values)
    else:
        kind = {"id": id_, "kind": draft.kind, "created_at": uow.now}
        repository.insert_device(connection, {**values, **kind})
    _retire_oldest(uow, draft.kind)
    _show_newest(uow, uow.actor.user_id)
    return next(each for each in _all(uow) if each.id == id_)


def forget(uow: UnitOfWork, device_id: str, keys: FieldKeys) -> None:
    """Ring a device no more; of its address only the digest stays, to know it by when it comes again.

    Raises:
        NotFound: 404.
    """
    connection, user_id = uow.connection, uow.actor.user_id
    if repository.find(connection, user_id, device_id) is None:
        raise NotFound("device")
    nothing = seal(keys, {}, row_id=device_id)
    left = {"state": FORGOTTEN, "masked": "", "session_id": None, "seal_key": None, **nothing}
    repository.update_device(connection, device_id, left)
    oldest = repository.find_forgotten(connection, user_id)[FORGOTTEN_MAX:]
    repository.delete_devices(connection, [row.id for row in oldest])
    _show_newest(uow, user_id)


def forget_address(uow: UnitOfWork, kind: str, address: str, keys: FieldKeys) -> None:
    """Ring this address of the actor's no more."""
    digests = [each.hex() for each in keys.digests(kind, address.encode())]
    _forget(uow, lambda row: row.kind == kind and row.address_hmac in digests)


def forget_kind(uow: UnitOfWork, kind: str) -> None:
    """Ring none of the actor's devices of this kind any more."""
    _forget(uow, lambda row: row.kind == kind)


def _forget(uow: UnitOfWork, is_meant: Callable[[Row[Any]], bool]) -> None:
    rows = repository.find_all(uow.connection, uow.actor.user_id)
    repository.delete_devices(uow.connection, [row.id for row in rows if is_meant(row)])
    _show_newest(uow, uow.actor.user_id)


def read_devices(reading: Reading) -> list[Device]:
    return _all(reading)


def _retire_oldest(uow: UnitOfWork, kind: str) -> None:
    rows = [
        row for row in repository.find_all(uow.connection, uow.actor.user_id) if row.kind == kind
    ]
    repository.delete_devices(uow.connection, [row.id for row in rows[DEVICES_MAX:]])


def forget_sessions(uow: UnitOfWork, session_ids: Sequence[str]) -> None:
    """Devices that signed out are rung no more."""
    for user_id in repository.delete_of_sessions(uow.connection, session_ids):
        _show_newest(uow, user_id)


def _show_newest(uow: UnitOfWork, user_id: str) -> None:
    """`fcm_token` and `apns_token` of the preferences: the newest device's, masked."""
    newest: dict[str, str | None] = {"fcm_token": None, "apns_token": None}
    for row in reversed(repository.find_all(uow.connection, user_id)):
        if row.kind in ("fcm", "apns"):
            newest[f"{row.kind}_token"] = row.masked
    preferences.change(uow, newest, if_match=None, of=user_id)


def _all(asked: UnitOfWork | Reading) -> list[Device]:
    return [
        Device.model_construct(
            id=row.id,
            kind=row.kind,
            address_kind=row.address_kind,
            address=row.masked,
            device_id=row.device_id,
            name=row.device_name,
            platform=row.platform,
            sealed=row.seal_key is not None,
            state=row.state,
            disabled_reason=row.disabled_reason,
            current=row.session_id is not None and row.session_id == asked.actor.session_id,
            registered_at=instant_text(row.registered_at),
            last_success_at=_text(row.last_success_at),
            last_failure_at=_text(row.last_failure_at),
        )
        for row in repository.find_all(asked.connection, asked.actor.user_id)
    ]


def _text(at: int | None) -> str | None:
    return None if at is None else instant_text(at)
