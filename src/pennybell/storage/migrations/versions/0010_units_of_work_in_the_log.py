"""Which facts were said together, and which of an import; what is no news to a reader.

Facts of before are taken to have been said together when the same person said them in the same
millisecond.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ID = sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql")


def upgrade() -> None:
    op.add_column(
        "facts", sa.Column("commit_hseq", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.add_column("facts", sa.Column("import_id", ID, nullable=True))
    op.add_column(
        "reader_cursors",
        sa.Column("quiet_to", sa.BigInteger(), nullable=False, server_default="0"),
    )
    op.execute(
        "UPDATE facts SET commit_hseq = grouped.first FROM ("
        "SELECT scope, hseq, min(hseq) OVER (PARTITION BY scope, actor, at) AS first FROM facts"
        ") AS grouped WHERE grouped.scope = facts.scope AND grouped.hseq = facts.hseq"
    )
    named = sa.text("payload ->> 'import_id'")
    if op.get_bind().dialect.name == "postgresql":
        named = sa.text("CAST(CAST(payload AS json) ->> 'import_id' AS uuid)")
    facts = sa.table("facts", sa.column("type"), sa.column("import_id"))
    imported = sa.update(facts).where(facts.c.type == "transactions.imported")
    op.execute(imported.values(import_id=named))


def downgrade() -> None:
    with op.batch_alter_table("reader_cursors") as batch:
        batch.drop_column("quiet_to")
    with op.batch_alter_table("facts") as batch:
        batch.drop_column("import_id")
        batch.drop_column("commit_hseq")
