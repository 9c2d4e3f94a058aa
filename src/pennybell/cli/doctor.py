"""`pennybell doctor`: compute every derived number anew, check the log, report what differs."""

from dataclasses import asdict
from typing import Annotated

import typer

from pennybell.cli.house import open_house
from pennybell.domains.accounts import audit as numbers
from pennybell.kit.json import encode
from pennybell.outbox import audit as log


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Compute balances and totals anew and check the log; exit 1 when something differs."""
    with open_house() as house, house.database.read() as connection:
        drifts = [*numbers.find_drift(connection), *log.find_drift(connection)]
        checked = {
            "transactions": numbers.count_transactions(connection),
            "facts": log.count_facts(connection),
            "events": log.count_events(connection),
        }
    if as_json:
        found = {"ok": not drifts, "checked": checked, "drifts": [asdict(each) for each in drifts]}
        typer.echo(encode(found))
    else:
        for each in drifts:
            typer.echo(f"{each.what} of {each.where}: {each.stored}, computed {each.computed}")
        counted = ", ".join(f"{count} {noun}" for noun, count in checked.items())
        typer.echo(f"{len(drifts)} differ in {counted}.")
    if drifts:
        raise typer.Exit(1)
