"""Notices by what they are about: an alert that is over takes back what was not sent of it."""

from collections.abc import Sequence

from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index("ix_notifications_scope_subject_id", "notifications", ["scope", "subject_id"])
