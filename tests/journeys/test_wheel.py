"""The wheel carries all it needs: installed alone, it makes a demo and serves the web app."""

import subprocess
import sys
import venv
from pathlib import Path

import httpx
import pytest
from tests.kit.client import sign_in
from tests.kit.demo import Demo

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`pennybell` of an environment that holds the locked packages and the wheel, nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = build_wheel(folder / "dist")
    venv.EnvBuilder(symlinks=True, with_pip=False).create(folder / "venv")
    into = ["--python", str(folder / "venv" / "bin" / "python"), "install", "--no-compile"]
    run(pip(*into, "--require-hashes", "-r", str(ROOT / "requirements.lock")))
    run(pip(*into, "--no-deps", "--no-index", str(wheel)))
    return folder / "venv" / "bin" / "pennybell"


def build_wheel(folder: Path) -> Path:
    run([sys.executable, str(ROOT / "scripts" / "wheel.py"), str(folder)])
    (wheel,) = folder.glob("*.whl")
    return wheel


def pip(*words: str) -> list[str]:
    return [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *words]


def run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_wheel_alone_serves_a_demo_to_sign_in_to(installed: Path, tmp_path: Path) -> None:
    with Demo(tmp_path / "data", program=(str(installed),)) as serving:
        page = httpx.get(f"{serving.url}/", trust_env=False)
        assert page.status_code == 200
        assert page.headers["content-type"].startswith("text/html")
        script = page.text.partition('src="/assets/')[2].partition('"')[0]
        asset = httpx.get(f"{serving.url}/assets/{script}", trust_env=False)
        assert asset.status_code == 200
        assert "javascript" in asset.headers["content-type"]
        for email, password in serving.sign_ins.items():
            person = sign_in(serving.url, email, password)
            assert person.snapshot()["transactions_total"] > 1_500
        assert serving.interrupt() in {0, 130}
