"""What one commit announces: the frames each user's sockets are to send, and who is to leave.

A bell may be lost; the log it speaks of cannot. Whoever hears one checks its numbers.
"""

from typing import NamedTuple


class Ring(NamedTuple):
    """User `user_id` has events `first` to `last` (one unit of work); `frames` are their texts."""

    user_id: str
    first: int
    last: int
    frames: tuple[bytes, ...]


class Ask(NamedTuple):
    """A question to every process about its sockets; without `user_ids`: about all of them."""

    id: str
    about: str
    user_ids: tuple[str, ...]


class Reply(NamedTuple):
    """One process's answer, as JSON text."""

    ask_id: str
    text: str


class Bell(NamedTuple):
    """What a commit, or a person, wants told to sockets.

    `ended`: (user, session) whose sockets close. `joined`: users who must load a snapshot.
    `disconnected`: (user, connection) that the user closes from another device.
    `committed_at`: seconds since 1970, for measuring. `disabled`: users who may not sign in.
    """

    rings: tuple[Ring, ...]
    ended: tuple[tuple[str, str], ...] = ()
    joined: tuple[str, ...] = ()
    disconnected: tuple[tuple[str, str], ...] = ()
    committed_at: float = 0.0
    disabled: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    replies: tuple[Reply, ...] = ()

    @property
    def is_silent(self) -> bool:
        told = self.rings or self.ended or self.joined or self.disconnected or self.disabled
        return not (told or self.asks or self.replies)


def head_text(*, type_: str, payload: str, timestamp: str, id_: str, household: str | None) -> str:
    """The part of an envelope that every receiver shares; the numbers follow it."""
    scope = f',"household":"{household}"' if household else ""
    return f'{{"type":"{type_}","payload":{payload},"timestamp":"{timestamp}","id":"{id_}"{scope}'


def envelope(head: str, *, seq: int, commit: int) -> str:
    return f'{head},"seq":{seq},"commit":{commit}}}'
