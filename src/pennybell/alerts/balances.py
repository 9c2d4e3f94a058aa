"""Accounts that run low, and categories that cost more than they usually do."""

from datetime import date, timedelta
from functools import partial
from typing import Final

from pennybell.alerts.rows import largest_out
from pennybell.alerts.scene import Scene, Seen, Touched
from pennybell.domains.accounts import repository as accounts
from pennybell.domains.alerts.model import Finding, Subject
from pennybell.domains.totals.model import Span, summed
from pennybell.domains.totals.repository import Ask
from pennybell.domains.totals.service import read_totals
from pennybell.events.shapes import Account, AlertItem, AlertNumbers, Category, Severity

WATCHED_TYPES: Final = ("checking",)
MONTHS_BACK: Final = 6
MONTHS_KNOWN_MIN: Final = 3
TIMES_USUAL: Final = 2
NOTABLE_SHARE: Final = 5
"""An unusual month is at least a fifth of a large expense above the usual one."""


def look(scene: Scene, touched: Touched, seen: Seen) -> None:
    """Say which balances are low and which categories unusual."""
    for account in scene.accounts:
        if touched.is_all or account.id in touched.accounts:
            _look_at(scene, account, seen)
    for account_id in touched.accounts:
        seen.look("low_balance", account_id)
    for category_id in scene.open_of("category") - {each.id for each in scene.books.categories}:
        seen.look("unusual_spending", category_id)
    is_wide = touched.is_all or bool(touched.spans)
    wanted = [
        category
        for category in scene.books.categories
        if category.kind == "expense" and (is_wide or category.id in touched.categories)
    ]
    _unusual(scene, wanted, seen)


def _look_at(scene: Scene, account: Account, seen: Seen) -> None:
    seen.look("low_balance", account.id)
    if not is_watched(account) or not scene.is_on("low_balance"):
        return
    balance = balance_of(scene, account)
    floor = scene.in_currency(scene.settings.low_balance_minor, account.currency, scene.today)
    tiers: list[tuple[str, int, Severity]] = [("overdrawn", 0, "critical")]
    if floor is not None:
        tiers.append(("low", floor, "warning"))
    for tier, limit, severity in tiers:
        if balance < limit:
            found = Finding(
                kind="low_balance",
                subject=Subject("account", account.id, account.name),
                severity=severity,
                numbers=AlertNumbers(amount_minor=balance, limit_minor=limit),
                currency=account.currency,
                tier=tier,
            )
            seen.find(scene.explained(found, partial(largest_out, scene, account.id)))


def is_watched(account: Account) -> bool:
    """One that everyday money stands on, and that somebody uses."""
    is_everyday = account.type in WATCHED_TYPES and not account.archived
    return is_everyday and account.transaction_count > 0


def balance_of(scene: Scene, account: Account) -> int:
    """Today's, without what is dated ahead."""
    ahead = accounts.sum_after(scene.connection, scene.household_id, account.id, scene.today)
    return account.balance_minor - ahead


def _unusual(scene: Scene, categories: list[Category], seen: Seen) -> None:
    """This month so far against the same days of the last six months."""
    if not categories:
        return
    today, month = scene.today, scene.today.replace(day=1)
    starts = _months_before(month, MONTHS_BACK)
    currency = scene.household.currency
    ask = Ask(Span(starts[0], today), currency, "day", frozenset(each.id for each in categories))
    kept = scene.books.sums(ask.span, currency)
    totals = (
        read_totals(scene.connection, scene.household_id, ask) if kept is None else kept.totals(ask)
    )
    sums = summed(
        [flow for flow in totals.flows if flow.day.day <= today.day],
        lambda flow: (flow.bucket, flow.day.replace(day=1)),
        scene.books.buckets.spending_of,
    )
    begun = scene.books.begun_on
    known = [start for start in starts if begun is not None and begun <= start]
    for category in categories:
        seen.look("unusual_spending", category.id)
        if not scene.is_on("unusual_spending") or len(known) < MONTHS_KNOWN_MIN:
            continue
        spent = sums.get((category.id, month), 0)
        past = sorted(sums.get((category.id, start), 0) for start in known)
        usual = past[len(past) // 2]
        is_notable = (spent - usual) * NOTABLE_SHARE >= scene.settings.large_expense_minor
        if spent > past[-1] and spent >= TIMES_USUAL * usual and is_notable:
            seen.find(
                Finding(
                    kind="unusual_spending",
                    subject=Subject("category", category.id, category.name),
                    severity="info",
                    numbers=AlertNumbers(amount_minor=spent, usual_minor=usual),
                    why=tuple(
                        AlertItem(
                            kind="month", day=start, amount_minor=sums.get((category.id, start), 0)
                        )
                        for start in known
                    ),
                    currency=currency,
                    period=month,
                )
            )


def _months_before(month: date, count: int) -> list[date]:
    """The first days of the months before, oldest first."""
    found = [month]
    for _ in range(count):
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[:0:-1]
