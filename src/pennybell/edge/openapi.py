"""The OpenAPI 3.1 document: what FastAPI derives, made true and complete.

What every operation shares is added here, so that no route can forget it: the refusals that
follow from a body, a parameter or a sign-in, the headers of answers, examples.
"""

import re
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from pennybell.edge import examples, problems
from pennybell.edge.problems import Problem

Document = dict[str, Any]

IF_MATCH_PATTERN: Final = r'^(\*|(W/)?"?[0-9]{1,9}"?)$'
HEADERS: Final[Document] = {
    "X-Request-Id": {
        "description": "The request's id, for the server's log.",
        "required": True,
        "schema": {"type": "string", "format": "uuid"},
    },
    "WWW-Authenticate": {
        "description": "How to sign in.",
        "required": True,
        "schema": {"type": "string", "const": "Bearer"},
    },
    "Retry-After": {
        "description": "Seconds to wait, where waiting helps.",
        "schema": {"type": "integer", "minimum": 1},
    },
    "Upgrade": {
        "description": "What to upgrade to.",
        "required": True,
        "schema": {"type": "string", "const": "websocket"},
    },
    "Idempotency-Replayed": {
        "description": "The answer was kept from an earlier request with this Idempotency-Key.",
        "schema": {"type": "string", "const": "true"},
    },
    "Set-Cookie": {
        "description": "For browsers: the refresh token, HttpOnly and SameSite=Strict.",
        "schema": {"type": "string"},
    },
}
SENT: Final[Document] = {
    "type": "object",
    "description": "One event of the stream; `data` is an envelope.",
    "properties": {
        "id": {"type": "string", "pattern": "^[0-9a-zA-Z-]+:[0-9]+$"},
        "event": {"type": "string"},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
    "required": ["data"],
}
HEADERS_OF: Final = {
    401: ["WWW-Authenticate"],
    409: ["Retry-After"],
    426: ["Upgrade"],
    429: ["Retry-After"],
}


def document(api: FastAPI) -> Document:
    """The whole document, made once."""
    if api.openapi_schema is None:
        made = get_openapi(
            title=api.title,
            version=api.version,
            description=api.description,
            routes=api.routes,
            license_info={"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
            servers=[{"url": "/", "description": "The server this document comes from."}],
        )
        schemas = made["components"]["schemas"]
        schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= schemas["Problem"].pop("$defs", {})
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        for name, schema in schemas.items():
            if name.startswith("Change"):
                _drop_defaults(schema)
        for operations in made["paths"].values():
            for operation in operations.values():
                _complete(operation)
        socket = made["paths"]["/api/v1/ws"]["get"]["responses"]
        del socket["200"]
        socket["101"] = {"description": "The upgrade succeeded; see docs/protocol."}
        made["components"]["responses"] = {
            f"Problem{status}": _refusal(status) for status in problems.EXAMPLES
        }
        made["components"]["headers"] = HEADERS
        api.openapi_schema = made
    return api.openapi_schema


class Paths:
    """Which methods each address takes: for `Allow`, and to tell 405 from 404."""

    def __init__(self, api: FastAPI) -> None:
        self._api = api
        self._known: list[tuple[re.Pattern[str], list[str]]] = []

    def methods_of(self, path: str) -> list[str]:
        """In capitals and in order; none where nothing is."""
        if not self._known:
            self._known = [
                (
                    re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template))),
                    [method.upper() for method in operations],
                )
                for template, operations in document(self._api)["paths"].items()
            ]
        found = [each for each in self._known if each[0].fullmatch(path)]
        fixed = [each for each in found if each[0].pattern == re.escape(path)]
        return sorted(method for _, methods in fixed or found for method in methods)


def _drop_defaults(schema: Document) -> None:
    """What a PATCH leaves out stays as it is; the model's placeholders are nobody's business."""
    for field in schema["properties"].values():
        field.pop("default", None)


def _complete(operation: Document) -> None:
    parameters = [_plain(each) for each in operation.get("parameters", [])]
    names = {each["name"] for each in parameters}
    answers = operation["responses"]
    needed = {401} if "security" in operation else set()
    needed |= {422} if parameters else set()
    needed |= {400, 413, 422} if "requestBody" in operation else set()
    needed |= {409, 422} if "idempotency-key" in names else set()
    needed |= {int(status) for status in answers if status >= "400"}
    for status in needed:
        answers[str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    for status, answer in answers.items():
        if "$ref" not in answer:
            is_kept = status.startswith("2") and "idempotency-key" in names
            answer["headers"] = _headers(["Idempotency-Replayed"] if is_kept else [])
            if answer.get("description") == "Successful Response":
                answer["description"] = "Done."
            _exemplify(answer.get("content", {}), examples.ANSWERS)
    if operation["operationId"] in {"register", "login", "refresh", "logout"}:
        given = next(answer for status, answer in answers.items() if status.startswith("2"))
        given["headers"] |= _headers(["Set-Cookie"])
    operation["responses"] = dict(sorted(answers.items()))
    if "requestBody" in operation:
        _exemplify(operation["requestBody"]["content"], examples.REQUESTS)


def _refusal(status: int) -> Document:
    answer = problems.refuses(status)[status]
    return {**answer, "headers": _headers(HEADERS_OF.get(status, []))}


def _headers(names: list[str]) -> Document:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in ["X-Request-Id", *names]}


def _plain(parameter: Document) -> Document:
    """A parameter that was not sent is absent, never null."""
    schema = parameter["schema"]
    options = [each for each in schema.get("anyOf", []) if each != {"type": "null"}]
    if len(options) == 1:
        del schema["anyOf"]
        parameter["schema"] = schema = {**options[0], **schema}
    if "examples" in schema:
        parameter["example"] = schema.pop("examples")[0]
    if parameter["name"] == "if-match":
        schema["pattern"] = IF_MATCH_PATTERN
    return parameter


def _exemplify(content: Document, known: dict[str, examples.Example]) -> None:
    for described in content.values():
        schema = described.get("schema", {})
        options = [schema, *schema.get("anyOf", [])]
        name = next((each["$ref"].rpartition("/")[2] for each in options if "$ref" in each), "")
        if name in known:
            described["example"] = known[name]
    if "text/event-stream" in content:
        content["text/event-stream"] = {"itemSchema": SENT, "example": examples.EVENT_STREAM}
