"""The AsyncAPI document: whole, true to its specification, and true to the golden files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator
from typer.testing import CliRunner

from pennybell.cli.main import assemble
from pennybell.events import asyncapi, catalog
from pennybell.events.messages import Message
from pennybell.events.vocabulary import Event
from pennybell.realtime import close_codes

GOLDEN = sorted((Path(__file__).parents[2] / "golden" / "events").iterdir())
DOCUMENT = asyncapi.document(close_codes.NAMES)
MODELS: list[type[Event] | type[Message]] = [
    *catalog.EVENTS,
    *catalog.MESSAGES,
    *catalog.FROM_CLIENT,
]
TYPES = {model.wire_type for model in MODELS}
FIXED = {"asyncapi", "info", "defaultContentType", "servers", "channels", "operations"}


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(part, list):
        for each in part:
            yield from references(each)


def resolve(reference: str) -> Any:
    place: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        place = place[step]
    return place


def test_the_roots_are_those_of_asyncapi_3() -> None:
    assert DOCUMENT["asyncapi"] == "3.0.0"
    assert DOCUMENT.keys() == FIXED | {"components"}
    assert {"title", "version"} <= DOCUMENT["info"].keys()
    for server in DOCUMENT["servers"].values():
        assert {"host", "protocol"} <= server.keys()
    for operation in DOCUMENT["operations"].values():
        assert operation["action"] in {"send", "receive"}
        assert operation["channel"] == {"$ref": "#/channels/stream"}


def test_it_says_how_to_sign_in_and_what_close_codes_mean() -> None:
    schemes = DOCUMENT["components"]["securitySchemes"]
    assert schemes["subprotocol"]["name"] == "Sec-WebSocket-Protocol"
    assert len(DOCUMENT["servers"]["own"]["security"]) == len(schemes) == 2
    codes = DOCUMENT["channels"]["stream"]["x-close-codes"]["codes"]
    assert codes["4000"] == "draining"
    assert codes["4500"] == "revoked"


def test_every_reference_leads_somewhere() -> None:
    found = set(references(DOCUMENT))

    assert found
    for reference in found:
        assert resolve(reference), reference
    # An operation names messages of its channel, not of the components.
    for operation in DOCUMENT["operations"].values():
        for message in [*operation["messages"], *operation.get("reply", {}).get("messages", [])]:
            assert message["$ref"].startswith("#/channels/stream/messages/")


def test_every_message_is_in_it_and_said_by_one_side() -> None:
    operations = DOCUMENT["operations"].values()
    said = [
        (operation["action"], message["$ref"].rpartition("/")[2])
        for operation in operations
        for message in operation["messages"]
    ]

    assert DOCUMENT["components"]["messages"].keys() == TYPES
    assert DOCUMENT["channels"]["stream"]["messages"].keys() == TYPES
    assert sorted(name for _, name in said) == sorted(TYPES)
    assert {name for action, name in said if action == "receive"} == {
        model.wire_type for model in catalog.FROM_CLIENT
    }


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: str(path.stem))
def test_golden_messages_validate_and_others_do_not(path: Path) -> None:
    golden = json.loads(path.read_text())
    schema = DOCUMENT["components"]["messages"][path.stem]["payload"]
    validator = Draft202012Validator({**schema, "components": DOCUMENT["components"]})

    validator.validate(golden)
    assert not validator.is_valid({**golden, "type": "something.else"})
    assert not validator.is_valid({**golden, "surprise": 1})
    assert not validator.is_valid({name: golden[name] for name in golden if name != "type"})


def test_the_command_line_prints_it() -> None:
    printed = CliRunner().invoke(assemble(["events"]), ["events", "--asyncapi"])

    assert json.loads(printed.output) == DOCUMENT
