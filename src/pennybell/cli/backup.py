"""`pennybell backup` and `pennybell restore`: copies of an SQLite database, and back."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import make_url

from pennybell.cli.main import complain
from pennybell.kit.ids import uuid7_ids
from pennybell.settings import Settings
from pennybell.storage import backup as storage
from pennybell.storage import dialect
from pennybell.storage.database import open_database


def backup(file: Annotated[Path, typer.Argument(help="Where to; it must not exist.")]) -> None:
    """Copy the SQLite database, while a server writes to it or not."""
    path = sqlite_path()
    if path is None:
        complain("PostgreSQL has tools of its own: pg_dump.")
        raise typer.Exit(2)
    if file.exists() or not path.exists():
        complain(f"{file} exists already." if file.exists() else f"There is no {path} to copy.")
        raise typer.Exit(1)
    storage.copy(path, file)
    typer.echo(f"Copied {path} to {file}.")


def restore(
    file: Annotated[
        Path | None, typer.Argument(help="A copy; PostgreSQL takes none, see pg_restore.")
    ] = None,
) -> None:
    """Put a copy in the database's place, and have every device load it afresh.

    On PostgreSQL, after its own tools brought the database back: only the second half.
    """
    path = sqlite_path()
    if (path is None) is (file is not None):
        complain("SQLite takes a copy to restore, and PostgreSQL none: it has pg_restore.")
        raise typer.Exit(2)
    if path is None or file is None:
        database = open_database(Settings().sqlalchemy_url())
        database.submit(
            lambda connection: storage.renew_epoch(connection, ids=uuid7_ids())
        ).result()
        database.close()
        typer.echo("Every device will load its household afresh.")
        return
    if not file.exists():
        complain(f"There is no {file}.")
        raise typer.Exit(1)
    try:
        kept = storage.put_back(file, path, ids=uuid7_ids())
    except storage.NotRestored as refusal:
        complain(str(refusal))
        raise typer.Exit(1) from refusal
    typer.echo(f"Restored {path}; every device will load it afresh.")
    if kept is not None:
        typer.echo(f"What was there before is {kept}.")


def sqlite_path() -> Path | None:
    url = Settings().sqlalchemy_url()
    return Path(make_url(url).database or "") if dialect.is_sqlite(url) else None
