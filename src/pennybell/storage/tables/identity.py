"""People and their sign-ins."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table

from pennybell.storage.tables.metadata import Id, metadata

users = Table(
    "users",
    metadata,
    Column("id", Id, primary_key=True),
    Column("email", String(254), nullable=False),
    Column("email_key", String(254), nullable=False, unique=True),  # case-folded
    Column("name", String(100), nullable=False),
    Column("password_hash", String(255), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("locale", String(35), nullable=False),
    Column("is_admin", Boolean, nullable=False),
    Column("disabled_at", BigInteger),
    Column("version", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("household_id_now", Id),  # where its next access token points; may be none
    Column("device", String(200), nullable=False),
    Column("address", String(64), nullable=False),
    Column("refresh_hash", String(64), nullable=False),
    Column("previous_hash", String(64)),
    Column("rotated_at", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("last_seen_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Index("ix_sessions_user_id", "user_id"),
    Index("ix_sessions_ended_at", "ended_at"),
)
