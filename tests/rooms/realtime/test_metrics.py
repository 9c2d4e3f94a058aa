"""`/metrics`: what Prometheus reads, and who else may."""

from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families
from tests.kit.client import register
from tests.rooms.edge.clocked import ClockedServer


def values_of(text: str) -> dict[str, float]:
    """Samples by name and labels."""
    return {
        " ".join([sample.name, *(f"{name}={value}" for name, value in sample.labels.items())]): (
            sample.value
        )
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def scrape(server: ClockedServer, **headers: str) -> httpx.Response:
    return httpx.get(f"{server.url}/metrics", headers=headers, trust_env=False)


def test_a_local_caller_reads_what_the_sockets_did(tmp_path: Path) -> None:
    with ClockedServer(tmp_path / "measured") as server:
        robin = register(server.url)
        with robin.socket(since=0) as socket:
            socket.receive_until(robin.open_account()["seq"])
            open_ = values_of(scrape(server).text)
        with robin.socket() as revoked:
            robin.send("POST", "/auth/logout")
            assert revoked.close_code() == 4500
        answer = scrape(server)

    after = values_of(answer.text)
    assert answer.headers["content-type"].startswith("text/plain")
    assert open_["pennybell_websocket_connections"] == 1
    assert open_["pennybell_websocket_users"] == 1
    assert open_["pennybell_websocket_messages_out_total"] == 1
    assert open_["pennybell_websocket_resumes_total result=complete"] == 1
    assert open_["pennybell_websocket_commit_to_socket_seconds_count"] == 1
    assert open_["pennybell_websocket_commit_to_socket_seconds_bucket le=+Inf"] == 1
    assert open_["pennybell_websocket_queue_bytes"] == 0
    assert after["pennybell_websocket_closes_total code=4500 reason=revoked"] == 1
    assert after["process_open_fds"] > 0


def test_from_elsewhere_only_the_admin_may(tmp_path: Path) -> None:
    with ClockedServer(tmp_path / "public", public_url="https://money.example") as server:
        server.server.settings.registration = "open"
        admin, sam = register(server.url, "Robin"), register(server.url, "Sam")

        assert scrape(server).status_code == 401
        assert scrape(server, Authorization="Bearer forged").status_code == 401
        refused = scrape(server, Authorization=f"Bearer {sam.token}")
        assert (refused.status_code, refused.json()["code"]) == (403, "not_admin")
        assert scrape(server, Authorization=f"Bearer {admin.token}").status_code == 200


def test_behind_a_proxy_on_this_machine_nobody_is_local(house: ClockedServer) -> None:
    assert scrape(house).status_code == 200
    assert scrape(house, **{"X-Forwarded-For": "203.0.113.7"}).status_code == 401
