"""Which transaction pays which bill. Pure, and the same in whatever order they came.

A transaction may pay a bill when payee, account, currency, direction, amount and day fit. Of all
pairs that fit the best is taken, then the best of those left: each pays one bill at most.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pennybell.domains.recurring.model import Expected
from pennybell.events.shapes import Bill

PAID_MIN_PERCENT, PAID_MAX_PERCENT = 50, 200
"""Of what was expected: a payment to the same payee in this range is the bill's at a new price."""


class Payment(NamedTuple):
    """A live transaction as a bill may know it; `amount_minor` is signed."""

    id: str
    account_id: str
    date: date
    amount_minor: int
    currency: str
    payee_key: str
    is_transfer: bool = False


class Fit(NamedTuple):
    """How far a pair is from what was expected; the smaller, the better. 0 days: on its day."""

    has_other_price: bool
    days: int
    apart_minor: int
    has_other_payee: bool


def bounds(bill: Bill) -> tuple[int, int]:
    """The least and the greatest signed amount of a payment at any price, in minor units."""
    least, most = _sizes(bill)
    least, most = -(-least * PAID_MIN_PERCENT // 100), most * PAID_MAX_PERCENT // 100
    return (-most, -least) if bill.amount_max_minor < 0 else (least, most)


def fit(expected: Expected, payment: Payment) -> Fit | None:
    """How well a transaction fits a bill; None: it does not pay it."""
    bill = expected.bill
    is_same_payee = payment.payee_key == expected.payee_key
    if (
        payment.is_transfer
        or payment.id in expected.refused
        or payment.currency != bill.currency
        or expected.account_id not in {None, payment.account_id}
        or not expected.pays_from <= payment.date <= bill.missed_after
        or not (is_same_payee or begins_with(payment.payee_key, expected.payee_key))
    ):
        return None
    lowest, highest = bounds(bill)
    change = price_change(bill, payment.amount_minor)
    if not lowest <= payment.amount_minor <= highest or (change and not is_same_payee):
        return None
    days = abs((payment.date - bill.due_date).days)
    return Fit(bool(change), days, abs(change), not is_same_payee)


def price_change(bill: Bill, amount_minor: int) -> int:
    """How much more (less: negative) than expected was paid; 0 within the range."""
    least, most = _sizes(bill)
    paid = -amount_minor if bill.amount_max_minor < 0 else amount_minor
    return max(paid - most, 0) + min(paid - least, 0)


def assign(bills: Sequence[Expected], payments: Iterable[Payment]) -> Mapping[str, Payment]:
    """The payment of each bill that has one, by the bill's id."""
    pairs = sorted(
        (found, each.bill.due_date, each.bill.id, payment.date, payment.id, payment)
        for payment in payments
        for each in bills
        if (found := fit(each, payment)) is not None
    )
    paid: dict[str, Payment] = {}
    used: set[str] = set()
    for *_, bill_id, _, payment_id, payment in pairs:
        if bill_id not in paid and payment_id not in used:
            paid[bill_id] = payment
            used.add(payment_id)
    return paid


def _sizes(bill: Bill) -> tuple[int, int]:
    sizes = abs(bill.amount_min_minor), abs(bill.amount_max_minor)
    return min(sizes), max(sizes)


def begins_with(payee: str, start: str) -> bool:
    """Whether a bank wrote more behind the payee: "netflix.com 4711" is "netflix"."""
    return payee.startswith(start) and not payee[len(start) :][:1].isalnum() and bool(start)
