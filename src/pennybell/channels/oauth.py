"""Google's access tokens: one for everybody, fetched by one, in a thread."""

import asyncio
import datetime
import ssl
from collections.abc import Mapping
from typing import Any, Final

import httpx
from google.auth import transport
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.oauth2.service_account import Credentials

from pennybell.channels.provider import CONNECT_S_MAX, TOTAL_S_MAX
from pennybell.kit.clock import SECOND, Clock, Instant, system_clock

SCOPE: Final = "https://www.googleapis.com/auth/firebase.messaging"

EARLY_S: Final = 225
"""Seconds before its end at which a token is renewed in the background (google-auth's own)."""


class TokenRefused(Exception):
    """The key of the service account is not accepted: only the operator can mend it."""


class TokenUnreached(Exception):
    """No token just now."""


class GoogleToken:
    """The access token of a service account.

    Args:
        account: the JSON that the Firebase console gives, `token_uri` included.
        tls: for the way to `token_uri`.
    """

    def __init__(self, account: Mapping[str, Any], *, tls: ssl.SSLContext, clock: Clock) -> None:
        self._credentials = Credentials.from_service_account_info(  # type: ignore[no-untyped-call]  # google-auth types nothing here
            dict(account), scopes=[SCOPE]
        )
        self._http = _Http(tls)
        self._clock = clock
        self._token = ""
        self._good_until = Instant(0)
        self._fetching: asyncio.Task[str] | None = None

    async def get(self, *, refused: str = "") -> str:
        """A token that is good for a while; however many ask, one fetches.

        Args:
            refused: one that was not accepted, so that another is needed.

        Raises:
            TokenRefused, TokenUnreached: see there.
        """
        now = self._clock()
        is_good = self._token and self._token != refused and now < self._good_until
        if is_good and now < self._good_until - EARLY_S * SECOND:
            return self._token
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetch())
            self._fetching.add_done_callback(self._fetched)
        if is_good:
            return self._token
        # Whoever runs out of time leaves the fetching to the others.
        return await asyncio.shield(self._fetching)

    async def close(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()
        self._http.close()

    async def _fetch(self) -> str:
        token, good_until = await asyncio.to_thread(self._refresh)
        self._token, self._good_until = token, good_until
        return token

    def _fetched(self, task: asyncio.Task[str]) -> None:
        self._fetching = None
        if not task.cancelled():
            task.exception()  # nobody may have waited for it

    def _refresh(self) -> tuple[str, Instant]:
        try:
            self._credentials.refresh(self._http)
        except RefreshError as error:
            if error.retryable:
                raise TokenUnreached from None
            raise TokenRefused from None
        except (GoogleAuthError, ValueError):
            raise TokenUnreached from None
        expiry = self._credentials.expiry.replace(tzinfo=datetime.UTC)
        good_for = int(expiry.timestamp() * SECOND) - system_clock()  # google-auth's own clock
        return str(self._credentials.token), Instant(self._clock() + good_for)


class _Http(transport.Request):
    """What google-auth sends its request with: our TLS, our time limits."""

    def __init__(self, tls: ssl.SSLContext) -> None:
        timeout = httpx.Timeout(TOTAL_S_MAX, connect=CONNECT_S_MAX)
        self._client = httpx.Client(verify=tls, timeout=timeout, trust_env=False)

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,  # noqa: ARG002 - ours hold
        **_: Any,
    ) -> "_Response":
        try:
            answer = self._client.request(method, url, content=body, headers=headers)
        except httpx.HTTPError as error:
            raise TransportError(type(error).__name__) from None  # type: ignore[no-untyped-call]  # see above
        return _Response(answer)

    def close(self) -> None:
        self._client.close()


class _Response(transport.Response):
    def __init__(self, answer: httpx.Response) -> None:
        self._answer = answer

    @property
    def status(self) -> int:
        return self._answer.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self._answer.headers

    @property
    def data(self) -> bytes:
        return self._answer.content
