"""Bills nobody has confirmed: what came once in both of the last two periods, alike.

Alike is the same payee (the same category where no payee is known), an amount within 25 % and a
day within 5. An item of the same payee of 0.5 to 2 times the amount is its payment. Who is paid
more than once a period is a habit, not a bill: of five visits to one market, two always look alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from pennybell.forecast.model import Bill, Item, Standing

AMOUNT_APART_MAX: Final = 0.25
DAYS_APART_MAX: Final = 5
"""Also how many days late a bill may be before it is no longer expected."""

PAID_MIN, PAID_MAX = 0.5, 2.0
"""Times the expected amount: a payment in this range is the bill's, although its price changed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A bill seen twice: who, on which day, how much the last time and the time before."""

    payee: str
    day: int
    amount_minor: int
    before_minor: int

    def is_paid_by(self, item: Item) -> bool:
        return (
            payee_of(item) == self.payee
            and PAID_MIN * self.amount_minor <= item.amount_minor <= PAID_MAX * self.amount_minor
        )


def payee_of(item: Item) -> str:
    return (item.payee or item.category or "").casefold()


def find_bills(before: Sequence[Item], last: Sequence[Item]) -> list[Seen]:
    """The bills that were seen in both of two periods."""
    earlier, later = _lone_payments(before), _lone_payments(last)
    return [
        Seen(payee, item.day, item.amount_minor, earlier[payee].amount_minor)
        for payee, item in later.items()
        if payee in earlier and _are_alike(earlier[payee], item)
    ]


def _lone_payments(items: Iterable[Item]) -> dict[str, Item]:
    """By payee, the item of those who were paid once."""
    found: dict[str, Item] = {}
    again = set()
    for item in items:
        payee = payee_of(item)
        if payee and item.amount_minor > 0 and not item.is_bill:
            if payee in found:
                again.add(payee)
            found[payee] = item
    return {payee: item for payee, item in found.items() if payee not in again}


def _are_alike(one: Item, other: Item) -> bool:
    larger = max(one.amount_minor, other.amount_minor)
    return (
        abs(one.amount_minor - other.amount_minor) <= AMOUNT_APART_MAX * larger
        and abs(one.day - other.day) <= DAYS_APART_MAX
    )


def without_bills(items: Iterable[Item], seen: Sequence[Seen]) -> list[Item]:
    """The flexible items: neither the payment of a confirmed bill nor of one that was seen.

    A bill takes one item of a period, the one nearest to its day.
    """
    left = [item for item in items if not item.is_bill]
    for each in seen:
        payments = [item for item in left if each.is_paid_by(item)]
        if payments:
            left.remove(min(payments, key=lambda item: abs(item.day - each.day)))
    return left


def still_due(standing: Standing, seen: Sequence[Seen]) -> list[Bill]:
    """What was seen and has not come yet, each payment clearing one bill."""
    unused = [item for item in standing.items if not item.is_bill]
    due = []
    for each in sorted(seen, key=lambda each: (each.day, each.payee, each.amount_minor)):
        payment = next((item for item in unused if each.is_paid_by(item)), None)
        if payment is not None:
            unused.remove(payment)
        elif each.day + DAYS_APART_MAX >= standing.days_gone:
            day = min(each.day, standing.days - 1)
            due.append(
                Bill(
                    _written(standing, each),
                    standing.first_day + timedelta(days=day),
                    each.amount_minor,
                    is_confirmed=False,
                    other_minor=each.before_minor,
                )
            )
    return due


def _written(standing: Standing, seen: Seen) -> str:
    """The payee as it was written the last time."""
    last = standing.history.periods[-1].items
    item = next(item for item in reversed(last) if payee_of(item) == seen.payee)
    return item.payee or item.category or ""
