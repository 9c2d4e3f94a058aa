"""The one MetaData, the column types, and the rule that money rows belong to a household."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, MetaData, String
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

from pennybell.kit.money import BALANCE_MINOR_MAX

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id: TypeEngine[str] = String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")
"""UUID as text; sixteen bytes on PostgreSQL."""


def household_id(*, primary_key: bool = False) -> Column[str]:
    """The column that scopes a row. Every statement on its table must compare it: see guard.py."""
    return Column(
        "household_id",
        Id,
        ForeignKey("households.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


def safe_integer(column: str) -> CheckConstraint:
    """Refuses what JavaScript cannot count, and SQLite's silent turn to floats with it."""
    return CheckConstraint(
        f"{column} BETWEEN -{BALANCE_MINOR_MAX} AND {BALANCE_MINOR_MAX}", name=f"{column}_safe"
    )
