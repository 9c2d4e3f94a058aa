"""Households, who belongs to them, and invitations."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from pennybell.storage.tables.metadata import Id, household_id, metadata

households = Table(
    "households",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

members = Table(
    "members",
    metadata,
    household_id(primary_key=True),
    Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(10), nullable=False),
    Column("joined_at", BigInteger, nullable=False),
    Index("ix_members_user_id", "user_id"),
)

invites = Table(
    "invites",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("role", String(10), nullable=False),
    Column("created_by", Id, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
    Column("used_by", Id),
)
