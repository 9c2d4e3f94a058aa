"""Budgets, the categories they cover, and the limits they had."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
)

from pennybell.storage.tables.metadata import Id, household_id, metadata

budgets = Table(
    "budgets",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("period", String(12), nullable=False),
    Column("anchor_date", Date, nullable=False),
    Column("covers_all", Boolean, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("limit_minor", BigInteger, nullable=False),
    Column("rollover", String(10), nullable=False),
    Column("rollover_since", Date, nullable=False),
    Column("thresholds", String(100), nullable=False),  # JSON: percents, rising
    Column("alert_threshold", Boolean, nullable=False),
    Column("alert_over", Boolean, nullable=False),
    Column("alert_predicted", Boolean, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    CheckConstraint("limit_minor >= 0", name="limit_minor_not_negative"),
)

budget_categories = Table(
    "budget_categories",
    metadata,
    household_id(primary_key=True),
    Column("budget_id", Id, primary_key=True),
    Column("category_id", Id, primary_key=True),
    ForeignKeyConstraint(["household_id", "budget_id"], ["budgets.household_id", "budgets.id"]),
    ForeignKeyConstraint(
        ["household_id", "category_id"], ["categories.household_id", "categories.id"]
    ),
    Index("ix_budget_categories_household_id_category_id", "household_id", "category_id"),
)
"""Empty for a budget that covers all spending."""

budget_limits = Table(
    "budget_limits",
    metadata,
    household_id(primary_key=True),
    Column("budget_id", Id, primary_key=True),
    Column("from_date", Date, primary_key=True),
    Column("limit_minor", BigInteger, nullable=False),
    ForeignKeyConstraint(["household_id", "budget_id"], ["budgets.household_id", "budgets.id"]),
)
"""What the limit was, for the periods that start on or after `from_date`; the next row ends it."""
