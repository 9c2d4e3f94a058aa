"""How a contact stands. Codes are not stored any more, not even their digests."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column(
        "contacts", sa.Column("state", sa.String(8), nullable=False, server_default="pending")
    )
    op.add_column("contacts", sa.Column("disabled_reason", sa.String(60), nullable=True))
    op.execute("UPDATE contacts SET state = 'active' WHERE verified_at IS NOT NULL")
    with op.batch_alter_table("contacts") as batch:
        batch.drop_column("code_hash")


def downgrade() -> None:
    with op.batch_alter_table("contacts") as batch:
        batch.add_column(sa.Column("code_hash", sa.String(64), nullable=True))
        batch.drop_column("disabled_reason")
        batch.drop_column("state")
