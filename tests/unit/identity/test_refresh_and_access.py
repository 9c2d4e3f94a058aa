"""Tokens as values: small, sealed with the newest key, checked with all of them."""

import base64
import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.domains.identity.tokens import Tokens, derive_keys, digest
from pennybell.errors import Unauthenticated
from pennybell.kit.clock import SECOND, Instant
from pennybell.kit.ids import uuid7_ids

NOW = Instant(1_780_000_000_500)
OLD, NEW = b"an older secret of 32 characters!!", b"a newer secret of 32 characters!!!"
ids = uuid7_ids()
USER, SESSION, HOUSEHOLD = ids(), ids(), ids()


def tokens(*masters: bytes) -> Tokens:
    return Tokens(derive_keys(list(masters or (NEW,))), access_s=900)


def access(made_by: Tokens, now: Instant = NOW) -> str:
    return made_by.access(user_id=USER, session_id=SESSION, household_id=HOUSEHOLD, now=now)


def code_of(refusing: Tokens, token: str, now: Instant = NOW) -> str:
    with pytest.raises(Unauthenticated) as caught:
        refusing.verify(token, now)
    return caught.value.code


def test_who_it_was_made_for_comes_out() -> None:
    actor = tokens().verify(access(tokens()), NOW)

    assert (actor.user_id, actor.session_id, actor.household_id) == (USER, SESSION, HOUSEHOLD)
    assert actor.expires_at_s == NOW // SECOND + 900


def test_a_token_fits_a_socket_message_with_its_envelope() -> None:
    token = access(tokens())
    message = json.dumps({"type": "auth.refresh", "payload": {"token": token}, "id": USER})

    assert len(token) < 400
    assert len(message) <= 512


def test_without_a_household_there_is_no_claim_about_one() -> None:
    token = tokens().access(user_id=USER, session_id=SESSION, household_id=None, now=NOW)

    assert b"hid" not in base64.urlsafe_b64decode(token.split(".")[1] + "==")
    assert tokens().verify(token, NOW).household_id is None


def test_it_ends_with_its_last_second() -> None:
    token = access(tokens())

    last = Instant((NOW // SECOND + 899) * SECOND + 999)
    assert tokens().verify(token, last).user_id == USER
    assert code_of(tokens(), token, Instant((NOW // SECOND + 900) * SECOND)) == "token_expired"


def test_tokens_of_an_older_secret_stay_good_until_it_is_taken_out() -> None:
    token = access(tokens(OLD))

    assert tokens(NEW, OLD).verify(token, NOW).user_id == USER
    assert code_of(tokens(NEW), token) == "token_invalid"
    assert tokens(OLD).verify(access(tokens(OLD, NEW)), NOW).user_id == USER


@given(st.integers(0, 299), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(place: int, by: int) -> None:
    token = bytearray(access(tokens()).encode())
    place %= len(token)
    token[place] = (token[place] + by) % 128
    changed = token.decode("latin-1")

    with contextlib.suppress(Unauthenticated):
        # Base64 has bits to spare at the end of each part: the same bytes, spelt otherwise.
        assert tokens().verify(changed, NOW) == tokens().verify(access(tokens()), NOW)


@given(st.text(max_size=300))
def test_no_text_is_taken_for_a_token(text: str) -> None:
    assert code_of(tokens(), text) == "token_invalid"
    with pytest.raises(Unauthenticated):
        tokens().session_of(text)


def test_a_refresh_token_has_one_successor_and_names_its_session() -> None:
    first = tokens().first_refresh(SESSION, b"r" * 32)
    second = tokens().next_refresh(first)

    assert second == tokens().next_refresh(first)
    assert tokens().next_refresh(second) not in {first, second}
    assert tokens().session_of(first) == tokens().session_of(second) == SESSION
    assert first != tokens().first_refresh(SESSION, b"s" * 32)
    assert digest(first) != digest(second)


def test_a_successor_cannot_be_made_without_the_secret() -> None:
    first = tokens().first_refresh(SESSION, b"r" * 32)

    assert tokens(OLD).next_refresh(first) != tokens().next_refresh(first)
    with pytest.raises(Unauthenticated):
        tokens().session_of(tokens(OLD).next_refresh(first))


def test_each_purpose_has_a_key_of_its_own() -> None:
    keys = derive_keys([NEW, OLD])

    everything = [key for _, key in keys.signing] + list(keys.refresh)
    assert len(set(everything)) == 4
    assert len({kid for kid, _ in keys.signing}) == 2
