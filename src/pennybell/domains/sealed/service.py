"""Put what is encrypted under the newest key, a batch at a time, while everybody goes on writing."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from pennybell.domains.sealed import repository
from pennybell.kit.encryption import FieldKeys, Undecipherable, open_sealed, seal

BATCH: Final = 200
NOUNS: Final = tuple(repository.TABLES)


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some rows. `last_id`: where the next batch begins; None: that was the end.

    `unreadable`: under keys that are no longer known, or damaged; they stay as they are.
    """

    renewed: int
    unreadable: int
    last_id: str | None


def renew(connection: Connection, noun: str, keys: FieldKeys, *, after: str) -> Batch:
    """Encrypt the next rows of a noun anew, in one transaction.

    A row that changes meanwhile is left to whoever changed it: a server with the new key writes
    under that. Interrupted, it is begun again: rows under the newest key are not looked at.
    """
    rows = repository.find_older(connection, noun, keys.current_id, after=after, at_most=BATCH)
    renewed = unreadable = 0
    for row in rows:
        try:
            values = open_sealed(keys, row)
        except (Undecipherable, ValueError):
            unreadable += 1
            continue
        changed = {**seal(keys, values, row_id=row.id), **_digest(noun, row, values, keys)}
        if repository.replace(connection, noun, row, changed):
            renewed += 1
            if noun == "contacts" and row.channel == "email":
                repository.move_bounces(connection, row.address_hmac, changed["address_hmac"])
    return Batch(renewed, unreadable, str(rows[-1].id) if len(rows) == BATCH else None)


def count_older(connection: Connection, keys: FieldKeys) -> int:
    """How many rows are under older keys."""
    return repository.count_older(connection, keys.current_id)


def _digest(noun: str, row: Any, values: dict[str, str], keys: FieldKeys) -> dict[str, str]:
    """What the row is found by, under the newest key.

    Of a device that was forgotten the address is gone: it stays known by the old key while that is.
    """
    if noun == "devices":
        if not values:
            return {}
        address = values["endpoint" if row.kind == "webpush" else "token"]
        return {"address_hmac": keys.digest(row.kind, address.encode()).hex()}
    if noun == "contacts":
        kind = f"contact {row.channel}"
        return {"address_hmac": keys.digest(kind, values["address"].encode()).hex()}
    return {}
