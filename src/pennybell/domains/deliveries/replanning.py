"""What waits is planned anew when its person changes how or when they want to be told."""

from typing import Any

from pennybell.domains.deliveries import repository
from pennybell.domains.deliveries.joining import join_digest
from pennybell.domains.deliveries.model import Occasion, Target, plan
from pennybell.domains.preferences.service import read_wishes
from pennybell.kit.clock import HOUR
from pennybell.outbox.unit_of_work import UnitOfWork


def replan(uow: UnitOfWork, user_id: str) -> None:
    """Hold, release or withhold what quiet hours and digests keep, as this person wants it now.

    What was too much at once stays in its digest; what is under way stays.
    """
    rows = repository.find_waiting(uow.connection, user_id)
    wishes = read_wishes(uow.connection, [user_id]).get(user_id)
    if not rows or wishes is None:
        return
    moved: list[dict[str, Any]] = []
    for row in rows:
        occasion = Occasion(row.type, row.severity, uow.now, row.seq)
        (each,) = plan(wishes, occasion, [Target(row.channel, row.target_id, user_id)])
        digest_id, leaves = None, each.not_before
        if each.digest is not None:
            digest_id, leaves = join_digest(uow, wishes, each, each.digest)
        moved.append(
            {
                "of": row.id,
                "to": each.state,
                "why": each.reason,
                "digest": digest_id,
                "at": leaves,
                "until": max(row.ttl_until, leaves + HOUR),
            }
        )
        uow.deliveries.append((row.channel, each.state, each.reason))
    repository.move(uow.connection, moved)
