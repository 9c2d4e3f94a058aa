"""A household with a long history, written straight into the tables, and its totals from them.

Every day's rows follow from how long ago it was: of two households that have as many rows a day,
the last year of the longer history is the whole of the shorter one.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Any, Final, NamedTuple

import httpx
from benchmarks.serving import Household, found_household
from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    bindparam,
    cast,
    func,
    insert,
    select,
    union_all,
    update,
)

from pennybell.domains.accounts.audit import contributions
from pennybell.domains.activity import repository as activity
from pennybell.domains.activity.model import entry_of
from pennybell.domains.rates import repository as rates
from pennybell.domains.rates.model import MarketRate
from pennybell.feed.entries import drafts_of
from pennybell.kit.clock import HOUR, Instant, instant_text, system_clock, today_in
from pennybell.kit.json import decode, encode
from pennybell.outbox.actor import Actor
from pennybell.outbox.cursors import Fact
from pennybell.settings import Settings
from pennybell.storage.database import open_database
from pennybell.storage.keyset import cursor_at
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.activity import activity as entries
from pennybell.storage.tables.ledger import (
    accounts,
    day_totals,
    month_totals,
    splits,
    transactions,
)
from pennybell.storage.tables.log import facts, reader_cursors, scopes

EXPENSES: Final = 20
INCOMES: Final = 4
ACCOUNTS: Final = ("EUR", "EUR", "EUR", "EUR", "USD")
RATES_DAYS: Final = 800
"""Days back that the dollar has a rate of: no longer range is asked for in a foreign currency."""

ABROAD: Final = 0.02
"""Rows in dollars."""

BATCH: Final = 20_000
ZONE: Final = "Europe/Berlin"


@dataclass(frozen=True)
class Home:
    """`accounts`: id and currency; the last one in dollars."""

    household: Household
    accounts: tuple[tuple[str, str], ...]
    expenses: tuple[str, ...]
    incomes: tuple[str, ...]
    budgets: tuple[str, ...]

    @cached_property
    def actor(self) -> Actor:
        return self.household.actor()

    @property
    def id(self) -> str:
        return self.actor.household_id or ""


class History(NamedTuple):
    """So many rows, `per_day` on each day up to today."""

    rows: int
    per_day: int

    @property
    def days(self) -> int:
        return -(-self.rows // self.per_day)


def furnish(port: int, name: str) -> Home:
    """A household of two with accounts, categories, ten budgets and some bills."""
    household = found_household(port, name, accounts=1)
    headers = {"authorization": f"Bearer {household.tokens[0]}"}
    with httpx.Client(
        base_url=f"http://127.0.0.1:{port}/api/v1", headers=headers, timeout=60
    ) as client:

        def post(path: str, **body: Any) -> str:
            answer = client.post(path, json=body)
            answer.raise_for_status()
            return str(answer.json()["id"])

        owned = [
            (
                post("/accounts", name=f"{currency} {n}", type="checking", currency=currency),
                currency,
            )
            for n, currency in enumerate(ACCOUNTS)
        ]
        expenses = [
            post("/categories", name=f"Expense {n}", kind="expense") for n in range(EXPENSES)
        ]
        incomes = [post("/categories", name=f"Income {n}", kind="income") for n in range(INCOMES)]
        budgets = list(_budgets(post, expenses))
        for n in range(6):
            post(
                "/recurring",
                name=f"Bill {n}",
                payee=f"Company {n}",
                account_id=owned[n % 4][0],
                category_id=expenses[n],
                amount_min_minor=-4_000 - n * 1_500,
                rrule="FREQ=MONTHLY",
                start_date=(today() - timedelta(days=20 + 3 * n)).isoformat(),
            )
    return Home(household, tuple(owned), tuple(expenses), tuple(incomes), tuple(budgets))


def _budgets(post: Callable[..., str], expenses: list[str]) -> Iterator[str]:
    yield post("/budgets", name="All spending", limit_minor=900_000, rollover="full")
    yield post(
        "/budgets", name="Holidays", limit_minor=200_000, period="yearly", category_ids=expenses[:1]
    )
    yield post(
        "/budgets", name="Market", limit_minor=9_000, period="weekly", category_ids=expenses[1:3]
    )
    for n in range(7):
        yield post(
            "/budgets",
            name=f"Budget {n}",
            limit_minor=40_000,
            rollover=("none", "positive")[n % 2],
            category_ids=expenses[3 + 2 * n : 5 + 2 * n],
        )


def today() -> date:
    return today_in(ZONE, system_clock())


def load(url: str, home: Home, history: History) -> None:
    """Write the history of a household, with its facts, behind the back of a server that rests."""
    database = open_database(Settings(database_url=url).sqlalchemy_url())
    try:
        head = database.submit(lambda connection: _head(connection, home)).result()
        for written in _batches(home, history):
            write = partial(_write, rows=written, head=head)
            database.submit(write).result()
            head += len(written)
        database.submit(lambda connection: _derive(connection, home, head)).result()
    finally:
        database.close()


def place_in_activity(url: str, home: Home, depth: int) -> str:
    """The cursor of the page of activity that begins below `depth` entries."""
    statement = (
        select(entries.c.at, entries.c.number)
        .where(entries.c.household_id == home.id)
        .order_by(entries.c.at.desc(), entries.c.number.desc())
        .offset(depth)
        .limit(1)
    )
    database = open_database(Settings(database_url=url).sqlalchemy_url())
    try:
        with database.read() as connection:
            row = connection.execute(statement).one()
    finally:
        database.close()
    return cursor_at(row.at, row.number)


class _Row(NamedTuple):
    values: dict[str, Any]
    parts: list[dict[str, Any]]


def _batches(home: Home, history: History) -> Iterator[list[_Row]]:
    """Oldest first."""
    now = system_clock()
    rows: list[_Row] = []
    for ago in reversed(range(history.days)):
        rows += _day(home, ago, history.per_day, now)
        if len(rows) >= BATCH:
            yield rows
            rows = []
    if rows:
        yield rows


def _day(home: Home, ago: int, count: int, now: Instant) -> Iterator[_Row]:
    dice, day = random.Random(ago), today() - timedelta(days=ago)  # noqa: S311 - it shall be the same again
    for number in range(count):
        account, currency = home.accounts[-1 if dice.random() < ABROAD else dice.randrange(4)]
        id_ = f"{0x20000 - ago:08x}-{number:04x}-7000-8000-{dice.getrandbits(48):012x}"
        kind = dice.random()
        is_income = kind < 0.04
        amount = dice.randrange(5_000, 90_000) if is_income else -dice.randrange(100, 9_000)
        category = dice.choice(home.incomes if is_income else home.expenses)
        is_split, is_bare = 0.04 <= kind < 0.06, 0.06 <= kind < 0.08
        values = {
            "household_id": home.id,
            "id": id_,
            "account_id": account,
            "date": day,
            "amount_minor": amount,
            "currency": currency,
            "payee": f"Shop {dice.randrange(300)}",
            "note": None,
            "category_id": None if is_split or is_bare else category,
            "split_count": 2 if is_split else 0,
            "tag_count": 0,
            "transfer_id": None,
            "transfer_peer_id": None,
            "transfer_account_id": None,
            "import_id": None,
            "import_key": None,
            "version": 1,
            "created_by": home.actor.user_id,
            "created_at": now - ago * HOUR,
            "updated_at": now - ago * HOUR,
            "deleted_at": None,
        }
        halves = (amount // 2, amount - amount // 2) if is_split else ()
        parts = [
            {
                "household_id": home.id,
                "transaction_id": id_,
                "position": place,
                "amount_minor": half,
                "category_id": dice.choice(home.expenses),
                "note": None,
            }
            for place, half in enumerate(halves)
        ]
        yield _Row(values, parts)


_rows, _parts, _facts = (
    Prepared(insert(transactions)),
    Prepared(insert(splits)),
    Prepared(insert(facts)),
)


def _head(connection: Connection, home: Home) -> int:
    statement = select(scopes.c.hseq).where(scopes.c.scope == home.id)
    return int(connection.execute(statement).scalar_one())


def _write(connection: Connection, *, rows: list[_Row], head: int) -> None:
    _rows.run(connection, [row.values for row in rows])
    _parts.run(connection, [part for row in rows for part in row.parts])
    said = [_fact(row, head + place) for place, row in enumerate(rows, 1)]
    _facts.run(connection, said)
    household_id = said[0]["scope"]
    drafts = drafts_of([_as_read(fact) for fact in said])
    activity.add(
        connection, household_id, [(entry_of(draft), int(draft.at), None) for draft in drafts]
    )


def _as_read(fact: dict[str, Any]) -> Fact:
    named = {name: value for name, value in fact.items() if name not in ("scope", "payload")}
    return Fact(payload=decode(fact["payload"]), **named)


def _fact(row: _Row, hseq: int) -> dict[str, Any]:
    """`transaction.created`, as whoever records one says it."""
    values = row.values
    kept = {name: values[name] for name in _SAID}
    said = kept | {
        "date": values["date"].isoformat(),
        "tags": [],
        "splits": [
            {name: part[name] for name in ("amount_minor", "category_id", "note")}
            for part in row.parts
        ],
        "created_at": instant_text(values["created_at"]),
        "updated_at": instant_text(values["updated_at"]),
    }
    return {
        "scope": values["household_id"],
        "hseq": hseq,
        "id": values["id"],
        "type": "transaction.created",
        "version": 1,
        "payload": encode(said),
        "actor": values["created_by"],
        "at": values["created_at"],
        "commit_hseq": hseq,
        "import_id": None,
    }


_SAID: Final = (
    "id", "account_id", "amount_minor", "currency", "payee", "note", "category_id", "transfer_id",
    "transfer_peer_id", "transfer_account_id", "import_id", "version", "created_by", "deleted_at",
)  # fmt: skip


def _derive(connection: Connection, home: Home, head: int) -> None:
    """Balances, totals and where the log and its readers stand, as the rows have it."""
    of_account = select(
        func.coalesce(func.sum(transactions.c.amount_minor), 0), func.count()
    ).where(transactions.c.household_id == home.id, transactions.c.account_id == bindparam("of"))
    for account_id, _ in home.accounts:
        minor, count = connection.execute(of_account, {"of": account_id}).one()
        connection.execute(
            update(accounts)
            .where(accounts.c.household_id == home.id, accounts.c.id == account_id)
            .values(balance_minor=int(minor), transaction_count=count)
        )
    _add_up(connection, home)
    connection.execute(update(scopes).where(scopes.c.scope == home.id).values(hseq=head))
    connection.execute(
        update(reader_cursors).where(reader_cursors.c.scope == home.id).values(hseq=head)
    )
    since = [today() - timedelta(days=ago) for ago in range(RATES_DAYS)]
    rates.put_market_rates(
        connection, [MarketRate("USD", day, f"1.{day.day:02d}") for day in since]
    )


def _add_up(connection: Connection, home: Home) -> None:
    rows = union_all(
        *(part.where(transactions.c.household_id == home.id) for part in contributions())
    ).subquery()
    is_sqlite = connection.dialect.name == "sqlite"
    for table, source in ((day_totals, rows), (month_totals, day_totals)):
        day: ColumnElement[date] = source.c.date
        if table is month_totals and is_sqlite:
            day = func.date(day, "start of month", type_=Date)
        elif table is month_totals:
            day = cast(func.date_trunc("month", day), Date)
        keys = (source.c.household_id, day, source.c.account_id, source.c.bucket)
        sums = (func.sum(source.c[name]) for name in ("inflow_minor", "outflow_minor", "count"))
        added = select(*keys, *sums).where(source.c.household_id == home.id).group_by(*keys)
        connection.execute(insert(table).from_select(list(table.c), added))
