"""The fixture statements, and the shortest way from bytes to rows."""

from datetime import date
from pathlib import Path
from typing import Final

from pennybell.domains.imports.detection import detect
from pennybell.domains.imports.model import Kind, Mapping, Row, Statement
from pennybell.domains.imports.reading import Assumed, read
from pennybell.kit.money import exponent_of

FOLDER: Final = Path(__file__).parents[2] / "fixtures" / "statements"
NAMES: Final = sorted(path.name for path in FOLDER.glob("*.csv"))


def fixture(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def read_bytes(data: bytes, mapping: Mapping | None = None, currency: str = "EUR") -> Statement:
    fmt = detect(data, mapping) if mapping is not None else detect(data)
    return read(data, fmt, Assumed(currency), exponent_of=exponent_of)


def read_fixture(name: str, mapping: Mapping | None = None) -> Statement:
    return read_bytes(fixture(name), mapping)


def make_row(
    amount_minor: int = -100,
    *,
    day: int = 1,
    account: str | None = "Main",
    kind: Kind = "standard",
    payee: str | None = "Shop",
    currency: str = "EUR",
    reference: str | None = None,
) -> Row:
    """A row of January 2026; `day` may run past the month's end."""
    return Row(
        line=1,
        date=date.fromordinal(date(2025, 12, 31).toordinal() + day),
        amount_minor=amount_minor,
        currency=currency,
        currency_stated=True,
        payee=payee,
        note=None,
        account=account,
        category=None,
        reference=reference,
        kind=kind,
    )
