"""Fixtures of the property tests."""

from collections.abc import Callable, Iterator

import pytest
from tests.kit.ledger import Ledger


@pytest.fixture
def own_ledger(database_kind: str, make_database_url: Callable[[str], str]) -> Iterator[Ledger]:
    """A database for one test: the market's rates belong to no household."""
    with Ledger(make_database_url(database_kind)) as opened:
        yield opened
