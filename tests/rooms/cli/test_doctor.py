"""The doctor finds nothing after ordinary use, and everything that was tampered with."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, NullPool, create_engine, text
from tests.kit.ledger import DAY, Ledger

from pennybell.domains.accounts import audit as numbers
from pennybell.domains.accounts import service as accounts
from pennybell.domains.categories import repository as categories
from pennybell.domains.households import service as households
from pennybell.domains.tags import service as tags
from pennybell.domains.transactions import service as transactions
from pennybell.domains.transactions import transfers
from pennybell.domains.transactions.model import TransactionDraft, TransferDraft
from pennybell.errors import DomainError
from pennybell.events.shapes import Split
from pennybell.outbox import audit as log
from pennybell.outbox.actor import Actor
from pennybell.outbox.log import prune

ACTIONS = 250


class Use:
    """Two members who do whatever the services allow, by a seed."""

    def __init__(self, ledger: Ledger, seed: int) -> None:
        self.ledger = ledger
        self.random = random.Random(seed)
        owner = ledger.found()
        self.members = [owner, ledger.join(owner)]
        self.household_id = owner.household_id or ""
        self.accounts = [ledger.open_account(owner, "EUR", 500_00).id for _ in range(3)]
        self.accounts.append(ledger.open_account(owner, "JPY", 7_000).id)
        with ledger.database.read() as connection:
            found = categories.find_all(connection, self.household_id)
        self.categories = [each.id for each in found if each.kind == "expense"]
        self.rows: list[str] = []

    def act(self) -> None:
        verbs = [self.record, self.record, self.record_many, self.transfer, self.change]
        verbs += [self.remove, self.restore, self.reopen, self.drop_tag]
        try:
            self.random.choice(verbs)()
        except DomainError:  # a refusal is ordinary use too: it has to leave nothing behind
            return

    def commit(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.ledger.commit(self.actor(), service, *args, **kwargs).result

    def actor(self) -> Actor:
        return self.random.choice(self.members)

    def day(self) -> date:
        return DAY + timedelta(self.random.randrange(-4, 9))

    def draft(self) -> TransactionDraft:
        amount = self.random.randrange(-9_000, 9_000)
        part = self.random.randrange(-5_000, 5_000)
        first, second = self.random.choices([*self.categories, None], k=2)
        parts = (
            Split(amount_minor=part, category_id=first, note=None),
            Split(amount_minor=amount - part, category_id=second, note=None),
        )
        return TransactionDraft(
            self.random.choice(self.accounts),
            amount,
            self.day(),
            category_id=first,
            tags=tuple(self.random.sample(["holiday", "Repair", "gift"], self.random.randrange(3))),
            splits=parts if self.random.random() < 0.3 else (),
        )

    def record(self) -> None:
        self.rows.append(self.commit(transactions.record, self.draft()).id)

    def record_many(self) -> None:
        drafts = [self.draft() for _ in range(self.random.choice((2, 25)))]
        self.rows += [row.id for row in self.commit(transactions.record_many, drafts)]

    def transfer(self) -> None:
        source, target = self.random.sample(self.accounts[:3], 2)
        draft = TransferDraft(source, target, self.random.randrange(1, 9_000), self.day())
        self.rows += [row.id for row in self.commit(transfers.record_transfer, draft)]

    def change(self) -> None:
        draft = self.draft()
        fields = {
            "amount_minor": draft.amount_minor,
            "date": draft.date,
            "category_id": draft.category_id,
            "tags": list(draft.tags),
            "splits": list(draft.splits),
            "account_id": draft.account_id,
        }
        chosen = self.random.sample(sorted(fields), 2)
        changes = {name: fields[name] for name in chosen}
        self.commit(transactions.change, self.row(), changes, if_match=None)

    def remove(self) -> None:
        self.commit(transactions.remove, self.row(), if_match=None)

    def restore(self) -> None:
        self.commit(transactions.restore, self.row())

    def reopen(self) -> None:
        changes = {"opening_balance_minor": self.random.randrange(9_000)}
        account_id = self.random.choice(self.accounts)
        self.commit(accounts.change_account, account_id, changes, if_match=None)

    def drop_tag(self) -> None:
        named = self.commit(tags.ensure_tags, ["gift"])
        self.commit(tags.delete_tag, named["gift"].id, if_match=None)

    def row(self) -> str:
        return self.random.choice(self.rows)


@pytest.fixture(scope="module")
def used(
    database_kind: str, make_database_url: Callable[[str], str]
) -> Iterator[tuple[Ledger, str]]:
    """A database after much ordinary use, with somebody who left."""
    with Ledger(make_database_url(database_kind)) as ledger:
        use = Use(ledger, seed=7)
        use.record_many()
        use.transfer()
        for _ in range(ACTIONS):
            use.act()
        owner = use.members[0]
        gone = ledger.join(owner, "Kim")
        ledger.record(owner, use.accounts[0], -100, tags=("holiday",))
        ledger.commit(gone, households.remove_member, gone.user_id)
        ledger.commit(
            owner,
            transactions.record,
            TransactionDraft(
                use.accounts[0],
                -300,
                DAY,
                splits=(
                    Split(amount_minor=-100, category_id=None, note=None),
                    Split(amount_minor=-200, category_id=None, note=None),
                ),
            ),
        )
        yield ledger, use.household_id


@pytest.fixture
def tampered(used: tuple[Ledger, str]) -> Iterator[Callable[[str], set[str]]]:
    """What is found after a statement was run behind the services' back; it is taken back."""
    ledger, household_id = used
    engine = create_engine(ledger.url, poolclass=NullPool)
    with engine.connect() as connection:

        def tamper(statement: str) -> set[str]:
            named = {"household": household_id} if ":household" in statement else {}
            assert connection.execute(text(statement), named).rowcount > 0, "it changes something"
            return {drift.what for drift in findings(connection)}

        yield tamper
        connection.rollback()
    engine.dispose()


def findings(connection: Connection) -> list[log.Drift]:
    return [*numbers.find_drift(connection), *log.find_drift(connection)]


def test_ordinary_use_leaves_no_drift(used: tuple[Ledger, str]) -> None:
    ledger, _ = used
    with ledger.database.read() as connection:
        assert findings(connection) == []
        assert numbers.count_transactions(connection) > ACTIONS
        assert log.count_events(connection) > log.count_facts(connection) > 0


def test_pruned_stream_is_no_drift(used: tuple[Ledger, str]) -> None:
    ledger, _ = used
    engine = create_engine(ledger.url, poolclass=NullPool)
    with engine.connect() as connection:
        assert prune(connection, before=2**60) > 0
        assert log.count_events(connection) == 0
        assert findings(connection) == []
        connection.rollback()
    engine.dispose()


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE accounts SET balance_minor = balance_minor + 1", "accounts.balance_minor"),
        ("UPDATE accounts SET opening_balance_minor = -5", "accounts.balance_minor"),
        ("UPDATE accounts SET transaction_count = 0", "accounts.transaction_count"),
        ("UPDATE day_totals SET inflow_minor = inflow_minor + 1", "day_totals.inflow_minor"),
        ("UPDATE day_totals SET outflow_minor = outflow_minor + 1", "day_totals.outflow_minor"),
        ("UPDATE day_totals SET count = count + 1", "day_totals.count"),
        ("DELETE FROM day_totals WHERE bucket = 'transfer' AND count > 0", "day_totals.count"),
        ("DELETE FROM day_totals WHERE bucket = 'uncategorised' AND count > 0", "day_totals.count"),
        ("UPDATE month_totals SET inflow_minor = inflow_minor + 1", "month_totals.inflow_minor"),
        ("UPDATE month_totals SET count = count + 1", "month_totals.count"),
        ("DELETE FROM month_totals WHERE count > 0", "month_totals.outflow_minor"),
        (
            "UPDATE transactions SET amount_minor = amount_minor + 1 WHERE deleted_at IS NULL",
            "accounts.balance_minor",
        ),
        (
            "UPDATE transactions SET deleted_at = 1 WHERE deleted_at IS NULL",
            "accounts.transaction_count",
        ),
        (
            "UPDATE transactions SET split_count = 9 WHERE split_count > 0",
            "transactions.split_count",
        ),
        ("UPDATE transactions SET tag_count = 9 WHERE tag_count > 0", "transactions.tag_count"),
        ("UPDATE splits SET amount_minor = 1", "transactions.amount_minor with splits"),
        (
            "DELETE FROM splits WHERE transaction_id IN (SELECT transaction_id FROM splits LIMIT 1)",
            "transactions.split_count",
        ),
        (
            "UPDATE transactions SET deleted_at = 1 WHERE id IN (SELECT id FROM transactions"
            " WHERE transfer_peer_id IS NOT NULL AND deleted_at IS NULL LIMIT 1)",
            "transactions.deleted_at",
        ),
        (
            "UPDATE transactions SET transfer_peer_id = id WHERE id IN (SELECT id FROM transactions"
            " WHERE transfer_peer_id IS NOT NULL AND deleted_at IS NULL LIMIT 1)",
            "transactions.transfer_peer_id",
        ),
        ("UPDATE scopes SET hseq = hseq + 1", "scopes.hseq"),
        ("DELETE FROM facts WHERE hseq = 3", "scopes.hseq"),
        ("DELETE FROM facts WHERE hseq = 3", "user_events"),
        ("UPDATE facts SET hseq = 0 WHERE hseq = 1", "scopes.hseq"),
        ("DELETE FROM scopes", "scopes.hseq"),
        ("DELETE FROM scopes", "scopes"),
        ("UPDATE streams SET seq = seq + 1", "streams.seq"),
        ("UPDATE streams SET pruned_to = 1", "streams.seq"),
        ("DELETE FROM user_events WHERE seq = 2", "streams.seq"),
        ("DELETE FROM user_events WHERE seq = 1", "streams.seq"),
        ("DELETE FROM streams", "streams.seq"),
        ("DELETE FROM streams", "streams"),
        ("UPDATE user_events SET hseq = hseq + 100000 WHERE seq = 2", "user_events"),
        (
            "UPDATE user_events SET commit_seq = commit_seq + 100000 WHERE seq = 2",
            "user_events.commit_seq",
        ),
        ("UPDATE user_events SET commit_seq = 1", "user_events.commit_seq"),
    ],
)
def test_each_kind_of_drift_is_found(
    tampered: Callable[[str], set[str]], statement: str, what: str
) -> None:
    assert what in tampered(statement)


def test_doctor_reports_each_drift_in_a_line_and_says_by_its_code(
    own_ledger: Ledger, pennybell: Callable[..., Any]
) -> None:
    ledger = own_ledger
    robin = ledger.found()
    account = ledger.open_account(robin, "EUR", 10_00)
    ledger.record(robin, account.id, -250)
    clean = pennybell("doctor", database_url=ledger.url)
    assert clean.code == 0
    assert clean.out.startswith("0 differ in 1 transactions, ")
    tamper = text("UPDATE accounts SET balance_minor = 12345")
    ledger.database.submit(lambda connection: connection.execute(tamper).rowcount).result()
    sick = pennybell("doctor", database_url=ledger.url)
    assert sick.code == 1
    assert sick.out.splitlines()[0] == (
        f"accounts.balance_minor of household {robin.household_id} account {account.id}:"
        " 12345, computed 750"
    )
    as_json = pennybell("doctor", "--json", database_url=ledger.url)
    assert as_json.code == 1
    found = json.loads(as_json.out)
    assert found["ok"] is False
    assert found["checked"]["transactions"] == 1
    assert [(each["what"], each["stored"], each["computed"]) for each in found["drifts"]] == [
        ("accounts.balance_minor", "12345", "750")
    ]
