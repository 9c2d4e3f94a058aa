"""What looks as if it recurred: found in the history, then confirmed or rejected by a person.

What was answered is never found again: the same payee in the same direction and currency, for about
the same amount, is the same candidate, whatever its rhythm.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.categories import repository as categories
from pennybell.domains.recurring import candidate_repository, repository
from pennybell.domains.recurring.candidate_repository import Row
from pennybell.domains.recurring.matching import begins_with
from pennybell.domains.recurring.model import RecurringDraft, expected_minor, payee_key
from pennybell.domains.recurring.service import create_rule
from pennybell.domains.totals.model import Span
from pennybell.errors import Conflict, NotFound
from pennybell.events.shapes import CandidatePayment, Recurring, RecurringCandidate
from pennybell.events.vocabulary import (
    RecurringCandidateDeleted,
    RecurringCandidateFound,
    RecurringCandidateUpdated,
)
from pennybell.forecast.recurrence import LOOK_BACK_DAYS, Payment, Recurrence, find_recurrences
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

OPEN_MAX: Final = 200
"""Candidates that wait for an answer; nobody answers more."""

NAME_MAX: Final = 100
PAYMENTS_MAX: Final = 6
"""Newest payments that a candidate names."""

ALIKE_MIN, ALIKE_MAX = 0.5, 2.0
"""Times the amount: in this range it is the same thing at another price."""

RECURS: Final = (
    "payee", "account_id", "category_id", "amount_min_minor", "amount_max_minor", "rhythm", "rrule",
    "weekend", "start_date", "next_date", "seen", "payments",
)  # fmt: skip
"""What finding it again may change."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What recurs (`found`, still without ids) in the payments of these payees."""

    keys: frozenset[str]
    found: tuple[RecurringCandidate, ...]


@dataclass(frozen=True, slots=True)
class Moves:
    """What differs from what is known: (before, now); without the one it is new, the other gone."""

    pairs: tuple[tuple[RecurringCandidate | None, RecurringCandidate | None], ...]


def read_history(reading: Reading, keys: Collection[str], today: date) -> list[Row]:
    """The rows of these payees, and maybe of others, that something may be found in, newest first."""
    connection, household_id = reading.connection, reading.household_id
    first = today - timedelta(days=LOOK_BACK_DAYS)
    known = candidate_repository.find_payees(connection, household_id)
    payees = None if known is None else [each for each in known if payee_key(each) in keys]
    return candidate_repository.read_history(connection, household_id, first, today, payees)


def read_paid(reading: Reading, spans: Iterable[Span], today: date) -> dict[str, None]:
    """The payees of these days, as far as something may be found in them, newest first."""
    oldest = today - timedelta(days=LOOK_BACK_DAYS)
    paid: dict[str, None] = {}
    for span in spans:
        first, last = max(oldest, span.first), min(today, span.last)
        rows = candidate_repository.read_history(
            reading.connection, reading.household_id, first, last
        )
        paid |= {payee_key(row.payee): None for row in rows}
    return paid


def detect(rows: Iterable[Row], keys: Collection[str], today: date) -> Looked:
    """What recurs in the payments of these payees, in each currency. Pure."""
    by_payee: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        key = payee_key(row.payee)
        if key and key in keys:
            by_payee.setdefault((key, row.currency), []).append(row)
    found: list[RecurringCandidate] = []
    for _, of_payee in sorted(by_payee.items()):
        known = {row.id: row for row in of_payee}
        payments = [Payment(row.day, row.amount_minor, row.id) for row in of_payee]
        found += [
            _candidate(each, [known[payment.id] for payment in each.payments])
            for each in find_recurrences(payments, today)
        ]
    return Looked(frozenset(keys), tuple(found))


def moves_of(asked: Reading | UnitOfWork, looked: Looked) -> Moves:
    """What is to be written, as things stand."""
    connection, household_id = asked.connection, asked.household_id
    known = candidate_repository.find_keyed(connection, household_id, looked.keys)
    rules = repository.find_all(connection, household_id)
    room = OPEN_MAX - candidate_repository.count_open(connection, household_id)
    left = {each.id: each for each in known if each.state == "open"}
    pairs: list[tuple[RecurringCandidate | None, RecurringCandidate | None]] = []
    taken: set[str] = set()
    for found in looked.found:
        if any(_covers(rule, found) for rule in rules):
            continue
        same = next((each for each in known if each.id not in taken and _alike(each, found)), None)
        if same is None:
            if room > 0:
                pairs.append((None, found))
                room -= 1
            continue
        taken.add(same.id)
        if left.pop(same.id, None) is not None:
            now = same.model_copy(update={name: getattr(found, name) for name in RECURS})
            if now != same:
                pairs.append((same, now.model_copy(update={"version": same.version + 1})))
    return Moves((*((each, None) for each in left.values()), *pairs))


def follow(uow: UnitOfWork, looked: Looked) -> None:
    """Keep what was found.

    Emits: recurring_candidate.found, recurring_candidate.updated, recurring_candidate.deleted.
    """
    repository.lock_bills(uow.connection, uow.household_id)
    for before, now in moves_of(uow, looked).pairs:
        if now is None:
            assert before is not None
            candidate_repository.remove(uow.connection, uow.household_id, before.id)
            uow.emit(RecurringCandidateDeleted.carrying(before))
        elif before is None:
            fresh = now.model_copy(update={"id": uow.ids()})
            candidate_repository.store(uow.connection, uow.household_id, fresh)
            uow.emit(RecurringCandidateFound.carrying(fresh))
        else:
            _store(uow, before, now)


def confirm(uow: UnitOfWork, candidate_id: str, changes: dict[str, Any]) -> Recurring:
    """Make a rule of it, as found but for `changes` (fields of `RecurringDraft`).

    Emits: recurring_candidate.updated, and as `create_rule`.

    Raises:
        NotFound: 404.  Conflict: 409 `already_confirmed`.
        Invalid, Conflict, NotFound: as `create_rule`.
    """
    repository.lock_bills(uow.connection, uow.household_id)
    candidate = _unconfirmed(uow, candidate_id)
    rule = create_rule(uow, replace(_draft(uow, candidate), **changes))
    _answer(uow, candidate, state="confirmed", recurring_id=rule.id)
    return rule


def reject(uow: UnitOfWork, candidate_id: str) -> RecurringCandidate:
    """Say that it does not recur; it will not be found again. Emits: recurring_candidate.updated.

    Raises:
        NotFound: 404.  Conflict: 409 `already_confirmed`.
    """
    repository.lock_bills(uow.connection, uow.household_id)
    candidate = _unconfirmed(uow, candidate_id)
    if candidate.state == "rejected":
        return candidate
    return _answer(uow, candidate, state="rejected")


def read_open(reading: Reading) -> list[RecurringCandidate]:
    return candidate_repository.find_open(reading.connection, reading.household_id)


def is_money_out(candidate: RecurringCandidate) -> bool:
    return candidate.amount_max_minor < 0


def _candidate(found: Recurrence, rows: Sequence[Row]) -> RecurringCandidate:
    """`rows`: those it rests on, oldest first."""
    newest = rows[-1]
    counted = Counter(row.category_id for row in reversed(rows) if row.category_id is not None)
    usual = counted.most_common(1)
    return RecurringCandidate.model_construct(
        id="",
        payee=newest.payee,
        account_id=newest.account_id,
        category_id=usual[0][0] if usual else None,
        currency=newest.currency,
        amount_min_minor=found.amount_min_minor,
        amount_max_minor=found.amount_max_minor,
        rhythm=found.rhythm,
        rrule=found.rrule,
        weekend=found.weekend,
        start_date=found.first_day,
        next_date=found.next_day,
        seen=len(rows),
        payments=[
            CandidatePayment(transaction_id=row.id, date=row.day, amount_minor=row.amount_minor)
            for row in rows[: -PAYMENTS_MAX - 1 : -1]
        ],
        state="open",
        recurring_id=None,
        version=1,
    )


def _alike(known: RecurringCandidate, found: RecurringCandidate) -> bool:
    return (
        payee_key(known.payee) == payee_key(found.payee)
        and known.currency == found.currency
        and _is_about(_expected(known), _expected(found))
    )


def _covers(rule: Recurring, found: RecurringCandidate) -> bool:
    """Whether a person has said that this recurs, or that it does no more."""
    expected = expected_minor(rule.amount_min_minor, rule.amount_max_minor)
    payee, of_rule = payee_key(found.payee), payee_key(rule.payee)
    return (
        (payee == of_rule or begins_with(payee, of_rule))
        and rule.currency == found.currency
        and rule.account_id in {None, found.account_id}
        and _is_about(expected, _expected(found))
    )


def _expected(candidate: RecurringCandidate) -> int:
    return expected_minor(candidate.amount_min_minor, candidate.amount_max_minor)


def _is_about(one: int, other: int) -> bool:
    """Whether two signed amounts, neither 0, may be one thing's."""
    return ALIKE_MIN <= one / other <= ALIKE_MAX


def _draft(uow: UnitOfWork, candidate: RecurringCandidate) -> RecurringDraft:
    """The rule it would become, without an account or category that is no more."""
    connection, household_id = uow.connection, uow.household_id
    account_id, category_id = candidate.account_id, candidate.category_id
    account = accounts.find(connection, household_id, account_id) if account_id else None
    has_category = bool(category_id) and bool(
        categories.existing(connection, household_id, {category_id or ""})
    )
    return RecurringDraft(
        name=candidate.payee[:NAME_MAX].strip(),
        payee=candidate.payee,
        account_id=account_id if account is not None and not account.archived else None,
        category_id=category_id if has_category else None,
        currency=candidate.currency,
        amount_min_minor=candidate.amount_min_minor,
        amount_max_minor=candidate.amount_max_minor,
        rrule=candidate.rrule,
        start_date=candidate.start_date,
        weekend=candidate.weekend,
    )


def _unconfirmed(uow: UnitOfWork, candidate_id: str) -> RecurringCandidate:
    found = candidate_repository.find(uow.connection, uow.household_id, candidate_id)
    if found is None:
        raise NotFound("candidate")
    if found.state == "confirmed":
        raise Conflict("already_confirmed", "A rule was made of this already.")
    return found


def _answer(uow: UnitOfWork, candidate: RecurringCandidate, **answer: Any) -> RecurringCandidate:
    now = candidate.model_copy(update={**answer, "version": candidate.version + 1})
    _store(uow, candidate, now)
    return now


def _store(uow: UnitOfWork, before: RecurringCandidate, now: RecurringCandidate) -> None:
    candidate_repository.store(uow.connection, uow.household_id, now)
    uow.emit(RecurringCandidateUpdated.changing(before, now))
