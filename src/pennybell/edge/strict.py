"""JSON bodies read strictly: UTF-8, every name once, no lone surrogates, no bottomless nesting."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.exceptions import HTTPException
from fastapi.routing import APIRoute
from starlette.responses import Response

from pennybell.kit.json import decode

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class StrictRequest(Request):
    """A request whose `json()` refuses what two readers could understand differently."""

    async def json(self) -> Any:
        """The parsed body. Raises HTTPException: 400, with a sentence that says why."""
        if not hasattr(self, "_json"):
            self._json = parse(await self.body())
        return self._json


class StrictRoute(APIRoute):
    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            return await handle(StrictRequest(request.scope, request.receive))

        return strictly


def parse(body: bytes) -> Any:
    """Parse a JSON body. Raises HTTPException: 400."""
    try:
        text = body.decode()
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
        if "\\ud" in text or "\\uD" in text:
            decode(text)  # refuses half a surrogate pair, which no database can store
    except UnicodeDecodeError as error:
        raise _refusal("The body is not UTF-8") from error
    except RecursionError as error:
        raise _refusal("The body is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise _refusal(f"The body is no JSON: {error.msg} at character {error.pos}") from error
    except ValueError as error:
        raise _refusal("The body has a text or number that cannot be read") from error
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _refusal("The body names a field twice")
    return value


def _refuse_constant(name: str) -> None:
    raise _refusal(f"The body is no JSON: {name} is no number")


def _refusal(sentence: str) -> HTTPException:
    return HTTPException(400, sentence)
