"""Fixtures for every test: see tests/services/plugin.py and the plugins of tests/kit/."""

import signal

from hypothesis import settings
from tests.kit.passwords import hash_cheaply

pytest_plugins = [
    "tests.services.plugin",
    "tests.services.order",
    "tests.kit.plugin",
    "tests.kit.printed",
    "tests.providers.plugin",
]

# How long an example takes is the machine's affair: speed is measured in benchmarks/.
settings.register_profile("pennybell", deadline=None)
settings.load_profile("pennybell")

hash_cheaply()

# A shell without job control lets what it starts in the background ignore Ctrl-C, and so would the
# programs that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
