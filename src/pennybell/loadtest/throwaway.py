"""A server of one's own on a database that is thrown away, with people put into it directly."""

import secrets
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table, select

from pennybell.domains.identity.tokens import Tokens, derive_keys
from pennybell.kit.clock import DAY, Clock, Instant
from pennybell.kit.ids import Ids
from pennybell.loadtest.orders import Address, Seat
from pennybell.loadtest.target import Commit
from pennybell.storage.database import PostgresDatabase, SqliteDatabase, open_database
from pennybell.storage.migrate import migrate
from pennybell.storage.tables.households import households, members
from pennybell.storage.tables.identity import sessions, users
from pennybell.storage.tables.ledger import accounts
from pennybell.storage.tables.log import scopes, streams

Store = SqliteDatabase | PostgresDatabase

DEVICES: Final = 3
"""Of one household, each another member's: one write is heard by so many sockets."""

TOKEN_S: Final = 86_400
ROWS_PER_INSERT: Final = 5_000
STOP_S_MAX: Final = 20.0

WITHOUT_LIMITS: Final = {
    f"PENNYBELL_{name}": "0"
    for name in (
        "CLIENT_MESSAGES_PER_SECOND_MAX",
        "REFUSED_UPGRADES_PER_MINUTE_MAX",
        "SIGN_INS_PER_MINUTE_MAX",
        "SOCKETS_MAX",
        "SOCKETS_PER_USER_MAX",
        "UPGRADES_PER_MINUTE_MAX",
    )
}


class Throwaway:
    """Filled in steps: `settings` for a server's environment, then `fill`, then `serving`.

    Args:
        folder: becomes the data directory; whoever made it removes it.
        database_url: as in the settings; "": SQLite in the folder.
        program: the command that serves; `{journal}` in it stands for the file of commits.
    """

    def __init__(self, folder: Path, *, program: Sequence[str], database_url: str = "") -> None:
        self.folder = folder
        self.seats: Sequence[Seat] = ()
        self.limits: list[str] = []
        self.address = Address("127.0.0.1", 0)
        self.secret = secrets.token_urlsafe(32)
        self.settings = {
            **WITHOUT_LIMITS,
            "PENNYBELL_ACCESS_TOKEN_S": str(TOKEN_S),
            "PENNYBELL_DATABASE_URL": database_url,
            "PENNYBELL_DATA_DIR": str(folder),
            "PENNYBELL_LOG_LEVEL": "WARNING",
            # The wire is measured: what readers of the log conclude would be further events.
            "PENNYBELL_READERS": "none",
            "PENNYBELL_DISPATCHER": "false",
            "PENNYBELL_SECRET": self.secret,
        }
        self.journal = folder / "commits"
        self._program = [part.format(journal=self.journal) for part in program]
        self._desks: tuple[tuple[str, str], ...] = ()
        self._store: Store | None = None
        self._process: subprocess.Popen[str] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    def fill(self, url: str, connections: int, *, clock: Clock, ids: Ids) -> None:
        """Make the schema and people for so many connections; `url` as SQLAlchemy wants it."""
        migrate(url, ids=ids)
        self._store = open_database(url)
        tokens = Tokens(derive_keys([self.secret.encode()]), access_s=TOKEN_S)
        rows, self.seats, self._desks = make_people(connections, tokens, ids, clock())
        self._store.submit(lambda connection: _insert_all(connection, rows)).result()

    @contextmanager
    def serving(self, **settings: str) -> Iterator[None]:
        """Run the program; it has announced its address when the block begins."""
        log = self.folder / "server.log"
        with log.open("a") as said:
            process = subprocess.Popen(  # noqa: S603 - the program is ours
                [*self._program, "--port", "0"],
                cwd=self.folder,
                env=self.settings | settings,
                stdin=subprocess.PIPE,  # closes when we die; see cli/loadtest_served.py
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )
        self._process = process
        try:
            self.address = Address("127.0.0.1", _announced(process, log))
            yield
        finally:
            self._process = None
            _end(process)

    def order(self, line: str) -> None:
        """Say something to a program that listens; see benchmarks/realtime/broadcasting.py."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def answer(self) -> str:
        """The next line it says."""
        assert self._process is not None
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    @property
    def desk_address(self) -> Address:
        return self.address

    def desks(self) -> tuple[tuple[str, str], ...]:
        return self._desks

    def heads(self, seqs: Sequence[int]) -> list[int]:
        assert self._store is not None
        with self._store.read() as connection:
            found = connection.execute(select(streams.c.user_id, streams.c.seq)).all()
        by_user = {str(user): int(seq) for user, seq in found}
        return [by_user[seat.user] for seat in self.seats[: len(seqs)]]

    def commits(self) -> list[Commit] | None:
        if not self.journal.exists():
            return None
        return [parse_commit(line) for line in self.journal.read_text().splitlines()]


def parse_commit(line: str) -> Commit:
    """`seconds user:seq user:seq …`, as the journal has it."""
    at, *rings = line.split(" ")
    pairs = (ring.rpartition(":") for ring in rings)
    return Commit(float(at), tuple((user, int(seq)) for user, _, seq in pairs))


Rows = list[tuple[Table, list[dict[str, Any]]]]
Desks = tuple[tuple[str, str], ...]


def make_people(
    connections: int, tokens: Tokens, ids: Ids, now: Instant
) -> tuple[Rows, list[Seat], Desks]:
    """Rows of households of three with an account each, and a signed-in device for each member."""
    rows: dict[Table, list[dict[str, Any]]] = {
        table: [] for table in (users, streams, sessions, households, scopes, members, accounts)
    }
    seats: list[Seat] = []
    desks: list[tuple[str, str]] = []
    while len(seats) < connections:
        household, account = ids(), ids()
        rows[households].append(_household(household, now))
        rows[scopes].append({"scope": household, "hseq": 0})
        rows[accounts].append(_account(household, account, now))
        for place in range(min(DEVICES, connections - len(seats))):
            user, session = ids(), ids()
            rows[users].append(_user(user, now))
            rows[streams].append({"user_id": user, "seq": 0, "pruned_to": 0})
            rows[sessions].append(_session(session, user, household, now))
            role = "member" if place else "owner"
            rows[members].append(
                {"household_id": household, "user_id": user, "role": role, "joined_at": now}
            )
            token = tokens.access(user_id=user, session_id=session, household_id=household, now=now)
            seats.append(Seat(user, household, token))
            if not place:
                desks.append((token, account))
    return list(rows.items()), seats, tuple(desks)


def _user(user: str, now: Instant) -> dict[str, Any]:
    email = f"{user}@load.example"
    return {
        "id": user,
        "email": email,
        "email_key": email,
        "name": "Load",
        "password_hash": "-",
        "timezone": "UTC",
        "locale": "en",
        "is_admin": False,
        "disabled_at": None,
        "version": 1,
        "created_at": now,
    }


def _session(session: str, user: str, household: str, now: Instant) -> dict[str, Any]:
    return {
        "id": session,
        "user_id": user,
        "household_id_now": household,
        "device": "load test",
        "address": "127.0.0.1",
        "refresh_hash": "-",
        "rotated_at": now,
        "created_at": now,
        "last_seen_at": now,
        "expires_at": now + DAY,
    }


def _household(household: str, now: Instant) -> dict[str, Any]:
    return {
        "id": household,
        "name": "Load",
        "timezone": "UTC",
        "currency": "EUR",
        "version": 1,
        "created_at": now,
    }


def _account(household: str, account: str, now: Instant) -> dict[str, Any]:
    return {
        "household_id": household,
        "id": account,
        "name": "Checking",
        "type": "checking",
        "currency": "EUR",
        "opening_balance_minor": 0,
        "balance_minor": 0,
        "balance_version": 1,
        "transaction_count": 0,
        "archived": False,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def _insert_all(connection: Any, rows: Rows) -> None:
    for table, its in rows:
        for start in range(0, len(its), ROWS_PER_INSERT):
            connection.execute(table.insert(), its[start : start + ROWS_PER_INSERT])


def _announced(process: "subprocess.Popen[str]", log: Path) -> int:
    assert process.stdout is not None
    said = process.stdout.readline()
    if "http://" not in said:
        raise RuntimeError(f"The server does not start: {said}{log.read_text()}".strip())
    return int(said.rsplit(":", 1)[1])


def _end(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_S_MAX)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
