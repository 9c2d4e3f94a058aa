"""One golden file for every type of message; the web app's tests read the same files."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from pennybell.events import catalog
from pennybell.events.bell import envelope, head_text
from pennybell.events.messages import Message
from pennybell.events.vocabulary import Event
from pennybell.kit.ids import is_uuid7

FOLDER = Path(__file__).parents[2] / "golden" / "events"
FILES = sorted(FOLDER.iterdir())
ALL: list[type[Event] | type[Message]] = [
    *catalog.EVENTS,
    *catalog.MESSAGES,
    *catalog.FROM_CLIENT,
]
MODELS = {model.wire_type: model for model in ALL}
ECHOES = {"ping", "pong"}
"""Their payload is the client's own: any object."""

PERSONAL = {"user.updated", "notification_preferences.updated", "notification.updated"}
"""Facts of one person; they name no household."""

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))


def read(path: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(path.read_text())
    return said


def test_every_type_has_exactly_one_golden_file() -> None:
    assert [path.name for path in FILES] == sorted(f"{type_}.json" for type_ in MODELS)


@each_file
def test_the_file_is_named_for_its_type(path: Path) -> None:
    assert read(path)["type"] == path.stem


@each_file
def test_payload_validates_and_comes_back_the_same(path: Path) -> None:
    payload = read(path)["payload"]

    model = MODELS[path.stem].model_validate_json(json.dumps(payload))

    assert json.loads(model.model_dump_json()) == payload


@each_file
def test_a_field_more_is_refused(path: Path) -> None:
    payload = read(path)["payload"] | {"surprise": 1}

    if path.stem in ECHOES:
        assert MODELS[path.stem].model_validate(payload).model_dump() == payload
    else:
        with pytest.raises(ValidationError, match="surprise"):
            MODELS[path.stem].model_validate_json(json.dumps(payload))


@each_file
def test_every_required_field_is_required(path: Path) -> None:
    payload = read(path)["payload"]
    required = [
        name for name, field in MODELS[path.stem].model_fields.items() if field.is_required()
    ]

    for name in required:
        rest = {key: value for key, value in payload.items() if key != name}
        with pytest.raises(ValidationError, match=name):
            MODELS[path.stem].model_validate_json(json.dumps(rest))


@pytest.mark.parametrize("model", catalog.EVENTS, ids=lambda model: str(model.wire_type))
def test_a_durable_envelope_is_what_the_server_writes(model: type[Event]) -> None:
    golden = read(FOLDER / f"{model.wire_type}.json")

    head = head_text(
        type_=model.wire_type,
        payload=model.model_validate_json(json.dumps(golden["payload"])).model_dump_json(),
        timestamp=golden["timestamp"],
        id_=golden["id"],
        household=golden.get("household"),
    )
    written = envelope(head, seq=golden["seq"], commit=golden["commit"])

    assert json.loads(written) == golden
    assert list(json.loads(written)) == list(golden)
    assert is_uuid7(golden["id"])
    assert ("household" in golden) is (model.wire_type not in PERSONAL)
    assert golden["commit"] >= golden["seq"] >= 1


@pytest.mark.parametrize(
    "model", [*catalog.MESSAGES, *catalog.FROM_CLIENT], ids=lambda model: str(model.wire_type)
)
def test_a_message_without_a_place_in_the_log_has_no_numbers(model: type[Message]) -> None:
    golden = read(FOLDER / f"{model.wire_type}.json")

    assert golden.keys() <= {"type", "payload", "timestamp", "id"}
    if model not in catalog.FROM_CLIENT:
        assert "timestamp" in golden


def test_catalogue_and_vocabulary_name_the_same_types() -> None:
    named = [model.wire_type for model in ALL]

    assert len(named) == len(set(named))
    assert named == [*sorted(named[: len(catalog.EVENTS)]), *named[len(catalog.EVENTS) :]]


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: str(model.wire_type))
def test_messages_are_frozen(model: type[BaseModel]) -> None:
    assert model.model_config.get("frozen") is True


def has_text(make: Callable[[], str]) -> str:
    text = make()
    assert text.strip()
    return text


def test_json_schema_describes_every_type_once() -> None:
    schema = catalog.json_schema()

    assert [*schema["events"], *schema["messages"], *schema["client"]] == list(MODELS)
    for reference in (*schema["events"].values(), *schema["messages"].values()):
        assert reference["$ref"].removeprefix("#/$defs/") in schema["$defs"]


def test_typescript_has_an_interface_a_payload_and_a_map_a_direction() -> None:
    text = has_text(catalog.typescript)

    for type_ in MODELS:
        assert f'  "{type_}": ' in text
    for title in ("EventPayloads", "MessagePayloads", "ClientPayloads"):
        assert f"export interface {title} {{" in text
    assert "unknown[]" not in text
    assert text.count("{") == text.count("}")


def test_the_page_about_events_is_current() -> None:
    page = Path(__file__).parents[3] / "docs" / "protocol" / "events.md"

    assert catalog.markdown() in page.read_text(), (
        "stale: put the output of `pennybell events --markdown` in place of the tables"
    )
