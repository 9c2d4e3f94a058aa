"""Every refusal as one kind of document: `application/problem+json` (RFC 9457)."""

from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from pennybell import telemetry
from pennybell.errors import DomainError, Throttled
from pennybell.kit.json import encode

MEDIA_TYPE: Final = "application/problem+json"

TITLES: Final = {
    400: "Not understood",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "In conflict with the present state",
    410: "Load a snapshot first",
    412: "Changed meanwhile",
    413: "Too large",
    422: "Not valid",
    426: "Upgrade required",
    429: "Too many attempts",
    500: "Our mistake",
    503: "Not available",
}


class Wrong(BaseModel):
    """One thing that is wrong: where, and what."""

    field: str
    message: str


class Problem(BaseModel):
    """A refusal. `code` is stable and for programs; `detail` is a sentence for people."""

    model_config = ConfigDict(extra="allow")
    type: str = Field(examples=["/docs/errors#not_found"])
    title: str
    status: int
    detail: str
    code: str
    errors: list[Wrong] | None = None


def document(status: int, code: str, detail: str, **extra: Any) -> str:
    return encode(
        {
            "type": f"/docs/errors#{code}",
            "title": TITLES.get(status, "Refused"),
            "status": status,
            "detail": detail,
            "code": code,
            **extra,
        }
    )


def answer(
    status: int, code: str, detail: str, headers: dict[str, str] | None = None, **extra: Any
) -> Response:
    body = document(status, code, detail, **extra)
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def answer_to(error: DomainError) -> Response:
    headers = {}
    extra = dict(error.extra)
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, Throttled):
        headers["Retry-After"] = str(error.retry_after_s)
    elif "retry_after_s" in extra:
        headers["Retry-After"] = str(extra.pop("retry_after_s"))
    return answer(error.status, error.code, error.detail, headers, **extra)


async def on_domain_error(_request: Request, error: Exception) -> Response:
    assert isinstance(error, DomainError)
    return answer_to(error)


async def on_validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if request.method not in request.app.state.paths.methods_of(request.url.path):
        # PATCH /transactions/bulk: taken for PATCH /transactions/{id}, which it is not.
        return no_such_address(request)
    wrong = [
        {"field": ".".join(str(part)[:60] for part in each["loc"]), "message": each["msg"]}
        for each in error.errors()[:20]
    ]
    where = ", ".join(each["field"] for each in wrong)
    return answer(422, "not_valid", f"Not valid: {where}.", errors=wrong)


async def on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code in {404, 405}:
        return no_such_address(request)
    code = "too_large" if error.status_code == 413 else "bad_request"
    detail = str(error.detail).rstrip(".") + "."
    return answer(error.status_code, code, detail, dict(error.headers or {}))


def no_such_address(request: Request) -> Response:
    """405 with every method the address takes, or 404 where nothing is."""
    methods = request.app.state.paths.methods_of(request.url.path)
    if methods:
        sentence = f"This address takes {' and '.join(methods)}."
        return answer(405, "method_not_allowed", sentence, {"Allow": ", ".join(methods)})
    return answer(404, "not_found", "There is no such address.")


async def on_crash(request: Request, error: Exception) -> Response:
    try:
        raise error
    except Exception:  # noqa: BLE001 - the top of the loop: log, count, go on
        telemetry.log_failure(telemetry.REQUEST_FAILED, path=request.scope.get("route_path", ""))
    return answer(500, "internal", "Something went wrong on our side; nothing was written.")


def install(app: FastAPI) -> None:
    app.add_exception_handler(DomainError, on_domain_error)
    app.add_exception_handler(RequestValidationError, on_validation_error)
    app.add_exception_handler(HTTPException, on_http_exception)
    app.add_exception_handler(Exception, on_crash)


def refuses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI `responses` for the refusals an operation can give, each with an example."""
    return {
        status: {
            "description": TITLES[status],
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": EXAMPLES[status],
                }
            },
        }
        for status in statuses
    }


def _example(status: int, code: str, detail: str, **extra: Any) -> dict[str, Any]:
    return {
        "type": f"/docs/errors#{code}",
        "title": TITLES[status],
        "status": status,
        "detail": detail,
        "code": code,
        **extra,
    }


EXAMPLES: Final = {
    400: _example(400, "bad_request", "There was an error parsing the body."),
    401: _example(401, "token_expired", "The access token has expired; refresh it."),
    403: _example(403, "role", "Your role here is viewer; that does not allow this."),
    404: _example(404, "not_found", "There is no such account."),
    409: _example(409, "account_archived", "This account is archived; it takes no postings."),
    410: _example(
        410,
        "resync_required",
        "This cursor cannot be continued; load a snapshot and go on from its seq.",
        reason="behind",
        head=4711,
    ),
    412: _example(
        412,
        "stale_version",
        "This account was changed meanwhile; `current` is how it stands now.",
        current={"version": 3},
    ),
    413: _example(413, "too_large", "The body is over 1048576 bytes."),
    422: _example(
        422,
        "not_valid",
        "Not valid: body.amount_minor.",
        errors=[{"field": "body.amount_minor", "message": "Input should be a valid integer"}],
    ),
    426: _example(426, "upgrade_required", "This address speaks WebSocket."),
    429: _example(429, "throttled", "Too many failed sign-ins; wait a little."),
    503: _example(503, "web_not_built", "The web app is not built; run make web."),
}
