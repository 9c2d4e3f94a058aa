"""Cleans up after a test run that was killed: `python -m tests.services.guard FOLDER PID`.

Goes into the background, waits for the controlling process to end, then stops the servers noted
in the run's folder. After an orderly run the folder is gone, and there is nothing to do.
"""

import os
import sys
import time
from pathlib import Path

from tests.services import run

POLL_S = 0.5


def main(folder: Path, controller: int) -> None:
    while run.is_running(controller):
        time.sleep(POLL_S)
    run.end(folder)


if __name__ == "__main__":
    if os.fork() == 0:
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(null, stream)
        main(Path(sys.argv[1]), int(sys.argv[2]))
