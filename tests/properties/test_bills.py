"""Bills of a random household: the rule's days, one payment each, and what clients are told.

Rules, payments, edits, deletions, hand-made matches and passing days in any order, with the
reader looking now and then.
"""

import contextlib
import json
import random
from datetime import date, timedelta
from typing import Any, Final

import pytest
from tests.kit.ledger import Ledger
from tests.kit.reducer import State, state_of
from tests.rooms.recurring.home import Home

from pennybell.domains.recurring import bills, service
from pennybell.domains.recurring.model import HORIZON_DAYS, Filter, schedule_of
from pennybell.domains.recurring.schedule import due_within
from pennybell.domains.snapshot.service import read_snapshot
from pennybell.domains.transactions import service as transactions
from pennybell.errors import DomainError
from pennybell.events.shapes import Recurring, Transaction
from pennybell.kit.clock import DAY, Instant
from pennybell.kit.json import encode

ROUNDS: Final = 90
RRULES: Final = (
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=WEEKLY;BYDAY=SA,TU",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=YEARLY",
)
SET_BACK: Final = timedelta(days=3)
"""What a clock set back leaves undecided: rules were stopped and set going on days yet to come."""
PAYEES: Final = ("Club", "Club 7", "Gym", None)


class Player:
    def __init__(self, home: Home, seed: int) -> None:
        self.home = home
        self.dice = random.Random(seed)
        self.rules: list[Recurring] = []
        self.rows: list[Transaction] = []

    def act(self) -> None:
        action = self.dice.choice(
            (self.rule, self.change, self.pay, self.pay, self.pay, self.edit, self.judge, self.wait)
        )
        with contextlib.suppress(DomainError):  # refused: nothing changed, as the states show
            action()
        if self.dice.random() < 0.5:
            self.home.look()

    def rule(self) -> None:
        least = self.dice.choice((-1_000, -1_200, 90_000))
        made = self.home.rule(
            least,
            self.dice.choice(RRULES),
            self.day(40),
            most=least + self.dice.choice((0, 300)),
            payee=self.dice.choice(("Club", "Gym")),
            weekend=self.dice.choice(("none", "before", "after")),
            account_id=self.home.account,
            auto_post=self.dice.random() < 0.2,
        )
        self.rules.append(made)

    def change(self) -> None:
        if not self.rules:
            return
        rule = self.dice.choice(self.rules)
        changes: dict[str, Any] = self.dice.choice(
            (
                {"rrule": self.dice.choice(RRULES)},
                {"amount_min_minor": -1_100, "amount_max_minor": -900},
                {"payee": self.dice.choice(("Club", "Gym"))},
                {"status": self.dice.choice(("paused", "ended"))},
                {"status": "active"},
                {"weekend": self.dice.choice(("none", "after")), "start_date": self.day(30)},
                {},
            )
        )
        if changes:
            self.home.change(rule, **changes)
        elif self.dice.random() < 0.4:
            self.rules.remove(rule)
            self.home.do(service.delete_rule, rule.id, if_match=None)

    def pay(self) -> None:
        amount_minor = self.dice.choice((-1_000, -1_000, -1_050, -1_900, 90_000, -20))
        self.rows.append(self.home.pay(amount_minor, self.day(12), payee=self.dice.choice(PAYEES)))

    def edit(self) -> None:
        if not self.rows:
            return
        row = self.dice.choice(self.rows)
        choice = self.dice.randrange(4)
        if choice == 0:
            self.home.delete(row)
        elif choice == 1:
            self.home.do(transactions.restore, row.id)
        else:
            self.home.edit(row, date=self.day(12), payee=self.dice.choice(PAYEES))

    def judge(self) -> None:
        found = self.home.bills()
        if not found:
            return
        bill = self.dice.choice(found)
        verb = self.dice.choice((bills.skip, bills.reopen, bills.unmatch, bills.match))
        if verb is bills.match and self.rows:
            row = self.dice.choice(self.rows)
            self.home.do(bills.match, bill.id, row.id, if_match=None)
        elif verb is not bills.match:
            self.home.do(verb, bill.id, if_match=None)

    def wait(self) -> None:
        days = self.dice.choice((1, 1, 2, 9, -1))
        self.home.now = Instant(self.home.now + days * DAY)

    def day(self, around: int) -> date:
        return self.home.today + timedelta(days=self.dice.randint(-around, around))


def client_of(home: Home) -> State:
    return state_of(json.loads(encode(home.read(read_snapshot))))


def catch_up(home: Home, client: State) -> None:
    client.feed_all(home.ledger.frames_of(home.owner.user_id, client.cursor))


@pytest.mark.parametrize("seed", range(8))
def test_old_bills_and_events_are_the_bills(ledger: Ledger, seed: int) -> None:
    home = Home(ledger)
    player, clients = Player(home, seed), [client_of(home)]
    for round_ in range(ROUNDS):
        player.act()
        if round_ % 20 == 0:
            clients.append(client_of(home))
        if round_ % 3 == 0:
            catch_up(home, clients[0])
        check(home)
    home.look()
    fresh = client_of(home)
    for client in clients:
        catch_up(home, client)
        assert (client.recurring, client.bills) == (fresh.recurring, fresh.bills)
    assert home.said("bill.updated", "bills.planned")


def check(home: Home) -> None:
    """What holds at every moment, whether the reader has looked or not."""
    filter_ = Filter(home.today)
    every = home.read(bills.read_page, filter_, cursor=None, limit=5_000).items
    paid = [bill.transaction_id for bill in every if bill.transaction_id]
    assert len(paid) == len(set(paid))
    assert all((bill.state == "paid") == (bill.transaction_id is not None) for bill in every)
    days = {(bill.recurring_id, bill.rule_date) for bill in every}
    assert len(days) == len(every)
    for rule in home.read(service.read_rules):
        of_rule = [bill for bill in every if bill.recurring_id == rule.id]
        first = home.today + SET_BACK
        wanted = {day for day, _ in due_within(
            schedule_of(rule), rule.weekend, first, home.today + timedelta(days=HORIZON_DAYS - 20)
        )}  # fmt: skip
        if rule.status == "active":
            assert wanted <= {bill.rule_date for bill in of_rule}
        else:
            waiting = {bill.due_date for bill in of_rule if bill.state == "open"}
            assert all(day <= home.today + SET_BACK for day in waiting)
