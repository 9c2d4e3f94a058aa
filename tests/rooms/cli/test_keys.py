"""`pennybell keys rotate`: everything under the newest secret, while a server goes on writing."""

import threading
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, select
from tests.kit.client import register, sign_in
from tests.kit.contacts import HOOK, MAIL, add_mailbox
from tests.kit.server import ServerProcess

from pennybell.domains.sealed.repository import TABLES
from pennybell.kit.encryption import FieldKeys, open_sealed

OLD, NEW = "o" * 40, "n" * 40


def key_ids(database_url: str) -> set[str]:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        found = {
            str(key_id)
            for table in TABLES.values()
            for key_id in connection.execute(select(table.c.enc_key_id)).scalars()
        }
    engine.dispose()
    return found


def test_all_is_under_the_newest_secret_while_a_server_writes(
    tmp_path: Path, database_kind: str, make_database_url: Callable[[str], str]
) -> None:
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    fixed = {"database_url": url, "registration": "open", **MAIL}
    with ServerProcess(tmp_path, secret=OLD, **fixed) as server:
        robin = register(server.url)
        for number in range(15):
            body = {"token": f"old-phone-{number}-{robin.user_id}"}
            robin.post("/notification-preferences/fcm-token", body)
        robin.post("/webhooks", HOOK)
        add_mailbox(robin, robin.email)
    old, new = (
        FieldKeys([key.encode() for key in keys.split(",")], random=bytes).current_id
        for keys in (OLD, f"{NEW},{OLD}")
    )
    assert key_ids(server.database_url) == {old}

    with ServerProcess(tmp_path, secret=f"{NEW},{OLD}", **fixed) as server:
        robin = register(server.url, "Kim")
        until = threading.Event()
        written: list[str] = []

        def write() -> None:
            while not until.is_set():
                body = {"token": f"phone-{len(written) % 5}-{robin.user_id}"}
                written.append(robin.post("/notification-preferences/fcm-token", body)["id"])

        writer = threading.Thread(target=write)
        writer.start()
        said = server.run("keys", "rotate")
        until.set()
        writer.join()
        assert "0 unreadable, 0 under older secrets" in said
        assert key_ids(server.database_url) == {new}
        assert server.run("keys", "rotate").startswith("0 encrypted anew")

    opened, engine = FieldKeys([NEW.encode()], random=bytes), create_engine(server.database_url)
    with engine.connect() as connection:
        devices = connection.execute(select(TABLES["devices"])).all()
        for row in devices:
            token = open_sealed(opened, row)["token"]
            assert row.address_hmac == opened.digest("fcm", token.encode()).hex()
    engine.dispose()
    assert len(devices) == 20
    assert written


def test_what_is_left_of_a_forgotten_device_goes_along(tmp_path: Path) -> None:
    phone = {"token": "good-phone-to-forget", "renewal": True}
    with ServerProcess(tmp_path, secret=OLD, registration="open") as server:
        robin = register(server.url)
        device = robin.post("/notification-preferences/fcm-token", phone)
        robin.delete(f"/notification-preferences/devices/{device['id']}")
    with ServerProcess(tmp_path, secret=f"{NEW},{OLD}", registration="open") as server:
        assert "1 encrypted anew, 0 unreadable" in server.run("keys", "rotate")
        again = sign_in(server.url, robin.email)
        refused = again.send("POST", "/notification-preferences/fcm-token", phone)
        assert refused.json()["code"] == "device_forgotten"
