"""Fixtures for every test: see tests/services/plugin.py."""

pytest_plugins = ["tests.services.plugin"]
