"""A balance that will be low is said with its day, before it is, and until it no longer will be."""

from datetime import date, timedelta

import pytest
from tests.kit.ledger import Ledger
from tests.rooms.alerts.home import Home
from tests.rooms.recurring.home import TODAY

from pennybell.domains.accounts import service as accounts
from pennybell.domains.accounts.model import AccountDraft
from pennybell.domains.alerts import service as alerts
from pennybell.domains.recurring import service as rules
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.events.shapes import Alert

KIND = "low_balance_predicted"
DUE = date(2026, 1, 28)


@pytest.fixture
def home(ledger: Ledger) -> Home:
    """With 1,000.00 on an account whose balance is low under 100.00."""
    home = Home(ledger)
    home.pay(-900_000, payee="House")
    return home


def foreseen(home: Home) -> list[Alert]:
    return home.alerts(KIND)


def test_a_bill_that_the_balance_cannot_bear_is_said_with_its_day(home: Home) -> None:
    assert foreseen(home) == []
    rule = home.rule(-95_000, account_id=home.account)
    (alert,) = foreseen(home)
    assert (alert.subject_noun, alert.subject_id) == ("account", home.account)
    assert (alert.subject_label, alert.severity) == ("Everyday", "warning")
    numbers = alert.numbers
    assert (numbers.amount_minor, numbers.limit_minor, numbers.day) == (5_000, 10_000, DUE)
    assert numbers.probability == 1
    assert [
        (item.kind, item.label, item.day, item.amount_minor, item.id) for item in alert.why
    ] == [
        ("balance", None, None, 100_000, None),
        ("bill", "Rent", DUE, -95_000, rule.id),
    ]


@pytest.mark.parametrize(("amount_minor", "is_said"), [(90_000, False), (90_001, True)])
def test_exactly_the_floor_is_not_low(home: Home, amount_minor: int, *, is_said: bool) -> None:
    home.rule(-amount_minor, account_id=home.account)
    assert bool(foreseen(home)) is is_said


def test_what_is_booked_ahead_and_pay_count_too(home: Home) -> None:
    home.pay(-95_000, day=date(2026, 2, 2), payee="Dentist")
    (alert,) = foreseen(home)
    assert alert.numbers.day == date(2026, 2, 2)
    assert [item.kind for item in alert.why] == ["balance", "booked"]
    home.rule(200_000, payee="Employer", account_id=home.account)  # on the 28th
    assert foreseen(home) == []
    assert [each["id"] for each in home.said("alert.resolved")] == [alert.id]


def test_only_what_is_within_the_days_set_is_foreseen(home: Home) -> None:
    home.pay(-95_000, day=TODAY + timedelta(days=15), payee="Dentist")
    assert foreseen(home) == []
    home.do(alerts.change_settings, {"low_balance_days": 15}, if_match=None)
    assert len(foreseen(home)) == 1
    home.do(alerts.change_settings, {"off": [KIND]}, if_match=None)
    assert foreseen(home) == []
    home.do(alerts.change_settings, {"off": [], "low_balance_days": 14}, if_match=None)
    assert foreseen(home) == []
    home.set_clock("2026-01-27T12:00:00")  # time alone brings it near
    assert len(foreseen(home)) == 1


@pytest.mark.parametrize("cause", ["income", "pause", "delete", "floor"])
def test_it_is_resolved_with_its_cause(home: Home, cause: str) -> None:
    rule = home.rule(-95_000, account_id=home.account)
    (alert,) = foreseen(home)
    if cause == "income":
        home.pay(50_000, payee="A friend")
    elif cause == "pause":
        home.change(rule, status="paused")
    elif cause == "delete":
        home.do(rules.delete_rule, rule.id, if_match=None)
    else:
        home.do(alerts.change_settings, {"low_balance_minor": 4_000}, if_match=None)
    assert foreseen(home) == []
    resolved = [each["id"] for each in home.said("alert.resolved") if each["kind"] == KIND]
    assert resolved == [alert.id]


def test_a_balance_that_is_low_by_now_is_foreseen_no_longer(home: Home) -> None:
    home.rule(-95_000, account_id=home.account)
    assert len(foreseen(home)) == 1
    home.pay(-95_000)
    assert [alert.kind for alert in home.alerts("low_balance", KIND)] == ["low_balance"]


def spend_daily(home: Home, amount_minor: int, days: int) -> None:
    drafts = [
        TransactionDraft(home.account, -amount_minor, TODAY - timedelta(days=back), payee="Market")
        for back in range(days)
    ]
    home.do(transactions.record_many, drafts)


def test_usual_spending_is_part_of_it_and_its_small_moves_are_not_said(home: Home) -> None:
    home.pay(30_000 - 100_000 + 60_000, payee="House")  # leaves 900.00
    spend_daily(home, 1_000, 60)  # and 300.00 after it
    (alert,) = foreseen(home)
    assert alert.numbers.day is not None
    assert date(2026, 2, 1) <= alert.numbers.day <= date(2026, 2, 9)
    assert alert.why[0].kind == "balance"
    assert alert.why[-1].kind == "usual_until"
    assert alert.why[-1].amount_minor == (alert.numbers.amount_minor or 0) - 30_000
    said = len(home.said("alert.raised", "alert.updated"))
    home.pay(-600, payee="Market")
    (still,) = foreseen(home)
    assert still.version == alert.version
    assert len(home.said("alert.raised", "alert.updated")) == said


def test_another_day_is_said_and_ends_a_dismissal(home: Home) -> None:
    rule = home.rule(-95_000, account_id=home.account)
    (alert,) = foreseen(home)
    home.do(alerts.dismiss, alert.id)
    home.change(rule, rrule="FREQ=MONTHLY;BYMONTHDAY=30")
    (near,) = foreseen(home)
    assert (near.dismissed, near.numbers.day) == (True, DUE)
    home.change(rule, rrule="FREQ=MONTHLY;BYMONTHDAY=5")
    (moved,) = foreseen(home)
    assert (moved.id, moved.dismissed, moved.numbers.day) == (alert.id, False, date(2026, 2, 5))


def test_a_bill_paid_from_any_account_is_paid_as_the_one_before(home: Home) -> None:
    draft = AccountDraft("Other", "checking", "EUR", 50_000, None)
    other = home.do(accounts.open_account, draft).id
    home.pay(-100, account_id=other, payee="Bank")
    home.rule(-95_000)
    assert foreseen(home) == []  # nobody knows from which
    home.pay(-95_000)
    home.pay(95_000, payee="A friend")
    home.do(alerts.change_settings, {"low_balance_days": 40}, if_match=None)
    assert [alert.subject_id for alert in foreseen(home)] == [home.account]


def test_savings_and_archived_accounts_are_not_foreseen(home: Home) -> None:
    for type_ in ("savings", "cash"):
        draft = AccountDraft("Other", type_, "EUR", 100_000, None)
        other = home.do(accounts.open_account, draft).id
        home.pay(-100, account_id=other, payee="Bank")
        home.pay(-95_000, day=DUE, account_id=other, payee="Dentist")
    assert foreseen(home) == []
    home.pay(-95_000, day=DUE, payee="Dentist")
    assert len(foreseen(home)) == 1
    home.do(accounts.change_account, home.account, {"archived": True}, if_match=None)
    assert foreseen(home) == []


def test_an_account_in_another_currency_has_its_own_floor(home: Home) -> None:
    dollars = home.open_account("USD", "Dollars")
    home.pay(-900_000, account_id=dollars, payee="House")
    home.pay(-99_000, day=DUE, account_id=dollars, payee="Dentist")
    assert foreseen(home) == []  # no rate says what is low there


def test_it_is_foreseen_at_most_once_a_second_and_not_forgotten(home: Home) -> None:
    foreseen(home)
    home.pay(-100, payee="Market")
    assert foreseen(home) == []
    home.pay(-95_000, day=DUE, payee="Dentist")
    home.alerting.advance(home.scope)  # in the same second
    assert [each for each in home.said("alert.raised") if each["kind"] == KIND] == []
    assert home.alerting.reader.again_s(home.scope) is not None
    home.do(accounts.open_account, AccountDraft("Other", "savings", "EUR", 0, None))
    assert len(foreseen(home)) == 1
    assert home.alerting.reader.again_s(home.scope) is None
