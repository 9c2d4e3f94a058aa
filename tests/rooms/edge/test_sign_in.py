"""Signing in: nobody learns who exists, and whoever guesses has to go slowly."""

from pathlib import Path

import httpx
import pytest
from tests.kit.client import PASSWORD, new_http, register, sign_in
from tests.rooms.edge.clocked import ClockedServer

from pennybell.domains.identity import passwords
from pennybell.kit.clock import MINUTE, SECOND

COOKIE = "pennybell_refresh"


def log_in(
    server: ClockedServer, email: str, password: str = PASSWORD, *, address: str = "", **fields: str
) -> httpx.Response:
    body = {"email": email, "password": password, **fields}
    headers = {"X-Forwarded-For": address} if address else {}
    with new_http() as http:
        return http.post(f"{server.url}/api/v1/auth/login", json=body, headers=headers)


def plain(answer: httpx.Response) -> tuple[int, str, set[str]]:
    ignored = {"x-request-id", "date"}
    return answer.status_code, answer.text, set(answer.headers) - ignored


def test_unknown_wrong_and_disabled_get_the_same_answer(house: ClockedServer) -> None:
    robin, max_ = register(house.url), register(house.url, "Max")
    house.execute("UPDATE users SET disabled_at = 1 WHERE id = :id", id=max_.user_id)

    wrong = log_in(house, robin.email, "not the password")
    unknown = log_in(house, "nobody@home.example", "not the password")
    disabled = log_in(house, max_.email)

    assert plain(wrong) == plain(unknown) == plain(disabled)
    assert (wrong.status_code, wrong.json()["code"]) == (401, "bad_credentials")
    assert wrong.headers["WWW-Authenticate"] == "Bearer"


def test_unknown_wrong_and_disabled_cost_one_hash_each(
    house: ClockedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time is not measured here: the work is counted, and it is the same work."""
    robin, max_ = register(house.url), register(house.url, "Max")
    house.execute("UPDATE users SET disabled_at = 1 WHERE id = :id", id=max_.user_id)
    verify = passwords._hasher.verify
    parameters: list[list[str]] = []

    def counting(password: str, stored: str) -> bool:
        parameters.append(stored.split("$")[1:4])
        return verify(password, stored)

    monkeypatch.setattr(passwords._hasher, "verify", counting)
    for email in (robin.email, "nobody@home.example", max_.email):
        log_in(house, email, "not the password")

    assert len(parameters) == 3
    assert parameters[0] == parameters[1] == parameters[2]
    assert parameters[0][0] == "argon2id"


def test_an_address_is_recognised_however_it_is_spelt(house: ClockedServer) -> None:
    robin = register(house.url)

    assert log_in(house, f"  {robin.email.upper()} ").status_code == 200


def test_a_browser_gets_a_cookie_and_a_native_client_the_token(house: ClockedServer) -> None:
    robin = register(house.url)

    browser, native = log_in(house, robin.email), log_in(house, robin.email, client="native")

    assert "refresh_token" not in browser.json()
    attributes = {each.strip().lower() for each in browser.headers["Set-Cookie"].split(";")}
    assert {"httponly", "samesite=strict", "path=/api/v1/auth/refresh"} <= attributes
    assert "max-age=5184000" in attributes
    assert "secure" not in attributes
    assert native.json()["refresh_token"]
    assert "Set-Cookie" not in native.headers


def test_behind_https_the_cookie_is_secure(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, public_url="https://money.example", registration="open") as server:
        robin = register(server.url)

        assert "secure" in log_in(server, robin.email).headers["Set-Cookie"].lower()


def test_only_a_trusted_proxy_can_say_that_it_was_https(tmp_path: Path) -> None:
    said = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
    for trusted in ([], ["127.0.0.1"]):
        folder = tmp_path / str(len(trusted))
        with ClockedServer(folder, trusted_proxies=trusted) as server, new_http() as http:
            robin = register(server.url)
            body = {"email": robin.email, "password": PASSWORD}
            answer = http.post(f"{server.url}/api/v1/auth/login", json=body, headers=said)

            assert ("secure" in answer.headers["Set-Cookie"].lower()) is bool(trusted)


def test_an_account_is_throttled_and_recovers(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, sign_ins_per_minute_max=3) as server:
        robin, sam = register(server.url, "Robin"), register(server.url, "Sam")
        failed = [log_in(server, robin.email, "wrong").status_code for _ in range(3)]

        throttled = log_in(server, robin.email)

        assert failed == [401, 401, 401]
        assert (throttled.status_code, throttled.json()["code"]) == (429, "throttled")
        assert 1 <= int(throttled.headers["Retry-After"]) <= 20
        assert log_in(server, sam.email).status_code == 200
        server.clock.advance(int(throttled.headers["Retry-After"]) * SECOND)
        assert log_in(server, robin.email).status_code == 200


def test_an_unknown_account_is_throttled_like_a_known_one(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, sign_ins_per_minute_max=2) as server:
        answers = [log_in(server, "nobody@home.example", "wrong") for _ in range(3)]

        assert [each.status_code for each in answers] == [401, 401, 429]


def test_an_address_is_throttled_over_all_accounts(tmp_path: Path) -> None:
    with ClockedServer(
        tmp_path, sign_ins_per_minute_max=2, trusted_proxies=["127.0.0.1"]
    ) as server:
        robin = register(server.url)
        for number in range(6):
            log_in(server, f"{number}@home.example", "wrong", address="203.0.113.9")

        assert log_in(server, robin.email, address="203.0.113.9").status_code == 429
        assert log_in(server, robin.email, address="203.0.113.10").status_code == 200
        server.clock.advance(MINUTE)
        assert log_in(server, robin.email, address="203.0.113.9").status_code == 200


def test_a_forwarded_address_counts_only_from_a_trusted_proxy(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, sign_ins_per_minute_max=1) as server:
        robin = register(server.url)
        for number in range(3):
            log_in(server, f"{number}@home.example", "wrong", address=f"203.0.113.{number}")

        assert log_in(server, robin.email, address="203.0.113.99").status_code == 429


def test_success_is_not_counted(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, sign_ins_per_minute_max=1) as server:
        robin = register(server.url)

        assert [sign_in(server.url, robin.email).user_id for _ in range(5)] == [robin.user_id] * 5


def test_changing_the_password_ends_the_other_sign_ins(house: ClockedServer) -> None:
    robin = register(house.url)
    phone, tablet = robin.on_another_device(), robin.on_another_device()
    body = {"current_password": PASSWORD, "new_password": "staple horse battery"}

    with tablet.socket() as socket:
        assert phone.send("POST", "/auth/password", body).status_code == 204
        assert socket.close_code() == 4500

    assert robin.send("GET", "/me").json()["code"] == "session_ended"
    assert phone.get("/me")["id"] == robin.user_id
    assert log_in(house, robin.email).status_code == 401
    assert log_in(house, robin.email, "staple horse battery").status_code == 200


def test_the_current_password_must_be_right_and_may_not_be_guessed(tmp_path: Path) -> None:
    with ClockedServer(tmp_path, sign_ins_per_minute_max=2) as server:
        robin = register(server.url)
        body = {"current_password": "wrong", "new_password": "staple horse battery"}
        answers = [robin.send("POST", "/auth/password", body) for _ in range(3)]

        assert [each.status_code for each in answers] == [403, 403, 429]
        assert answers[0].json()["code"] == "wrong_password"
        assert log_in(server, robin.email).status_code == 200
