"""What a forecast is asked with and what it answers: plain values, money in minor units.

Amounts of a budget are spending: what is spent is positive, a refund negative. Amounts of a
balance are signed as in the ledger: money out is negative.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

PERIODS_MAX: Final = 6
"""Past periods looked at: half a year of months. Habits older than that mislead more than they
tell."""

PERIODS_MIN: Final = 2
"""With fewer past periods there is no history to speak of, and no probability."""

WATCH_FROM: Final = 0.5
LIKELY_FROM: Final = 0.7
REARMED_BELOW: Final = 0.4
"""A budget that was warned about is warned about again only after its probability fell below."""

Tier = Literal["none", "watch", "likely", "over"]
ReasonKind = Literal["spent", "bills", "usual_rest"]


@dataclass(frozen=True, slots=True)
class Item:
    """One posting that counts against a budget.

    Attributes:
        day: days since its period began, the first is 0.
        amount_minor: spending positive, a refund negative.
        is_bill: known to be the payment of a confirmed recurring item.
    """

    day: int
    amount_minor: int
    payee: str | None = None
    category: str | None = None
    is_bill: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A whole period of the past: how many days it had, and what was spent in it."""

    days: int
    items: tuple[Item, ...] = ()

    @property
    def total_minor(self) -> int:
        return sum(item.amount_minor for item in self.items)


@dataclass(frozen=True, slots=True)
class History:
    """The past periods of a budget, oldest first; the last six are looked at."""

    periods: tuple[Period, ...] = ()

    @property
    def recent(self) -> tuple[Period, ...]:
        return self.periods[-PERIODS_MAX:]


@dataclass(frozen=True, slots=True)
class Bill:
    """One payment still to come in the period.

    Attributes:
        amount_minor: the last known or expected one.
        is_confirmed: a person said that it recurs.
        other_minor: an amount it may have as well: of the time before, or the far end of a range.
    """

    name: str
    due: date
    amount_minor: int
    is_confirmed: bool = True
    other_minor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A budget on one day of its period: all that is known then.

    Attributes:
        first_day, last_day: of the period, both belong to it.
        items: of this period. Those dated after `today` are known to come.
        bills: confirmed recurring items still due in this period; overdue ones belong to them.
        is_today_over: nothing more is expected today. False: all of today is still to come.
    """

    limit_minor: int
    first_day: date
    last_day: date
    today: date
    items: tuple[Item, ...] = ()
    history: History = History()
    bills: tuple[Bill, ...] = ()
    is_today_over: bool = False

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1

    @property
    def days_gone(self) -> int:
        gone = (self.today - self.first_day).days + (1 if self.is_today_over else 0)
        return min(max(gone, 0), self.days)

    def day_of(self, item: Item) -> date:
        return self.first_day + timedelta(days=item.day)


@dataclass(frozen=True, slots=True)
class Reason:
    """One number a prediction rests on, with the bills it is made of if it is about bills."""

    kind: ReasonKind
    amount_minor: int
    bills: tuple[Bill, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """The 10th, 50th and 90th percentile."""

    p10_minor: int
    p50_minor: int
    p90_minor: int


@dataclass(frozen=True, slots=True)
class Prediction:
    """How a budget will end.

    Attributes:
        probability: of spending more than the limit by the end of the period; None when there is
            not enough history to say. 1 when it is over.
        tier: what the probability amounts to by itself; `next_tier` says what to announce.
        spent_minor: so far.
        final: of the total at the end of the period; None without enough history.
        reasons: spent, bills still to come, usual rest of the period, in this order.
        periods_known: past periods it rests on, at most six.
    """

    probability: float | None
    tier: Tier
    spent_minor: int
    final: Spread | None
    reasons: tuple[Reason, ...]
    periods_known: int

    @property
    def has_enough_history(self) -> bool:
        return self.periods_known >= PERIODS_MIN


def tier_of(probability: float | None) -> Tier:
    """The tier of a budget that is not over yet."""
    if probability is None or probability < WATCH_FROM:
        return "none"
    return "likely" if probability >= LIKELY_FROM else "watch"


def next_tier(announced: Tier, found: Prediction) -> Tier:
    """The tier that stands after `found`, when `announced` stood before; it rises once.

    A tier falls only back to none, and only below 0.4, so that a probability that wavers around a
    border announces nothing twice. What is over stays so until the spending is back within the
    limit; then the probability decides anew.
    """
    if found.tier == "over" or announced == "over":
        return found.tier
    if found.probability is not None and found.probability < REARMED_BELOW:
        return "none"
    return max(announced, found.tier, key=_TIERS.index)


_TIERS: Final[Sequence[Tier]] = ("none", "watch", "likely", "over")


@dataclass(frozen=True, slots=True)
class Flow:
    """One dated movement ahead: a bill (negative) or a payday (positive)."""

    name: str
    day: date
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Funds:
    """An account, or several in one currency, on one day.

    Attributes:
        balance_minor: at the end of `today`.
        flows: dated bills and paydays after `today`.
        daily_spending: flexible spending of each past day, oldest first, zeros among them, without
            what recurs as a flow and without transfers; spending positive.
        floor_minor: a balance under it is low.
        days: how far to look.
    """

    balance_minor: int
    today: date
    flows: tuple[Flow, ...] = ()
    daily_spending: tuple[int, ...] = ()
    floor_minor: int = 0
    days: int = 30


@dataclass(frozen=True, slots=True)
class BalanceDay:
    """The balance at the end of one day, with the flows of that day.

    `under`: the probability that this is the first day under the floor.
    """

    day: date
    balance: Spread
    under: float
    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True, slots=True)
class BalanceForecast:
    """The days ahead.

    Attributes:
        probability: that the balance is under the floor on at least one of them; None when there
            is not enough history of spending to say.
        likeliest_day: the day on which it most probably goes under first, None where it never does.
        lowest: the day with the lowest median.
    """

    probability: float | None
    likeliest_day: date | None
    days: tuple[BalanceDay, ...]
    lowest: BalanceDay
