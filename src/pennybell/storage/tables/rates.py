"""Exchange rates: the market's, for every household, and each household's own."""

from sqlalchemy import Column, Date, Index, Integer, String, Table

from pennybell.storage.tables.metadata import Id, household_id, metadata

market_rates = Table(
    "market_rates",
    metadata,
    Column("currency", String(3), primary_key=True),
    Column("date", Date, primary_key=True),
    Column("rate", String(40), nullable=False),
)
"""Decimal text: so many units of `currency` for one euro. Written by `pennybell rates import`."""

rates = Table(
    "rates",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("base", String(3), nullable=False),
    Column("quote", String(3), nullable=False),
    Column("date", Date, nullable=False),
    Column("rate", String(40), nullable=False),
    Column("version", Integer, nullable=False),
    Index(
        "uq_rates_household_id_base_quote_date",
        "household_id",
        "base",
        "quote",
        "date",
        unique=True,
    ),
)
"""Decimal text: from `date` on, one `base` costs so many `quote`, until the next one entered."""
