"""Totals by day and bucket, kept in memory in the household's currency and moved along by facts.

What was read stays right until a fact says that it moved: a row moves its own day, an import or a
bulk its days. So the first answer after a commit costs what the commit touched, not what it covers.
Whatever is not known to leave the sums alone makes them be read anew.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import add, sub
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, select

from pennybell.domains.households import repository as households
from pennybell.domains.rates.repository import read_rates
from pennybell.domains.totals.model import Flow, Grain, Span, Spending, Spent, Totals, convert
from pennybell.domains.totals.repository import Ask, currencies_of, first_of
from pennybell.domains.totals.touched import FACTS_MAX, Touched, touched_by
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.outbox import cursors
from pennybell.outbox.log import Point
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.ledger import day_totals

DAYS_MAX: Final = 2_200
"""Six years: a yearly budget's that carries over. Longer ranges are read from the tables."""

PIECE_DAYS: Final = 128
"""Read at once while a range is made."""

_days = Prepared(
    select(
        day_totals.c.date,
        day_totals.c.account_id,
        day_totals.c.bucket,
        day_totals.c.inflow_minor,
        day_totals.c.outflow_minor,
        day_totals.c.count,
    ).where(
        day_totals.c.household_id == bindparam("household"),
        day_totals.c.date >= bindparam("first"),
        day_totals.c.date <= bindparam("last"),
    )
)


class Column:
    """A bucket's or an account's minor units that came and went, and its rows, by day.

    Never changed: another takes its place whenever a row of the bucket moved, so that who holds
    the same column knows that nothing did.
    """

    __slots__ = ("came", "rows", "went")

    def __init__(self, came: "array[int]", went: "array[int]", rows: "array[int]") -> None:
        self.came, self.went, self.rows = came, went, rows

    @classmethod
    def empty(cls, days: int) -> "Column":
        return cls(_zeros(days), _zeros(days), _zeros(days))

    def spliced(self, place: int, part: "Column", *, over: int) -> "Column":
        """With `part` in place of `over` days from `place` on."""
        end = place + over
        return Column(
            self.came[:place] + part.came + self.came[end:],
            self.went[:place] + part.went + self.went[end:],
            self.rows[:place] + part.rows + self.rows[end:],
        )

    def is_like(self, other: "Column") -> bool:
        return self.came == other.came and self.went == other.went and self.rows == other.rows


def _zeros(days: int) -> "array[int]":
    return array("q", bytes(8 * days))


class _Part(NamedTuple):
    """Sums of `days` days."""

    days: int
    columns: dict[str, Column]
    by_account: dict[str, Column]
    unconverted: list[Flow]


@dataclass(frozen=True, slots=True)
class DaySums:
    """The days of `span` as they are at `point`.

    `columns`: by bucket, in `currency`; `by_account`: in each one's own, transfers too. `since`: the newest fact after which more may have changed than rows: bills, for example.
    """

    point: Point
    since: int
    currency: str
    accounts: Mapping[str, str]
    span: Span
    columns: Mapping[str, Column]
    by_account: Mapping[str, Column]
    unconverted: Sequence[Flow]

    @property
    def days(self) -> int:
        return _length(self.span)

    def spending(self, buckets: Collection[str], span: Span) -> Spending:
        """What was spent on each day under these buckets, each of them one of spending."""
        place, end = self._place(span)
        amounts, rows = [0] * (end - place), [0] * (end - place)
        for bucket in buckets:
            column = self.columns.get(bucket)
            if column is None:
                continue
            amounts = list(map(add, amounts, column.went[place:end]))
            if bucket != UNCATEGORISED:
                amounts = list(map(sub, amounts, column.came[place:end]))
            rows = list(map(add, rows, column.rows[place:end]))
        first = span.first.toordinal()
        found = [
            Spent(date.fromordinal(first + index), amount_minor, count)
            for index, (amount_minor, count) in enumerate(zip(amounts, rows, strict=True))
            if amount_minor or count
        ]
        return Spending(found, self._unconverted(buckets, span))

    def totals(self, ask: Ask) -> Totals:
        """Flows by bucket and the steps of the grain, accounts added up."""
        buckets = self.columns.keys() if ask.buckets is None else ask.buckets
        flows = []
        for step in _steps(ask.span, ask.grain):
            place, end = self._place(step)
            for bucket in buckets:
                column = self.columns.get(bucket)
                if column is not None and any(column.rows[place:end]):
                    came, went = sum(column.came[place:end]), sum(column.went[place:end])
                    day = first_of(ask, step.first)
                    flows.append(Flow(day, "", bucket, self.currency, came, went))
        return Totals(flows, self._unconverted(buckets, ask.span))

    def net_by(self, span: Span, grain: Grain) -> list[tuple[str, date, int]]:
        """What came less what went: (account, first day of the step, minor units)."""
        found = []
        for step in _steps(span, grain):
            place, end = self._place(step)
            for account_id, column in self.by_account.items():
                net = sum(column.came[place:end]) - sum(column.went[place:end])
                if net:
                    found.append((account_id, step.first, net))
        return found

    def columns_of(self, buckets: Collection[str]) -> tuple[Column | None, ...]:
        return tuple(self.columns.get(each) for each in sorted(buckets))

    def _place(self, span: Span) -> tuple[int, int]:
        place = (span.first - self.span.first).days
        return place, place + _length(span)

    def _unconverted(self, buckets: Collection[str], span: Span) -> list[Flow]:
        return [
            each
            for each in self.unconverted
            if span.first <= each.day <= span.last and each.bucket in buckets
        ]


def _steps(span: Span, grain: Grain) -> Iterator[Span]:
    if grain == "whole":
        yield span
        return
    first = span.first
    while first <= span.last:
        last = first
        if grain == "month":
            next_month = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
            last = min(next_month - timedelta(days=1), span.last)
        yield Span(first, last)
        first = last + timedelta(days=1)


class Kept:
    """Of one household. What it holds is replaced as a whole, so that threads need no lock."""

    def __init__(self) -> None:
        self.newest: DaySums | None = None

    def read(
        self, connection: Connection, household_id: str, point: Point, span: Span
    ) -> DaySums | None:
        """The sums of `span` at `point`; None: they are not kept, for it is too long or too old."""
        if span.first > span.last or _length(span) > DAYS_MAX:
            return None
        known = self.newest
        if known is not None and known.point.epoch == point.epoch:
            if known.point.hseq > point.hseq:
                return None
            known = _moved(connection, household_id, known, point.hseq)
        else:
            known = None
        if known is None:
            known = _begun(connection, household_id, point, span)
        self.newest = known
        wanted = Span(min(known.span.first, span.first), max(known.span.last, span.last))
        if _length(wanted) > DAYS_MAX:
            return None
        self.newest = known = _grown(connection, household_id, known, wanted)
        return known


def _begun(connection: Connection, household_id: str, point: Point, span: Span) -> DaySums:
    household = households.find(connection, household_id)
    assert household is not None
    accounts = currencies_of(connection, household_id)
    empty = DaySums(point, point.hseq, household.currency, accounts, span, {}, {}, ())
    return _with(empty, 0, _read(connection, household_id, empty, span), over=empty.days)


def _moved(connection: Connection, household_id: str, known: DaySums, hseq: int) -> DaySums | None:
    """As the facts up to `hseq` leave it; None: all of it has to be read anew."""
    if hseq == known.point.hseq:
        return known
    facts = cursors.read_facts(connection, household_id, known.point.hseq, FACTS_MAX)
    touched = touched_by(facts)
    if touched.is_all or len(facts) == FACTS_MAX:
        return None
    found = replace(
        known,
        point=known.point._replace(hseq=hseq),
        since=hseq if touched.has_more else known.since,
    )
    for span in touched.within(known.span):
        part = _read(connection, household_id, known, span)
        found = _with(found, (span.first - known.span.first).days, part, over=_length(span))
    return replace(found, columns=_renewed(found, touched))


def _renewed(found: DaySums, touched: Touched) -> dict[str, Column]:
    """Other columns, though they say the same, where a row changed that left its amount alone."""
    columns = dict(found.columns)
    for bucket in touched.buckets:
        one = columns.get(bucket) or Column.empty(found.days)
        columns[bucket] = Column(one.came, one.went, one.rows)
    return columns


def _grown(connection: Connection, household_id: str, known: DaySums, wanted: Span) -> DaySums:
    """The same over more days."""
    if wanted.first < known.span.first:
        more = Span(wanted.first, known.span.first - timedelta(days=1))
        part = _read(connection, household_id, known, more)
        known = replace(_with(known, 0, part, over=0), span=Span(wanted.first, known.span.last))
    if wanted.last > known.span.last:
        more = Span(known.span.last + timedelta(days=1), wanted.last)
        part = _read(connection, household_id, known, more)
        known = replace(_with(known, known.days, part, over=0), span=wanted)
    return known


def _with(known: DaySums, place: int, part: _Part, *, over: int) -> DaySums:
    """With a part in place of `over` days from `place` on."""
    columns, by_account = (
        _spliced(before, after, known.days, place, (part.days, over))
        for before, after in ((known.columns, part.columns), (known.by_account, part.by_account))
    )
    first, last = known.span.first + timedelta(days=place), over
    kept = [each for each in known.unconverted if not 0 <= (each.day - first).days < last]
    unconverted = [*kept, *part.unconverted]
    return replace(known, columns=columns, by_account=by_account, unconverted=unconverted)


def _spliced(
    known: Mapping[str, Column],
    part: Mapping[str, Column],
    days: int,
    place: int,
    new_and_old: tuple[int, int],
) -> dict[str, Column]:
    """Columns of `days` days with so many new ones in place of so many old."""
    new, over = new_and_old
    columns = {}
    for name in known.keys() | part.keys():
        before = known.get(name)
        old = before or Column.empty(days)
        column = old.spliced(place, part.get(name) or Column.empty(new), over=over)
        columns[name] = before if before is not None and before.is_like(column) else column
    return columns


def _read(connection: Connection, household_id: str, known: DaySums, span: Span) -> _Part:
    """Each flow in another currency is converted at its day's rate, rounded once."""
    filling = _Filling(span)
    foreign: list[Flow] = []
    for row in _rows(connection, household_id, span):
        currency = known.accounts.get(row.account_id)
        came, went = int(row.inflow_minor), int(row.outflow_minor)
        if currency is None:
            continue
        filling.put(filling.by_account, row.account_id, row.date, (came, went, int(row.count)))
        if currency == known.currency:
            filling.put(filling.columns, row.bucket, row.date, (came, went, int(row.count)))
        else:
            foreign.append(Flow(row.date, row.account_id, row.bucket, currency, came, went))
    if not foreign:
        return filling.done([])
    currencies = {known.currency, *(each.currency for each in foreign)}
    rates = read_rates(connection, household_id, currencies, *span)
    found = convert(foreign, known.currency, rates)
    for flow in found.flows:
        sums = (flow.inflow_minor, flow.outflow_minor, 1)
        filling.put(filling.columns, flow.bucket, flow.day, sums)
    return filling.done(found.unconverted)


class _Filling:
    """Columns of a span while rows are added to them."""

    def __init__(self, span: Span) -> None:
        self.columns: dict[str, Column] = {}
        self.by_account: dict[str, Column] = {}
        self._first, self._days = span.first.toordinal(), _length(span)

    def put(
        self, columns: dict[str, Column], name: str, day: date, sums: tuple[int, int, int]
    ) -> None:
        """`sums`: minor units that came and went, and rows."""
        column = columns.get(name)
        if column is None:
            column = columns[name] = Column.empty(self._days)
        place = day.toordinal() - self._first
        came, went, rows = sums
        column.came[place] += came
        column.went[place] += went
        column.rows[place] += rows

    def done(self, unconverted: list[Flow]) -> _Part:
        return _Part(self._days, self.columns, self.by_account, unconverted)


def _rows(connection: Connection, household_id: str, span: Span) -> Iterable[Any]:
    first = span.first
    while first <= span.last:
        last = min(first + timedelta(days=PIECE_DAYS - 1), span.last)
        yield from _days.all(connection, {"household": household_id, "first": first, "last": last})
        first = last + timedelta(days=1)


def _length(span: Span) -> int:
    return (span.last - span.first).days + 1
