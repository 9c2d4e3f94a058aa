"""What the databases can do alone: one write's captured statements, replayed without a server."""

import re
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path
from typing import Any

from benchmarks.capture import Executed, Fresh, Rising
from tests.services import postgres
from tests.services.refusal import Lacking

CLIENTS = 8
"""Of pgbench: as many as the server has threads that write."""


class SqliteLoop:
    """Python's sqlite3 in a loop with a captured write, one commit each."""

    def __init__(self, path: Path, template: list[Executed]) -> None:
        self._path = path
        self._template = template
        self._written = 0

    def run(self, seconds: float) -> float:
        """Writes a second."""
        connection = sqlite_connection(self._path)
        began, before = time.perf_counter(), self._written
        while (took := time.perf_counter() - began) < seconds:
            self._written += 1
            connection.execute("BEGIN IMMEDIATE")
            for text, rows in self._template:
                filled = [[self._fill(value) for value in row] for row in rows]
                if len(filled) == 1:
                    connection.execute(text, filled[0]).fetchall()
                else:
                    connection.executemany(text, filled)
            connection.execute("COMMIT")
        connection.close()
        return (self._written - before) / took

    def _fill(self, value: Any) -> Any:
        if isinstance(value, Fresh):
            return f"01900000-0000-7000-8000-{self._written * 16 + value.number:012x}"
        if isinstance(value, Rising):
            return value.value + value.step * self._written
        return value


def sqlite_connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")
    return connection


def pgbench_script(template: list[Executed]) -> str:
    """The write as a pgbench script.

    Clients share one household, so its rising numbers come from the database as they do in the
    server: `hseq` is read where it is taken, and every other number of the write stands at a
    fixed distance from it. Several rows of one statement become one INSERT.
    """
    taken = next(each for each in template if each.text.startswith("INSERT INTO facts"))
    hseq = max(value.value for row in taken.rows for value in row if isinstance(value, Rising))

    def filled(text: str, row: tuple[Any, ...]) -> str:
        values = iter(row)
        return re.sub(r"\?", lambda _: _literal(next(values), hseq), text)

    lines = ["\\set n :n + 1", "BEGIN;"]
    for text, rows in template:
        plain = " ".join(text.split())
        statement = filled(plain, rows[0])
        for row in rows[1:]:
            statement += "," + filled(plain.partition(" VALUES")[2], row)
        lines.append(statement + (" \\gset" if plain.startswith("UPDATE scopes") else ";"))
    return "\n".join([*lines, "COMMIT;", ""])


def _literal(value: Any, hseq: int) -> str:
    if isinstance(value, Fresh):
        # Client, write and place in the write make an id that nobody else has.
        number = f":client_id::bigint * 10000000000 + :n::bigint * 16 + {value.number}"
        return f"('01900000-0000-7000-8000-' || lpad(to_hex({number}), 12, '0'))::uuid"
    if isinstance(value, Rising):
        return f"(:hseq::bigint + {value.value - hseq})"
    if value is None or isinstance(value, bool):
        return {None: "NULL", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    # pgbench looks for its variables inside of strings too, so a colon is written by its code.
    return "E'" + str(value).replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'"


class Pgbench:
    """pgbench with a captured write: prepared statements, as many clients as the server has."""

    def __init__(self, url: str, folder: Path, template: list[Executed]) -> None:
        self._url = url
        self._script = folder / "write.sql"
        self._script.write_text(pgbench_script(template))
        self._ran = 0

    def run(self, seconds: float) -> float:
        """Writes a second."""
        self._ran += 1
        command = [pgbench_path(), "--no-vacuum", "-M", "prepared", "-c", str(CLIENTS)]
        command += ["-j", "1", "-T", str(round(seconds)), "-D", f"n={self._ran * 10_000_000}"]
        command += ["-f", str(self._script), self._url]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = re.search(r"tps = ([\d.]+)", done.stdout)
        if done.returncode != 0 or found is None or "aborted" in done.stderr:
            raise RuntimeError(f"pgbench failed: {done.stderr}")
        return float(found[1])


def pgbench_path() -> str:
    if on_path := shutil.which("pgbench"):
        return on_path
    binaries = postgres.find_binaries()
    if binaries is None or not (binaries / "pgbench").is_file():
        raise Lacking("This benchmark needs pgbench, which comes with PostgreSQL's own programs.")
    return str(binaries / "pgbench")
