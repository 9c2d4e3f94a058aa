"""A server elsewhere: people register on it or bring their tokens, and it says what its limits are."""

import base64
import binascii
import http.client
import json
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from pennybell.kit.clock import SECOND, Clock
from pennybell.loadtest.orders import Address, Seat
from pennybell.loadtest.target import Commit
from pennybell.loadtest.throwaway import DEVICES

T = TypeVar("T")

PEOPLE_AT_ONCE: Final = 4
"""Registering hashes a password on the server: more at a time would only wait there."""

ASK_S_MAX: Final = 30.0
UNAUTHENTICATED: Final = 401


class Refused(Exception):
    """An answer that is no success; `why` is its status, code and detail."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class Unfit(Exception):
    """The run cannot begin; the text is a sentence for whoever asked for it."""


def address_of(url: str) -> Address:
    """Raises Unfit: no http:// or https:// address."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Unfit(f"{url} is no address such as http://localhost:8080.")
    is_tls = parts.scheme == "https"
    return Address(parts.hostname, parts.port or (443 if is_tls else 80), is_tls)


class Outside:
    """People on a server that is only reached over the wire. `mark` makes their names unique."""

    pid = None

    def __init__(self, address: Address, *, mark: str) -> None:
        self.address = address
        self.seats: Sequence[Seat] = ()
        self.limits: list[str] = []
        self._mark = mark
        self._api = Api(address)

    def take(self, tokens: Sequence[str], *, until_s: float, clock: Clock) -> None:
        """Use these access tokens.

        Raises:
            Unfit: one is no token, or ends within `until_s` seconds, before the run would.
        """
        claims = [_claims(token) for token in tokens]
        ends = min(int(each["exp"]) for each in claims)
        if ends * SECOND < clock() + until_s * SECOND:
            raise Unfit(f"A token ends before the run does; it has to live {until_s:.0f} s.")
        self.seats = [
            Seat(str(each["sub"]), str(each.get("hid") or ""), token)
            for token, each in zip(tokens, claims, strict=True)
        ]

    def register(self, connections: int) -> None:
        """Make households of three until there are enough people, or a limit is met."""
        sizes = [min(DEVICES, connections - first) for first in range(0, connections, DEVICES)]
        made = self._until_refused(self._register_household, list(enumerate(sizes)))
        self.seats = [seat for household in made for seat in household]
        if len(self.seats) < connections:
            self._say_limit(f"Registered {len(self.seats):,} of {connections:,} people")

    @property
    def desk_address(self) -> Address:
        return self.address

    def desks(self) -> tuple[tuple[str, str], ...]:
        """Opens an account for the writes in each household; may meet a limit too."""
        first_of: dict[str, Seat] = {}
        for seat in self.seats:
            if seat.household:
                first_of.setdefault(seat.household, seat)
        made = self._until_refused(self._open_account, list(first_of.values()))
        if len(made) < len(first_of):
            self._say_limit(f"Opened accounts in {len(made):,} of {len(first_of):,} households")
        return tuple(made)

    def heads(self, seqs: Sequence[int]) -> list[int]:
        """Asks what each has not heard. Whoever was signed out meanwhile is told nothing more."""
        refused: list[str] = []

        def head(place: int) -> int:
            path = f"/events?since={seqs[place]}"
            try:
                answer = self._api.ask("GET", path, token=self.seats[place].token)
            except Refused as refusal:
                if refusal.status != UNAUTHENTICATED:
                    refused.append(refusal.why)
                return seqs[place]
            return seqs[place] + len(answer["events"])

        with ThreadPoolExecutor(PEOPLE_AT_ONCE) as pool:
            heads = list(pool.map(head, range(len(seqs))))
        if refused:
            self.limits.append(f"{len(refused):,} streams could not be checked: {refused[0]}")
        return heads

    def commits(self) -> list[Commit] | None:
        return None

    def close(self) -> None:
        pass

    def _register_household(self, numbered: tuple[int, int]) -> list[Seat]:
        number, size = numbered
        seats: list[Seat] = []
        invite: str | None = None
        for place in range(size):
            body = {
                "email": f"{self._mark}.{number}.{place}@load.example",
                "password": f"only for {self._mark}",
                "name": "Load",
                "currency": "EUR",
                "timezone": "UTC",
                "client": "native",
            }
            if place:
                ask = {"role": "member"}
                invite = self._api.ask("POST", "/invites", ask, token=seats[0].token)["token"]
            answer = self._api.ask(
                "POST", "/auth/register", body | ({"invite": invite} if invite else {})
            )
            household = answer["household"]["id"]
            seats.append(Seat(answer["user"]["id"], household, answer["access_token"]))
        return seats

    def _open_account(self, seat: Seat) -> tuple[str, str]:
        body = {"name": "Load test", "type": "checking", "currency": "EUR"}
        return seat.token, str(self._api.ask("POST", "/accounts", body, token=seat.token)["id"])

    def _until_refused(self, make: Callable[[Any], T], things: Sequence[Any]) -> list[T]:
        """Make them in order, a few at a time; the first refusal ends it and is remembered."""
        made: list[T] = []
        self._refused: str = ""
        with ThreadPoolExecutor(PEOPLE_AT_ONCE) as pool:
            for start in range(0, len(things), PEOPLE_AT_ONCE):
                futures = [pool.submit(make, each) for each in things[start:][:PEOPLE_AT_ONCE]]
                for future in futures:
                    try:
                        made.append(future.result())
                    except Refused as refused:
                        self._refused = refused.why
                if self._refused:
                    break
        return made

    def _say_limit(self, what: str) -> None:
        self.limits.append(f"{what}; then the server said {self._refused}")


class Api:
    """JSON over HTTP/1.1, one connection for each thread."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._here = threading.local()

    def ask(self, method: str, path: str, body: Any = None, *, token: str = "") -> Any:
        """Raises Refused, or OSError when nobody answers."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        text = json.dumps(body) if body is not None else None
        try:
            connection = self._connection()
            connection.request(method, f"/api/v1{path}", text, headers)
            answer = connection.getresponse()
            said = answer.read()
        except http.client.HTTPException as error:
            raise ConnectionError(f"No HTTP answer: {error!r}") from error
        if answer.status >= 400:
            raise Refused(answer.status, _why(answer.status, said))
        return json.loads(said)

    def _connection(self) -> http.client.HTTPConnection:
        made: http.client.HTTPConnection | None = getattr(self._here, "connection", None)
        if made is None:
            host, port = self._address.host, self._address.port
            kind = (
                http.client.HTTPSConnection if self._address.is_tls else http.client.HTTPConnection
            )
            made = self._here.connection = kind(host, port, timeout=ASK_S_MAX)
        return made


def _why(status: int, said: bytes) -> str:
    try:
        problem = json.loads(said)
        return f"{status} {problem['code']}: {problem['detail']}"
    except (ValueError, KeyError, TypeError):
        return str(status)


def _claims(token: str) -> dict[str, Any]:
    """What a token says; the server checks it, not we."""
    try:
        body = token.split(".")[1]
        found = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        if not {"sub", "exp"} <= set(found):
            raise ValueError("claims are missing")
    except (IndexError, ValueError, TypeError, binascii.Error) as error:
        raise Unfit(f"{token[:12]}… is no access token.") from error
    return dict(found)
