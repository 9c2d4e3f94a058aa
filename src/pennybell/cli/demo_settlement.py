"""The demo household's ledger: transactions, and the transfers that keep its balances plausible."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

CHECKING_FLOOR_MINOR: Final = 200_00
"""Below this, savings help out: an overdraft would be the first thing a visitor sees."""
CHECKING_BUFFER_MINOR: Final = 3_300_00
"""What stays in checking when the rest is saved: enough for the three weeks to the next payday."""
CARD_LIMIT_MINOR: Final = 3_000_00
SAVED_MINOR_MAX: Final = 1_500_00
LOAN_PAYMENT_MINOR: Final = 312_00
LOAN_INTEREST: Final = 0.049
SAVINGS_INTEREST: Final = 0.021


@dataclass(frozen=True, slots=True)
class Split:
    """One part of a transaction; the parts of one transaction sum to its amount."""

    amount_minor: int
    category: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """The receiving side: `to_amount_minor` is positive, in the receiving account's currency."""

    to_account: str
    to_amount_minor: int


@dataclass(frozen=True, slots=True)
class Transaction:
    """One movement as a member would record it.

    Attributes:
        account: key of the account it is booked on; of a transfer, the paying one.
        amount_minor: signed (spending negative), in the account's currency.
        category: a name of the default category set; None for transfers and split transactions.
        by: key of the member who recorded it.
    """

    account: str
    date: date
    amount_minor: int
    payee: str
    category: str | None
    by: str
    note: str | None = None
    tags: tuple[str, ...] = ()
    transfer: Transfer | None = None
    splits: tuple[Split, ...] = ()


def move(source: str, target: str, amount_minor: int, *, on: date, payee: str) -> Transaction:
    """A transfer between two accounts of one currency; `amount_minor` is positive."""
    transfer = Transfer(target, amount_minor)
    return Transaction(source, on, -amount_minor, payee, None, "alex", transfer=transfer)


class Settlement:
    """Running balances by account key; posting returns what it takes to stay plausible."""

    def __init__(self, balances: Mapping[str, int]) -> None:
        self.balances = dict(balances)
        self._statement_minor = self.balances["card"]

    def post(self, transaction: Transaction) -> list[Transaction]:
        """Book it; answers the transfers that had to come first, then the transaction."""
        cover = self._cover(transaction)
        before = [] if cover is None else self.post(cover)
        self.balances[transaction.account] += transaction.amount_minor
        if transaction.transfer is not None:
            self.balances[transaction.transfer.to_account] += transaction.transfer.to_amount_minor
        return [*before, transaction]

    def open_day(self, today: date) -> list[Transaction]:
        """What the bank and the standing orders do on this day, before anybody buys anything."""
        due = {1: self._draw_statement, 3: self._save, 5: self._pay_card, 15: self._pay_loan}
        posted = due[today.day](today) if today.day in due else []
        if (today.month, today.day) in {(3, 31), (6, 30), (9, 30), (12, 31)}:
            posted += self._earn_interest(today)
        return posted

    def _cover(self, transaction: Transaction) -> Transaction | None:
        after = self.balances[transaction.account] + transaction.amount_minor
        on = transaction.date
        if transaction.amount_minor >= 0:
            return None
        if transaction.account == "cash" and after < 0:
            drawn = _ceil(-after + 40_00, 50_00)
            return move("checking", "cash", drawn, on=on, payee="Cash machine")
        if transaction.account == "card" and after < -CARD_LIMIT_MINOR:
            owed = -self.balances["card"]
            return move("checking", "card", owed, on=on, payee="Credit card") if owed > 0 else None
        if transaction.account == "checking" and after < CHECKING_FLOOR_MINOR:
            needed = _ceil(CHECKING_FLOOR_MINOR - after + 200_00, 100_00)
            if needed <= self.balances["savings"]:
                return move("savings", "checking", needed, on=on, payee="From savings")
        return None

    def _draw_statement(self, _today: date) -> list[Transaction]:
        self._statement_minor = self.balances["card"]
        return []

    def _pay_card(self, today: date) -> list[Transaction]:
        # What was charged since the statement waits; what was paid back or sent back is not owed.
        owed = min(-self._statement_minor, -self.balances["card"])
        if owed <= 0:
            return []
        return self.post(move("checking", "card", owed, on=today, payee="Credit card"))

    def _save(self, today: date) -> list[Transaction]:
        spare = self.balances["checking"] + self.balances["card"] - CHECKING_BUFFER_MINOR
        saved = min(SAVED_MINOR_MAX, spare // 50_00 * 50_00)
        if saved <= 0:
            return []
        return self.post(move("checking", "savings", saved, on=today, payee="To savings"))

    def _pay_loan(self, today: date) -> list[Transaction]:
        interest = round(-self.balances["loan"] * LOAN_INTEREST / 12)
        if interest <= 0:
            return []
        charged = Transaction("loan", today, -interest, "Autobank", "Fees", "alex", note="Interest")
        posted = self.post(charged)
        paid = min(LOAN_PAYMENT_MINOR, -self.balances["loan"])
        return posted + self.post(move("checking", "loan", paid, on=today, payee="Autobank"))

    def _earn_interest(self, today: date) -> list[Transaction]:
        earned = round(self.balances["savings"] * SAVINGS_INTEREST / 4)
        if earned <= 0:
            return []
        return self.post(Transaction("savings", today, earned, "Hausbank", "Interest", "alex"))


def _ceil(amount_minor: int, step_minor: int) -> int:
    return -(-amount_minor // step_minor) * step_minor
