"""The real server against its own OpenAPI document: every operation, every check, all phases."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.kit.contacts import MAIL
from tests.kit.server import ROOT, ServerProcess

HERE = Path(__file__).parent
SHOWN_CHARACTERS = 12_000
WITHOUT_SUCCESS = {"GET /api/v1/ws"}
"""Over plain HTTP its good answer is 426."""


@pytest.mark.timeout(600)
def test_every_answer_is_as_documented_and_every_operation_succeeds(
    tmp_path: Path, print_at_end: Callable[[str], None]
) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    shutil.copy(HERE / "schemathesis.toml", folder)

    unlimited = {"sign_ins_per_minute_max": "0", "upgrades_per_minute_max": "0", **MAIL}
    secret = "s" * 40
    with ServerProcess(tmp_path / "server", readers="all", secret=secret, **unlimited) as server:
        seed = {"url": server.url, "secret": secret, "database": server.database_url}
        (folder / "seed.json").write_text(json.dumps(seed))
        document = httpx.get(f"{server.url}/api/v1/openapi.json", trust_env=False).json()
        done = fuzz(folder, server.url)
        said = server.log.read_text()

    counts: dict[str, dict[str, int]] = json.loads((folder / "counts.json").read_text())
    shares = {label: share_of_success(by_status) for label, by_status in sorted(counts.items())}
    print_at_end("\n".join(f"{share:6.1%} 2xx  {label}" for label, share in shares.items()))
    assert done.returncode == 0, done.stdout[-SHOWN_CHARACTERS:]
    assert "request.failed" not in said
    assert {label for label, share in shares.items() if not share} == WITHOUT_SUCCESS
    assert shares.keys() == operations_of(document)


def fuzz(folder: Path, url: str) -> "subprocess.CompletedProcess[str]":
    tool = Path(sys.executable).with_name("st")
    settings = [f"PYTHONPATH={ROOT}", "SCHEMATHESIS_HOOKS=tests.rooms.edge.fuzzing_hooks"]
    location = f"{url}/api/v1/openapi.json"
    return subprocess.run(
        ["env", *settings, str(tool), "run", location, "--continue-on-failure"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def operations_of(document: dict[str, Any]) -> set[str]:
    return {
        f"{method.upper()} {path}"
        for path, operations in document["paths"].items()
        for method in operations
    }


def share_of_success(by_status: dict[str, int]) -> float:
    good = sum(count for status, count in by_status.items() if status.startswith("2"))
    return good / sum(by_status.values())
