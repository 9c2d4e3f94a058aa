"""Exchange rates and budgets."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ID = sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql")


def upgrade() -> None:
    op.create_table(
        "market_rates",
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("rate", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("currency", "date", name=op.f("pk_market_rates")),
    )
    op.create_table(
        "rates",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("base", sa.String(length=3), nullable=False),
        sa.Column("quote", sa.String(length=3), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("rate", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_rates_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name=op.f("pk_rates")),
    )
    op.create_index(
        "uq_rates_household_id_base_quote_date",
        "rates",
        ["household_id", "base", "quote", "date"],
        unique=True,
    )
    op.create_table(
        "budgets",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("period", sa.String(length=12), nullable=False),
        sa.Column("anchor_date", sa.Date(), nullable=False),
        sa.Column("covers_all", sa.Boolean(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("limit_minor", sa.BigInteger(), nullable=False),
        sa.Column("rollover", sa.String(length=10), nullable=False),
        sa.Column("rollover_since", sa.Date(), nullable=False),
        sa.Column("thresholds", sa.String(length=100), nullable=False),
        sa.Column("alert_threshold", sa.Boolean(), nullable=False),
        sa.Column("alert_over", sa.Boolean(), nullable=False),
        sa.Column("alert_predicted", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("limit_minor >= 0", name=op.f("ck_budgets_limit_minor_not_negative")),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_budgets_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name=op.f("pk_budgets")),
    )
    _create_parts_of_budgets()
    op.create_index(
        "ix_transactions_household_id_date_split",
        "transactions",
        ["household_id", "date"],
        unique=False,
        sqlite_where=sa.text("split_count > 0"),
        postgresql_where=sa.text("split_count > 0"),
    )


def _create_parts_of_budgets() -> None:
    op.create_table(
        "budget_categories",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("budget_id", ID, nullable=False),
        sa.Column("category_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_budget_categories_household_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "budget_id"],
            ["budgets.household_id", "budgets.id"],
            name=op.f("fk_budget_categories_household_id_budget_id"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "category_id"],
            ["categories.household_id", "categories.id"],
            name=op.f("fk_budget_categories_household_id_category_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "budget_id", "category_id", name=op.f("pk_budget_categories")
        ),
    )
    op.create_index(
        "ix_budget_categories_household_id_category_id",
        "budget_categories",
        ["household_id", "category_id"],
        unique=False,
    )
    op.create_table(
        "budget_limits",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("budget_id", ID, nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("limit_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_budget_limits_household_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "budget_id"],
            ["budgets.household_id", "budgets.id"],
            name=op.f("fk_budget_limits_household_id_budget_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "budget_id", "from_date", name=op.f("pk_budget_limits")
        ),
    )


def downgrade() -> None:
    op.drop_index("ix_transactions_household_id_date_split", "transactions")
    op.drop_table("budget_limits")
    op.drop_index("ix_budget_categories_household_id_category_id", "budget_categories")
    op.drop_table("budget_categories")
    op.drop_table("budgets")
    op.drop_index("uq_rates_household_id_base_quote_date", "rates")
    op.drop_table("rates")
    op.drop_table("market_rates")
