"""An edit says what was there before, and nothing that moves with every edit."""

from datetime import date

from pennybell.events.shapes import Account, Member, Split, Transaction
from pennybell.events.vocabulary import AccountUpdated, MemberUpdated, TransactionUpdated

ROW = Transaction(
    id="t",
    account_id="a",
    date=date(2026, 2, 1),
    amount_minor=-1_200,
    currency="EUR",
    payee="Bakery",
    note=None,
    category_id="c",
    tags=["food"],
    splits=[],
    transfer_id=None,
    transfer_peer_id=None,
    transfer_account_id=None,
    import_id=None,
    version=1,
    created_by="u",
    created_at="2026-02-01T10:00:00.000Z",
    updated_at="2026-02-01T10:00:00.000Z",
    deleted_at=None,
)


def test_only_what_changed_is_said() -> None:
    parts = [Split(amount_minor=-1_000), Split(amount_minor=-300, note="part")]
    after = ROW.model_copy(
        update={
            "date": date(2026, 1, 31),
            "amount_minor": -1_300,
            "category_id": None,
            "splits": parts,
            "version": 2,
            "updated_at": "2026-02-01T11:00:00.000Z",
        }
    )

    edit = TransactionUpdated.changing(ROW, after)

    assert edit.previous == {
        "date": "2026-02-01",
        "amount_minor": -1_200,
        "category_id": "c",
        "splits": [],
    }
    assert edit.amount_minor == -1_300
    assert TransactionUpdated.changing(after, ROW).previous["splits"] == [
        {"amount_minor": -1_000, "category_id": None, "note": None},
        {"amount_minor": -300, "category_id": None, "note": "part"},
    ]


def test_a_balance_that_moves_with_an_account_is_said_too() -> None:
    before = Account(
        id="a",
        name="Everyday",
        type="checking",
        currency="EUR",
        opening_balance_minor=0,
        balance_minor=-1_200,
        balance_version=2,
        transaction_count=1,
        archived=False,
        version=1,
        created_at="2026-02-01T10:00:00.000Z",
        updated_at="2026-02-01T10:00:00.000Z",
    )
    after = before.model_copy(
        update={
            "opening_balance_minor": 500,
            "balance_minor": -700,
            "balance_version": 3,
            "version": 2,
        }
    )

    edit = AccountUpdated.changing(before, after)

    assert edit.previous == {"opening_balance_minor": 0, "balance_minor": -1_200}


def test_a_name_that_a_person_gave_up_is_said() -> None:
    now = Member(user_id="u", name="Samira", email="s@home.example", role="owner", joined_at="")
    was = now.model_copy(update={"name": "Sam"})

    assert MemberUpdated.changing(was, now).previous == {"name": "Sam"}
