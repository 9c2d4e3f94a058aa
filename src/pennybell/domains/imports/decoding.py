"""Bytes of a statement file to text: which encoding, and whether it is text at all."""

import codecs
from typing import Final

from charset_normalizer import from_bytes

from pennybell.domains.imports.model import FieldError, MappingError, NotAStatement

_SAMPLE_BYTES: Final = 65_536
_CONTROL: Final = bytes(set(range(32)) - {0, 9, 10, 12, 13, 27})
_MAGIC: Final = (
    (b"PK\x03\x04", "This is a spreadsheet or a ZIP archive; save the sheet as CSV first."),
    (b"\xd0\xcf\x11\xe0", "This is a spreadsheet in binary form; save the sheet as CSV first."),
    (b"%PDF", "This is a PDF document; ask the bank for the statement as CSV."),
    (b"\x1f\x8b", "This file is compressed; unpack it first."),
    (b"\x89PNG", "This is a picture, not a statement."),
    (b"\xff\xd8\xff", "This is a picture, not a statement."),
)
_UTF8: Final = ("utf-8", "utf-8-sig")
# Python knows codecs that are no plain encodings (idna, punycode); their cost can be quadratic.
_READABLE: Final = frozenset(
    codecs.lookup(name).name
    for name in (
        *_UTF8,
        *("utf-16", "utf-16-le", "utf-16-be", "utf-32", "ascii", "mac_roman", "koi8-r", "koi8-u"),
        *("shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "gb18030", "gbk", "big5", "big5hkscs"),
        *(f"cp{page}" for page in (437, 850, 852, 858, 866, *range(1250, 1259))),
        *(f"iso8859-{part}" for part in (*range(1, 12), *range(13, 17))),
    )
)
_SINGLE_BYTE: Final = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp850", "mac_roman"]


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Decode a file; the answer is (text without BOM, name of the encoding).

    Broken bytes come back as lone surrogates in UTF-8 (`surrogateescape`) and as U+FFFD in other
    encodings, so that the reader can list those rows (`is_intact`) and keep the rest.

    Raises:
        NotAStatement: empty, or not text.
        MappingError: a given encoding is unknown or does not fit.
    """
    if not data.strip():
        raise NotAStatement("The file is empty.")
    for magic, sentence in _MAGIC:
        if data.startswith(magic):
            raise NotAStatement(sentence)
    if encoding is not None:
        return _decode_as(data, encoding), encoding
    name = _detect(data)
    return _decode_as(data, name), name


def is_intact(text: str, encoding: str) -> bool:
    """Whether a decoded piece has neither a NUL nor a stand-in for bytes that were no text."""
    if "\0" in text:
        return False
    if codecs.lookup(encoding).name not in _UTF8:
        return "\ufffd" not in text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        name = ""
    if name not in _READABLE:
        raise MappingError(FieldError("encoding", f"{encoding!r} is not an encoding for text."))
    text = data.decode(name, errors="surrogateescape" if name in _UTF8 else "replace")
    broken = name not in _UTF8 and text.count("\ufffd") * 100 > len(text)
    if broken and codecs.lookup(_detect(data)).name != name:
        raise MappingError(FieldError("encoding", f"The file is not written in {encoding!r}."))
    _refuse_binary(text)
    return text.removeprefix("\ufeff")


def _detect(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 8 and min(even, odd) < max(even, odd) // 8:
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _is_mostly_utf8(data) else _single_byte(data)
    return "utf-8"


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more lines are proper UTF-8 beyond ASCII than are broken."""
    proper = broken = 0
    for line in data.split(b"\n"):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            proper += 1
        except UnicodeDecodeError:
            broken += 1
    return proper > broken


def _single_byte(data: bytes) -> str:
    """The single-byte encoding: cp1252 unless the letters speak clearly for another."""
    telling = b"\n".join(line for line in data.split(b"\n") if not line.isascii())
    telling = telling[:_SAMPLE_BYTES]
    high = bytes(byte for byte in telling if byte >= 0x80)
    if len(high) > sum(telling.count(letter) for letter in _ASCII_LETTERS):
        # Mostly letters beyond ASCII: another script, where a statistical guess is dependable.
        # For Latin text it is not, and cp1252 is what western banks write.
        best = from_bytes(telling, cp_isolation=_SINGLE_BYTE).best()
        if best is not None:
            return str(best.encoding)
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


_ASCII_LETTERS: Final = tuple(
    bytes([code]) for code in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))
)


def _refuse_binary(text: str) -> None:
    sample = text[:_SAMPLE_BYTES]
    strange = sum(sample.count(chr(code)) for code in (0, *_CONTROL))
    if strange * 50 > len(sample):
        raise NotAStatement("This is not a text file.")
    head = sample.lstrip()[:200].upper()
    if head.startswith(("OFXHEADER", "<?OFX", "<OFX")) or "<OFX>" in head:
        raise NotAStatement("This is an OFX file; export the statement as CSV.")
    if head.startswith(("!TYPE:", "!ACCOUNT", "!OPTION")):
        raise NotAStatement("This is a QIF file; export the statement as CSV.")
    if head.startswith(("<!DOCTYPE HTML", "<HTML")):
        raise NotAStatement("This is a web page; export the statement as CSV.")
