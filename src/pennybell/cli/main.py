"""`pennybell`: the verbs of the command line."""

import sys

import typer
from pydantic import ValidationError

from pennybell.cli import catalogue, demo, doctor, migrate, serve, statement, token, users

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A self-hosted personal-finance server that rings when money moves.",
)
app.command("serve")(serve.serve)
app.command("demo")(demo.demo)
app.command("migrate")(migrate.migrate)
app.command("import")(statement.import_statement)
app.command("token")(token.token)
app.command("doctor")(doctor.doctor)
app.command("openapi")(catalogue.openapi)
app.command("events")(catalogue.events)
app.add_typer(users.app, name="user")


def main() -> None:
    """Run, and say a wrong setting in a sentence."""
    try:
        app()
    except ValidationError as error:
        for wrong in error.errors():
            name = "_".join(str(part) for part in wrong["loc"]).upper()
            sys.stderr.write(f"PENNYBELL_{name}: {wrong['msg']}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
