"""The days ahead of a balance: dated bills and paydays, and flexible spending around them.

The sum of flexible spending after each day is computed exactly on equal steps, as if each day were
one of the past days, drawn anew. The probability of going under the floor is of the lowest point
of the path, not of its end.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate, pairwise
from typing import Final

from pennybell.forecast.model import BalanceDay, BalanceForecast, Flow, Funds, Spread

STEPS: Final = 128
PAST_DAYS_MAX: Final = 90
PAST_DAYS_MIN: Final = 28
"""With fewer past days the usual spending is not known; the dated flows alone are shown."""

KINDS_MAX: Final = 16
"""Kinds of days kept apart: the past days sorted by spending, in groups of equal number."""

Mass = list[float]


def foresee(funds: Funds) -> BalanceForecast:
    """Say how a balance will move. The same funds have the same answer.

    `funds.days` must be at least 1.
    """
    assert funds.days > 0
    usable = len(funds.daily_spending) >= PAST_DAYS_MIN
    past = funds.daily_spending[-PAST_DAYS_MAX:] if usable else (0,)
    spending = _Spending([max(0, each) for each in past], funds.days)
    flows = _by_day(funds)
    planned = funds.balance_minor
    everywhere = alive = spending.start()
    days = []
    for ahead in range(1, funds.days + 1):
        day = funds.today + timedelta(days=ahead)
        planned += sum(flow.amount_minor for flow in flows[ahead])
        is_nobody_under = alive is everywhere
        everywhere = spending.after(everywhere)
        alive = everywhere if is_nobody_under else spending.after(alive)
        alive, under = spending.part(alive, planned - funds.floor_minor)
        spread = spending.spread(everywhere, planned)
        days.append(BalanceDay(day, spread, under, tuple(flows[ahead])))
    return _summed_up(days, has_enough_history=usable)


def _by_day(funds: Funds) -> list[list[Flow]]:
    """Flows by days ahead. What is overdue is expected on the next day."""
    flows: list[list[Flow]] = [[] for _ in range(funds.days + 1)]
    for flow in funds.flows:
        ahead = max(1, (flow.day - funds.today).days)
        if ahead <= funds.days:
            flows[ahead].append(flow)
    return flows


def _summed_up(days: Sequence[BalanceDay], *, has_enough_history: bool) -> BalanceForecast:
    probability = min(1.0, math.fsum(day.under for day in days))
    likeliest = max(days, key=lambda day: day.under)
    is_possible = has_enough_history or probability > 0.5
    return BalanceForecast(
        probability=probability if is_possible else None,
        likeliest_day=likeliest.day if likeliest.under > 0 and is_possible else None,
        days=tuple(days),
        lowest=min(days, key=lambda day: day.balance.p50_minor),
    )


class _Spending:
    """What was spent since today, as probabilities on equal steps."""

    def __init__(self, past: Sequence[int], days: int) -> None:
        kinds = _kinds(past)
        mean = math.fsum(kinds) / len(kinds)
        variance = math.fsum((kind - mean) ** 2 for kind in kinds) / len(kinds)
        reach = max(mean * days + 4 * math.sqrt(variance * days), *kinds, 1.0)
        self.step_minor = reach / STEPS
        self._moves: dict[int, float] = {}
        for kind in kinds:
            # Two neighbouring steps share a kind, so that the mean is kept to the unit.
            place = kind / self.step_minor
            low = math.floor(place)
            for step, share in ((low, 1 - (place - low)), (low + 1, place - low)):
                if share:
                    self._moves[step] = self._moves.get(step, 0.0) + share / len(kinds)

    def start(self) -> Mass:
        return [1.0] + [0.0] * STEPS

    def after(self, mass: Mass) -> Mass:
        """One day later. The last step holds all that is beyond."""
        later = [0.0] * (STEPS + 1)
        for move, share in self._moves.items():
            kept = max(0, STEPS + 1 - move)
            later = [
                each + share * before
                for each, before in zip(
                    later, [0.0] * (STEPS + 1 - kept) + mass[:kept], strict=True
                )
            ]
            later[-1] += share * math.fsum(mass[kept:])
        return later

    def part(self, mass: Mass, room_minor: int) -> tuple[Mass, float]:
        """Those who have spent no more than the room, and the probability of the others."""
        if room_minor < 0:
            return [0.0] * (STEPS + 1), math.fsum(mass)
        last = min(STEPS, math.floor(room_minor / self.step_minor + 1e-9))
        if last == STEPS:
            return mass, 0.0
        alive = mass[: last + 1] + [0.0] * (STEPS - last)
        return alive, math.fsum(mass[last + 1 :])

    def spread(self, mass: Mass, planned: int) -> Spread:
        below = list(accumulate(mass))

        def spent(share: float) -> int:
            step = min(STEPS, bisect_left(below, share - 1e-9))
            return round(step * self.step_minor)

        return Spread(planned - spent(0.9), planned - spent(0.5), planned - spent(0.1))


def _kinds(past: Sequence[int]) -> list[float]:
    """At most sixteen days that stand for all of them, with the same mean."""
    ordered = sorted(past)
    if len(ordered) <= KINDS_MAX:
        return [float(each) for each in ordered]
    bounds = [len(ordered) * i // KINDS_MAX for i in range(KINDS_MAX + 1)]
    groups = [ordered[a:b] for a, b in pairwise(bounds)]
    mean = math.fsum(ordered) / len(ordered)
    kinds = [math.fsum(group) / len(group) for group in groups]
    # Groups differ by one in number; scaling brings the mean back.
    found = math.fsum(kinds) / len(kinds)
    return [kind * mean / found for kind in kinds] if found else kinds
