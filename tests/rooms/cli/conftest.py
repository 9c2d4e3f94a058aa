"""The command line, called as its own process would call it: the same entry, the same settings."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.kit.ledger import Ledger

from pennybell.cli.main import main


class Said(NamedTuple):
    code: int
    out: str
    err: str


Verb = Callable[..., Said]


@pytest.fixture
def own_url(database_kind: str, make_database_url: Callable[[str], str]) -> str:
    """An empty database of each kind that no other test uses: for what is about all of it."""
    return make_database_url(database_kind)


@pytest.fixture
def own_ledger(own_url: str) -> Iterator[Ledger]:
    with Ledger(own_url) as opened:
        yield opened


@pytest.fixture
def pennybell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Verb:
    """`pennybell("user", "list", database_url=url)`: settings by lower-case field name."""

    def call(*words: str, typed: str = "", **settings: str) -> Said:
        with monkeypatch.context() as here:
            here.chdir(tmp_path)
            here.setattr("sys.stdin", io.StringIO(typed))
            for name, value in {"data_dir": str(tmp_path), **settings}.items():
                here.setenv(f"PENNYBELL_{name.upper()}", value)
            capsys.readouterr()
            with pytest.raises(SystemExit) as ended:
                main(words)
        said = capsys.readouterr()
        return Said(int(ended.value.code or 0), said.out, said.err)

    return call
