"""Fixtures for every test: see tests/services/plugin.py and the plugins of tests/kit/."""

pytest_plugins = ["tests.services.plugin", "tests.kit.plugin", "tests.kit.printed"]
