"""The reader that writes the household's activity: facts in, entries out."""

from collections.abc import Sequence
from datetime import date

from pennybell.domains.activity import service
from pennybell.domains.activity.model import Draft
from pennybell.feed.entries import drafts_of, is_told
from pennybell.outbox.cursors import Fact
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


class FeedReader:
    """Follows every household."""

    name = service.READER
    follows_days = False
    lingers_s = 0.05

    def hears(self, type_: str) -> bool:
        return is_told(type_)

    def look(
        self, reading: Reading, facts: Sequence[Fact], new_day: date | None
    ) -> list[Draft] | None:
        del reading, new_day
        return drafts_of(facts) or None

    def write(self, uow: UnitOfWork, found: list[Draft]) -> None:
        service.write(uow, found)

    def again_s(self, household_id: str) -> float | None:
        del household_id
        return None
