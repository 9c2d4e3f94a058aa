"""`pennybell token`: an access token for a user of the local database."""

import secrets
from typing import Annotated

import typer

from pennybell.cli.house import find_user, open_house
from pennybell.domains.identity import repository as identity
from pennybell.domains.identity import service
from pennybell.domains.identity.service import Device, SignedIn
from pennybell.domains.identity.tokens import Tokens, derive_keys
from pennybell.kit.clock import system_clock
from pennybell.outbox import access
from pennybell.outbox.actor import operator_for
from pennybell.outbox.unit_of_work import UnitOfWork


def token(
    user: Annotated[str | None, typer.Option(help="E-mail; default: the admin.")] = None,
) -> None:
    """Print an access token (15 minutes), for curl and wscat."""
    with open_house() as house:
        if user is None:
            with house.database.read() as connection:
                everybody = identity.find_users(connection)
            if not everybody:
                typer.echo("There is no user yet; register first.", err=True)
                raise typer.Exit(1)
            user = everybody[0].email
        row = find_user(house, user)
        settings = house.settings
        tokens = Tokens(derive_keys(settings.secret_keys()), access_s=settings.access_token_s)

        def serve(uow: UnitOfWork) -> SignedIn:
            device = Device("pennybell token", "local")
            return service.open_session(uow, tokens, device, random=secrets.token_bytes(32), days=1)

        future = house.work.submit(operator_for(row.id, None), serve, needs=access.SIGNED_IN)
        signed_in = future.result().result
        assert signed_in is not None
        household = signed_in.household
        typer.echo(
            tokens.access(
                user_id=row.id,
                session_id=signed_in.session_id,
                household_id=household.id if household else None,
                now=system_clock(),
            )
        )
