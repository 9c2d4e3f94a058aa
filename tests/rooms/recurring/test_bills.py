"""Bills over a real log: planned ahead, paid by what arrives, due, overdue and missed in time."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from tests.kit.ledger import Ledger
from tests.rooms.recurring.home import TODAY, Home

from pennybell.domains.recurring import bills, service
from pennybell.domains.recurring.model import Filter
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.errors import Conflict, DomainError, Invalid, NotFound, Stale


@pytest.fixture
def home(ledger: Ledger) -> Home:
    return Home(ledger)


def test_bills_are_planned_sixty_days_ahead_and_go_on_being_planned(home: Home) -> None:
    home.rule()
    assert home.statuses() == {
        "2026-01-28": "upcoming",
        "2026-02-28": "upcoming",
    }
    home.set_clock("2026-01-28T12:00:00")
    ahead = {"2026-02-28": "upcoming", "2026-03-28": "upcoming"}
    assert home.statuses() == {"2026-01-28": "due", **ahead}
    home.set_clock("2026-01-29T12:00:00")
    assert home.statuses() == {"2026-01-28": "overdue", **ahead}
    home.set_clock("2026-02-11T12:00:00")
    assert home.statuses()["2026-01-28"] == "overdue"
    home.set_clock("2026-02-12T12:00:00")
    assert home.statuses()["2026-01-28"] == "missed"
    missed = [each for each in home.said("bill.updated") if each["state"] == "missed"]
    assert [each["due_date"] for each in missed] == ["2026-01-28"]


def test_a_server_that_was_off_for_months_plans_what_is_left_of_them(home: Home) -> None:
    home.rule()
    home.look()
    home.set_clock("2026-07-10T12:00:00")
    assert home.statuses() == {
        "2026-01-28": "missed",
        "2026-02-28": "missed",
        "2026-06-28": "overdue",
        "2026-07-28": "upcoming",
        "2026-08-28": "upcoming",
    }


def test_what_arrives_pays_the_bill_and_what_goes_leaves_it_open(home: Home) -> None:
    home.rule()
    row = home.pay(day=date(2026, 1, 27))
    (bill, _) = home.bills()
    assert (bill.state, bill.transaction_id, bill.paid_minor) == ("paid", row.id, -80_000)
    assert bill.price_change_minor is None
    home.delete(row)
    assert home.statuses()["2026-01-28"] == "upcoming"
    home.do(transactions.restore, row.id)
    assert home.statuses()["2026-01-28"] == "paid"
    said = home.said("bill.updated")
    assert [each["state"] for each in said] == ["paid", "open", "paid"]
    assert [each["version"] for each in said] == [2, 3, 4]
    assert said[0]["previous"]["state"] == "open"


@pytest.mark.parametrize(
    ("changes", "is_paid"),
    [
        ({"payee": "Somebody else"}, False),
        ({"payee": "LANDLORD  "}, True),
        ({"payee": "Landlord 4711 Berlin"}, True),
        ({"payee": "Landlords"}, False),
        ({"payee": None}, False),
        ({"amount_minor": 80_000}, False),
        ({"amount_minor": -40_000}, True),
        ({"amount_minor": -39_999}, False),
        ({"amount_minor": -160_000}, True),
        ({"amount_minor": -160_001}, False),
        ({"date": date(2026, 1, 21)}, True),
        ({"date": date(2026, 1, 20)}, False),
        ({"date": date(2026, 2, 11)}, True),
        ({"date": date(2026, 2, 12)}, False),
        ({"payee": "Landlord 4711", "amount_minor": -81_000}, False),
    ],
)
def test_payee_amount_and_day_decide_and_an_edit_decides_anew(
    home: Home, changes: dict[str, Any], *, is_paid: bool
) -> None:
    home.rule()
    row = home.pay(day=date(2026, 1, 27))
    assert home.bills()[0].state == "paid"
    home.edit(row, **changes)
    assert (home.bills()[0].transaction_id == row.id) is is_paid


def test_account_and_currency_decide_too(home: Home) -> None:
    dollars, other = home.open_account("USD"), home.open_account(name="Savings")
    home.rule(account_id=home.account)
    home.rule(payee="Gym", amount_minor=-3_000)
    home.pay(account_id=other)
    home.pay(-3_000, payee="Gym", account_id=dollars)
    assert {each.state for each in home.bills()} == {"open"}
    home.pay(-3_000, payee="Gym", account_id=other)
    assert [each.state for each in home.bills(from_date=TODAY)].count("paid") == 1


def test_income_is_expected_as_bills_are(home: Home) -> None:
    home.rule(300_000, payee="Employer", most=320_000)
    home.pay(-300_000, payee="Employer")
    assert home.bills()[0].state == "open"
    home.pay(325_000, payee="Employer")
    assert (home.bills()[0].state, home.bills()[0].price_change_minor) == ("paid", 5_000)


@pytest.mark.parametrize(
    ("least", "most", "paid", "change"),
    [
        (-1_299, -1_299, -1_299, None),
        (-1_299, -1_299, -1_499, 200),
        (-1_299, -1_299, -999, -300),
        (-9_000, -5_000, -5_000, None),
        (-9_000, -5_000, -9_000, None),
        (-9_000, -5_000, -9_500, 500),
        (-9_000, -5_000, -4_000, -1_000),
    ],
)
def test_another_price_is_said(
    home: Home, least: int, most: int, paid: int, change: int | None
) -> None:
    home.rule(least, most=most)
    home.pay(paid)
    bill = home.bills()[0]
    assert (bill.state, bill.price_change_minor) == ("paid", change)
    assert [each.id for each in home.bills(price_changed=True)] == ([bill.id] if change else [])


@pytest.mark.parametrize(("currency", "amount_minor"), [("JPY", -980), ("KWD", -12_345)])
def test_currencies_with_other_decimals_are_matched_by_their_minor_units(
    home: Home, currency: str, amount_minor: int
) -> None:
    account = home.open_account(currency)
    rule = home.rule(amount_minor, account_id=account)
    assert rule.currency == currency
    home.pay(amount_minor - 1, account_id=account)
    bill = home.bills()[0]
    assert (bill.state, bill.paid_currency, bill.price_change_minor) == ("paid", currency, 1)


def test_what_is_booked_ahead_pays_ahead(home: Home) -> None:
    home.rule()
    home.pay(day=date(2026, 2, 28))
    assert home.statuses() == {"2026-01-28": "upcoming", "2026-02-28": "paid"}
    home.pay(day=date(2026, 3, 28))  # no bill yet
    home.set_clock("2026-01-28T12:00:00")
    assert home.statuses()["2026-03-28"] == "paid", "planned, and paid at once"


def test_one_transaction_pays_one_bill_and_the_better_pair_wins(home: Home) -> None:
    home.rule(-1_000, name="Small")
    home.rule(-1_200, name="Large")
    first = home.pay(-1_200)
    paid = [each for each in home.bills() if each.state == "paid"]
    assert [each.amount_min_minor for each in paid] == [-1_200]
    second = home.pay(-1_000)
    third = home.pay(-1_000)
    found = {each.amount_min_minor: each.transaction_id for each in home.bills()[:2]}
    assert found == {-1_200: first.id, -1_000: second.id}
    home.delete(second)
    found = {each.amount_min_minor: each.transaction_id for each in home.bills()[:2]}
    assert found == {-1_200: first.id, -1_000: third.id}


def test_a_payment_nearer_to_its_day_takes_the_bill_over(home: Home) -> None:
    home.rule()
    home.pay(day=date(2026, 1, 22))
    assert home.bills()[0].state == "paid"
    near = home.pay(day=date(2026, 1, 28))
    assert home.bills()[0].transaction_id == near.id


def test_a_transfer_pays_only_when_a_person_says_so(home: Home) -> None:
    home.rule()
    row = home.pay(transfer_id=home.ledger.ids())
    assert home.bills()[0].state == "open"
    home.do(bills.match, home.bills()[0].id, row.id, if_match=None)
    assert home.bills()[0].state == "paid"


def test_a_rule_that_began_earlier_has_bills_where_they_were_paid_or_still_may_be(
    home: Home,
) -> None:
    home.pay(day=date(2026, 1, 2))
    home.rule(rrule="FREQ=MONTHLY;BYMONTHDAY=1", start=date(2025, 1, 1))
    home.rule(rrule="FREQ=MONTHLY;BYMONTHDAY=15", start=date(2025, 1, 1), payee="Gym")
    home.rule(rrule="FREQ=MONTHLY;BYMONTHDAY=5", start=date(2025, 1, 1), payee="Club")
    assert {day: is_ for day, is_ in home.statuses().items() if day < "2026-02"} == {
        "2026-01-01": "paid",
        "2026-01-15": "overdue",
    }


def test_an_import_of_history_raises_no_old_bills_and_pays_those_there_are(home: Home) -> None:
    home.rule(start=date(2020, 1, 28))
    drafts = [
        TransactionDraft(home.account, -80_000, date(year, month, 28), payee="Landlord")
        for year in range(2020, 2026)
        for month in range(1, 13)
    ]
    drafts.append(TransactionDraft(home.account, -80_000, TODAY, payee="Landlord"))
    before = set(home.statuses())
    home.do(transactions.record_many, drafts)
    assert home.said("transactions.changed")
    assert set(home.statuses()) == before
    assert home.statuses()["2026-01-28"] == "paid"


def test_matching_by_hand_stands_until_its_transaction_goes(home: Home) -> None:
    home.rule()
    odd = home.pay(-1, date(2025, 11, 3), payee="Cash")
    bill = home.do(bills.match, home.bills()[0].id, odd.id, if_match=None)
    assert (bill.state, bill.by_hand, bill.price_change_minor) == ("paid", True, -79_999)
    home.pay()
    assert home.bills()[0].transaction_id == odd.id
    home.edit(odd, amount_minor=-2)
    assert home.bills()[0].paid_minor == -2
    home.delete(odd)
    assert home.bills()[0].transaction_id not in {odd.id, None}, "another one paid it"
    assert not home.bills()[0].by_hand


def test_matching_by_hand_takes_a_payment_from_a_bill_that_took_it_by_itself(home: Home) -> None:
    rent, gym = home.rule(), home.rule(-3_000, payee="Gym")
    row = home.pay()
    (first,) = home.bills(recurring_id=rent.id)[:1]
    (second,) = home.bills(recurring_id=gym.id)[:1]
    assert first.transaction_id == row.id
    home.do(bills.match, second.id, row.id, if_match=None)
    assert home.bills(recurring_id=rent.id)[0].state == "open"
    with pytest.raises(Conflict) as refusal:
        home.do(bills.match, first.id, row.id, if_match=None)
    assert refusal.value.code == "already_pays"
    home.do(bills.unmatch, second.id, if_match=None)
    assert home.bills(recurring_id=rent.id)[0].transaction_id == row.id


def test_what_was_unmatched_is_not_taken_again(home: Home) -> None:
    home.rule()
    row = home.pay()
    bill = home.bills()[0]
    home.do(bills.unmatch, bill.id, if_match=bill.version)
    assert home.bills()[0].state == "open"
    home.edit(row, note="really")
    assert home.bills()[0].state == "open"
    with pytest.raises(Conflict):
        home.do(bills.unmatch, bill.id, if_match=None)
    home.do(bills.match, bill.id, row.id, if_match=None)
    assert home.bills()[0].state == "paid"


def test_a_skipped_bill_waits_for_nothing_until_it_is_opened_again(home: Home) -> None:
    home.rule()
    bill = home.bills()[0]
    home.do(bills.skip, bill.id, if_match=None)
    home.pay()
    assert home.bills()[0].state == "skipped"
    with pytest.raises(Stale):
        home.do(bills.reopen, bill.id, if_match=bill.version)
    home.do(bills.reopen, bill.id, if_match=None)
    assert home.bills()[0].state == "paid"
    with pytest.raises(Conflict):
        home.do(bills.skip, bill.id, if_match=None)


def test_what_cannot_pay_a_bill_is_refused(home: Home) -> None:
    home.rule()
    bill = home.bills()[0]
    gone = home.pay(-5)
    home.delete(gone)
    income = home.pay(5)
    refusals: list[tuple[str, type[DomainError]]] = [
        (gone.id, NotFound),
        (home.ledger.ids(), NotFound),
        (income.id, Invalid),
    ]
    for id_, refusal in refusals:
        with pytest.raises(refusal):
            home.do(bills.match, bill.id, id_, if_match=None)
    for verb in (bills.skip, bills.reopen, bills.unmatch):
        with pytest.raises(NotFound):
            home.do(verb, home.ledger.ids(), if_match=None)


def test_a_payment_in_another_currency_is_taken_by_hand_without_a_price(home: Home) -> None:
    home.rule()
    row = home.pay(-90_000, account_id=home.open_account("USD"))
    bill = home.do(bills.match, home.bills()[0].id, row.id, if_match=None)
    assert (bill.paid_currency, bill.price_change_minor) == ("USD", None)


def test_a_new_amount_counts_for_what_is_open_and_leaves_what_was_paid(home: Home) -> None:
    rule = home.rule()
    home.pay()
    assert home.bills()[0].state == "paid"
    home.change(rule, amount_min_minor=-85_000, amount_max_minor=-85_000)
    first, second = home.bills()
    assert (first.amount_min_minor, first.price_change_minor) == (-80_000, None)
    assert second.amount_min_minor == -85_000
    home.change(rule, payee="Estate agent")
    row = home.pay(-85_000, date(2026, 2, 27), payee="Estate agent")
    assert [each.state for each in home.bills()] == ["paid", "paid"]
    assert home.bills()[1].transaction_id == row.id


def test_other_days_plan_anew_and_keep_the_payment(home: Home) -> None:
    rule = home.rule(rrule="FREQ=MONTHLY;BYMONTHDAY=24", start=date(2025, 12, 24))
    row = home.pay(day=date(2026, 1, 24))
    assert home.statuses() == {
        "2026-01-24": "paid",
        "2026-02-24": "upcoming",
        "2026-03-24": "upcoming",
    }
    home.change(rule, rrule="FREQ=MONTHLY;BYMONTHDAY=25")
    assert home.statuses() == {
        "2026-01-25": "paid",
        "2026-02-25": "upcoming",
        "2026-03-25": "upcoming",
    }
    assert home.bills()[0].transaction_id == row.id
    home.change(rule, weekend="after")
    assert list(home.statuses()) == ["2026-01-26", "2026-02-25", "2026-03-25"]
    home.change(rule, start_date=date(2026, 3, 1))
    assert list(home.statuses()) == ["2026-03-25"]


def test_a_paused_rule_expects_nothing_and_goes_on_from_the_day_it_is_active(home: Home) -> None:
    rule = home.rule()
    home.change(rule, status="paused")
    assert home.bills() == []
    home.pay()
    home.set_clock("2026-03-01T12:00:00")
    assert home.bills() == []
    home.change(rule, status="active")
    assert home.statuses() == {"2026-03-28": "upcoming", "2026-04-28": "upcoming"}
    home.change(rule, status="ended")
    assert home.bills() == []


def test_what_was_due_before_a_pause_is_still_owed(home: Home) -> None:
    rule = home.rule()
    home.look()
    home.set_clock("2026-01-30T12:00:00")
    home.change(rule, status="paused")
    assert home.statuses() == {"2026-01-28": "overdue"}
    home.pay(day=date(2026, 1, 30))
    assert home.statuses() == {"2026-01-28": "paid"}


def test_a_deleted_rule_takes_its_bills_and_frees_their_payments(home: Home) -> None:
    rent = home.rule(name="Rent")
    double = home.rule(name="Rent again")
    home.pay()
    payer = {each.recurring_id: each.state for each in home.bills()[:2]}
    holder = next(rule for rule in (rent, double) if payer[rule.id] == "paid")
    home.do(service.delete_rule, holder.id, if_match=None)
    assert {each.recurring_id for each in home.bills()} == {rent.id, double.id} - {holder.id}
    assert home.bills()[0].state == "paid"
    home.do(service.delete_rule, home.bills()[0].recurring_id, if_match=None)
    assert home.bills() == []


def test_a_clock_set_back_takes_nothing_back(home: Home) -> None:
    home.rule()
    home.set_clock("2026-02-12T12:00:00")
    assert home.statuses()["2026-01-28"] == "missed"
    before = home.said("bill.updated", "bills.planned")
    home.set_clock("2026-01-26T12:00:00")
    home.look()
    home.set_clock("2026-02-12T12:00:00")
    home.look()
    assert home.said("bill.updated", "bills.planned") == before


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Pacific/Kiritimati", "2026-01-27T09:59:59", "2026-01-27T10:00:00"),
        ("Pacific/Pago_Pago", "2026-01-28T10:59:59", "2026-01-28T11:00:00"),
        ("Australia/Lord_Howe", "2026-01-27T12:59:59", "2026-01-27T13:00:00"),
        ("UTC", "2026-01-27T23:59:59", "2026-01-28T00:00:00"),
    ],
)
def test_a_bill_is_due_at_the_households_own_midnight(
    ledger: Ledger, zone: str, before: str, after: str
) -> None:
    home = Home(ledger, zone)
    home.rule()
    home.set_clock(before)
    assert home.statuses()["2026-01-28"] == "upcoming"
    home.set_clock(after)
    assert home.statuses()["2026-01-28"] == "due"


@pytest.mark.parametrize(
    ("rrule", "start", "clock", "expected"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", "2026-01-26", ["2026-01-31"]),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "2026-01-31",
            "2026-01-26",
            ["2026-01-31", "2026-02-28"],
        ),
        ("FREQ=YEARLY", "2024-02-29", "2028-02-01", ["2028-02-29"]),
        ("FREQ=YEARLY", "2024-02-29", "2027-02-01", []),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-01-01",
            "2026-01-26",
            ["2026-01-30", "2026-02-27"],
        ),
        ("FREQ=MONTHLY;COUNT=2", "2025-12-28", "2026-01-26", ["2026-01-28"]),
        ("FREQ=MONTHLY;UNTIL=20260227", "2025-12-28", "2026-01-26", ["2026-01-28"]),
    ],
)
def test_months_from_the_31st_and_leap_days(
    home: Home, rrule: str, start: str, clock: str, expected: list[str]
) -> None:
    home.set_clock(f"{clock}T12:00:00")
    home.rule(rrule=rrule, start=date.fromisoformat(start))
    found = [str(each.due_date) for each in home.bills() if each.due_date >= home.today]
    assert found == expected


def test_the_pages_of_the_list_are_the_list(home: Home) -> None:
    home.rule(-100, "FREQ=DAILY", TODAY)
    home.rule(-100, "FREQ=DAILY", TODAY, payee="Other")
    whole = home.bills()
    assert len(whole) == 2 * 61
    for newest_first in (False, True):
        filter_ = Filter(TODAY, newest_first=newest_first)
        found: list[Any] = []
        cursor = None
        while True:
            page = home.read(bills.read_page, filter_, cursor=cursor, limit=7)
            found += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
        assert found == (whole[::-1] if newest_first else whole)
    with pytest.raises(Invalid):
        home.read(bills.read_page, filter_, cursor="nonsense", limit=7)


def arrivals(dice: random.Random) -> list[tuple[int, date, str]]:
    """Payments that fit several bills, some of none."""
    return [
        (
            -dice.choice((900, 1_000, 1_000, 1_100, 1_500, 2_100)),
            TODAY + timedelta(days=dice.randint(-6, 24)),
            dice.choice(("Club", "Club", "Club 12", "Gym")),
        )
        for _ in range(12)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_arrival_and_of_looking_makes_no_difference(ledger: Ledger, seed: int) -> None:
    dice = random.Random(seed)
    drafts = [(*each, ledger.ids()) for each in arrivals(dice)]
    ids = [ledger.ids() for _ in range(3)]
    outcomes = []
    for turn in range(3):
        home = Home(ledger)
        home.rule(-1_000, "FREQ=WEEKLY", TODAY, payee="Club", id=ids[0])
        home.rule(-1_000, "FREQ=MONTHLY", TODAY, payee="Club", id=ids[1], most=-1_000)
        home.rule(-1_500, "FREQ=MONTHLY", TODAY, payee="Gym", id=ids[2], most=-900)
        order = list(range(len(drafts)))
        dice.shuffle(order)
        for place in order:
            amount_minor, day, payee, id_ = drafts[place]
            row = home.pay(amount_minor, day, payee, id=id_)
            if turn == 0 or dice.random() < 0.4:
                home.look()
            if dice.random() < 0.3:
                home.delete(row)
                home.do(transactions.restore, row.id)
        outcomes.append(
            sorted((each.id, each.due_date, each.transaction_id or "") for each in home.bills())
        )
        held = [each[2] for each in outcomes[-1] if each[2]]
        assert len(held) == len(set(held)) > 3
    assert outcomes[0] == outcomes[1] == outcomes[2]
