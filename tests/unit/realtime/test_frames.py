"""Frames against a slow reference, byte for byte, however the stream is torn."""

import asyncio
import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.realtime import close_codes, frames
from pennybell.realtime.close_codes import CloseCode
from pennybell.realtime.frames import Broken
from pennybell.realtime.protocol import WebSocket

MASKS = st.binary(min_size=4, max_size=4)
SIZES = st.sampled_from([0, 1, 2, 3, 4, 5, 124, 125, 126, 127, 128, 65_535, 65_536, 65_537])
PAYLOADS = st.binary(max_size=300) | SIZES.map(lambda size: bytes(range(256)) * (size // 256 + 1))


def slow_encode(payload: bytes, opcode: int, *, final: bool = True, mask: bytes = b"") -> bytes:
    """RFC 6455, 5.2, read line by line."""
    out = [(0x80 if final else 0) | opcode]
    size = len(payload)
    masked = 0x80 if mask else 0
    if size <= 125:
        out += [masked | size]
    elif size <= 0xFFFF:
        out += [masked | 126, size >> 8, size & 0xFF]
    else:
        out += [masked | 127, *((size >> shift) & 0xFF for shift in range(56, -8, -8))]
    out += list(mask)
    out += slow_unmask(payload, mask) if mask else payload
    return bytes(out)


def slow_unmask(payload: bytes, mask: bytes) -> bytes:
    return bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))


@given(PAYLOADS, MASKS)
def test_unmasking_agrees_with_one_byte_at_a_time(payload: bytes, mask: bytes) -> None:
    assert frames.unmask(payload, mask) == slow_unmask(payload, mask)


@given(PAYLOADS, st.sampled_from(sorted(frames.OPCODES)))
def test_encoding_agrees_with_the_reference(payload: bytes, opcode: int) -> None:
    assert frames.encode(payload, opcode) == slow_encode(payload, opcode)


@given(PAYLOADS, MASKS, st.booleans(), st.binary(max_size=9))
def test_a_client_frame_is_read_as_it_was_written(
    payload: bytes, mask: bytes, final: bool, before: bytes
) -> None:
    data = before + slow_encode(payload, frames.TEXT, final=final, mask=mask)

    frame = frames.decode(data, len(before), 0)

    assert frame == (final, frames.TEXT, payload, len(data))


@given(st.binary(max_size=130), MASKS)
def test_no_part_of_a_frame_is_taken_for_the_whole(payload: bytes, mask: bytes) -> None:
    whole = slow_encode(payload, frames.TEXT, mask=mask)

    assert all(frames.decode(whole[:end], 0, 0) is None for end in range(len(whole)))


@given(
    PAYLOADS, MASKS, st.sampled_from([frames.CONTINUATION, frames.TEXT]), st.booleans(), st.data()
)
def test_an_incomplete_frame_is_cut_into_two_that_say_the_same(
    payload: bytes, mask: bytes, opcode: int, final: bool, data: st.DataObject
) -> None:
    whole = slow_encode(payload, opcode, final=final, mask=mask)
    end = data.draw(st.integers(0, len(whole) - 1))

    cut = frames.cut(b"before" + whole[:end], 6)

    if cut is None:
        assert end <= len(whole) - len(payload)
        return
    piece, head = cut
    rest = frames.decode(head + whole[end:], 0, 0)
    assert piece == (False, opcode, payload[: len(piece.payload)], 6 + end)
    assert piece.payload
    assert rest == (
        final,
        frames.CONTINUATION,
        payload[len(piece.payload) :],
        len(head + whole[end:]),
    )


def test_a_control_frame_is_never_cut() -> None:
    whole = slow_encode(b"hello", frames.PING, mask=b"mask")

    assert all(frames.cut(whole[:end], 0) is None for end in range(len(whole)))


def broken_by(data: bytes, bytes_max: int = 512) -> CloseCode:
    with pytest.raises(Broken) as caught:
        frames.decode(data, 0, bytes_max)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x81\x00", close_codes.PROTOCOL_ERROR),  # not masked
        (b"\xc1\x80", close_codes.PROTOCOL_ERROR),  # a reserved bit
        (b"\x83\x80", close_codes.PROTOCOL_ERROR),  # a reserved opcode
        (b"\x8b\x80", close_codes.PROTOCOL_ERROR),
        (b"\x09\x80", close_codes.PROTOCOL_ERROR),  # a ping in parts
        (b"\x89\xfe\x00\x7e", close_codes.PROTOCOL_ERROR),  # a ping of 126 bytes
        (b"\x81\xfe\x00\x7d", close_codes.PROTOCOL_ERROR),  # 125 written long
        (b"\x81\xff" + (65_535).to_bytes(8, "big"), close_codes.PROTOCOL_ERROR),
        (b"\x81\xff\xff" + b"\x00" * 7, close_codes.PROTOCOL_ERROR),  # beyond 2^63
        (b"\x81\xfe\x02\x01", close_codes.TOO_BIG),  # known from the header alone
        (b"\x81\xff" + (1 << 40).to_bytes(8, "big"), close_codes.TOO_BIG),
    ],
)
def test_a_breach_is_seen_before_the_payload_arrives(data: bytes, code: CloseCode) -> None:
    assert broken_by(data) == code


@pytest.mark.parametrize(
    ("code", "may"),
    [(999, False), (1000, True), (1004, False), (1005, False), (1006, False), (1011, True),
     (1015, False), (1016, False), (2999, False), (3000, True), (4999, True), (5000, False)],
)  # fmt: skip
def test_close_codes_that_a_peer_may_send(code: int, may: bool) -> None:
    assert frames.is_close_code(code) is may


@pytest.mark.parametrize(
    "code", [c for c in vars(close_codes).values() if isinstance(c, CloseCode)]
)
def test_every_close_fits_a_control_frame_and_names_itself(code: CloseCode) -> None:
    frame = frames.encode_close(code, "retry_after_ms=" + "9" * 200)

    assert len(frame) <= 127
    assert frame[2:4] == code.code.to_bytes(2, "big")
    assert frame[4:].startswith(code.name.encode() + b" retry_after_ms=9")


class Wire(asyncio.Transport):
    """What was written, and whether it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written += data

    def can_write_eof(self) -> bool:
        return True

    def write_eof(self) -> None:
        self.closed = True

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return False


class Hearing(WebSocket):
    def __init__(self, wire: Wire) -> None:
        super().__init__(wire)
        self.texts: list[bytes] = []

    @property
    def message_bytes_max(self) -> int:
        return 512

    def on_text(self, message: bytes) -> None:
        self.texts.append(message)


MESSAGES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), max_size=6)


@st.composite
def streams(draw: st.DrawFn) -> tuple[list[str], bytes, list[int]]:
    """Messages; their bytes in one to three frames each, pings between; and where to cut."""
    messages = draw(MESSAGES)
    parts: list[bytes] = []
    for message in messages:
        payload = message.encode()
        cuts = sorted(draw(st.lists(st.integers(0, len(payload)), max_size=2)))
        pieces = [payload[a:b] for a, b in itertools.pairwise([0, *cuts, len(payload)])]
        for index, piece in enumerate(pieces):
            opcode = frames.TEXT if index == 0 else frames.CONTINUATION
            final = index == len(pieces) - 1
            parts.append(slow_encode(piece, opcode, final=final, mask=draw(MASKS)))
            if draw(st.booleans()):
                parts.append(slow_encode(b"between", frames.PING, mask=draw(MASKS)))
    data = b"".join(parts)
    return messages, data, sorted(draw(st.lists(st.integers(0, len(data)), max_size=12)))


def torn(data: bytes, cuts: list[int]) -> Iterator[bytes]:
    for start, end in itertools.pairwise([0, *cuts, len(data)]):
        yield data[start:end]


@given(streams())
def test_the_same_messages_arrive_however_the_bytes_are_torn(
    stream: tuple[list[str], bytes, list[int]],
) -> None:
    messages, data, cuts = stream
    wire = Wire()
    hearing = Hearing(wire)

    for piece in torn(data, cuts):
        hearing.data_received(piece)

    assert [text.decode() for text in hearing.texts] == messages
    assert wire.written == frames.encode(b"between", frames.PONG) * data_pings(wire)
    assert not wire.closed


def data_pings(wire: Wire) -> int:
    return len(wire.written) // len(frames.encode(b"between", frames.PONG))


@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=5))
def test_random_bytes_close_the_socket_at_worst(data: bytes, cuts: list[int]) -> None:
    async def feed() -> None:
        hearing = Hearing(Wire())
        for piece in torn(data, sorted(min(cut, len(data)) for cut in cuts)):
            hearing.data_received(piece)

    asyncio.run(feed())


COMPLETIONS = [b"", b"\x80", b"\x80\x80", b"\x80\x80\x80", b"\xbf", b"\xbf\x80", b"\xbf\x80\x80"]
"""Whatever has begun a character, one of these ends it (RFC 3629, section 4)."""

NEARLY_TEXT = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(str.encode)
    | st.binary(max_size=2)
    | st.sampled_from([b"\xc0\xaf", b"\xe0\x9f", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf5"]),
    max_size=4,
).map(b"".join)


def may_become_text(payload: bytes) -> bool:
    if payload[-2:-1] == b"\xed" and payload[-1] >= 0xA0:
        payload = payload[:-2]  # Python's decoder waits for the third byte of a surrogate
    for completion in COMPLETIONS:
        try:
            (payload + completion).decode()
        except UnicodeDecodeError:
            continue
        return True
    return False


@given(NEARLY_TEXT, st.integers(0, 40), MASKS)
def test_a_byte_that_no_text_can_have_closes_the_socket_at_that_byte(
    payload: bytes, first: int, mask: bytes
) -> None:
    """However it comes: here as two frames of an endless message, a byte at a time."""

    async def feed() -> None:
        wire = Wire()
        hearing = Hearing(wire)
        started = slow_encode(payload[:first], frames.TEXT, final=False, mask=mask)
        more = slow_encode(payload[first:] + b"x" * 9, frames.CONTINUATION, final=False, mask=mask)
        heard = 0
        for frame, size in ((started, len(payload[:first])), (more, len(payload[first:]))):
            head = len(frame) - size - (9 if frame is more else 0)
            for end in range(head + size):
                hearing.data_received(frame[end : end + 1])
                heard += end >= head
                assert wire.closed is not may_become_text(payload[:heard])
                if wire.closed:
                    assert wire.written == frames.encode_close(close_codes.NOT_UTF8)
                    return

    asyncio.run(feed())


@given(st.binary(max_size=200), MASKS, st.integers(1, 9))
def test_binary_is_refused_with_its_first_byte(payload: bytes, mask: bytes, more: int) -> None:
    async def feed() -> Wire:
        wire = Wire()
        whole = slow_encode(b"x" + payload, frames.BINARY, mask=mask)
        Hearing(wire).data_received(whole[: len(whole) - len(payload)] + payload[:more])
        return wire

    assert asyncio.run(feed()).written == frames.encode_close(close_codes.UNSUPPORTED)
