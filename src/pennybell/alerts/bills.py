"""Bills that are due soon, bills that nobody paid in time, and bills that cost more than before."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from pennybell.alerts.scene import RECENT_DAYS, Scene, Seen, Touched
from pennybell.domains.alerts.model import Finding, Subject
from pennybell.domains.recurring import repository
from pennybell.domains.recurring.bill_repository import find_paid
from pennybell.domains.recurring.model import expected_minor, status_of
from pennybell.domains.recurring.schedule import EARLY_DAYS_MAX
from pennybell.events.shapes import AlertItem, AlertNumbers, Bill, Recurring

KINDS: Final = ("bill_due", "bill_overdue", "price_increase")
PRICE_DAYS: Final = 45
"""How long after a bill's day its price is news: longer than a month, so that what is paid monthly
at its new price is one alert and not one for each month."""

PAID_BEFORE_MAX: Final = 3


def look(scene: Scene, touched: Touched, seen: Seen) -> None:
    """Say how the bills of each rule that may have moved stand."""
    if not (touched.is_all or touched.rules):
        return
    rules = {rule.id: rule for rule in repository.find_all(scene.connection, scene.household_id)}
    known = rules.keys() | scene.open_of("recurring")
    wanted = known if touched.is_all else known & touched.rules
    for rule_id in wanted:
        for kind in KINDS:
            seen.look(kind, rule_id)
    bills = [bill for bill in _near(scene) if bill.recurring_id in wanted & rules.keys()]
    for bill in bills:
        _expected(scene, rules[bill.recurring_id], bill, seen)
    for bill in _newest_paid(bills):
        _priced(scene, rules[bill.recurring_id], bill, seen)


def _near(scene: Scene) -> list[Bill]:
    """Bills that are recent or announced by now, oldest first."""
    ahead = max(scene.settings.bill_days, EARLY_DAYS_MAX)
    return repository.bills_due(
        scene.connection,
        scene.household_id,
        scene.today - timedelta(days=PRICE_DAYS),
        scene.today + timedelta(days=ahead),
        states=("open", "missed", "paid"),
    )


def _expected(scene: Scene, rule: Recurring, bill: Bill, seen: Seen) -> None:
    """Money to pay is announced; money that does not come is missed as a payment is."""
    status = status_of(bill, scene.today)
    days = (bill.due_date - scene.today).days
    is_soon = status in {"upcoming", "due"} and days <= scene.settings.bill_days
    is_late = status in {"overdue", "missed"} and -days <= RECENT_DAYS
    if is_soon and bill.amount_max_minor < 0 and scene.is_on("bill_due"):
        seen.find(_finding(scene, rule, bill, is_late=False))
    if is_late and scene.is_on("bill_overdue"):
        seen.find(_finding(scene, rule, bill, is_late=True))


def _finding(scene: Scene, rule: Recurring, bill: Bill, *, is_late: bool) -> Finding:
    size = abs(expected_minor(bill.amount_min_minor, bill.amount_max_minor))
    until = AlertItem(kind="waits_until", day=bill.missed_after)
    return Finding(
        kind="bill_overdue" if is_late else "bill_due",
        subject=_subject(rule),
        severity="warning" if is_late else "info",
        numbers=AlertNumbers(amount_minor=size, usual_minor=size, day=bill.due_date),
        why=((until,) if is_late else ()) + _paid_before(scene, rule, bill.due_date, bill.currency),
        currency=bill.currency,
        period=bill.rule_date,
    )


def _newest_paid(bills: Iterable[Bill]) -> list[Bill]:
    """The last one of each rule; `bills` are the oldest first."""
    newest = {bill.recurring_id: bill for bill in bills if bill.state == "paid"}
    return list(newest.values())


def _priced(scene: Scene, rule: Recurring, bill: Bill, seen: Seen) -> None:
    """The newest payment was more than the rule expects: until it does, or less is paid again.

    The price is the tier: paid again, it is the same alert.
    """
    is_comparable = bill.paid_currency == bill.currency == rule.currency
    if not (rule.status == "active" and is_comparable and scene.is_on("price_increase")):
        return
    paid, expected = -(bill.paid_minor or 0), -rule.amount_min_minor
    if (bill.price_change_minor or 0) <= 0 or paid <= expected or expected <= 0:
        return
    before = -bill.amount_min_minor
    payment = AlertItem(
        kind="transaction",
        label=rule.payee or rule.name,
        day=bill.paid_date,
        amount_minor=paid,
        id=bill.transaction_id,
    )
    seen.find(
        Finding(
            kind="price_increase",
            subject=_subject(rule),
            severity="info",
            numbers=AlertNumbers(amount_minor=paid, usual_minor=before),
            why=(payment, *_paid_before(scene, rule, bill.due_date, bill.currency)),
            currency=bill.currency,
            tier=str(paid),
        )
    )


def _paid_before(scene: Scene, rule: Recurring, day: date, currency: str) -> tuple[AlertItem, ...]:
    """The rule's last payments for bills due before a day, newest first."""
    paid: Sequence[Bill] = find_paid(
        scene.connection, scene.household_id, rule.id, day, PAID_BEFORE_MAX
    )
    return tuple(
        AlertItem(
            kind="transaction",
            label=rule.payee or rule.name,
            day=bill.paid_date,
            amount_minor=abs(bill.paid_minor or 0),
            id=bill.transaction_id,
        )
        for bill in paid
        if bill.paid_currency == currency
    )


def _subject(rule: Recurring) -> Subject:
    return Subject("recurring", rule.id, rule.name)
