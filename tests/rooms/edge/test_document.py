"""The OpenAPI document: complete, with examples that are true, and nothing a client must guess."""

from typing import Any

import pytest
from jsonschema_rs import validator_for
from tests.rooms.edge.clocked import ClockedServer

from pennybell.edge import examples, problems

Document = dict[str, Any]


@pytest.fixture(scope="module")
def document(house: ClockedServer) -> Document:
    made: Document = house.server.api.openapi()
    return made


def operations(document: Document) -> list[tuple[str, Document]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, by_method in document["paths"].items()
        for method, operation in by_method.items()
    ]


def errors(document: Document, schema: Document, example: Any) -> list[str]:
    """What is wrong with an example; ids in it are checked by their pattern."""
    whole = {**schema, "components": document["components"]}
    return [each.message for each in validator_for(whole).iter_errors(example)]


def test_it_is_openapi_3_1_with_unique_operation_ids(document: Document) -> None:
    ids = [operation["operationId"] for _, operation in operations(document)]

    assert document["openapi"].startswith("3.1")
    assert len(ids) == len(set(ids))
    assert document["info"]["license"]["identifier"] == "AGPL-3.0-or-later"


def test_every_operation_says_in_a_sentence_what_it_does(document: Document) -> None:
    for name, operation in operations(document):
        assert operation["description"].rstrip().endswith((".", ")")), name
        assert operation["tags"], name


def test_every_body_has_an_example_that_validates(document: Document) -> None:
    for name, operation in operations(document):
        for media in operation.get("requestBody", {}).get("content", {}).values():
            assert errors(document, media["schema"], media["example"]) == [], name


def test_every_answer_with_a_body_has_an_example_that_validates(document: Document) -> None:
    for name, operation in operations(document):
        for status, answer in operation["responses"].items():
            for media in answer.get("content", {}).values():
                schema = media.get("schema", {"type": "string"})  # a stream describes its items
                assert errors(document, schema, media["example"]) == [], (name, status)


def test_no_example_is_left_over(document: Document) -> None:
    described = set(document["components"]["schemas"])

    assert examples.REQUESTS.keys() <= described
    assert examples.ANSWERS.keys() <= described


def test_every_refusal_is_a_problem_with_an_example(document: Document) -> None:
    for status, answer in document["components"]["responses"].items():
        media = answer["content"][problems.MEDIA_TYPE]
        assert errors(document, media["schema"], media["example"]) == [], status
        assert media["example"]["status"] == int(status.removeprefix("Problem"))


def test_what_follows_from_its_shape_is_among_each_operations_refusals(document: Document) -> None:
    for name, operation in operations(document):
        answers = operation["responses"]
        needed = {"401"} if "security" in operation else set()
        if "requestBody" in operation:
            needed |= {"400", "413", "422"}
        if "{" in name:
            needed |= {"404", "422"}
        assert needed <= answers.keys(), name
        for status in answers:
            if status >= "400":
                assert answers[status] == {"$ref": f"#/components/responses/Problem{status}"}, name
        assert any(status < "300" for status in answers), name


def test_every_answer_names_its_request_and_replays_are_marked(document: Document) -> None:
    for name, operation in operations(document):
        takes_key = any(
            each["name"] == "idempotency-key" for each in operation.get("parameters", ())
        )
        for status, answer in operation["responses"].items():
            if status.startswith("2"):
                assert "X-Request-Id" in answer["headers"], name
                assert ("Idempotency-Replayed" in answer["headers"]) is takes_key, name


def test_a_patch_promises_no_defaults(document: Document) -> None:
    for name, schema in document["components"]["schemas"].items():
        if name.startswith("Change"):
            assert schema["additionalProperties"] is False
            assert not [key for key, field in schema["properties"].items() if "default" in field]


def test_headers_and_queries_are_never_null(document: Document) -> None:
    for name, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            assert "null" not in str(parameter["schema"]), (name, parameter["name"])
