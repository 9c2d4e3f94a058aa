"""Fixtures for every test: see tests/services/plugin.py and tests/kit/plugin.py."""

pytest_plugins = ["tests.services.plugin", "tests.kit.plugin"]
