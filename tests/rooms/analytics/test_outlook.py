"""The balance of the days ahead: which accounts, what is known to come, and what is usual.

It is noon on 10 February 2026, in UTC.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert
from tests.kit.ledger import Ledger

from pennybell.analytics.balances import Asked, read_outlook
from pennybell.analytics.view import View
from pennybell.domains.accounts import service as accounts
from pennybell.domains.accounts.model import AccountDraft
from pennybell.domains.categories.repository import find_all as find_categories
from pennybell.domains.outlook.repository import ROWS_MAX
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions import transfers
from pennybell.domains.transactions.model import TransactionDraft, TransferDraft
from pennybell.errors import NotFound
from pennybell.events.analytics import BalanceOutlook
from pennybell.kit.clock import Instant
from pennybell.outbox.actor import Actor
from pennybell.storage.tables.recurring import bills, candidates, recurring

TODAY = date(2026, 2, 10)
NOON = Instant(int(datetime(2026, 2, 10, 12, tzinfo=UTC).timestamp() * 1_000))
RULE = "FREQ=MONTHLY;BYMONTHDAY=1"


def outlook(
    ledger: Ledger, robin: Actor, account_id: str | None = None, currency: str | None = None
) -> BalanceOutlook:
    return ledger.work.submit_read(
        robin,
        lambda reading: read_outlook(
            View(replace(reading, now=NOON), currency), Asked(30, account_id, currency)
        ),
    ).result()


def write(ledger: Ledger, robin: Actor, table: Any, **values: Any) -> None:
    row = {"household_id": robin.household_id, **values}
    ledger.database.submit(lambda connection: connection.execute(insert(table), row)).result()


def plan(ledger: Ledger, robin: Actor, account_id: str | None, amount_minor: int = -70_000) -> str:
    """A rule for the 1st of each month, whose bills have no rows yet."""
    rule_id = ledger.ids()
    write(
        ledger,
        robin,
        recurring,
        id=rule_id,
        name="Rent",
        payee="Landlord",
        payee_key="landlord",
        account_id=account_id,
        category_id=None,
        currency="EUR",
        amount_min_minor=amount_minor,
        amount_max_minor=amount_minor,
        rrule=RULE,
        start_date=date(2025, 10, 1),
        weekend="none",
        auto_post=False,
        status="active",
        planned_from=date(2025, 10, 1),
        planned_to=TODAY,
        posts_from=None,
        version=1,
        created_by=robin.user_id,
        created_at=0,
        updated_at=0,
    )
    return rule_id


def bill(ledger: Ledger, robin: Actor, rule_id: str, due: date, **fields: Any) -> None:
    values = {
        "id": ledger.ids(),
        "recurring_id": rule_id,
        "rule_date": due,
        "due_date": due,
        "missed_after": due + timedelta(days=10),
        "pays_from": due - timedelta(days=10),
        "payee_key": "",
        "currency": "EUR",
        "amount_min_minor": -70_000,
        "amount_max_minor": -70_000,
        "state": "open",
        "by_hand": False,
        "posted": False,
        "refused": "[]",
        "version": 1,
        **fields,
    }
    write(ledger, robin, bills, **values)


def detect(ledger: Ledger, robin: Actor, account_id: str, state: str = "open") -> None:
    """Wages on the 25th, which nobody has said anything to."""
    write(
        ledger,
        robin,
        candidates,
        id=ledger.ids(),
        payee="Works",
        payee_key="works",
        account_id=account_id,
        category_id=None,
        currency="EUR",
        amount_min_minor=200_000,
        amount_max_minor=220_000,
        last_minor=210_000,
        rhythm="monthly",
        rrule="FREQ=MONTHLY;BYMONTHDAY=25",
        weekend="none",
        seen=4,
        first_date=date(2025, 10, 25),
        last_date=date(2026, 1, 25),
        next_date=date(2026, 2, 25),
        state=state,
        recurring_id=None,
        version=1,
    )


def spend_daily(ledger: Ledger, robin: Actor, account_id: str, days: int, **fields: Any) -> None:
    drafts = [
        TransactionDraft(account_id, -1_000, TODAY - timedelta(days=back), **fields)
        for back in range(days)
    ]
    ledger.commit(robin, transactions.record_many, drafts)


def medians(found: BalanceOutlook) -> dict[date, int]:
    return {each.date: each.p50_minor for each in found.days}


def test_what_is_booked_ahead_steps_the_balance_and_is_marked(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin, opening_minor=100_000)
    ledger.record(robin, account.id, -20_000, date(2026, 2, 20), payee="Dentist")
    ledger.record(robin, account.id, -5_000, date(2026, 3, 13), payee="Too far")

    found = outlook(ledger, robin)

    assert (found.balance_minor, found.account_ids) == (100_000, [account.id])
    assert [(each.date, each.name, each.amount_minor, each.kind) for each in found.markers] == [
        (date(2026, 2, 20), "Dentist", -20_000, "booked")
    ]
    assert [each.date for each in found.days] == [TODAY + timedelta(days=n) for n in range(1, 31)]
    assert set(medians(found).values()) == {100_000, 80_000}
    assert medians(found)[date(2026, 2, 19)] == 100_000
    assert found.lowest.date == date(2026, 2, 20)
    assert found.probability is None


def test_bills_of_rules_are_marked_and_overdue_ones_come_tomorrow(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin, opening_minor=100_000)
    rule_id = plan(ledger, robin, account.id)
    bill(ledger, robin, rule_id, date(2026, 2, 1))

    found = outlook(ledger, robin)

    assert [(each.date, each.amount_minor, each.kind, each.id) for each in found.markers] == [
        (date(2026, 2, 11), -70_000, "bill", rule_id),
        (date(2026, 3, 1), -70_000, "bill", rule_id),
    ]
    assert (found.lowest.date, found.lowest.p50_minor) == (date(2026, 3, 1), -40_000)


def test_bills_paid_from_elsewhere_are_none_of_these_accounts(ledger: Ledger) -> None:
    robin = ledger.found()
    account, other = ledger.open_account(robin), ledger.open_account(robin)
    plan(ledger, robin, other.id)

    assert outlook(ledger, robin, account.id).markers == []
    assert len(outlook(ledger, robin, other.id).markers) == 1
    assert len(outlook(ledger, robin).markers) == 1


@pytest.mark.parametrize(("state", "seen"), [("open", 1), ("rejected", 0), ("confirmed", 0)])
def test_what_was_found_to_recur_is_expected_until_somebody_says_otherwise(
    ledger: Ledger, state: str, seen: int
) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    detect(ledger, robin, account.id, state)

    found = outlook(ledger, robin)

    assert [(each.date, each.name, each.amount_minor, each.kind) for each in found.markers] == [
        (date(2026, 2, 25), "Works", 210_000, "seen")
    ] * seen


def test_spending_goes_on_as_usual_without_what_is_marked(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin, opening_minor=500_000)
    spend_daily(ledger, robin, account.id, 60)
    rent = ledger.record(robin, account.id, -70_000, date(2026, 2, 1), payee="Landlord").result
    ledger.record(robin, account.id, 210_000, date(2026, 1, 25), payee="Works")
    assert rent is not None
    rule_id = plan(ledger, robin, account.id)
    bill(
        ledger,
        robin,
        rule_id,
        date(2026, 2, 1),
        state="paid",
        transaction_id=rent.id,
        paid_date=rent.date,
        paid_minor=-70_000,
        paid_currency="EUR",
    )
    detect(ledger, robin, account.id)

    found = outlook(ledger, robin)
    last = found.days[-1]

    assert found.balance_minor == 500_000 - 60_000 - 70_000 + 210_000
    expected = found.balance_minor - 30 * 1_000 - 70_000 + 210_000
    assert abs(last.p50_minor - expected) < 1_000
    assert last.p10_minor <= last.p50_minor <= last.p90_minor
    assert found.probability == 0


def test_too_many_rows_to_look_at_one_by_one_are_taken_by_the_day(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin, opening_minor=5_000_000)
    daily = -(-ROWS_MAX // 40) + 1
    drafts = [
        TransactionDraft(account.id, -10, TODAY - timedelta(days=back))
        for back in range(40)
        for _ in range(daily)
    ]
    for start in range(0, len(drafts), 1_000):
        ledger.commit(robin, transactions.record_many, drafts[start : start + 1_000])

    found = outlook(ledger, robin)

    assert len(drafts) > ROWS_MAX
    assert abs(found.balance_minor - found.days[-1].p50_minor - 30 * 10 * daily) <= 10 * daily


def test_a_balance_that_will_probably_be_low_says_so_and_when(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin, opening_minor=80_000)
    spend_daily(ledger, robin, account.id, 40)
    ledger.record(robin, account.id, -30_000, date(2026, 2, 15), payee="Insurance")

    found = outlook(ledger, robin)

    assert found.probability is not None
    assert found.probability > 0.9
    assert found.likeliest_on == date(2026, 2, 15)
    assert found.lowest.date == found.days[-1].date


def test_everyday_accounts_stand_together_and_moving_between_them_moves_nothing(
    ledger: Ledger,
) -> None:
    robin = ledger.found()
    checking = ledger.open_account(robin, opening_minor=10_000)
    purse, savings, old = (
        ledger.commit(
            robin, accounts.open_account, AccountDraft("Other", type_, "EUR", 1_000, None)
        ).result
        for type_ in ("cash", "savings", "checking")
    )
    assert purse is not None
    assert savings is not None
    assert old is not None
    ledger.commit(robin, accounts.change_account, old.id, {"archived": True}, if_match=None)
    for target, amount_minor in ((purse.id, 700), (savings.id, 50)):
        draft = TransferDraft(checking.id, target, amount_minor, date(2026, 2, 12))
        ledger.commit(robin, transfers.record_transfer, draft)

    together, alone = outlook(ledger, robin), outlook(ledger, robin, checking.id)

    assert set(together.account_ids) == {checking.id, purse.id}
    assert (together.balance_minor, together.days[-1].p50_minor) == (11_000, 10_950)
    assert (alone.balance_minor, alone.days[-1].p50_minor) == (10_000, 9_250)


def test_an_account_is_foreseen_in_its_own_currency(ledger: Ledger) -> None:
    robin = ledger.found()
    yen = ledger.open_account(robin, "JPY", opening_minor=9_000)
    ledger.open_account(robin, opening_minor=500)

    alone, together = outlook(ledger, robin, yen.id), outlook(ledger, robin)

    assert (alone.currency, alone.balance_minor, alone.unconverted) == ("JPY", 9_000, [])
    assert (together.currency, together.balance_minor) == ("EUR", 500)
    assert [(each.currency, each.amount_minor) for each in together.unconverted] == [("JPY", 9_000)]


def test_an_account_of_another_household_is_none(ledger: Ledger) -> None:
    robin, kim = ledger.found(), ledger.found("Kim")
    account = ledger.open_account(kim)

    with pytest.raises(NotFound):
        outlook(ledger, robin, account.id)


def test_a_refund_counts_against_spending_and_income_does_not(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin, opening_minor=500_000)

    def named(reading: Any) -> dict[str, str]:
        found = find_categories(reading.connection, reading.household_id)
        return {each.name: each.id for each in found}

    ids = ledger.work.submit_read(robin, named).result()
    spend_daily(ledger, robin, account.id, 40)
    for back in range(40):
        day = TODAY - timedelta(days=back)
        ledger.record(robin, account.id, 600, day, category_id=ids["Groceries"])
        ledger.record(robin, account.id, 777, day, category_id=ids["Salary"])

    found = outlook(ledger, robin)

    assert abs(found.balance_minor - found.days[-1].p50_minor - 30 * 400) < 400
