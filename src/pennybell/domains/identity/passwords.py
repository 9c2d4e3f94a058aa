"""Argon2id. Slow on purpose, so never on a database thread."""

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

PASSWORD_LENGTH_MIN = 10
PASSWORD_LENGTH_MAX = 256

_hasher = PasswordHash((Argon2Hasher(),))
_nobody = _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    return _hasher.hash(password)


def verify_password(password: str, stored: str | None) -> bool:
    """Whether the password is right; for an unknown user it takes the same time to say no."""
    matches = _hasher.verify(password, stored or _nobody)
    return matches and stored is not None
