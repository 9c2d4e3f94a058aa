"""A server that tells people, over each database."""

from collections.abc import Callable, Iterator

import pytest
from tests.kit.server import ServerProcess


@pytest.fixture(scope="module")
def telling(
    database_kind: str,
    make_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ServerProcess]:
    url = "" if database_kind == "sqlite" else make_database_url(database_kind)
    folder = tmp_path_factory.mktemp("telling")
    with ServerProcess(folder, database_url=url, readers="alerts,notifications") as running:
        yield running
