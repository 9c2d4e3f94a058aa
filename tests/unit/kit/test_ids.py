"""Ids: UUIDv7 that never go backwards, whatever the clock and however many threads do."""

import itertools
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.kit.clock import Instant
from pennybell.kit.ids import instant_of, is_uuid7, uuid7_ids, uuid7_of

SPRING = Instant(1_780_000_000_000)


def milliseconds_of(id_: str) -> int:
    return int(id_.replace("-", "")[:12], 16)


def test_an_id_is_a_uuid_of_version_7_and_carries_its_millisecond() -> None:
    id_ = uuid7_ids(lambda: SPRING)()

    assert is_uuid7(id_)
    assert milliseconds_of(id_) == SPRING


@given(st.lists(st.integers(0, 2**47), min_size=2, max_size=50))
def test_ids_rise_even_when_the_clock_jumps(instants: list[int]) -> None:
    clock = iter(instants)
    ids = uuid7_ids(lambda: Instant(next(clock)))

    made = [ids() for _ in instants]

    assert made == sorted(set(made))
    assert all(is_uuid7(id_) for id_ in made)


def test_ids_rise_past_the_4096_of_one_millisecond() -> None:
    ids = uuid7_ids(lambda: SPRING)

    made = [ids() for _ in range(10_000)]

    assert made == sorted(set(made))
    assert milliseconds_of(made[4_095]) == SPRING
    assert milliseconds_of(made[4_096]) == SPRING + 1


def test_threads_share_one_source_without_doubles() -> None:
    ids = uuid7_ids()
    made: list[list[str]] = [[] for _ in range(4)]

    def make(into: list[str]) -> None:
        into += [ids() for _ in range(500)]

    threads = [threading.Thread(target=make, args=(into,)) for into in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(itertools.chain(*made))) == 2_000
    assert all(each == sorted(each) for each in made)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "01890a5d-ac96-474b-bcce-b302099a8057",  # version 4
        "01890A5D-AC96-774B-BCCE-B302099A8057",  # upper case
        "01890a5dac96774bbcceb302099a8057",  # no hyphens
        "{01890a5d-ac96-774b-bcce-b302099a8057}",
        "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057",
        "01890a5d-ac96-774b-0cce-b302099a8057",  # another variant
        "01890a5d-ac96-774b-bcce-b302099a805",
        "01890a5d-ac96-774b-bcce-b302099a8057\n",
        "\N{ARABIC-INDIC DIGIT ZERO}1890a5d-ac96-774b-bcce-b302099a8057",
    ],
)
def test_what_is_no_canonical_uuid7_is_told_apart(text: str) -> None:
    assert not is_uuid7(text)


def test_an_id_made_of_names_is_the_same_whoever_makes_it_and_differs_by_name() -> None:
    ids = [uuid7_of(SPRING, "rent", "2026-01-31"), uuid7_of(SPRING, "rent", "2026-02-28")]

    assert ids[0] == uuid7_of(SPRING, "rent", "2026-01-31")
    assert ids[0] != ids[1]
    assert all(is_uuid7(each) and milliseconds_of(each) == SPRING for each in ids)
    assert is_uuid7(uuid7_of(-1, "before 1970"))


def test_an_id_tells_when_it_was_made() -> None:
    assert instant_of(uuid7_ids(lambda: Instant(1_795_000_000_123))()) == 1_795_000_000_123
