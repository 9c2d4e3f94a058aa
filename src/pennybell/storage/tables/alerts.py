"""Alerts, and what a household wants to be alerted of."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
)

from pennybell.storage.tables.metadata import Id, household_id, metadata

alerts = Table(
    "alerts",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("kind", String(30), nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("period_key", String(10), nullable=False),  # the period's first day, or ""
    Column("tier", String(20), nullable=False),
    Column("state", String(8), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("subject_noun", String(20), nullable=False),
    Column("subject_label", String(500), nullable=False),
    Column("period", Date),
    Column("currency", String(3)),
    Column("numbers", Text, nullable=False),  # JSON
    Column("why", Text, nullable=False),  # JSON
    Column("times", Integer, nullable=False),
    Column("dismissed", Boolean, nullable=False),
    Column("raised_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("resolved_at", BigInteger),
    Column("version", Integer, nullable=False),
    Index(
        "uq_alerts_fingerprint",
        "household_id",
        "kind",
        "subject_id",
        "period_key",
        "tier",
        unique=True,
    ),
    Index("ix_alerts_household_id_state_raised_at", "household_id", "state", "raised_at", "id"),
    Index("ix_alerts_household_id_raised_at", "household_id", "raised_at", "id"),
)
"""A projection of the alert.* facts: deleted and rebuilt from them it is the same."""

alert_settings = Table(
    "alert_settings",
    metadata,
    household_id(primary_key=True),
    Column("off", Text, nullable=False),  # JSON: kinds that are switched off
    Column("large_expense_minor", BigInteger, nullable=False),
    Column("large_deposit_minor", BigInteger, nullable=False),
    Column("low_balance_minor", BigInteger, nullable=False),
    Column("low_balance_days", SmallInteger, nullable=False),
    Column("bill_days", SmallInteger, nullable=False),
    Column("version", Integer, nullable=False),
)
