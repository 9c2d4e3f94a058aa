"""`pennybell`: the verbs of the command line."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import typer
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from pennybell.errors import DomainError

VERBS: Final = {
    "serve": "pennybell.cli.serve:serve",
    "demo": "pennybell.cli.demo:demo",
    "migrate": "pennybell.cli.migrate:migrate",
    "backup": "pennybell.cli.backup:backup",
    "restore": "pennybell.cli.backup:restore",
    "keys": "pennybell.cli.keys:app",
    "import": "pennybell.cli.statement:import_statement",
    "rates": "pennybell.cli.rates:app",
    "user": "pennybell.cli.users:app",
    "token": "pennybell.cli.token:token",
    "tail": "pennybell.cli.tail:tail",
    "rebuild": "pennybell.cli.rebuild:rebuild",
    "doctor": "pennybell.cli.doctor:doctor",
    "openapi": "pennybell.cli.catalogue:openapi",
    "events": "pennybell.cli.catalogue:events",
    "loadtest": "pennybell.cli.loadtest:loadtest",
    "forecast": "pennybell.cli.forecast:app",
}
"""Where each verb lives: a function, or a group with verbs of its own."""


def assemble(names: Sequence[str]) -> typer.Typer:
    """The command line with these verbs. What the others would import is not loaded."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="A self-hosted personal-finance server that rings when money moves.",
    )
    app.callback()(lambda: None)  # else Typer takes a lone verb for the whole command line
    for name in names:
        module, _, attribute = VERBS[name].partition(":")
        verb = getattr(import_module(module), attribute)
        if isinstance(verb, typer.Typer):
            app.add_typer(verb, name=name)
        else:
            app.command(name)(verb)
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the verb named; whatever an operator can put right is one sentence and exit 1 or 2."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    first = next((word for word in words if not word.startswith("-")), "")
    app = assemble([first] if first in VERBS else list(VERBS))
    try:
        app(words, prog_name="pennybell")
    except ValidationError as error:
        for wrong in error.errors():
            name = "_".join(str(part) for part in wrong["loc"]).upper()
            complain(f"PENNYBELL_{name}: {wrong['msg']}")
        sys.exit(2)
    except DomainError as refusal:
        complain(refusal.detail)
    except OperationalError as error:
        complain(f"The database does not answer: {error.orig}")
    except OSError as error:
        complain(f"{error.strerror}: {error.filename}" if error.filename else str(error))
    sys.exit(1)


def complain(sentence: str) -> None:
    sys.stderr.write(sentence.strip() + "\n")


if __name__ == "__main__":
    main()
