"""Recurring rules and goals."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ID = sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql")


def upgrade() -> None:
    op.create_table(
        "goal_progress",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("goal_id", ID, nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_goal_progress_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", "goal_id", name=op.f("pk_goal_progress")),
    )
    op.create_table(
        "goals",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("target_minor", sa.BigInteger(), nullable=False),
        sa.Column("target_date", sa.Date(), nullable=True),
        sa.Column("fed_by", sa.String(length=13), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("target_minor > 0", name=op.f("ck_goals_target_minor_positive")),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_goals_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name=op.f("pk_goals")),
    )
    op.create_table(
        "recurring_candidates",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("payee", sa.String(length=500), nullable=False),
        sa.Column("payee_key", sa.String(length=200), nullable=False),
        sa.Column("account_id", ID, nullable=True),
        sa.Column("category_id", ID, nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount_min_minor", sa.BigInteger(), nullable=False),
        sa.Column("amount_max_minor", sa.BigInteger(), nullable=False),
        sa.Column("last_minor", sa.BigInteger(), nullable=False),
        sa.Column("rhythm", sa.String(length=10), nullable=False),
        sa.Column("rrule", sa.String(length=200), nullable=False),
        sa.Column("weekend", sa.String(length=6), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("first_date", sa.Date(), nullable=False),
        sa.Column("last_date", sa.Date(), nullable=False),
        sa.Column("next_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("recurring_id", ID, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_recurring_candidates_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name=op.f("pk_recurring_candidates")),
    )
    op.create_index(
        "ix_recurring_candidates_household_id_payee_key",
        "recurring_candidates",
        ["household_id", "payee_key"],
        unique=False,
    )
    op.create_index(
        "ix_recurring_candidates_household_id_state",
        "recurring_candidates",
        ["household_id", "state"],
        unique=False,
    )
    op.create_table(
        "goal_accounts",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("goal_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("percent", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "account_id"],
            ["accounts.household_id", "accounts.id"],
            name=op.f("fk_goal_accounts_household_id_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "goal_id"],
            ["goals.household_id", "goals.id"],
            name=op.f("fk_goal_accounts_household_id_goal_id"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_goal_accounts_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "goal_id", "account_id", name=op.f("pk_goal_accounts")
        ),
    )
    op.create_index(
        "ix_goal_accounts_household_id_account_id",
        "goal_accounts",
        ["household_id", "account_id"],
        unique=False,
    )
    op.create_table(
        "goal_contributions",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("goal_id", ID, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "goal_id"],
            ["goals.household_id", "goals.id"],
            name=op.f("fk_goal_contributions_household_id_goal_id"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_goal_contributions_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name=op.f("pk_goal_contributions")),
    )
    op.create_index(
        "ix_goal_contributions_household_id_goal_id_date",
        "goal_contributions",
        ["household_id", "goal_id", "date"],
        unique=False,
    )
    op.create_table(
        "recurring",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("payee", sa.String(length=500), nullable=False),
        sa.Column("payee_key", sa.String(length=200), nullable=False),
        sa.Column("account_id", ID, nullable=True),
        sa.Column("category_id", ID, nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount_min_minor", sa.BigInteger(), nullable=False),
        sa.Column("amount_max_minor", sa.BigInteger(), nullable=False),
        sa.Column("rrule", sa.String(length=200), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("weekend", sa.String(length=6), nullable=False),
        sa.Column("auto_post", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=6), nullable=False),
        sa.Column("planned_from", sa.Date(), nullable=False),
        sa.Column("planned_to", sa.Date(), nullable=False),
        sa.Column("posts_from", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by", ID, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "account_id"],
            ["accounts.household_id", "accounts.id"],
            name=op.f("fk_recurring_household_id_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "category_id"],
            ["categories.household_id", "categories.id"],
            name=op.f("fk_recurring_household_id_category_id"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_recurring_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name=op.f("pk_recurring")),
    )
    op.create_index(
        "ix_recurring_household_id_category_id",
        "recurring",
        ["household_id", "category_id"],
        unique=False,
    )
    op.create_index(
        "ix_recurring_household_id_payee_key",
        "recurring",
        ["household_id", "payee_key"],
        unique=False,
    )
    op.create_table(
        "bills",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("recurring_id", ID, nullable=False),
        sa.Column("rule_date", sa.Date(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column("missed_after", sa.Date(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount_min_minor", sa.BigInteger(), nullable=False),
        sa.Column("amount_max_minor", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("transaction_id", ID, nullable=True),
        sa.Column("paid_date", sa.Date(), nullable=True),
        sa.Column("paid_minor", sa.BigInteger(), nullable=True),
        sa.Column("paid_currency", sa.String(length=3), nullable=True),
        sa.Column("price_change_minor", sa.BigInteger(), nullable=True),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("posted", sa.Boolean(), nullable=False),
        sa.Column("refused", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "recurring_id"],
            ["recurring.household_id", "recurring.id"],
            name=op.f("fk_bills_household_id_recurring_id"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_bills_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name=op.f("pk_bills")),
    )
    op.create_index(
        "ix_bills_household_id_recurring_id_due_date",
        "bills",
        ["household_id", "recurring_id", "due_date"],
        unique=False,
    )
    op.create_index(
        "ix_bills_household_id_state_due_date",
        "bills",
        ["household_id", "state", "due_date"],
        unique=False,
    )
    op.create_index(
        "ix_bills_household_id_transaction_id",
        "bills",
        ["household_id", "transaction_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index("ix_bills_household_id_transaction_id", table_name="bills")
    op.drop_index("ix_bills_household_id_state_due_date", table_name="bills")
    op.drop_index("ix_bills_household_id_recurring_id_due_date", table_name="bills")
    op.drop_table("bills")
    op.drop_index("ix_recurring_household_id_payee_key", table_name="recurring")
    op.drop_index("ix_recurring_household_id_category_id", table_name="recurring")
    op.drop_table("recurring")
    op.drop_index(
        "ix_goal_contributions_household_id_goal_id_date", table_name="goal_contributions"
    )
    op.drop_table("goal_contributions")
    op.drop_index("ix_goal_accounts_household_id_account_id", table_name="goal_accounts")
    op.drop_table("goal_accounts")
    op.drop_index("ix_recurring_candidates_household_id_state", table_name="recurring_candidates")
    op.drop_index(
        "ix_recurring_candidates_household_id_payee_key", table_name="recurring_candidates"
    )
    op.drop_table("recurring_candidates")
    op.drop_table("goals")
    op.drop_table("goal_progress")
