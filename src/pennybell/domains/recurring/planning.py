"""Bills ahead: those that rules make from today to the horizon, and what changes with a rule."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from pennybell.domains.recurring.model import (
    HORIZON_DAYS,
    PAST_DAYS_MAX,
    Expected,
    Kept,
    bills_within,
    payee_key,
)
from pennybell.domains.recurring.settling import News, settle, settle_bills
from pennybell.domains.recurring.sheet import Sheet, is_free
from pennybell.events.shapes import Recurring

SCHEDULE: Final = frozenset({"rrule", "start_date", "weekend", "status"})
"""A change of these plans bills anew; of others, it changes those that are open."""

MOVED_DAYS_MAX: Final = 4
"""How far apart the due dates of one day of a rule may be, by weekend shift before and after."""


def plan(sheet: Sheet, kept: Kept, *, since: date | None = None) -> Kept:
    """Make the bills of a rule that is new, has other days or goes on.

    Those ahead and, since a month ago or `since`, those that may still be paid or were. What a
    person decided stays, and what was recorded by itself.
    """
    oldest = sheet.today - timedelta(days=PAST_DAYS_MAX)
    return _plan(sheet, kept, oldest if since is None else max(since, oldest))


def plan_ahead(sheet: Sheet, kept: Kept) -> Kept:
    """Make the bills of the days that have come within the horizon."""
    first = max(kept.planned_to + timedelta(days=1), sheet.today - timedelta(days=PAST_DAYS_MAX))
    last = sheet.today + timedelta(days=HORIZON_DAYS)
    if first > last:
        return kept
    fresh = [each for each in bills_within(kept.rule, first, last) if not sheet.find(each.bill.id)]
    for each in fresh:
        sheet.put(each)
    settle_bills(sheet, fresh)
    return replace(kept, planned_to=last)


def stop(sheet: Sheet, kept: Kept) -> Kept:
    """Take back what is not due yet of a rule that no longer makes bills; it plans on from today."""
    for expected in sheet.of_rule(kept.rule.id, sheet.today):
        if is_open(expected):
            sheet.drop(expected)
    return replace(kept, planned_to=sheet.today - timedelta(days=1))


def change_open(sheet: Sheet, kept: Kept) -> None:
    """Have open bills expect what the rule says now, and look for their payments again."""
    changed = []
    for expected in sheet.of_rule(kept.rule.id, sheet.today - timedelta(days=PAST_DAYS_MAX)):
        if is_open(expected):
            changed.append(_as_ruled(expected, kept.rule))
            sheet.put(changed[-1], planned=True)
    settle_bills(sheet, changed)


def is_open(expected: Expected) -> bool:
    return is_free(expected) and expected.bill.state == "open"


def is_ours(expected: Expected) -> bool:
    """Whether planning may move it: no person decided it, and it was not recorded by itself."""
    return is_free(expected) and not expected.posted


def _plan(sheet: Sheet, kept: Kept, since: date) -> Kept:
    rule, last = kept.rule, sheet.today + timedelta(days=HORIZON_DAYS)
    nearby = sheet.of_rule(rule.id, since - timedelta(days=MOVED_DAYS_MAX))
    known = {each.bill.id: each for each in nearby}
    wanted = {each.bill.id: each for each in bills_within(rule, since, last)}
    freed = set()
    for id_, each in known.items():
        if id_ not in wanted and is_ours(each) and each.bill.due_date >= since:
            freed.add(each.bill.transaction_id)
            sheet.drop(each)
    for id_, each in wanted.items():
        if id_ not in known:
            sheet.put(each)
        elif is_ours(known[id_]):
            sheet.put(_planned_as(known[id_], each), planned=True)
    settle(sheet, News(transactions={id_ for id_ in freed if id_}, bills=set(wanted)))
    for id_ in wanted.keys() - known.keys():
        made = sheet.now(id_)
        if made and made.bill.state != "paid" and made.bill.missed_after < sheet.today:
            sheet.drop(made)
    return replace(kept, planned_from=min(kept.planned_from, since), planned_to=last)


def _planned_as(known: Expected, planned: Expected) -> Expected:
    """A bill on its new days; one that is paid keeps what was expected of it."""
    days = {"due_date": planned.bill.due_date, "missed_after": planned.bill.missed_after}
    if known.bill.state != "open":
        return replace(known.having(**days), pays_from=planned.pays_from)
    moved = known.having(
        **days,
        currency=planned.bill.currency,
        amount_min_minor=planned.bill.amount_min_minor,
        amount_max_minor=planned.bill.amount_max_minor,
    )
    return replace(
        moved,
        pays_from=planned.pays_from,
        payee_key=planned.payee_key,
        account_id=planned.account_id,
    )


def _as_ruled(expected: Expected, rule: Recurring) -> Expected:
    changed = expected.having(
        currency=rule.currency,
        amount_min_minor=rule.amount_min_minor,
        amount_max_minor=rule.amount_max_minor,
    )
    return replace(changed, payee_key=payee_key(rule.payee), account_id=rule.account_id)
