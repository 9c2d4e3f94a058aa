"""Who signs in or changes a password is seen by whoever else owns the account."""

import pytest
from tests.kit.client import PASSWORD, Person, register
from tests.kit.inbox import wait_for_notices
from tests.kit.server import ServerProcess

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:{0}) Gecko/20100101 Firefox/{0}"


@pytest.fixture
def robin(telling: ServerProcess) -> Person:
    return register(telling.url, "Robin")


def sign_in(robin: Person, user_agent: str) -> None:
    robin.http.post(
        f"{robin.url}/api/v1/auth/login",
        json={"email": robin.email, "password": PASSWORD},
        headers={"User-Agent": user_agent},
    ).raise_for_status()


def test_a_sign_in_from_a_new_device_is_told_once(robin: Person) -> None:
    assert robin.get("/notifications")["items"] == []
    with robin.socket(since=robin.snapshot()["seq"]) as socket:
        sign_in(robin, FIREFOX.format("140.0"))
        told = socket.expect("notification.new")["payload"]
    sign_in(robin, FIREFOX.format("141.0"))  # an update is no new device

    (notice,) = wait_for_notices(robin, type="new_device")
    assert notice["id"] == told["id"]
    assert (notice["title"], notice["severity"]) == ("New sign-in: Firefox on Linux", "critical")


def test_a_changed_password_is_told_whatever_somebody_switched_off(robin: Person) -> None:
    preferences = {"email_enabled": False, "push_enabled": False, "frequency": "weekly"}
    robin.send("PUT", "/notification-preferences", preferences).raise_for_status()
    body = {"current_password": PASSWORD, "new_password": "another long password"}
    robin.send("POST", "/auth/password", body).raise_for_status()

    (notice,) = wait_for_notices(robin, type="password_changed")
    assert notice["title"] == "Your password was changed"
