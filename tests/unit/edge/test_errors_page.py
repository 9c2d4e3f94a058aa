"""docs/errors.md lists every refusal there is, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pennybell import errors
from pennybell.edge import problems
from pennybell.errors import DomainError
from pennybell.outbox import once
from pennybell.realtime import upgrade

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "errors.md").read_text()
ROW = re.compile(r'^\| <a id="(\w+)"></a>`(\w+)` \| (\d{3}) \| (.+) \| (.+) \|$', re.MULTILINE)

REFUSALS = {
    name: thing
    for module in (errors, once, upgrade)
    for name, thing in vars(module).items()
    if isinstance(thing, type) and issubclass(thing, DomainError)
}
FIXED = {"NotFound": "not_found", "Stale": "stale_version", "ResyncRequired": "resync_required",
         "Throttled": "throttled"}  # fmt: skip
"""Kinds of refusal with one code, which their class gives."""


def codes_in_sources() -> set[tuple[str, int]]:
    found = {(code, REFUSALS[name].status) for name, code in FIXED.items()}
    for path in sorted((ROOT / "src").rglob("*.py")):
        found |= set(codes_in(ast.parse(path.read_text())))
    return found


def codes_in(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).rpartition(".")[2]
        texts = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
        match texts:
            case [str(code), *_] if name in REFUSALS and name not in FIXED:
                yield code, REFUSALS[name].status
            case [int(status), str(code), *_] if name in {"answer", "document"}:
                yield code, status


def test_every_code_of_the_sources_is_on_the_page_with_its_status() -> None:
    listed = {(code, int(status)) for _, code, status, _, _ in ROW.findall(PAGE)}

    # One code is chosen by a variable: see on_http_exception.
    assert codes_in_sources() | {("bad_request", 400)} == listed


def test_no_code_is_listed_twice_and_each_has_an_anchor() -> None:
    rows = ROW.findall(PAGE)

    assert len({code for _, code, *_ in rows}) == len(rows)
    assert all(anchor == code for anchor, code, *_ in rows)
    assert PAGE.count("<a id=") == len(rows)


def test_every_code_says_what_it_means_and_what_to_do() -> None:
    for _, code, _, meaning, remedy in ROW.findall(PAGE):
        assert meaning.endswith("."), code
        assert remedy.endswith("."), code


def test_every_status_has_a_title() -> None:
    statuses = {int(status) for _, _, status, _, _ in ROW.findall(PAGE)}

    assert statuses <= problems.TITLES.keys()


def test_examples_of_the_api_document_use_listed_codes() -> None:
    listed = {(code, int(status)) for _, code, status, _, _ in ROW.findall(PAGE)}

    for status, example in problems.EXAMPLES.items():
        assert (example["code"], status) in listed
        assert example["title"] == problems.TITLES[status]
