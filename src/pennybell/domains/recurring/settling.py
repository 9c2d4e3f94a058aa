"""Bills follow their payments: what arrived, changed or went decides anew who pays what.

The outcome is a function of the bills and transactions as they stand, so that one look at many of
them ends as many looks at one. Only what can reach each other is looked at.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from pennybell.domains.recurring.matching import Payment, assign, fit, price_change
from pennybell.domains.recurring.model import Expected, state_unpaid
from pennybell.domains.recurring.sheet import Sheet, is_free

REACH_DAYS: Final = 400
"""Bills older than this, before the first day looked at, are not touched by what is imported."""

REACHED_MAX: Final = 500
"""Bills and payments that hang together; beyond that what is far from the start stays as it is."""


@dataclass(slots=True)
class News:
    """What may have changed who pays what: transactions, days of many, bills."""

    transactions: set[str] = field(default_factory=set)
    spans: list[tuple[date, date]] = field(default_factory=list)
    bills: set[str] = field(default_factory=set)

    @property
    def is_nothing(self) -> bool:
        return not (self.transactions or self.spans or self.bills)


def settle(sheet: Sheet, news: News) -> None:
    """Have each bill that the news reaches paid by the transaction that fits it best, or by none."""
    live, touched = sheet.payments(news.transactions), set(news.bills)
    for each in sheet.holding(news.transactions):
        if not is_free(each):
            _follow(sheet, each, live.get(each.bill.transaction_id or ""))
            touched.add(each.bill.id)
    start = [each for each in sheet.holding(news.transactions) if is_free(each)]
    start += _fitting(sheet, list(live.values()))
    for first, last in news.spans:
        start += _within(sheet, first, last)
    found = (sheet.find(bill_id) for bill_id in sorted(touched))
    start += [each for each in found if each is not None and is_free(each)]
    settle_bills(sheet, start)


def settle_bills(sheet: Sheet, start: Iterable[Expected]) -> None:
    """The same for these bills and all that hang together with them."""
    bills, payments = _reached(sheet, start)
    paid = assign(list(bills.values()), payments.values())
    for each in bills.values():
        payment = paid.get(each.bill.id)
        sheet.put(unpaid(each, sheet.today) if payment is None else paid_by(each, payment))


def paid_by(expected: Expected, payment: Payment, *, by_hand: bool = False) -> Expected:
    """The bill with its payment. A price in another currency is not compared."""
    bill = expected.bill
    is_same = payment.currency == bill.currency
    change = price_change(bill, payment.amount_minor) if is_same else 0
    return expected.having(
        state="paid",
        transaction_id=payment.id,
        paid_date=payment.date,
        paid_minor=payment.amount_minor,
        paid_currency=payment.currency,
        price_change_minor=change or None,
        by_hand=by_hand,
    )


def unpaid(expected: Expected, today: date) -> Expected:
    """The bill without a payment: waited for again, or missed."""
    return expected.having(
        state=state_unpaid(expected.bill, today),
        transaction_id=None,
        paid_date=None,
        paid_minor=None,
        paid_currency=None,
        price_change_minor=None,
        by_hand=False,
    )


def _follow(sheet: Sheet, expected: Expected, payment: Payment | None) -> None:
    """A bill that a person said is paid stays so while its transaction is there."""
    if payment is not None:
        sheet.put(paid_by(expected, payment, by_hand=True))
    else:
        sheet.put(unpaid(expected, sheet.today))


def _fitting(sheet: Sheet, payments: Sequence[Payment]) -> list[Expected]:
    if not payments:
        return []
    days = [payment.date for payment in payments]
    near = sheet.near(min(days), max(days))
    return [each for each in near if any(fit(each, payment) for payment in payments)]


def _within(sheet: Sheet, first: date, last: date) -> list[Expected]:
    """Bills of an import's days, without those of long ago."""
    oldest = sheet.today - timedelta(days=REACH_DAYS)
    return sheet.near(max(first, oldest), last) if last >= oldest else []


def _reached(
    sheet: Sheet, start: Iterable[Expected]
) -> tuple[dict[str, Expected], dict[str, Payment]]:
    """Bills and payments that the start hangs together with, itself included."""
    bills: dict[str, Expected] = {}
    payments: dict[str, Payment] = {}
    frontier = list(start)
    while frontier and len(bills) + len(payments) < REACHED_MAX:
        bills |= {each.bill.id: each for each in frontier}
        fresh: dict[str, Payment] = {}
        for each in frontier:
            for payment in sheet.payments_for(each):
                if payment.id not in payments and fit(each, payment):
                    fresh[payment.id] = payment
        fresh = _not_taken_by_hand(sheet, fresh)
        payments |= fresh
        frontier = _not_yet(bills, [*sheet.holding(fresh), *_fitting(sheet, list(fresh.values()))])
    return bills, payments


def _not_taken_by_hand(sheet: Sheet, payments: dict[str, Payment]) -> dict[str, Payment]:
    taken = {each.bill.transaction_id for each in sheet.holding(payments) if not is_free(each)}
    return {id_: payment for id_, payment in payments.items() if id_ not in taken}


def _not_yet(bills: Collection[str], found: Sequence[Expected]) -> list[Expected]:
    return [each for each in found if is_free(each) and each.bill.id not in bills]
