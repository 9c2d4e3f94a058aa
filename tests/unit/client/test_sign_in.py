"""Which token is good now, and how the next is got."""

import pytest

from pennybell.client.errors import SignedOut
from pennybell.client.sign_in import Asked, Grant, SignIn

ANSWER = {"access_token": "a1", "expires_in": 900, "refresh_token": "r1"}


def test_a_password_is_used_once_and_forgotten() -> None:
    sign_in = SignIn(email="robin@home.example", password="secret")

    first = sign_in.ask(0)
    sign_in.answered(ANSWER, 0)

    assert isinstance(first, Asked)
    assert first.path == "/auth/login"
    assert sign_in.ask(900) == Asked("/auth/refresh", {"refresh_token": "r1"})
    assert sign_in.password is None


@pytest.mark.parametrize(("lifetime_s", "renew_at"), [(900, 840.0), (30, 20.0)])
def test_a_token_is_renewed_before_it_ends(lifetime_s: int, renew_at: float) -> None:
    sign_in = SignIn(refresh_token="r0")

    access = sign_in.answered({**ANSWER, "expires_in": lifetime_s}, 0)

    assert access.renew_at == renew_at
    assert sign_in.held(renew_at - 1, None) == access
    assert sign_in.held(renew_at, None) is None


def test_a_token_that_was_refused_is_not_given_again() -> None:
    sign_in = SignIn(refresh_token="r0")
    sign_in.answered(ANSWER, 0)

    assert sign_in.held(1, "a1") is None


def test_a_source_is_asked_for_each_token() -> None:
    made = iter([Grant("t1", 60), Grant("t2", 60)])
    sign_in = SignIn(token=lambda: next(made))

    sign_in.ask(0)
    sign_in.ask(50)

    assert sign_in.access is not None
    assert sign_in.access.token == "t2"


def test_a_fixed_token_that_was_refused_ends_the_sign_in() -> None:
    sign_in = SignIn(token="fixed")
    held = sign_in.held(10**9, None)

    assert held is not None
    assert not held.is_renewable
    with pytest.raises(SignedOut):
        sign_in.held(10**9, "fixed")


@pytest.mark.parametrize(
    "given",
    [{}, {"token": "t", "refresh_token": "r"}, {"email": "robin@home.example"}, {"password": "p"}],
)
def test_anything_but_one_kind_of_credentials_is_an_error(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="give a token"):
        SignIn(**given)  # type: ignore[arg-type]  # the point of the test
