"""The only reader of the environment. Each field: what it is, its unit, and why its default.

Every variable is `PENNYBELL_` and the field's name in capitals; `.env` in the working directory
is read too. `.env.example` lists them all, and a test compares it with this file.
"""

import base64
import os
import re
import secrets
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from pennybell.kit.contact_url import is_clean_subject

VAPID_FILE = "vapid"
SECRET_FILE = "secret"  # noqa: S105  # a name, no secret
SECRET_BYTES = 32
MAILBOX = re.compile(r"[^\s@<>,;:\"\\()\[\]]+@[^\s@<>,;:\"\\()\[\]]+")

FIREBASE_WEB = ("api_key", "project_id", "app_id", "messaging_sender_id", "vapid_key")
WEB_PUSH_KEY = re.compile(r"B[A-Za-z0-9_-]{86}")
"""An uncompressed point of P-256 as base64url."""


class Settings(BaseSettings):
    """Server settings; a wrong value is refused at start with its name."""

    model_config = SettingsConfigDict(env_prefix="PENNYBELL_", env_file=".env", extra="ignore")

    data_dir: Path = Path("data")
    """Folder of the SQLite database, secrets and backups. Made at first start, mode 0700."""

    database_url: str = ""
    """`sqlite:///FILE` or `postgresql://…`. Default: `pennybell.sqlite3` in the data folder."""

    bus_url: str = "memory://"
    """`memory://` rings the sockets of this process; `redis://…` those of every process."""

    host: str = "127.0.0.1"
    """Address to listen on. Loopback unless told otherwise: nothing is exposed by accident."""

    port: int = Field(default=8080, ge=0, le=65535)
    """TCP port; 0 takes a free one and prints it."""

    public_url: str = ""
    """Where people reach this server from outside, `https://money.example`. Switches off what is
    allowed only locally (open registration) and marks cookies Secure when it is https."""

    allowed_origins: Annotated[list[str], NoDecode] = []
    """Further origins, comma-separated, that browsers may call from (HTTP and WebSocket)."""

    trusted_proxies: Annotated[list[str], NoDecode] = []
    """Addresses, comma-separated, whose X-Forwarded-For and -Proto are believed."""

    secret: str = ""
    """Master key of tokens, at least 32 characters; commas separate older ones, still accepted.
    Default: made at first start and kept in the data folder, mode 0600."""

    registration: Literal["", "open", "invite", "closed"] = ""
    """Who may register. Default: anybody from this machine, by invitation from elsewhere. The
    very first account, the admin, can always be made from this machine."""

    access_token_s: int = Field(default=900, ge=30, le=86_400)
    """Seconds an access token lives: short, because only its session can be revoked."""

    refresh_token_days: int = Field(default=60, ge=1, le=400)
    """Days after the last use at which a sign-in ends."""

    sign_ins_per_minute_max: int = Field(default=10, ge=0)
    """Failed sign-ins per minute, per account and (times three) per address; 0: no limit."""

    database_threads: int = Field(default=8, ge=1, le=64)
    """Threads that talk to PostgreSQL, and connections for writing. SQLite has one writer."""

    sqlite_synchronous: Literal["FULL", "NORMAL"] = "FULL"
    """FULL: an answered write survives a power cut. NORMAL: it survives a crash."""

    request_bytes_max: int = Field(default=1_048_576, ge=1_024)
    """Bytes of a JSON request body; larger ones get 413."""

    upload_bytes_max: int = Field(default=52_428_800, ge=1_024)
    """Bytes of an uploaded statement; 50 MiB is about 500,000 rows."""

    client_message_bytes_max: int = Field(default=512, ge=0)
    """Bytes of one WebSocket message from a client (close 1009 above); 0: no limit."""

    client_messages_per_second_max: int = Field(default=20, ge=0)
    """WebSocket messages a second from one client, with a burst of twice as many (close 4029
    above); 0: no limit."""

    sockets_per_user_max: int = Field(default=10, ge=0)
    """Open sockets of one user; one more closes the least recently active; 0: no limit."""

    sockets_max: int = Field(default=20_000, ge=0)
    """Open sockets, event streams and waiting polls of one process; more get 503; 0: no limit."""

    upgrades_per_minute_max: int = Field(default=30, ge=0)
    """WebSocket upgrades a minute for one user (429 above); 0: no limit."""

    refused_upgrades_per_minute_max: int = Field(default=60, ge=0)
    """Refused upgrades a minute from one address before all get 429; 0: no limit."""

    realtime_enabled: bool = True
    """False refuses WebSockets with 503; clients fall back to the event stream, then polling."""

    readers: str = "all"
    """Readers of the log in this process: all, none, or names such as alerts,feed. One has to."""

    drain_seconds: float = Field(default=10, ge=0, le=300)
    """Longest time to send clients elsewhere when the server stops; few clients take less."""

    socket_queue_bytes_max: int = Field(default=1_048_576, ge=0)
    """Unsent bytes at which a slow socket is closed (it resumes from the log); over 256 KiB it is
    closed after 5 s. 0: however slow, it stays."""

    dispatcher: bool = True
    """Send notices from this process. One process has to; on PostgreSQL any number may."""

    dispatcher_cpu_percent: int = Field(default=30, ge=1, le=100)
    """Of one core, that this process may be busy while a great many notices wait to be sent: people
    whose requests it answers go first. 100: all of it, in a process that nobody asks."""

    push_enabled: bool = True
    """False holds all push, and loses none of it: it leaves when this is true again."""

    push_rollout_percent: int = Field(default=100, ge=0, le=100)
    """How many of all people get push, always the same ones: for trying it on a few."""

    fcm_credentials_file: Path | None = None
    """Service account of a Firebase project, as JSON: push to Android. Default: none."""

    fcm_url: str = "https://fcm.googleapis.com"
    """Where Firebase Cloud Messaging is."""

    firebase_api_key: str = ""
    """Of the Firebase project's web app: browsers then register with Firebase. Public, like the four
    that follow. Default: none, and browsers ring by Web Push."""

    firebase_project_id: str = ""
    """The same project as that of the service account."""

    firebase_app_id: str = ""
    """The web app's id, such as 1:1234567890:web:0123abcd."""

    firebase_messaging_sender_id: str = ""
    """The project's number."""

    firebase_vapid_key: str = ""
    """Public key of the project's Web Push certificate (Cloud Messaging, Web configuration)."""

    apns_key_file: Path | None = None
    """Token signing key (.p8) of an Apple developer account: push to iOS. Default: none."""

    apns_key_id: str = ""
    """The key's id, ten characters."""

    apns_team_id: str = ""
    """The developer account's team, ten characters."""

    apns_topic: str = ""
    """Bundle id of the app."""

    apns_url: str = "https://api.push.apple.com"
    """Where Apple's push service is."""

    apns_sandbox_url: str = "https://api.sandbox.push.apple.com"
    """The same for development builds of the app."""

    vapid_private_key: str = ""
    """Names this server to browsers' push services: 32 bytes as base64url. Default: made on first
    start and kept in the data folder. Several processes on several machines must share one."""

    vapid_subject: str = ""
    """How a push service reaches the operator: `mailto:you@money.example` or https. Default: the
    public URL when it is https; without either nothing is said, and Apple's service refuses."""

    smtp_host: str = ""
    """Mail server to send by. Default: none, and no mail."""

    smtp_port: int = Field(default=587, ge=1, le=65535)
    """Its port: 587 with STARTTLS, 465 with TLS."""

    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    """`starttls`: a server that does not offer it gets no mail. `none` is for this machine's own."""

    smtp_user: str = ""
    """Name to sign in with. Default: none."""

    smtp_password: str = ""
    """Its password."""

    mail_from: str = ""
    """Sender of all mail, `Pennybell <bell@money.example>`; the server has to be allowed to send
    for its domain (SPF, DKIM)."""

    mail_unsubscribe: str = ""
    """A mailbox that somebody reads, named beside the link by which people end mail. Default:
    none, the link alone."""

    apprise_schemes: Annotated[list[str], NoDecode] = []
    """Kinds of Apprise URLs that people may add, such as ntfys,tgram,matrixs. Default: none. Needs
    `pip install 'pennybell[apprise]'`."""

    codes_per_hour_max: int = Field(default=6, ge=0)
    """Links and codes that one person may have sent to addresses of theirs in an hour; 0: no limit."""

    sms_url: str = ""
    """Apprise URL of a gateway for text messages, with {phone} where the number goes, such as
    twilio://SID:TOKEN@FROM/{phone}. Default: none. Needs the same package."""

    url_guard_allow: Annotated[list[str], NoDecode] = []
    """Hosts that URLs of people may lead to though they are not public, such as
    ntfy.lan,10.0.0.5:8443."""

    provider_ca_file: Path | None = None
    """Further certificate authorities (PEM) to trust when sending. Default: the system's."""

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """Lines below this level are not written."""

    web_dir: Path | None = None
    """Folder of the built web app. Default: inside the package, else `web/dist`."""

    @field_validator(
        "allowed_origins", "trusted_proxies", "url_guard_allow", "apprise_schemes", mode="before"
    )
    @classmethod
    def split_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @field_validator(
        "web_dir", "fcm_credentials_file", "apns_key_file", "provider_ca_file", mode="before"
    )
    @classmethod
    def empty_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("allowed_origins")
    @classmethod
    def origins_are_origins(cls, value: list[str]) -> list[str]:
        for origin in value:
            parts = urlsplit(origin)
            if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path:
                raise ValueError(f"{origin!r} is no origin such as https://money.example")
        return value

    @field_validator("vapid_subject")
    @classmethod
    def subject_is_clean(cls, value: str) -> str:
        if value and not is_clean_subject(value):
            raise ValueError(f"{value!r} is no address such as mailto:you@money.example")
        return value

    @field_validator("secret")
    @classmethod
    def secrets_are_long(cls, value: str) -> str:
        if value and any(len(part.strip()) < SECRET_BYTES for part in value.split(",")):
            raise ValueError(f"each secret needs at least {SECRET_BYTES} characters")
        return value

    @field_validator("mail_from", "mail_unsubscribe")
    @classmethod
    def senders_are_addresses(cls, value: str) -> str:
        address = parseaddr(value)[1]
        if value and MAILBOX.fullmatch(address) is None:
            raise ValueError(f"{value!r} is no address such as Pennybell <bell@money.example>")
        return value

    @field_validator("sms_url")
    @classmethod
    def gateways_take_numbers(cls, value: str) -> str:
        if value and ("{phone}" not in value or "://" not in value):
            raise ValueError("an Apprise URL with {phone} in it is needed")
        return value

    @model_validator(mode="after")
    def mail_has_a_sender(self) -> Self:
        if self.smtp_host and not self.mail_from:
            raise ValueError("PENNYBELL_SMTP_HOST needs PENNYBELL_MAIL_FROM")
        return self

    @model_validator(mode="after")
    def firebase_is_whole(self) -> Self:
        given = {f"firebase_{name}": getattr(self, f"firebase_{name}") for name in FIREBASE_WEB}
        missing = [f"PENNYBELL_{name.upper()}" for name, value in given.items() if not value]
        if not any(given.values()):
            return self
        if self.fcm_credentials_file is None:
            missing.append("PENNYBELL_FCM_CREDENTIALS_FILE")
        if missing:
            raise ValueError(f"browsers register with Firebase only with {', '.join(missing)} too")
        return self

    @field_validator("firebase_vapid_key")
    @classmethod
    def web_push_keys_are_points(cls, value: str) -> str:
        if value and WEB_PUSH_KEY.fullmatch(value) is None:
            raise ValueError("it is no public key of a Web Push certificate: 87 characters from B")
        return value

    def origin(self) -> str:
        """Where links of mails lead: the public URL, or this machine."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    def sqlalchemy_url(self) -> str:
        """The database's address with the driver this server uses."""
        url = self.database_url or f"sqlite:///{self.data_dir / 'pennybell.sqlite3'}"
        for plain in ("postgres://", "postgresql://"):
            if url.startswith(plain):
                return "postgresql+psycopg://" + url.removeprefix(plain)
        return url

    def vapid_key(self) -> bytes:
        """The 32 bytes of the key, made on first use and kept like the secret unless set."""
        text = self.vapid_private_key
        if not text:
            make_data_dir(self.data_dir)
            path = self.data_dir / VAPID_FILE
            if not path.exists():
                keep_private(path, base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
            text = path.read_text().strip()
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

    def secret_keys(self) -> list[bytes]:
        """Master keys, newest first; the first signs, all verify.

        Made on first use and kept in the data folder (mode 0600) unless set. Written beside and
        linked into place, so that two processes starting at once agree on one.
        """
        if self.secret:
            return [part.strip().encode() for part in self.secret.split(",")]
        make_data_dir(self.data_dir)
        path = self.data_dir / SECRET_FILE
        if not path.exists():
            keep_private(path, secrets.token_urlsafe(SECRET_BYTES))
        return [line.encode() for line in path.read_text().split()]


def make_data_dir(path: Path) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def keep_private(path: Path, text: str) -> None:
    """Write a file only this user can read; the first of two racing writers wins."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink()
