"""`pennybell demo`: a household to look at, made when the database is empty, and served."""

import secrets
from dataclasses import dataclass, replace
from typing import Annotated, Final

import typer

from pennybell.app import compose
from pennybell.cli import demo_mark, demo_seed
from pennybell.cli.demo_live import LivePoster
from pennybell.cli.demo_mark import Mark, Owner, owner_of
from pennybell.cli.demo_vocabulary import MEMBERS
from pennybell.cli.house import open_house
from pennybell.cli.serve import listen, refuse_exposed_demo, run, with_address
from pennybell.domains.identity import passwords
from pennybell.domains.identity import repository as identity
from pennybell.domains.identity import service as people
from pennybell.kit.clock import today_in
from pennybell.outbox import access
from pennybell.outbox.actor import operator_for
from pennybell.outbox.unit_of_work import UnitOfWork, Work
from pennybell.settings import Settings, keep_private, make_data_dir

TIMEZONE: Final = "Europe/Berlin"
"""The demo household's: decides which day its history ends on."""

PASSWORD_FILE: Final = "demo-password"  # noqa: S105 - a file's name
PASSWORD_BYTES: Final = 9


def demo(
    host: Annotated[str | None, typer.Option(help="Loopback address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="TCP port; 0 takes a free one.")] = None,
    live: Annotated[
        bool, typer.Option("--live", help="Post a transaction every few seconds.")
    ] = False,
    seed: Annotated[int, typer.Option(help="Another seed, another history.")] = 1,
    months: Annotated[int, typer.Option(min=1, max=120, help="Length of the history.")] = 18,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Only fill the database.")] = False,
) -> None:
    """Serve a demo household, made first when the database is empty; other data is served as is."""
    settings = with_address(Settings(), host, port)
    owner = owner_of(settings.sqlalchemy_url())
    if owner is not Owner.SOMEBODY:
        refuse_exposed_demo(settings)
    elif live:
        typer.echo("--live is for the demo household; this database holds your own.", err=True)
        raise typer.Exit(1)
    if no_serve:
        with open_house(settings) as house:
            typer.echo(furnish(house.work, settings, seed=seed, months=months).welcome)
        return
    listener = listen(settings)
    server = compose(settings)
    try:
        furnished = furnish(server.work, settings, seed=seed, months=months)
    except BaseException:
        server.database.close()
        raise
    poster = None
    if live and furnished.mark is not None:
        poster = LivePoster(server.work, furnished.mark, timezone=TIMEZONE, seed=seed)

    def announce(url: str) -> None:
        typer.echo(f"Pennybell serves {url}\n{furnished.welcome}\nStop it with Ctrl-C.")
        if poster is not None:
            poster.start()

    run(server, listener, announce)
    if poster is not None:
        poster.stop()


@dataclass(frozen=True, slots=True)
class Furnished:
    """`mark` is None where the database is somebody's own; `welcome`: lines for the screen."""

    mark: Mark | None
    welcome: str


def furnish(work: Work, settings: Settings, *, seed: int, months: int) -> Furnished:
    """Make the demo household, or what is missing of it, in a database nobody else uses."""
    with work.database.read() as connection:
        mark = demo_mark.read_mark(connection)
        is_own = mark is None and identity.count_users(connection) > 0
    if is_own:
        return Furnished(None, "It holds your own data; no demo household was added.")
    password = kept_password(settings)
    if mark is None or not mark.is_complete:
        password = password or keep_password(settings, secrets.token_urlsafe(PASSWORD_BYTES))
        day = today_in(TIMEZONE, work.clock()).isoformat()
        wanted = Mark("", seed=seed, months=months, today=day, done=0, of=0, password="")
        mark = demo_seed.fill(work, wanted, passwords.hash_password(password))
    elif password is None:
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        mark = set_passwords(work, mark, passwords.hash_password(password))
        password = keep_password(settings, password)
    return Furnished(mark, "\n".join(sign_ins(work, mark, password)))


def kept_password(settings: Settings) -> str | None:
    path = settings.data_dir / PASSWORD_FILE
    return path.read_text().strip() if path.exists() else None


def keep_password(settings: Settings, password: str) -> str:
    """Keep it beside the database unless somebody was faster; returns the one that is kept."""
    make_data_dir(settings.data_dir)
    keep_private(settings.data_dir / PASSWORD_FILE, password)
    return (settings.data_dir / PASSWORD_FILE).read_text().strip()


def set_passwords(work: Work, mark: Mark, password_hash: str) -> Mark:
    """For a demo whose password file is gone: both members get a new one."""
    for user_id in demo_seed.places_of(work, mark).members.values():
        actor = operator_for(user_id, None)
        work.submit(
            actor,
            lambda uow: people.set_password(uow, password_hash, tells=False),
            needs=access.SIGNED_IN,
        ).result()
    after = replace(mark, password=demo_seed.digest(password_hash))

    def serve(uow: UnitOfWork) -> None:
        demo_mark.change_mark(uow.connection, mark, after)

    work.submit(operator_for("", None), serve, needs=access.SIGNED_IN).result()
    return after


def sign_ins(work: Work, mark: Mark, password: str) -> list[str]:
    """A line for each member who is still there: how to sign in."""
    lines = []
    with work.database.read() as connection:
        for member in MEMBERS:
            row = identity.find_user_by_email(connection, member.email)
            if row is not None:
                is_ours = demo_seed.digest(row.password_hash) == mark.password
                shown = password if is_ours else "(its password was changed)"
                lines.append(f"  sign in as {member.email}  {shown}")
    return lines
