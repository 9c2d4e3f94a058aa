"""`pennybell token`: an access token for a user of the local database."""

import secrets
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from pennybell.cli.house import LocalHouse, find_user, open_house
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
        typer.echo(open_session(house, user, "pennybell token").access_token())


@dataclass(frozen=True, slots=True)
class LocalSession:
    """A sign-in made beside the server, without a password."""

    tokens: Tokens
    signed_in: SignedIn

    def access_token(self) -> str:
        """A fresh one; needs no database."""
        household = self.signed_in.household
        return self.tokens.access(
            user_id=self.signed_in.user.id,
            session_id=self.signed_in.session_id,
            household_id=household.id if household else None,
            now=system_clock(),
        )


def open_session(house: LocalHouse, email: str | None, device: str) -> LocalSession:
    """Sign a user of the local database in: the one named, or the admin."""
    row = find_user(house, email) if email is not None else _admin(house)
    settings = house.settings
    tokens = Tokens(derive_keys(settings.secret_keys()), access_s=settings.access_token_s)

    def serve(uow: UnitOfWork) -> SignedIn:
        where = Device(device, "local")
        return service.open_session(uow, tokens, where, random=secrets.token_bytes(32), days=1)

    future = house.work.submit(operator_for(row.id, None), serve, needs=access.SIGNED_IN)
    signed_in = future.result().result
    assert signed_in is not None
    return LocalSession(tokens, signed_in)


def _admin(house: LocalHouse) -> Any:
    with house.database.read() as connection:
        everybody = identity.find_users(connection)
    if not everybody:
        typer.echo("There is no user yet; register first.", err=True)
        raise typer.Exit(1)
    return everybody[0]
