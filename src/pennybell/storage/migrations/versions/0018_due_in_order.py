"""What is due is read in its order, and what waits beside it for one target and group at once.

A claim reads as much as it may send, however much waits: when quiet hours end for everybody, all
that they held is due at the same instant.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

DUE = "ix_deliveries_channel_state_not_before_id"
WAITING = "ix_deliveries_user_id_target_id_collapse_id_waiting"
DUE_BEFORE = "ix_deliveries_channel_state_not_before"
WAITING_BEFORE = "ix_deliveries_user_id_waiting"


def upgrade() -> None:
    op.drop_index(DUE_BEFORE, table_name="deliveries")
    op.drop_index(WAITING_BEFORE, table_name="deliveries")
    op.create_index(DUE, "deliveries", ["channel", "state", "not_before", "id"])
    _index_waiting(WAITING, ["user_id", "target_id", "collapse_id"])


def downgrade() -> None:
    op.drop_index(DUE, table_name="deliveries")
    op.drop_index(WAITING, table_name="deliveries")
    op.create_index(DUE_BEFORE, "deliveries", ["channel", "state", "not_before"])
    _index_waiting(WAITING_BEFORE, ["user_id"])


def _index_waiting(name: str, columns: list[str]) -> None:
    is_waiting = sa.text("state IN ('held', 'pending')")
    op.create_index(
        name, "deliveries", columns, sqlite_where=is_waiting, postgresql_where=is_waiting
    )
