"""Keys that recognise a row imported before."""

from dataclasses import replace

from tests.unit.imports.statements import make_row, read_fixture

from pennybell.domains.imports.fingerprints import import_keys


def test_the_same_file_again_has_the_same_keys() -> None:
    first = import_keys(read_fixture("english_accounts.csv").rows)
    assert import_keys(read_fixture("english_accounts.csv").rows) == first
    assert len(set(first)) == len(first) == 111


def test_two_identical_purchases_stay_two() -> None:
    keys = import_keys([make_row(), make_row()])
    assert keys[0] != keys[1]
    assert import_keys([make_row()]) == keys[:1]


def test_an_overlapping_file_has_the_same_keys_for_the_same_rows() -> None:
    rows = read_fixture("english_accounts.csv").rows
    keys = dict(zip([row.line for row in rows], import_keys(rows), strict=True))
    days = sorted({row.date for row in rows})
    window = [row for row in rows if days[10] <= row.date <= days[40]]
    assert import_keys(window) == [keys[row.line] for row in window]


def test_each_fact_of_a_row_counts() -> None:
    row = make_row(reference="r1")
    others = [
        row,
        replace(row, account="Other"),
        replace(row, amount_minor=-101),
        replace(row, currency="USD"),
        replace(row, payee="Inn"),
        replace(row, reference="r2"),
        replace(row, date=make_row(day=2).date),
    ]
    assert len({import_keys([other])[0] for other in others}) == len(others)


def test_spelling_line_and_note_do_not_count() -> None:
    row = make_row(payee="Corner  Shop")
    same = replace(row, line=9, payee=" CORNER shop", note="new", account="MAIN", category="Food")
    assert import_keys([row]) == import_keys([same])


def test_rows_without_account_take_the_account_they_are_imported_into() -> None:
    row = make_row(account=None)
    assert import_keys([row], account="A") != import_keys([row], account="B")
    assert import_keys([row], account="main") == import_keys([make_row(account="Main")])


def test_keys_do_not_change_between_releases() -> None:
    # Stored keys must stay valid: a change here would import every old row a second time.
    assert import_keys([make_row()])[0].hex() == "82f5fd4f50f0138b43ce9e3afb8227a8"
