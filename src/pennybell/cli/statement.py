"""`pennybell import FILE.csv`: a bank statement into the local database."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pennybell.cli.house import LocalHouse, open_house, operator
from pennybell.domains.imports import planning, service
from pennybell.domains.imports.model import (
    Mapping,
    MappingError,
    NotAStatement,
    dump_mapping,
    parse_mapping,
)
from pennybell.domains.imports.planning import Known, Plan
from pennybell.errors import DomainError
from pennybell.outbox.actor import Actor

SHOWN_MAX = 20


def import_statement(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    user: Annotated[str | None, typer.Option(help="For whom: their e-mail.")] = None,
    household: Annotated[str | None, typer.Option(help="Name or id, if they have several.")] = None,
    account: Annotated[
        str | None, typer.Option(help="Id of the account, for a file that names none.")
    ] = None,
    mapping: Annotated[
        str | None, typer.Option(help="JSON, or a file of it: what --dry-run shows, changed.")
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show, write nothing.")] = False,
) -> None:
    """Import a bank statement (CSV); the same file again adds nothing."""
    with open_house() as house:
        actor = operator(house, user, household)
        try:
            known = house.work.submit_read(actor, service.read_known).result()
            said = _mapping(mapping)
            planned = service.plan(file.read_bytes(), file.name, said, known, account_id=account)
            _show(house, actor, planned, known)
            if not dry_run:
                _write(house, actor, planned)
        except (NotAStatement, MappingError, DomainError) as error:
            typer.echo(getattr(error, "detail", None) or str(error), err=True)
            raise typer.Exit(1) from error


def _mapping(text: str | None) -> Mapping:
    if text is None:
        return Mapping()
    path = Path(text)
    try:
        is_file = path.is_file()
    except OSError:
        is_file = False
    try:
        return parse_mapping(json.loads(path.read_text() if is_file else text))
    except json.JSONDecodeError as error:
        typer.echo("The mapping is no JSON object, nor a file of one.", err=True)
        raise typer.Exit(1) from error


def _show(house: LocalHouse, actor: Actor, planned: Plan, known: Known) -> None:
    """Say what was detected and what importing does."""
    found = house.work.submit_read(
        actor, lambda reading: service.preview(reading, planned, known)
    ).result()
    format_ = planned.format
    typer.echo(
        f"{planned.filename}: {format_.encoding}, delimiter {format_.delimiter!r}, "
        f"dates {format_.date_format}, decimal {format_.decimal!r}"
    )
    for note in format_.notes:
        typer.echo(f"  {note}")
    typer.echo("  mapping: " + json.dumps(dump_mapping(format_.mapping())))
    for each in found["accounts"]:
        typer.echo(f"  account {each['name']}" + ("" if each["exists"] else " (new)"))
    typer.echo(
        f"  {found['rows_total']} rows: {found['rows_new']} new, "
        f"{found['rows_duplicate']} already there, {len(planned.unreadable)} unreadable; "
        f"transfers: {found['transfers_paired']} with their other side, "
        f"{found['transfers_single']} without"
    )
    for each in found["unreadable"][:SHOWN_MAX]:
        typer.echo(f"  line {each['line']}: {each['reason']}")
    if len(planned.unreadable) > SHOWN_MAX:
        typer.echo(f"  and {len(planned.unreadable) - SHOWN_MAX} more")


def _write(house: LocalHouse, actor: Actor, planned: Plan) -> None:
    started = house.work.commit(actor, service.start, planned).result
    assert started is not None
    columns = (
        TextColumn("Importing"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("rows", total=len(planned.rows))
        done = 0
        for unit in planning.units(planned):
            done += len(unit)
            house.work.commit(actor, service.write_unit, planned, started, unit, done=done)
            progress.update(bar, completed=done)
    finished = house.work.commit(actor, service.finish, planned, started).result
    assert finished is not None
    typer.echo(
        f"Imported {finished['rows_new']} rows; {finished['rows_duplicate']} were there, "
        f"{finished['rows_unreadable']} unreadable."
    )
