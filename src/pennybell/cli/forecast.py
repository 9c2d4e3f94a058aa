"""`pennybell forecast evaluate`: how often the forecast of budgets was right, on a file of yours."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pennybell.cli.forecast_files import UnusableFile, read_budgets, read_history
from pennybell.cli.forecast_report import lines_of, lines_of_proof
from pennybell.domains.imports.model import NotAStatement
from pennybell.forecast.evaluation import evaluate
from pennybell.forecast.generator import checks as generate
from pennybell.forecast.proof import prove
from pennybell.forecast.walk import courses
from pennybell.kit.json import encode
from pennybell.kit.money import CURRENCIES

app = typer.Typer(no_args_is_help=True, help="How good the forecast of budgets is.")


@app.callback()
def group() -> None:
    """How good the forecast of budgets is."""


@app.command("evaluate")
def evaluate_file(
    transactions: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            readable=True,
            help="CSV: household,date,amount_minor,category,payee; or a bank's statement.",
        ),
    ] = None,
    budgets: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            readable=True,
            help="CSV: household,category,amount_minor; or Category,Budget.",
        ),
    ] = None,
    generated: Annotated[
        int | None,
        typer.Option(
            metavar="CHECKS",
            min=100,
            max=1_000_000,
            help="Ask that often about generated households, whose true probability is known.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the generated households.")] = 1,
    currency: Annotated[
        str, typer.Option(help="Of amounts that state none: ISO 4217 code.")
    ] = "EUR",
    json: Annotated[
        Path | None, typer.Option(dir_okay=False, writable=True, help="Write all figures here.")
    ] = None,
) -> None:
    """Walk through past spending without looking ahead, and compare what was said with what came."""
    try:
        if (transactions is None) == (generated is None):
            raise UnusableFile("Give either --transactions FILE or --generated CHECKS.")
        if transactions is not None:
            lines, figures = _evaluate(transactions, budgets, currency)
        else:
            lines, figures = _prove(generated or 0, seed)
    except (UnusableFile, NotAStatement) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    typer.echo("\n".join(lines))
    if json is not None:
        json.write_text(encode(figures) + "\n")


def _evaluate(transactions: Path, budgets: Path | None, currency: str) -> tuple[list[str], object]:
    if currency not in CURRENCIES:
        raise UnusableFile(f"{currency[:40]!r} is not a currency code such as EUR.")
    history = read_history(transactions, currency)
    limits = read_budgets(budgets, history) if budgets else None
    parts = evaluate(courses(history.spent, limits, history.span))
    if not parts:
        raise UnusableFile("No budget has two past months and a third to ask about.")
    origin = f"limits of {budgets.name}" if budgets else "limits of 1.1 x the median of the past"
    lines = [*history.notes, f"{transactions.name}, {origin}", *lines_of(parts)]
    return lines, [asdict(part) for part in parts]


def _prove(checks: int, seed: int) -> tuple[list[str], object]:
    proof = prove(generate(seed, checks))
    return [f"Generated households, seed {seed}", *lines_of_proof(proof)], asdict(proof)
