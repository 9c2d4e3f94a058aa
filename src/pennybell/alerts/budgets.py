"""A budget's thresholds, going over, and going over before it happens."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from typing import Final, cast

from pennybell.alerts.scene import Scene, Seen, Touched
from pennybell.domains.alerts.model import Finding, Subject
from pennybell.domains.budgets import repository
from pennybell.domains.budgets.items import read_largest
from pennybell.domains.budgets.progress import Stand, foresee, stand_of, thresholds_reached
from pennybell.domains.totals.model import Span
from pennybell.events.shapes import AlertItem, AlertNumbers, Budget, Severity
from pennybell.forecast.model import Prediction, Tier, next_tier

KINDS: Final = ("budget_threshold", "budget_over", "budget_predicted")
WARNS_FROM_PERCENT: Final = 80
NAMED_MAX: Final = 5
TIERS: Final[Sequence[Tier]] = ("none", "watch", "likely")

MayPredict = Callable[[str], bool]
"""Whether a budget or balance may be predicted now, by its id; what may not is looked at again in a moment."""


def look(scene: Scene, touched: Touched, seen: Seen, may_predict: MayPredict) -> None:
    """Say how each budget that may have moved stands."""
    budgets = repository.find_all(scene.connection, scene.household_id)
    gone = scene.open_of("budget") - {budget.id for budget in budgets}
    for budget_id in gone:
        for kind in KINDS:
            seen.look(kind, budget_id)
    moves_all = touched.is_all or bool(touched.spans)
    for budget in budgets:
        is_named = budget.id in touched.budgets or budget.id in touched.put_off
        if moves_all or is_named or _moves(scene, touched, budget):
            _look_at(scene, budget, seen, may_predict)


def _moves(scene: Scene, touched: Touched, budget: Budget) -> bool:
    """Whether a row that is named counts under the budget, or did before."""
    named = touched.categories
    return bool(named) and not named.isdisjoint(scene.books.buckets_under(budget))


def _look_at(scene: Scene, budget: Budget, seen: Seen, may_predict: MayPredict) -> None:
    if budget.paused or budget.archived:
        for kind in KINDS:
            seen.look(kind, budget.id)
        return
    stand = stand_of(scene.books, budget, scene.today)
    is_over = stand.spent_minor > stand.available_minor
    largest = cache(partial(_largest, scene, budget, stand))
    seen.look("budget_threshold", budget.id)
    if budget.alerts.threshold and scene.is_on("budget_threshold"):
        reached = thresholds_reached(budget.thresholds, stand.spent_minor, stand.available_minor)
        for threshold in reached:
            severity: Severity = "warning" if threshold >= WARNS_FROM_PERCENT else "info"
            found = _finding(budget, stand, "budget_threshold", str(threshold), severity)
            seen.find(scene.explained(found, largest))
    seen.look("budget_over", budget.id)
    if is_over and budget.alerts.over and scene.is_on("budget_over"):
        found = _finding(budget, stand, "budget_over", "", "warning")
        seen.find(scene.explained(found, largest))
    if not (budget.alerts.predicted and scene.is_on("budget_predicted")) or is_over:
        seen.look("budget_predicted", budget.id)
    elif may_predict(budget.id):
        _predict(scene, budget, stand, seen)


def _predict(scene: Scene, budget: Budget, stand: Stand, seen: Seen) -> None:
    """Each tier up to the one that stands is true: it rises once and falls below 0.4."""
    seen.look("budget_predicted", budget.id)
    outlook = foresee(scene.books, stand)
    found = outlook.projection
    prediction = Prediction(
        probability=found.probability,
        tier=found.tier,
        spent_minor=stand.spent_minor,
        final=None,
        reasons=(),
        periods_known=found.periods_known,
    )
    tier = next_tier(_announced(scene, budget, stand.period.start), prediction)
    if tier not in TIERS or found.probability is None:
        return
    why = (
        AlertItem(kind="spent", amount_minor=stand.spent_minor),
        *(
            AlertItem(
                kind=each.kind,
                label=each.name,
                day=each.date,
                amount_minor=each.amount_minor,
                id=each.id,
            )
            for each in outlook.upcoming[:NAMED_MAX]
        ),
        AlertItem(kind="usual_rest", amount_minor=found.usual_rest_minor),
    )
    for rank in TIERS[1 : TIERS.index(tier) + 1]:
        numbers = AlertNumbers(
            amount_minor=stand.spent_minor,
            limit_minor=stand.available_minor,
            usual_minor=None,
            probability=round(found.probability, 2),
        )
        seen.find(
            Finding(
                kind="budget_predicted",
                subject=Subject("budget", budget.id, budget.name),
                severity="warning" if rank == "likely" else "info",
                numbers=numbers,
                why=why,
                currency=budget.currency,
                period=stand.period.start,
                tier=rank,
            )
        )


def _announced(scene: Scene, budget: Budget, start: date) -> Tier:
    """The highest tier that is open for this period."""
    tiers = [
        cast("Tier", alert.tier)
        for alert in scene.open.values()
        if (alert.kind, alert.subject_id, alert.period) == ("budget_predicted", budget.id, start)
    ]
    return max(tiers, key=TIERS.index, default="none")


def _finding(budget: Budget, stand: Stand, kind: str, tier: str, severity: Severity) -> Finding:
    available = stand.available_minor
    return Finding(
        kind="budget_over" if kind == "budget_over" else "budget_threshold",
        subject=Subject("budget", budget.id, budget.name),
        severity=severity,
        numbers=AlertNumbers(
            amount_minor=stand.spent_minor,
            limit_minor=available,
            percent=_percent(stand, tier),
        ),
        currency=budget.currency,
        period=stand.period.start,
        tier=tier,
    )


def _percent(stand: Stand, threshold: str) -> int | None:
    """A threshold says its own; going over, how far: it is said again at every further tenth."""
    if threshold:
        return int(threshold)
    if stand.available_minor <= 0:
        return None
    return stand.spent_minor * 100 // stand.available_minor


def _largest(scene: Scene, budget: Budget, stand: Stand) -> tuple[AlertItem, ...]:
    """The purchases of the period that weigh most, of those in the budget's currency."""
    found = read_largest(
        scene.connection,
        scene.household_id,
        Span(stand.period.start, scene.today),
        buckets=scene.books.buckets_under(budget),
        currency=budget.currency,
        at_most=NAMED_MAX,
    )
    return tuple(
        AlertItem(
            kind="transaction",
            label=item.payee,
            day=item.day,
            amount_minor=item.amount_minor,
            id=item.transaction_id,
        )
        for item in found
    )
