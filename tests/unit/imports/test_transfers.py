"""Which rows are transfers, and which two belong together."""

import pytest
from tests.unit.imports.statements import make_row

from pennybell.domains.imports.model import Row
from pennybell.domains.imports.transfers import pair_transfers
from pennybell.domains.imports.vocabulary import says_transfer


def leg(amount_minor: int, account: str | None, day: int, currency: str = "EUR") -> Row:
    return make_row(amount_minor, account=account, day=day, kind="transfer", currency=currency)


@pytest.mark.parametrize(
    ("category", "description"),
    [
        ("Credit Card Payment", "Anything"),
        ("Transfer", "To savings"),
        ("Umbuchung", "x"),
        ("", "Credit Card Payment"),
        (None, "CREDIT CARD PAYMENT - THANK YOU"),
        (None, "AUTOPAY PAYMENT - THANK YOU"),
        (None, "Online transfer to savings 1234"),
        (None, "Transfer from checking"),
        ("Uncategorized", "Transfer"),
        (None, "Übertrag auf Tagesgeld"),
        (None, "Kreditkartenabrechnung"),
        (None, "Virement interne"),
        (None, "Traspaso a cuenta ahorro"),
        (None, "Giroconto"),
        (None, "Overboeking naar eigen rekening"),
    ],
)
def test_these_rows_move_money_between_own_accounts(category: str, description: str) -> None:
    assert says_transfer(category, description)


@pytest.mark.parametrize(
    ("category", "description"),
    [
        ("Rent", "Transfer"),
        ("Groceries", "Credit Card Payment"),
        (None, "Transfer to Anna Example"),
        (None, "Wire transfer fee"),
        (None, "Card payment Tesco"),
        (None, "SEPA Überweisung Vermieter"),
        (None, "Virement SEPA Loyer"),
        (None, "Bonifico a favore di Rossi"),
        (None, "Transfermarkt Shop"),
        (None, None),
    ],
)
def test_these_rows_are_spending(category: str | None, description: str | None) -> None:
    assert not says_transfer(category, description)


def test_the_word_transfer_in_a_note_only_says_how_somebody_was_paid() -> None:
    assert not says_transfer(None, "Anna", note="Transfer")
    assert says_transfer(None, "Erika", note="Umbuchung Tagesgeld")


def test_opposite_legs_on_two_accounts_pair_up_both_ways() -> None:
    assert pair_transfers([leg(-500, "A", 1), leg(500, "B", 3)]) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    "rows",
    [
        [leg(-500, "A", 1), leg(500, "A", 1)],
        [leg(-500, "A", 1), leg(-500, "B", 1)],
        [leg(-500, "A", 1), leg(501, "B", 1)],
        [leg(-500, "A", 1), leg(500, "B", 7)],
        [leg(-500, "A", 1), leg(500, "B", 1, currency="USD")],
        [leg(-500, None, 1), leg(500, None, 1)],
        [leg(-500, "A", 1), make_row(500, account="B", day=1)],
        [leg(0, "A", 1), leg(0, "B", 1)],
    ],
)
def test_legs_that_do_not_belong_together_stay_single(rows: list[Row]) -> None:
    assert pair_transfers(rows) == {}


def test_the_limit_is_five_days() -> None:
    assert pair_transfers([leg(-500, "A", 1), leg(500, "B", 6)]) == {0: 1, 1: 0}
    assert pair_transfers([leg(-500, "A", 6), leg(500, "B", 1)]) == {0: 1, 1: 0}


def test_the_nearest_partner_wins_and_each_is_used_once() -> None:
    rows = [leg(-500, "A", 1), leg(-500, "A", 4), leg(500, "B", 5), leg(500, "B", 2)]
    assert pair_transfers(rows) == {0: 3, 3: 0, 1: 2, 2: 1}
    assert pair_transfers([leg(-500, "A", 1), leg(-500, "A", 2), leg(500, "B", 2)]) == {1: 2, 2: 1}


def test_another_account_is_found_behind_many_of_the_same() -> None:
    rows = [leg(-500, "A", 1), *[leg(500, "A", 1)] * 50, leg(500, "B", 1)]
    assert pair_transfers(rows) == {0: 51, 51: 0}


def test_thousands_of_equal_legs_pair_without_comparing_each_with_each() -> None:
    rows = [leg(sign * 500, account, 1) for sign, account in ((-1, "A"), (1, "B"))] * 5_000
    assert len(pair_transfers(rows)) == 10_000
