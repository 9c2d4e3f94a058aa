"""Alerts on a running server: cause one, wait for what is said."""

import time
from typing import Any

from tests.kit.client import ARRIVES_S_MAX, Person

from pennybell.kit.clock import system_clock, today_in


def today_of(person: Person) -> str:
    zone = person.snapshot()["household"]["timezone"]
    return today_in(zone, system_clock()).isoformat()


def wait_for_alerts(person: Person, query: str, count: int = 1) -> list[dict[str, Any]]:
    """At least `count` alerts that the query names, as the API lists them."""
    for _ in range(round(ARRIVES_S_MAX / 0.05)):
        found: list[dict[str, Any]] = person.get(f"/alerts?{query}")["items"]
        if len(found) >= count:
            return found
        time.sleep(0.05)
    raise AssertionError(f"no {count} alerts for {query}")


def raise_alert(person: Person, account: str) -> str:
    """Spend much today, and wait until that is noticed."""
    person.record(account, -90_000, date=today_of(person))
    return str(wait_for_alerts(person, "kind=large_expense")[0]["id"])
