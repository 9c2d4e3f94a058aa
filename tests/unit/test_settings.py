"""Settings: `.env.example` says what settings.py says, and wrong values are refused by name."""

import ast
import inspect
import json
import re
import stat
import textwrap
import threading
from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticUndefined

from pennybell import settings as module
from pennybell.domains.preferences.model import DEFAULTS
from pennybell.settings import Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"
HEAD = """\
# Every setting of Pennybell with its default. Copy this file to `.env` beside it, or set the
# variables in the environment; take the `# ` away in front of what you change.
"""


def documented() -> dict[str, str]:
    """Each field's docstring, as one paragraph."""
    (class_,) = [
        node
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
    ]
    found = {}
    for field, doc in zip(class_.body, class_.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(doc, ast.Expr):
            assert isinstance(field.target, ast.Name)
            assert isinstance(doc.value, ast.Constant)
            found[field.target.id] = " ".join(str(doc.value.value).split())
    return found


def default_of(name: str) -> str:
    default = Settings.model_fields[name].default
    assert default is not PydanticUndefined, f"{name} needs a default: nothing has to be set"
    if default is None:
        return ""
    return ",".join(default) if isinstance(default, list) else str(default)


def rendered() -> str:
    """What `.env.example` has to be."""
    docs = documented()
    parts = [HEAD]
    for name in Settings.model_fields:
        lines = textwrap.wrap(docs[name], 97, break_on_hyphens=False)
        text = "".join(f"# {line}\n" for line in lines)
        parts.append(f"{text}# PENNYBELL_{name.upper()}={default_of(name)}\n")
    return "\n".join(parts)


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PENNYBELL_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_every_setting_is_documented() -> None:
    assert documented().keys() == Settings.model_fields.keys()


def test_example_lists_exactly_the_settings_with_their_sentence_and_default() -> None:
    assert EXAMPLE.read_text() == rendered()


def test_example_changes_nothing_when_every_line_is_taken_in(tmp_path: Path) -> None:
    before = Settings()
    taken = re.sub(r"^# (PENNYBELL_)", r"\1", EXAMPLE.read_text(), flags=re.MULTILINE)
    assert taken.count("\nPENNYBELL_") == len(Settings.model_fields)
    (tmp_path / ".env").write_text(taken)
    assert Settings() == before


def test_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("PENNYBELL_PORT=9000\nPENNYBELL_HOST=::1\n")
    monkeypatch.setenv("PENNYBELL_PORT", "9001")
    assert (Settings().host, Settings().port) == ("::1", 9001)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "65536"),
        ("port", "eighty"),
        ("secret", "short"),
        ("secret", "x" * 32 + ",short"),
        ("allowed_origins", "money.example"),
        ("allowed_origins", "https://money.example/app"),
        ("registration", "sometimes"),
        ("sqlite_synchronous", "OFF"),
        ("access_token_s", "0"),
        ("log_level", "LOUD"),
    ],
)
def test_wrong_value_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"PENNYBELL_{name.upper()}", value)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert [wrong["loc"] for wrong in refused.value.errors()] == [(name,)]


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    origins = " https://money.example, http://localhost:5173 ,"
    monkeypatch.setenv("PENNYBELL_ALLOWED_ORIGINS", origins)
    assert Settings().allowed_origins == ["https://money.example", "http://localhost:5173"]


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("", "sqlite:///data/pennybell.sqlite3"),
        ("sqlite:////tmp/other.db", "sqlite:////tmp/other.db"),
        ("postgres://me@db/money", "postgresql+psycopg://me@db/money"),
        ("postgresql://me@db/money", "postgresql+psycopg://me@db/money"),
    ],
)
def test_database_url_names_the_driver(given: str, used: str) -> None:
    assert Settings(database_url=given).sqlalchemy_url() == used


def test_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new" / "data")
    (key,) = settings.secret_keys()
    assert len(key) >= 32
    assert settings.secret_keys() == [key]
    assert stat.S_IMODE(settings.data_dir.stat().st_mode) == 0o700
    assert stat.S_IMODE((settings.data_dir / "secret").stat().st_mode) == 0o600
    assert [path.name for path in settings.data_dir.iterdir()] == ["secret"]


def test_starting_twice_at_once_agrees_on_one_secret(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    found: list[list[bytes]] = []
    starts = [
        threading.Thread(target=lambda: found.append(settings.secret_keys())) for _ in range(8)
    ]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert len(found) == 8
    assert all(keys == found[0] for keys in found)


def test_secrets_given_are_used_newest_first(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, secret=f"{'new' * 11}, {'old' * 11}")
    assert settings.secret_keys() == [b"new" * 11, b"old" * 11]
    assert list(tmp_path.iterdir()) == []


def test_the_page_on_notifications_lists_every_setting_and_preference_with_its_default() -> None:
    page = (EXAMPLE.parent / "docs" / "notifications.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| .* \|$", page, re.MULTILINE)
    listed = {name: default.strip("`") for name, default in rows}
    about = (
        "push_",
        "fcm_",
        "firebase_",
        "apns_",
        "vapid_",
        "smtp_",
        "mail_",
        "apprise_",
        "sms_url",
    )
    for name in Settings.model_fields:
        said = listed.get(f"PENNYBELL_{name.upper()}")
        default = default_of(name)
        if said is None:
            assert not name.startswith(about), name
        elif default:
            assert said.lower() == default.lower(), name
        else:
            assert said in {"none", "made at first start", "the public URL, if https"}, name
    for name, value in DEFAULTS.items():
        if name not in {"fcm_token", "apns_token"}:  # a device's, not a wish
            assert listed[name] == json.dumps(value).strip('"'), name
