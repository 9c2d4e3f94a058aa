"""How a delivery comes into the digest that it leaves with."""

from datetime import UTC, datetime
from typing import Any

from pennybell.domains.deliveries import repository
from pennybell.domains.deliveries.model import CHANNEL_OF, Planned, next_digest
from pennybell.domains.preferences.service import Wishes
from pennybell.events.notices import Frequency
from pennybell.kit.clock import SECOND, Instant
from pennybell.outbox.unit_of_work import UnitOfWork


def join_digest(
    uow: UnitOfWork, wishes: Wishes, each: Planned, frequency: Frequency
) -> tuple[str, Instant]:
    """The open digest this goes into; one that has just closed leaves it to the next."""
    leaves = each.not_before
    while True:
        values: dict[str, Any] = {
            "id": uow.ids(),
            "user_id": wishes.user_id,
            "channel": CHANNEL_OF[each.target.means],
            "kind": frequency,
            "bucket_key": f"{frequency} {datetime.fromtimestamp(leaves / SECOND, UTC):%Y%m%dT%H%M}",
            "window_start": uow.now,
            "window_end": leaves,
            "state": "open",
        }
        row = repository.open_digest(uow.connection, values)
        if row.state == "open":
            return str(row.id), leaves
        leaves = next_digest(wishes, frequency, leaves)
