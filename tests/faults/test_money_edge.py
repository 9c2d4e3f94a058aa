"""Invariant 8: money is an integer that every client can count, or the write is refused whole."""

from typing import Any

import pytest
from sqlalchemy import BigInteger, Integer, SmallInteger, create_engine, text
from tests.kit.client import Json, Person, register
from tests.kit.server import ServerProcess

from pennybell.storage.tables.schema import metadata

AMOUNT_MAX = 999_999_999_999_999
BALANCE_MAX = 2**53 - 1
DAY = "2026-01-26"


def everything(person: Person) -> Json:
    return {"snapshot": person.snapshot(), "rows": person.all_transactions()}


def brim(person: Person, sign: int = 1) -> str:
    """An account whose balance is the greatest there can be."""
    account: str = person.open_account()["id"]
    for number in range(9):
        person.record(account, sign * AMOUNT_MAX, date=f"2026-02-{number + 1:02d}")
    person.record(account, sign * (BALANCE_MAX - 9 * AMOUNT_MAX), date="2026-02-20")
    balance = person.get(f"/accounts/{account}")["balance_minor"]
    assert balance == sign * BALANCE_MAX
    return account


@pytest.mark.parametrize("sign", [1, -1])
def test_balance_reaches_what_javascript_can_count_and_not_one_further(
    server: ServerProcess, sign: int
) -> None:
    robin = register(server.url)
    account, other = brim(robin, sign), robin.open_account("Other")["id"]
    small = robin.record(other, sign, date=DAY)
    deleted = robin.record(account, -sign, date=DAY)
    more = robin.record(account, sign, date=DAY)
    before = everything(robin)
    record = {"account_id": account, "amount_minor": sign, "date": DAY}
    ends = (other, account) if sign > 0 else (account, other)
    move = {"from_account_id": ends[0], "to_account_id": ends[1], "amount_minor": 1, "date": DAY}
    refused: list[tuple[str, str, Any]] = [
        ("POST", "/transactions", record),
        ("POST", "/transactions/bulk", {"transactions": [{**record, "account_id": other}, record]}),
        ("POST", "/transfers", move),
        ("PATCH", f"/transactions/{more['id']}", {"amount_minor": 2 * sign}),
        ("PATCH", f"/transactions/{small['id']}", {"account_id": account}),
        ("DELETE", f"/transactions/{deleted['id']}", None),
        ("PATCH", f"/accounts/{account}", {"opening_balance_minor": sign}),
    ]
    for method, path, body in refused:
        answer = robin.send(method, path, body)
        assert (answer.status_code, answer.json()["code"]) == (409, "amount_out_of_range"), path
        assert everything(robin) == before, path


def test_a_days_flow_has_the_same_edge_though_the_balance_stays_small(
    server: ServerProcess,
) -> None:
    robin = register(server.url)
    account = robin.open_account()["id"]
    for _ in range(9):
        robin.record(account, AMOUNT_MAX, date=DAY)
        robin.record(account, -AMOUNT_MAX, date=DAY)
    before = everything(robin)
    answer = robin.send(
        "POST", "/transactions", {"account_id": account, "amount_minor": AMOUNT_MAX, "date": DAY}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "amount_out_of_range")
    assert everything(robin) == before


def test_no_number_in_the_database_is_a_float(server: ServerProcess, database_kind: str) -> None:
    robin = register(server.url)
    account = brim(robin)
    robin.send("POST", "/transactions", {"account_id": account, "amount_minor": 1, "date": DAY})
    engine = create_engine(server.database_url)
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            for column in table.c:
                if isinstance(column.type, BigInteger | Integer | SmallInteger):
                    name = "typeof" if database_kind == "sqlite" else "pg_typeof"
                    kinds = connection.execute(
                        text(f'SELECT DISTINCT {name}("{column.name}") FROM {table.name}')  # noqa: S608
                    ).scalars()
                    assert {str(kind) for kind in kinds} <= INTEGERS, f"{table}.{column.name}"
    engine.dispose()


INTEGERS = {"integer", "bigint", "smallint", "null"}
