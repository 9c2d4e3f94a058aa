"""Where a benchmark works, and where it leaves its figures."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services import run

RESULTS = Path(__file__).parent / "results"


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for databases; servers started meanwhile end with it, however the run ends."""
    folder = run.begin()
    try:
        yield folder
    finally:
        run.end(folder)


def subfolder(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir()
    return place


def keep(name: str, found: object) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(found, indent=2) + "\n")
