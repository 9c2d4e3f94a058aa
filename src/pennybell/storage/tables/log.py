"""The log: facts by scope, each user's stream over them, and what makes a write happen once."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
)

from pennybell.storage.tables.metadata import Id, metadata

meta = Table(
    "meta",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)
"""`installation`: made once. `epoch`: made anew when a database is restored from a backup."""

scopes = Table(
    "scopes",
    metadata,
    Column("scope", Id, primary_key=True),
    Column("hseq", BigInteger, nullable=False),
)
"""Newest number of each scope (a household, or a user for what concerns one person only). Its row
is locked while numbers are taken, so order of numbers is order of commits."""

facts = Table(
    "facts",
    metadata,
    Column("scope", Id, primary_key=True),
    Column("hseq", BigInteger, primary_key=True),
    Column("id", Id, nullable=False),
    Column("type", String(40), nullable=False),
    Column("version", SmallInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("actor", Id),
    Column("at", BigInteger, nullable=False),
    Column("commit_hseq", BigInteger, nullable=False, server_default="0"),
    Column("import_id", Id),
)
"""`commit_hseq`: the first number of the unit of work in this scope; its facts follow each other.
`import_id`: of the import that the unit of work belongs to."""

streams = Table(
    "streams",
    metadata,
    Column("user_id", Id, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("pruned_to", BigInteger, nullable=False),
)
"""Newest `seq` of each user, and the newest that was pruned away."""

user_events = Table(
    "user_events",
    metadata,
    Column("user_id", Id, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("commit_seq", BigInteger, nullable=False),
    Column("scope", Id, nullable=False),
    Column("hseq", BigInteger, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("ix_user_events_at", "at"),
)
"""`gone`: a tombstone; this user may no longer read the fact, but the number stands."""

reader_cursors = Table(
    "reader_cursors",
    metadata,
    Column("reader", String(20), primary_key=True),
    Column("scope", Id, primary_key=True),
    Column("hseq", BigInteger, nullable=False),
    Column("day", Date),
    Column("quiet_to", BigInteger, nullable=False, server_default="0"),
)
"""How far each reader of the log is in each household: its newest fact and its newest day.

Facts up to `quiet_to` are no news: what follows from them is written and announced to nobody.
"""

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("user_id", Id, primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("request_hash", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("ix_idempotency_keys_at", "at"),
)
