"""Fixtures for every test: see tests/services/plugin.py and the plugins of tests/kit/."""

from hypothesis import settings

pytest_plugins = ["tests.services.plugin", "tests.kit.plugin", "tests.kit.printed"]

# How long an example takes is the machine's affair: speed is measured in benchmarks/.
settings.register_profile("pennybell", deadline=None)
settings.load_profile("pennybell")
