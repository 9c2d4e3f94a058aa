"""Totals by month, added up from those by day."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ID = sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql")
SAFE = "BETWEEN -9007199254740991 AND 9007199254740991"


def upgrade() -> None:
    op.create_table(
        "month_totals",
        sa.Column("household_id", ID, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("bucket", sa.String(length=36), nullable=False),
        sa.Column("inflow_minor", sa.BigInteger(), nullable=False),
        sa.Column("outflow_minor", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(f"inflow_minor {SAFE}", name=op.f("ck_month_totals_inflow_minor_safe")),
        sa.CheckConstraint(
            f"outflow_minor {SAFE}", name=op.f("ck_month_totals_outflow_minor_safe")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f("fk_month_totals_household_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "date", "account_id", "bucket", name=op.f("pk_month_totals")
        ),
    )
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    month = "date(date, 'start of month')" if is_sqlite else "date_trunc('month', date)::date"
    op.execute(
        f"""
        INSERT INTO month_totals
        SELECT household_id, {month}, account_id, bucket,
               sum(inflow_minor), sum(outflow_minor), sum(count)
        FROM day_totals GROUP BY 1, 2, 3, 4
        """  # noqa: S608 - no word of it comes from outside
    )


def downgrade() -> None:
    op.drop_table("month_totals")
