"""`pennybell rates import` beside a running server, on both databases."""

from pathlib import Path

import pytest
from tests.kit.client import Person, register
from tests.kit.server import ServerProcess
from tests.rooms.cli.conftest import Verb

FILES = Path(__file__).parents[2] / "fixtures" / "rates"


@pytest.fixture
def robin(server: ServerProcess) -> Person:
    return register(server.url)


def known(person: Person, base: str, quote: str, on: str) -> str | None:
    rate: str | None = person.get("/rates/known", base=base, quote=quote, on=on)["rate"]
    return rate


@pytest.mark.parametrize("name", ["eurofxref-hist.csv", "eurofxref-hist.xml"])
def test_imported_rates_count_for_every_household_at_once(
    server: ServerProcess, pennybell: Verb, robin: Person, name: str
) -> None:
    said = pennybell("rates", "import", str(FILES / name), **server.settings)

    assert said.code == 0, said.err
    assert said.out == "9 rates of 4 currencies, 1999-01-04 to 2026-01-27.\n"
    for person in (robin, register(server.url)):
        assert known(person, "EUR", "USD", "2026-01-26") == "1.0498"
        assert known(person, "EUR", "USD", "2026-02-06") == "1.0431"
        assert known(person, "EUR", "USD", "2026-02-07") is None
        assert known(person, "USD", "JPY", "2026-01-26") == "156.172604306"
        assert known(person, "EUR", "CHF", "2026-01-26") is None


def test_who_has_foreign_money_is_told_and_nobody_else(
    server: ServerProcess, pennybell: Verb, robin: Person
) -> None:
    robin.open_account(currency="KWD")
    other = register(server.url)
    seen = {person.user_id: len(person.events()) for person in (robin, other)}

    pennybell("rates", "import", str(FILES / "eurofxref-hist.csv"), **server.settings)

    (told,) = robin.events()[seen[robin.user_id] :]
    assert told["type"] == "rates.imported"
    assert told["payload"]["to_date"] == "2026-01-27"
    assert len(other.events()) == seen[other.user_id]


def test_the_same_file_again_changes_nothing_and_a_newer_one_corrects(
    server: ServerProcess, pennybell: Verb, robin: Person, tmp_path: Path
) -> None:
    file = tmp_path / "corrected.csv"
    pennybell("rates", "import", str(FILES / "eurofxref-hist.csv"), **server.settings)
    file.write_text("Date,USD\n2026-01-26,1.05\n")

    assert pennybell("rates", "import", str(file), **server.settings).code == 0
    assert known(robin, "EUR", "USD", "2026-01-26") == "1.05"
    assert known(robin, "EUR", "USD", "2026-01-27") == "1.0431"


def test_what_is_no_file_of_rates_is_one_sentence_and_changes_nothing(
    server: ServerProcess, pennybell: Verb, robin: Person, tmp_path: Path
) -> None:
    file = tmp_path / "statement.csv"
    file.write_text("Date,USD\n2031-01-26,1.05\n2031-01-27,cheap\n")

    said = pennybell("rates", "import", str(file), **server.settings)

    assert (said.code, said.out) == (1, "")
    assert said.err == "There is no rate such as 1.0825 for USD in line 3.\n"
    assert known(robin, "EUR", "USD", "2031-01-26") is None


def test_a_file_that_is_not_there_is_a_sentence(pennybell: Verb) -> None:
    said = pennybell("rates", "import", "nowhere.csv")

    assert said.code == 2
    assert "nowhere.csv" in said.err
