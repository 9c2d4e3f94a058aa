"""`pennybell migrate`: bring the database to the newest schema."""

from typing import Annotated

import typer

from pennybell.kit.ids import uuid7_ids
from pennybell.settings import Settings
from pennybell.storage import migrate as storage


def migrate(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 when something is pending.")
    ] = False,
) -> None:
    """Bring the database to the newest schema; SQLite after a copy of the file."""
    url = Settings().sqlalchemy_url()
    if check:
        pending = storage.pending(url)
        typer.echo(f"Pending: {pending}" if pending else "The schema is the newest.")
        raise typer.Exit(1 if pending else 0)
    backup = storage.migrate(url, ids=uuid7_ids())
    if backup is not None:
        typer.echo(f"Copied the database to {backup} first.")
    typer.echo(f"The schema is {storage.newest_revision()}.")
