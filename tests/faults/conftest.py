"""A server with its own clock, and sockets without manners: the fixtures of the sockets' tests."""

from tests.rooms.realtime.conftest import hand, house, opened, raw, robin

__all__ = ["hand", "house", "opened", "raw", "robin"]
