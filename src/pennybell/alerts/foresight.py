"""Accounts that will run low: known bills and pay ahead, and spending as it usually goes."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from pennybell.alerts.balances import balance_of, is_watched
from pennybell.alerts.budgets import MayPredict
from pennybell.alerts.scene import Scene, Seen, Touched
from pennybell.domains.alerts.model import Finding, Subject, step
from pennybell.domains.outlook.service import Outlook, Question, look_ahead
from pennybell.events.analytics import Marker
from pennybell.events.shapes import Account, Alert, AlertItem, AlertNumbers
from pennybell.forecast.model import REARMED_BELOW, BalanceDay

KIND: Final = "low_balance_predicted"
NAMED_MAX: Final = 5
SAME_DAYS: Final = 2
"""A day that moves by no more is not said again: each purchase moves it a little."""


def look(scene: Scene, touched: Touched, seen: Seen, may_predict: MayPredict) -> None:
    """Say which balances will be low, as long as they are not yet."""
    watched = [account for account in scene.accounts if is_watched(account)]
    for account_id in scene.open_of("account") - {account.id for account in watched}:
        seen.look(KIND, account_id)
    moves_all = touched.is_all or bool(touched.rules)
    for account in watched:
        if moves_all or account.id in touched.accounts or account.id in touched.put_off:
            _look_at(scene, account, seen, may_predict, is_only=len(watched) == 1)


def _look_at(
    scene: Scene, account: Account, seen: Seen, may_predict: MayPredict, *, is_only: bool
) -> None:
    floor = scene.in_currency(scene.settings.low_balance_minor, account.currency, scene.today)
    is_on = scene.is_on(KIND) and floor is not None
    if floor is None or not is_on or balance_of(scene, account) < floor:
        seen.look(KIND, account.id)
    elif may_predict(account.id):
        seen.look(KIND, account.id)
        _predict(scene, account, seen, floor, is_only=is_only)


def _predict(
    scene: Scene, account: Account, seen: Seen, floor_minor: int, *, is_only: bool
) -> None:
    """It is said when the median falls under the floor, and until going under is unlikely."""
    known = _open_for(scene, account.id)
    asked = Question(
        [account],
        scene.today,
        scene.settings.low_balance_days,
        account.currency,
        floor_minor,
        pays_unknown=is_only,
    )
    outlook = look_ahead(scene.books, asked)
    probability = outlook.forecast.probability
    low = next(
        (each for each in outlook.forecast.days if each.balance.p50_minor < floor_minor), None
    )
    if probability is None or (low is None and (known is None or probability < REARMED_BELOW)):
        return
    day = low or outlook.forecast.lowest
    numbers = AlertNumbers(
        amount_minor=day.balance.p50_minor,
        limit_minor=floor_minor,
        probability=round(probability, 2),
        day=day.day,
    )
    seen.find(
        Finding(
            kind=KIND,
            subject=Subject("account", account.id, account.name),
            severity="warning",
            numbers=_as_said(known, numbers, scene.today),
            why=_why(outlook, day),
            currency=account.currency,
        )
    )


def _open_for(scene: Scene, account_id: str) -> Alert | None:
    found = (alert for alert in scene.open.values() if alert.kind == KIND)
    return next((alert for alert in found if alert.subject_id == account_id), None)


def _as_said(known: Alert | None, numbers: AlertNumbers, today: date) -> AlertNumbers:
    """The numbers that were said already, when the new ones differ by a few days at most."""
    if known is None or known.numbers.day is None or numbers.day is None:
        return numbers
    said = known.numbers
    is_near = abs((numbers.day - known.numbers.day).days) <= SAME_DAYS and known.numbers.day > today
    is_same = step(said.model_copy(update={"day": numbers.day})) == step(numbers)
    return said if is_near and is_same else numbers


def _why(outlook: Outlook, day: BalanceDay) -> tuple[AlertItem, ...]:
    """What is there, what is known to come until then, the most first, and the usual spending."""
    until = [marker for marker in outlook.markers if marker.date <= day.day]
    usual = day.balance.p50_minor - outlook.balance_minor - sum(each.amount_minor for each in until)
    items = [AlertItem(kind="balance", amount_minor=outlook.balance_minor)]
    items += [
        AlertItem(
            kind=each.kind,
            label=each.name,
            day=each.date,
            amount_minor=each.amount_minor,
            id=each.id,
        )
        for each in _largest(until)
    ]
    if usual:
        items.append(AlertItem(kind="usual_until", day=day.day, amount_minor=usual))
    return tuple(items)


def _largest(markers: Sequence[Marker]) -> list[Marker]:
    weightiest = sorted(markers, key=lambda each: -abs(each.amount_minor))[:NAMED_MAX]
    return sorted(weightiest, key=lambda each: each.date)
