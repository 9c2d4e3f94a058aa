"""RFC 6455 on bytes: frames out, frames in. No I/O."""

from struct import Struct
from typing import Final, NamedTuple

from pennybell.realtime import close_codes
from pennybell.realtime.close_codes import CloseCode

CONTINUATION: Final = 0x0
TEXT: Final = 0x1
BINARY: Final = 0x2
CLOSE: Final = 0x8
PING: Final = 0x9
PONG: Final = 0xA

CONTROL_BYTES_MAX: Final = 125
OPCODES: Final = frozenset({CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG})
MASK_BYTES: Final = 4


_SHORT_HEAD: Final = Struct(">BB").pack
_WIDE_HEAD: Final = Struct(">BBH").pack


class Broken(Exception):
    """The peer broke the protocol: close with this code."""

    def __init__(self, code: CloseCode) -> None:
        super().__init__(code.name)
        self.code = code


class Frame(NamedTuple):
    """`end`: where the next frame starts in the buffer."""

    final: bool
    opcode: int
    payload: bytes
    end: int


def encode(payload: bytes, opcode: int = TEXT) -> bytes:
    """One unmasked, final frame."""
    size = len(payload)
    if size <= CONTROL_BYTES_MAX:
        return _SHORT_HEAD(0x80 | opcode, size) + payload
    if size < 1 << 16:
        return _WIDE_HEAD(0x80 | opcode, 126, size) + payload
    return bytes((0x80 | opcode, 127)) + size.to_bytes(8, "big") + payload


def encode_close(code: CloseCode, detail: str = "") -> bytes:
    reason = f"{code.name} {detail}".rstrip().encode()[: CONTROL_BYTES_MAX - 2]
    return encode(code.code.to_bytes(2, "big") + reason, CLOSE)


def decode(buffer: bytes | bytearray, start: int, bytes_max: int) -> Frame | None:
    """The frame that starts at `start`, or None while it is incomplete.

    Args:
        bytes_max: largest payload taken, known from the header alone; 0: any.

    Raises:
        Broken: not a masked client frame, reserved bits or opcodes, or too big.
    """
    have = len(buffer) - start
    if have < 2:
        return None
    first, second = buffer[start], buffer[start + 1]
    opcode, size, head = first & 0x0F, second & 0x7F, start + 2
    if first & 0x70 or opcode not in OPCODES or not second & 0x80:
        raise Broken(close_codes.PROTOCOL_ERROR)
    if opcode >= CLOSE and (size > CONTROL_BYTES_MAX or not first & 0x80):
        raise Broken(close_codes.PROTOCOL_ERROR)
    if size > CONTROL_BYTES_MAX:
        wide = 2 if size == 126 else 8
        if have < 2 + wide:
            return None
        size = int.from_bytes(buffer[head : head + wide], "big")
        head += wide
        if size < (126 if wide == 2 else 1 << 16) or size >= 1 << 63:
            raise Broken(close_codes.PROTOCOL_ERROR)
    if bytes_max and size > bytes_max:
        raise Broken(close_codes.TOO_BIG)
    end = head + MASK_BYTES + size
    if len(buffer) < end:
        return None
    mask = bytes(buffer[head : head + MASK_BYTES])
    payload = unmask(bytes(buffer[head + MASK_BYTES : end]), mask)
    return Frame(bool(first & 0x80), opcode, payload, end)


def cut(buffer: bytes | bytearray, start: int) -> tuple[Frame, bytes] | None:
    """Make two frames of an incomplete one: what has come of it, and the head of the rest.

    As an intermediary may cut messages anew (RFC 6455, 5.4). None for control frames, which are
    never cut, and while nothing of the payload has come. `decode` has found nothing wrong.
    """
    have = len(buffer) - start
    if have < 2 or buffer[start] & 0x08:
        return None
    size = buffer[start + 1] & 0x7F
    wide = 0 if size <= CONTROL_BYTES_MAX else 2 if size == 126 else 8
    came = have - 2 - wide - MASK_BYTES
    if came <= 0:
        return None
    if wide:
        size = int.from_bytes(buffer[start + 2 : start + 2 + wide], "big")
    mask = bytes(buffer[-came - MASK_BYTES : -came])
    turned = mask[came % MASK_BYTES :] + mask[: came % MASK_BYTES]
    payload = unmask(bytes(buffer[-came:]), mask)
    piece = Frame(final=False, opcode=buffer[start] & 0x0F, payload=payload, end=len(buffer))
    return piece, _masked_head(buffer[start] & 0x80, size - came) + turned


def _masked_head(first: int, size: int) -> bytes:
    if size <= CONTROL_BYTES_MAX:
        return bytes((first, 0x80 | size))
    wide, mark = (2, 126) if size < 1 << 16 else (8, 127)
    return bytes((first, 0x80 | mark)) + size.to_bytes(wide, "big")


def unmask(payload: bytes, mask: bytes) -> bytes:
    """XOR with the repeated mask, as one big integer: no loop in Python."""
    size = len(payload)
    if not size:
        return payload
    keys = (mask * (size // MASK_BYTES + 1))[:size]
    value = int.from_bytes(payload, "big") ^ int.from_bytes(keys, "big")
    return value.to_bytes(size, "big")


def is_close_code(code: int) -> bool:
    """Whether a peer may send this code (RFC 6455, 7.4)."""
    return 3000 <= code <= 4999 or code in {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014,
    }  # fmt: skip
