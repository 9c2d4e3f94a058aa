"""`pennybell rates import FILE`: the market's exchange rates into the local database."""

from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer

from pennybell.cli.house import open_house
from pennybell.domains.rates import ecb, repository, service

app = typer.Typer(no_args_is_help=True, help="Exchange rates of the market, for every household.")

ROWS_PER_COMMIT: Final = 5_000
"""Others write in between: this many take a few hundredths of a second."""


@app.callback()
def rates() -> None:
    """Exchange rates of the market, for every household."""


@app.command("import")
def import_rates(
    file: Annotated[
        Path,
        typer.Argument(
            exists=True,
            dir_okay=False,
            readable=True,
            help="The European Central Bank's eurofxref, as CSV or XML, daily or historical.",
        ),
    ],
) -> None:
    """Take over the rates of a file; what is there already is replaced."""
    try:
        found = ecb.read(file.read_bytes())
    except ecb.NotRates as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    with open_house() as house:
        for start in range(0, len(found), ROWS_PER_COMMIT):
            unit = found[start : start + ROWS_PER_COMMIT]
            house.database.submit(partial(repository.put_market_rates, found=unit)).result()
        with house.database.read() as connection:
            concerned = repository.find_with_foreign_money(connection)
        for household_id in concerned:
            announce = partial(service.announce_market, found=found)
            house.work.submit_unasked(household_id, announce).result()
    days = {each.day for each in found}
    currencies = {each.currency for each in found}
    typer.echo(f"{len(found)} rates of {len(currencies)} currencies, {min(days)} to {max(days)}.")
