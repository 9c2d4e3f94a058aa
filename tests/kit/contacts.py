"""Contacts on a running server that sends nothing: answered as their owner would."""

from datetime import datetime
from types import SimpleNamespace

import httpx
from sqlalchemy import create_engine, update
from tests.kit.client import Json, Person

from pennybell.domains.contacts.model import link_token
from pennybell.domains.deliveries.model import beacon_of
from pennybell.kit.encryption import FieldKeys
from pennybell.storage.tables.notifications import deliveries

MAIL = {
    "smtp_host": "127.0.0.1",
    "mail_from": "bell@home.example",
    "codes_per_hour_max": "0",
}
"""Settings of a server that could send mail."""

HOOK = {"name": "Automation", "url": "https://hooks.example/bell"}


def add_mailbox(person: Person, address: str) -> Json:
    body = {"channel": "email", "address": address}
    return dict(person.post("/notification-contacts", body))


def follow_link(person: Person, contact: Json, secret: str) -> None:
    """What the mail's reader does; the link follows from the server's secret."""
    keys = FieldKeys([secret.encode()], random=bytes)
    sent_at = round(datetime.fromisoformat(contact["code_sent_at"]).timestamp() * 1_000)
    token = link_token(keys, SimpleNamespace(id=contact["id"], code_sent_at=sent_at))
    url = f"{person.url}/api/v1/confirm/{token}"
    httpx.post(url, trust_env=False).raise_for_status()


def beacon(person: Person, secret: str) -> tuple[str, str]:
    """A push to a phone of theirs, and what it carries: (delivery's id, proof)."""
    body = {"token": f"phone-of-{person.user_id}"}
    person.post("/notification-preferences/fcm-token", body)
    told = person.post("/notifications/test", {"channel": "push"})
    delivery = str(told["deliveries"][0]["id"])
    return delivery, beacon_of(FieldKeys([secret.encode()], random=bytes), delivery)


def bury(database_url: str, delivery: str) -> str:
    """As if the provider had said that it is our fault."""
    engine = create_engine(database_url)
    with engine.begin() as connection:
        dead = {"state": "dead", "reason": "ours"}
        connection.execute(update(deliveries).where(deliveries.c.id == delivery).values(**dead))
    engine.dispose()
    return delivery
