"""Whose a database is: nobody's yet, the demo's, or somebody's own. The demo's carries a mark."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import Enum, auto
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, NullPool, create_engine, inspect, select, update
from sqlalchemy.engine import make_url

from pennybell.domains.identity import repository as identity
from pennybell.errors import Conflict
from pennybell.kit.json import decode, encode
from pennybell.storage import dialect
from pennybell.storage.tables.identity import users
from pennybell.storage.tables.log import meta

KEY: Final = "demo"


class Owner(Enum):
    """Whose data a database holds."""

    NOBODY = auto()
    DEMO = auto()
    SOMEBODY = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """What the seed has done, kept as JSON in the database; it commits with each of its steps.

    Attributes:
        today: the day the history ends on, ISO 8601.
        done, of: steps of the seed.
        password: digest of the password hash both members were given.
    """

    household: str
    seed: int
    months: int
    today: str
    done: int
    of: int
    password: str

    @property
    def is_complete(self) -> bool:
        return self.done == self.of

    @property
    def last_day(self) -> date:
        return date.fromisoformat(self.today)


def read_mark(connection: Connection) -> Mark | None:
    text = connection.execute(select(meta.c.value).where(meta.c.key == KEY)).scalar_one_or_none()
    return None if text is None else Mark(**decode(text))


def insert_mark(connection: Connection, mark: Mark) -> None:
    connection.execute(meta.insert(), {"key": KEY, "value": _text(mark)})


def change_mark(connection: Connection, before: Mark, after: Mark) -> None:
    """Raises Conflict: another process moved it on meanwhile."""
    statement = (
        update(meta)
        .where(meta.c.key == KEY, meta.c.value == _text(before))
        .values(value=_text(after))
    )
    if connection.execute(statement).rowcount != 1:
        raise filled_meanwhile()


def advanced(mark: Mark) -> Mark:
    return replace(mark, done=mark.done + 1)


def filled_meanwhile() -> Conflict:
    return Conflict("filled_meanwhile", "Another process is filling this database.")


def owner_of(url: str) -> Owner:
    """Look without writing: no file is made, no schema changed."""
    if dialect.is_sqlite(url) and not Path(make_url(url).database or "").is_file():
        return Owner.NOBODY
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if not {users.name, meta.name} <= set(tables):
            return Owner.NOBODY
        if read_mark(connection) is not None:
            return Owner.DEMO
        return Owner.SOMEBODY if identity.count_users(connection) else Owner.NOBODY


def _text(mark: Mark) -> str:
    return encode(asdict(mark))
