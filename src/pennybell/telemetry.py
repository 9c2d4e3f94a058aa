"""Every log event's name, and the one way to log: a JSON object a line.

Values are ids, counts and durations. Never a token, an address, an amount or a person's text.
"""

import logging
import sys
from typing import Final

from pennybell.kit.clock import Instant, instant_text
from pennybell.kit.json import encode

SERVER_STARTED: Final = "server.started"
SERVER_STOPPED: Final = "server.stopped"
REQUEST_FAILED: Final = "request.failed"
SOCKET_OPENED: Final = "websocket.connection"
SOCKET_CLOSED: Final = "websocket.closed"
SOCKET_REFUSED: Final = "websocket.refused"
BUS_LOST: Final = "bus.lost"
BUS_JOINED: Final = "bus.joined"
BELL_FAILED: Final = "bell.failed"
ANALYTICS_FAILED: Final = "analytics.failed"
SWEEP_FAILED: Final = "sweep.failed"
BEAT_FAILED: Final = "beat.failed"
READER_FAILED: Final = "reader.failed"
DELIVERY_FAILED: Final = "delivery.failed"
SUMMARY_FAILED: Final = "summary.failed"
BACKUP_MADE: Final = "storage.backup"
DEMO_REFUSED: Final = "demo.refused"
CHANNEL_FAILED: Final = "channel.failed"
CHANNEL_MISCONFIGURED: Final = "channel.misconfigured"
CHANNEL_PAUSED: Final = "channel.paused"
CHANNEL_RESUMED: Final = "channel.resumed"

LIBRARIES: Final = ("uvicorn", "uvicorn.error", "asyncio", "sqlalchemy")

TALKATIVE: Final = (
    *("httpx", "httpcore", "h2", "hpack", "hyperframe", "urllib3", "requests", "google"),
    *("aiosmtplib", "apprise"),
)
"""Libraries whose lines quote addresses, tokens or what was sent; ours say what became of it."""

_logger = logging.getLogger("pennybell")


class JsonFormatter(logging.Formatter):
    """`{"level", "timestamp", "event", …}`: one line a record, fields after the fixed three."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "level": record.levelname.lower(),
            "timestamp": instant_text(Instant(int(record.created * 1000))),
            "event": record.getMessage(),
        }
        line.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[1] is not None:
            # The text of an exception may quote a row; its type and place never do.
            error, trace = record.exc_info[1], record.exc_info[2]
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            line["error"] = type(error).__name__
            if trace is not None:
                line["at"] = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        return encode(line)


def configure(level: str = "INFO") -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    _logger.handlers[:] = [handler]
    _logger.setLevel(level)
    _logger.propagate = False
    for name in LIBRARIES:
        # Their tracebacks quote whatever was at hand; the formatter keeps type and place.
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(logging.ERROR)
        logger.propagate = False
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def log(event: str, **fields: object) -> None:
    if _logger.isEnabledFor(logging.INFO):
        _logger.info(event, extra={"fields": fields})


def warn(event: str, **fields: object) -> None:
    """Log what the operator should look at."""
    _logger.warning(event, extra={"fields": fields})


def log_failure(event: str, **fields: object) -> None:
    """Log with the type and place of the exception being handled."""
    _logger.error(event, exc_info=sys.exc_info(), extra={"fields": fields})
