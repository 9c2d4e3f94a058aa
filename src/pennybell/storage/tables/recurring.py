"""Recurring rules, the bills that fall due by them, and what looks as if it recurred."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from pennybell.storage.tables.metadata import Id, household_id, metadata

recurring = Table(
    "recurring",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("payee", String(500), nullable=False),
    Column("payee_key", String(200), nullable=False),  # folded, as bills are compared by it
    Column("account_id", Id),
    Column("category_id", Id),
    Column("currency", String(3), nullable=False),
    Column("amount_min_minor", BigInteger, nullable=False),
    Column("amount_max_minor", BigInteger, nullable=False),
    Column("rrule", String(200), nullable=False),
    Column("start_date", Date, nullable=False),
    Column("weekend", String(6), nullable=False),
    Column("auto_post", Boolean, nullable=False),
    Column("status", String(6), nullable=False),
    Column("planned_from", Date, nullable=False),
    Column("planned_to", Date, nullable=False),
    Column("posts_from", Date),
    Column("version", Integer, nullable=False),
    Column("created_by", Id, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    ForeignKeyConstraint(["household_id", "account_id"], ["accounts.household_id", "accounts.id"]),
    ForeignKeyConstraint(
        ["household_id", "category_id"], ["categories.household_id", "categories.id"]
    ),
    Index("ix_recurring_household_id_payee_key", "household_id", "payee_key"),
    Index("ix_recurring_household_id_category_id", "household_id", "category_id"),
)
"""Bills due from `planned_from` to `planned_to` have rows. `posts_from`: since when auto-post."""

bills = Table(
    "bills",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("recurring_id", Id, nullable=False),
    Column("rule_date", Date, nullable=False),
    Column("due_date", Date, nullable=False),
    Column("pays_from", Date, nullable=False),
    Column("missed_after", Date, nullable=False),
    Column("payee_key", String(200), nullable=False),
    Column("account_id", Id),
    Column("currency", String(3), nullable=False),
    Column("amount_min_minor", BigInteger, nullable=False),
    Column("amount_max_minor", BigInteger, nullable=False),
    Column("state", String(7), nullable=False),
    Column("transaction_id", Id),
    Column("paid_date", Date),
    Column("paid_minor", BigInteger),
    Column("paid_currency", String(3)),
    Column("price_change_minor", BigInteger),
    Column("by_hand", Boolean, nullable=False),
    Column("posted", Boolean, nullable=False),
    Column("refused", Text, nullable=False),  # JSON: ids of transactions that a person took off it
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(
        ["household_id", "recurring_id"], ["recurring.household_id", "recurring.id"]
    ),
    Index("ix_bills_household_id_state_due_date", "household_id", "state", "due_date"),
    Index(
        "ix_bills_household_id_recurring_id_due_date", "household_id", "recurring_id", "due_date"
    ),
    Index("uq_bills_household_id_transaction_id", "household_id", "transaction_id", unique=True),
)
"""`rule_date` is the rule's own day, `due_date` the day after moving it off a weekend. The id follows
from rule and `rule_date`, so that no two processes make a bill twice.

What its payment is known by is the bill's own (payee, account, amounts, days), so that a rule may
change and its past stays paid."""

candidates = Table(
    "recurring_candidates",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("payee", String(500), nullable=False),
    Column("payee_key", String(200), nullable=False),
    Column("account_id", Id),
    Column("category_id", Id),
    Column("currency", String(3), nullable=False),
    Column("amount_min_minor", BigInteger, nullable=False),
    Column("amount_max_minor", BigInteger, nullable=False),
    Column("last_minor", BigInteger, nullable=False),
    Column("rhythm", String(10), nullable=False),
    Column("rrule", String(200), nullable=False),
    Column("weekend", String(6), nullable=False),
    Column("seen", Integer, nullable=False),
    Column("first_date", Date, nullable=False),
    Column("last_date", Date, nullable=False),
    Column("next_date", Date, nullable=False),
    Column("payments", Text, nullable=False, server_default="[]"),  # JSON: the newest it rests on
    Column("state", String(9), nullable=False),
    Column("recurring_id", Id),
    Column("version", Integer, nullable=False),
    Index("ix_recurring_candidates_household_id_payee_key", "household_id", "payee_key"),
    Index("ix_recurring_candidates_household_id_state", "household_id", "state"),
)
"""`first_date`: the rule's first day. `state` rejected stays so: what is found again for the same payee, direction and about the same
amount is the same candidate."""
