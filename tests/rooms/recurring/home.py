"""One household with rules, whose bills are kept when a test says so, at a time that it sets."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from tests.kit.ledger import Ledger

from pennybell.bills.reader import BillReader
from pennybell.domains.accounts import service as accounts
from pennybell.domains.accounts.model import AccountDraft
from pennybell.domains.households import service as households
from pennybell.domains.recurring import bills, service
from pennybell.domains.recurring.model import Filter, RecurringDraft, status_of
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.events.shapes import Bill, Recurring, Transaction
from pennybell.kit.clock import Instant
from pennybell.outbox import access
from pennybell.outbox.subscriber import Follower
from pennybell.outbox.unit_of_work import UnitOfWork, Work

NOON = "2026-01-26T12:00:00"
TODAY = date(2026, 1, 26)
MONTHLY = "FREQ=MONTHLY;BYMONTHDAY=28"


class Home:
    def __init__(self, ledger: Ledger, zone: str = "Europe/Berlin") -> None:
        self.ledger = ledger
        self.owner = ledger.found()
        self.set_clock(NOON)
        self.work = Work(ledger.database, clock=lambda: self.now, ids=ledger.ids)
        self.follower = Follower(BillReader(), self.work)
        if zone != "Europe/Berlin":
            self.do(households.change_household, {"timezone": zone}, if_match=None)
        self.account = self.open_account()
        self.look()

    @property
    def scope(self) -> str:
        return self.owner.household_id or ""

    def set_clock(self, moment: str) -> None:
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        self.now = Instant(int(at.timestamp() * 1_000))

    def do(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        def run(uow: UnitOfWork) -> Any:
            return verb(uow, *args, **kwargs)

        return self.work.submit(self.owner, run, needs=access.SIGNED_IN).result().result

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.work.submit_read(
            self.owner, lambda reading: query(reading, *args, **kwargs)
        ).result()

    def open_account(self, currency: str = "EUR", name: str = "Everyday") -> str:
        draft = AccountDraft(name, "checking", currency, 1_000_000, None)
        return str(self.do(accounts.open_account, draft).id)

    def rule(
        self,
        amount_minor: int = -80_000,
        rrule: str = MONTHLY,
        start: date = TODAY,
        **fields: Any,
    ) -> Recurring:
        draft = RecurringDraft(
            name=fields.pop("name", "Rent"),
            payee=fields.pop("payee", "Landlord"),
            account_id=fields.pop("account_id", None),
            category_id=fields.pop("category_id", None),
            currency=fields.pop("currency", None),
            amount_min_minor=amount_minor,
            amount_max_minor=fields.pop("most", amount_minor),
            rrule=rrule,
            start_date=start,
            **fields,
        )
        made: Recurring = self.do(service.create_rule, draft)
        return made

    def change(self, rule: Recurring, **changes: Any) -> Recurring:
        changed: Recurring = self.do(service.change_rule, rule.id, changes, if_match=None)
        return changed

    def pay(
        self,
        amount_minor: int = -80_000,
        day: date = TODAY,
        payee: str | None = "Landlord",
        **fields: Any,
    ) -> Transaction:
        account = fields.pop("account_id", self.account)
        draft = TransactionDraft(account, amount_minor, day, payee=payee, **fields)
        paid: Transaction = self.do(transactions.record, draft)
        return paid

    def edit(self, row: Transaction, **changes: Any) -> None:
        self.do(transactions.change, row.id, changes, if_match=None)

    def delete(self, row: Transaction) -> None:
        self.do(transactions.remove, row.id, if_match=None)

    def look(self) -> None:
        """Let the reader catch up."""
        while self.follower.advance(self.scope):
            pass

    def bills(self, **narrowed: Any) -> list[Bill]:
        """All bills, oldest first, after the reader has caught up."""
        self.look()
        filter_ = Filter(self.today, **narrowed)
        found: list[Bill] = self.read(bills.read_page, filter_, cursor=None, limit=500).items
        return found

    @property
    def today(self) -> date:
        found: date = self.read(service.today_of)
        return found

    def statuses(self) -> dict[str, str]:
        """Of all bills, by due date."""
        return {str(each.due_date): status_of(each, self.today) for each in self.bills()}

    def said(self, *types: str) -> list[dict[str, Any]]:
        facts = self.ledger.facts_of(self.scope)
        return [{"type": fact.type, **fact.payload} for fact in facts if fact.type in types]
