"""What is sent of an inbox entry: withdraw it when somebody has read it elsewhere."""

from collections.abc import Sequence

from pennybell.domains.deliveries import repository
from pennybell.outbox.unit_of_work import UnitOfWork


def withdraw(uow: UnitOfWork, user_id: str, notification_ids: Sequence[str]) -> None:
    """Send no more of these entries: their person has dealt with them on some device."""
    repository.suppress_unsent(uow.connection, user_id, notification_ids, "read_elsewhere")
