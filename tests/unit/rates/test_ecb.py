"""The bank's files, as it writes them, and files that are something else."""

from datetime import date
from pathlib import Path

import pytest

from pennybell.domains.rates import ecb
from pennybell.domains.rates.model import MarketRate

FILES = Path(__file__).parents[2] / "fixtures" / "rates"
MONDAY, TUESDAY = date(2026, 1, 26), date(2026, 1, 27)


def rates(name: str) -> set[MarketRate]:
    found = ecb.read((FILES / name).read_bytes())
    assert len(found) == len(set(found))
    return set(found)


def test_csv_and_xml_of_the_same_days_say_the_same() -> None:
    assert rates("eurofxref-hist.csv") == rates("eurofxref-hist.xml")


def test_days_without_a_rate_and_currencies_of_the_past_are_left_out() -> None:
    assert rates("eurofxref-hist.csv") == {
        MarketRate("USD", TUESDAY, "1.0431"),
        MarketRate("JPY", TUESDAY, "163.12"),
        MarketRate("BGN", TUESDAY, "1.9558"),
        MarketRate("ISK", TUESDAY, "147.3"),
        MarketRate("USD", MONDAY, "1.0498"),
        MarketRate("JPY", MONDAY, "163.95"),
        MarketRate("BGN", MONDAY, "1.9558"),
        MarketRate("USD", date(1999, 1, 4), "1.1789"),
        MarketRate("JPY", date(1999, 1, 4), "133.73"),
    }


def test_the_daily_file_writes_its_day_in_words() -> None:
    assert MarketRate("USD", MONDAY, "1.0498") in rates("eurofxref.csv")


CUBES = '<Cube><Cube time="2026-01-26"><Cube currency="USD" rate="{}"/></Cube></Cube>'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "first line"),
        (b"Date,USD\n", "no rate in it"),
        (b"Day,USD\n2026-01-26,1.05\n", "first line"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"Date,USD\n26/01/2026,1.05\n", "line 2"),
        (b"Date,USD\n2026-02-30,1.05\n", "line 2"),
        (b"Date,USD\n2026-01-26,1.05\n2026-01-27,0\n", "USD in line 3"),
        (b"Date,USD\n2026-01-26,-1\n", "USD in line 2"),
        (b"Date,USD\n2026-01-26,1e5\n", "USD in line 2"),
        (b"Date,USD\n2026-01-26,NaN\n", "USD in line 2"),
        (b"Date,USD\n2026-01-26,1.05" + b"5" * 200_000, "no CSV"),
        (b"<Cube>", "no XML"),
        (b"<html><body>Sign in first</body></html>", "no rate in it"),
        (b'<Cube><Cube currency="USD" rate="1.05"/></Cube>', "no day"),
        (CUBES.format("one").encode(), "USD in line 1"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + CUBES.format("&b;").encode(), "document type"),
    ],
)
def test_what_is_no_file_of_rates_is_refused_with_a_reason(content: bytes, says: str) -> None:
    with pytest.raises(ecb.NotRates, match=says):
        ecb.read(content)
