"""The sign-in a client holds: which token is good now, and how to get the next. No transport here."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from pennybell.client.errors import ApiProblem, SignedOut
from pennybell.client.event import Json

RENEWED_BEFORE_S: Final = 60.0
"""How long before its end a token is replaced; a third of its life when that is less."""


class Access(NamedTuple):
    """An access token. Times are seconds of the client's clock; `renew_at` is inf for a fixed one."""

    token: str
    obtained_at: float
    renew_at: float = math.inf

    @property
    def is_renewable(self) -> bool:
        return self.renew_at < math.inf


class Grant(NamedTuple):
    """What a source of tokens gives: a fresh token, and the seconds it lives."""

    token: str
    lifetime_s: float


TokenSource = Callable[[], Grant]


class Asked(NamedTuple):
    """A request that answers tokens."""

    path: str
    body: Json


@dataclass(slots=True)
class SignIn:
    """Holds one kind of credentials. A password is forgotten once it has given a refresh token.

    Renewing never uses the password again: a sign-in that was ended elsewhere stays ended.
    """

    token: str | TokenSource | None = None
    refresh_token: str | None = None
    email: str | None = None
    password: str | None = None
    access: Access | None = None

    def __post_init__(self) -> None:
        given = [self.token, self.refresh_token, self.email]
        if sum(each is not None for each in given) != 1 or (self.email is None) != (
            self.password is None
        ):
            raise ValueError("give a token, a refresh_token, or email and password")

    def held(self, now: float, but: str | None) -> Access | None:
        """The token to use now, unless it is `but` or near its end.

        Raises:
            SignedOut: it is `but`, and there is no way to another.
        """
        if isinstance(self.token, str):
            if self.token == but:
                raise SignedOut("token_expired", "The token is not good any more.")
            return self.access or self._hold(self.token, now, math.inf)
        if self.access is None or self.access.token == but or now >= self.access.renew_at:
            return None
        return self.access

    def ask(self, now: float) -> Asked | Access:
        """The request to send for the next token; or the token, where a source gives it."""
        if self.token is not None:
            assert not isinstance(self.token, str), "a fixed token is held"
            grant = self.token()
            return self._hold(grant.token, now, grant.lifetime_s)
        if self.refresh_token is not None:
            return Asked("/auth/refresh", {"refresh_token": self.refresh_token})
        body = {"email": self.email, "password": self.password, "client": "native"}
        return Asked("/auth/login", body)

    def answered(self, answer: Json, asked_at: float) -> Access:
        self.refresh_token = answer["refresh_token"]
        self.email = self.password = None
        return self._hold(answer["access_token"], asked_at, answer["expires_in"])

    def _hold(self, token: str, now: float, lifetime_s: float) -> Access:
        before_s = min(RENEWED_BEFORE_S, lifetime_s / 3) if lifetime_s < math.inf else 0.0
        self.access = Access(token, now, now + lifetime_s - before_s)
        return self.access


def ended_by(problem: ApiProblem) -> SignedOut:
    return SignedOut(problem.code, problem.detail)


def refused_sign_in(problem: ApiProblem) -> ApiProblem | SignedOut:
    """A 401 to a sign-in or a renewal is the end of it; anything else may pass."""
    return ended_by(problem) if problem.status == 401 else problem
