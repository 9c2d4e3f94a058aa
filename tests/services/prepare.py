"""Find or install what the tests need, before the clock of any test runs; say what was found."""

import sys

from tests.services import chromium, firefox, postgres, redis_server, run
from tests.services.refusal import Lacking


def main() -> int:
    folder = run.begin()
    lacking = 0
    for name, find in (
        ("PostgreSQL", postgres.find_server),
        ("Redis", redis_server.find_server),
        ("redis-server", redis_server.require_binary),
        ("Chromium", chromium.find),
        ("Firefox", firefox.find),
        ("Xvfb", firefox.find_screen),
    ):
        try:
            print(f"{name}: {find()}", flush=True)
        except Lacking as sentence:
            print(f"{name}: {sentence}", file=sys.stderr, flush=True)
            lacking += 1
    run.end(folder)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
