"""A household's bills while one unit of work changes them: read once, written once, said once."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Connection

from pennybell.domains.recurring import bill_repository as repository
from pennybell.domains.recurring.matching import Payment
from pennybell.domains.recurring.model import Expected
from pennybell.events.shapes import Bill
from pennybell.events.vocabulary import BillsPlanned, BillUpdated
from pennybell.outbox.unit_of_work import UnitOfWork


class Sheet:
    """Bills as they are and as they shall be. Reading changes nothing; `write` does."""

    def __init__(self, connection: Connection, household_id: str, today: date) -> None:
        self.connection = connection
        self.household_id = household_id
        self.today = today
        self._was: dict[str, Expected] = {}
        self._now: dict[str, Expected | None] = {}
        self._planned: set[str] = set()

    def find(self, bill_id: str) -> Expected | None:
        if bill_id not in self._now:
            found = repository.find(self.connection, self.household_id, bill_id)
            self._taken([found] if found else [])
        return self._now.get(bill_id)

    def of_rule(self, rule_id: str, since: date) -> list[Expected]:
        """A rule's bills due on or after `since`."""
        found = repository.find_of_rule(self.connection, self.household_id, rule_id, since)
        return self._taken(found)

    def holding(self, payment_ids: Collection[str]) -> list[Expected]:
        """The bills that these transactions pay."""
        if not payment_ids:
            return []
        self._taken(repository.find_holding(self.connection, self.household_id, payment_ids))
        return [
            each for each in self._now.values() if each and each.bill.transaction_id in payment_ids
        ]

    def near(self, first: date, last: date) -> list[Expected]:
        """Bills that a transaction of these days may pay, and that no person decided."""
        self._taken(repository.find_near(self.connection, self.household_id, first, last))
        return [
            each
            for each in self._now.values()
            if each and is_free(each) and each.pays_from <= last
            if first <= each.bill.missed_after
        ]

    def waiting(self, first: date, last: date) -> list[Expected]:
        """Bills due from `first` to `last` that nothing has paid, oldest first."""
        self._taken(repository.find_waiting(self.connection, self.household_id, first, last))
        found = [
            each
            for each in self._now.values()
            if each
            and each.bill.state in {"open", "missed"}
            and first <= each.bill.due_date <= last
        ]
        return sorted(found, key=lambda each: _order(each.bill))

    def late(self) -> list[Expected]:
        """Open bills that are too late by now."""
        found = repository.find_late(self.connection, self.household_id, self.today)
        return [each for each in self._taken(found) if each.bill.state == "open"]

    def payments(self, ids: Collection[str]) -> dict[str, Payment]:
        """Those of the transactions that are live."""
        return repository.find_payments(self.connection, self.household_id, ids) if ids else {}

    def payments_for(self, expected: Expected) -> list[Payment]:
        return repository.payments_for(self.connection, self.household_id, expected)

    def put(self, expected: Expected, *, planned: bool = False) -> None:
        """Have a bill stand as it says; `planned`: said with the others of its rule."""
        self._now[expected.bill.id] = expected
        if planned:
            self._planned.add(expected.bill.id)

    def drop(self, expected: Expected) -> None:
        self._now[expected.bill.id] = None

    def now(self, bill_id: str) -> Expected | None:
        return self._now.get(bill_id)

    @property
    def is_changed(self) -> bool:
        return any(self._was.get(id_) != each for id_, each in self._now.items())

    def _taken(self, found: Iterable[Expected]) -> list[Expected]:
        """What was read, as it stands by now."""
        found = list(found)
        for each in found:
            if each.bill.id not in self._now:
                self._was[each.bill.id] = self._now[each.bill.id] = each
        return [now for each in found if (now := self._now[each.bill.id]) is not None]

    def write(self, uow: UnitOfWork) -> None:
        """Write what changed. Emits: bills.planned for each rule, bill.updated for each bill."""
        self._drop_what_is_no_longer_waited_for()
        changed = {id_ for id_, each in self._now.items() if self._was.get(id_) != each}
        if not changed:
            return
        was = {id_: each for id_, each in self._was.items() if id_ in changed}
        now = {id_: _next(self._was.get(id_), self._now[id_]) for id_ in sorted(changed)}
        repository.store(uow.connection, uow.household_id, was, now)
        for event in _planned(self._planned, was, now):
            uow.emit(event)
        for id_, before in sorted(was.items(), key=lambda pair: _order(pair[1].bill)):
            after = now[id_]
            if after is not None and id_ not in self._planned and after.bill != before.bill:
                uow.emit(_updated(before.bill, after.bill))

    def _drop_what_is_no_longer_waited_for(self) -> None:
        """A bill ahead that lost its payment goes, where its rule makes no bills any more."""
        ahead = {
            id_: each.bill.recurring_id
            for id_, each in self._now.items()
            if each and each != self._was.get(id_)
            if each.bill.state == "open" and each.bill.due_date >= self.today
        }
        stopped = self.stopped(ahead.values())
        for id_, rule_id in ahead.items():
            if rule_id in stopped:
                self._now[id_] = None

    def stopped(self, rule_ids: Iterable[str]) -> set[str]:
        """Those of the rules that are paused or ended."""
        wanted = set(rule_ids)
        return repository.find_stopped(self.connection, self.household_id, wanted)


def is_free(expected: Expected) -> bool:
    """Whether the rules of matching decide it: nobody has, and it is not skipped."""
    return not expected.bill.by_hand and expected.bill.state != "skipped"


def _next(before: Expected | None, after: Expected | None) -> Expected | None:
    if after is None or before is None or before.bill == after.bill:
        return after
    return after.having(version=before.bill.version + 1)


def _planned(
    planned: set[str], was: dict[str, Expected], now: dict[str, Expected | None]
) -> list[BillsPlanned]:
    """One event for each rule with bills that are new, planned anew or gone."""
    made: dict[str, list[Bill]] = {}
    gone: dict[str, list[str]] = {}
    for id_, after in now.items():
        if after is None:
            if id_ in was:
                gone.setdefault(was[id_].bill.recurring_id, []).append(id_)
        elif id_ not in was or id_ in planned:
            made.setdefault(after.bill.recurring_id, []).append(after.bill)
    return [
        BillsPlanned.model_construct(
            recurring_id=rule_id,
            bills=sorted(made.get(rule_id, []), key=_order),
            removed=gone.get(rule_id, []),
        )
        for rule_id in sorted({*made, *gone})
    ]


def _updated(before: Bill, after: Bill) -> BillUpdated:
    changed = {
        name
        for name in Bill.model_fields
        if name != "version" and getattr(before, name) != getattr(after, name)
    }
    return BillUpdated.carrying(after, previous=before.model_dump(mode="json", include=changed))


def _order(bill: Bill) -> tuple[date, str]:
    return bill.due_date, bill.id
