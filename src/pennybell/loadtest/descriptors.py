"""How many sockets a process may hold."""

from typing import Final

SPARE: Final = 100
"""Descriptors that are no sockets: files, pipes, the database."""
