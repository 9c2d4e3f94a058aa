"""`pennybell keys`: put what is encrypted under the newest secret."""

import secrets
from typing import Final

import typer

from pennybell.cli.house import open_house
from pennybell.domains.sealed import service
from pennybell.kit.encryption import FieldKeys

app = typer.Typer(no_args_is_help=True, help="What is encrypted in the database.")

FIRST: Final = "00000000-0000-0000-0000-000000000000"


@app.command("rotate")
def rotate() -> None:
    """Encrypt tokens, addresses and secrets of webhooks anew, under the first secret of the list.

    Servers go on meanwhile; they have to know both secrets. Interrupted, run it again.
    """
    with open_house() as house:
        keys = FieldKeys(house.settings.secret_keys(), random=secrets.token_bytes)
        renewed = unreadable = 0
        for noun in service.NOUNS:
            after: str | None = FIRST
            while after is not None:
                batch = house.database.submit(
                    lambda connection, noun=noun, after=after: service.renew(  # type: ignore[misc]
                        connection, noun, keys, after=after
                    )
                ).result()
                renewed += batch.renewed
                unreadable += batch.unreadable
                after = batch.last_id
        with house.database.read() as connection:
            left = service.count_older(connection, keys)
    typer.echo(f"{renewed} encrypted anew, {unreadable} unreadable, {left} under older secrets.")
    if left:
        raise typer.Exit(1)


@app.callback()
def _verbs() -> None:
    """Let `rotate` be a verb though it is the only one."""
