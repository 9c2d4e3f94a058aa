"""Activity on a running server: wait for what somebody did to stand there."""

import time
from typing import Any

from tests.kit.client import ARRIVES_S_MAX, Person


def wait_for_activity(person: Person, count: int = 1, **query: Any) -> list[dict[str, Any]]:
    """At least `count` entries that the query names, newest first."""
    for _ in range(round(ARRIVES_S_MAX / 0.05)):
        found: list[dict[str, Any]] = person.get("/activity", **query)["items"]
        if len(found) >= count:
            return found
        time.sleep(0.05)
    raise AssertionError(f"no {count} entries for {query}")
