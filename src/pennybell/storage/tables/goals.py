"""Goals, the accounts or contributions that feed them, and what was last said of each."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
)

from pennybell.storage.tables.metadata import Id, household_id, metadata

goals = Table(
    "goals",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("target_minor", BigInteger, nullable=False),
    Column("rest_minor", BigInteger, nullable=False, server_default="0"),
    Column("target_date", Date),
    Column("fed_by", String(13), nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    CheckConstraint("target_minor > 0", name="target_minor_positive"),
)
"""`target_minor`: what is to be saved or, to pay down, what was owed at the start; `rest_minor` of
that may stay."""

goal_accounts = Table(
    "goal_accounts",
    metadata,
    household_id(primary_key=True),
    Column("goal_id", Id, primary_key=True),
    Column("account_id", Id, primary_key=True),
    Column("percent", SmallInteger, nullable=False),
    ForeignKeyConstraint(["household_id", "goal_id"], ["goals.household_id", "goals.id"]),
    ForeignKeyConstraint(["household_id", "account_id"], ["accounts.household_id", "accounts.id"]),
    Index("ix_goal_accounts_household_id_account_id", "household_id", "account_id"),
)

goal_contributions = Table(
    "goal_contributions",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("goal_id", Id, nullable=False),
    Column("date", Date, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("note", String(500)),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(["household_id", "goal_id"], ["goals.household_id", "goals.id"]),
    Index("ix_goal_contributions_household_id_goal_id_date", "household_id", "goal_id", "date"),
)
"""In the goal's currency; taking out is negative."""

goal_progress = Table(
    "goal_progress",
    metadata,
    household_id(primary_key=True),
    Column("goal_id", Id, primary_key=True),
    Column("said", Text, nullable=False),  # JSON: the payload of the newest goal.progress
)
"""Of a reader: deleted and made anew from the facts it is the same."""
