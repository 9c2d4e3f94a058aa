"""Alerts and what a household wants to be alerted of."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ID = sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql")


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("period_key", sa.String(length=10), nullable=False),
        sa.Column("tier", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("severity", sa.String(length=8), nullable=False),
        sa.Column("subject_noun", sa.String(length=20), nullable=False),
        sa.Column("subject_label", sa.String(length=500), nullable=False),
        sa.Column("period", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("dismissed", sa.Boolean(), nullable=False),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("resolved_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_alerts_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name=op.f("pk_alerts")),
    )
    op.create_index(
        "uq_alerts_fingerprint",
        "alerts",
        ["household_id", "kind", "subject_id", "period_key", "tier"],
        unique=True,
    )
    op.create_index(
        "ix_alerts_household_id_state_raised_at",
        "alerts",
        ["household_id", "state", "raised_at", "id"],
    )
    op.create_index(
        "ix_alerts_household_id_raised_at", "alerts", ["household_id", "raised_at", "id"]
    )
    op.create_table(
        "alert_settings",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("off", sa.Text(), nullable=False),
        sa.Column("large_expense_minor", sa.BigInteger(), nullable=False),
        sa.Column("large_deposit_minor", sa.BigInteger(), nullable=False),
        sa.Column("low_balance_minor", sa.BigInteger(), nullable=False),
        sa.Column("low_balance_days", sa.SmallInteger(), nullable=False),
        sa.Column("bill_days", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_alert_settings_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("household_id", name=op.f("pk_alert_settings")),
    )
