"""What a bill's payment is known by. No version before this one ever filled the table."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ID = sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql")


def upgrade() -> None:
    op.drop_index("ix_bills_household_id_transaction_id", table_name="bills")
    op.drop_index("ix_bills_household_id_state_due_date", table_name="bills")
    op.drop_index("ix_bills_household_id_recurring_id_due_date", table_name="bills")
    op.drop_table("bills")
    op.create_table(
        "bills",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("recurring_id", ID, nullable=False),
        sa.Column("rule_date", sa.Date(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column("pays_from", sa.Date(), nullable=False),
        sa.Column("missed_after", sa.Date(), nullable=False),
        sa.Column("payee_key", sa.String(length=200), nullable=False),
        sa.Column("account_id", ID, nullable=True),
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
        "uq_bills_household_id_transaction_id",
        "bills",
        ["household_id", "transaction_id"],
        unique=True,
    )


def downgrade() -> None:
    op.drop_index("uq_bills_household_id_transaction_id", table_name="bills")
    op.drop_index("ix_bills_household_id_state_due_date", table_name="bills")
    op.drop_index("ix_bills_household_id_recurring_id_due_date", table_name="bills")
    op.drop_table("bills")
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
