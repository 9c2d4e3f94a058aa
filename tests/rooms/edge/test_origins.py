"""Which pages may call the API: the server's own and the configured ones."""

from collections.abc import Iterator

import httpx
import pytest
from tests.kit.client import new_http, register
from tests.rooms.edge.clocked import ClockedServer

OURS, FOREIGN = "https://app.example", "https://evil.example"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockedServer]:
    folder = tmp_path_factory.mktemp("origins")
    with ClockedServer(folder, allowed_origins=[OURS], request_bytes_max=2_000) as running:
        yield running


def preflight(server: ClockedServer, origin: str) -> httpx.Response:
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization,content-type,if-match,idempotency-key",
    }
    with new_http() as http:
        return http.options(f"{server.url}/api/v1/tags", headers=asked)


def test_a_configured_origin_may_send_every_header_the_api_knows(server: ClockedServer) -> None:
    answer = preflight(server, OURS)

    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == OURS
    assert answer.headers["Access-Control-Allow-Credentials"] == "true"
    assert "PATCH" in answer.headers["Access-Control-Allow-Methods"]


def test_another_origin_may_not(server: ClockedServer) -> None:
    answer = preflight(server, FOREIGN)

    assert answer.status_code == 400
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_page_can_read_answers_and_refusals_and_what_their_headers_say(
    server: ClockedServer,
) -> None:
    robin = register(server.url)
    answers = [
        robin.send("GET", "/me", headers={"Origin": OURS}),
        robin.send("GET", "/nothing", headers={"Origin": OURS}),
        robin.send("POST", "/tags", {"name": "x" * 3_000}, headers={"Origin": OURS}),
    ]

    assert [each.status_code for each in answers] == [200, 404, 413]
    for answer in answers:
        assert answer.headers["Access-Control-Allow-Origin"] == OURS
        exposed = answer.headers["Access-Control-Expose-Headers"]
        assert {"retry-after", "idempotency-replayed", "x-request-id"} <= set(exposed.split(", "))
    foreign = robin.send("GET", "/me", headers={"Origin": FOREIGN})
    assert "Access-Control-Allow-Origin" not in foreign.headers


def test_without_configured_origins_no_page_elsewhere_reads_anything(house: ClockedServer) -> None:
    answer = register(house.url).send("GET", "/me", headers={"Origin": OURS})

    assert "Access-Control-Allow-Origin" not in answer.headers
