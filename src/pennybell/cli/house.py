"""What the verbs of the command line share: the local database, opened for one command."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import typer

from pennybell.app import make_ringer, open_store
from pennybell.domains.households import repository as households
from pennybell.domains.identity import repository as identity
from pennybell.kit.clock import system_clock
from pennybell.kit.ids import uuid7_ids
from pennybell.outbox.actor import Actor, operator_for
from pennybell.outbox.unit_of_work import Work
from pennybell.settings import Settings
from pennybell.storage.database import PostgresDatabase, SqliteDatabase


@dataclass(frozen=True, slots=True)
class LocalHouse:
    settings: Settings
    database: SqliteDatabase | PostgresDatabase
    work: Work


@contextlib.contextmanager
def open_house(settings: Settings | None = None) -> Iterator[LocalHouse]:
    """Open the configured database. Servers beside it show at once what is committed."""
    settings = settings or Settings()
    ids = uuid7_ids()
    database = open_store(settings, ids)
    try:
        ring = make_ringer(settings, database, ids)
        work = Work(database, clock=system_clock, ids=ids, after_commit=ring)
        yield LocalHouse(settings, database, work)
    finally:
        database.close()


def find_user(house: LocalHouse, email: str) -> Any:
    """The user's row; ends the command with a sentence when there is none."""
    with house.database.read() as connection:
        row = identity.find_user_by_email(connection, email)
    if row is None:
        typer.echo(f"There is no user {email}.", err=True)
        raise typer.Exit(1)
    return row


def operator(house: LocalHouse, email: str | None, household: str | None = None) -> Actor:
    """Act for a user of the local database: the one named, or the only one there is."""
    with house.database.read() as connection:
        everybody = identity.find_users(connection)
    if email is not None:
        user_id = find_user(house, email).id
    elif len(everybody) == 1:
        user_id = everybody[0].id
    else:
        typer.echo("Say for whom: --user EMAIL.", err=True)
        raise typer.Exit(1)
    with house.database.read() as connection:
        mine = households.find_all_of_user(connection, user_id)
    chosen = [each.id for each, _ in mine if household in {None, each.id, each.name}]
    if not chosen:
        typer.echo("There is no such household of theirs.", err=True)
        raise typer.Exit(1)
    return operator_for(user_id, chosen[0])
