"""`pennybell rebuild feed|alerts`: make what readers of the log keep anew, from the log."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Final

import typer

from pennybell.cli.house import LocalHouse, open_house
from pennybell.domains.activity import service as activity
from pennybell.domains.alerts import service as alerts
from pennybell.feed.reader import FeedReader
from pennybell.outbox import cursors
from pennybell.outbox.subscriber import Follower, Overtaken
from pennybell.outbox.unit_of_work import UnitOfWork


class Kept(StrEnum):
    """What can be made anew."""

    FEED = "feed"
    ALERTS = "alerts"


def rebuild(
    what: Annotated[Kept, typer.Argument(help="Whose tables to forget and to write anew.")],
) -> None:
    """Forget what a reader keeps and write it anew from the log.

    Nobody is told anything again; what was read or dismissed stays so. Servers may run beside it.
    """
    with open_house() as house:
        with house.database.read() as connection:
            found = [each.scope for each, _ in cursors.heads(connection, what)]
        for household_id in found:
            _REBUILD[what](house, household_id)
    typer.echo(
        f"Rebuilt {what} of {len(found)} {'household' if len(found) == 1 else 'households'}."
    )


def rebuild_alerts(house: LocalHouse, household_id: str) -> None:
    def write(uow: UnitOfWork) -> None:
        cursors.hold(uow.connection, Kept.ALERTS, household_id)  # the reader waits meanwhile
        alerts.rebuild(uow)

    house.work.submit_unasked(household_id, write).result()


def rebuild_feed(house: LocalHouse, household_id: str) -> None:
    """In bounded steps, between which others write; a server's own reader may help."""
    house.work.submit_unasked(household_id, activity.start_over).result()
    follower = Follower(FeedReader(), house.work)
    has_more = True
    while has_more:
        try:
            has_more = follower.advance(household_id)
        except Overtaken:
            continue
    follower.stop()


_REBUILD: Final[dict[Kept, Callable[[LocalHouse, str], None]]] = {
    Kept.FEED: rebuild_feed,
    Kept.ALERTS: rebuild_alerts,
}
