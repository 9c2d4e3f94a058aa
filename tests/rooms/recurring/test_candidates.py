"""What recurs in the history is found a moment later, answered once, and never found again."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.kit.ledger import Ledger
from tests.rooms.recurring.home import TODAY, Home

from pennybell.bills.candidates import PAYEES_MAX, SETTLE_S, CandidateReader
from pennybell.domains.accounts import service as accounts
from pennybell.domains.recurring import candidates, service
from pennybell.domains.recurring.bills import read_page
from pennybell.domains.recurring.model import Filter
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.errors import Conflict, Invalid, NotFound
from pennybell.events.shapes import Recurring, RecurringCandidate
from pennybell.outbox.subscriber import Follower

SAID = (
    "recurring_candidate.found",
    "recurring_candidate.updated",
    "recurring_candidate.deleted",
)
MONTHS = (10, 11, 12, 1)
"""Streaming was paid on the 12th of these, the last of them two weeks ago."""


class Found(Home):
    """Whose history is looked through when a test says so."""

    def __init__(self, ledger: Ledger, zone: str = "Europe/Berlin") -> None:
        self.seconds = 100.0
        super().__init__(ledger, zone)
        self.finding = Follower(CandidateReader(lambda: self.seconds), self.work)
        self.open()

    def open(self) -> list[RecurringCandidate]:
        """Those without an answer, after the reader has come to rest."""
        for _ in range(50):
            while self.finding.advance(self.scope):
                pass
            if self.finding.reader.again_s(self.scope) is None:
                break
            self.seconds += SETTLE_S
            self.finding._put_off[self.scope] = 0.0
        found: list[RecurringCandidate] = self.read(candidates.read_open)
        return found

    def stream(self, amount_minor: int = -1_299, **fields: Any) -> None:
        for month in MONTHS:
            day = date(2026 if month == 1 else 2025, month, 12)
            self.pay(amount_minor, day, **{"payee": "Streaming", **fields})


@pytest.fixture
def home(ledger: Ledger) -> Found:
    return Found(ledger)


def test_what_was_paid_each_month_is_found_with_what_it_rests_on(home: Found) -> None:
    home.stream()
    (found,) = home.open()
    assert (found.payee, found.account_id, found.currency) == ("Streaming", home.account, "EUR")
    assert (found.amount_min_minor, found.amount_max_minor) == (-1_299, -1_299)
    assert (found.rhythm, found.rrule) == ("monthly", "FREQ=MONTHLY;BYMONTHDAY=12")
    assert (found.start_date, found.next_date) == (date(2025, 10, 12), date(2026, 2, 12))
    assert found.seen == 4
    assert [str(each.date) for each in found.payments] == [
        "2026-01-12",
        "2025-12-12",
        "2025-11-12",
        "2025-10-12",
    ]
    assert {each.amount_minor for each in found.payments} == {-1_299}
    assert [each["id"] for each in home.said(SAID[0])] == [found.id]


def test_nothing_is_found_before_things_have_settled(home: Found) -> None:
    home.stream()
    while home.finding.advance(home.scope):
        pass
    assert home.read(candidates.read_open) == []
    assert home.finding.reader.again_s(home.scope) is not None
    assert len(home.open()) == 1


@pytest.mark.parametrize("kind", ["market", "transfer", "once", "long ago", "no payee"])
def test_what_does_not_recur_is_not_found(home: Found, kind: str) -> None:
    if kind == "market":
        for back, amount in ((1, 1_200), (4, 5_400), (9, 800), (19, 9_100), (33, 2_700)):
            home.pay(-amount, TODAY - timedelta(days=back), payee="Market")
    elif kind == "transfer":
        home.stream(transfer_id=home.ledger.ids())
    elif kind == "once":
        home.pay(payee="Streaming")
    elif kind == "no payee":
        home.stream(payee=None)
    else:
        for month in (5, 6, 7, 8):
            home.pay(-1_299, date(2025, month, 12), payee="Streaming")
    assert home.open() == []


def test_income_is_found_too(home: Found) -> None:
    home.stream(300_000, payee="Employer")
    (found,) = home.open()
    assert found.amount_min_minor == 300_000
    assert not candidates.is_money_out(found)


def test_another_payment_moves_what_was_found_and_says_so(home: Found) -> None:
    home.stream()
    (before,) = home.open()
    home.set_clock("2026-02-12T12:00:00")
    home.pay(-1_399, date(2026, 2, 12), payee="STREAMING")
    (now,) = home.open()
    assert (now.id, now.seen, now.next_date) == (before.id, 5, date(2026, 3, 12))
    assert (now.amount_min_minor, now.version) == (-1_399, 2)
    (said,) = home.said(SAID[1])
    assert said["previous"]["seen"] == 4
    assert "state" not in said["previous"]


def test_what_ended_is_found_no_longer(home: Found) -> None:
    home.stream()
    (found,) = home.open()
    home.set_clock("2026-02-26T12:00:00")
    assert len(home.open()) == 1
    home.set_clock("2026-02-27T12:00:00")  # fourteen days late
    assert home.open() == []
    assert [each["id"] for each in home.said(SAID[2])] == [found.id]


def test_payments_that_are_deleted_or_moved_to_another_payee_take_it_along(home: Found) -> None:
    home.stream()
    rows = [each.transaction_id for each in home.open()[0].payments]
    for id_ in rows[:2]:
        home.do(transactions.change, id_, {"payee": "Somebody else"}, if_match=None)
    assert home.open() == []
    for id_ in rows[:2]:
        home.do(transactions.change, id_, {"payee": "Streaming"}, if_match=None)
    assert len(home.open()) == 1
    for id_ in rows[:2]:
        home.do(transactions.remove, id_, if_match=None)
    assert home.open() == []


def test_an_import_of_many_payees_is_looked_through_a_few_at_a_time(home: Found) -> None:
    drafts = [
        TransactionDraft(
            home.account, -1_000 - number, date(2026 if month == 1 else 2025, month, 12),
            payee=f"Club {number}",
        )
        for number in range(PAYEES_MAX + 5)
        for month in MONTHS
    ]  # fmt: skip
    home.do(transactions.record_many, drafts)
    assert len(home.open()) == PAYEES_MAX + 5
    assert len({each["payee"] for each in home.said(SAID[0])}) == PAYEES_MAX + 5


def test_a_confirmed_one_becomes_a_rule_whose_bills_know_their_payments(home: Found) -> None:
    home.stream()
    (found,) = home.open()
    rule: Recurring = home.do(candidates.confirm, found.id, {})
    assert (rule.name, rule.payee, rule.account_id) == ("Streaming", "Streaming", home.account)
    assert (rule.rrule, rule.start_date) == (found.rrule, found.start_date)
    assert home.open() == []
    bills = home.read(read_page, Filter(TODAY), cursor=None, limit=10).items
    assert [(str(each.due_date), each.state) for each in bills] == [
        ("2026-01-12", "paid"),
        ("2026-02-12", "open"),
        ("2026-03-12", "open"),
    ]
    (said,) = home.said(SAID[1])
    assert (said["state"], said["recurring_id"]) == ("confirmed", rule.id)
    home.do(service.delete_rule, rule.id, if_match=None)
    home.pay(-1_299, TODAY, payee="Streaming")
    assert home.open() == []


def test_what_is_confirmed_can_be_put_right(home: Found) -> None:
    home.stream()
    (found,) = home.open()
    changes = {"name": "Films", "amount_max_minor": -999, "account_id": None, "auto_post": False}
    rule: Recurring = home.do(candidates.confirm, found.id, changes)
    assert (rule.name, rule.amount_min_minor, rule.amount_max_minor) == ("Films", -1_299, -999)
    assert rule.account_id is None


def test_what_a_rule_does_not_allow_leaves_it_open(home: Found) -> None:
    home.stream()
    (found,) = home.open()
    with pytest.raises(Invalid):
        home.do(candidates.confirm, found.id, {"rrule": "FREQ=NEVER"})
    assert [each.id for each in home.open()] == [found.id]
    assert home.read(service.read_rules) == []


def test_an_archived_account_is_left_out_of_the_rule(home: Found) -> None:
    home.stream()
    (found,) = home.open()
    home.do(accounts.change_account, home.account, {"archived": True}, if_match=None)
    rule: Recurring = home.do(candidates.confirm, found.id, {})
    assert rule.account_id is None


@pytest.mark.parametrize("amount_minor", [-1_299, -1_899, -700])
def test_a_rejected_one_stays_rejected_also_at_another_price(
    home: Found, amount_minor: int
) -> None:
    home.stream()
    (found,) = home.open()
    rejected: RecurringCandidate = home.do(candidates.reject, found.id)
    assert rejected.state == "rejected"
    assert home.open() == []
    home.set_clock("2026-02-12T12:00:00")
    home.pay(amount_minor, date(2026, 2, 12), payee="Streaming")
    assert home.open() == []
    home.do(candidates.reject, found.id)
    assert len(home.said(SAID[1])) == 1
    rule: Recurring = home.do(candidates.confirm, found.id, {})  # a change of mind
    assert rule.payee == "Streaming"


def test_something_else_of_the_same_payee_is_another_candidate(home: Found) -> None:
    home.stream()
    home.do(candidates.reject, home.open()[0].id)
    home.stream(-9_900)
    (other,) = home.open()
    assert other.amount_min_minor == -9_900


def test_who_comes_second_is_refused(home: Found) -> None:
    home.stream()
    (found,) = home.open()
    home.do(candidates.confirm, found.id, {})
    for verb, more in ((candidates.confirm, ({},)), (candidates.reject, ())):
        with pytest.raises(Conflict) as refused:
            home.do(verb, found.id, *more)
        assert refused.value.code == "already_confirmed"
    assert len(home.read(service.read_rules)) == 1


@pytest.mark.parametrize("status", ["active", "paused", "ended"])
def test_what_a_rule_says_already_is_not_found(home: Found, status: str) -> None:
    rule = home.rule(-1_299, "FREQ=MONTHLY;BYMONTHDAY=12", payee="Streaming")
    if status != "active":
        home.change(rule, status=status)
    home.stream()
    assert home.open() == []


def test_a_rule_made_by_hand_takes_what_was_found_away_and_gives_it_back(home: Found) -> None:
    home.stream()
    (found,) = home.open()
    rule = home.rule(-1_299, "FREQ=MONTHLY;BYMONTHDAY=12", payee="Streaming")
    assert home.open() == []
    assert [each["id"] for each in home.said(SAID[2])] == [found.id]
    home.do(service.delete_rule, rule.id, if_match=None)
    assert len(home.open()) == 1


def test_two_readers_find_it_once(home: Found) -> None:
    home.stream()
    other = Follower(CandidateReader(lambda: home.seconds), home.work)
    other.advance(home.scope)
    assert len(home.open()) == 1
    home.seconds += SETTLE_S
    home.pay(-100, payee="Bank")
    other.advance(home.scope)
    assert len(home.said(SAID[0])) == 1


def test_nobody_answers_for_another_household(home: Found, ledger: Ledger) -> None:
    home.stream()
    (found,) = home.open()
    kim = ledger.found("Kim")
    assert home.work.submit_read(kim, candidates.read_open).result() == []
    for verb in (
        lambda uow: candidates.reject(uow, found.id),
        lambda uow: candidates.confirm(uow, found.id, {}),
    ):
        with pytest.raises(NotFound):
            home.work.submit(kim, verb).result()
