"""The wire as an AsyncAPI 3 document, made from the catalogue."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from pennybell.events import catalog
from pennybell.events.messages import Message
from pennybell.events.vocabulary import Event

Document = dict[str, Any]
Model = type[Event] | type[Message]

VERSION: Final = "3.0.0"
WIRE: Final = "1.0.0"
"""The protocol's own version: it rises when a client must change."""

ANSWERS: Final = {
    "ping": ["pong"],
    "subscribe.analytics": ["subscribed", "error"],
    "unsubscribe.analytics": ["unsubscribed", "error"],
    "auth.refresh": ["session.refreshed", "error"],
}

TIMESTAMP: Final = {"type": "string", "format": "date-time"}
SEQ: Final = {"type": "integer", "minimum": 1}


SIGN_INS: Final = {
    "token": {"type": "http", "scheme": "bearer"},
    "subprotocol": {
        "type": "httpApiKey",
        "name": "Sec-WebSocket-Protocol",
        "in": "header",
        "description": (
            "For browsers, which cannot set the other: `pennybell.v1, bearer.<access token>`."
            " The server answers `pennybell.v1` alone."
        ),
    },
}


def document(close_codes: Mapping[int, str]) -> Document:
    """The whole document; `close_codes`: names by code."""
    catalogue = catalog.json_schema()
    server: list[Model] = [*catalog.EVENTS, *catalog.MESSAGES]
    client: list[Model] = list(catalog.FROM_CLIENT)
    payloads = catalogue["events"] | catalogue["messages"] | catalogue["client"]
    return {
        "asyncapi": VERSION,
        "info": {
            "title": "Pennybell, real time",
            "version": WIRE,
            "description": "One WebSocket a device: what happened in a household, in order.",
            "license": {"name": "AGPL-3.0-or-later"},
        },
        "defaultContentType": "application/json",
        "servers": {
            "own": {
                "host": "{host}",
                "protocol": "ws",
                "description": "The server this document comes from; wss behind HTTPS.",
                "variables": {"host": {"default": "localhost:8080"}},
                "security": [_ref("securitySchemes", name) for name in SIGN_INS],
            }
        },
        "channels": {"stream": _channel(server, client, close_codes)},
        "operations": _operations(server, client),
        "components": {
            "messages": {model.wire_type: _message(model, payloads) for model in server + client},
            "schemas": _moved(catalogue["$defs"]),
            "securitySchemes": SIGN_INS,
        },
    }


def _channel(server: list[Model], client: list[Model], close_codes: Mapping[int, str]) -> Document:
    query = {
        "type": "object",
        "properties": {
            "since": {"type": "integer", "minimum": 0, "description": "Last seq applied."},
            "epoch": {"type": "string", "description": "As in session.ready."},
        },
    }
    return {
        "address": "/api/v1/ws",
        "messages": {
            model.wire_type: _ref("messages", model.wire_type) for model in server + client
        },
        "bindings": {"ws": {"method": "GET", "query": query}},
        "x-close-codes": {
            "description": "4000 to 4499: connect again; 4500 to 4999: do not.",
            "codes": {str(code): name for code, name in sorted(close_codes.items())},
        },
    }


def _operations(server: list[Model], client: list[Model]) -> Document:
    made: Document = {
        "tell": {
            "action": "send",
            "channel": {"$ref": "#/channels/stream"},
            "summary": "What the server says.",
            "messages": [_in_channel(model.wire_type) for model in server],
        }
    }
    for model in client:
        operation: Document = {
            "action": "receive",
            "channel": {"$ref": "#/channels/stream"},
            "summary": _says(model),
            "messages": [_in_channel(model.wire_type)],
        }
        if model.wire_type in ANSWERS:
            operation["reply"] = {
                "channel": {"$ref": "#/channels/stream"},
                "messages": [_in_channel(name) for name in ANSWERS[model.wire_type]],
            }
        made[model.wire_type] = operation
    return made


def _message(model: Model, payloads: Document) -> Document:
    """The envelope of one type."""
    properties: Document = {
        "type": {"const": model.wire_type},
        "payload": _moved(payloads[model.wire_type]),
        "timestamp": TIMESTAMP,
        "id": {"type": "string"},
    }
    required = ["type", "payload", "timestamp"]
    if issubclass(model, Event):
        properties |= {"household": {"type": "string"}, "seq": SEQ, "commit": SEQ}
        required += ["id", "seq", "commit"]
    elif model in catalog.FROM_CLIENT:
        fields = model.model_fields.values()
        required = ["type", "payload"] if any(each.is_required() for each in fields) else ["type"]
    return {
        "name": model.wire_type,
        "title": model.__name__,
        "summary": _says(model),
        "payload": {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        },
    }


def _says(model: type[BaseModel]) -> str:
    own = model.__doc__ if "__doc__" in vars(model) else None
    return " ".join((own or model.__name__).split())


def _ref(kind: str, name: str) -> Document:
    return {"$ref": f"#/components/{kind}/{name}"}


def _in_channel(name: str) -> Document:
    return {"$ref": f"#/channels/stream/messages/{name}"}


def _moved(schema: Any) -> Any:
    """The same schema with its references pointing into the document's components."""
    if isinstance(schema, dict):
        return {
            key: value.replace("#/$defs/", "#/components/schemas/")
            if key == "$ref"
            else _moved(value)
            for key, value in schema.items()
        }
    return [_moved(each) for each in schema] if isinstance(schema, list) else schema
