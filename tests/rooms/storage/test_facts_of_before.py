"""The log of a version before this one says, once migrated, what was said together."""

from collections.abc import Callable

from alembic import command
from sqlalchemy import NullPool, create_engine, text

from pennybell.kit.ids import uuid7_ids
from pennybell.storage.migrate import _config, migrate

HOME = "01890a5d-ac96-774b-bcce-000000000001"
SAM = "01890a5d-ac96-774b-bcce-000000000002"
IMPORT = "01890a5d-ac96-774b-bcce-000000000003"

SAID = [  # type, who, when, payload
    ("transaction.created", SAM, 1_000, "{}"),
    ("balance.updated", SAM, 1_000, "{}"),
    ("transactions.imported", SAM, 2_000, f'{{"import_id": "{IMPORT}"}}'),
    ("balance.updated", SAM, 2_000, "{}"),
    ("alert.raised", None, 2_000, "{}"),
    ("budget.alert", None, 2_000, "{}"),
]


def test_facts_of_before_are_grouped_by_who_said_them_when(
    database_kind: str, make_database_url: Callable[[str], str]
) -> None:
    url = make_database_url(database_kind)
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        command.upgrade(_config(connection), "0009")
        for hseq, (type_, actor, at, payload) in enumerate(SAID, 1):
            connection.execute(
                text(
                    "INSERT INTO facts (scope, hseq, id, type, version, payload, actor, at)"
                    " VALUES (:home, :hseq, :home, :type, 1, :payload, :actor, :at)"
                ),
                {
                    "home": HOME,
                    "hseq": hseq,
                    "type": type_,
                    "payload": payload,
                    "actor": actor,
                    "at": at,
                },
            )
    migrate(url, ids=uuid7_ids())
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT commit_hseq, import_id FROM facts ORDER BY hseq"))
        found = [(first, str(of) if of else None) for first, of in rows]
    assert [first for first, _ in found] == [1, 1, 3, 3, 5, 5]
    assert [of for _, of in found] == [None, None, IMPORT, None, None, None]
