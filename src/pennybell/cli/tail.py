"""`pennybell tail`: what happens, as it happens."""

import contextlib
import json
import os
import sys
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from pennybell.cli.house import open_house
from pennybell.cli.token import open_session
from pennybell.client.blocking import Client
from pennybell.client.errors import ClientError
from pennybell.client.event import Event, Item, Resync
from pennybell.client.live import State
from pennybell.client.sign_in import Grant
from pennybell.edge.peers import is_loopback
from pennybell.kit.money import exponent_of
from pennybell.settings import Settings


def tail(
    since: Annotated[
        int | None, typer.Option(min=0, help="Begin after this seq; default: with what comes.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="The server; default: the one these settings start.")
    ] = None,
    token: Annotated[
        str | None, typer.Option(help="Access token; - reads it from standard input.")
    ] = None,
    user: Annotated[
        str | None, typer.Option(help="Whose events, of the local database; default: the admin's.")
    ] = None,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="One message a line, as the wire has it.")
    ] = False,
) -> None:
    """Print events as they happen, until Ctrl-C."""
    if token is not None and user is not None:
        complain("Say --token or --user, not both.")
        raise typer.Exit(2)
    settings = Settings()
    try:
        client = sign_in(settings, url or address_of(settings), token, user)
    except ValueError as error:
        complain(str(error))
        raise typer.Exit(2) from error
    # Ctrl-C, or whoever read the lines has gone: both are how this ends.
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError), client:
        try:
            follow(client, since, as_json=as_json)
        except ClientError as error:
            complain(error.detail)
            raise typer.Exit(1) from error
        finally:
            if token is None:
                with contextlib.suppress(ClientError):
                    client.post("/auth/logout")
    let_go_of_standard_output()


def sign_in(settings: Settings, url: str, token: str | None, user: str | None) -> Client:
    """With the token given, or with tokens made beside the server for a user of its database."""
    if token == "-":  # noqa: S105 - a dash
        token = sys.stdin.readline().strip()
    if token is not None:
        return Client(url, token=token)
    if not is_ours(url, settings):
        raise ValueError(f"{url} is not on this machine: say --token. Tokens made here stay here.")
    with open_house(settings) as house:
        session = open_session(house, user, "pennybell tail")
    return Client(url, token=lambda: Grant(session.access_token(), settings.access_token_s))


def address_of(settings: Settings) -> str:
    is_any = settings.host in {"0.0.0.0", "::"}  # noqa: S104 - asked about, not bound
    host = "localhost" if is_any else settings.host
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def is_ours(url: str, settings: Settings) -> bool:
    host = urlsplit(url).hostname or ""
    return is_loopback(host) or host in {settings.host, urlsplit(settings.public_url).hostname}


def follow(client: Client, since: int | None, *, as_json: bool) -> None:
    with client.events(since=since, on_change=show_state) as stream:
        for item in stream:
            for line in lines_of(item, as_json=as_json):
                typer.echo(line)


def show_state(state: State) -> None:
    """On standard error, so that the lines stay lines of events."""
    sentence = {
        "open": "Listening; stop with Ctrl-C.",
        "polling": "Asking every few seconds: WebSockets do not get through.",
        "waiting": f"{state.why} Trying again in {state.retry_s:.1f} s.",
    }.get(state.name)
    if sentence is not None and not (state.name == "waiting" and state.retry_s == 0):
        complain(sentence)


def lines_of(item: Item, *, as_json: bool) -> list[str]:
    if isinstance(item, Resync):
        complain(
            f"The stream could not be continued ({item.reason});"
            f" it goes on after {item.snapshot['seq']}."
        )
        payload = {"reason": item.reason, "head": item.head}
        message = {"type": "resync.required", "payload": payload}
        return [compact(message)] if as_json else []
    if as_json:
        return [compact(event.to_envelope()) for event in item]
    return [line_of(event) for event in item]


def line_of(event: Event) -> str:
    """`2026-01-26T10:30:00.123Z  42  transaction.created  2026-01-26  -12.50 EUR  Bakery`."""
    return f"{event.timestamp}  {event.seq}  {event.type}  {summary(event)}".rstrip()


def summary(event: Event) -> str:
    """What a person looks for first, of whatever the payload has of it."""
    payload = event.payload
    words = [str(payload["date"])] if "date" in payload else []
    amount = payload.get("amount_minor", payload.get("balance_minor"))
    if amount is not None:
        words.append(money(amount, payload["currency"]))
    words += [str(payload[name]) for name in ("payee", "name", "reason") if payload.get(name)]
    if event.type.startswith("transactions."):
        words.append(f"{payload['count']} transactions")
    return "  ".join(words)


def money(amount_minor: int, currency: str) -> str:
    exponent = exponent_of(currency)
    digits = f"{abs(amount_minor):0{exponent + 1}d}"
    whole = digits[: len(digits) - exponent]
    decimals = f".{digits[len(digits) - exponent :]}" if exponent else ""
    return f"{'-' if amount_minor < 0 else ''}{whole}{decimals} {currency}"


def compact(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def complain(sentence: str) -> None:
    typer.echo(sentence, err=True)


def let_go_of_standard_output() -> None:
    """When the reader has gone, what is left in the buffer must not fail at exit."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
