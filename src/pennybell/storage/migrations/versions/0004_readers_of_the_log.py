"""How far each reader of the log has come."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ID = sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql")


def upgrade() -> None:
    op.create_table(
        "reader_cursors",
        sa.Column("reader", sa.String(length=20), nullable=False),
        sa.Column("scope", ID, nullable=False),
        sa.Column("hseq", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("reader", "scope", name=op.f("pk_reader_cursors")),
    )
