"""Bills: match, unmatch and skip by hand, list; what a new day brings; what arrives."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from pennybell.domains.recurring import bill_repository, repository
from pennybell.domains.recurring.matching import Payment
from pennybell.domains.recurring.model import (
    CATCH_UP_DAYS_MAX,
    HORIZON_DAYS,
    Expected,
    Filter,
    Kept,
    expected_minor,
    posting_id,
)
from pennybell.domains.recurring.planning import plan_ahead
from pennybell.domains.recurring.service import today_of
from pennybell.domains.recurring.settling import News, paid_by, settle, settle_bills, unpaid
from pennybell.domains.recurring.sheet import Sheet, is_free
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.domains.transactions.service import record
from pennybell.errors import Conflict, DomainError, Invalid, NotFound, Stale
from pennybell.events.shapes import Bill
from pennybell.outbox.unit_of_work import Reading, UnitOfWork
from pennybell.storage.keyset import cursor_at, day_place

REFUSED_MAX: Final = 50
"""Transactions remembered as not a bill's payment; the newest."""


@dataclass(frozen=True, slots=True)
class Page:
    """`next_cursor` is None on the last page. `today`: the day that decides their statuses."""

    items: list[Bill]
    next_cursor: str | None
    today: date


def match(uow: UnitOfWork, bill_id: str, transaction_id: str, *, if_match: int | None) -> Bill:
    """Say that a transaction paid a bill, whatever fits. Emits: bill.updated.

    A bill that it was taken for by itself looks for another payment.

    Raises:
        NotFound: 404, no such bill or live transaction.  Stale: 412.
        Conflict: 409 `already_pays`: a person said that it paid another bill.
        Invalid: 422 `other_direction`: money came in where some was to go out.
    """
    sheet, expected = _opened(uow, bill_id, if_match)
    payment = sheet.payments([transaction_id]).get(transaction_id)
    if payment is None:
        raise NotFound("transaction")
    if (payment.amount_minor < 0) != (expected.bill.amount_max_minor < 0):
        raise Invalid(
            "other_direction",
            "A bill to pay needs money going out, one to get money coming in.",
            "body.transaction_id",
        )
    news = News()
    for other in sheet.holding([transaction_id]):
        if other.bill.id == bill_id:
            continue
        if not is_free(other):
            raise Conflict("already_pays", "You said that this transaction paid another bill.")
        sheet.put(unpaid(other, sheet.today))
        news.bills.add(other.bill.id)
    if expected.bill.transaction_id not in {None, transaction_id}:
        news.transactions.add(expected.bill.transaction_id or "")
    refused = tuple(each for each in expected.refused if each != transaction_id)
    sheet.put(replace(paid_by(expected, payment, by_hand=True), refused=refused))
    settle(sheet, news)
    sheet.write(uow)
    return _now(uow, bill_id)


def unmatch(uow: UnitOfWork, bill_id: str, *, if_match: int | None) -> Bill:
    """Say that a bill's transaction did not pay it; it will not be taken again.

    Emits: bill.updated.

    Raises:
        NotFound: 404.  Stale: 412.  Conflict: 409 `bill_not_paid`, `rule_stopped`.
    """
    sheet, expected = _opened(uow, bill_id, if_match)
    payment_id = expected.bill.transaction_id
    if payment_id is None:
        raise Conflict("bill_not_paid", "No transaction pays this bill.")
    _check_waited_for(sheet, expected)
    refused = (*expected.refused, payment_id)[-REFUSED_MAX:]
    sheet.put(replace(unpaid(expected, sheet.today), refused=refused))
    settle(sheet, News(transactions={payment_id}, bills={bill_id}))
    sheet.write(uow)
    return _now(uow, bill_id)


def skip(uow: UnitOfWork, bill_id: str, *, if_match: int | None) -> Bill:
    """Wait for a bill no longer. Emits: bill.updated.

    Raises:
        NotFound: 404.  Stale: 412.  Conflict: 409 `bill_paid`.
    """
    sheet, expected = _opened(uow, bill_id, if_match)
    _check_unpaid(expected)
    sheet.put(expected.having(state="skipped", by_hand=True))
    sheet.write(uow)
    return _now(uow, bill_id)


def reopen(uow: UnitOfWork, bill_id: str, *, if_match: int | None) -> Bill:
    """Wait for a bill again that was skipped. Emits: bill.updated.

    Raises:
        NotFound: 404.  Stale: 412.  Conflict: 409 `bill_paid`, `rule_stopped`.
    """
    sheet, expected = _opened(uow, bill_id, if_match)
    _check_unpaid(expected)
    _check_waited_for(sheet, expected)
    sheet.put(unpaid(expected, sheet.today))
    settle(sheet, News(bills={bill_id}))
    sheet.write(uow)
    return _now(uow, bill_id)


def follow(uow: UnitOfWork, news: News, *, begins_day: bool, posts: bool) -> None:
    """Have bills follow what happened, and the day.

    Emits: bill.updated, bills.planned; transaction.created and balance.updated for what is
    recorded by itself.

    Args:
        begins_day: plan those that came within the horizon, and give up those that are too late.
        posts: record what is due by now and records itself; never twice.
    """
    repository.lock_bills(uow.connection, uow.household_id)
    today = today_of(uow)
    sheet = Sheet(uow.connection, uow.household_id, today)
    settle(sheet, news)
    if begins_day:
        _plan_all(uow, sheet)
    if posts:
        _post_due(uow, sheet)
    if begins_day:
        for each in sheet.late():
            sheet.put(each.having(state="missed"))
    sheet.write(uow)


def is_news(reading: Reading, news: News) -> bool:
    """Whether anything follows from it."""
    sheet = Sheet(reading.connection, reading.household_id, today_of(reading))
    settle(sheet, news)
    return sheet.is_changed


def read_bill(reading: Reading, bill_id: str) -> tuple[Bill, date]:
    """A bill, and the household's day."""
    found = bill_repository.find(reading.connection, reading.household_id, bill_id)
    if found is None:
        raise NotFound("bill")
    return found.bill, today_of(reading)


def read_page(reading: Reading, filter_: Filter, *, cursor: str | None, limit: int) -> Page:
    """One page in the order of due dates: stable while others are planned.

    Raises:
        Invalid: 422, the cursor is not one that a page gave.
    """
    after = None if cursor is None else day_place(cursor)
    found = bill_repository.page(
        reading.connection, reading.household_id, filter_, after=after, limit=limit + 1
    )
    items = found[:limit]
    return Page(
        items,
        cursor_at(items[-1].due_date, items[-1].id) if len(found) > limit else None,
        filter_.today,
    )


def _opened(uow: UnitOfWork, bill_id: str, if_match: int | None) -> tuple[Sheet, Expected]:
    repository.lock_bills(uow.connection, uow.household_id)
    sheet = Sheet(uow.connection, uow.household_id, today_of(uow))
    expected = sheet.find(bill_id)
    if expected is None:
        raise NotFound("bill")
    if if_match is not None and if_match != expected.bill.version:
        raise Stale("bill", expected.bill.model_dump(mode="json"))
    return sheet, expected


def _check_unpaid(expected: Expected) -> None:
    if expected.bill.state == "paid":
        raise Conflict("bill_paid", "A transaction pays this bill; unmatch it first.")


def _check_waited_for(sheet: Sheet, expected: Expected) -> None:
    """A rule that is paused or ended waits for nothing that is not due yet."""
    bill = expected.bill
    if bill.due_date >= sheet.today and sheet.stopped([bill.recurring_id]):
        raise Conflict("rule_stopped", "Its rule is paused or has ended; set that going first.")


def _now(uow: UnitOfWork, bill_id: str) -> Bill:
    found = bill_repository.find(uow.connection, uow.household_id, bill_id)
    assert found is not None
    return found.bill


def _plan_all(uow: UnitOfWork, sheet: Sheet) -> None:
    moved = []
    for kept in repository.find_kept(uow.connection, uow.household_id):
        if kept.rule.status == "active":
            planned = plan_ahead(sheet, kept)
            if planned != kept:
                moved.append(kept.rule.id)
    if moved:
        last = sheet.today + timedelta(days=HORIZON_DAYS)
        repository.set_planned_to(uow.connection, uow.household_id, moved, last)


def _post_due(uow: UnitOfWork, sheet: Sheet) -> None:
    """Record bills that record themselves and that nothing has paid by now."""
    rules = {kept.rule.id: kept for kept in repository.find_kept(uow.connection, uow.household_id)}
    oldest = sheet.today - timedelta(days=CATCH_UP_DAYS_MAX)
    due = [each for each in sheet.waiting(oldest, sheet.today) if _posts(rules, each)]
    settle_bills(sheet, due)
    for each in due:
        now = sheet.now(each.bill.id)
        if now is not None and now.bill.state != "paid":
            _post(uow, sheet, rules[each.bill.recurring_id], now)


def _posts(rules: dict[str, Kept], each: Expected) -> bool:
    kept = rules.get(each.bill.recurring_id)
    if kept is None or kept.posts_from is None or kept.rule.status != "active":
        return False
    is_left = is_free(each) and not each.posted and each.account_id is not None
    return is_left and kept.posts_from <= each.bill.due_date


def _post(uow: UnitOfWork, sheet: Sheet, kept: Kept, expected: Expected) -> None:
    """Record one bill. Where the account takes nothing (archived), it stays open."""
    bill, rule = expected.bill, kept.rule
    assert expected.account_id is not None
    draft = TransactionDraft(
        account_id=expected.account_id,
        amount_minor=expected_minor(bill.amount_min_minor, bill.amount_max_minor),
        date=bill.due_date,
        payee=rule.payee,
        category_id=rule.category_id,
        id=posting_id(rule.id, bill.rule_date),
        created_by=kept.created_by,
    )
    said = len(uow.pending)
    try:
        with uow.connection.begin_nested():
            row = record(uow, draft)
    except DomainError:
        del uow.pending[said:]
        return
    payment = Payment(
        row.id, row.account_id, row.date, row.amount_minor, row.currency, expected.payee_key
    )
    sheet.put(replace(paid_by(expected, payment), posted=True))
