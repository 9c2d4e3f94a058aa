"""The household's activity, and how far each member has read it."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from pennybell.storage.tables.metadata import Id, household_id, metadata

activity = Table(
    "activity",
    metadata,
    household_id(primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Id, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Id),
    Column("kind", String(20), nullable=False),
    Column("import_id", Id),
    Column("body", Text, nullable=False),  # JSON: what is in none of the columns
    Index("uq_activity_household_id_id", "household_id", "id", unique=True),
    Index("uq_activity_household_id_import_id", "household_id", "import_id", unique=True),
    Index("ix_activity_household_id_at", "household_id", "at", "number"),
    Index("ix_activity_household_id_actor", "household_id", "actor", "at", "number"),
    Index("ix_activity_household_id_kind", "household_id", "kind", "at", "number"),
)
"""A projection of the facts: deleted and rebuilt from them it is the same.

`number` and `id` are those of the entry's first fact, so what refers to an entry outlives that.
"""

activity_subjects = Table(
    "activity_subjects",
    metadata,
    household_id(primary_key=True),
    Column("subject_id", Id, primary_key=True),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
)
"""Which entries are about an account or a category."""

activity_readers = Table(
    "activity_readers",
    metadata,
    household_id(primary_key=True),
    Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("read_to", BigInteger, nullable=False),
    Column("unread", Integer, nullable=False),
)
"""A row for each member. All entries up to `read_to` are read, and what `activity_marks` names."""

activity_marks = Table(
    "activity_marks",
    metadata,
    household_id(primary_key=True),
    Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
)
"""Entries above `read_to` that somebody has read one by one."""
