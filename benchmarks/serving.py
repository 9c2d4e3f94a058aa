"""A real server in a process of its own, with a household of two signed in."""

import base64
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from pennybell.outbox.actor import Actor

SOURCES = Path(__file__).parents[1] / "src"
PASSWORD = "only for this benchmark"  # noqa: S105 - opens a database that is thrown away
STOP_S_MAX = 15


@dataclass(frozen=True, slots=True)
class Household:
    """Two members' access tokens, and ids to write with."""

    tokens: tuple[str, ...]
    accounts: tuple[str, ...]
    category: str

    def actor(self) -> Actor:
        """Whom the first token speaks of."""
        body = self.tokens[0].split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return Actor(claims["sub"], claims["hid"], claims["sid"], claims["exp"])


@contextmanager
def serving(folder: Path, database_url: str, **further: str) -> Iterator[int]:
    """Run `pennybell serve` on `database_url`, with further variables; yields its port."""
    settings = {
        "PYTHONPATH": str(SOURCES),
        "PENNYBELL_DATA_DIR": str(folder),
        "PENNYBELL_DATABASE_URL": database_url,
        "PENNYBELL_ACCESS_TOKEN_S": "86400",
        "PENNYBELL_LOG_LEVEL": "WARNING",
        **further,
    }
    with tempfile.TemporaryFile("w+") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "pennybell.cli.main", "serve", "--port", "0"],
            cwd=folder,
            env=settings,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
        assert server.stdout is not None
        try:
            address = server.stdout.readline()
            if "http://" not in address:
                said.seek(0)
                raise RuntimeError(f"The server does not start: {said.read()}")
            yield int(address.rsplit(":", 1)[1])
        finally:
            server.terminate()
            server.wait(STOP_S_MAX)
            server.stdout.close()


def found_household(port: int, name: str, *, accounts: int = 2) -> Household:
    """Register a household of two on the server at `port`, with accounts to write to."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=30) as client:

        def post(path: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
            headers = {"authorization": f"Bearer {token}"} if token else {}
            answer = client.post(path, json=body, headers=headers)
            answer.raise_for_status()
            found: dict[str, Any] = answer.json()
            return found

        def register(person: str, **further: str) -> str:
            body = {"email": f"{person}@{name}.example", "password": PASSWORD, "name": person}
            zone = {"currency": "EUR", "timezone": "Europe/Berlin", "client": "native"}
            return str(post("/auth/register", body | zone | further)["access_token"])

        first = register("robin")
        invite = post("/invites", {"role": "member"}, first)["token"]
        second = register("kim", invite=invite)
        ids = [
            post(
                "/accounts", {"name": f"Account {n}", "type": "checking", "currency": "EUR"}, first
            )
            for n in range(accounts)
        ]
        category = post("/categories", {"name": "Benchmark", "kind": "expense"}, first)
    return Household((first, second), tuple(each["id"] for each in ids), category["id"])
