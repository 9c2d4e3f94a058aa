"""Inbox entries on a running server: wait for what somebody is told."""

import time
from typing import Any

from tests.kit.client import ARRIVES_S_MAX, Person


def wait_for_notices(person: Person, count: int = 1, **query: Any) -> list[dict[str, Any]]:
    """At least `count` entries that the query names, newest first."""
    for _ in range(round(ARRIVES_S_MAX / 0.05)):
        found: list[dict[str, Any]] = person.get("/notifications", **query)["items"]
        if len(found) >= count:
            return found
        time.sleep(0.05)
    raise AssertionError(f"no {count} notices for {query}")
