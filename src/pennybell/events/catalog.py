"""Every message of the wire in one list, and the documents made from it."""

import re
from typing import Any, Final, cast

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from pennybell.events import messages, vocabulary
from pennybell.events.messages import Message
from pennybell.events.vocabulary import Event


def _defined(kind: type[BaseModel]) -> list[type[BaseModel]]:
    found = [
        thing
        for module in (vocabulary, messages)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, kind) and "wire_type" in vars(thing)
    ]
    return sorted(found, key=lambda each: str(each.wire_type))  # type: ignore[attr-defined]


EVENTS: Final = cast("list[type[Event]]", _defined(Event))
"""Durable: they stand in the log and carry `seq` and `commit`."""

FROM_CLIENT: Final = (
    messages.Ping,
    messages.Ack,
    messages.AuthRefresh,
    messages.SubscribeAnalytics,
    messages.UnsubscribeAnalytics,
)

MESSAGES: Final = [
    each for each in cast("list[type[Message]]", _defined(Message)) if each not in FROM_CLIENT
]
"""From the server, not durable."""


def json_schema() -> dict[str, Any]:
    """JSON Schema of every payload, by message type."""
    models: list[type[Event] | type[Message]] = [*EVENTS, *MESSAGES, *FROM_CLIENT]
    references, definitions = models_json_schema(
        [(model, "serialization") for model in models], ref_template="#/$defs/{model}"
    )
    return {
        "events": {model.wire_type: references[(model, "serialization")] for model in EVENTS},
        "messages": {model.wire_type: references[(model, "serialization")] for model in MESSAGES},
        "client": {model.wire_type: references[(model, "serialization")] for model in FROM_CLIENT},
        "$defs": definitions["$defs"],
    }


def typescript() -> str:
    """The same as TypeScript: an interface a payload, and maps from type to payload."""
    schema = json_schema()
    lines = ["// Generated from the event catalogue by `npm run generate`. Do not edit.", ""]
    for name, definition in sorted(schema["$defs"].items()):
        lines += [f"export interface {name} {_object(definition)}", ""]
    for title, part in (
        ("EventPayloads", "events"),
        ("MessagePayloads", "messages"),
        ("ClientPayloads", "client"),
    ):
        entries = [f'  "{type_}": {_type(ref)};' for type_, ref in schema[part].items()]
        lines += [f"export interface {title} {{", *entries, "}", ""]
    return "\n".join(lines).rstrip()


def markdown() -> str:
    """The same as tables for docs/protocol/events.md."""
    parts = (
        ("From the server, durable", EVENTS),
        ("From the server, not durable", MESSAGES),
        ("From the client", FROM_CLIENT),
    )
    lines: list[str] = []
    for title, models in parts:
        lines += [f"## {title}", "", "| type | payload | |", "|---|---|---|"]
        for model in models:
            fields = ", ".join(f"`{name}`" for name in model.model_fields)
            said = " ".join((model.__doc__ or "").split()) if "__doc__" in vars(model) else ""
            none = "any object" if model.model_config.get("extra") == "allow" else "empty"
            lines.append(f"| `{model.wire_type}` | {fields or none} | {said} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def _object(definition: dict[str, Any]) -> str:
    fields = [
        f"  {name}: {_type(field)};" for name, field in definition.get("properties", {}).items()
    ]
    if definition.get("additionalProperties") is True:
        fields.append("  [field: string]: unknown;")
    return "{\n" + "\n".join(fields) + "\n}" if fields else "{}"


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return re.sub(r".*/", "", field["$ref"])
    if "enum" in field:
        return " | ".join(f'"{value}"' for value in field["enum"])
    if "const" in field:
        return f'"{field["const"]}"'
    if "anyOf" in field:
        return " | ".join(_type(each) for each in field["anyOf"])
    simple = {
        "string": "string",
        "integer": "number",
        "number": "number",
        "boolean": "boolean",
        "null": "null",
    }
    if field.get("type") == "object" and field.get("additionalProperties") is True:
        return "Record<string, unknown>"
    if field.get("type") == "array":
        inner = _type(field["items"])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    return simple.get(field.get("type", ""), "unknown")
