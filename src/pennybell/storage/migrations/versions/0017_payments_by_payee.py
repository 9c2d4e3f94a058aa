"""Payments are found by their payee: what recurs is looked for in those alone."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NAME = "ix_transactions_household_id_payee_date"
IS_PAYMENT = sa.text("payee IS NOT NULL AND deleted_at IS NULL AND transfer_id IS NULL")


def upgrade() -> None:
    op.create_index(
        NAME,
        "transactions",
        ["household_id", "payee", "date"],
        sqlite_where=IS_PAYMENT,
        postgresql_where=IS_PAYMENT,
    )


def downgrade() -> None:
    op.drop_index(NAME, table_name="transactions")
