"""`pennybell user`: list, create, reset, disable, delete."""

import secrets
from typing import Annotated, Final

import typer
from pydantic import ValidationError

from pennybell.cli.house import find_user, open_house
from pennybell.domains.identity import passwords, service
from pennybell.domains.identity import repository as identity
from pennybell.domains.identity.service import Registration
from pennybell.edge.schemas.identity import Register
from pennybell.outbox import access
from pennybell.outbox.actor import Actor, operator_for

app = typer.Typer(no_args_is_help=True, help="Who may sign in.")

PASSWORD_BYTES: Final = 12

Email = Annotated[str, typer.Argument(help="The user's e-mail.")]


@app.command("list")
def list_users() -> None:
    """Everybody who may sign in."""
    with open_house() as house, house.database.read() as connection:
        for row in identity.find_users(connection):
            marks = [
                mark for mark, on in (("admin", row.is_admin), ("disabled", row.disabled_at)) if on
            ]
            typer.echo(f"{row.email}  {row.name}  {' '.join(marks)}".rstrip())


@app.command("create")
def create(
    email: Email,
    name: Annotated[str, typer.Option(help="What they are called.")],
    currency: Annotated[str, typer.Option(help="ISO 4217 code of new accounts.")] = "EUR",
    timezone: Annotated[str, typer.Option(help="IANA zone of their household.")] = "UTC",
) -> None:
    """Make a user with a household of their own; prints a random password."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    said = checked(email, password, name, currency, timezone)
    hashed = passwords.hash_password(password)
    person = Registration(said.email, said.name, hashed, said.currency, said.timezone)
    with open_house() as house:
        actor = Actor(user_id=house.work.ids(), household_id=None, session_id=None)
        house.work.submit(
            actor,
            lambda uow: service.register(uow, person, invited_only=False),
            needs=access.SIGNED_IN,
        ).result()
    typer.echo(f"{said.email}  password: {password}")


def checked(email: str, password: str, name: str, currency: str, timezone: str) -> Register:
    """Hold what was typed to the rules of a registration over HTTP."""
    try:
        return Register(
            email=email, password=password, name=name, currency=currency, timezone=timezone
        )
    except ValidationError as error:
        for wrong in error.errors():
            typer.echo(f"{wrong['loc'][0]}: {wrong['msg']}", err=True)
        raise typer.Exit(1) from error


@app.command("reset")
def reset(email: Email) -> None:
    """Give a user a new random password; their sign-ins end."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    hashed = passwords.hash_password(password)
    with open_house() as house:
        actor = operator_for(find_user(house, email).id, None)
        house.work.submit(
            actor, lambda uow: service.set_password(uow, hashed), needs=access.SIGNED_IN
        ).result()
    typer.echo(f"{email}  password: {password}")


@app.command("disable")
def disable(
    email: Email,
    undo: Annotated[bool, typer.Option("--undo", help="Let them in again.")] = False,
) -> None:
    """Close a user's way in; their sign-ins and sockets end."""
    with open_house() as house:
        user_id = find_user(house, email).id
        house.work.submit(
            operator_for(user_id, None),
            lambda uow: service.disable_user(uow, user_id, disabled=not undo),
            needs=access.SIGNED_IN,
        ).result()
    typer.echo(f"{email} may sign in again." if undo else f"{email} may not sign in any more.")


@app.command("delete")
def delete(
    email: Email,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a user; households where they were the only member go with them."""
    if not yes:
        typer.confirm(f"Delete {email} for good?", abort=True)
    with open_house() as house:
        user_id = find_user(house, email).id
        house.work.submit(
            operator_for(user_id, None),
            lambda uow: service.delete_user(uow, user_id),
            needs=access.SIGNED_IN,
        ).result()
    typer.echo(f"{email} is deleted.")
