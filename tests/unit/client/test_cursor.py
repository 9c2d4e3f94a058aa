"""Events in, complete commits out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.client.cursor import Cursor, Gap
from pennybell.client.event import Event


def event(seq: int, commit: int) -> Event:
    return Event("tag.created", {}, seq, commit, f"id-{seq}", "home", "2026-01-26T10:30:00.000Z")


def stream(sizes: list[int]) -> list[Event]:
    """Commits of these sizes, one after another, from 1 on."""
    events: list[Event] = []
    for size in sizes:
        commit = len(events) + size
        events += [event(seq, commit) for seq in range(len(events) + 1, commit + 1)]
    return events


def test_a_commit_comes_out_when_its_last_event_has_come() -> None:
    cursor = Cursor(0, None)

    taken = [cursor.take(each) for each in stream([2, 1])]

    assert taken[0] is None
    assert [each.seq for each in taken[1] or []] == [1, 2]
    assert [each.seq for each in taken[2] or []] == [3]
    assert cursor.seq == 3


def test_the_place_moves_by_whole_commits_only() -> None:
    cursor = Cursor(0, None)

    cursor.take(stream([2])[0])

    assert cursor.seq == 0


def test_a_missing_event_is_a_gap() -> None:
    cursor = Cursor(0, None)

    with pytest.raises(Gap):
        cursor.take(event(2, 2))


def test_resuming_amid_a_commit_gives_the_rest_of_it() -> None:
    cursor = Cursor(1, None)

    assert cursor.take(event(2, 2)) == [event(2, 2)]


@given(st.lists(st.integers(1, 4), max_size=12), st.data())
def test_however_often_the_connection_breaks_each_commit_comes_once_and_whole(
    sizes: list[int], data: st.DataObject
) -> None:
    everything = stream(sizes)
    cursor = Cursor(0, None)
    got: list[list[Event]] = []
    while (cursor.seq or 0) < len(everything):
        cursor.restart()
        since = cursor.seq or 0
        overlap = data.draw(st.integers(0, since))
        upto = data.draw(st.integers(since, len(everything)))
        for each in everything[since - overlap : upto]:
            commit = cursor.take(each)
            if commit is not None:
                got.append(commit)
        if upto == since:
            break
    seen = [each.seq for commit in got for each in commit]
    assert seen == list(range(1, len(seen) + 1))
    assert all(commit[-1].seq == commit[-1].commit for commit in got)
