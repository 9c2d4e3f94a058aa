"""A PostgreSQL server for the tests, and databases of their own on it.

Taken in this order: PENNYBELL_TEST_POSTGRES_URL; a server on 127.0.0.1 at the standard port that
lets us create a database; a throwaway server from installed binaries; the same after apt.
Only databases created here are ever read, written or dropped.
"""

import getpass
import os
import pwd
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql
from tests.services import apt, run
from tests.services.refusal import Lacking

VARIABLE = "PENNYBELL_TEST_POSTGRES_URL"
PREFIX = "pennybell_test_"
VERSION_MIN = 13_00_00
"""First with DROP DATABASE ... WITH (FORCE); older ones are out of support."""
CONNECT_S_MAX = 5
INITDB = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C", "--no-sync"]
BINARY_FOLDERS = [
    ("/usr/lib/postgresql", "*/bin"),  # Debian, Ubuntu
    ("/opt/homebrew/opt", "postgresql*/bin"),
    ("/usr/local/opt", "postgresql*/bin"),
    ("/Applications/Postgres.app/Contents/Versions", "*/bin"),
    ("/usr", "pgsql-*/bin"),  # Fedora and its kin
]
LACKING = (
    "The tests need PostgreSQL 13 or later: install it (macOS: brew install postgresql, Debian and"
    f" Ubuntu: sudo apt install postgresql) or set {VARIABLE} to a server that lets them create a"
    " database of their own."
)


def find_server() -> str:
    """URL of a maintenance database on a server that lets us create databases.

    Raises:
        Lacking: with the sentence for whoever runs the tests.
    """
    if given := os.environ.get(VARIABLE):
        if refusal := why_unfit(given):
            raise Lacking(f"{VARIABLE} is set, but {refusal}.")
        return given
    for url in local_candidates():
        if not why_unfit(url):
            return url
    return start_throwaway(require_binaries())


def require_binaries() -> Path:
    """The folder with initdb and postgres, installed with apt where that is possible."""
    found = find_binaries()
    if found is None and apt.install("postgresql"):
        found = find_binaries()
    if found is None:
        raise Lacking(LACKING)
    return found


def local_candidates() -> Iterator[str]:
    for user in dict.fromkeys([getpass.getuser(), "postgres", "root"]):
        for database in ("postgres", "template1"):
            yield f"postgresql://{user}@127.0.0.1:5432/{database}"


def why_unfit(url: str) -> str | None:
    """None when the server at `url` will do, else the end of a sentence that says why not."""
    try:
        with closing(connect(url)) as connection:
            if connection.info.server_version < VERSION_MIN:
                return f"the server is older than PostgreSQL {VERSION_MIN // 10_000}"
            row = connection.execute(
                "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        return f"no connection comes about ({str(error).strip().splitlines()[0]})"
    return None if row and row[0] else "its user may not create databases"


def create_database(server_url: str) -> str:
    """Create an empty UTF-8 database of our own; answers its URL."""
    name = PREFIX + secrets.token_hex(6)
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' {}")
    with closing(connect(server_url)) as connection:
        row = connection.execute("SELECT current_setting('server_encoding')").fetchone()
        # The server's own locale where it suits the encoding, else the one that suits any.
        suits = row is not None and row[0] == "UTF8"
        locale = sql.SQL("" if suits else "LC_COLLATE 'C' LC_CTYPE 'C'")
        connection.execute(statement.format(sql.Identifier(name), locale))
    return urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))


def drop_database(url: str, server_url: str) -> None:
    name = urlsplit(url).path.lstrip("/")
    assert name.startswith(PREFIX), "only what the tests created is dropped"
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with closing(connect(server_url)) as connection:
        connection.execute(statement)


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_S_MAX)


def find_binaries() -> Path | None:
    """The folder that holds the newest installed initdb; Debian keeps it off PATH."""
    folders = [path for top, pattern in BINARY_FOLDERS for path in Path(top).glob(pattern)]
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    complete = [
        folder
        for folder in folders
        if all((folder / name).is_file() for name in ("initdb", "pg_ctl", "postgres"))
    ]
    return max(complete, key=major_version, default=None)


def major_version(folder: Path) -> int:
    answer = subprocess.run(
        [folder / "postgres", "-V"], capture_output=True, text=True, check=False
    )
    number = re.search(r"(\d+)", answer.stdout)
    return int(number[1]) if number else 0


def start_throwaway(binaries: Path, *, is_durable: bool = False) -> str:
    """Start a server that ends with this test run; answers its URL.

    Args:
        is_durable: fsync on, as a benchmark needs it. Tests never pull the power.
    """
    user = unprivileged_user()
    data = run.folder() / f"postgres-{secrets.token_hex(3)}"
    data.mkdir(mode=0o700)
    if user is not None:
        os.chown(data, user.pw_uid, user.pw_gid)
    port = free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
    options += f" -c max_connections=200 -c fsync={'on' if is_durable else 'off'}"
    run_as(user, binaries / "initdb", "-D", data, *INITDB)
    run_as(user, binaries / "pg_ctl", "-D", data, "-o", options, "-l", data / "log", "-w", "start")
    run.remember_server(int((data / "postmaster.pid").read_text().split()[0]))
    return f"postgresql://postgres@127.0.0.1:{port}/postgres"


def run_as(user: pwd.struct_passwd | None, *command: str | Path) -> None:
    # Not a pipe: the server would inherit it, and the reader wait for the server to end.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            command,
            cwd="/",
            user=user and user.pw_uid,
            group=user and user.pw_gid,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output.seek(0)
        said = output.read().decode(errors="replace").strip()
    if done.returncode != 0:
        raise Lacking(f"A throwaway PostgreSQL does not start ({command[0]}: {said}). {LACKING}")


def unprivileged_user() -> pwd.struct_passwd | None:
    """Whom to run the server as: PostgreSQL refuses root. None: as we are."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
