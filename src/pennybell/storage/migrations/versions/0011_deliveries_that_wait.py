"""Indexes for deliveries that wait, by channel and by person; a woken notice rings once more."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

IS_WAITING = sa.text("state IN ('held', 'pending')")


def upgrade() -> None:
    op.add_column(
        "deliveries", sa.Column("ring", sa.SmallInteger(), nullable=False, server_default="0")
    )
    op.drop_index("uq_deliveries_notification_id_channel_target_id", "deliveries")
    op.create_index(
        "uq_deliveries_notification_id_channel_target_id_ring",
        "deliveries",
        ["notification_id", "channel", "target_id", "ring"],
        unique=True,
    )
    op.drop_index("ix_deliveries_state_not_before", "deliveries")
    op.create_index(
        "ix_deliveries_channel_state_not_before", "deliveries", ["channel", "state", "not_before"]
    )
    op.create_index(
        "ix_deliveries_user_id_waiting",
        "deliveries",
        ["user_id"],
        sqlite_where=IS_WAITING,
        postgresql_where=IS_WAITING,
    )


def downgrade() -> None:
    op.drop_index("ix_deliveries_user_id_waiting", "deliveries")
    op.drop_index("ix_deliveries_channel_state_not_before", "deliveries")
    op.create_index("ix_deliveries_state_not_before", "deliveries", ["state", "not_before"])
    op.drop_index("uq_deliveries_notification_id_channel_target_id_ring", "deliveries")
    op.execute("DELETE FROM deliveries WHERE ring > 0")
    op.create_index(
        "uq_deliveries_notification_id_channel_target_id",
        "deliveries",
        ["notification_id", "channel", "target_id"],
        unique=True,
    )
    with op.batch_alter_table("deliveries") as batch:
        batch.drop_column("ring")
