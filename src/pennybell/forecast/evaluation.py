"""Walks through the past, asks each method on the way, and says how often it was right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Final

from pennybell.forecast.model import LIKELY_FROM, WATCH_FROM
from pennybell.forecast.rivals import METHODS, Method
from pennybell.forecast.scores import SCORES, Answer, Figure, Tally, brier, figure, pooled, tally
from pennybell.forecast.walk import SHARES, Budget, Course


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the reliability table: mean probability said, and share that came true."""

    low: float
    high: float
    count: int
    said: float
    came: float


@dataclass(frozen=True, slots=True)
class Alerts:
    """Alerts of one tier raised while the limit still held, and overruns.

    `precision`: of the alerts, the share that was overrun. `recall`: of the overruns, the share that
    was alerted before. Lead days are from an alert to the overrun that followed.
    """

    tier: str
    raised: int
    right: int
    overruns: int
    precision: Figure | None
    recall: Figure | None
    lead_days_median: float | None
    lead_days_mean: float | None


@dataclass(frozen=True, slots=True)
class Judged:
    """One method on one part of the file.

    `below`: by which share its Brier score lies below each other method's.
    """

    method: str
    scores: dict[str, Figure]
    below: dict[str, Figure]
    reliability: tuple[Row, ...]
    alerts: tuple[Alerts, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """All methods on one part of the file: the same questions to each."""

    name: str
    budgets: int
    periods: int
    checks: int
    overruns: int
    judged: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class _Alert:
    """How one course went: days gone when each tier was first reached, if it was, and the end.

    `overrun_after`: days gone at the overrun, of a course that ended above its limit.
    """

    reached: dict[str, int]
    is_overrun: bool
    overrun_after: int | None


TIERS: Final = {"watch": WATCH_FROM, "likely": LIKELY_FROM}

PARTS: Final[dict[str, Callable[[Course], bool]]] = {
    "all of the file": lambda _: True,
    "first two thirds (development)": lambda course: not course.is_held_out,
    "last third (held out)": lambda course: course.is_held_out,
}


def evaluate(found: Sequence[Course], *, methods: Mapping[str, Method] | None = None) -> list[Part]:
    """Ask every method at five points of every course, and every day whether it would alert.

    The three parts of a file are judged from the same answers; a part without courses is left out.
    """
    asked = METHODS if methods is None else methods
    answers = {name: [_answers(each, method) for each in found] for name, method in asked.items()}
    alerts = {name: [_alert(each, method) for each in found] for name, method in asked.items()}
    parts = []
    for name, belongs in PARTS.items():
        owned: dict[Budget, list[int]] = {}
        for index, course in enumerate(found):
            if belongs(course):
                owned.setdefault(course.budget, []).append(index)
        if not owned:
            continue
        tallies = {
            method: [tally(a for i in own for a in answers[method][i]) for own in owned.values()]
            for method in asked
        }
        raised = {
            method: [[alerts[method][i] for i in own] for own in owned.values()] for method in asked
        }
        chosen = [found[i] for own in owned.values() for i in own]
        judged = tuple(_judge(method, tallies, raised[method]) for method in asked)
        overruns = sum(course.is_overrun for course in chosen)
        checks = len(chosen) * len(SHARES)
        parts.append(Part(name, len(owned), len(chosen), checks, overruns, judged))
    return parts


def _answers(course: Course, method: Method) -> list[Answer]:
    return [
        Answer(method(course.standing_after(course.gone_at(share))), float(course.is_overrun))
        for share in SHARES
    ]


def _alert(course: Course, method: Method) -> _Alert:
    """The first evening on which the method reaches each tier, while the limit still holds."""
    ends = course.overrun_after
    reached: dict[str, int] = {}
    for gone in range(1, course.days if ends is None else ends):
        said = method(course.standing_after(gone))
        for tier, least in TIERS.items():
            if said >= least:
                reached.setdefault(tier, gone)
        if len(reached) == len(TIERS):
            break
    return _Alert(reached, course.is_overrun, ends if course.is_overrun else None)


def _judge(method: str, tallies: dict[str, list[Tally]], alerts: Sequence[list[_Alert]]) -> Judged:
    own = tallies[method]
    gains = {
        rival: figure(list(zip(own, theirs, strict=True)), _gain)
        for rival, theirs in tallies.items()
        if rival != method
    }
    return Judged(
        method=method,
        scores={name: figure(own, score) for name, score in SCORES.items()},
        below=gains,
        reliability=reliability(own),
        alerts=tuple(_alerts(tier, alerts) for tier in TIERS),
    )


def _gain(pairs: Sequence[tuple[Tally, Tally]]) -> float:
    """By which share the Brier score of the first lies below that of the second."""
    own, theirs = brier([one for one, _ in pairs]), brier([other for _, other in pairs])
    return 1 - own / theirs if theirs else 0.0


def reliability(tallies: Sequence[Tally]) -> tuple[Row, ...]:
    bins = pooled(tallies)
    width = 1 / len(bins)
    return tuple(
        Row(
            place * width,
            (place + 1) * width,
            each.count,
            each.said / each.count,
            each.came / each.count,
        )
        for place, each in enumerate(bins)
        if each.count
    )


def _alerts(tier: str, budgets: Sequence[list[_Alert]]) -> Alerts:
    known = [each for group in budgets for each in group]
    leads = [
        each.overrun_after - each.reached[tier]
        for each in known
        if tier in each.reached and each.overrun_after is not None
    ]
    return Alerts(
        tier=tier,
        raised=sum(tier in each.reached for each in known),
        right=len(leads),
        overruns=sum(each.is_overrun for each in known),
        precision=_share(tier, budgets, lambda each: tier in each.reached),
        recall=_share(tier, budgets, lambda each: each.is_overrun),
        lead_days_median=median(leads) if leads else None,
        lead_days_mean=mean(leads) if leads else None,
    )


def _share(
    tier: str, budgets: Sequence[list[_Alert]], counts: Callable[[_Alert], bool]
) -> Figure | None:
    """Of the courses that count, the share that was alerted and overrun."""

    def share(drawn: Sequence[list[_Alert]]) -> float:
        counted = [each for group in drawn for each in group if counts(each)]
        right = sum(tier in each.reached and each.is_overrun for each in counted)
        return right / len(counted) if counted else 0.0

    if not any(counts(each) for group in budgets for each in group):
        return None
    return figure(budgets, share)
