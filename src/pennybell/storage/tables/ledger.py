"""Accounts, categories, tags, transactions and the totals derived from them.

Every key starts with the household: ids may come from clients, and two households that choose
the same id must not learn of each other.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from pennybell.storage.tables.metadata import Id, household_id, metadata, safe_integer

HAS_SPLITS = text("split_count > 0")
"""For statements over split rows: word by word as their index says it, or it is not used."""

IS_PAYMENT = text("payee IS NOT NULL AND deleted_at IS NULL AND transfer_id IS NULL")
"""For statements that seek rows by payee: as above."""

accounts = Table(
    "accounts",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("type", String(20), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("opening_balance_minor", BigInteger, nullable=False),
    Column("balance_minor", BigInteger, nullable=False),
    Column("balance_version", BigInteger, nullable=False),
    Column("transaction_count", BigInteger, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    safe_integer("balance_minor"),
)

categories = Table(
    "categories",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("parent_id", Id),
    Column("archived", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(
        ["household_id", "parent_id"], ["categories.household_id", "categories.id"]
    ),
)

tags = Table(
    "tags",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("name_key", String(200), nullable=False),  # case-folded
    Column("version", Integer, nullable=False),
    Index("uq_tags_household_id_name_key", "household_id", "name_key", unique=True),
)

transactions = Table(
    "transactions",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("account_id", Id, nullable=False),
    Column("date", Date, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("payee", String(500)),
    Column("note", String(5000)),
    Column("category_id", Id),
    Column("split_count", SmallInteger, nullable=False),
    Column("tag_count", SmallInteger, nullable=False),
    Column("transfer_id", Id),
    Column("transfer_peer_id", Id),
    Column("transfer_account_id", Id),
    Column("import_id", Id),
    Column("import_key", String(40)),
    Column("version", Integer, nullable=False),
    Column("created_by", Id, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("deleted_at", BigInteger),
    ForeignKeyConstraint(["household_id", "account_id"], ["accounts.household_id", "accounts.id"]),
    ForeignKeyConstraint(
        ["household_id", "category_id"], ["categories.household_id", "categories.id"]
    ),
    Index("ix_transactions_household_id_date_id", "household_id", "date", "id"),
    Index(
        "ix_transactions_household_id_account_id_date_id",
        "household_id",
        "account_id",
        "date",
        "id",
    ),
    Index(
        "ix_transactions_household_id_category_id_date_id",
        "household_id",
        "category_id",
        "date",
        "id",
    ),
    Index("ix_transactions_household_id_transfer_id", "household_id", "transfer_id"),
    Index(
        "ix_transactions_household_id_date_split",
        "household_id",
        "date",
        sqlite_where=HAS_SPLITS,
        postgresql_where=HAS_SPLITS,
    ),
    Index(
        "ix_transactions_household_id_payee_date",
        "household_id",
        "payee",
        "date",
        sqlite_where=IS_PAYMENT,
        postgresql_where=IS_PAYMENT,
    ),
    Index("uq_transactions_household_id_import_key", "household_id", "import_key", unique=True),
)

splits = Table(
    "splits",
    metadata,
    household_id(primary_key=True),
    Column("transaction_id", Id, primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    Column("amount_minor", BigInteger, nullable=False),
    Column("category_id", Id),
    Column("note", String(2000)),
    ForeignKeyConstraint(
        ["household_id", "transaction_id"], ["transactions.household_id", "transactions.id"]
    ),
    ForeignKeyConstraint(
        ["household_id", "category_id"], ["categories.household_id", "categories.id"]
    ),
    Index("ix_splits_household_id_category_id", "household_id", "category_id"),
)

transaction_tags = Table(
    "transaction_tags",
    metadata,
    household_id(primary_key=True),
    Column("tag_id", Id, primary_key=True),
    Column("transaction_id", Id, primary_key=True),
    Column("position", SmallInteger, nullable=False),
    ForeignKeyConstraint(
        ["household_id", "transaction_id"], ["transactions.household_id", "transactions.id"]
    ),
    ForeignKeyConstraint(["household_id", "tag_id"], ["tags.household_id", "tags.id"]),
    Index("ix_transaction_tags_household_id_transaction_id", "household_id", "transaction_id"),
)


def _totals(name: str) -> Table:
    return Table(
        name,
        metadata,
        household_id(primary_key=True),
        Column("date", Date, primary_key=True),
        Column("account_id", Id, primary_key=True),
        Column("bucket", String(36), primary_key=True),
        Column("inflow_minor", BigInteger, nullable=False),
        Column("outflow_minor", BigInteger, nullable=False),
        Column("count", BigInteger, nullable=False),
        safe_integer("inflow_minor"),
        safe_integer("outflow_minor"),
    )


day_totals = _totals("day_totals")
"""Sums of live rows per day x account x bucket, where a bucket is a category's id,
`uncategorised` or `transfer`. A split transaction counts by its parts. Both flows are >= 0."""

month_totals = _totals("month_totals")
"""The same sums per month, dated with its first day."""

imports = Table(
    "imports",
    metadata,
    household_id(primary_key=True),
    Column("id", Id, primary_key=True),
    Column("filename", String(255), nullable=False),
    Column("file_hash", String(64), nullable=False),
    Column("status", String(10), nullable=False),
    Column("rows_total", BigInteger, nullable=False),
    Column("rows_new", BigInteger, nullable=False),
    Column("rows_duplicate", BigInteger, nullable=False),
    Column("rows_unreadable", BigInteger, nullable=False),
    Column("done", BigInteger, nullable=False),
    Column("unreadable", Text, nullable=False),  # JSON: [{"line", "reason"}], the first 1,000
    Column("created_by", Id, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
    Index("ix_imports_household_id_created_at", "household_id", "created_at"),
)
