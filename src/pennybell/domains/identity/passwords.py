"""Argon2id. Slow on purpose, so never on a database thread."""

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

PASSWORD_LENGTH_MIN = 10
PASSWORD_LENGTH_MAX = 256

_hasher = PasswordHash((Argon2Hasher(),))

_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4"
    "$aqMRibVho6Rmkn0fz5QJZA$fy/m3wHvg06OxWiDVwKhyW8EP0dYlrLTs8WRZEZV7z4"
)
"""A hash that nobody's password has. Written out: making one takes a tenth of every start."""


def hash_password(password: str) -> str:
    return _hasher.hash(password)


def verify_password(password: str, stored: str | None) -> bool:
    """Whether the password is right; for an unknown user it takes the same time to say no."""
    matches = _hasher.verify(password, stored or _NOBODY)
    return matches and stored is not None
