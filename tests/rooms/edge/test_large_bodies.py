"""Bodies over the limit are refused with 413, announced or not, and leave nothing."""

import json
import socket
from collections.abc import Iterator
from typing import Final

import httpx
import pytest
from tests.rooms.edge.scene import Operation, Scene, refused

MEBIBYTE: Final = 1_048_576
TEN: Final = 10 * MEBIBYTE


@pytest.fixture(scope="module")
def database_kind() -> str:
    """These bodies never reach a database; one will do."""
    return "sqlite"


def chunks(size: int) -> Iterator[bytes]:
    """A JSON text that never ends, in pieces; sent without a Content-Length."""
    yield b'{"name": "'
    for _ in range(size // 65_536):
        yield b"x" * 65_536
    yield b'"}'


def statement(size: int) -> Iterator[bytes]:
    """A file part that goes on and on."""
    yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    yield from chunks(size)
    yield b"\r\n--x--\r\n"


def send(scene: Scene, operation: Operation, content: bytes | Iterator[bytes]) -> httpx.Response:
    return scene.robin.http.request(
        operation.method,
        f"{scene.server.url}/api/v1{scene.address(operation.path, scene.things)}",
        content=content,
        headers={
            "Authorization": f"Bearer {scene.robin.token}",
            "Content-Type": "application/json",
        },
    )


def test_ten_megabytes_are_too_large_for_every_operation(scene: Scene) -> None:
    content = b'{"name": "' + b"x" * TEN + b'"}'
    with scene.nothing_is_written():
        for operation in scene.operations:
            if operation.body is not None:
                answer = send(scene, operation, content)
                assert refused(answer, 413)["code"] == "too_large"
                assert answer.headers["X-Request-Id"]


def test_ten_megabytes_in_chunks_are_too_large_for_every_operation(scene: Scene) -> None:
    with scene.nothing_is_written():
        for operation in scene.operations:
            if operation.body is not None:
                assert refused(send(scene, operation, chunks(TEN)), 413)["code"] == "too_large"


def test_an_upload_has_a_limit_of_its_own(scene: Scene) -> None:
    small = "Date,Payee,Amount\n" + "2026-01-27,Bakery,-12.50\n" * 50_000  # 1.2 MB
    with scene.nothing_is_written():
        taken = scene.robin.http.post(
            f"{scene.server.url}/api/v1/imports?preview=true",
            files={"file": ("a.csv", small)},
            data={"account_id": scene.things.account},
            headers={"Authorization": f"Bearer {scene.robin.token}"},
        )
        assert taken.json()["rows_total"] == 50_000, taken.text[:200]
        for content in (b"x" * 3_000_000, statement(3_000_000)):
            answer = scene.robin.http.post(
                f"{scene.server.url}/api/v1/imports",
                content=content,
                headers={
                    "Authorization": f"Bearer {scene.robin.token}",
                    "Content-Type": "multipart/form-data; boundary=x",
                },
            )
            assert refused(answer, 413)["code"] == "too_large"


def test_the_largest_body_that_fits_is_read(scene: Scene) -> None:
    body = json.dumps({"name": "x"}).encode()
    padded = body[:-1] + b" " * (MEBIBYTE - len(body)) + b"}"

    assert len(padded) == MEBIBYTE
    create_tag = next(each for each in scene.operations if each.id == "create_tag")
    assert send(scene, create_tag, padded).status_code == 201
    assert refused(send(scene, create_tag, padded + b" "), 413)["code"] == "too_large"


@pytest.mark.parametrize("length", [b"-1", b"x", b"9" * 30, b"5, 5", b""])
def test_a_request_with_an_impossible_length_is_refused(scene: Scene, length: bytes) -> None:
    request = b"POST /api/v1/tags HTTP/1.1\r\nHost: x\r\nContent-Length: %s\r\n\r\n{}" % length
    with socket.create_connection(("127.0.0.1", scene.server.port), timeout=10) as connection:
        connection.sendall(request)
        answer = connection.recv(4_096)

    assert answer.split()[1] in {b"400", b"413"}, answer
