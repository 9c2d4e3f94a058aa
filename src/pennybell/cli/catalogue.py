"""`pennybell openapi` and `pennybell events`: the contracts, as documents."""

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from pennybell.app import compose
from pennybell.events import asyncapi, catalog
from pennybell.realtime import close_codes
from pennybell.settings import Settings


def openapi() -> None:
    """Print the OpenAPI 3.1 document."""
    with tempfile.TemporaryDirectory() as folder:
        server = compose(Settings(data_dir=Path(folder), database_url="", secret="x" * 32))
        typer.echo(json.dumps(server.api.openapi(), indent=2))
        server.database.close()


def events(
    typescript: Annotated[
        bool, typer.Option("--typescript", help="As TypeScript types, not as JSON Schema.")
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="As the tables of docs/protocol/events.md.")
    ] = False,
    as_asyncapi: Annotated[
        bool, typer.Option("--asyncapi", help="As an AsyncAPI 3 document.")
    ] = False,
) -> None:
    """Print the event catalogue."""
    if typescript or markdown:
        typer.echo(catalog.typescript() if typescript else catalog.markdown())
    else:
        document = asyncapi.document(close_codes.NAMES) if as_asyncapi else catalog.json_schema()
        typer.echo(json.dumps(document, indent=2))
