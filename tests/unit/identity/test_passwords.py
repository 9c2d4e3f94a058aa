"""Passwords: what is stored, and what an unknown user costs."""

import importlib.util
from types import ModuleType

import pytest

from pennybell.domains.identity import passwords as as_tests_use_it


@pytest.fixture(scope="module")
def passwords() -> ModuleType:
    """The module as a server loads it: the tests' own copy was told to hash cheaply."""
    specification = importlib.util.find_spec(as_tests_use_it.__name__)
    assert specification is not None
    assert specification.loader is not None
    loaded = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(loaded)
    return loaded


def test_password_is_verified_against_its_own_hash_alone(passwords: ModuleType) -> None:
    stored = passwords.hash_password("correct horse battery")
    assert cost(stored) == ["argon2id", "v=19", "m=65536,t=3,p=4"]
    assert passwords.verify_password("correct horse battery", stored)
    assert not passwords.verify_password("correct horse", stored)


def test_unknown_user_is_checked_at_the_cost_of_a_known_one(passwords: ModuleType) -> None:
    assert not passwords.verify_password("nobody has this password", None)
    stored = passwords.hash_password("correct horse battery")
    assert cost(passwords._NOBODY) == cost(stored)


def cost(stored: str) -> list[str]:
    """Algorithm, version, memory, passes, lanes."""
    return stored.split("$")[1:4]
