"""What a client may say, what is answered, and how often it may be wrong."""

import json
from typing import Any

import pytest
from tests.kit.client import Json, Person
from tests.rooms.edge.clocked import ClockedServer
from tests.rooms.realtime.raw import CLOSE, CONTINUATION, PING, PONG, TEXT, RawSocket, frame

from pennybell.kit.clock import MINUTE


def is_alive(opened: RawSocket) -> bool:
    opened.say(type="ping", id="alive")
    return opened.receive().get("id") == "alive"


@pytest.mark.parametrize(
    "payload", [{}, {"a": [1, None, "é🥐"], "b": {"c": 1e300}}, {"type": "x"}, {"n": 2**60}]
)
def test_a_ping_gets_its_payload_and_id_back(opened: RawSocket, payload: Json) -> None:
    opened.say(type="ping", id="7", payload=payload, timestamp="2026-01-26T10:30:00Z")

    pong = opened.receive()

    assert (pong["type"], pong["id"], pong["payload"]) == ("pong", "7", payload)
    assert pong.keys() == {"type", "payload", "timestamp", "id"}


def test_payload_and_id_may_be_left_out(opened: RawSocket) -> None:
    opened.say(type="ping")

    assert opened.receive().keys() == {"type", "payload", "timestamp"}


def test_an_ack_has_no_answer(opened: RawSocket) -> None:
    opened.say(type="ack", payload={"seq": 0}, id="1")
    opened.say(type="ack", payload={"seq": 2**53 - 1})

    assert is_alive(opened)


def test_analytics_are_subscribed_to_and_left_again(opened: RawSocket) -> None:
    opened.say(type="subscribe.analytics", id="1", payload={"period": "2026-01"})
    begun = opened.receive()
    opened.say(type="unsubscribe.analytics", id="2")
    while (ended := opened.receive())["type"] != "unsubscribed":
        assert ended["type"].startswith("analytics.")

    assert (begun["type"], begun["id"]) == ("subscribed", "1")
    assert begun["payload"] == {"topic": "analytics", "period": "2026-01"}
    assert (ended["id"], ended["payload"]) == ("2", {"topic": "analytics"})


def test_the_wire_describes_itself_to_whoever_asks(house: ClockedServer, robin: Person) -> None:
    answer = robin.http.get(f"{house.url}/api/v1/asyncapi.json")

    assert answer.status_code == 200
    document = answer.json()
    assert document["asyncapi"].startswith("3.")
    assert {"session.ready", "transaction.created", "ack"} <= document["components"][
        "messages"
    ].keys()


BAD: list[tuple[bytes, str, str | None]] = [
    (b"", "bad_message", None),
    (b"x", "bad_message", None),
    (b"{", "bad_message", None),
    (b"[]", "bad_message", None),
    (b"5", "bad_message", None),
    (b"null", "bad_message", None),
    (b'"ping"', "bad_message", None),
    (b"[" * 400, "bad_message", None),
    (b'{"type":"ping","payload":{"n":NaN}}', "bad_message", None),
    (rb'{"type":"ping","id":"\ud800"}', "bad_message", None),
    (b'{"id":"1"}', "unknown_type", "1"),
    (b'{"type":5,"id":"1"}', "unknown_type", "1"),
    (b'{"type":null}', "unknown_type", None),
    (b'{"type":"nonsense","id":"1"}', "unknown_type", "1"),
    (b'{"type":"transaction.created","id":"1"}', "unknown_type", "1"),
    (b'{"type":"session.ready"}', "unknown_type", None),
    (b'{"type":"ping","id":7}', "bad_message", None),
    (b'{"type":"ping","id":null}', "bad_message", None),
    (b'{"type":"ping","timestamp":7,"id":"1"}', "bad_message", "1"),
    (b'{"type":"ping","surprise":1,"id":"1"}', "bad_message", "1"),
    (b'{"type":"ping","payload":5,"id":"1"}', "bad_message", "1"),
    (b'{"type":"ping","payload":[],"id":"1"}', "bad_message", "1"),
    (b'{"type":"ping","payload":"","id":"1"}', "bad_message", "1"),
    (b'{"type":"ping","payload":false,"id":"1"}', "bad_message", "1"),
    (b'{"type":"ping","payload":null,"id":"1"}', "bad_message", "1"),
    (b'{"type":"subscribe.analytics","payload":{"period":5},"id":"1"}', "bad_message", "1"),
    (b'{"type":"subscribe.analytics","payload":{"x":1},"id":"1"}', "bad_message", "1"),
    (b'{"type":"unsubscribe.analytics","payload":{"x":1},"id":"1"}', "bad_message", "1"),
    (b'{"type":"ack","id":"1"}', "bad_message", "1"),
    (b'{"type":"ack","payload":{},"id":"1"}', "bad_message", "1"),
    (b'{"type":"ack","payload":{"seq":-1},"id":"1"}', "bad_message", "1"),
    (b'{"type":"ack","payload":{"seq":"5"},"id":"1"}', "bad_message", "1"),
    (b'{"type":"ack","payload":{"seq":1.5},"id":"1"}', "bad_message", "1"),
    (b'{"type":"ack","payload":{"seq":true},"id":"1"}', "bad_message", "1"),
    (b'{"type":"ack","payload":{"seq":9223372036854775808},"id":"1"}', "bad_message", "1"),
    (b'{"type":"ack","payload":{"seq":1,"surprise":1},"id":"1"}', "bad_message", "1"),
    (b'{"type":"ack","payload":{"seq":' + b"9" * 300 + b'},"id":"1"}', "bad_message", "1"),
]


@pytest.mark.parametrize(("text", "code", "ref"), BAD, ids=[repr(bad[0][:40]) for bad in BAD])
def test_a_bad_message_gets_an_error_and_the_socket_stays(
    opened: RawSocket, text: bytes, code: str, ref: str | None
) -> None:
    opened.send(text)

    error = opened.receive()

    assert (error["type"], error["payload"]["code"], error["payload"]["ref"]) == (
        "error",
        code,
        ref,
    )
    assert error["payload"]["message"].endswith(".")
    assert is_alive(opened)


def test_the_fifth_bad_message_within_a_minute_closes_for_good(opened: RawSocket) -> None:
    for _ in range(4):
        opened.send(b"x")
        assert opened.receive()["type"] == "error"
        assert is_alive(opened)

    opened.send(b"x")

    assert opened.close_frame() == (4502, "protocol")
    assert opened.is_at_end()


def test_bad_messages_are_forgotten_after_a_minute(house: ClockedServer, opened: RawSocket) -> None:
    for _ in range(4):
        opened.send(b"x")
        opened.receive()

    house.clock.advance(MINUTE)

    for _ in range(4):
        opened.send(b"x")
        assert opened.receive()["type"] == "error"
    assert is_alive(opened)


def padded(size: int) -> bytes:
    message = b'{"type":"ping","id":"alive"}'
    return message[:-1] + b" " * (size - len(message)) + b"}"


def test_512_bytes_are_taken_and_one_more_is_too_big(opened: RawSocket) -> None:
    opened.send(padded(512))
    assert opened.receive()["type"] == "pong"

    opened.send(padded(513))

    assert opened.close_frame() == (1009, "too_big")
    assert opened.is_at_end()


def test_ten_megabytes_are_refused_by_their_header_and_the_close_arrives(opened: RawSocket) -> None:
    opened.connection.settimeout(30)
    try:
        opened.send(b"x" * 10_000_000)
    except (BrokenPipeError, ConnectionResetError):
        pytest.fail("the server cut the connection instead of closing it")

    assert opened.close_frame() == (1009, "too_big")


def test_parts_together_are_held_to_the_limit(opened: RawSocket) -> None:
    opened.send(b" " * 300, final=False)
    opened.send(b" " * 213, CONTINUATION, final=False)

    assert opened.close_frame() == (1009, "too_big")


def test_a_message_in_parts_with_a_ping_between_is_one_message(opened: RawSocket) -> None:
    opened.send(b'{"type":', final=False)
    opened.send(b"", CONTINUATION, final=False)
    opened.send(b"between", PING)
    opened.send(b'"ping","id":"\xc3', CONTINUATION, final=False)
    opened.send(b'\xa9"}', CONTINUATION)

    assert opened.receive_answer() == (PONG, b"between")
    assert opened.receive()["id"] == "é"


def test_a_hundred_thousand_empty_parts_cost_nothing(opened: RawSocket) -> None:
    empty = b"\x00\x80\x00\x00\x00\x00"
    opened.send(b'{"type":"ping"', final=False)
    opened.connection.sendall(empty * 100_000)
    opened.send(b"}", CONTINUATION)

    assert opened.receive()["type"] == "pong"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x81\x05hello", 1002),  # not masked
        (b"\xc1\x80\x00\x00\x00\x00", 1002),  # a reserved bit: no extension was agreed
        (b"\x83\x80\x00\x00\x00\x00", 1002),
        (b"\x80\x80\x00\x00\x00\x00", 1002),  # goes on with nothing
        (b"\x01\x80\x00\x00\x00\x00\x81\x80\x00\x00\x00\x00", 1002),  # a second begins inside
        (b"\x09\x80\x00\x00\x00\x00", 1002),
        (b"\x89\xfe\x00\x7e", 1002),
        (b"\x82\x80\x00\x00\x00\x00", 1003),  # binary
        (b"\x81\x82\x00\x00\x00\x00\xc3\x28", 1007),
        (b"\x81\x83\x00\x00\x00\x00\xed\xa0\x80", 1007),
        (b"\x88\x81\x00\x00\x00\x00\x03", 1002),  # half a close code
        (b"\x88\x82\x00\x00\x00\x00\x03\xed", 1002),  # 1005 is never sent
        (b"\x88\x84\x00\x00\x00\x00\x03\xe8\xc3\x28", 1007),
    ],
)
def test_a_breach_of_the_protocol_closes_with_its_code(
    opened: RawSocket, data: bytes, code: int
) -> None:
    opened.connection.sendall(data)

    assert opened.close_frame()[0] == code
    assert opened.is_at_end()


def test_bytes_that_are_no_text_close_the_socket_before_their_message_ends(
    opened: RawSocket,
) -> None:
    opened.connection.sendall(frame(b'{"id":"\xf4\x90' + b"x" * 100)[:-100])

    assert opened.close_frame() == (1007, "not_utf8")
    assert opened.is_at_end()


def test_a_message_that_comes_a_byte_at_a_time_is_one_message(opened: RawSocket) -> None:
    for byte in frame('{"type":"ping","id":"é"}'.encode() + b" " * 120):
        opened.connection.sendall(bytes([byte]))

    assert opened.receive()["id"] == "é"


@pytest.mark.parametrize("payload", [b"", b"x", b"x" * 125])
def test_a_protocol_ping_gets_its_bytes_back(opened: RawSocket, payload: bytes) -> None:
    opened.send(payload, PING)

    assert opened.receive_answer() == (PONG, payload)


def test_a_pong_that_nobody_asked_for_is_ignored(opened: RawSocket) -> None:
    opened.send(b"x", PONG)

    assert is_alive(opened)


@pytest.mark.parametrize("payload", [b"", b"\x03\xe8", b"\x03\xe8bye", b"\x0f\xa0", b"\x13\x87"])
def test_a_close_is_answered_with_the_same_code(opened: RawSocket, payload: bytes) -> None:
    opened.send(payload, CLOSE)

    assert opened.receive_answer() == (CLOSE, payload[:2])
    assert opened.is_at_end()


def test_nothing_that_follows_a_close_is_heard(opened: RawSocket) -> None:
    opened.send(b"\x03\xe8", CLOSE)
    opened.say(type="ping", id="late")

    assert opened.receive_answer() == (CLOSE, b"\x03\xe8")
    assert opened.is_at_end()


def test_a_client_that_vanishes_is_forgotten(
    house: ClockedServer, opened: RawSocket, robin: Person
) -> None:
    opened.connection.close()

    with robin.socket() as socket:
        made = robin.post("/tags", {"name": "later"})
        assert socket.expect("tag.created")["seq"] == made["seq"]


def test_what_people_typed_arrives_as_inert_text(opened: RawSocket, robin: Person) -> None:
    text = '</script><b>"\\\u202e\u2066\x1b[31m\u2028.'
    robin.post("/tags", {"name": text})

    opcode, payload = opened.receive_answer()

    heard: dict[str, Any] = json.loads(payload)
    assert opcode == TEXT
    assert heard["payload"]["name"] == text
