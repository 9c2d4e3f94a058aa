"""Since when a webhook fails, and until when its older secret signs."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("webhooks", sa.Column("failing_since", sa.BigInteger(), nullable=True))
    op.add_column("webhooks", sa.Column("old_secret_until", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("webhooks") as batch:
        batch.drop_column("old_secret_until")
        batch.drop_column("failing_since")
