"""Passwords at a thousandth of their cost: every person of every test is registered with one."""

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from pennybell.domains.identity import passwords


def hash_cheaply() -> None:
    """Hash with Argon2id as ever, in this process, but with the least memory and passes.

    What hashing really costs is held by tests/unit/identity/test_passwords.py.
    """
    hasher = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    vars(passwords)["_hasher"] = hasher
    vars(passwords)["_NOBODY"] = hasher.hash("nobody has this password")
