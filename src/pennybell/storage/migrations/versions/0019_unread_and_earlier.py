"""What is unread, and how much somebody was told of a type lately, are read from indexes alone."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

EARLIER = "ix_notifications_user_id_type_created_at"
UNREAD = "ix_notifications_user_id_unread"


def upgrade() -> None:
    op.create_index(EARLIER, "notifications", ["user_id", "type", "created_at", "id"])
    is_unread = sa.text("read_at IS NULL AND archived_at IS NULL AND snoozed_until IS NULL")
    op.create_index(
        UNREAD,
        "notifications",
        ["user_id", "seen_at"],
        sqlite_where=is_unread,
        postgresql_where=is_unread,
    )


def downgrade() -> None:
    op.drop_index(UNREAD, table_name="notifications")
    op.drop_index(EARLIER, table_name="notifications")
