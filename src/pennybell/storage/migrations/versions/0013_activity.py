"""What everybody did, and who has read it. Households of before get theirs silently."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ID = sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql")


def household(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("household_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["households.id"],
            name=op.f(f"fk_{table}_household_id"),
            ondelete="CASCADE",
        ),
    ]


def user(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("user_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f(f"fk_{table}_user_id"), ondelete="CASCADE"
        ),
    ]


def upgrade() -> None:
    op.create_table(
        "activity",
        *household("activity"),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", ID, nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("import_id", ID, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("household_id", "number", name=op.f("pk_activity")),
    )
    for name, columns, unique in (
        ("uq_activity_household_id_id", ["household_id", "id"], True),
        ("uq_activity_household_id_import_id", ["household_id", "import_id"], True),
        ("ix_activity_household_id_at", ["household_id", "at", "number"], False),
        ("ix_activity_household_id_actor", ["household_id", "actor", "at", "number"], False),
        ("ix_activity_household_id_kind", ["household_id", "kind", "at", "number"], False),
    ):
        op.create_index(name, "activity", columns, unique=unique)
    op.create_table(
        "activity_subjects",
        *household("activity_subjects"),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint(
            "household_id", "subject_id", "at", "number", name=op.f("pk_activity_subjects")
        ),
    )
    op.create_table(
        "activity_readers",
        *household("activity_readers"),
        *user("activity_readers"),
        sa.Column("read_to", sa.BigInteger(), nullable=False),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("household_id", "user_id", name=op.f("pk_activity_readers")),
    )
    op.create_table(
        "activity_marks",
        *household("activity_marks"),
        *user("activity_marks"),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint(
            "household_id", "user_id", "number", name=op.f("pk_activity_marks")
        ),
    )
    op.execute(
        "INSERT INTO activity_readers (household_id, user_id, read_to, unread)"
        " SELECT members.household_id, members.user_id, scopes.hseq, 0"
        " FROM members JOIN scopes ON scopes.scope = members.household_id"
    )
    op.execute(
        "INSERT INTO reader_cursors (reader, scope, hseq, quiet_to)"
        " SELECT 'feed', households.id, 0, scopes.hseq"
        " FROM households JOIN scopes ON scopes.scope = households.id"
    )


def downgrade() -> None:
    op.execute("DELETE FROM reader_cursors WHERE reader = 'feed'")
    for table in ("activity_marks", "activity_readers", "activity_subjects", "activity"):
        op.drop_table(table)
