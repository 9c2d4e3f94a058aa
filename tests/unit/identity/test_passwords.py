"""Passwords: what is stored, and what an unknown user costs."""

from pennybell.domains.identity import passwords


def test_password_is_verified_against_its_own_hash_alone() -> None:
    stored = passwords.hash_password("correct horse battery")
    assert stored.startswith("$argon2id$")
    assert passwords.verify_password("correct horse battery", stored)
    assert not passwords.verify_password("correct horse", stored)


def test_unknown_user_is_checked_at_the_cost_of_a_known_one() -> None:
    assert not passwords.verify_password("nobody has this password", None)
    stored = passwords.hash_password("correct horse battery")
    assert cost(passwords._NOBODY) == cost(stored)


def cost(stored: str) -> list[str]:
    """Algorithm, version, memory, passes, lanes."""
    return stored.split("$")[1:4]
