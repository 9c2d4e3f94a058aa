"""Preferences and devices changed by several at once, and taken back by null."""

from concurrent.futures import Future
from functools import partial
from typing import Any

import pytest
from tests.kit.ledger import Ledger
from tests.kit.ringing import Ringing

from pennybell.domains.devices import service as devices
from pennybell.domains.devices.model import DeviceDraft
from pennybell.domains.preferences import changing
from pennybell.domains.preferences.service import read_preferences
from pennybell.errors import Conflict
from pennybell.outbox import access
from pennybell.outbox.actor import Actor


@pytest.fixture
def town(ledger: Ledger) -> Ringing:
    return Ringing(ledger, "2026-06-15T10:00:00+02:00")


def preferences_of(town: Ringing, actor: Actor) -> Any:
    return town.work.submit_read(actor, read_preferences, needs=access.SIGNED_IN).result()


def test_two_first_changes_at_once_both_count(town: Ringing, ledger: Ledger) -> None:
    robin = ledger.found()
    changes: list[dict[str, Any]] = [{"digest_hour": 9}, {"digest_weekday": 3}]
    running = [
        town.work.submit(
            robin,
            partial(changing.change, changes=change, if_match=None),
            needs=access.SIGNED_IN,
        )
        for change in changes
    ]
    for each in running:
        each.result()
    after = preferences_of(town, robin)
    assert (after.digest_hour, after.digest_weekday, after.version) == (9, 3, 3)


def test_one_address_registered_at_once_has_one_owner(town: Ringing, ledger: Ledger) -> None:
    people = [ledger.found(name) for name in ("Robin", "Kim", "Sam")]
    address = f"phone-of-{people[0].user_id}"
    draft = DeviceDraft("fcm", "token", address, {"token": address})
    running: list[Future[Any]] = [
        town.work.submit(
            person, partial(devices.register, draft=draft, keys=town.keys), needs=access.SIGNED_IN
        )
        for person in people * 4
    ]
    refused = [each.exception() for each in running if each.exception() is not None]
    assert all(isinstance(each, Conflict) and each.code == "already_exists" for each in refused)
    owned = [
        device
        for person in people
        for device in town.work.submit_read(
            person, devices.read_devices, needs=access.SIGNED_IN
        ).result()
    ]
    assert len(owned) == 1


def test_a_token_that_is_null_forgets_the_devices_of_its_kind(
    town: Ringing, ledger: Ledger
) -> None:
    robin = ledger.found()
    town.phone(robin)
    town.wait(1)
    town.phone(robin, "another-phone")
    assert preferences_of(town, robin).fcm_token == "…hone"
    town.prefer(robin, fcm_token=None, digest_hour=7)

    after = preferences_of(town, robin)
    assert (after.fcm_token, after.digest_hour) == (None, 7)
    found = town.work.submit_read(robin, devices.read_devices, needs=access.SIGNED_IN)
    assert found.result() == []
