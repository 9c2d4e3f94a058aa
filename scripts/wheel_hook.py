"""Puts the built web app into the wheel as pennybell/web; an editable install needs none."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebAppHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        built = Path(self.root) / "web" / "dist"
        if not (built / "index.html").is_file():
            raise SystemExit("web/dist is missing: build the wheel with `make wheel`.")
        build_data["force_include"][str(built)] = "pennybell/web"
