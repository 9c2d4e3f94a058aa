"""Alerts about bills over a real log: announced, overdue, dearer; resolved with their cause."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.kit.ledger import Ledger
from tests.rooms.alerts.home import Home
from tests.rooms.recurring.home import TODAY

from pennybell.domains.alerts import service as alerts
from pennybell.domains.recurring import bills, service
from pennybell.domains.transactions import service as transactions
from pennybell.events.shapes import Recurring, Transaction

SAID = ("alert.raised", "alert.updated", "alert.resolved")
DUE = date(2026, 1, 28)


def kinds(home: Home) -> list[str]:
    return [alert.kind for alert in home.alerts("bill_due", "bill_overdue", "price_increase")]


@pytest.fixture
def home(ledger: Ledger) -> Home:
    return Home(ledger)


@pytest.mark.parametrize(
    ("zone", "moment", "found"),
    [
        ("Europe/Berlin", "2026-01-24T22:59:59", []),
        ("Europe/Berlin", "2026-01-24T23:00:00", ["bill_due"]),  # midnight, three days before
        ("Europe/Berlin", "2026-01-28T22:59:59", ["bill_due"]),
        ("Europe/Berlin", "2026-01-28T23:00:00", ["bill_overdue"]),
        ("Pacific/Kiritimati", "2026-01-28T10:00:00", ["bill_overdue"]),
        ("Pacific/Pago_Pago", "2026-01-29T10:59:59", ["bill_due"]),
        ("Australia/Lord_Howe", "2026-01-24T12:59:59", []),
        ("Australia/Lord_Howe", "2026-01-24T13:00:00", ["bill_due"]),
        ("Europe/Berlin", "2026-02-12T12:00:00", ["bill_overdue"]),  # it is missed by now
        ("Europe/Berlin", "2026-02-28T12:00:00", ["bill_overdue", "bill_due"]),
        ("Europe/Berlin", "2026-03-01T12:00:00", ["bill_overdue"]),  # the first is history
    ],
)
def test_a_bill_is_announced_and_becomes_overdue_at_the_households_midnight(
    ledger: Ledger, zone: str, moment: str, found: list[str]
) -> None:
    home = Home(ledger, zone)
    home.set_clock("2026-01-20T12:00:00")
    home.rule(start=date(2026, 1, 20))
    assert kinds(home) == []
    home.set_clock(moment)
    assert kinds(home) == found
    assert kinds(home) == found
    assert {each["times"] for each in home.said("alert.raised")} <= {1}


def test_an_alert_about_a_bill_says_what_it_rests_on(home: Home) -> None:
    home.pay(day=date(2025, 12, 28))
    rule = home.rule(start=date(2025, 12, 20))
    (due,) = home.alerts("bill_due")
    assert (due.subject_noun, due.subject_id, due.subject_label) == ("recurring", rule.id, "Rent")
    assert (due.numbers.amount_minor, due.numbers.day, due.currency) == (80_000, DUE, "EUR")
    assert [(item.kind, item.label, item.day, item.amount_minor) for item in due.why] == [
        ("transaction", "Landlord", date(2025, 12, 28), 80_000)
    ]
    assert (due.severity, due.period, due.tier) == ("info", DUE, "")
    home.set_clock("2026-01-29T12:00:00")
    (late,) = home.alerts("bill_overdue")
    assert late.severity == "warning"
    assert [(item.kind, item.day) for item in late.why] == [
        ("waits_until", date(2026, 2, 11)),
        ("transaction", date(2025, 12, 28)),
    ]


def pay(home: Home, rule: Recurring) -> None:
    home.pay()


def skip(home: Home, rule: Recurring) -> None:
    bill = home.bills(recurring_id=rule.id)[0]
    home.do(bills.skip, bill.id, if_match=None)


def match(home: Home, rule: Recurring) -> None:
    bill, row = home.bills(recurring_id=rule.id)[0], home.pay(-70_000, payee="By another name")
    home.do(bills.match, bill.id, row.id, if_match=None)


def delete(home: Home, rule: Recurring) -> None:
    home.do(service.delete_rule, rule.id, if_match=None)


@pytest.mark.parametrize("settle", [pay, skip, match, delete])
@pytest.mark.parametrize("kind", ["bill_due", "bill_overdue"])
def test_what_settles_a_bill_resolves_its_alert(
    home: Home, settle: Callable[[Home, Recurring], None], kind: str
) -> None:
    rule = home.rule()
    if kind == "bill_overdue":
        home.set_clock("2026-01-29T12:00:00")
    (alert,) = home.alerts("bill_due", "bill_overdue")
    assert alert.kind == kind
    settle(home, rule)
    assert home.alerts("bill_due", "bill_overdue") == []
    resolved = [each["id"] for each in home.said("alert.resolved")]
    assert resolved.count(alert.id) == 1


def test_a_payment_that_goes_raises_the_same_alert_again(home: Home) -> None:
    home.rule()
    (first,) = home.alerts("bill_due")
    row = home.pay()
    assert home.alerts("bill_due") == []
    home.delete(row)
    (again,) = home.alerts("bill_due")
    assert (again.id, again.times) == (first.id, 2)


def test_another_amount_or_day_is_said_and_ends_a_dismissal(home: Home) -> None:
    rule = home.rule()
    (alert,) = home.alerts("bill_due")
    home.do(alerts.dismiss, alert.id)
    home.change(rule, name="Flat")
    assert home.alerts("bill_due")[0].dismissed
    home.change(rule, amount_min_minor=-85_000, amount_max_minor=-85_000)
    (changed,) = home.alerts("bill_due")
    assert (changed.id, changed.numbers.amount_minor) == (alert.id, 85_000)
    assert not changed.dismissed
    home.change(rule, rrule="FREQ=MONTHLY;BYMONTHDAY=27")
    (moved,) = home.alerts("bill_due")
    assert moved.period == date(2026, 1, 27)
    assert alert.id in [each["id"] for each in home.said("alert.resolved")]


def test_a_bill_moved_off_a_weekend_counts_from_the_day_it_moved_to(home: Home) -> None:
    home.set_clock("2026-01-27T12:00:00")
    home.rule(rrule="FREQ=MONTHLY;BYMONTHDAY=31", weekend="before")  # a Saturday
    (due,) = home.alerts("bill_due")
    assert (due.period, due.numbers.day) == (date(2026, 1, 31), date(2026, 1, 30))
    home.set_clock("2026-01-31T12:00:00")
    assert kinds(home) == ["bill_overdue"]


def test_money_to_come_is_not_announced_but_missed(home: Home) -> None:
    home.rule(300_000, name="Salary", payee="Employer")
    assert kinds(home) == []
    home.set_clock("2026-01-29T12:00:00")
    (late,) = home.alerts("bill_overdue")
    assert late.numbers.amount_minor == 300_000
    home.pay(300_000, day=date(2026, 1, 29), payee="Employer")
    assert kinds(home) == []


def test_a_bill_without_a_fixed_amount_says_the_middle(home: Home) -> None:
    home.rule(-9_000, most=-7_000)
    assert home.alerts("bill_due")[0].numbers.amount_minor == 8_000


def test_a_paused_rule_announces_nothing(home: Home) -> None:
    rule = home.rule()
    assert kinds(home) == ["bill_due"]
    home.change(rule, status="paused")
    assert kinds(home) == []


def test_how_long_before_is_a_setting_and_each_kind_can_be_switched_off(home: Home) -> None:
    home.rule()
    home.do(alerts.change_settings, {"bill_days": 1}, if_match=None)
    assert kinds(home) == []
    home.do(alerts.change_settings, {"bill_days": 2}, if_match=None)
    assert kinds(home) == ["bill_due"]
    home.do(alerts.change_settings, {"off": ["bill_due"]}, if_match=None)
    assert kinds(home) == []
    home.do(alerts.change_settings, {"bill_days": 60, "off": []}, if_match=None)
    assert [alert.period for alert in home.alerts("bill_due")] == [DUE, date(2026, 2, 28)]


def streaming(home: Home, **fields: Any) -> Recurring:
    return home.rule(-1_299, name="Streaming", payee="Streaming", **fields)


def charge(home: Home, amount_minor: int, day: date = TODAY) -> Transaction:
    return home.pay(-amount_minor, day, payee="Streaming")


def test_a_price_that_went_up_is_said_with_what_it_was(home: Home) -> None:
    charge(home, 1_299, date(2025, 12, 28))
    streaming(home, start=date(2025, 12, 20))
    assert home.alerts("price_increase") == []
    row = charge(home, 1_499)
    (alert,) = home.alerts("price_increase")
    assert (alert.numbers.amount_minor, alert.numbers.usual_minor) == (1_499, 1_299)
    assert [(item.id == row.id, item.amount_minor) for item in alert.why] == [
        (True, 1_499),
        (False, 1_299),
    ]
    assert (alert.subject_noun, alert.tier, alert.period) == ("recurring", "1499", None)


@pytest.mark.parametrize("paid", [1_299, 1_099])
def test_a_price_that_stayed_or_fell_is_no_increase(home: Home, paid: int) -> None:
    streaming(home)
    charge(home, paid)
    assert home.bills()[0].state == "paid"
    assert home.alerts("price_increase") == []


def test_wages_that_rose_are_no_increase_in_price(home: Home) -> None:
    home.rule(300_000, payee="Employer")
    home.pay(325_000, payee="Employer")
    assert home.bills()[0].price_change_minor == 25_000
    assert home.alerts("price_increase") == []


def test_a_new_price_is_one_alert_for_as_long_as_it_is_paid(home: Home) -> None:
    streaming(home)
    charge(home, 1_499)
    (first,) = home.alerts("price_increase")
    home.set_clock("2026-02-28T12:00:00")
    charge(home, 1_499, date(2026, 2, 28))
    (still,) = home.alerts("price_increase")
    assert (still.id, still.times) == (first.id, 1)
    home.set_clock("2026-03-28T12:00:00")
    charge(home, 1_599, date(2026, 3, 28))
    (dearer,) = home.alerts("price_increase")
    assert dearer.id != first.id
    assert dearer.numbers.amount_minor == 1_599
    home.set_clock("2026-05-13T12:00:00")  # long ago
    assert home.alerts("price_increase") == []


@pytest.mark.parametrize("cause", ["delete", "expect", "cheaper", "unmatch"])
def test_a_price_that_is_expected_or_paid_no_longer_is_resolved(home: Home, cause: str) -> None:
    rule = streaming(home)
    row = charge(home, 1_499)
    assert len(home.alerts("price_increase")) == 1
    if cause == "delete":
        home.do(transactions.remove, row.id, if_match=None)
    elif cause == "expect":
        home.change(rule, amount_min_minor=-1_499, amount_max_minor=-1_499)
    elif cause == "unmatch":
        home.do(bills.unmatch, home.bills()[0].id, if_match=None)
    else:
        home.set_clock("2026-02-28T12:00:00")
        charge(home, 1_299, date(2026, 2, 28))
    assert home.alerts("price_increase") == []


def test_a_year_of_imported_payments_says_nothing_of_the_past(home: Home) -> None:
    streaming(home, start=date(2025, 1, 1))
    for month in range(1, 13):
        charge(home, 1_099, date(2025, month, 28))
    assert kinds(home) == ["bill_due"]


def test_alerts_about_bills_are_the_same_when_rebuilt_and_said_once(home: Home) -> None:
    streaming(home)
    home.rule()
    charge(home, 1_499)
    before = home.alerts()
    assert {alert.kind for alert in before} == {"bill_due", "price_increase"}
    said = len(home.said(*SAID))
    home.work.submit_unasked(home.scope, alerts.rebuild).result()
    assert home.alerts() == before
    assert len(home.said(*SAID)) == said


def test_other_households_bills_alert_nobody_here(ledger: Ledger, home: Home) -> None:
    home.rule()
    kim = ledger.found("Kim")
    assert len(home.alerts("bill_due")) == 1
    while home.alerting.advance(kim.household_id or ""):
        pass
    found = home.work.submit_read(
        kim, lambda reading: alerts.read_page(reading, {}, cursor=None, limit=10)
    ).result()
    assert found.items == []
