"""Requests and answers as values: what the blocking and the asynchronous client share."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import httpx

from pennybell.client.endpoint import USER_AGENT, Endpoint
from pennybell.client.errors import NO_PROBLEM_DOCUMENT, ApiProblem
from pennybell.client.event import Json

TIMEOUT_S: Final = 30.0
OPEN_S_MAX: Final = 10.0
"""Seconds an upgrade may take; the server gives up on one after as long."""

CLOSE_S_MAX: Final = 2.0


@dataclass(frozen=True, slots=True)
class Call:
    """One request below /api/v1."""

    method: str
    path: str
    body: Any = None
    params: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout_s: float = TIMEOUT_S

    def arguments(self, token: str | None) -> dict[str, Any]:
        """For httpx."""
        bearer = {"Authorization": f"Bearer {token}"} if token else {}
        return {
            "method": self.method,
            "url": self.path,
            "json": self.body,
            "params": {name: value for name, value in self.params.items() if value is not None},
            "headers": {**self.headers, **bearer},
            "timeout": self.timeout_s,
        }


def read(path: str, params: Mapping[str, Any]) -> Call:
    return Call("GET", path, params=params)


def create(path: str, body: Any, idempotency_key: str | None) -> Call:
    headers = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
    return Call("POST", path, body, headers=headers)


def change(method: str, path: str, body: Any, version: int | None) -> Call:
    headers = {"If-Match": f'"{version}"'} if version is not None else {}
    return Call(method, path, body, headers=headers)


def record(account_id: str, amount_minor: int, day: date | str, fields: Json) -> Call:
    day_text = day if isinstance(day, str) else day.isoformat()
    body = {"account_id": account_id, "amount_minor": amount_minor, "date": day_text, **fields}
    return Call("POST", "/transactions", body)


def poll(since: int, epoch: str | None, wait_s: int) -> Call:
    params = {"since": since, "epoch": epoch, "wait": wait_s}
    return Call("GET", "/events", params=params, timeout_s=wait_s + TIMEOUT_S)


def answer_of(response: httpx.Response) -> Any:
    """The decoded body; None where there is none. Raises ApiProblem."""
    if not response.is_success:
        raise problem_of(response.status_code, response.content, response.headers)
    return response.json() if response.content else None


def problem_of(
    status: int, body: bytes | bytearray | None, headers: Mapping[str, str]
) -> ApiProblem:
    """A refusal from its problem document, or from its bare status where something else refused."""
    try:
        document = json.loads(body or b"")
        code, detail = document.pop("code"), document.pop("detail")
    except (ValueError, KeyError, TypeError, AttributeError):
        document = {}
        code, detail = NO_PROBLEM_DOCUMENT, f"It was answered with status {status}."
    delay = headers.get("retry-after", "")
    return ApiProblem(
        code,
        status,
        detail,
        retry_after_s=float(delay) if delay.isascii() and delay.isdigit() else None,
        extra=document,
    )


def http_options(endpoint: Endpoint) -> dict[str, Any]:
    """For httpx's clients. Proxies of the environment are for servers elsewhere."""
    return {
        "base_url": endpoint.api,
        "headers": {"User-Agent": USER_AGENT},
        "trust_env": not endpoint.is_loopback,
        "verify": endpoint.tls if endpoint.tls is not None else False,
    }


def socket_options(endpoint: Endpoint, token: str) -> dict[str, Any]:
    """For the WebSocket library: it answers pings; when to send any is our own business."""
    return {
        "ssl": endpoint.tls,
        "additional_headers": {"Authorization": f"Bearer {token}"},
        "user_agent_header": USER_AGENT,
        "compression": None,
        "proxy": None if endpoint.is_loopback else True,
        "open_timeout": OPEN_S_MAX,
        "close_timeout": CLOSE_S_MAX,
        "ping_interval": None,
        "max_size": None,
    }
