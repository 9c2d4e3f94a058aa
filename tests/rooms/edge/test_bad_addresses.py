"""Wrong ids, queries and headers: a problem document, and nothing written."""

from typing import Any, Final

import pytest
from tests.kit.client import Json
from tests.rooms.edge.scene import UNKNOWN_ID, Operation, Scene, refused
from tests.rooms.edge.test_bad_bodies import NO_DAYS

NO_IDS: Final = [
    "1", "none", "01890a5d-ac96-474b-bcce-b302099a8000", UNKNOWN_ID.upper(), "%00", "%ff%fe", "a%00b",
    "..%2f..%2fetc", "%F0%9F%A5%90", "'%20OR%201=1", UNKNOWN_ID + "%0a", "x" * 5_000, "%20", "~",
]  # fmt: skip


def with_ids(scene: Scene) -> list[Operation]:
    return [each for each in scene.operations if "{" in each.path and each.id != "preview_invite"]


def send(scene: Scene, operation: Operation, path: str, **headers: str) -> Any:
    return scene.robin.send(operation.method, path, operation.body, headers=headers)


@pytest.mark.parametrize("id_", NO_IDS, ids=lambda id_: str(id_[:12]))
def test_what_is_no_id_is_refused(scene: Scene, id_: str) -> None:
    with scene.nothing_is_written():
        for operation in with_ids(scene):
            path = operation.path.replace(operation.path.split("{")[1].split("}")[0], "id")
            refused(send(scene, operation, path.replace("{id}", id_)), 404, 422)


def test_an_unknown_id_is_not_found(scene: Scene) -> None:
    with scene.nothing_is_written():
        for operation in with_ids(scene):
            problem = refused(send(scene, operation, scene.absent(operation.path)), 404)
            assert problem["code"] == "not_found"


@pytest.mark.parametrize("token", ["x", "%00", "%ff", "x" * 201, "x" * 20_000])
def test_an_invitation_that_is_none_is_not_found(scene: Scene, token: str) -> None:
    answer = scene.robin.http.get(f"{scene.server.url}/api/v1/invites/preview/{token}")

    refused(answer, 404, 422)


BAD_QUERIES: Final[dict[str, dict[str, list[Any]]]] = {
    "/transactions": {
        "limit": [0, -1, 201, 2**63, "x", "", 1.5, "1e2"],
        "cursor": ["x", "====", "\x00", "é", "bm9uZQ", "MjAyNi0wMi0zMCB4", "x" * 201, ""],
        "account_id": ["", "1", "\x00", "none", UNKNOWN_ID.upper()],
        "category_id": ["", "None", "\x00", UNKNOWN_ID + " "],
        "tag": ["\x00", "x" * 101],
        "from": [day for day in NO_DAYS if isinstance(day, str)],
        "to": [day for day in NO_DAYS if isinstance(day, str)],
        "min": ["x", 2**63, -(2**63), 1.5, ""],
        "max": ["x", 2**63, -(2**63), "NaN", ""],
        "q": ["\x00", "x" * 201],
        "deleted": ["maybe", "", 2],
        "surprise": ["1"],
    },
    "/events": {
        "since": [-1, "x", "", 2**63, 1.5],
        "epoch": ["x" * 65],
        "wait": [-1, 61, "x", "nan", "inf", ""],
        "surprise": ["1"],
    },
    "/events/stream": {"since": [-1, "x", "", 2**63], "epoch": ["x" * 65], "surprise": ["1"]},
    "/accounts": {"include_archived": ["maybe", "", 2]},
}


@pytest.mark.parametrize(
    ("path", "name"), [(path, name) for path, names in BAD_QUERIES.items() for name in names]
)
def test_a_bad_query_is_refused(scene: Scene, path: str, name: str) -> None:
    for value in BAD_QUERIES[path][name]:
        answer = scene.robin.send("GET", path, params={name: value})

        problem = refused(answer, 422)
        assert [each["field"] for each in problem["errors"]] == [f"query.{name}"], (value, problem)


def test_bytes_that_are_no_text_in_a_query_are_harmless(scene: Scene) -> None:
    for query in ("q=%ff%fe", "q=%ED%A0%80", "tag=%ff", "q=%F0%9F%A5%90", "q=%25_%5C", "q=%27%22"):
        answer = scene.robin.http.get(
            f"{scene.server.url}/api/v1/transactions?{query}",
            headers={"Authorization": f"Bearer {scene.robin.token}"},
        )
        assert (answer.status_code, answer.json()["items"]) == (200, [])


@pytest.mark.parametrize(
    "value", ["x", '"x"', "-1", '"1", "2"', "1.5", "9" * 10, "W/", '""', "null"]
)
def test_if_match_that_names_no_version_is_refused(scene: Scene, value: str) -> None:
    with scene.nothing_is_written():
        for operation in scene.operations:
            headers = scene.document["paths"][f"/api/v1{operation.path}"][operation.method.lower()]
            if any(each["name"] == "if-match" for each in headers.get("parameters", ())):
                path = scene.address(operation.path, scene.things)
                problem = refused(send(scene, operation, path, **{"If-Match": value}), 422)
                assert problem["code"] in {"bad_if_match", "not_valid"}


@pytest.mark.parametrize("value", ["", "x" * 256])
def test_an_idempotency_key_that_is_none_is_refused(scene: Scene, value: str) -> None:
    with scene.nothing_is_written():
        for operation in scene.operations:
            if operation.has_idempotency_key and operation.id != "import_statement":
                path = scene.address(operation.path, scene.things)
                answer = send(scene, operation, path, **{"Idempotency-Key": value})
                assert refused(answer, 422)["code"] == "not_valid"


def test_every_post_outside_auth_takes_an_idempotency_key(scene: Scene) -> None:
    posts = {each.path for each in scene.operations if each.method == "POST"}
    taking = {each.path for each in scene.operations if each.has_idempotency_key}

    assert taking == {path for path in posts if not path.startswith("/auth/")}


def test_nothing_but_signing_in_works_without_a_sign_in(scene: Scene) -> None:
    public = {each.id for each in scene.operations if not each.needs_sign_in}
    assert public == {
        "get_registration", "register", "login", "refresh", "preview_invite", "health",
        "list_currencies", "note_displayed", "note_clicked",
    }  # fmt: skip
    with scene.nothing_is_written():
        for operation in scene.operations:
            if operation.needs_sign_in:
                url = f"{scene.server.url}/api/v1{scene.address(operation.path, scene.things)}"
                if operation.id == "import_statement":
                    answer = scene.robin.http.post(url, files={"file": ("a.csv", "x")})
                else:
                    answer = scene.robin.http.request(operation.method, url, json=operation.body)
                assert refused(answer, 401)["code"] == "no_token"
                assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/nothing",
        "/api/v1/",
        "/api/v2/accounts",
        "/api/v1/accounts/",
        "/api/v1/%00",
        "/api/",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_an_address_that_is_none_is_not_found(scene: Scene, method: str, path: str) -> None:
    answer = scene.robin.http.request(method, scene.server.url + path)

    assert answer.status_code in {307, 404}
    if answer.status_code == 404:
        refused(answer, 404)


def test_every_address_names_the_methods_it_takes(scene: Scene) -> None:
    by_path: dict[str, set[str]] = {}
    for operation in scene.operations:
        by_path.setdefault(operation.path, set()).add(operation.method)

    for path, methods in by_path.items():
        address = scene.address(path, scene.things)
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - methods:
            answer = scene.robin.send(method, address)
            assert refused(answer, 405)["code"] == "method_not_allowed"
            assert set(answer.headers["Allow"].split(", ")) == methods


@pytest.mark.parametrize(
    "path", ["/x%00.js", "/%2e%2e/%2e%2e/etc/passwd.txt", "/" + "x" * 4_000 + ".js", "/..%2f.env"]
)
def test_a_file_that_is_none_is_not_served(scene: Scene, path: str) -> None:
    refused(scene.robin.http.get(scene.server.url + path), 404)


def test_every_answer_bears_an_id_of_its_own(scene: Scene) -> None:
    answers = [
        scene.robin.send("GET", "/me"),
        scene.robin.send("GET", "/nothing"),
        scene.robin.send("POST", "/tags", {"name": ""}),
        scene.robin.send("DELETE", "/me"),
    ]

    ids: list[Any] = [answer.headers["X-Request-Id"] for answer in answers]
    assert len(set(ids)) == len(ids)


def test_a_refusal_quotes_no_more_than_it_must(scene: Scene) -> None:
    body: Json = {"x" * 50_000: 1, **{str(number): 1 for number in range(500)}}

    problem = refused(scene.robin.send("POST", "/tags", body), 422)

    assert len(problem["errors"]) == 20
    assert len(str(problem)) < 10_000
