"""Bills that record themselves: on their day, once, and never against a person's will."""

from datetime import date

import pytest
from tests.kit.ledger import Ledger
from tests.rooms.recurring.home import TODAY, Home

from pennybell.domains.accounts import service as accounts
from pennybell.domains.transactions import service as transactions
from pennybell.outbox.subscriber import Follower


@pytest.fixture
def home(ledger: Ledger) -> Home:
    return Home(ledger)


def test_lord_howe_has_each_day_once_when_its_clocks_change(ledger: Ledger) -> None:
    home = Home(ledger, "Australia/Lord_Howe")
    home.set_clock("2026-04-02T12:00:00")
    home.rule(-100, "FREQ=DAILY", date(2026, 4, 2), account_id=home.account, auto_post=True)
    for moment in ("04-03T13:00:00", "04-04T13:00:00", "04-05T13:29:59", "04-05T13:30:00"):
        home.set_clock(f"2026-{moment}")
        home.look()
    posted = [each["date"] for each in home.said("transaction.created")]
    assert posted == [f"2026-04-0{day}" for day in range(2, 7)]


def test_two_processes_pay_a_bill_once(home: Home) -> None:
    home.rule(-100, "FREQ=DAILY", TODAY, account_id=home.account, auto_post=True)
    other = Follower(type(home.follower.reader)(), home.work)
    for _ in range(3):
        other.advance(home.scope)
        home.look()
    assert len(home.said("transaction.created")) == 1


def test_a_bill_records_itself_on_its_day_once(home: Home) -> None:
    home.rule(account_id=home.account, auto_post=True, start=date(2025, 1, 1))
    home.look()
    assert home.said("transaction.created") == []
    home.set_clock("2026-01-27T23:00:00")  # midnight in Berlin
    home.look()
    (row,) = home.said("transaction.created")
    assert (row["amount_minor"], row["date"], row["payee"]) == (-80_000, "2026-01-28", "Landlord")
    assert row["created_by"] == home.owner.user_id
    assert home.bills()[0].transaction_id == row["id"]
    home.do(transactions.remove, row["id"], if_match=None)
    home.set_clock("2026-01-29T12:00:00")
    assert home.bills()[0].state == "open"
    assert len(home.said("transaction.created")) == 1, "a person took it away"


def test_a_range_records_its_middle(home: Home) -> None:
    home.rule(-101, account_id=home.account, auto_post=True, most=-50, rrule="FREQ=DAILY")
    home.look()
    assert [each["amount_minor"] for each in home.said("transaction.created")] == [-75]


def test_what_was_paid_already_does_not_record_itself(home: Home) -> None:
    home.rule(account_id=home.account, auto_post=True)
    home.pay()
    home.set_clock("2026-01-28T12:00:00")
    home.look()
    assert len(home.said("transaction.created")) == 1


def test_switched_on_late_it_records_what_is_due_from_then_on(home: Home) -> None:
    rule = home.rule(rrule="FREQ=WEEKLY;BYDAY=MO,SU", start=date(2026, 1, 1))
    home.change(rule, auto_post=True, account_id=home.account)
    home.look()
    assert [each["date"] for each in home.said("transaction.created")] == ["2026-01-26"]


def test_a_server_that_was_off_records_later_and_nothing_of_long_ago(home: Home) -> None:
    home.rule(account_id=home.account, auto_post=True)
    home.look()
    home.set_clock("2026-02-20T12:00:00")
    home.look()
    assert [each["date"] for each in home.said("transaction.created")] == ["2026-01-28"]
    home.set_clock("2026-05-20T12:00:00")
    home.look()
    assert [each["date"] for each in home.said("transaction.created")][1:] == ["2026-04-28"]


def test_an_archived_account_takes_nothing_and_the_day_goes_on(home: Home) -> None:
    home.rule(account_id=home.account, auto_post=True)
    home.rule(-500, account_id=home.open_account(), auto_post=True, payee="Other")
    home.do(accounts.change_account, home.account, {"archived": True}, if_match=None)
    home.set_clock("2026-01-28T12:00:00")
    home.look()
    assert [each["amount_minor"] for each in home.said("transaction.created")] == [-500]
    home.do(accounts.change_account, home.account, {"archived": False}, if_match=None)
    home.set_clock("2026-01-29T12:00:00")
    home.look()
    assert [each["amount_minor"] for each in home.said("transaction.created")] == [-500, -80_000]
