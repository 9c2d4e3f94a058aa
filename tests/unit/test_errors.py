"""Refusals travel between processes whole."""

import pickle

import pytest

from pennybell.domains.imports.model import FieldError, MappingError
from pennybell.errors import DomainError, Invalid, NotFound, ResyncRequired, Stale, Throttled


@pytest.mark.parametrize(
    "refusal",
    [
        NotFound("account"),
        Invalid("account_needed", "Say which account.", "body.account_id"),
        ResyncRequired("pruned", 7),
        Stale("account", {"id": "a"}),
        Throttled("Too often.", 3),
        MappingError(FieldError("columns.date", "There is no such column.")),
    ],
    ids=lambda refusal: type(refusal).__name__,
)
def test_a_refusal_from_another_process_is_the_same(refusal: DomainError | MappingError) -> None:
    arrived = pickle.loads(pickle.dumps(refusal))  # noqa: S301 - our own bytes
    assert type(arrived) is type(refusal)
    assert str(arrived) == str(refusal)
    assert vars(arrived) == vars(refusal)
