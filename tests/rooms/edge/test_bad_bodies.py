"""Every body of the API, wrong in every field: a problem document, and nothing written."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from tests.kit.client import Json
from tests.rooms.edge.scene import UNKNOWN_ID, Document, Operation, Scene, refused

INT64_MAX: Final = 2**63 - 1
UUID_4: Final = "01890a5d-ac96-474b-bcce-b302099a8000"

NO_TEXTS: Final = [5, 1.5, True, [], {}]
NO_INTEGERS: Final = [
    "5",
    1.5,
    12.0,
    True,
    [],
    {},
    INT64_MAX,
    -INT64_MAX - 1,
    INT64_MAX + 1,
    10**40,
]
NO_BOOLEANS: Final = ["true", 1, 0, [], {}]
NO_DAYS: Final = [
    "2026-02-30", "2026-13-01", "2026-00-10", "26.01.2026", "2026-1-6", "20260126", "2026-W05-1",
    "2026-01-26T00:00:00Z", "0000-01-01", "10000-01-01", " 2026-01-26", "", "today", 20260126,
]  # fmt: skip
NO_IDS: Final = [
    "", "1", UUID_4, UNKNOWN_ID.upper(), f"{{{UNKNOWN_ID}}}", f"{UNKNOWN_ID}\n", "../../me", "\x00",
    "' OR 1=1 --", UNKNOWN_ID.replace("-", ""),
]  # fmt: skip
NO_CURRENCIES: Final = ["XYZ", "eur", "EURO", "", "€", "E\x00R", " EUR"]
NO_TIMEZONES: Final = [
    "",
    "Mars/Olympus",
    "../../etc/passwd",
    "Europe/Berlin\x00",
    "/etc/localtime",
]


def bad_values(name: str, schema: Document, schemas: Document) -> Iterator[Any]:
    """Values that a field of this schema must not take."""
    if "$ref" in schema:
        yield from (5, "x", [], None)
        return
    if "anyOf" in schema:
        for option in schema["anyOf"]:
            yield from (each for each in bad_values(name, option, schemas) if each is not None)
        return
    match schema.get("type"):
        case "string":
            yield from NO_TEXTS
            yield None
            yield from bad_texts(name, schema)
        case "integer":
            yield from NO_INTEGERS
            yield None
        case "boolean":
            yield from NO_BOOLEANS
            yield None
        case "array":
            yield from (5, "x", {}, None, [5.5], [None], [[]])
            yield [schema["items"].get("example", "x")] * (schema["maxItems"] + 1)


def bad_texts(name: str, schema: Document) -> Iterator[str]:
    if "enum" in schema or "const" in schema:
        yield from NO_CURRENCIES if name == "currency" else ("", "nonsense", "Checking\x00")
    elif schema.get("format") == "date":
        yield from (each for each in NO_DAYS if isinstance(each, str))
    elif schema.get("format") == "date-time":
        yield from ("", "today", "2026-01-26", "2026-01-26T10:00:00", "2026-13-26T10:00:00Z")
    elif schema.get("format") == "iana-timezone":
        yield from NO_TIMEZONES
    elif "-7[0-9a-f]" in schema.get("pattern", ""):
        yield from NO_IDS
    else:
        yield "x" * (schema["maxLength"] + 1)
        if "\\x00" in schema.get("pattern", ""):
            yield "x\x00y"
        if schema.get("minLength", 0) == 1 and "\\s" in schema.get("pattern", ""):
            yield from ("", "   ", "\t\n", "\u3000")


def wrong_bodies(operation: Operation, document: Document) -> Iterator[Json]:
    """The good body with one thing wrong, for every field and every way."""
    assert operation.body is not None
    assert operation.schema is not None
    for name, schema in operation.schema["properties"].items():
        for value in bad_values(name, schema, document):
            yield {**operation.body, name: value}
    for name in operation.schema.get("required", ()):
        yield {key: value for key, value in operation.body.items() if key != name}
    for name in ("surprise", "household_id", "__proto__", "x\x00y", ""):
        if name not in operation.schema["properties"]:
            yield {**operation.body, name: 1}


def with_bodies(scene: Scene) -> list[Operation]:
    return [each for each in scene.operations if each.body is not None]


def test_every_operation_with_a_body_is_here(scene: Scene) -> None:
    writing = {each.id for each in scene.operations if each.method in {"POST", "PATCH", "PUT"}}
    without = {
        "logout",
        "dismiss_alert",
        "skip_bill",
        "reject_candidate",
        "unmatch_bill",
        "reopen_bill",
        "restore_transaction",
        "restore_transfer",
        "import_statement",
        "resend_code",
        "rotate_webhook_secret",
        "test_webhook",
        "note_displayed",
        "note_clicked",
        "requeue_dead_letter",
    }

    assert {each.id for each in with_bodies(scene)} == (writing | {"forget_web_push"}) - without


def test_one_wrong_field_is_named_and_nothing_is_written(scene: Scene) -> None:
    sent = 0
    for operation in with_bodies(scene):
        path = scene.address(operation.path, scene.things)
        with scene.nothing_is_written():
            for body in wrong_bodies(operation, scene.document):
                answer = scene.send(operation, json.dumps(body).encode(), path=path)
                problem = refused(answer, 422)
                assert problem["code"] == "not_valid", (body, problem)
                assert problem["errors"], (body, problem)
                sent += 1
    assert sent > 600


@pytest.mark.parametrize(
    "content",
    [
        b"[]", b'"text"', b"5", b"null", b"true", b"", b"[{}]",
    ],
)  # fmt: skip
def test_a_body_that_is_no_object_is_refused(scene: Scene, content: bytes) -> None:
    may_be_empty = {"refresh", "create_invite"} if content in {b"", b"null"} else set()
    with scene.nothing_is_written():
        for operation in with_bodies(scene):
            if operation.id not in may_be_empty:
                path = scene.address(operation.path, scene.things)
                refused(scene.send(operation, content, path=path), 422)


@pytest.mark.parametrize(
    "content",
    [
        b"{", b"{'name': 1}", b'{"name": 1,}', b"{} {}", b"\xff\xfe", b'{"name": "\xff"}',
        b'{"name": "\xed\xa0\x80"}', rb'{"name": "\ud800"}', rb'{"\udc00": 1}',
        rb'{"name": "\ud83d"}', b'{"name": NaN}', b'{"amount_minor": -Infinity}',
        b'{"name": "a", "name": "b"}', b'{"x": {"y": 1, "y": 2}}', b"[" * 200_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000, b'{"amount_minor": ' + b"9" * 5_000 + b"}",
        b"\xef\xbb\xbf{}", '{"name": "x"}'.encode("utf-16"), b'{"name": "\x00"}', b"name=x",
    ],
    ids=lambda content: repr(content[:24]),
)  # fmt: skip
def test_a_body_that_cannot_be_read_is_refused(scene: Scene, content: bytes) -> None:
    with scene.nothing_is_written():
        for operation in with_bodies(scene):
            path = scene.address(operation.path, scene.things)
            problem = refused(scene.send(operation, content, path=path), 400)
            assert problem["code"] == "bad_request"


def test_a_body_of_another_kind_is_refused(scene: Scene) -> None:
    with scene.nothing_is_written():
        for operation in with_bodies(scene):
            path = scene.address(operation.path, scene.things)
            for kind in ("text/plain", "application/x-www-form-urlencoded", "image/png", "x"):
                answer = scene.robin.http.request(
                    operation.method,
                    f"{scene.server.url}/api/v1{path}",
                    content=json.dumps(operation.body).encode(),
                    headers={"Authorization": f"Bearer {scene.robin.token}", "Content-Type": kind},
                )
                refused(answer, 422)


def test_sums_that_do_not_fit_are_refused_whole(scene: Scene) -> None:
    account = scene.robin.open_account(opening_balance_minor=999_999_999_999_999)["id"]
    good = {"account_id": account, "amount_minor": 999_999_999_999_999, "date": "2026-01-26"}
    scene.settle()  # the account is told of a moment later
    with scene.nothing_is_written():
        answer = scene.robin.send("POST", "/transactions/bulk", {"transactions": [good] * 20})
        assert refused(answer, 409)["code"] == "amount_out_of_range"
    assert scene.robin.get(f"/accounts/{account}")["balance_minor"] == 999_999_999_999_999


UPLOADS: Final[list[tuple[int, dict[str, Any]]]] = [
    (422, {}),
    (422, {"data": {"mapping": "{}"}}),
    (422, {"files": {"file": ("a.csv", b"")}}),
    (422, {"files": {"file": ("a.csv", b"\x00\x01\x02" * 400)}}),
    (422, {"files": {"file": ("a.csv", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8)}}),
    (422, {"files": {"file": ("a.csv", b"Date,Payee,Amount\n")}}),
    (422, {"files": {"file": ("a.csv", b"x" * 200_000)}}),
    (422, {"files": {"other": ("a.csv", b"Date,Payee,Amount\n2026-01-26,x,-1\n")}}),
    (
        422,
        {"data": {"mapping": "["}, "files": {"file": ("a.csv", b"Date,Amount\n2026-01-26,-1\n")}},
    ),
    (422, {"data": {"mapping": "[" * 9_000}, "files": {"file": ("a.csv", b"x")}}),
    (422, {"data": {"mapping": '{"surprise": 1}'}, "files": {"file": ("a.csv", b"x")}}),
    (422, {"data": {"account_id": "1"}, "files": {"file": ("a.csv", b"x")}}),
    (404, {"data": {"account_id": UNKNOWN_ID}, "files": {"file": ("a.csv", b"x")}}),
    (400, {"content": b"--x", "headers": {"Content-Type": "multipart/form-data"}}),
    (400, {"content": b"\x00", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}),
    (422, {"content": b"{}", "headers": {"Content-Type": "application/json"}}),
]


@pytest.mark.parametrize(("status", "fields"), UPLOADS, ids=range(len(UPLOADS)))
def test_a_bad_upload_is_refused(scene: Scene, status: int, fields: Json) -> None:
    headers = {"Authorization": f"Bearer {scene.robin.token}", **fields.get("headers", {})}
    with scene.nothing_is_written():
        for query in ("", "?preview=true"):
            url = f"{scene.server.url}/api/v1/imports{query}"
            refused(scene.robin.http.post(url, **{**fields, "headers": headers}), status)
