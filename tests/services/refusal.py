"""The one sentence that says what a test run lacks."""


class Lacking(Exception):
    """A service the tests need cannot be had here; the message says what to install."""
