"""A server whose activity is followed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.kit.server import ServerProcess


@pytest.fixture
def followed(
    database_kind: str, make_database_url: Callable[[str], str], tmp_path: Path
) -> Iterator[ServerProcess]:
    url = make_database_url(database_kind)
    with ServerProcess(tmp_path, database_url=url, readers="feed") as running:
        yield running
