"""Access tokens: who they speak for, when they end, and what is none of ours."""

import pytest

from pennybell.domains.identity.tokens import GENUINE_MAX, Tokens, derive_keys
from pennybell.errors import Unauthenticated
from pennybell.kit.clock import SECOND, Instant

NOW = Instant(1_767_225_600_000)
ALIVE_S = 900
LAST = Instant(NOW + ALIVE_S * SECOND - 1)


@pytest.fixture
def tokens() -> Tokens:
    return Tokens(derive_keys([b"newest" * 6, b"oldest" * 6]), access_s=ALIVE_S)


def token_of(tokens: Tokens, user_id: str = "robin") -> str:
    return tokens.access(user_id=user_id, session_id="laptop", household_id="home", now=NOW)


def refusal(tokens: Tokens, token: str, now: Instant = NOW) -> str:
    with pytest.raises(Unauthenticated) as refused:
        tokens.verify(token, now)
    return refused.value.code


def test_token_speaks_for_whom_it_was_made_each_time(tokens: Tokens) -> None:
    token = token_of(tokens)
    assert len(token) < 400
    for _ in range(2):
        actor = tokens.verify(token, LAST)
        assert (actor.user_id, actor.session_id, actor.household_id) == ("robin", "laptop", "home")


def test_token_that_was_good_before_ends_in_its_time(tokens: Tokens) -> None:
    token = token_of(tokens)
    tokens.verify(token, LAST)
    assert refusal(tokens, token, Instant(LAST + 1)) == "token_expired"


def test_changed_token_is_refused_after_the_genuine_one_was_seen(tokens: Tokens) -> None:
    token = token_of(tokens)
    tokens.verify(token, NOW)
    head, body, signature = token.split(".")
    _, other_body, _ = token_of(tokens, "sam").split(".")
    assert refusal(tokens, f"{head}.{other_body}.{signature}") == "token_invalid"
    assert refusal(tokens, f"{head}.{body}.") == "token_invalid"
    assert refusal(tokens, "no token") == "token_invalid"


def test_older_key_still_verifies_and_a_strange_one_does_not(tokens: Tokens) -> None:
    older = Tokens(derive_keys([b"oldest" * 6]), access_s=ALIVE_S)
    strange = Tokens(derive_keys([b"strange" * 6]), access_s=ALIVE_S)
    assert tokens.verify(token_of(older), NOW).user_id == "robin"
    assert refusal(tokens, token_of(strange)) == "token_invalid"


def test_more_tokens_than_are_remembered_are_still_verified(tokens: Tokens) -> None:
    first = token_of(tokens, "first")
    tokens.verify(first, NOW)
    for number in range(GENUINE_MAX):
        tokens.verify(token_of(tokens, str(number)), NOW)
    assert tokens.verify(first, NOW).user_id == "first"
