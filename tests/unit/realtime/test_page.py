"""docs/protocol/realtime.md says what the sources say."""

import re
from pathlib import Path

import pytest

from pennybell.app import limits_of
from pennybell.edge.routes import events
from pennybell.outbox import log
from pennybell.realtime import close_codes, deadlines, heartbeat, hub, limits, protocol
from pennybell.realtime.close_codes import CloseCode
from pennybell.realtime.connection import FAULTS_MAX
from pennybell.realtime.limits import Limits
from pennybell.settings import Settings

PAGE = (Path(__file__).parents[3] / "docs" / "protocol" / "realtime.md").read_text()
LIMIT = re.compile(r"^\| [^|]+ \| `PENNYBELL_(\w+)` \| (\d+) \| (.+) \|$", re.MULTILINE)
CODE = re.compile(r"^\| (\d{4}) \| (\w+) \| (.+) \|$", re.MULTILINE)
CODES = {each.code: each.name for each in vars(close_codes).values() if isinstance(each, CloseCode)}


def test_limits_are_the_settings_with_their_defaults() -> None:
    listed = {name.lower(): int(default) for name, default, _ in LIMIT.findall(PAGE)}

    assert listed == {name: Settings.model_fields[name].default for name in listed}
    assert len(listed) == len(Limits.__dataclass_fields__)


def test_limits_without_settings_are_the_same() -> None:
    assert limits_of(Settings()) == Limits()


def test_every_close_code_is_listed_with_its_name() -> None:
    assert {int(code): name for code, name, _ in CODE.findall(PAGE)} == CODES


@pytest.mark.parametrize("code", [code for code in CODES if code >= 4_000])
def test_the_ranges_say_whether_to_connect_again(code: int) -> None:
    does = next(does for listed, _, does in CODE.findall(PAGE) if int(listed) == code)

    assert ("connects again" in does) is (code < 4_500)


@pytest.mark.parametrize(
    "says",
    [
        f"Every {hub.SWEEP_S:.0f} seconds a sweep",
        f"{heartbeat.EXPIRING_S} s before the end comes `session.expiring`",
        f"{heartbeat.GRACE_S} s after the end the socket closes with 4401",
        f"more than {log.RESUME_EVENTS_MAX:,} events or {log.RESUME_BYTES_MAX // 2**20} MiB behind",
        f"a close is waited for {protocol.CLOSE_WAIT_S:.0f} s",
        f"pings after {heartbeat.PING_AFTER_S} s of silence",
        f"when no byte came for {heartbeat.DEAD_AFTER_S} s",
        f"over {limits.SLOW_BYTES // 1_024} KiB unsent for {limits.SLOW_S} s",
        f"end within {deadlines.HEADERS_S_MAX:.0f} s",
        f"pause for {deadlines.BODY_S_MAX:.0f} s",
        f"{deadlines.UNREAD_S_MAX:.0f} s (`408`), and so long may an answer",
        f"every {events.HEARTBEAT_S} s of silence",
        f"{hub.DRAINED_PER_S:,} clients a second",
    ],
)
def test_fixed_numbers_are_those_of_the_sources(says: str) -> None:
    assert says in " ".join(PAGE.split())


def test_five_malformed_messages_are_too_many() -> None:
    assert FAULTS_MAX == 5
    assert "the fifth malformed message within a minute" in " ".join(PAGE.split())
